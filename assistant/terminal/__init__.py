"""The terminal front end: everything that is drawn, dropped paths, the microphone. A client of the host, no more."""
