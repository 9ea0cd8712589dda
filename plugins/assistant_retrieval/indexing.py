"""The index action: folders into the library, told as progress, failures and a summary."""

from __future__ import annotations

import os
import re
import shlex
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.api import (
    BadArgument,
    BadInput,
    Context,
    IndexReport,
    Language,
    Notice,
    Phrases,
    PluginEvent,
    Progress,
    Request,
    Result,
    StoreProblem,
    TextDelta,
    in_language,
    listed,
    start_and_end,
)
from assistant_retrieval.watching import wants_watching

SIGN_OF_LIFE_S = 60.0
"""While nothing changes: a run that says nothing for long is taken for hung and given up."""
FAILURES_TOLD = 10
"""How many unreadable files the answer names; the Result has them all."""
_PLAIN = re.compile(r"[\w~/.-]+", re.ASCII)
"""A path that every command understands as it is."""

SAY = Phrases(
    task=("index", "索引"),
    unit=("files", "个文件"),
    no_folder=("Which folder should be brought into the library?", "要把哪个文件夹加入图库？"),
    example=("Name one, for example: index ~/Pictures", "请说出文件夹，例如：索引 ~/Pictures"),
    done=("Your library is up to date: {counts}.", "图库已更新：{counts}。"),
    done_there=("What is there is up to date: {counts}.", "现有的部分已更新：{counts}。"),
    counts=(
        "{added:,} {added:picture|pictures} added, {updated:,} updated, {removed:,} removed, {unchanged:,} unchanged "
        "({seconds:.1f} s)",
        "新增 {added:,} 张图片，更新 {updated:,} 张，移除 {removed:,} 张，未变 {unchanged:,} 张（{seconds:.1f} 秒）",
    ),
    away=(
        "{folder} is empty or not there, as when a drive is unplugged: its {count} {count:picture stays|pictures stay} "
        "in your library.",
        "{folder} 是空的或不存在（例如驱动器已拔出）：其中的 {count} 张图片仍留在图库里。",
    ),
    take_out=(
        "If that is for good, take it out: assistant library remove {folder}",
        "如果不再需要，请移出图库：assistant library remove {folder}",
    ),
    back=("{folder} is there again.", "{folder} 又在了。"),
    watching=("Watching for changes. Ctrl+C ends that.", "正在留意变化，按 Ctrl+C 结束。"),
    watching_here=("Watching for changes. Esc or /stop ends that.", "正在留意变化，按 Esc 或输入 /stop 结束。"),
    taken_out=(
        "What was watched has left the library, so the watching has ended.",
        "监视的文件夹已移出图库，监视已结束。",
    ),
    not_watched=(
        "It is not watched: a conversation that watches answers nothing else. To watch it here until you press Esc: "
        "`/index --watch {folders}`; beside the chat: `assistant index --watch {folders}`",
        "没有持续监视：监视期间这个对话无法回答别的问题。要在这里监视，直到按下 Esc：`/index --watch {folders}`；"
        "在聊天之外：`assistant index --watch {folders}`",
    ),
    files_only=(
        "It is not watched: your library holds single files, and only folders can be watched. "
        "To watch a folder: `/index --watch ~/Pictures`",
        "没有持续监视：图库里只有单个文件，而只能监视文件夹。要监视文件夹：`/index --watch ~/Pictures`",
    ),
    left_out=(
        "{count:,} {count:file|files} of other kinds left out ({kinds}): only pictures are in the library.",
        "另有 {count:,} 个其他类型的文件没有加入（{kinds}）：图库只收图片。",
    ),
    failed=("{count} {count:file|files} could not be read:", "{count} 个文件无法读取："),
    item=("- {path}: {why}", "- {path}：{why}"),
    stays=("What your library has of it stays.", "图库中已有的部分会保留。"),
    more=("… and {count} more", "……还有 {count} 个"),
)


@dataclass(slots=True)
class _Told:
    """What was said of the runs so far: the files that could not be read, the folders that are away, and what was left
    out."""

    failed: set[str] = field(default_factory=set)
    away: set[str] = field(default_factory=set)
    left_out: tuple[tuple[str, int], ...] = ()


def bring_in(request: Request, context: Context) -> Iterator[PluginEvent]:
    """Runs the index and tells about it. Without folders, those of the library are looked through again."""
    named = list(request.arguments["folders"])
    folders = named or _held(context)
    if not folders and not context.library.status().pictures:
        raise _which(request.language)
    told = _Told()
    if not request.arguments["watch"] or not folders:
        yield from _once(named, request.language, context, told)
        wanted = request.arguments["watch"] or wants_watching(start_and_end(request.text), folders)
        if wanted and not folders:
            yield TextDelta(f"\n\n{SAY(request.language, 'files_only')}")
        elif wanted:
            names = " ".join(each if _PLAIN.fullmatch(each) else shlex.quote(each) for each in folders)
            yield TextDelta(f"\n\n{SAY(request.language, 'not_watched', folders=names)}")
        return
    # Watching begins before the first run, so that nothing falls between them.
    changes = context.library.watch(folders)
    next(changes)
    yield from _once(named, request.language, context, told)
    yield TextDelta(f"\n\n{SAY(request.language, 'watching_here' if context.conversation.id else 'watching')}")
    yield from _kept_current(named, changes, request.language, context, told)


def _which(language: Language) -> BadArgument:
    return BadArgument(SAY(language, "no_folder"), SAY(language, "example"))


