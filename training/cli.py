"""`assistant-train`: make, measure and fine-tune the pocket models.

Belongs here: arguments and the order of the stages. Does not belong here: anything that trains.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from training.loop import minutes_for

ROOT = Path(__file__).resolve().parents[1]
POCKET = ROOT / "assistant" / "pocket"
WORK = Path("runs")
MINUTES = 60.0
AGENT_PART = 1 / 3
"""Part of the minutes of the other models that the small language model needs."""
TOWER_PART = 0.25
"""Part of the minutes of `vision` that the tower gets for itself; none where a finished model goes on."""


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if threads := os.environ.get("TRAIN_THREADS"):
        import torch

        torch.set_num_threads(int(threads))
    steps = {"vision": _vision, "clip": _clip, "speech": _speech, "agent": _agent, "drawing": _drawing}
    from training.loop import OtherSeed
    from training.speech import espeak

    try:
        if _speaks(options):
            espeak.library()  # told before an hour of other training, and not after it
        for step in steps if options.command == "all" else (options.command,):
            {**steps, "eval": _eval, "finetune": _finetune, "mean": _mean}[step](options)
    except (OtherSeed, espeak.Missing) as error:
        raise SystemExit(f"assistant-train: {error}") from error
    return 0


def _speaks(options: argparse.Namespace) -> bool:
    """Whether sentences will be spoken for it."""
    if options.command == "eval":
        return not options.cards and options.only in (None, "speech")
    return options.command in ("all", "speech")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="assistant-train", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("vision", "the tower, then the vision-language model"),
        ("clip", "the image-text embedding, from the tower of `vision`"),
        ("speech", "the transcription model"),
        ("agent", "the language model that calls tools"),
        ("drawing", "the drawing pipeline"),
        ("all", "all of them, one after the other"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("--minutes", type=float, help="for each model (else TRAIN_MINUTES, else 60)")
        command.add_argument("--seed", type=int, default=7)
        command.add_argument("--out", type=Path, default=POCKET, help="folder that holds the models' folders")
        command.add_argument("--work", type=Path, default=WORK, help="pools and checkpoints, a folder for each model")
        command.add_argument("--fresh", action="store_true", help="ignore checkpoints of earlier runs")
        if name != "all":
            command.add_argument("--start", type=Path, help="folder of a finished model to go on from")
        if name == "vision":
            command.add_argument(
                "--words-only", action="store_true", help="with --start: what it sees with stays as it is"
            )
    evaluation = commands.add_parser("eval", help="print the figures and write the model cards")
    evaluation.add_argument("--models", type=Path, default=POCKET)
    evaluation.add_argument("--only", choices=("vision", "clip", "speech", "agent", "drawing"))
    how = evaluation.add_mutually_exclusive_group()
    how.add_argument("--quick", action="store_true", help="fewer questions, no cards")
    how.add_argument("--cards", action="store_true", help="write the cards from the kept figures, measure nothing")
    mean = commands.add_parser("mean", help="the mean of a model's weights before and after further training")
    mean.add_argument("before", type=Path)
    mean.add_argument("after", type=Path)
    mean.add_argument("--out", type=Path, required=True, help="new folder")
    finetune = commands.add_parser("finetune", help="train a model's folder on your own pictures")
    finetune.add_argument("--images", type=Path, required=True, help="folder of pictures")
    finetune.add_argument("--captions", type=Path, required=True, help="jsonl or tsv: file name and caption")
    finetune.add_argument("--model", type=Path, default=POCKET / "vision_language", help="folder of the model")
    finetune.add_argument("--out", type=Path, required=True, help="new folder")
    finetune.add_argument("--epochs", type=_one_or_more, default=3)
    finetune.add_argument("--batch", type=_one_or_more, default=8)
    finetune.add_argument("--rate", type=float, default=1e-4)
    finetune.add_argument("--prompt", default="", help="what the captions answer (else the short caption's prompt)")
    finetune.add_argument("--seed", type=int, default=7)
    finetune.add_argument("--work", type=Path, default=WORK, help="where the checkpoint of a run lies until its end")
    finetune.add_argument("--fresh", action="store_true", help="ignore the checkpoint of an earlier run")
    return parser


def _one_or_more(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _minutes(options: argparse.Namespace, name: str, part: float = 1.0) -> float:
    given: float | None = options.minutes
    return minutes_for(name, MINUTES * part) if given is None else given


def _vision(options: argparse.Namespace) -> None:
    from training.scenes.writers import drawing
    from training.vision.dense import train_tower
    from training.vision.refine import refine
    from training.vision.speak import train_vision_language

    minutes = _minutes(options, "vision")
    start: Path | None = getattr(options, "start", None)
    work, out = options.work / "vision", options.out / "vision_language"
    if start and options.words_only:
        refine(work, out, minutes, options.seed, start, not options.fresh)
        return
    with drawing(work / "pool", options.seed):
        tower = 0.0 if start else TOWER_PART
        if tower:
            train_tower(work, minutes * tower, options.seed, not options.fresh)
        train_vision_language(work, out, minutes * (1 - tower), options.seed, not options.fresh, start)


def _clip(options: argparse.Namespace) -> None:
    from training.scenes.writers import drawing
    from training.vision.dense import train_tower
    from training.vision.embed import train_embedding

    minutes = _minutes(options, "clip")
    start: Path | None = getattr(options, "start", None)
    # What `vision` has seen and trained is where it begins.
    work, out = options.work / "vision", options.out / "image_text_embedding"
    with drawing(work / "pool", options.seed), drawing(work / "alike", options.seed + 1, True, 12):
        if not start:
            train_tower(work, minutes * TOWER_PART, options.seed)
        train_embedding(work, out, minutes, options.seed, not options.fresh, start)


def _speech(options: argparse.Namespace) -> None:
    from training import speech

    minutes = _minutes(options, "speech")
    start: Path | None = getattr(options, "start", None)
    work, out = options.work / "speech", options.out / "transcription"
    speech.train(work, out, minutes, options.seed, not options.fresh, start)


def _agent(options: argparse.Namespace) -> None:
    from training.agent.trainer import train_agent

    minutes = _minutes(options, "agent", AGENT_PART)
    work, start = options.work / "agent", getattr(options, "start", None)
    train_agent(work, options.out / "language", minutes, options.seed, not options.fresh, start)


def _drawing(options: argparse.Namespace) -> None:
    from training.drawing.train import train

    minutes = _minutes(options, "drawing")
    work, start = options.work / "drawing", getattr(options, "start", None)
    train(work, options.out / "image_generation", minutes, options.seed, not options.fresh, start)


def _eval(options: argparse.Namespace) -> None:
    from training.evaluate import evaluate, write_cards

    if options.cards:
        write_cards(options.models, options.only)
    else:
        evaluate(options.models, options.only, options.quick)


def _mean(options: argparse.Namespace) -> None:
    from training.mean import mean

    mean(options.before, options.after, options.out)


def _finetune(options: argparse.Namespace) -> None:
    from training.captioned import Unusable
    from training.finetune import finetune

    try:
        finetune(
            options.model,
            options.images,
            options.captions,
            options.out,
            epochs=options.epochs,
            batch=options.batch,
            rate=options.rate,
            prompt=options.prompt,
            seed=options.seed,
            checkpoint=options.work / "finetune" / "checkpoint.pt",
            resume=not options.fresh,
        )
    except Unusable as error:
        raise SystemExit(f"assistant-train: {error}") from error


if __name__ == "__main__":
    raise SystemExit(main())
