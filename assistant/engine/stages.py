"""A picture on its way, as models of this machine and of servers give it. No torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import PIL.Image


@dataclass(frozen=True, slots=True)
class Stage:
    """How a picture looks after `done` of `total` steps, 0 while unknown; `image` is None where that is not shown."""

    done: int
    total: int
    image: PIL.Image.Image | None = None
    finished: bool = False

    @property
    def again(self) -> bool:
        """Whether the work may begin anew without anybody having got a result twice."""
        return not self.finished
