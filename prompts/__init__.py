"""What is said to models: one file per plugin, purpose and language, `<plugin>/<purpose>.<language>.md`.

No code belongs here. A `$name` is filled in by the plugin; a user's file of the same name below the configuration
folder's `prompts/` wins.
"""
