"""A pipeline of the size of Stable Diffusion 1.5 with random weights, drawn by the engine and by diffusers alone.

Prints the seconds of one step of the engine's Painter beside those of the same pipeline called directly, as it is,
with its repeated blocks compiled (diffusers' regional compilation) and with the whole denoiser compiled, and the share
of a picture outside the denoiser's own passes. Run it on an otherwise idle GPU; without one a toy only
tries the program itself.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import torch
from diffusers import AutoencoderKL, DDIMScheduler, StableDiffusionPipeline, UNet2DConditionModel
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import CLIPTextConfig, CLIPTextModel, PreTrainedTokenizerFast

from assistant.api import Drawing
from assistant.engine.families.image_generation import Painter
from benchmarks.report import Row, told

LENGTHS, ROUNDS = (5, 20), 3
"""Steps of a short and a long drawing: their difference has nothing of what is done once for a picture."""
TOY_LENGTHS = (1, 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--toy", action="store_true", help="a tiny width and 64 pixels, as always without a GPU")
    options = parser.parse_args()
    options.toy |= options.device == "cpu"
    side = 64 if options.toy else 512
    pipeline = built(options.device, options.toy)
    painter = Painter(pipeline, {"side": side, "multiple": 8, "guidance": 7.5})

    def engine(steps: int) -> None:
        for _ in painter.draw(Drawing("a red circle", steps=steps, seed=1)):
            pass

    def plain(steps: int) -> None:
        generator = torch.Generator("cpu").manual_seed(1)
        pipeline("a red circle", width=side, height=side, num_inference_steps=steps, generator=generator)

    lengths = TOY_LENGTHS if options.toy else LENGTHS
    settings = {"device": _name(options.device), "toy": options.toy, "torch": torch.__version__}
    own, direct = (step_seconds(draw, lengths, options.device) for draw in (engine, plain))
    outside = share_outside(pipeline, engine, lengths[1], options.device)
    told(
        "drawing_step",
        settings,
        [
            Row("step of the engine", own * 1e3, "ms"),
            Row("step of diffusers", direct * 1e3, "ms"),
            Row("engine / diffusers", own / direct, "times", "" if options.toy else "<=1.05"),
            Row("share outside the denoiser's passes", outside * 100, "%", "" if options.toy else "<=15"),
        ],
    )
    if options.device != "cpu":
        _compiled(pipeline, plain, own, lengths, settings, options.device)


def _compiled(
    pipeline: Any,
    plain: Callable[[int], None],
    own: float,
    lengths: tuple[int, int],
    settings: dict[str, Any],
    device: str,
) -> None:
    """The engine's step, `own` seconds, beside diffusers' once torch has compiled it."""
    for how, change in (
        ("blocks", lambda: pipeline.unet.compile_repeated_blocks(fullgraph=True)),
        ("whole", lambda: setattr(pipeline.unet, "forward", torch.compile(pipeline.unet.forward))),
    ):
        change()
        compiling = _seconds(partial(plain, 2), device)
        compiled = step_seconds(plain, lengths, device)
        told(
            f"drawing_step_{how}",
            settings,
            [
                Row(f"step of diffusers, {how} compiled", compiled * 1e3, "ms"),
                Row(f"engine / diffusers, {how} compiled", own / compiled, "times", "<=1.05"),
                Row("compiling and two steps", compiling, "s"),
            ],
        )


def step_seconds(draw: Callable[[int], None], lengths: tuple[int, int], device: str) -> float:
    """Median seconds of one step, after a first drawing that does not count."""
    draw(2)
    found = []
    for _ in range(ROUNDS):
        few, many = (_seconds(partial(draw, steps), device) for steps in lengths)
        found.append((many - few) / (lengths[1] - lengths[0]))
    return statistics.median(found)


def share_outside(pipeline: Any, draw: Callable[[int], None], steps: int, device: str) -> float:
    """The share of a drawing of so many steps that is not the denoiser's forward passes."""
    spent: list[float] = []
    real = pipeline.unet.forward

    def timed(*given: Any, **more: Any) -> Any:
        out: list[Any] = []
        spent.append(_seconds(lambda: out.append(real(*given, **more)), device))
        return out[0]

    pipeline.unet.forward = timed
    try:
        whole = _seconds(partial(draw, steps), device)
    finally:
        pipeline.unet.forward = real
    return 1 - sum(spent) / whole


def built(device: str, toy: bool) -> StableDiffusionPipeline:
    """Half precision on a GPU. The widths are those of Stable Diffusion 1.5."""
    dtype = torch.float16 if device == "cuda" else torch.float32
    tokens = Tokenizer(models.WordLevel({"<pad>": 0, "<end>": 1}, unk_token="<pad>"))
    tokens.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=tokens, pad_token="<pad>", eos_token="<end>", model_max_length=77
    )
    text = CLIPTextConfig(
        vocab_size=49408,
        hidden_size=32 if toy else 768,
        intermediate_size=64 if toy else 3072,
        num_hidden_layers=2 if toy else 12,
        num_attention_heads=2 if toy else 12,
        eos_token_id=1,
    )
    torch.manual_seed(0)
    with torch.device(device):
        unet = UNet2DConditionModel(
            sample_size=8 if toy else 64,
            cross_attention_dim=text.hidden_size,
            attention_head_dim=8,
            block_out_channels=(32, 32, 32, 32) if toy else (320, 640, 1280, 1280),
        )
        autoencoder = AutoencoderKL(
            block_out_channels=(32, 32, 32, 32) if toy else (128, 256, 512, 512),
            layers_per_block=2,
            latent_channels=4,
            down_block_types=("DownEncoderBlock2D",) * 4,
            up_block_types=("UpDecoderBlock2D",) * 4,
        )
        encoder = CLIPTextModel(text)
    pipeline = StableDiffusionPipeline(
        vae=autoencoder.to(dtype).eval(),
        text_encoder=encoder.to(dtype).eval(),
        tokenizer=tokenizer,
        unet=unet.to(dtype).eval(),
        scheduler=DDIMScheduler(clip_sample=False, steps_offset=1),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline.to(device)


def _seconds(work: Callable[[], None], device: str) -> float:
    _wait(device)
    begun = time.perf_counter()
    work()
    _wait(device)
    return time.perf_counter() - begun


def _wait(device: str) -> None:
    if device == "cuda":
        torch.cuda.synchronize()


def _name(device: str) -> str:
    return torch.cuda.get_device_name() if device == "cuda" else "cpu"


if __name__ == "__main__":
    main()
