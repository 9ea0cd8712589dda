"""How people ask to search and to index, one module an action. What the router learns from."""
