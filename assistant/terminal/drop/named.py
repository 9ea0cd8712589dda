"""Files that a typed sentence names in the middle of its words: "describe ~/a.png". The words stay as they are, but for
a folder whose name looks like no path."""

from __future__ import annotations

from assistant.locations import files_named, folders_ordered, quoted
from assistant.ordered_names import names_ordered
from assistant.terminal.drop import grammar
from assistant.terminal.drop.resolve import Place, Target


def named_in(text: str, place: Place) -> tuple[list[Target], str]:
    """The pictures and sounds that a sentence names and the folders that it orders to index, and the first path of one
    that is not there, or an empty string.

    Only what looks like a path is missed: a bare "beach.jpg" may be the name of a picture that is known already.
    """
    targets: list[Target] = []
    for path in folders_ordered(text):
        folder = place.target(f"./{path}")
        if folder and folder.folder:
            targets.append(folder)
        elif path.startswith(("./", "../")) and not place.exists(path):
            return [], path
    for path in files_named(text):
        target = place.target(path)
        if target is None:
            if (path.startswith(("~", ".")) or "/" in path) and not place.exists(path) and not grammar.is_command(text):
                return [], path
        elif target not in targets:
            targets.append(target)
    return targets, ""


def folder_named(text: str, place: Place) -> tuple[str, list[Target], str]:
    """The folder that a sentence orders to index by a name that looks like no path, and the sentence with a name that
    is no single word as a path, so that everybody reads it as one: "index My Pics" becomes index "./My Pics". And the
    name of one that is surely meant and is not there, or an empty string."""
    names = names_ordered(text)
    for each in names:
        folder = place.target(f"./{each.name}")
        if folder and folder.folder:
            said = text if each.plain else f"{text[: each.start]}{quoted(f'./{each.name}')}{text[each.end :]}"
            return said, [folder], ""
    return text, [], next((each.name for each in names if each.sure), "")