def _kept_current(
    named: Sequence[str], changes: Iterator[bool], language: Language, context: Context, told: _Told
) -> Iterator[PluginEvent]:
    """Brings in what changes in folders, in all of the library if none is named, until the user stops it or takes them
    out of the library. What cannot be done now is said once and tried again."""
    changed, said, quiet_since = False, "", time.monotonic()
    for look in changes:
        context.check_cancelled()
        changed = changed or look
        if changed:
            held = _held(context)
            left = [folder for folder in named if any(_lies_in(_real(folder), each) for each in held)]
            if not (left if named else held):
                yield TextDelta(f"\n\n{SAY(language, 'taken_out')}")
                return
            named = left
            try:
                yield from _once(named, language, context, told, only_changes=True)
                changed, said = False, ""
            except (BadInput, StoreProblem) as problem:
                if problem.message != said:
                    yield Notice(problem.message, problem.hint, "warning")
                # A folder that is away comes back with a change; a full disk does not tell when it is not.
                changed, said = isinstance(problem, StoreProblem), problem.message
        if time.monotonic() - quiet_since > SIGN_OF_LIFE_S:  # also while what cannot be done now is tried again
            quiet_since = time.monotonic()
            yield Progress(SAY.both("task"), 1, 1, SAY.both("unit"))


def _held(context: Context) -> list[str]:
    """The folders of the library."""
    return [folder for folder, _ in context.library.status().folders]


def _once(
    named: Sequence[str], language: Language, context: Context, told: _Told, only_changes: bool = False
) -> Iterator[PluginEvent]:
    """One index run, through all of the library if no folder is named; while watching, nothing is said of one that
    found nothing to do, and nothing twice of what cannot be read or is away."""
    folders = named or _held(context)
    for step in context.library.index(named):
        if not isinstance(step, IndexReport):
            yield step
            continue
        shut = _shut(step, folders)
        changed = bool(step.added or step.updated or step.removed)
        if not (folders or changed or step.unchanged or step.failed or step.away):
            raise _which(language)  # all that there is was drawn here
        away = {folder for folder, _ in step.away}
        fresh = [(path, why) for path, why in step.failed if path not in told.failed]
        went, back = away - told.away, sorted(told.away - away)
        told.failed, told.away = {path for path, _ in step.failed}, away
        if (step.away or shut) and not (changed or step.unchanged or len(step.failed) > len(shut)):
            lines = [SAY(language, "item", path=path, why=in_language(why, language)) for path, why in shut]
            folder = any(not os.path.isfile(path) for path, _ in shut)  # noqa: PTH113
            hint = _take_out(step, language) if step.away else SAY(language, "stays") if folder else ""
            raise BadInput(" ".join([*_away(step, language), *(line.removeprefix("- ") for line in lines)]), hint)
        if only_changes and not (changed or fresh or went or back):
            count = max(1, step.unchanged)
            yield Progress(SAY.both("task"), count, count, SAY.both("unit"))  # a bar that is full goes
            continue
        lines = [SAY(language, "back", folder=folder) for folder in back]
        lines.append(_summary(step, fresh, bool(shut), language))
        lines += [_left_out(step, language)] if step.left_out not in ((), told.left_out) else []
        told.left_out = step.left_out
        yield TextDelta(("\n\n" if only_changes else "") + "\n\n".join(lines))
        yield Result({
            "added": step.added,
            "updated": step.updated,
            "removed": step.removed,
            "unchanged": step.unchanged,
            "failed": [{"path": path, "error": why} for path, why in step.failed],
            "away": [{"path": path, "pictures": count} for path, count in step.away],
            "left_out": dict(step.left_out),
            "seconds": step.seconds,
        })  # fmt: skip


def _shut(report: IndexReport, folders: Sequence[str]) -> list[tuple[str, str]]:
    """Those of the folders and files that were named and could not be read, and why."""
    named = set(map(_real, folders))
    return [(path, why) for path, why in report.failed if path in named]


def _real(folder: str) -> str:
    """As the library names it."""
    return os.path.realpath(os.path.expanduser(folder))  # noqa: PTH111


def _lies_in(path: str, folder: str) -> bool:
    """Whether a place is a folder or lies in it, by whatever name: disks may not tell "A" from "a"."""
    around = (Path(path), *Path(path).parents)
    return any(each == Path(folder) or _same(each, folder) for each in around)


def _same(place: Path, folder: str) -> bool:
    try:
        return place.samefile(folder)
    except OSError:
        return False


def _summary(report: IndexReport, failed: Sequence[tuple[str, str]], shut: bool, language: Language) -> str:
    """The counts, and what could not be read. `shut` if that is a whole folder."""
    counts = {name: getattr(report, name) for name in ("added", "updated", "removed", "unchanged", "seconds")}
    whole = "done_there" if report.away or shut else "done"
    lines = [SAY(language, whole, counts=SAY(language, "counts", **counts))]
    if report.away:
        lines += ["", *_away(report, language), _take_out(report, language)]
    if failed:
        lines.append("\n" + SAY(language, "failed", count=len(failed)) + "\n")
        lines += [
            SAY(language, "item", path=path, why=in_language(why, language)) for path, why in failed[:FAILURES_TOLD]
        ]
        left = len(failed) - FAILURES_TOLD
        lines += [f"- {SAY(language, 'more', count=left)}"] if left > 0 else []
    return "\n".join(lines)


def _away(report: IndexReport, language: Language) -> list[str]:
    return [SAY(language, "away", folder=folder, count=count) for folder, count in report.away]


def _left_out(report: IndexReport, language: Language) -> str:
    kinds = listed(f"{count} {kind}" for kind, count in report.left_out)
    count = sum(count for _, count in report.left_out)
    return SAY(language, "left_out", count=count, kinds=in_language(kinds, language))


def _take_out(report: IndexReport, language: Language) -> str:
    """How the first of them leaves the library, as the shell understands it."""
    return SAY(language, "take_out", folder=shlex.quote(report.away[0][0]))
