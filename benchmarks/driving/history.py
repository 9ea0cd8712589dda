"""Writes a long conversation into a home, through the host's own stores: run as a process before any host starts.

python -m benchmarks.driving.history TURNS PICTURES   # prints the conversation's id
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from pathlib import Path

from PIL import Image, ImageDraw

from assistant.api import Routed, TextDelta
from assistant.dialogue.store import ConversationStore
from assistant.library.pictures import PictureStore
from assistant.media.decoder import Decoder
from assistant.paths import paths

_MARKDOWN = """Here is what I see in number {number}:

- a **large** red circle on the *left*
- a small `blue` star, about {number} pixels from the edge

| shape | colour |
|---|---|
| circle | red |
| star | blue |

The rest is an even background, without anything that stands out. That was answer {number}.
"""
_PLAIN = "The circle is red and the star is blue, and nothing else is there. That was answer {number}."


def main(turns: int, pictures: int) -> str:
    """Every tenth answer is long Markdown; pictures are spread evenly over the turns."""
    place = paths()
    place.data.mkdir(parents=True, exist_ok=True)
    with closing(Decoder()) as decoder, tempfile.TemporaryDirectory() as folder:
        kept = PictureStore(place.pictures, decoder)
        with closing(ConversationStore(place.conversations, kept.stored)) as store:
            conversation = store.create(f"{turns} turns")
            for number in range(turns):
                turn = store.turns.add(conversation, f"question {number}: what is in the picture?", "en")
                if pictures and number % max(1, turns // pictures) == 0:
                    picture = kept.add(str(_drawn(Path(folder), number)))
                    store.pictures.attach(conversation, turn, store.pictures.number(conversation, turn, [picture]))
                answer = (_PLAIN if number % 10 else _MARKDOWN).format(number=number)
                route = Routed("assistant_vqa", "ask", 0.98, 0.9, "It is a question about a picture.")
                store.turns.append(conversation, turn, events=[route])
                store.turns.append(conversation, turn, TextDelta(answer).text)
                store.turns.finish(conversation, turn, "done", 40, 300)
            return conversation


def _drawn(folder: Path, number: int) -> Path:
    image = Image.new("RGB", (320, 240), (number % 256, number // 256 * 40, 230))
    ImageDraw.Draw(image).ellipse((40, 40, 160, 160), fill=(220, 20, 60))
    file = folder / f"{number}.png"
    image.save(file)
    return file


if __name__ == "__main__":
    print(main(int(sys.argv[1]), int(sys.argv[2])))
