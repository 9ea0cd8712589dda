"""What comes from a terminal: keys and pastes of every terminal, whatever bytes they are (`reading.py`), and beside
them the clipboard, files dropped from far away and keys let go of some.

More than keys is only spoken with a terminal that said, when it was asked before the start (`probe.py`), that it knows
these sequences. What it sends is cut out of the stream of keys (`incoming.py`) and limited in size; the driver
(`driver.py`) is the only place that writes to or reads from the terminal.
"""
