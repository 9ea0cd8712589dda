"""What the libraries raise over files that they cannot load, as the error that names the model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.api import MissingCapability
from assistant.api.language import Bilingual
from assistant.engine.catalogue import Found
from assistant.engine.device import out_of_memory


@contextmanager
def explained(found: Found) -> Iterator[None]:
    """Around the loading of a model, or of a part of it. Raises MissingCapability; running out of memory passes."""
    from pickle import UnpicklingError

    from safetensors import SafetensorError

    try:
        yield
    except ImportError as error:
        why = next((line for line in str(error).splitlines() if line.strip()), "a package is missing")[:200]
        raise MissingCapability(
            Bilingual(
                f"{found.spec.id} needs a package that is not installed: {why}",
                f"{found.spec.id} 需要的软件包没有安装：{why}",
            ),
            Bilingual("Install it with pip, then ask again.", "请用 pip 安装它，然后再试一次。"),
        ) from error
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError, UnpicklingError) as error:
        if out_of_memory(error):
            raise
        why = (str(error).strip() or type(error).__name__).splitlines()[0][:200]
        raise MissingCapability(
            Bilingual(
                f"{found.spec.id} in {found.directory} cannot be loaded: {why}",
                f"无法加载 {found.directory} 中的 {found.spec.id}：{why}",
            ),
            Bilingual("Get the model again.", "请重新获取这个模型。"),
        ) from error
