"""What the libraries raise over files that they cannot load, as the error that names the model."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from assistant.api import MissingCapability
from assistant.api.language import Bilingual, in_language, listed
from assistant.engine.catalogue import Found
from assistant.engine.device import out_of_memory

_UNNAMED = Bilingual("a package is missing", "缺少一个软件包")


@contextmanager
def explained(found: Found) -> Iterator[None]:
    """Around the loading of a model, or of a part of it. Raises MissingCapability; running out of memory passes."""
    from pickle import UnpicklingError

    from safetensors import SafetensorError

    try:
        yield
    except ImportError as error:
        why = next((line[:200] for line in str(error).splitlines() if line.strip()), _UNNAMED)
        raise MissingCapability(
            Bilingual(
                f"{found.spec.id} needs a package that is not installed: {why}",
                f"{found.spec.id} 需要的软件包没有安装：{in_language(why, 'zh')}",
            ),
            Bilingual("Install it with pip, then ask again.", "请用 pip 安装它，然后再试一次。"),
        ) from error
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError, UnpicklingError) as error:
        if out_of_memory(error):
            raise
        why = _reason(error)
        raise MissingCapability(
            Bilingual(
                f"{found.spec.id} in {found.directory} cannot be loaded: {why}",
                f"无法加载 {found.directory} 中的 {found.spec.id}：{in_language(why, 'zh')}",
            ),
            Bilingual("Get the model again.", "请重新获取这个模型。"),
        ) from error


def missing(names: Collection[str]) -> Bilingual:
    """The reason for weights that are not there."""
    return Bilingual(f"weights are missing, {min(names)} among them", f"缺少权重，例如 {min(names)}")


def unknown(what: Bilingual, name: str, known: Collection[str]) -> Bilingual:
    """The reason for an architecture, or what else `what` is, that is none of those that are known."""
    names = listed(sorted(known))
    return Bilingual(
        f"its {what} {name!r} is not one of {names}", f"它的{what.chinese} {name!r} 不属于 {names.chinese}"
    )


def _reason(error: Exception) -> str:
    """What we say ourselves in both languages, or the first line of what a library says."""
    if error.args and isinstance(error.args[0], Bilingual):
        return error.args[0]
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
