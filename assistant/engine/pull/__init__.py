"""Getting models: a child process does all that touches the network, so that the host itself never has to.

`child.py` is that process, `hub.py` knows a model hub, `transfer.py` brings one file; `process.py` is the host's end.
"""
