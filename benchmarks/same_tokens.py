"""Ten mixed turns on the stage of a GPU, against transformers reading everything again: the tokens must be identical.

Pictures, edits, regenerated and stopped answers, three architectures at toy width in float32, and two conversations
that take turns. `python -m benchmarks.same_tokens --device cuda`
"""

from __future__ import annotations

import argparse
import logging

from assistant.engine.decoding.plan import plan_of
from assistant.engine.decoding.stage import Stage
from benchmarks.engine.models import versions
from benchmarks.report import Row, told
from tests.unit.engine.architectures import ARCHITECTURES, model_of
from tests.unit.engine.chat import Chat, ten_mixed_turns


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    rows = [row for name in ARCHITECTURES for row in measured(name, options.device)]
    told("same_tokens", {**vars(options), **versions()}, rows)


def measured(name: str, device: str) -> list[Row]:
    model = model_of(name, device)
    plan = plan_of(model)
    assert plan is not None
    stage = Stage(plan, graphs=device == "cuda")
    stage.prepare()
    first, second = Chat(name, model, stage), Chat(name, model, stage)
    same = 0.0
    try:
        ten_mixed_turns(first)
        for turn in range(3):
            for number, chat in enumerate((first, second)):
                chat.ask(20 + 2 * turn + number, pictures=(turn + number) % 2)
        same = 1.0
    except AssertionError as error:
        print(f"{name}: {error}")
    return [
        Row(f"{name}: turns with the tokens of transformers", same, "share", ">=1.0"),
        Row(f"{name}: the kernels are fused ones", float(stage.fused), "share", ">=1.0" if device == "cuda" else ""),
    ]


if __name__ == "__main__":
    main()
