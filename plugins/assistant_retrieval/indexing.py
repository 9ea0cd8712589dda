"""The index action: folders into the library, told as progress, failures and a summary."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.api import (
    BadArgument,
    Context,
    IndexReport,
    Language,
    Phrases,
    PluginEvent,
    Request,
    Result,
    TextDelta,
)

FAILURES_TOLD = 10
"""How many unreadable files the answer names; the Result has them all."""

SAY = Phrases(
    no_folder=("Which folder should be brought into the library?", "要把哪个文件夹加入图库？"),
    example=("Name one, for example: index ~/Pictures", "请说出文件夹，例如：索引 ~/Pictures"),
    done=(
        "Your library is up to date: {added} added, {updated} updated, {removed} removed, "
        "{unchanged} unchanged ({seconds:.1f} s).",
        "图库已更新：新增 {added}，更新 {updated}，移除 {removed}，未变 {unchanged}（{seconds:.1f} 秒）。",
    ),
    failed=("{count} could not be read:", "{count} 个文件无法读取："),
    more=("… and {count} more", "……还有 {count} 个"),
)


def bring_in(request: Request, context: Context) -> Iterator[PluginEvent]:
    """Runs the index and tells about it. Without folders, those of the library are looked through again."""
    folders = list(request.arguments["folders"]) or [folder for folder, _ in context.library.status().folders]
    if not folders:
        raise BadArgument(SAY(request.language, "no_folder"), SAY(request.language, "example"))
    for step in context.library.index(folders):
        if not isinstance(step, IndexReport):
            yield step
            continue
        yield TextDelta(_summary(step, request.language))
        yield Result({
            "added": step.added,
            "updated": step.updated,
            "removed": step.removed,
            "unchanged": step.unchanged,
            "failed": [{"path": path, "error": why} for path, why in step.failed],
            "seconds": step.seconds,
        })  # fmt: skip


def _summary(report: IndexReport, language: Language) -> str:
    counts = {name: getattr(report, name) for name in ("added", "updated", "removed", "unchanged", "seconds")}
    lines = [SAY(language, "done", **counts)]
    if report.failed:
        lines.append("\n" + SAY(language, "failed", count=len(report.failed)) + "\n")
        lines += [f"- {path}: {why}" for path, why in report.failed[:FAILURES_TOLD]]
        left = len(report.failed) - FAILURES_TOLD
        lines += [f"- {SAY(language, 'more', count=left)}"] if left > 0 else []
    return "\n".join(lines)
