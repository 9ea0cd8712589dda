"""The peer of a streaming answer: Textual's own Markdown stream above a text field, fed at the same rate.

python -m benchmarks.driving.markdown_app WORDS RATE FILE   # begins at Enter; FILE gets the time of the last word
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from textual import events
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown, TextArea

BLOCK = """## Part {n}

Some **bold** words and `code` in a paragraph that goes on for a while, as answers do.

- one thing
- another thing

```python
def part(number: int) -> int:
    return number * {n}
```

"""


def words(count: int) -> list[str]:
    """The answer of the measurement, cut as tokens would be."""
    return "".join(BLOCK.replace("{n}", str(n)) for n in range(count // 10 + 1)).split(" ")[:count]


class Field(TextArea):
    """Enter starts the stream, once."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()
            self.text = ""
            self.app.run_worker(self.app.stream())  # type: ignore[attr-defined]
        else:
            await super()._on_key(event)


class MarkdownApp(App[None]):
    """As Textual's documentation shows it."""

    CSS = "TextArea { height: 5; }"

    def __init__(self, count: int, rate: int, said: Path) -> None:
        super().__init__()
        self._count, self._rate, self._said = count, rate, said

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Markdown()
        yield Field(placeholder="Ask")

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).anchor()
        self.query_one(Field).focus()

    async def stream(self) -> None:
        stream = Markdown.get_stream(self.query_one(Markdown))
        began = time.perf_counter()
        for number, word in enumerate(words(self._count)):
            await asyncio.sleep(max(0.0, began + number / self._rate - time.perf_counter()))
            await stream.write(word + " ")
        self._said.write_text(str(time.perf_counter()))
        await stream.write("ENDOFALL")
        await stream.stop()


if __name__ == "__main__":
    MarkdownApp(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])).run()
