"""Chat without a language model: answers come from the conversation itself, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.api import Language, PastTurn, Picture, TextDelta, lines_by_language
from assistant.kit import Talk, Trial, request_for
from assistant_chat import ChatPlugin
from assistant_chat.intents import Intent, understand

PICTURES = (
    Picture("a", "/s/a", 1, "dropped", "/home/me/holiday.png", description="a large red circle and a small blue star"),
    Picture("b", "/s/b", 2, "found", "/lib/one.png"),
    Picture("c", "/s/c", 3, "found", "/lib/two.png", description="two green hearts"),
)
TURNS = (
    PastTurn(1, "what is this?", "caption", "a large red circle and a small blue star", (1,), (), (1,)),
    PastTurn(2, "find green hearts", "search", "2 pictures:", (), (2, 3), ()),
    PastTurn(3, "what colour is the heart in the second one?", "ask", "It is green.", (), (), (3,)),
)
TALK = Talk("c1", TURNS, PICTURES)


def said(text: str, tmp_path: Path, talk: Talk = TALK, language: Language = "en") -> str:
    plugin = ChatPlugin()
    context = Trial(plugin, tmp_path, talk)
    events = plugin.run(request_for(plugin.actions[0], text, language=language), context)
    return "".join(event.text for event in events if isinstance(event, TextDelta))


AGAIN = {
    "en": (
        "read that again",
        "Read it again please.",
        "can you read that out again",
        "say that again",
        "read your last answer once more",
        "repeat it again",
        "read the answer out loud",
    ),
    "zh": ("再读一遍", "请再念一遍", "把刚才的回答再读一次", "重新读一下", "再说一遍吧", "把它念出来"),
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in AGAIN for text in AGAIN[language]])
def test_the_last_answer_is_given_again_as_it_was(language: Language, text: str, tmp_path: Path) -> None:
    assert said(text, tmp_path, language=language) == "It is green."


@pytest.mark.parametrize("text", ["read the poem again in french", "读一遍红楼梦要多久", "again, why is it green"])
def test_other_readings_are_not_the_last_answer(text: str, tmp_path: Path) -> None:
    assert said(text, tmp_path) != "It is green."


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("what did I ask first?", ['"what is this?"']),
        ("What was my first question", ['"what is this?"']),
        ("what was my last question?", ["what colour is the heart"]),
        ("what did I just ask", ["what colour is the heart"]),
        ("which pictures are there?", ["3 pictures", "1 from you", "2 found", "#1 holiday.png", "two green hearts"]),
        ("how many pictures did I send?", ["1 from you"]),
        ("list all pictures", ["#1", "#2", "#3"]),
        ("what did you find?", ['"find green hearts"', "#2, #3 (two green hearts)"]),
        ("what did you say about #3", ["It is green.", "#3 two.png"]),
        ("what did you say about the first picture?", ["a large red circle"]),
        ("what did you tell me about the last picture?", ["It is green."]),
        ("what did you say about #9?", ["no picture #9"]),
        ("what did you say?", ["It is green."]),
        ("repeat your last answer", ["It is green."]),
        ("what have we talked about?", ["3 things", "what is this?", "find green hearts"]),
        ("summarise our conversation", ["find green hearts"]),
        ("did I say anything about hearts?", ["find green hearts"]),
        ("did I ask about elephants?", ["not said anything", "elephants"]),
        ("what was the name of the file I sent", ["holiday.png"]),
    ],
)
def test_it_answers_about_the_conversation(text: str, parts: list[str], tmp_path: Path) -> None:
    answer = said(text, tmp_path)
    assert all(part in answer for part in parts), answer


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("我第一个问题是什么？", ["“what is this?”"]),
        ("我上一个问题是什么", ["what colour is the heart"]),
        ("有哪些图片？", ["3 张图片", "您给的 1 张", "#3"]),
        ("一共有几张图片", ["3 张图片"]),
        ("你找到了什么", ["#2, #3"]),
        ("你说过#3什么", ["It is green."]),
        ("第一张图你是怎么说的", ["a large red circle"]),
        ("你刚才说了什么", ["It is green."]),
        ("我们聊了什么", ["3 句话"]),
    ],
)
def test_it_answers_about_the_conversation_in_chinese(text: str, parts: list[str], tmp_path: Path) -> None:
    answer = said(text, tmp_path, language="zh")
    assert all(part in answer for part in parts), answer


def test_a_search_that_was_the_first_of_several_steps_is_told_too(tmp_path: Path) -> None:
    turn = PastTurn(
        1, "find hearts and describe them", "caption", "two green hearts", (), (2, 3), (2, 3), (), ("search", "caption")
    )
    assert "#2, #3 (two green hearts)" in said("what did you find?", tmp_path, Talk("c", (turn,), PICTURES))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "text", ["what did I ask first", "which pictures are there", "what did you find", "what did you say about it", ""]
)
def test_an_empty_conversation_is_answered_too(text: str, language: Language, tmp_path: Path) -> None:
    assert said(text, tmp_path, Talk(), language).strip()


def test_what_it_can_do_is_what_the_profile_can_do(tmp_path: Path) -> None:
    plugin = ChatPlugin()
    request = request_for(plugin.actions[0], "what can you do?")
    (bare,) = plugin.run(request, Trial(plugin, tmp_path))
    (seeing,) = plugin.run(request, Trial(plugin, tmp_path, capabilities={"vision_language": object()}))
    assert isinstance(bare, TextDelta)
    assert isinstance(seeing, TextDelta)
    assert "describe a picture" in seeing.text
    assert "describe a picture" not in bare.text


def test_without_a_language_model_it_says_so_and_how_to_get_one(tmp_path: Path) -> None:
    answer = said("what is the capital of Australia", tmp_path)
    assert "no language model" in answer
    assert "assistant models" in answer


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_missing_is_told_at_length_only_once_in_a_row(language: Language, tmp_path: Path) -> None:
    turns: list[PastTurn] = []
    for question in ("why is the sky blue", "天为什么是蓝的", "what is the capital of Peru", "hello", "who wrote Emma"):
        answer = said(question, tmp_path, Talk("c1", tuple(turns)), language)
        turns.append(PastTurn(len(turns) + 1, question, "chat", answer))
    assert ["\n" in turn.answer for turn in turns] == [True, False, False, True, True]
    assert [turn.answer.count("`assistant models`") for turn in turns] == [1, 1, 1, 0, 1]


def test_a_question_about_a_picture_that_is_not_there_is_told_how_to_give_one(tmp_path: Path) -> None:
    assert "Drop a picture file" in said("what is in the picture?", tmp_path, Talk())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("can you see it?", "en"), ("please look at this for me", "en"), ("is this show picture any good", "en"),
        ("what is this?", "en"), ("who's this", "en"), ("what does the photo say about it", "en"),
        ("你能看到它吗", "zh"), ("图里有谁", "zh"), ("这张好看吗", "zh"), ("这是什么？", "zh"),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_picture_that_is_not_there(text: str, language: Language, tmp_path: Path) -> None:
    assert {"en": "no picture", "zh": "还没有图片"}[language] in said(text, tmp_path, Talk(), language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what time is it?", "en"), ("is it going to rain this week", "en"), ("does it look like rain?", "en"),
        ("it is my birthday", "en"), ("I see. Is it far to Paris?", "en"), ("who said this about war", "en"),
        ("这个周末会下雨吗", "zh"), ("图书馆几点关门", "zh"), ("人活着图什么", "zh"), ("地图是谁发明的", "zh"),
        ("这个词是什么意思", "zh"), ("什么叫图灵测试", "zh"),
    ],
)  # fmt: skip
def test_not_every_it_is_a_picture(text: str, language: Language, tmp_path: Path) -> None:
    answer = said(text, tmp_path, Talk(), language)
    assert {"en": "no language model", "zh": "没有语言模型"}[language] in answer
    assert {"en": "no picture", "zh": "还没有图片"}[language] not in answer


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hello", Intent.GREETING),
        ("你好", Intent.GREETING),
        ("thanks a lot", Intent.THANKS),
        ("谢谢你", Intent.THANKS),
        ("bye", Intent.BYE),
        ("再见", Intent.BYE),
        ("ok", Intent.NOD),
        ("好的", Intent.NOD),
        ("draw me a dragon", Intent.DRAWING),
        ("draw a conclusion", Intent.OTHER),
        ("画蛇添足是什么意思", Intent.OTHER),
        ("tell me a joke", Intent.OTHER),
        ("who was the first president", Intent.OTHER),
        ("is my data private?", Intent.PRIVATE),
        ("how do I get a language model", Intent.MODELS),
    ],
)
def test_intents(text: str, intent: Intent) -> None:
    assert understand(text).intent == intent


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how many pictures are in my library?", "en"),
        ("which folders are in the library", "en"),
        ("图库里有多少张图？", "zh"),
    ],
)
def test_it_tells_what_the_library_holds(text: str, language: Language, tmp_path: Path) -> None:
    assert "~/Pictures" in said(text, tmp_path, language=language)


def test_every_example_gets_an_answer(tmp_path: Path) -> None:
    for language, examples in lines_by_language("assistant_chat", "examples").items():
        assert all(said(example, tmp_path, language=language).strip() for example in examples)


def test_a_resolved_picture_is_what_it_means() -> None:
    assert understand("what did you say about it?", (PICTURES[1],)).numbers == (2,)


def test_quotes_are_short_and_on_one_line(tmp_path: Path) -> None:
    talk = Talk("c", (PastTurn(1, "a\nb " * 500, "chat", "x"),))
    answer = said("what did I ask first?", tmp_path, talk)
    assert "\n" not in answer
    assert len(answer) < 400


def test_a_pasted_text_is_no_question_about_the_conversation() -> None:
    """Rules look at as much as people ask in; looking at more takes time that grows with a power of it."""
    assert understand("what did i ask first?").intent is Intent.FIRST_WORDS
    assert understand("lorem ipsum " * 50_000 + "what did i ask first?").intent is Intent.OTHER


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what did I ask about the first picture?", "en"),
        ("what did i say about #1?", "en"),
        ("what was my last question about the first one", "en"),
        ("我问过第一张图什么？", "zh"),
        ("关于第一张图我刚才问了什么？", "zh"),
        ("my questions about #1", "en"),
        ("what did I ask you so far about the first one", "en"),
        ("对第一张图我问过什么", "zh"),
    ],
)
def test_what_was_asked_about_a_picture_is_told_with_its_answers(text: str, language: Language, tmp_path: Path) -> None:
    told = said(text, tmp_path, language=language)
    assert "what is this?" in told
    assert "a large red circle" in told
    assert "green" not in told


@pytest.mark.parametrize(
    ("text", "language", "resolved", "told"),
    [
        # After a search a place is resolved to a hit: here to #2, about which nothing was said, or to #3.
        ("what did I ask about the first picture?", "en", 2, "#1 holiday.png"),
        ("what did you tell me about the first one?", "en", 2, "#1 holiday.png"),
        ("我问过第一张图什么？", "zh", 2, "#1 holiday.png"),
        ("what did I ask about the last picture?", "en", 2, "#3 two.png"),
        ("关于最后一张图我问过什么？", "zh", 2, "#3 two.png"),
        ("what did I ask about the first picture?", "en", 3, "#3 two.png"),
        ("我问过第一张图什么？", "zh", 3, "#3 two.png"),
        ("what did I ask about the fourth picture?", "en", 2, "about #2"),
        ("what did I ask about picture 2?", "en", 2, "about #2"),
        ("what did I ask about it?", "en", 2, "about #2"),
    ],
)
def test_a_place_counts_among_the_pictures_that_were_talked_about(
    text: str, language: Language, resolved: int, told: str, tmp_path: Path
) -> None:
    plugin = ChatPlugin()
    request = request_for(plugin.actions[0], text, [PICTURES[resolved - 1]], language=language)
    (answer,) = plugin.run(request, Trial(plugin, tmp_path, TALK))
    assert isinstance(answer, TextDelta)
    assert told in answer.text


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("what did I ask about the first picture?", "en", "- a picture without words → a large red circle"),
        ("我问过第一张图什么？", "zh", "- 没有附文字的图片 → a large red circle"),
        ("what did you find?", "en", "For a picture without words I found 1 picture: #2"),
        ("你找到了什么", "zh", "对于没有附文字的图片，我找到了 1 张图片：#2"),
    ],
)
def test_a_picture_that_was_sent_without_words_is_told_in_words(
    text: str, language: Language, told: str, tmp_path: Path
) -> None:
    turns = (
        PastTurn(1, "", "caption", "a large red circle", (1,), (), (1,)),
        PastTurn(2, " ", "search", "1 picture:", (1,), (2,), (1,)),
    )
    assert told in said(text, tmp_path, Talk("c1", turns, PICTURES), language)


@pytest.mark.parametrize(
    "text",
    ["Did I do the right thing about it?", "What did I forget about this?", "I asked my wife about it",
     "my question is about that", "what did I tell my boss about it", "I said sorry about that",
     "我问了这张图多少钱，他说什么", "我问了老板这张图，他说什么", "对它我没什么好说的"],
)  # fmt: skip
def test_what_was_said_elsewhere_is_not_asked_of_the_conversation(text: str) -> None:
    assert understand(text).intent is Intent.OTHER


def test_it_is_no_picture_where_none_is(tmp_path: Path) -> None:
    talk = Talk("c", (PastTurn(1, "are whales fish?", "chat", "No."),))
    assert "are whales fish?" in said("what did I ask you about it?", tmp_path, talk)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Save this chat in ~/x", "en"), ("export the conversation", "en"), ("how do I save this chat?", "en"),
        ("把这次对话保存到~/x", "zh"), ("导出聊天记录", "zh"),
    ],
)  # fmt: skip
def test_how_a_conversation_is_written_into_a_file_is_told(text: str, language: Language, tmp_path: Path) -> None:
    assert "/export" in said(text, tmp_path, language=language)


@pytest.mark.parametrize("text", ["save #3 in ~/x", "导出第三张", "keep talking", "保存图片"])
def test_what_is_to_be_kept_besides_is_no_conversation(text: str, tmp_path: Path) -> None:
    assert "/export" not in said(text, tmp_path)
