"""The settings that have one value: which values they take, how people write them, and changing one by its text.

Reading is `settings.py`, writing the file is `settings_file.py`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from assistant import settings_file
from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual
from assistant.paths import paths
from assistant.reasons import reason
from assistant.settings import Settings, settings

EDITABLE = tuple(name for name, field in Settings.model_fields.items() if "dict" not in str(field.annotation))
"""Tables are edited by hand."""


def choices_of(name: str) -> tuple[str, ...]:
    """The values that a setting can have, where they are few; else nothing."""
    annotation = Settings.model_fields[name].annotation
    if annotation is bool:
        return ("true", "false")
    return tuple(each for each in get_args(annotation) if isinstance(each, str))


def shown(value: Any) -> str:
    """A value as people write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def environment_of(name: str) -> str:
    """The variable that decides a setting, if it is set: the file cannot change it then."""
    variable = f"ASSISTANT_{name.upper()}"
    return variable if variable in os.environ else ""


def change(name: str, text: str | None) -> Path:
    """Writes a new value, or with None takes the setting out. Returns the file; it counts from the next start.

    Raises AssistantError if the value is none for this setting or the file cannot be written.
    """
    file = paths().settings
    settings_file.write(file, {name: None if text is None else _checked(name, text)})
    return file


def turned_pin(capability: str) -> str | None:
    """The value for `pinned`, as `change` takes it, with a capability put in, or taken out if it is there."""
    pinned = settings().pinned
    turned = [each for each in pinned if each != capability] if capability in pinned else [*pinned, capability]
    return ", ".join(turned) or None


def _checked(name: str, text: str) -> Any:
    field = Settings.model_fields[name]
    value: Any = text.strip()
    if "tuple" in str(field.annotation):
        value = tuple(part.strip() for part in value.split(",") if part.strip())
    try:
        checked = TypeAdapter[Any](field.annotation or str).validate_python(value)
    except ValidationError as error:
        why = reason(error.errors()[0]["msg"])
        raise AssistantError(
            Bilingual(f"{name} cannot be {text!r}: {why}.", f"{name} 不能是 {text!r}：{why.chinese}。")
        ) from None
    for rule in field.metadata:
        if hasattr(rule, "ge") and checked < rule.ge:
            raise AssistantError(Bilingual(f"{name} must be at least {rule.ge}.", f"{name} 至少为 {rule.ge}。"))
    return checked
