"""The classification plugin: which of some labels fits a picture best, or that none does.

`labels/` has those that are used when the user gives none, one a line. What the router learns from: `examples/`, how
people ask to choose among labels for a picture, then what is said in passing (fragments, hints, half sentences);
`counter_examples/`, the same words for something else, mostly talk; and `utterances/`, what people say who want one of
their labels for a picture, one block an author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.api import (
    Action,
    Argument,
    BadArgument,
    BadInput,
    Bilingual,
    Context,
    Label,
    Labels,
    Language,
    Notice,
    Phrases,
    Picture,
    Plugin,
    PluginEvent,
    Request,
    TextDelta,
    apart,
    in_a_row,
    lines_by_language,
    lines_of,
)
from assistant_classification.scoring import cosines, label_vectors, probabilities

MOST_LABELS = 1000
"""ImageNet's number of classes; more would be a mistake or an attack on memory."""
NAMED = 3
"""How many labels the sentence names; all of them are in the Labels event."""
WORTH_NAMING = 0.01
"""Probability below which a label is not worth a word."""
_NONE = re.compile(
    r"(?:none|neither(?: one)?|nothing)(?: of (?:the above|the (?:two|three|others?)|these|them|those|both))?"
    r"|(?:any |the )?others?|another(?: one)?|(?:something|anything) (?:else|other)(?: entirely)?"
    r"|(?:以上|这些)?(?:[都全]不[是对像]|都没有)|没有|(?:或者?)?(?:别的|其[他它]的?)(?:什么|东西)?",
    re.IGNORECASE,
)
"""What says that none of the labels fits."""

CLASSIFY = Action(
    name="classify",
    summary=Bilingual(
        "choose among labels for a picture, with a probability for each", "为图片选择标签，并给出各自的概率"
    ),
    examples=lines_by_language("assistant_classification", "examples"),
    utterances=lines_by_language("assistant_classification", "utterances"),
    arguments=(
        Argument(
            "labels",
            "texts",
            Bilingual("the labels to choose from; without any, a built-in list", "候选标签；不填则用内置列表"),
            default=(),
        ),
    ),
    accepts="pictures",
    needs_parts=True,
    capabilities=("image_text_embedding",),
    counter_examples=lines_by_language("assistant_classification", "counter_examples"),
)

SAY = Phrases(
    no_picture=("There is no picture to label.", "没有可以分类的图片。"),
    give=(
        "Drop a picture file into the chat, or name one with its number, such as #1.",
        "把图片文件拖进来，或者说出编号，例如 #1。",
    ),
    all_none=(
        "There is no label to choose from: these say that none fits.",
        "没有可选的标签：这些词的意思是都不合适。",
    ),
    own_none=(
        "Your own labels are not used: they only say that none fits. The built-in list is.",
        "没有采用您自己的标签：它们的意思都是“都不合适”。改用内置列表。",
    ),
    correct=(
        "Correct labels in [plugins.assistant_classification] of the settings.",
        "请更正设置的 [plugins.assistant_classification] 中的 labels。",
    ),
    name=("Name some, for example: cat, dog, horse.", "请给出标签，例如：猫、狗、马。"),
    too_many=("At most {most} labels can be compared at once.", "一次最多比较 {most} 个标签。"),
    label=("{label} ({score:.0%})", "{label}（{score:.0%}）"),
    comma=(", ", "、"),
    certain=("{labels}.", "{labels}。"),
    doubtful=("None of these fits well; the nearest: {labels}.", "这些标签都不太合适；最接近的是：{labels}。"),
    alone=(
        "With one label there is nothing to compare; its similarity is {similarity:.2f}.",
        "只有一个标签，无从比较；相似度为 {similarity:.2f}。",
    ),
)


class ClassificationPlugin(Plugin):
    name = "assistant_classification"
    title = Bilingual("Labels", "分类")
    summary = Bilingual("Chooses among labels for a picture, with probabilities.", "为图片选择标签，并给出概率。")
    actions = (CLASSIFY,)
    options = (
        Argument(
            "labels",
            "texts",
            Bilingual("your own list of labels, used when you name none", "您自己的标签列表，未指定时使用"),
            default=(),
        ),
    )

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        """A Labels event and a sentence for each picture. One that cannot be read does not keep the others from
        theirs."""
        if not request.pictures:
            raise BadInput(SAY(request.language, "no_picture"), SAY(request.language, "give"))
        labels = _labels(request, context)
        if not labels:
            yield Notice(SAY(request.language, "own_none"), SAY(request.language, "correct"), "warning")
            labels = _built_in(request.language)
        embedder = context.image_text_embedding()
        vectors = label_vectors(labels, context, embedder)

        def about(_: int, picture: Picture) -> Iterator[PluginEvent]:
            context.check_cancelled()
            row = cosines((picture,), vectors, embedder)[0]
            scored = probabilities(labels, row, embedder.scale)
            none_of_these = float(row.max()) < embedder.threshold
            yield Labels(scored, picture.number, none_of_these)
            yield TextDelta(_sentence(scored, float(row.max()), none_of_these, request.language))

        failures = yield from apart(request.pictures, about, lambda picture: picture.name)
        if len(failures) == len(request.pictures):
            raise failures[0]


def _labels(request: Request, context: Context) -> list[str]:
    """The labels to compare: the user's, else those of the settings, else the built-in list. None where the settings
    name some, and no label among them.

    "None of these" is no label: it is what the answer says when nothing is similar enough."""
    named = meant(request.arguments["labels"])
    if not named and any(label.strip() for label in request.arguments["labels"]):
        raise BadArgument(SAY(request.language, "all_none"), SAY(request.language, "name"))
    own = context.options["labels"]
    labels = named or (meant(own) if any(label.strip() for label in own) else _built_in(request.language))
    if len(labels) > MOST_LABELS:
        raise BadArgument(SAY(request.language, "too_many", most=MOST_LABELS))
    return labels


def _built_in(language: Language) -> list[str]:
    return list(lines_of("assistant_classification", "labels", language))


def meant(given: Iterable[str]) -> list[str]:
    """Each once, without spaces around it, and without what says that none fits."""
    labels: dict[str, str] = {}
    for label in map(str.strip, given):
        labels.setdefault(label.casefold(), label)
    return [label for label in labels.values() if label and not _NONE.fullmatch(label)]


def _sentence(scored: Sequence[Label], best_cosine: float, none_of_these: bool, language: Language) -> str:
    """The best labels with their shares, or that none is similar enough to be called right, however it compares."""
    if len(scored) == 1:
        named = f"**{scored[0].label}**"
    else:
        worth = [label for label in scored[:NAMED] if label.score >= WORTH_NAMING] or scored[:1]
        marks = ("**", *("" for _ in worth[1:]))
        named = SAY(language, "comma").join(
            SAY(language, "label", label=f"{mark}{label.label}{mark}", score=label.score)
            for mark, label in zip(marks, worth, strict=True)
        )
    sentence = SAY(language, "doubtful" if none_of_these else "certain", labels=named)
    alone = SAY(language, "alone", similarity=best_cosine) if len(scored) == 1 else ""
    return in_a_row(sentence, alone)
