"""Chinese questions, one list for each family; the same families and slots as `templates_en`.

Belongs here: all families in one table; the lines are in the modules by theme. Measure words are part of the lines.
A line belongs to one family alone: 形状 and 哪几种图形 ask for shapes, 东西 and 内容 for a caption, 都有 and 共同 for
what is common, 分别 and 各 for two captions. New lines go to the end, as in `templates_en`.
"""

from __future__ import annotations

from training.language.further import further
from training.language.templates_zh import (
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

CHINESE: dict[str, list[str]] = {
    **whole.LINES,
    **single.LINES,
    **sides.LINES,
    **together.LINES,
    **changes.LINES,
    **pairs.LINES,
    **same_pair.LINES,
    **talk.LINES,
}
MORE_CHINESE = further(CHINESE, one_side.LINES, more, more_single, more_pairs, rarer)
