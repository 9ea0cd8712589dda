"""What comes from a terminal beside keys and mouse: its clipboard, files dropped from far away, keys let go.

Only spoken with a terminal that said, when it was asked before the start (`probe.py`), that it knows these sequences;
every other terminal keeps the library's own driver. What it sends is cut out of the stream of keys (`incoming.py`) and
limited in size; the driver (`driver.py`) is the only place that writes to or reads from the terminal.
"""
