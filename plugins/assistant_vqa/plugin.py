"""The question plugin: answers about what one or more pictures show.

How a question becomes messages to the model is in `messages.py`, which of many pictures show something in `sorting.py`,
and how a question about several is said of one in `single.py`.

What the router learns from: `examples/`, how people ask about something in one picture, then about one of several,
comparing them or going on from the last answer, then what is said in passing (fragments, hints, half sentences);
`counter_examples/`, the same words for something else, mostly talk; and `utterances/`, what people say who ask about
what a picture shows, one block an author. Questions about the whole picture belong to `caption`, questions that need
no picture to `chat`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.api import (
    Action,
    Argument,
    BadInput,
    Bilingual,
    Context,
    Described,
    Generation,
    Phrases,
    Picture,
    Plugin,
    PluginEvent,
    Request,
    TextDelta,
    apart,
    lines_by_language,
)
from assistant_vqa.messages import conversation_about, tells_more
from assistant_vqa.single import of_one
from assistant_vqa.sorting import compares, condition, sorted_out

ASK = Action(
    name="ask",
    summary=Bilingual(
        "answer a question about one or more pictures, or compare them", "回答关于一张或多张图片的问题，或比较它们"
    ),
    examples=lines_by_language("assistant_vqa", "examples"),
    utterances=lines_by_language("assistant_vqa", "utterances"),
    arguments=(Argument("question", "text", Bilingual("what you want to know", "想知道什么"), default=""),),
    accepts="pictures",
    needs_parts=True,
    capabilities=("vision_language",),
    counter_examples=lines_by_language("assistant_vqa", "counter_examples"),
)

TOGETHER = 2
"""Pictures of which a model tells by itself which one shows something."""

SAY = Phrases(
    no_picture=("There is no picture in this conversation yet.", "这次对话里还没有图片。"),
    give=(
        "Drop a picture file into the chat and ask again, or find one first, for example: find a red star",
        "把图片文件拖进来再问一次，或者先找一张，例如：找红色的星星",
    ),
    which=("It is not clear which picture you mean.", "不清楚您指的是哪张图片。"),
    name=("Name it by its number, #1 to #{last}.", "请说出编号，#1 到 #{last}。"),
    no_question=("There is no question about the picture.", "没有关于图片的问题。"),
    example=("Ask something, for example: what colour is the circle?", "请提一个问题，例如：圆是什么颜色？"),
    silent=("The model gave no answer.", "模型没有回答。"),
    again=("Try to ask it in other words.", "请换个说法再试一次。"),
    too_many=(
        "This model compares {most} pictures at most, and these are {count}.",
        "这个模型最多比较 {most} 张图片，而这里有 {count} 张。",
    ),
    fewer=(
        "Name {most} of them, for example: compare #1 and #2. Larger models compare more: assistant models list",
        "请说出其中 {most} 张，例如：比较 #1 和 #2。更大的模型能比较更多：assistant models list",
    ),
)


class VqaPlugin(Plugin):
    name = "assistant_vqa"
    title = Bilingual("Questions", "图片问答")
    summary = Bilingual("Answers questions about pictures.", "回答关于图片的问题。")
    actions = (ASK,)

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        """Streams the answer. Earlier questions about the same pictures go along, so that follow-ups are understood."""
        question = (request.arguments["question"] or request.text).strip()
        _refuse_incomplete(question, request, context)
        if len(request.pictures) > TOGETHER and (asked := condition(question, request.language)):
            yield from sorted_out(asked, request, context)
            return
        most = context.vision_language().info.pictures
        if not most or len(request.pictures) <= most:
            yield from self._answer(question, request, context)
            return
        if compares(question):
            said = {"count": len(request.pictures), "most": most}
            raise BadInput(SAY(request.language, "too_many", **said), SAY(request.language, "fewer", **said))
        yield from self._answers(question, request, context)

    def _answers(self, question: str, request: Request, context: Context) -> Iterator[PluginEvent]:
        """An answer about each picture. One that cannot be read does not keep the others from theirs."""
        asked = of_one(question, request.language)

        def about(_: int, picture: Picture) -> Iterator[PluginEvent]:
            return self._answer(asked, replace(request, pictures=(picture,)), context)

        failures = yield from apart(request.pictures, about, lambda picture: picture.name)
        if len(failures) == len(request.pictures):
            raise failures[0]

    def _answer(self, question: str, request: Request, context: Context) -> Iterator[PluginEvent]:
        """One answer about all pictures of the request."""
        messages = conversation_about(request, question, context)
        answer = ""
        for piece in context.vision_language().reply(messages, Generation(max_tokens=256)):
            new = piece if answer else piece.lstrip()
            if new:
                answer += new
                yield TextDelta(new)
        if not answer.strip():
            raise BadInput(SAY(request.language, "silent"), SAY(request.language, "again"))
        if len(request.pictures) == 1 and tells_more(answer.strip(), request.pictures[0]):
            yield Described(request.pictures[0].number, request.pictures[0].digest, answer.strip())


def _refuse_incomplete(question: str, request: Request, context: Context) -> None:
    """Raises BadInput with a way out if there is no picture or no question."""
    language = request.language
    if not request.pictures:
        known = context.conversation.pictures()
        if known:
            raise BadInput(SAY(language, "which"), SAY(language, "name", last=known[-1].number))
        raise BadInput(SAY(language, "no_picture"), SAY(language, "give"))
    if not question:
        raise BadInput(SAY(language, "no_question"), SAY(language, "example"))
