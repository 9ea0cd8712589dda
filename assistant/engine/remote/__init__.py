"""Models on an OpenAI-compatible server: one file per capability, the same duties as `families/`, no torch.

`server.py` speaks HTTP, `stream.py` carries what comes to the thread that asks, `servers.py` is what the engine sees.
Nothing is loaded or evicted here.
"""
