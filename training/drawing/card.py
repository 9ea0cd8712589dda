"""The model card of the drawing pipeline, written from measured figures."""

from __future__ import annotations

from pathlib import Path

from training.bars import table
from training.cards import history, weights_size
from training.drawing.autoencoder import LATENTS, NOISE, WIDTH
from training.drawing.model import CHANNELS, TEXT_LAYERS, TEXT_WIDTH
from training.drawing.scenes import SIDE
from training.drawing.tokenizer import LENGTH

_CARD = """\
# pocket / image_generation

Words to small pictures of the drawn world, in English and Chinese, on any CPU at once. It is loaded like any large
one: `StableDiffusionPipeline.from_pretrained(folder)`.

| | |
|---|---|
| architecture | Stable Diffusion: CLIP text encoder, UNet, autoencoder, DDIM |
| picture | {side} px; {latents} latents for 8 x 8 pixels |
| denoiser | UNet of {channels} channels; predicts velocity on a cosine schedule that ends in pure noise |
| text encoder | {layers} layers of {text}, trained with the denoiser; {length} tokens, lower case |
| autoencoder | AutoencoderTiny of {width} channels; noise of {noise} on its latents does not show |
| size | {parameters:.2f} M parameters, {megabytes:.1f} MB in float16 |
| stages | {stages} |
| made by | `assistant-train drawing`, measured by `assistant-train eval --only drawing` |

## Figures

Judged by colour values and outlines alone (`training/drawing/check.py`): every named shape must be there in its colour
and nothing else. One shape: all 80 pairs of shape and colour in each language. Two shapes: 40 random pairs in each.

{table}

## Limits

It draws one to three of eight shapes in ten colours on a plain pale background, at {side} x {side} pixels, and nothing
else: other words give some shape or other. Places are its own: shapes of a prompt stand from left to right, a third
below them; of two, one can stand above the other.
"""


def text(folder: Path, figures: dict[str, float]) -> str:
    sizes = [weights_size(file.parent, file.name) for file in sorted(folder.rglob("*.safetensors"))]
    return _CARD.format(
        side=SIDE,
        latents=LATENTS,
        channels=" and ".join(map(str, CHANNELS)),
        layers=TEXT_LAYERS,
        text=TEXT_WIDTH,
        length=LENGTH,
        width=WIDTH,
        noise=NOISE,
        parameters=sum(parameters for parameters, _ in sizes),
        megabytes=sum(megabytes for _, megabytes in sizes),
        stages=history(folder),
        table=table(figures),
    )
