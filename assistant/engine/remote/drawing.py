"""Drawing: `POST /images/generations`, one request a picture, which comes as `b64_json`. Words only."""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from assistant.api import BadInput, Drawing, Notice, StoreProblem
from assistant.api.language import Bilingual
from assistant.engine.pixels import Decoder
from assistant.engine.remote.optional import Options
from assistant.engine.remote.server import Connection, Refused, sendable
from assistant.engine.remote.stream import Breaks
from assistant.engine.stages import Stage

if TYPE_CHECKING:
    import PIL.Image

_LARGEST_SIDE = 4096
"""Pixels of what is kept of a picture."""
_OPTIONAL = ("seed", "response_format")
"""What some servers refuse by name (OpenAI's own does), and can do without."""


class RemoteDrawing:
    """Stands where a loaded pipeline would. Whether the same seed draws the same picture is the server's matter."""

    def __init__(
        self, connection: Connection, decoder: Decoder, options: Options | None = None, breaks: Breaks | None = None
    ) -> None:
        self._connection = connection
        self._decoder = decoder
        self._options = options or Options(_OPTIONAL)
        self._breaks = breaks

    def breakable(self, breaks: Breaks) -> RemoteDrawing:
        """The same, for one piece of work whose connections can be broken off."""
        return RemoteDrawing(self._connection, self._decoder, self._options, breaks)

    def draw(self, drawing: Drawing, start: PIL.Image.Image | None = None) -> Generator[Stage | Notice]:
        """A stage before the picture and one with it; how many steps the server takes by itself is unknown.

        Raises BadInput for a picture to vary, AssistantError."""
        model = self._connection.model
        if start is not None:
            raise BadInput(
                Bilingual(
                    f"{model} draws on a server, from words alone: it cannot vary a picture.",
                    f"{model} 在服务器上画图，只能按文字画，不能在图片的基础上变化。",
                ),
                Bilingual("Say in words what to draw.", "请用文字说明要画什么。"),
            )
        yield Stage(0, drawing.steps or 0)
        answer = self._answer(_wanted(drawing))
        if "seed" in self._options:
            yield Notice(
                Bilingual(
                    f"{model} takes no seed: drawn again, it is another picture.",
                    f"{model} 不接受种子：再画一次会是另一张图。",
                )
            )
        total = drawing.steps or 1
        yield Stage(total, total, self._picture(answer), finished=True)

    def _answer(self, wanted: dict[str, Any]) -> dict[str, Any]:
        body = {"model": self._connection.model, "n": 1, "response_format": "b64_json", **wanted}
        while True:
            sent = self._options.taken(body)
            try:
                return self._connection.post("/images/generations", self._breaks, json=sent)
            except Refused as error:
                self._options.learn(sent, error)

    def _picture(self, answer: dict[str, Any]) -> PIL.Image.Image:
        try:
            data = base64.b64decode(answer["data"][0]["b64_json"])
        except (KeyError, IndexError, TypeError, ValueError):
            raise self._connection.problem(
                Bilingual("answers without a picture in `b64_json`", "的回答里没有 `b64_json` 图片")
            ) from None
        try:
            # Bytes from outside are decoded in the decoder's child, which reads files.
            with tempfile.NamedTemporaryFile(prefix="assistant-") as file:
                file.write(data)
                file.flush()
                return self._decoder.rgb(file.name, _LARGEST_SIDE)
        except BadInput:
            raise self._connection.problem(
                Bilingual("answers with something that is no picture", "返回的不是图片")
            ) from None
        except OSError as error:
            why = error.strerror or str(error)
            raise StoreProblem(
                Bilingual(f"The picture cannot be written: {why}.", f"无法写入图片：{why}。"),
                Bilingual(f"Free some space in {tempfile.gettempdir()}.", f"请在 {tempfile.gettempdir()} 腾出空间。"),
            ) from error


def _wanted(drawing: Drawing) -> dict[str, Any]:
    """The words and what was asked for beside them, by the names of OpenAI, and of vLLM and SGLang for the rest."""
    width, height = drawing.width or drawing.height, drawing.height or drawing.width
    asked = {
        "size": f"{width}x{height}" if width else None,
        "negative_prompt": sendable(drawing.negative) or None,
        "num_inference_steps": drawing.steps,
        "guidance_scale": drawing.guidance,
    }
    given = {name: value for name, value in asked.items() if value is not None}
    return {"prompt": sendable(drawing.prompt), "seed": drawing.seed, **given}
