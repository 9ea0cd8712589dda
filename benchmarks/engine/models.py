"""Real architectures from their configurations, with normally distributed random weights; zeros would be faster."""

from __future__ import annotations

import importlib.metadata
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch

IMAGE, START, END = 190, 192, 193
SIZES = {
    "0.1B": (1024, 3072, 4, 16_000),
    "0.8B": (1024, 3584, 24, 151_936),
    "2B": (2048, 6144, 28, 151_936),
    "4B": (2560, 9728, 36, 151_936),
}
"""Hidden width, width of the feed-forward layers, layers, vocabulary. 0.1B has the layers of 0.8B, but four of them."""
_TRUE: dict[tuple[str, str], dict[str, int]] = {
    ("qwen3_vl", "4B"): {"num_attention_heads": 32, "num_key_value_heads": 8},
    ("qwen3_5", "4B"): {
        "intermediate_size": 9216,
        "num_hidden_layers": 32,
        "vocab_size": 248_320,
        "num_attention_heads": 16,
        "num_key_value_heads": 4,
        "head_dim": 256,
        "linear_num_key_heads": 16,
        "linear_num_value_heads": 32,
    },
}
"""What Qwen3-VL-4B and Qwen3.5-4B have otherwise: their text parts have 4.02 and 4.21 billion parameters."""
_TOKENS = {"image_token_id": IMAGE, "video_token_id": 191, "vision_start_token_id": START, "vision_end_token_id": END}
_ROPE = {"rope_type": "default", "rope_theta": 5e6, "mrope_interleaved": True}


def language(family: str, size: str, device: str, dtype: torch.dtype) -> Any:
    """A vision-language model of plain attention (`qwen3_vl`) or of the hybrid kind (`qwen3_5`)."""
    from transformers import AutoModelForImageTextToText, Qwen3_5Config, Qwen3VLConfig

    hidden, inner, layers, words = SIZES[size]
    text: dict[str, Any] = {
        "hidden_size": hidden,
        "intermediate_size": inner,
        "num_hidden_layers": layers,
        "vocab_size": words,
        "num_attention_heads": hidden // 128,
        "num_key_value_heads": 4,
        "tie_word_embeddings": True,
        "max_position_embeddings": 32_768,
    }
    vision: dict[str, Any] = {
        "depth": 4,
        "hidden_size": 256,
        "intermediate_size": 512,
        "num_heads": 4,
        "out_hidden_size": hidden,
    }
    torch.manual_seed(0)
    config: Any
    if family == "qwen3_vl":
        rope = {**_ROPE, "mrope_section": [24, 20, 20]}
        text |= {"head_dim": 128, "rope_parameters": rope, **_TRUE.get((family, size), {})}
        config = Qwen3VLConfig(text_config=text, vision_config={**vision, "deepstack_visual_indexes": [0]}, **_TOKENS)
    else:
        rope = {**_ROPE, "mrope_section": [12, 10, 10], "partial_rotary_factor": 0.5}
        text |= {"head_dim": 128, "rope_parameters": rope, "linear_num_key_heads": 8, "linear_num_value_heads": 8}
        text |= _TRUE.get((family, size), {})
        config = Qwen3_5Config(text_config=text, vision_config=vision, **_TOKENS)
    with torch.device(device):
        model = AutoModelForImageTextToText.from_config(config, dtype=dtype)
    with torch.no_grad():
        for weight in model.parameters():
            torch.nn.init.normal_(weight, std=0.02)
    return model.eval()


def read_bytes(model: Any) -> int:
    """Bytes that one token must read: all weights of the text part; its table of words is read as the output layer."""
    return sum(weight.numel() * weight.element_size() for weight in model.model.language_model.parameters())


def bandwidth(device: str) -> float:
    """Bytes per second at which this machine reads memory: the best of several sums over 0.27 GB (CPU) or 4 GB."""
    count = 1 << (26 if device == "cpu" else 30)
    numbers = torch.ones(count, device=device)
    numbers.sum()
    return numbers.numel() * 4 / min(seconds(numbers.sum, device) for _ in range(5))


def seconds(run: Callable[[], object], device: str = "cpu") -> float:
    """Time of one call: on a GPU the clock's, its work included; on a CPU that of this process (see `steady`)."""
    begun = now(device)
    run()
    return now(device) - begun


def now(device: str) -> float:
    """The time in seconds by the clock of `seconds`, once the device has done all that it was given."""
    _wait(device)
    return time.perf_counter() if device == "cuda" else time.process_time()


def steady(device: str) -> None:
    """On a CPU, one thread and the process's own time: what else runs there then changes little of a ratio."""
    if device == "cpu":
        torch.set_num_threads(1)


def versions() -> dict[str, object]:
    """Of the libraries that decide these figures, and the GPU."""
    found: dict[str, object] = {name: importlib.metadata.version(name) for name in ("torch", "transformers")}
    found["threads"] = torch.get_num_threads()
    if torch.cuda.is_available():
        found["gpu"] = torch.cuda.get_device_name()
    return found


@contextmanager
def on_disk() -> Iterator[Path]:
    """A folder of a file system with files, which that of temporary files may not be."""
    cache = Path.home() / ".cache"
    with tempfile.TemporaryDirectory(dir=cache if cache.is_dir() else None) as name:
        yield Path(name)


def dropped(file: Path) -> None:
    """Takes a file out of the system's memory, so that reading it is reading the disk (Linux only)."""
    import os

    if hasattr(os, "posix_fadvise"):
        with file.open("rb") as opened:
            os.fsync(opened.fileno())
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _wait(device: str) -> None:
    if device == "cuda":
        torch.cuda.synchronize()
