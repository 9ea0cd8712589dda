"""The one family of errors that a user is meant to read. Anything else that is raised is a bug."""

from __future__ import annotations

from assistant.api.language import Language, in_a_row, in_language


class AssistantError(Exception):
    """A failure that the user can understand and cure.

    `message` is one plain sentence; `hint` names a command or a setting that helps, or is empty. Both are
    `Bilingual`, or in the reader's language where that is known; in a plugin of one language they may be plain text.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.said("en")

    def said(self, language: Language) -> str:
        """Both sentences for that reader."""
        return in_a_row(in_language(self.message, language), in_language(self.hint, language))


class BadInput(AssistantError):
    """A file or text from the user cannot be used: missing, damaged, too large, of an unknown kind."""


class BadArgument(AssistantError):
    """An action was given an argument that it does not know or cannot use; the message names it."""


class MissingCapability(AssistantError):
    """No model for a capability in the current profile; the hint says how to get one."""


class NotEnoughMemory(AssistantError):
    """A model does not fit; the message names what would."""


class PluginProblem(AssistantError):
    """A plugin could not be loaded or failed; the message names its package."""


class StoreProblem(AssistantError):
    """A store cannot be read or written: full disk, no permission, a newer version."""


class HostProblem(AssistantError):
    """The host does not answer, or cannot be started."""


class Cancelled(Exception):
    """The user stopped the turn. Not an error: raised at a cancel point to unwind."""
