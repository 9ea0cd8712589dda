"""Words that stop an answer, and words that only contain one."""

from __future__ import annotations

import pytest

from assistant.terminal.stopping import means_stop


@pytest.mark.parametrize(
    "words",
    ["stop", "Stop!", "stop, stop, stop", "stop, please stop", "stop, stop, that's enough", "cancel that, please",
     "please stop", "Stop it now.", "that’s enough", "OK stop", "Cancel.", "Quiet",
     "停", "停！", "停，停", "停下来吧。", "别说了", "不要再念了", "请停止", "够了"],
)  # fmt: skip
def test_it_means_stop(words: str) -> None:
    assert means_stop(words)


@pytest.mark.parametrize(
    "words",
    ["", "...", "find a stop sign", "stop at the second one", "don't stop", "what is stop in Chinese", "stopping",
     "stop please show it", "停车场在哪里", "找停着的车", "这是什么停", "enough of the red ones"],
)  # fmt: skip
def test_it_means_something_else(words: str) -> None:
    assert not means_stop(words)
