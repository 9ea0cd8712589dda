"""The processors of transformers: what makes a model's input of words and pictures.

Many read videos too, and need torchvision for these alone: a gigabyte on a GPU, and bound to one version of torch. No
video comes here, so that such a processor is made without that part.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

_VIDEOS = "video_processor"


def processor(directory: Path, config: Any) -> Any:
    """The processor of a checked directory, for the model that has `config`. Nothing is fetched, no code of the model's
    own runs. Raises ImportError for a package that it needs."""
    from transformers import AutoProcessor
    from transformers.models.auto.processing_auto import PROCESSOR_MAPPING

    kind = PROCESSOR_MAPPING.get(type(config), None)
    # Parts are given by their place: one before others cannot be left out.
    last = kind.get_attributes()[-1:] if kind else []
    chosen = _without_videos(kind) if last == [_VIDEOS] else AutoProcessor
    return chosen.from_pretrained(directory, trust_remote_code=False, local_files_only=True)


def _without_videos(kind: Any) -> Any:
    """The class under its own name: what is saved by it says which one it was."""
    parts = [part for part in kind.get_attributes() if part != _VIDEOS]
    return type(kind.__name__, (kind,), {"get_attributes": classmethod(lambda _: list(parts))})
