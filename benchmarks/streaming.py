"""A Markdown answer of 4,000 tokens at 200 a second: keys pressed meanwhile, and how late the last word is drawn.

The tokens come from a plugin in the home of the measurement, through the real host; it notes when it said the last one.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from benchmarks.driving.home import CHAT, private_home
from benchmarks.driving.keys import echoes
from benchmarks.driving.session import Session
from benchmarks.driving.table import report, spread

_RATE = 200
_EMPTY = (sys.executable, "-m", "benchmarks.driving.empty_app")
_PLUGIN = '''
import time
from assistant.api import Action, Plugin, TextDelta

BLOCK = """## Part {n}

Some **bold** words and `code` in a paragraph that goes on for a while, as answers do.

- one thing
- another thing

```python
def part(number: int) -> int:
    return number * {n}
```

"""


class Flood(Plugin):
    name, title, summary = "flood", "Flood", "Says very much."
    actions = (Action("flood", "say very much", {"en": ("flood it",), "zh": ("说很多",)}),)

    def run(self, request, context):
        words = "".join(BLOCK.replace("{n}", str(n)) for n in range(400)).split(" ")[:TOKENS]
        began = time.perf_counter()
        for number, word in enumerate(words):
            time.sleep(max(0.0, began + number / RATE - time.perf_counter()))
            yield TextDelta(word + " ")
        (context.folder / "said").write_text(str(time.perf_counter()))
        yield TextDelta("ENDOFALL")
'''


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=4000)
    tokens = parser.parse_args().tokens
    with private_home() as (home, variables):
        folder = home / "config" / "plugins"
        folder.mkdir(parents=True)
        (folder / "flood.py").write_text(_PLUGIN.replace("TOKENS", str(tokens)).replace("RATE", str(_RATE)))
        with Session(_EMPTY, variables) as session:
            session.wait_for(b"Ask")
            idle = spread(echoes(session, 100))
        with Session(CHAT, variables) as session:
            session.wait_for(b"pocket")
            time.sleep(1)
            session.write(b"/flood")
            time.sleep(0.5)
            sent = session.write(b"\r")
            session.wait_for(b"Part ", since=sent, within_s=120)
            keys = spread(echoes(session, int(tokens / _RATE / 0.1)))
            drawn = session.wait_for(b"ENDOFALL", since=sent, within_s=300)
            lag = (drawn - _said(home)) * 1000
            frames = sum(1 for arrived, data in session.arrived if sent < arrived < drawn and b"\x1b[?2026h" in data)
    pace = frames / (drawn - sent)
    report(
        "streaming",
        [{"": "empty app, idle", **idle, "frames/s": 0.0}, {"": "chat, streaming", **keys, "frames/s": pace}],
        {"slowest key echo, ms": (keys["max"], 100), "last word drawn after, ms": (lag, 200)},
    )


def _said(home: Path) -> float:
    return float((home / "data" / "plugins" / "flood" / "said").read_text())


if __name__ == "__main__":
    main()
