"""Diffusion pipelines of diffusers: words, and perhaps a picture to vary, to a picture. Each through its own class.

Belongs here: loading, the arguments of one call, its steps. Does not belong here: files of pictures, what people say.
"""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import torch

from assistant.api import BadInput, Drawing, Notice
from assistant.api.language import Bilingual
from assistant.engine import layout, model_files, weights
from assistant.engine.architectures import PIPELINES
from assistant.engine.catalogue import Found
from assistant.engine.device import Device
from assistant.engine.families.autoencoder import preview, same_format, tell_of_memory
from assistant.engine.families.explained import unknown
from assistant.engine.families.few_words import none_known
from assistant.engine.families.generation import whole_characters
from assistant.engine.families.stepped import stepped
from assistant.engine.families.turns import Part, Turns
from assistant.engine.stages import Stage
from assistant.engine.storages import tensors_of

if TYPE_CHECKING:
    import PIL.Image

_LIBRARIES = ("diffusers", "transformers", "stable_diffusion")
"""Where the parts of a pipeline may come from; the last is diffusers' own name for its safety checker."""
_FORMATS = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}
"""Of weights, by their names in safetensors."""
_PREVIEWS = 4
"""Previews of one picture at most: each costs a pass of the decoder."""
_APART_S = 1.0
"""Seconds between two previews at least: of a picture that is finished in a moment none is made."""


def load(found: Found, device: Device, in_turns: bool = False) -> Painter:
    """The pipeline in memory, or with those of its parts on the device whose turn it is.

    Raises ValueError for one that is not in PIPELINES or has parts from elsewhere.
    """
    import diffusers

    index = model_files.read_json(found.directory / layout.PIPELINE)
    name = str(index.get("_class_name"))
    if name not in PIPELINES:
        raise ValueError(unknown(Bilingual("pipeline", "流水线"), name, PIPELINES))
    for part, value in index.items():
        if isinstance(value, list) and value[0] not in (None, *_LIBRARIES):
            raise ValueError(
                Bilingual(f"its part {part!r} comes from {value[0]!r}", f"它的部件 {part!r} 来自 {value[0]!r}")
            )
    stored = _stored(found, index, device) if in_turns else {}
    pipeline = getattr(diffusers, name).from_pretrained(
        found.directory,
        dtype={**stored, "default": device.dtype},
        use_safetensors=True,
        local_files_only=True,
        variant=_variant(found),
        low_cpu_mem_usage=False,
    )
    pipeline.set_progress_bar_config(disable=True)
    parts = [(getattr(pipeline, part), Part(getattr(pipeline, part), kept, device)) for part, kept in stored.items()]
    return Painter(pipeline.to(device.name), found.spec.options, Turns(parts) if parts else None)


