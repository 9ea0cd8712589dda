"""Reads pasted text on standard input and writes what becomes of it as JSON: `{"paths", "folders", "text", "problem"}`.

`paths` holds everything that was taken, folders too.
"""

from __future__ import annotations

import json
import os
import sys

from assistant.terminal.drop import parse


def main() -> None:
    dropped = parse(os.fsdecode(sys.stdin.buffer.read()), str(os.curdir))
    answer = {
        "paths": [*dropped.paths, *dropped.folders],
        "folders": list(dropped.folders),
        "text": dropped.text,
        "problem": dropped.problem,
    }
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
