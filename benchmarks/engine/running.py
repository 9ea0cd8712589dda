"""What the benchmarks of decoding share: which models on which device, one after the other, and one report."""

from __future__ import annotations

import argparse
import gc
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any

import torch

from assistant.engine.decoding.stage import Stage, stage_of
from benchmarks.engine.models import SIZES, language, steady, versions
from benchmarks.report import Row, told

DTYPES = ("float32", "bfloat16", "float16")
Measure = Callable[[str, Any, argparse.Namespace, Stage | None], list[Row]]
"""The rows for a family's name, its model, the options, and the stage on a GPU."""


def prepared_stage(model: Any) -> tuple[Stage | None, float]:
    """The stage of a model on a GPU once it is ready, and the seconds that it took."""
    begun = time.perf_counter()
    stage = stage_of(model)
    while stage is not None and not stage.ready:
        time.sleep(0.01)
    return stage, time.perf_counter() - begun


def parser_of(description: str | None) -> argparse.ArgumentParser:
    """The options of every benchmark of a model: its size, its device, its number format."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--size", choices=list(SIZES), default="0.1B")
    parser.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
    parser.add_argument("--dtype", choices=DTYPES, default="float32")
    return parser


def run(name: str, description: str | None, numbers: Mapping[str, tuple[int, str]], measure: Measure) -> None:
    """`numbers` are options of this benchmark alone: name → (default, help)."""
    parser = parser_of(description)
    parser.add_argument("--families", nargs="+", choices=["qwen3_vl", "qwen3_5"], default=["qwen3_vl"])
    for option, (default, text) in numbers.items():
        parser.add_argument(f"--{option}", type=int, default=default, help=text)
    options = parser.parse_args()
    steady(options.device)
    logging.basicConfig(level=logging.INFO)
    rows: list[Row] = []
    for family in options.families:
        model = language(family, options.size, options.device, getattr(torch, options.dtype))
        stage, prepared = prepared_stage(model)
        rows += [Row(f"{family}: kernels compiled and sizes measured", prepared, "s")] if stage else []
        rows += measure(family, model, options, stage)
        del model, stage
        if options.device == "cuda":
            gc.collect()
            torch.cuda.empty_cache()
    told(name, {**vars(options), **versions()}, rows)
