"""The settings that have one value: which values they take, how people write them, and changing one by its text.

Reading is `settings.py`, writing the file is `settings_file.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, get_args

from pydantic import TypeAdapter, ValidationError

from assistant import settings_file
from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual
from assistant.choices import OPTIONS
from assistant.paths import paths, setting_variable
from assistant.reasons import reason_of
from assistant.setting_types import in_words
from assistant.settings import Settings, settings

TABLES = tuple(name for name, field in Settings.model_fields.items() if "dict" in str(field.annotation))
"""Those of many values are edited by hand."""
EDITABLE = tuple(name for name in Settings.model_fields if name not in TABLES)
_FEW = 10


def choices_of(name: str) -> tuple[str, ...]:
    """The values that a setting can have, where they are few; else nothing."""
    annotation = Settings.model_fields[name].annotation
    if annotation is bool:
        return ("true", "false")
    values = tuple(each for each in get_args(annotation) if isinstance(each, str))
    return values if len(values) <= _FEW else ()


def shown(value: Any) -> str:
    """A value as people write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return in_words(value) if isinstance(value, tuple) else str(value)


def check_free(name: str) -> None:
    """Raises AssistantError if a change of a setting would count for nothing, since the environment decides."""
    if variable := setting_variable(name):
        # A host is started with the options of a command as variables.
        option = f"--{name}" if name in OPTIONS else ""
        raise AssistantError(
            Bilingual(
                f"{name} is set by {variable} in the environment{option and f' or by {option}'}; nothing was written.",
                f"{name} 由环境变量 {variable}{option and f' 或选项 {option}'} 决定，没有写入。",
            ),
            Bilingual(
                f"Change it there, or leave it out{option and '; then end the host: assistant host stop'}.",
                f"请在那里修改，或去掉它{option and '，然后结束后台程序：assistant host stop'}。",
            ),
        )


def change(name: str, text: str | None) -> Path:
    """Writes a new value, or with None takes the setting out. Returns the file; it counts from the next start.

    Raises AssistantError if the environment decides, the value is none for this setting or the file cannot be written.
    """
    check_free(name)
    file = paths().settings
    settings_file.write(file, {name: None if text is None else _checked(name, text)})
    return file


def turned_pin(capability: str) -> str | None:
    """The value for `pinned`, as `change` takes it, with a capability put in, or taken out if it is there."""
    pinned = settings().pinned
    turned = [each for each in pinned if each != capability] if capability in pinned else [*pinned, capability]
    return ", ".join(turned) or None


def _checked(name: str, text: str) -> Any:
    """The value of a text, by the same rules as in the file."""
    field = Settings.model_fields[name]
    kind: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    try:
        return TypeAdapter[Any](kind).validate_python(text.strip())
    except ValidationError as error:
        why = reason_of(error.errors()[0])
        raise AssistantError(
            Bilingual(f"{name} cannot be {text!r}: {why}.", f"{name} 不能是 {text!r}：{why.chinese}。")
        ) from None
