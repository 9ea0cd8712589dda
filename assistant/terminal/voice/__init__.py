"""The microphone, and the program that speaks: is there one, record until the speaker falls silent, say a sentence.

Recognition happens in the host. Nothing here imports torch, and importing the package loads none of its modules: most
chats need no sound.
"""
