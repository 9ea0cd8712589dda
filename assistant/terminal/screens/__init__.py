"""The screens that open over the chat, one a file."""
