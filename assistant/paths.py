"""Where everything lies on disk. `ASSISTANT_HOME` puts all of it below one directory; nothing is created here."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "ASSISTANT_HOME"
READER_VARIABLE = "ASSISTANT_READER"
"""The language of the front end that starts a host."""
SETTING_PREFIX = "ASSISTANT_"
"""Begins the name of every variable that is a setting."""
_NAME = "terminal-assistant"
_LONGEST_SOCKET = 100
"""Bytes. The kernel's `sun_path` takes 108 on Linux and 104 on macOS, with the closing zero."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The program's directories and the files that more than one part must agree on."""

    config: Path
    data: Path
    cache: Path
    runtime: Path

    @property
    def settings(self) -> Path:
        return self.config / "settings.toml"

    @property
    def plugins(self) -> Path:
        """The user's folder of single-file plugins."""
        return self.config / "plugins"

    @property
    def prompts(self) -> Path:
        """The user's own versions of prompts, same layout as the package's `prompts/`."""
        return self.config / "prompts"

    @property
    def conversations(self) -> Path:
        return self.data / "conversations.sqlite3"

    def unsent(self, conversation: str) -> Path:
        """What was written for a conversation and not asked, up to the first dot of the files' names: each chat has a
        file of its own. An empty id stands for one that has not begun."""
        from urllib.parse import quote

        return self.data / "unsent" / (quote(conversation, safe="").replace(".", "%2E") or "new")

    @property
    def library(self) -> Path:
        return self.data / "library.sqlite3"

    @property
    def pictures(self) -> Path:
        """Content-addressed bytes of pictures and sounds: `ab/abcdef…`."""
        return self.data / "pictures"

    @property
    def generations(self) -> Path:
        """Disposable search indexes."""
        return self.cache / "index"

    @property
    def thumbnails(self) -> Path:
        """Disposable small PNGs: `ab/abcdef…/320x200.png`."""
        return self.cache / "thumbnails"

    @property
    def models(self) -> Path:
        return self.data / "models"

    @property
    def socket(self) -> Path:
        return self.runtime / "host.sock"

    @property
    def lock(self) -> Path:
        """Held by the running host, so that there is one at most."""
        return self.runtime / "host.lock"

    @property
    def data_lock(self) -> Path:
        """Held by the running host too, against one with another runtime directory: of another session or version."""
        return self.data / "host.lock"

    @property
    def log(self) -> Path:
        return self.cache / "host.log"

    @property
    def terminal_log(self) -> Path:
        return self.cache / "terminal.log"


def paths() -> Paths:
    """The directories for this process's environment."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        root = Path(os.path.expanduser(home)).absolute()  # noqa: PTH111 - never raises
        return Paths(root / "config", root / "data", root / "cache", _runtime(root / "run"))
    import platformdirs

    dirs = platformdirs.PlatformDirs(_NAME, appauthor=False)
    data = Path(dirs.user_data_dir)
    return Paths(Path(dirs.user_config_dir), data, Path(dirs.user_cache_dir), _short_runtime(data))


def _runtime(wanted: Path) -> Path:
    """`wanted`, or a short directory in its stead if a socket in it would have too long a name."""
    return wanted if len(os.fsencode(wanted / "host.sock")) <= _LONGEST_SOCKET else _short_runtime(wanted)


def _short_runtime(place: Path) -> Path:
    """Where the socket for what lies in `place` belongs: a directory of this user and of that place alone, so that
    another home of the same user gets a host of its own.

    Without a login session that names where sockets belong, the library warns on standard error.
    """
    import hashlib
    import warnings

    import platformdirs

    name = f"{_NAME}-{hashlib.sha256(os.fsencode(place)).hexdigest()[:16]}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Path(platformdirs.user_runtime_dir(name, appauthor=False))


def setting_variables() -> list[str]:
    """The variables of this environment that mean settings, also those that name none that there is."""
    not_settings = (HOME_VARIABLE, READER_VARIABLE)
    return [name for name in os.environ if name.upper().startswith(SETTING_PREFIX) and name not in not_settings]


def setting_variable(name: str) -> str:
    """The variable that decides a setting, as it is written in this environment; empty if there is none."""
    wanted = f"{SETTING_PREFIX}{name}".upper()
    return next((each for each in setting_variables() if each.upper() == wanted), "")
