"""The user's settings: one typed model, read on request from the settings file and `ASSISTANT_…` variables.

The environment wins over the file. Nothing is read at import, and nothing is written.
"""

from __future__ import annotations

import contextlib
import os
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from assistant.api.capabilities import CapabilityName
from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual, listed
from assistant.choices import Profile, Theme
from assistant.paths import SETTING_PREFIX, paths, setting_variable, setting_variables
from assistant.reasons import reason, reason_of
from assistant.remote_server import RemoteServer
from assistant.setting_types import AS_TABLE, AS_WORDS, AddressOrNone, Gigabytes, Program, Seconds, Words

_LANGUAGE = re.compile(r"""^\s*language\s*=\s*["'](\w+)["']""", re.MULTILINE)


class Settings(BaseSettings):
    """Every setting with its default. Unknown names are refused, so that a typing error is noticed."""

    model_config = SettingsConfigDict(env_prefix=SETTING_PREFIX, extra="forbid", frozen=True, enable_decoding=False)

    profile: Profile = "auto"
    """Which models answer."""
    models: Annotated[dict[CapabilityName, str], AS_TABLE] = Field(default_factory=dict)
    """Ids of models by capability, instead of the profile's (`assistant models use`)."""
    remote: Annotated[dict[CapabilityName, RemoteServer], AS_TABLE] = Field(default_factory=dict)
    """Servers by capability, used by the profile `remote`."""
    offline: bool = False
    """Refuse every network connection of the host."""
    language: Literal["auto", "en", "zh"] = "auto"
    """Language of the interface; answers follow the language of the question."""
    device: Literal["auto", "cuda", "mps", "cpu"] = "auto"
    """Where models run."""
    memory_gb: Gigabytes = 0
    """Most memory for models in GB; 0 leaves it to the program."""
    parked_gb: Gigabytes = 0
    """Most main memory in GB for models that give way on a GPU; 0 leaves it to the program: half of the machine's."""
    idle_unload_s: Seconds = 900
    """Seconds after which an unused model is let go; 0 keeps it."""
    pinned: Annotated[tuple[CapabilityName, ...], AS_WORDS] = ()
    """Capabilities whose models stay in memory: not let go when idle, and not for another model."""
    idle_exit_s: Annotated[Seconds, Field(ge=1)] = 1800
    """Seconds after the last request of any front end after which the host ends itself."""
    disabled_plugins: Words = ()
    """Names of plugins that are not loaded."""
    plugins: Annotated[dict[str, dict[str, Any]], AS_TABLE] = Field(default_factory=dict)
    """Options of plugins, by plugin name."""
    chroma_url: AddressOrNone = ""
    """Address of a Chroma server that serves as the search index, such as `http://127.0.0.1:8000`; empty for files."""
    microphone: str = ""
    """Name or part of the name of the input device; empty for the system's default."""
    voice_sends: bool = True
    """Send what was said at once; otherwise it is put into the composer."""
    listen: bool = False
    """Listen all the time from the start of the chat, instead of at a key."""
    speak: bool = False
    """Read answers aloud, sentence by sentence."""
    speak_with: Program = ("espeak-ng", "-v", "{language}", "--stdin")
    """The program that reads aloud, and its arguments; it gets a sentence on standard input. `{language}` becomes `en`
    or `cmn`."""
    pictures: Literal["auto", "kitty", "sixel", "halfblock", "off"] = "auto"
    """How pictures are drawn in the terminal."""
    theme: Theme = "auto"
    """`auto` follows the terminal's background; `light`, `dark`, or the name of a Textual theme."""
    keys: Annotated[dict[str, str], AS_TABLE] = Field(default_factory=dict)
    """Keys of the chat by command, such as `speak = "f8"`; commas separate several, an empty text removes all."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the signature is the library's
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Variables first, then what was read from the file."""
        return env_settings, init_settings


def settings() -> Settings:
    """The settings as they stand now. Raises AssistantError naming the setting that is wrong and where it stands."""
    file = paths().settings
    try:
        chosen = Settings(**_from_file(file))
    except ValidationError as error:
        problem = error.errors()[0]
        name = ".".join(_named(problem["loc"])) or "?"
        place = setting_variable(name.partition(".")[0]) or str(file)
        raise _wrong(name, reason_of(problem), place, unknown=problem["type"] == "extra_forbidden") from None
    keys = {server.key_variable for server in chosen.remote.values()}
    for variable in setting_variables():
        if variable[len(SETTING_PREFIX) :].lower() not in Settings.model_fields and variable not in keys:
            raise _wrong(variable, reason("Extra inputs are not permitted"), variable, unknown=True)
    return chosen


def language_wished() -> str:
    """The setting `language`, also where another one is wrong: it says in which language that is told."""
    wished = ""
    with contextlib.suppress(OSError):
        above_tables = paths().settings.read_text("utf-8-sig", "replace").partition("\n[")[0]
        wished = found[1] if (found := _LANGUAGE.search(above_tables)) else ""
    wished = os.environ.get(setting_variable("language"), wished)
    return wished if wished in get_args(Settings.model_fields["language"].annotation) else "auto"


def _named(place: tuple[int | str, ...]) -> list[str]:
    """The words of a setting's name, without the place in a list and the library's own mark of a table's key."""
    return [part for part in place if isinstance(part, str) and part != "[key]"]


def _wrong(name: str, why: Bilingual, place: str, *, unknown: bool) -> AssistantError:
    known = listed(Settings.model_fields) if unknown else Bilingual("", "")
    return AssistantError(
        Bilingual(f"The setting {name!r} is wrong: {why}.", f"设置 {name!r} 有误：{why.chinese}。"),
        Bilingual(
            f"Correct it in {place}.{f' Known: {known}.' if known else ''}",
            f"请在 {place} 中更正。{f'可用的设置：{known.chinese}。' if known else ''}",
        ),
    )


def _from_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AssistantError(
            Bilingual(f"{file} is not valid TOML: {error}.", f"{file} 不是有效的 TOML：{error}。"),
            Bilingual("Correct or remove it.", "请更正或删除它。"),
        ) from None
    except OSError as error:
        raise AssistantError(
            Bilingual(f"{file} cannot be read: {error.strerror}.", f"无法读取 {file}：{error.strerror}。"),
            Bilingual("Check its permissions.", "请检查它的权限。"),
        ) from None
