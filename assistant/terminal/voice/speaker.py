"""One sentence through a program that speaks, such as espeak-ng: its words go in on standard input, and it can be ended
in the middle of a sound.

Belongs here: the process. Does not belong here: what is said, and when.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Sequence

from assistant.api.errors import AssistantError
from assistant.api.language import Language, in_language, language_of
from assistant.api.safe_text import safe_line
from assistant.refusals import why_in
from assistant.terminal.language import SAY

VOICES = {"en": "en", "zh": "cmn"}
"""What `{language}` becomes in the command: espeak-ng's names, which are ISO 639 codes."""
_LONGEST_S = 120.0
"""Seconds after which a program that is still at one sentence has hung."""
_COMPLAINT = 4096
_UNHEARD = "error:"
"""How the last line of espeak-ng begins where no sound comes out: it ends with 0 all the same."""


class Speaker:
    """Says one sentence at a time."""

    def __init__(self, command: Sequence[str], interface: Language) -> None:
        """`command`: the program and its arguments; `{language}` in them becomes `en` or `cmn`. `interface` is the
        language of its errors."""
        self._command = tuple(command)
        self._interface: Language = interface
        self._process: asyncio.subprocess.Process | None = None
        self._stopped = False
        self._told = ""

    def problem(self) -> AssistantError | None:
        """Why nothing can be said, with the cure."""
        if self._command and shutil.which(self._command[0]):
            return None
        name = safe_line(self._command[0]) if self._command else "speak_with"
        cure = "sudo apt install espeak-ng" if sys.platform == "linux" else "brew install espeak-ng"
        say = self._interface
        return AssistantError(SAY(say, "no_speaker", name=name), SAY(say, "no_speaker_hint", cure=cure))

    async def say(self, sentence: str) -> None:
        """Returns once it is said, or after `stop`. Raises AssistantError if the program is missing or fails."""
        if problem := self.problem():
            raise problem
        language = VOICES[language_of(sentence)]
        words = [word.replace("{language}", language) for word in self._command]
        self._stopped = False
        quiet, pipe = asyncio.subprocess.DEVNULL, asyncio.subprocess.PIPE
        try:
            # A group of its own: a script is ended together with what it started.
            self._process = await asyncio.create_subprocess_exec(
                *words, stdin=pipe, stdout=quiet, stderr=pipe, start_new_session=True
            )
            if self._stopped:
                self.stop()
            _, complaint = await asyncio.wait_for(self._process.communicate(sentence.encode()), _LONGEST_S)
            lines = complaint[-_COMPLAINT:].decode(errors="replace").strip().splitlines()
            last = lines[-1].rstrip(".") if lines else str(self._process.returncode)
            if self._process.returncode and not self._stopped:
                raise self._failed(last)
            if last.startswith(_UNHEARD) and not self._stopped:
                raise self._failed(last.removeprefix(_UNHEARD).strip(), "unheard")
        except TimeoutError:
            raise self._failed(f"> {_LONGEST_S:.0f} s") from None
        except OSError as error:
            raise self._failed(error.strerror or "") from None
        finally:
            self._end()
            if self._process is not None:
                await self._process.wait()
            self._process = None

    def is_news(self, error: AssistantError) -> bool:
        """Whether that is not why nothing was heard last, too: a chat tells it once until something is heard."""
        before, self._told = self._told, str(error)
        return before != self._told

    def forget(self) -> None:
        """Whatever fails next is news."""
        self._told = ""

    def stop(self) -> None:
        """Ends the sentence at once."""
        self._stopped = True
        self._end()

    def _end(self) -> None:
        """The sound server drops what the program had handed over when its connection goes."""
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def _failed(self, why: str, phrase: str = "speaker_failed") -> AssistantError:
        name, reason = safe_line(self._command[0]), why_in(safe_line(why))
        return AssistantError(
            SAY(self._interface, phrase, name=name, why=in_language(reason, self._interface)),
            SAY(self._interface, "speaker_failed_hint"),
        )
