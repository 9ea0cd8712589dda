"""What makes words of sound with a model in openai-whisper's format: encode, write token by token, judge, tell times.

Runs on the model thread. Loading, and what is remembered between calls, belong to `families/transcription.py`.
"""
