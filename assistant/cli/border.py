"""The border of a command: every error becomes one sentence and an exit code, never a traceback."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.api.errors import AssistantError, BadArgument
from assistant.api.language import Bilingual, in_a_row, in_language
from assistant.api.safe_text import safe_line
from assistant.cli.state import language

_FULL = AssistantError(
    Bilingual("The output cannot be written: the disk is full.", "无法写出结果：磁盘已满。"),
    Bilingual("Free some space, then try again.", "请腾出空间后重试。"),
)


@contextmanager
def told() -> Iterator[None]:
    """Runs a command; ends the process with 1 and a sentence on standard error if it fails, with 2 for wrong usage.
    Where nobody reads on (`| head`), it ends silently, with the code of a tool that SIGPIPE ended."""
    try:
        _must_be_somewhere()
        yield
    except AssistantError as error:
        complain(error.said(language()))
        sys.exit(2 if isinstance(error, BadArgument) else 1)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.ENOSPC):
            raise
        # The reader has gone, or the disk is full: what is left in the buffer must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if error.errno == errno.ENOSPC:
            complain(_FULL.said(language()))
            sys.exit(1)
        sys.exit(128 + signal.SIGPIPE)


def _must_be_somewhere() -> None:
    """Relative names mean nothing in a folder that was removed meanwhile."""
    try:
        os.getcwd()  # noqa: PTH109 - Path.cwd is the same call
    except OSError:
        raise AssistantError(
            Bilingual("The folder that you are in no longer exists.", "当前所在的文件夹已不存在。"),
            Bilingual("Change into another one: cd ~", "请换到别的文件夹：cd ~"),
        ) from None


def complain(message: str, hint: str = "") -> None:
    """A sentence and its cure on standard error, in the user's language if they know both."""
    said = in_a_row(in_language(message, language()), in_language(hint, language()))
    sys.stderr.write(safe_line(said) + "\n")
