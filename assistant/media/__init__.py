"""Bytes from outside: what kind of file they are, and their decoding in a child process. No models, no stores."""
