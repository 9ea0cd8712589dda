"""The arguments of an action as plain words give them: search queries, exclusions, counts, labels, styles, folders; and
as the options of a slash command do.

No model is asked. What is looked for follows from the names and types that the action declares.
"""

from assistant.dialogue.arguments.fill import OBJECTS, arguments_for, chosen, counted, cut_in, takes
from assistant.dialogue.arguments.lists import choices_in, without_article
from assistant.dialogue.arguments.options import Options, options_in
from assistant.dialogue.arguments.queries import wanted_in
from assistant.dialogue.arguments.query_en import with_mended_verb
from assistant.dialogue.arguments.query_parts import Wanted
from assistant.dialogue.arguments.written import command_of

__all__ = [
    "OBJECTS",
    "Options",
    "Wanted",
    "arguments_for",
    "choices_in",
    "chosen",
    "command_of",
    "counted",
    "cut_in",
    "options_in",
    "takes",
    "wanted_in",
    "with_mended_verb",
    "without_article",
]
