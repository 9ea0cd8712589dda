"""The model card of the drawing pipeline, written from measured figures."""

from __future__ import annotations

from pathlib import Path

from training.bars import table
from training.cards import history, weights_size
from training.drawing.autoencoder import DECODER, LATENTS
from training.drawing.model import CHANNELS, LENGTH
from training.drawing.scenes import SIDE

_CARD = """\
# pocket / image_generation

Words to small pictures of the drawn world, in English and Chinese, on any CPU at once. It is loaded like any large
one: `StableDiffusionPipeline.from_pretrained(folder)`.

| | |
|---|---|
| architecture | Stable Diffusion: CLIP text encoder, UNet, autoencoder, DDIM |
| picture | {side} px; {latents} latents for 8 x 8 pixels: 2 x 2 pixels of the picture at a quarter of its size |
| denoiser | UNet of {channels} channels; predicts velocity on a cosine schedule that ends in pure noise |
| text encoder | that of `pocket/image_text_embedding`, not trained further; {length} tokens |
| decoder | AutoencoderTiny of {decoder} channels; the encoder is fixed |
| size | {parameters:.2f} M parameters, {megabytes:.1f} MB in float16 |
| stages | {stages} |
| seed | 7 |
| made by | `assistant-train drawing`, measured by `assistant-train eval --only drawing` |

## Figures

Judged by colour values and outlines alone (`training/drawing/check.py`): every named shape must be there in its colour
and nothing else. One shape: all 80 pairs of shape and colour in each language. Two shapes: 40 random pairs in each.

{table}

## Limits

It draws one of eight shapes in ten colours on a plain pale background, at {side} x {side} pixels. Several shapes come
out mixed up, small ones are often not sharp enough to be told apart, and it draws nothing
else: other words give some shape or other. Places are its own: shapes of a prompt stand from left to right.
"""


def write(folder: Path, figures: dict[str, float]) -> None:
    sizes = [weights_size(file.parent, file.name) for file in sorted(folder.rglob("*.safetensors"))]
    text = _CARD.format(
        side=SIDE,
        latents=LATENTS,
        channels=" and ".join(map(str, CHANNELS)),
        length=LENGTH,
        decoder=DECODER,
        parameters=sum(parameters for parameters, _ in sizes),
        megabytes=sum(megabytes for _, megabytes in sizes),
        stages=history(folder),
        table=table(figures),
    )
    (folder / "README.md").write_text(text, encoding="utf-8")
