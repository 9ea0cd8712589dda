"""What people say who search and who bring folders in, one package an action."""
