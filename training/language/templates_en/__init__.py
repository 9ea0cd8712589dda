"""English questions, one list for each family.

Belongs here: how a line is written, and all families in one table; the lines are in the modules by theme. `{a|b}`
chooses one, an empty choice is allowed; `<slot>` is filled by `wording.fill`. Slots: `d`, `a`, `b` definite phrases
("the red circle"), `i` indefinite ("a red circle"), `ds` plural ("red circles"), `pic` ("the picture", also "it"),
`color` (either spelling). Each line stands for several paraphrases. A line belongs to one family alone: "which kinds
of shapes" asks for shapes, "everything" for a caption, "both" for what is common, "each" for two captions. New lines
go to the end: the place of a line decides whether it is held out (`wording.held_out`).
"""

from __future__ import annotations

from training.language.further import further
from training.language.templates_en import (
    changes,
    more,
    more_pairs,
    more_single,
    one_side,
    pairs,
    rarer,
    same_pair,
    sides,
    single,
    talk,
    together,
    whole,
)

ENGLISH: dict[str, list[str]] = {
    **whole.LINES,
    **single.LINES,
    **sides.LINES,
    **together.LINES,
    **changes.LINES,
    **pairs.LINES,
    **same_pair.LINES,
    **talk.LINES,
}
MORE_ENGLISH = further(ENGLISH, one_side.LINES, more, more_single, more_pairs, rarer)
