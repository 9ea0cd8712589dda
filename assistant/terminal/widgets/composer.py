"""The text that is being written. Pasted and typed drops become attachments; Enter sends; ↑ recalls; Tab completes."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import TextArea
from textual.widgets.text_area import EditHistory

from assistant.api.language import Language
from assistant.terminal.drop import Dropped, parse, sent
from assistant.terminal.drop.complete import complete
from assistant.terminal.language import SAY
from assistant.terminal.timers import Punctual
from assistant.terminal.widgets import pasted
from assistant.terminal.widgets.menu import Choice, Menu

_SETTLED_S = 0.12
_AFTER_PASTE_S = 0.05


class Composer(Punctual, TextArea):
    """A few lines of text."""

    @dataclass
    class Sent(Message):
        text: str

    @dataclass
    class Found(Message):
        """Files or folders were dropped, or a path names none."""

        dropped: Dropped

    class RemoveLast(Message):
        """Backspace at the start of an empty text."""

    @dataclass
    class Scrolled(Message):
        """A key that moves through the conversation, because the text here is short: `way` is its name."""

        way: str

    class TakeBack(Message):
        """Up in an empty text while questions wait: the last of them is wanted back."""

    class LookAtClipboard(Message):
        """Ctrl+V or an empty paste, which many terminals send when the clipboard holds a picture."""

    def __init__(self, language: Language, placeholder: str, menu: Menu) -> None:
        super().__init__(show_line_numbers=False, compact=True, placeholder=placeholder, id="composer")
        self._interface = language
        self._menu = menu
        self.waited_for = False
        """Whether questions wait that can be taken back."""
        self._history: list[str] = []
        self._place = 0
        self._left: dict[int, tuple[str, EditHistory]] = {}
        """What stood at each place of the history when it was left, with what can be undone there; behind the last one
        stands what is being written."""
        self._warned = ""
        self._last_key = self._pasted = 0.0
        self._burst = 0
        self._pieces = pasted.Pieces(language)
        self._dropping: Timer | None = None
        self._settling: Timer | None = None
        self._sending: Timer | None = None

    def render_line(self, y: int) -> Strip:
        """Nothing where no column is left: the library cannot wrap its placeholder into none."""
        return super().render_line(y) if self.content_size.width > 0 else Strip.blank(self.size.width)

    def put(self, text: str) -> None:
        """Replaces the text and sets the cursor behind it."""
        self.text = text
        self.move_cursor(self.document.end)

    def remember(self, asked: Sequence[str]) -> None:
        """What was asked before this chat began, the oldest first: ↑ recalls it as if it had been sent here last."""
        earlier = [text for text in dict.fromkeys(asked) if text]
        self._history = [text for text in self._history if text not in earlier] + earlier
        self._place = len(self._history)
        self._left.clear()

    def take(self, choice: Choice) -> None:
        """Puts what was chosen in the menu into the text, and closes the menu."""
        self.put(self.text[: choice.start] + choice.text)
        self._menu.offer(())
        self.focus()

    # ------------------------------------------------------------ paste and drop

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._pasted = time.monotonic()
        if not event.text.strip("\r\n"):
            self.post_message(self.LookAtClipboard())
        else:
            self.receive(event.text)

    def receive(self, text: str) -> None:
        """What was pasted: files become attachments once the drop is whole, words are inserted at once. Of a text that
        is too long its beginning is taken, and that is said."""
        taken = text[: pasted.LONGEST]
        if taken != text:
            words = SAY(self._interface, "paste_cut", taken=f"{len(taken):,}", whole=f"{len(text):,}")
            self.notify(words, severity="warning", timeout=12, markup=False)
        if not self._pieces.wait_for_more(taken):
            self._accept(parse(taken, language=self._interface))
            return
        if self._dropping is not None:
            self._dropping.stop()
        self._dropping = self.set_timer(pasted.TOGETHER_S, self._drop)

    def _drop(self) -> None:
        if self._dropping is not None:
            self._dropping.stop()
            self._dropping = None
        if self._pieces:
            self._accept(self._pieces.whole())

    def _accept(self, dropped: Dropped) -> None:
        if dropped.text:
            # What is typed behind a path that was refused is not a part of it.
            apart = " " if dropped.problem and not dropped.text[-1].isspace() else ""
            self.insert(pasted.as_typed(dropped.text) + apart)
        self._tell(dropped)

    def _tell(self, dropped: Dropped) -> None:
        if dropped.paths or dropped.folders or dropped.problem:
            self._warned = self.text if dropped.problem else ""
            self.post_message(self.Found(dropped))

    def _settle(self) -> None:
        """After a burst of keys: a dropped path that was typed becomes attachments. Only then a command is offered."""
        burst, self._burst = self._burst, 0
        if burst >= pasted.FEWEST_BURST:
            dropped = parse(self.text, language=self._interface)
            if dropped.paths or dropped.folders:
                self.put(dropped.text)
                self._tell(dropped)
        self._menu.follow(self.text)

    def action_paste(self) -> None:
        """Ctrl+V: the desktop's clipboard, pictures first."""
        self.post_message(self.LookAtClipboard())

    def action_undo(self) -> None:
        """Ctrl+Z: where nothing was written or recalled that can be taken back, it is the app's, as in a shell."""
        if self.history.undo_stack:
            self.undo()
        elif self._place < len(self._history) and self.text:
            self._go(len(self._history))
        else:
            self.app.action_suspend_process()

    # ------------------------------------------------------------ keys

    async def _on_key(self, event: events.Key) -> None:
        now = self._counted(event)
        if self._menu.is_open and self._in_menu(event.key):
            self._stop(event)
            return
        match event.key:
            case "enter":
                self._stop(event)
                self._enter(now)
                return
            case "ctrl+c" if not self.selected_text:
                # Nothing to copy: it is the app's.
                return
            case "ctrl+j" | "shift+enter":
                self._stop(event)
                self.insert("\n")
            case "backspace" if not self.text:
                self._stop(event)
                self.post_message(self.RemoveLast())
            case "pageup" | "pagedown" | "home" | "end" if self._scrolls(event.key):
                self._stop(event)
                self.post_message(self.Scrolled(event.key))
                return
            case "up" if self.waited_for and not self.text:
                self._stop(event)
                self.post_message(self.TakeBack())
            case "up" if self.navigator.is_first_wrapped_line(self.cursor_location) and self._recall(-1):
                self._stop(event)
            case "down" if self.navigator.is_last_wrapped_line(self.cursor_location) and self._recall(1):
                self._stop(event)
            case _ if _is_space(event):
                self._stop(event)
                self.insert(event.character or "")
            case "tab":
                event.prevent_default()
                if self.text:
                    # Only in an empty composer Tab moves the focus.
                    event.stop()
                    self._complete()
                    return
            case _ if not await self._edit(event):
                await super()._on_key(event)
        if self._menu.is_open:
            self._menu.follow(self.text)
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(_SETTLED_S, self._settle)

    def _counted(self, event: events.Key) -> float:
        """The time of a key, which is one of a burst if it follows at once."""
        now = time.monotonic()
        gap, self._last_key = now - self._last_key, now
        if event.is_printable or _is_space(event):
            self._burst = self._burst + 1 if gap < pasted.BURST_S else 1
        return now

    def _scrolls(self, key: str) -> bool:
        """Whether a key has nothing to do here, so that it moves what was said."""
        return self.max_scroll_y <= 0 if key.startswith("page") else not self.text

    async def _edit(self, event: events.Key) -> bool:
        """Runs the text area's own command for a key; False if it has none.

        Textual would run it only after the key has travelled to the app and back: a letter that was typed meanwhile
        would come first, and Backspace would delete the wrong one.
        """
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            self._stop(event)
            await self.run_action(binding.action)
            return True
        return False

    @staticmethod
    def _stop(event: events.Key) -> None:
        event.stop()
        event.prevent_default()

    def _in_menu(self, key: str) -> bool:
        """Keys that belong to the open menu. Enter takes a command that is not whole yet; a whole one is sent."""
        choice = self._menu.marked
        match key:
            case "up" | "down":
                self._menu.walk(-1 if key == "up" else 1)
            case "tab":
                self._menu.take()
            case "enter" if choice and choice.start == 0 and choice.text.strip() != self.text.strip():
                self._menu.take()
            case "escape":
                self._menu.offer(())
            case _:
                return False
        return True

    def _complete(self) -> None:
        """Completes a path at the end of the text as far as it is certain, and offers the rest."""
        found = complete(self.text) if self.selection.end == self.document.end else None
        if found is None:
            self._menu.follow(self.text)
            return
        if found.common != self.text[found.start :]:
            self.put(self.text[: found.start] + found.common)
        if len(found.choices) > 1:
            self._menu.offer([Choice(_last(word), word, start=found.start) for word in found.choices])

    # ------------------------------------------------------------ sending

    def _enter(self, now: float) -> None:
        """Sends; directly after a paste only once it is clear that the Enter was not part of it."""
        if self._sending is not None:
            return
        if now - self._pasted < _AFTER_PASTE_S:
            self._sending = self.set_timer(_AFTER_PASTE_S, self._send)
        else:
            self._send()

    def _send(self) -> None:
        self._sending = None
        if self._settling is not None:
            self._settling.stop()
        self._drop()
        # A command may be the terminal's own, which takes no files; the app knows.
        divided = parse if self.text.lstrip().startswith("/") else sent
        dropped = divided(self.text, language=self._interface)
        if dropped.problem and self._warned != self.text:
            # Said once; the same text sent again is meant as words.
            self._tell(dropped)
            return
        text = self.text.strip()
        if dropped.paths:
            text = dropped.text.strip()
            self._tell(dropped)
        if text and (not self._history or self._history[-1] != text):
            self._history.append(text)
        self._place, self._burst, self._warned = len(self._history), 0, ""
        self._left.clear()
        self.put("")
        self._menu.offer(())
        self.post_message(self.Sent(text))

    def _recall(self, step: int) -> bool:
        """Walks through what was sent before; False where there is nothing in that direction."""
        place = self._place + step
        draft = self._place == len(self._history)
        if not 0 <= place <= len(self._history) or (draft and step < 0 and "\n" in self.text):
            return False
        self._go(place)
        return True

    def _go(self, place: int) -> None:
        """To a place of the history, as it was left."""
        self._left[self._place] = self.text, self.history
        asked = self._history[place] if place < len(self._history) else ""
        # A new text clears what can be undone, and that of the old one is kept.
        self.history = replace(self.history)
        text, undoable = self._left.get(place, (asked, self.history))
        self.put(text)
        self.history, self._place = undoable, place


def _is_space(event: events.Key) -> bool:
    """A space that the library takes for a key without a character, such as the one that macOS puts into the names of
    screenshots."""
    char = event.character or ""
    return len(char) == 1 and char != " " and unicodedata.category(char) == "Zs"


def _last(word: str) -> str:
    """The last part of a path, for the menu."""
    name = word.strip().strip("\"'")
    return name.removesuffix("/").rpartition("/")[2] + ("/" if name.endswith("/") else "")
