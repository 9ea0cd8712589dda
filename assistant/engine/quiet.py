"""Keeps the model libraries quiet and off the network. Only settings of those libraries; no loading here."""

from __future__ import annotations

import logging
import os

_NOISY = ("transformers", "huggingface_hub", "whisper", "torch", "bitsandbytes", "PIL", "urllib3", "filelock")


def hush() -> None:
    """Turns off progress bars, telemetry, chatter and network use. Must run before those libraries are imported.

    The engine never downloads: even a mistake in a library must not open a connection.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
    from transformers.utils import logging as transformers_logging

    transformers_logging.set_verbosity_error()
    transformers_logging.disable_progress_bar()