class Painter:
    """A loaded pipeline. The same drawing gives the same picture, on whatever device its noise is drawn by the CPU."""

    def __init__(self, pipeline: Any, options: Mapping[str, Any], turns: Turns | None = None) -> None:
        self._pipeline = pipeline
        self._turns = turns
        self._options = options
        self._varying: Any = None
        tell_of_memory(pipeline.vae)

    def tensors(self) -> Iterator[torch.Tensor]:
        """All that it keeps on its device. Parts that take turns are left in their files."""
        if self._turns:
            self._turns.rest()
        parts = self._pipeline.components.values()
        return (tensor for part in parts if isinstance(part, torch.nn.Module) for tensor in tensors_of(part))

    def draw(self, drawing: Drawing, start: PIL.Image.Image | None = None) -> Generator[Stage | Notice]:
        """A stage for each step, the last with the finished picture. Raises BadInput for a size that is too large,
        and where the model's safety checker withholds the picture."""
        width, height = self._size(drawing, start)
        steps = drawing.steps or int(self._options.get("steps", 30))
        pipeline = self._pipeline if start is None else self._from_picture()
        wanted: dict[str, Any] = {
            "prompt": whole_characters(drawing.prompt),
            "negative_prompt": whole_characters(drawing.negative) or None,
            "width": width,
            "height": height,
            "num_inference_steps": steps,
            "guidance_scale": self._options.get("guidance", 5.0) if drawing.guidance is None else drawing.guidance,
            "generator": torch.Generator("cpu").manual_seed(drawing.seed),
            "output_type": "pil",
        }
        if start is not None:
            # At least one step has to be left of those that the strength cuts away.
            strength = max(drawing.strength, 1.01 / steps)
            wanted |= {"image": start.resize((width, height)), "strength": min(strength, 1.0)}
        if steps != 2:
            wanted["intermediate_timesteps"] = None  # SANA-Sprint has one for two steps only
        known = inspect.signature(pipeline.__call__).parameters
        arguments = {name: value for name, value in wanted.items() if name in known}
        strange = none_known(drawing.prompt, self._options.get("things", {})) if start is None else None

        def work(say: Callable[[Stage | Notice], None]) -> None:
            if strange:
                say(strange)
            self._run(pipeline, arguments, say, drawing.negative)

        yield from stepped(work)

    def _run(
        self, pipeline: Any, arguments: dict[str, Any], say: Callable[[Stage | Notice], None], negative: str
    ) -> None:
        done, looked = 0, time.monotonic()

        def step(pipe: Any, _: int, __: Any, tensors: dict[str, Any]) -> dict[str, Any]:
            nonlocal done, looked
            if not done and negative and not _leaves_out(pipe, arguments):
                say(_shown_all_the_same(negative))
            done += 1
            total = max(int(pipe.num_timesteps), done)
            due = done < total and done % max(1, total // (_PREVIEWS + 1)) == 0
            shown = due and time.monotonic() - looked >= _APART_S
            looked = time.monotonic() if shown else looked
            say(Stage(done, total, preview(self._pipeline, tensors.get("latents")) if shown else None))
            return tensors

        say(Stage(0, int(arguments["num_inference_steps"])))
        with same_format(pipeline.vae):
            drawn = pipeline(**arguments, callback_on_step_end=step)
        if any(getattr(drawn, "nsfw_content_detected", None) or ()):
            raise _withheld()
        say(Stage(done, done, drawn.images[0].convert("RGB"), finished=True))

    def _from_picture(self) -> Any:
        """The pipeline's image-to-image sibling, which shares its weights."""
        import diffusers

        if self._varying is None:
            sibling = PIPELINES[type(self._pipeline).__name__]
            same = sibling == type(self._pipeline).__name__
            self._varying = (
                self._pipeline if same else getattr(diffusers, sibling)(**_parts_for(self._pipeline, sibling))
            )
            self._varying.set_progress_bar_config(disable=True)
        return self._varying

    def _size(self, drawing: Drawing, start: PIL.Image.Image | None) -> tuple[int, int]:
        """Width and height in pixels, multiples of what the model needs; a missing side follows from `start`."""
        side, multiple = int(self._options.get("side", 512)), int(self._options.get("multiple", 16))
        largest = int(self._options.get("largest", 2 * side))
        width, height = _sides(drawing, start, side)
        if max(width, height) > largest:
            raise BadInput(
                Bilingual(
                    f"This model draws at most {largest} x {largest} pixels.",
                    f"这个模型最多画 {largest} x {largest} 像素。",
                ),
                Bilingual("Ask for a smaller picture.", "请画小一点。"),
            )
        smallest = int(self._options.get("smallest", multiple))
        return max(width // multiple * multiple, smallest), max(height // multiple * multiple, smallest)


def _sides(drawing: Drawing, start: PIL.Image.Image | None, side: int) -> tuple[int, int]:
    """Width and height as they were asked for; `side` where nothing says more."""
    if start is None or (drawing.width and drawing.height):
        return drawing.width or side, drawing.height or side
    if drawing.width:
        scale = drawing.width / start.width
    elif drawing.height:
        scale = drawing.height / start.height
    else:
        scale = side / max(start.size)
    return round(start.width * scale), round(start.height * scale)


def _leaves_out(pipeline: Any, arguments: Mapping[str, Any]) -> bool:
    """Whether a pipeline that runs looks at what it should not draw: that is what guidance needs it for."""
    return "negative_prompt" in arguments and bool(pipeline.do_classifier_free_guidance)


def _shown_all_the_same(negative: str) -> Notice:
    return Notice(
        Bilingual(
            f"Drawn like this, the model cannot leave out “{negative}”: the picture may show it.",
            f"这样画时，模型无法排除“{negative}”：图中仍可能出现。",
        )
    )


def _withheld() -> BadInput:
    return BadInput(
        Bilingual(
            "The model's safety checker withheld the picture.",
            "这个模型的安全检查没有放行这张图片。",
        ),
        Bilingual("Say it in other words, or try another seed.", "请换个说法，或者换一个种子再试。"),
    )


def _parts_for(pipeline: Any, sibling: str) -> dict[str, Any]:
    """The parts and settings of a pipeline that its sibling takes."""
    import diffusers

    taken = inspect.signature(getattr(diffusers, sibling).__init__).parameters
    settings = {name: pipeline.config[name] for name in taken if name in pipeline.config}
    return {**settings, **{name: part for name, part in pipeline.components.items() if name in taken}}


def _stored(found: Found, parts: Collection[str], device: Device) -> dict[str, torch.dtype]:
    """The number formats in which the files have the parts that take turns, the drawing one last."""
    reads = sorted(part for part in parts if part.startswith(layout.READS))
    formats = {part: weights.stored_format(found.directory / part) for part in (*reads, *layout.DRAWS)}
    return {part: _FORMATS.get(kept, device.dtype) for part, kept in formats.items() if kept}


def _variant(found: Found) -> str | None:
    """ "fp16" for a folder that has only such weights."""
    models = [part for part in layout.pipeline_parts(found.directory) if layout.has_weights(part)]
    plain = all(
        any(".fp16." not in path.name for path in (found.directory / part).glob("*.safetensors")) for part in models
    )
    return None if plain else "fp16"
