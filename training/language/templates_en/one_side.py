"""English questions what one of two pictures has and the other lacks, whichever it is; for the training alone.

Belongs here: lines for `compare_new` and `compare_gone`: `<this>` is the picture that has it, `<that>` the one
that lacks it. Asked both ways in the same words, a model looks at the pictures' names and not at the words that
go with one way. Does not belong here: lines that name no picture or one way (`changes`, `more_pairs`).
"""

from __future__ import annotations

PICTURES = (
    ("the first picture", "the second picture"),
    ("the first image", "the second image"),
    ("the first", "the second"),
    ("the first one", "the second one"),
    ("picture one", "picture two"),
    ("picture 1", "picture 2"),
    ("image 1", "image 2"),
    ("number one", "number two"),
    ("the earlier picture", "the later picture"),
    ("the first of the two", "the second of the two"),
    ("the first drawing", "the second drawing"),
)
LINES = [
    "{what|which shapes|which things} {is|are} {there |}in <this> {yet|and|though} not {there |}in <that>?",
    "{what|which shapes} does <this> {have|show|contain|hold} {and|that|which} <that> {does not|doesn't|lacks|misses}?",
    "<this> {has|shows|contains} {it|them|something}, <that> {does not|doesn't}: {what|which shapes|what is it}?",
    "<that> {lacks|misses|is without|does not show} {what|which shapes} that <this> {has|shows|contains}?",
    "{in|for} <that>, what {is|would be} missing {that|which} <this> {has|shows|contains}?",
    "{not|nowhere} in <that>, {but|only} in <this>: {what|which shapes|which things}{?| are there?}",
    "{only|just} in <this>, {not|never} in <that>{?|: what?|: which shapes?|, please.}",
    (
        "{tell me|name|list|find} {what|the shapes that|whatever} <this> "
        "{has|shows|contains} {and|but} <that> {has not|does not|doesn't}."
    ),
    (
        "{seen|found|drawn|present} in <this>, {absent from|missing in|"
        "not seen in|lacking in} <that>: {what|which shapes|which ones}?"
    ),
    "{compared|in comparison} {with|to} <that>, what {extra|more|else} does <this> {have|show}?",
    "{compared|in comparison} {with|to} <this>, what does <that> {lack|miss|leave out}?",
    "what {can i|do i|would i} {see|find} in <this> {though|while|but} {i can't|not} in <that>?",
    "{unlike|other than|different from} <that>, <this> {has|shows|contains} {what|which shapes}?",
    "{which|what} {shapes|objects|things} {are|belong} to <this> {alone|only}, not to <that>?",
    "{say|show} {me |}{which|what} {shapes|things} <that> {has none of|does not have} {but|while} <this> {has|does}.",
    (
        "<this> without {what is in <that>|the shapes of <that>|all "
        "that <that> has}: {what is left|what remains|which shapes}?"
    ),
    "{all|everything} {in|of} <this> that {isn't|is not} in <that>{?|, please.|: what is it?}",
    (
        "{is|are} there {shapes|things} in <this> that <that> {hasn't|"
        "doesn't show|lacks}? {which|name them|what are they}{?|.}"
    ),
    "{where|while} <that> has {nothing|no such thing}, <this> has what{?| shape?}",
    "{you|one} {won't|can't|don't} find {what|which shape} in <that> {although|but} it is in <this>?",
]
