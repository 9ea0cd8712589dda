"""The host: the process that owns dialogue, plugins, models and stores, and the client that every front end uses."""
