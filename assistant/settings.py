"""The user's settings: one typed model, read on request from the settings file and `ASSISTANT_…` variables.

The environment wins over the file. Nothing is read at import, and nothing is written.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from assistant.api.capabilities import CapabilityName
from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual, listed
from assistant.paths import paths
from assistant.reasons import reason


class RemoteServer(BaseModel):
    """An OpenAI-compatible server for one capability: a table `[remote.vision_language]` in the settings file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    """Its address, usually ending with `/v1`."""
    model: str
    """The model's name there."""
    key: SecretStr = SecretStr("")
    """Sent as a bearer token; `key_variable` keeps it out of the file."""
    key_variable: str = ""
    """Name of the environment variable that holds the key."""
    tools: bool = False
    """Of a language model: it calls tools, so that it can plan steps for requests that nothing else settles."""
    fit: int = Field(default=1024, ge=32, le=4096)
    """Longer side, in pixels, of the pictures that are sent."""
    threshold: float = Field(default=0.0, ge=-1, le=1)
    """Cosine similarity of text and picture under which a hit is called doubtful."""
    scale: float = Field(default=100.0, gt=0)
    """Factor on cosine similarities before a softmax."""

    def secret(self) -> str:
        """The key, empty if there is none. Raises AssistantError if the variable that should hold it is not set."""
        if not self.key_variable:
            return self.key.get_secret_value()
        value = os.environ.get(self.key_variable, "")
        if not value:
            raise AssistantError(
                Bilingual(
                    f"The variable {self.key_variable} for the key of {self.model} is not set.",
                    f"没有设置 {self.model} 的密钥所在的变量 {self.key_variable}。",
                ),
                Bilingual("Set it.", "请设置它。"),
            )
        return value


class Settings(BaseSettings):
    """Every setting with its default. Unknown names are refused, so that a typing error is noticed."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", extra="forbid", frozen=True)

    profile: str = "auto"
    """Which models answer: `auto`, `pocket`, `cpu`, `small`, `medium`, `standard`, `large`, `huge` or `remote`."""
    models: dict[CapabilityName, str] = Field(default_factory=dict)
    """Ids of models by capability, instead of the profile's (`assistant models use`)."""
    remote: dict[CapabilityName, RemoteServer] = Field(default_factory=dict)
    """Servers by capability, used by the profile `remote`."""
    offline: bool = False
    """Refuse every network connection of the host."""
    language: Literal["auto", "en", "zh"] = "auto"
    """Language of the interface; answers follow the language of the question."""
    device: Literal["auto", "cuda", "mps", "cpu"] = "auto"
    """Where models run."""
    memory_gb: float = Field(default=0, ge=0)
    """Most memory for models in GB; 0 leaves it to the program."""
    parked_gb: float = Field(default=0, ge=0)
    """Most main memory in GB for models that give way on a GPU; 0 leaves it to the program: half of the machine's."""
    idle_unload_s: float = Field(default=900, ge=0)
    """Seconds after which an unused model is let go; 0 keeps it."""
    pinned: tuple[CapabilityName, ...] = ()
    """Capabilities whose models stay in memory: not let go when idle, and not for another model."""
    idle_exit_s: float = Field(default=1800, ge=1)
    """Seconds after the last request of any front end after which the host ends itself."""
    disabled_plugins: tuple[str, ...] = ()
    """Names of plugins that are not loaded."""
    plugins: dict[str, dict[str, Any]] = Field(default_factory=dict)
    """Options of plugins, by plugin name."""
    chroma_url: str = ""
    """Address of a Chroma server that serves as the search index, such as `http://127.0.0.1:8000`; empty for files."""
    microphone: str = ""
    """Name or part of the name of the input device; empty for the system's default."""
    voice_sends: bool = True
    """Send what was said at once; otherwise it is put into the composer."""
    listen: bool = False
    """Listen all the time from the start of the chat, instead of at a key."""
    speak: bool = False
    """Read answers aloud, sentence by sentence."""
    speak_with: tuple[str, ...] = ("espeak-ng", "-v", "{language}", "--stdin")
    """The program that reads aloud, and its arguments; it gets a sentence on standard input. `{language}` becomes `en`
    or `cmn`."""
    pictures: Literal["auto", "kitty", "sixel", "halfblock", "off"] = "auto"
    """How pictures are drawn in the terminal."""
    theme: str = "auto"
    """`auto` follows the terminal's background; `light`, `dark`, or the name of a Textual theme."""
    keys: dict[str, str] = Field(default_factory=dict)
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
    """The settings as they stand now. Raises AssistantError naming the file and the setting that is wrong."""
    file = paths().settings
    try:
        return Settings(**_from_file(file))
    except ValidationError as error:
        problem = error.errors()[0]
        name = ".".join(str(part) for part in problem["loc"]) or "?"
        known = listed(Settings.model_fields)
        unknown = problem["type"] == "extra_forbidden"
        why = Bilingual("there is no such setting", "没有这个设置") if unknown else reason(problem["msg"])
        raise AssistantError(
            Bilingual(f"The setting {name!r} is wrong: {why}.", f"设置 {name!r} 有误：{why.chinese}。"),
            Bilingual(
                f"Correct it in {file} or the environment. Known: {known}.",
                f"请在 {file} 或环境变量中更正。可用的设置：{known.chinese}。",
            ),
        ) from None


def _from_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
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
