"""What a running turn says: a stream of small values, one JSON object a line on the wire.

Plugins yield the events of the first group. The manager adds those of the second: a plugin cannot claim that a
turn is finished. A front end must ignore kinds that it does not know.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Literal

from assistant.api.checked import Amount, Fault, checked
from assistant.api.language import Bilingual
from assistant.api.parts import Hit, Label, Picture, Segment

# ---------------------------------------------------------------- said by plugins


@dataclass(frozen=True, slots=True)
class TextDelta:
    """The next piece of the answer, as Markdown."""

    kind: ClassVar[str] = "text"
    text: str


@dataclass(frozen=True, slots=True)
class PicturesShown:
    """Pictures that belong to the answer. Those with number 0 are numbered by the manager before anyone sees them."""

    kind: ClassVar[str] = "pictures"
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """Search results, best first; their pictures get numbers like any other."""

    kind: ClassVar[str] = "hits"
    hits: tuple[Hit, ...]
    query: str = ""


@dataclass(frozen=True, slots=True)
class Labels:
    """Zero-shot labels of one picture, highest first."""

    kind: ClassVar[str] = "labels"
    labels: tuple[Label, ...]
    picture: int = 0
    none_of_these: bool = False
    """True where not even the first fits: its picture is less like it than the model's threshold asks for."""


@dataclass(frozen=True, slots=True)
class Described:
    """Words now known about a picture (a caption or an answer): kept with it, searchable, used for references."""

    kind: ClassVar[str] = "described"
    picture: int
    digest: str
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was heard in a sound. `text` is empty and `no_speech` true where nobody spoke."""

    kind: ClassVar[str] = "transcript"
    text: str
    language: str = ""
    no_speech: bool = False
    segments: tuple[Segment, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress of slow work. A newer one for the same `task` replaces an older. `total` is 0 while unknown."""

    kind: ClassVar[str] = "progress"
    task: str
    done: Amount
    total: Amount = 0
    unit: str = ""
    rate: Amount = 0
    """Units per second, 0 while unknown."""
    remaining_s: Amount = 0
    """Seconds, 0 while unknown."""
    sketch: str = ""
    """What is being drawn as it looks so far: a small PNG in base64. Empty leaves the earlier one in its place."""

    @classmethod
    def at(cls, rate: float, left: float, task: str, done: float, total: float, unit: str) -> Progress:
        """Work at a rate (units per second, 0 while unknown) of which `left` units remain."""
        # To the millisecond: what is nearly done would otherwise look unknown.
        remaining_s = round(left / rate, 3) if rate > 0 and left > 0 else 0
        return cls(task, done, total, unit, round(rate, 2), remaining_s)


@dataclass(frozen=True, slots=True)
class Notice:
    """One line to the user beside the answer; `hint` names the cure."""

    kind: ClassVar[str] = "notice"
    message: str
    hint: str = ""
    level: Literal["info", "warning", "error"] = "info"


@dataclass(frozen=True, slots=True)
class Result:
    """A machine-readable outcome of an action, for `--json` (such as the counts of an index run)."""

    kind: ClassVar[str] = "result"
    values: dict[str, Any]


# ---------------------------------------------------------------- said by the manager


@dataclass(frozen=True, slots=True)
class TurnStarted:
    """The turn is committed. `pictures` are those attached to it, with their new numbers."""

    kind: ClassVar[str] = "started"
    conversation: str
    turn: int
    text: str
    pictures: tuple[Picture, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Routed:
    """Which action answers, with which pictures and arguments, and why. `score` in [0, 1]."""

    kind: ClassVar[str] = "route"
    plugin: str
    action: str
    score: float
    margin: float
    reason: str
    pictures: tuple[int, ...] = ()
    arguments: dict[str, Any] = field(default_factory=dict)
    step: int = 1
    steps: int = 1
    others: tuple[tuple[str, float], ...] = ()
    """The actions that came next, with their scores, best first."""


@dataclass(frozen=True, slots=True)
class ModelUsed:
    """A model answered for a capability in this turn; `device` as torch names it."""

    kind: ClassVar[str] = "model"
    capability: str
    model: str
    device: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """The turn could not be answered. What was answered before stays."""

    kind: ClassVar[str] = "failed"
    message: str
    hint: str = ""
    wrong_use: bool = False
    """What was asked for cannot be: an argument is out of its range, or two contradict each other."""


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """The last event of a turn. Times in milliseconds from its start; `first_token_ms` is -1 if nothing was said."""

    kind: ClassVar[str] = "ended"
    conversation: str
    turn: int
    status: Literal["done", "failed", "cancelled"]
    first_token_ms: float = -1
    total_ms: float = 0
    tokens_per_s: float = 0


PluginEvent = TextDelta | PicturesShown | Hits | Labels | Described | Transcript | Progress | Notice | Result
Event = PluginEvent | TurnStarted | Routed | ModelUsed | Failed | TurnEnded

_KINDS: dict[str, type[Any]] = {cls.kind: cls for cls in (
    TextDelta, PicturesShown, Hits, Labels, Described, Transcript, Progress, Notice, Result,
    TurnStarted, Routed, ModelUsed, Failed, TurnEnded,
)}  # fmt: skip


def to_json(event: Event) -> dict[str, Any]:
    """A plain dictionary of an event. Dump it with `ensure_ascii=True`: paths may hold surrogates."""
    return {"kind": event.kind, **asdict(event)}


def from_json(data: dict[str, Any]) -> Event | None:
    """The event of a `to_json` dictionary; None for a kind of a newer host. Unknown fields are dropped.

    What is not as its class declares becomes a notice in its stead: an old record must not close the rest.
    """
    cls = _KINDS.get(str(data.get("kind")))
    if cls is None:
        return None
    try:
        event: Event = checked(cls, data)
    except Fault as fault:
        return Notice(
            Bilingual(
                f"A piece of this answer cannot be shown: {fault.message}.",
                f"这个回答中有一部分无法显示：{fault.message.chinese}。",
            ),
            level="warning",
        )
    return event
