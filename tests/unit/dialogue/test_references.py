"""References one by one: what binds, what only looks like it, and what is said about pictures that are not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dialogue.references import Seen, mask, resolve

DROPS = [Seen(1, "dropped", 1), Seen(2, "dropped", 2), Seen(3, "dropped", 3)]
HITS = [Seen(1, "dropped", 1), *(Seen(number, "found", 2) for number in (2, 3, 4))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("describe #3", (3,)),
        ("picture three, please", (3,)),
        ("pictures 1, 2 and 3", (1, 2, 3)),
        ("pictures 1-3", (1, 2, 3)),
        ("the first and the last one", (1, 3)),
        ("the third from the end", (1,)),
        ("everything except the first one", (2, 3)),
        ("the first half of these", (1, 2)),
        ("every other one", (1, 3)),
        ("even-numbered ones, please", (2,)),
        ("everything after #1", (2, 3)),
        ("from the second on", (2, 3)),
        ("the first to third ones", (1, 2, 3)),
        ("two before the last one", (1,)),
        ("the picture right before #3", (2,)),
        ("skip the first and the last, what is in the rest", (2,)),
        ("first vs last", (1, 3)),
        ("the one everything started from", (1,)),
        ("redo 2 in blue", (2,)),
        ("1 or 3, which is older", (1, 3)),
        ("the receipt I sent you", (3,)),
        ("are the first two from the same place", (1, 2)),
        ("titles for the first and third only", (1, 3)),
        ("I know #2 already. what do the others show", (1, 3)),
        ("#1 is my sister. who are the other two", (2, 3)),
        ("the others, but not the second", (1, 3)),
        ("the newest photo from me", (3,)),
        ("which of all three would you frame", (1, 2, 3)),
        ("do the last two match", (2, 3)),
        ("is it better than the two before?", (1, 2)),
        ("second, first and last please", (2, 1, 3)),
        ("my newest, what is the flower", (3,)),
        ("are all of them from one trip", (1, 2, 3)),
        ("第三张和第一张", (3, 1)),
        ("图2", (2,)),
        ("第一、三张", (1, 3)),
        ("倒数第二张", (2,)),
        ("前两张", (1, 2)),
        ("find the photo I sent you", (3,)),
        ("describe the photo that has a boat", (3,)),
    ],
)
def test_named_pictures_in_the_order_of_the_sentence(text: str, numbers: tuple[int, ...]) -> None:
    assert resolve(text, DROPS).numbers == numbers


@pytest.mark.parametrize(
    "text",
    [
        "draw a conclusion",
        "the second law of thermodynamics",
        "it is raining",
        "find the difference between a list and a tuple",
        "what is the index of refraction",
        "first of all, hello",
        "one second please",
        "all the others are at the party and I'm home with a cold",
        "the others in my class finished theirs",
        "we were ranked number three in the league",
        "both of my coworkers quit",
        "the last time we met",
        "who took the first photo of the moon",
        "I think that you are right",
        "who was the first man on the moon and who was the last",
        "how do the other half live",
        "the email I sent you yesterday",
        "write a story about two sisters, the first one tall",
        "count from 1 to 3",
        "multiply 2 by 3",
        "my neighbour bought his third one this year",
        "both Python and Java are languages",
        "热力学第二定律",
        "第一次世界大战",
        "第二天下雨了",
        "其他人怎么说",
        "弹吉他",
        "how do u say 'the last one' in french",
    ],
)
def test_look_alikes_bind_nothing(text: str) -> None:
    assert resolve(text, DROPS) in (resolve("", DROPS), resolve(text, []))
    assert resolve(text, DROPS).numbers == ()


def test_ordinals_count_in_the_hits_after_a_search() -> None:
    assert resolve("the second one", HITS).numbers == (3,)
    assert resolve("the one I dropped", HITS).numbers == (1,)
    assert resolve("你找到的第三张", HITS).numbers == (4,)
    assert resolve("你找到的这些里去掉第一张，别的都", HITS).numbers == (3, 4)


def test_ordinals_count_in_a_drop_of_several() -> None:
    pictures = [Seen(1, "dropped", 1), Seen(2, "dropped", 2), Seen(3, "dropped", 2)]
    assert resolve("the first one", pictures, attached=(2, 3)).numbers == (2,)
    assert resolve("the first one", pictures).numbers == (2,)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("the earliest of my uploads", (1,)),
        ("the last of what you found", (4,)),
        ("the third thing that came up", (4,)),
        ("what the search threw up", (2, 3, 4)),
        ("that cartoon you made for me", (5,)),
        ("what I sent before your drawing", (1,)),
        ("what you came up with", (5,)),
        ("mine or yours", (1, 5)),
        ("the bottom two in the list you found", (3, 4)),
    ],
)
def test_how_pictures_came_is_what_they_are_counted_in(text: str, numbers: tuple[int, ...]) -> None:
    assert resolve(text, [*HITS, Seen(5, "drawn", 3)]).numbers == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("are they twins", (3,)),
        ("make her smile", (3,)),
        ("my brother says he is tall", ()),
        ("are they the same", (1, 2, 3)),
    ],
)
def test_people_are_those_in_the_newest_picture(text: str, numbers: tuple[int, ...]) -> None:
    assert resolve(text, DROPS).numbers == numbers


def test_the_focus_decides_what_it_is() -> None:
    assert resolve("what color is it?", HITS, focus=(3,)).numbers == (3,)
    assert resolve("what color is it?", HITS).numbers == (2,)
    assert resolve("them", HITS).numbers == (2, 3, 4)


TALK = [
    *(Seen(number, "found", 1) for number in (1, 2)),
    Seen(3, "drawn", 2),
    *(Seen(number, "found", 3) for number in (4, 5, 6)),
    Seen(7, "dropped", 4),
    Seen(8, "drawn", 5),
]
ROW = [Seen(number, "dropped", 1) for number in range(1, 7)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("第一次搜的那批", (1, 2)),
        ("后来又搜的那几张", (4, 5, 6)),
        ("第一次搜的第二张", (2,)),
        ("上一轮搜出来的最后一张", (6,)),
        ("所有搜到的图", (1, 2, 4, 5, 6)),
        ("头一批里有狗吗", (1, 2)),
        ("第一次画的那幅", (3,)),
        ("你画的最后一版", (8,)),
        ("退回上一版", (3,)),
        ("贴上来那张截图", (7,)),
        ("你弄出来的海报", (8,)),
        ("你搜的那批，不是我给的，末一张", (6,)),
        ("原图跟成品", (7, 8)),
        ("改之前和改之后", (7, 8)),
        ("旧稿跟现在这稿", (7, 8)),
        ("比起上个版本，这版", (3, 8)),
        ("那张搜到的海景，和你生成的海景", (4, 8)),
        ("翻出来的头一张", (4,)),
        ("搜到的图里第三张", (6,)),
        ("只要我发的不要你画的", (7,)),
        ("整场聊天里出现过的图片", (1, 2, 3, 4, 5, 6, 7, 8)),
        ("再亮一点，重新画", (8,)),
        ("重画一遍，换成冬天", (8,)),
        ("describe it 用中文", (8,)),
        ("我发过的图里有没有猫", (7,)),
        ("除了你画的那两张，别的图", (1, 2, 4, 5, 6, 7)),
        ("前面画的那张作废，看我发的", (7,)),
        ("画得不错，尾巴改短些", (8,)),
    ],
)
def test_whose_a_picture_is_and_when_it_came(text: str, numbers: tuple[int, ...]) -> None:
    assert resolve(text, TALK).numbers == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("第二，第四，哪个更糊", (2, 4)),
        ("一号到三号", (1, 2, 3)),
        ("third one 啦", (3,)),
        ("倒着数第二张", (5,)),
        ("倒数第二和第三张", (5, 4)),
        ("收尾那一张", (6,)),
        ("打头的两张", (1, 2)),
        ("中间两张", (3, 4)),
        ("掐头去尾，剩下的", (2, 3, 4, 5)),
        ("后一半", (4, 5, 6)),
        ("双数号的那几张", (2, 4, 6)),
        ("从第五张开始", (5, 6)),
        ("第三张之前的都", (1, 2)),
        ("第五张和紧挨着它前面那张", (5, 4)),
        ("一张不落", (1, 2, 3, 4, 5, 6)),
        ("除了第一张和最后一张，都", (2, 3, 4, 5)),
        ("第一张不看，直接讲第三张", (3,)),
        ("第二张，不对，第三张", (3,)),
        ("给我说说第三张", (3,)),
        ("编号2到4的", (2, 3, 4)),
        ("从 #2 开始往后的全都", (2, 3, 4, 5, 6)),
        ("4号以后的都", (5, 6)),
        ("第四张到最后一张", (4, 5, 6)),
        ("一二四号图", (1, 2, 4)),
        ("第二三张", (2, 3)),
        ("剩下两张", (5, 6)),
        ("前三张先不管，说说剩下那些", (4, 5, 6)),
        ("把第一张排除掉，剩下的", (2, 3, 4, 5, 6)),
        ("这里面哪几张有狗", (1, 2, 3, 4, 5, 6)),
        ("第二第三张合起来", (2, 3)),
        ("第一、第二和最后一张", (1, 2, 6)),
        ("排第二的那张", (2,)),
        ("最上面那张跟最下面那张", (1, 6)),
        ("2跟5选哪张", (2, 5)),
        ("只看前四张，有几张里面有海", (1, 2, 3, 4)),
        ("全部看一遍", (1, 2, 3, 4, 5, 6)),
        ("老板说第四张太暗，真的吗", (4,)),
        ("不好理第一张，第二张", (2,)),
        ("第一张和第三张是我拍的，这俩", (1, 3)),
    ],
)
def test_parts_of_a_row(text: str, numbers: tuple[int, ...]) -> None:
    assert resolve(text, ROW).numbers == numbers


@pytest.mark.parametrize(
    "text",
    [
        "3号到5号放假吗",
        "二号线怎么走",
        "第一名和第二名差多少",
        "第一，我不会；第二，我没空",
        "2是偶数吗",
        "后半生怎么过",
        "软件的最新版是多少",
        "上次发烧是什么时候",
        "我上次发的邮件收到没",
        "你写的代码有问题",
        "成品油价格涨了吗",
        "number one 的歌",
        "3号以后放假吗",
        "从3号开始上班",
        "改之前先告诉我一声",
        "旧版本软件",
        "第一版教材的作者是谁",
        "把这段话改成英文",
        "再大一点声",
    ],
)
def test_what_only_sounds_like_pictures_in_chinese(text: str) -> None:
    assert resolve(text, TALK).numbers == ()


def test_a_comparison_includes_what_is_attached() -> None:
    pictures = [*DROPS, Seen(4, "dropped", 4)]
    assert resolve("is this the same as #1?", pictures, attached=(4,)).numbers == (4, 1)
    assert resolve("比上一张大吗", pictures, attached=(4,)).numbers == (4, 3)


def test_pictures_are_found_by_what_is_known_of_them() -> None:
    known = [Seen(1, "dropped", 1, "a blue heart on white"), Seen(2, "dropped", 1, "two red stars")]
    assert resolve("describe the one with the stars", known).numbers == (2,)
    assert resolve("the picture with the heart", known).numbers == (1,)
    known = [
        Seen(1, "dropped", 1, "一只狗在草地上跑"),
        Seen(2, "dropped", 1, "夜空里的星星"),
        Seen(3, "drawn", 2, "海边的房子"),
    ]
    assert resolve("有星星的那张", known).numbers == (2,)
    assert resolve("拍到狗的那张", known).numbers == (1,)
    assert resolve("说说草地那张和海边那幅", known).numbers == (1, 3)
    assert resolve("描述下那张", known).numbers == (3,)


def test_what_was_sent_before_is_not_what_is_attached() -> None:
    pictures = [*DROPS, Seen(4, "dropped", 4)]
    assert resolve("刚才那两张加上这张", pictures, attached=(4,)).numbers == (2, 3, 4)
    assert resolve("这个和上面那个有什么不一样", pictures, attached=(4,)).numbers == (4, 3)
    assert resolve("新的这张跟旧的那张", pictures, attached=(4,)).numbers == (4, 3)
    assert resolve("上上张也有他吗", pictures, attached=(4,)).numbers == (2,)
    assert resolve("这张图跟前面哪张最像", pictures, attached=(4,)).numbers == (4, 1, 2, 3)
    assert resolve("这个人在第一张里也有吗", pictures, attached=(4,)).numbers == (4, 1)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("describe the ninth one", "There is no picture “the ninth one”. There are 3 pictures here: #1 to #3."),
        ("描述第九张", "没有“第九张”对应的图片。这里有 3 张图片：#1 到 #3。"),
        ("compare #1 and #8", "There is no picture “#1 and #8”. There are 3 pictures here: #1 to #3."),
    ],
)
def test_what_does_not_exist_is_answered_with_what_there_is(text: str, problem: str) -> None:
    found = resolve(text, DROPS)
    assert (found.numbers, found.problem) == ((), problem)


def test_the_shape_of_a_sentence() -> None:
    assert mask("compare the second one with #3") == "compare § with §"
    assert mask("描述第二张") == "描述 §"


@given(st.text(max_size=200), st.integers(0, 6), st.integers(0, 3))
def test_any_text_resolves_to_pictures_that_exist(text: str, before: int, now: int) -> None:
    pictures = [Seen(number, "dropped", number) for number in range(1, before + now + 1)]
    attached = tuple(range(before + 1, before + now + 1))
    found = resolve(text, pictures, attached)
    assert set(found.numbers) <= {seen.number for seen in pictures}
    assert len(set(found.numbers)) == len(found.numbers)


@given(st.integers(1, 20), st.integers(1, 20))
def test_every_ordinal_means_the_same_in_both_languages(position: int, count: int) -> None:
    pictures = [Seen(number, "dropped", 1) for number in range(1, count + 1)]
    expected = (position,) if position <= count else ()
    english = f"describe the {position}{'st' if position == 1 else 'th'} picture"
    assert resolve(english, pictures).numbers == expected
    assert resolve(f"描述第{position}张", pictures).numbers == expected


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("first search, third hit: is it a fox", (3,)),
        ("the second one in the earlier search", (2,)),
        ("the second batch, any cats?", (4, 5, 6)),
        ("the last batch of cookies burnt", ()),
        ("trash the first, what is in the last one", (6,)),
    ],
)
def test_what_came_together_is_counted_in(text: str, numbers: tuple[int, ...]) -> None:
    twice = [Seen(number, "found", 1 if number < 4 else 2) for number in range(1, 7)]
    assert resolve(text, twice).numbers == numbers


def test_what_a_picture_is_compared_with_is_known_by_what_it_shows() -> None:
    pictures = [Seen(1, "found", 1, "A large red circle."), Seen(2, "found", 1, "Two stars."), Seen(3, "drawn", 2)]
    assert resolve("the one you drew and the circle, how do they differ?", pictures).numbers == (3, 1)
    assert resolve("does #2 match the circle?", pictures).numbers == (2,)
    assert resolve("is the one you drew brighter?", pictures).numbers == (3,)


FILES = [
    Seen(1, "dropped", 1, name="beach.jpg"),
    Seen(2, "dropped", 2, name="Two Stars.png"),
    Seen(3, "dropped", 3, name="BEACH.JPG"),
]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("what is in beach.jpg?", (3,)),
        ("beach.jpg 里有什么？", (3,)),
        ("beach.jpg里有什么？", (3,)),
        ("把beach.jpg和#2比一下", (3, 2)),
        ("compare beach.jpg with #2", (3, 2)),
        ("is it in ~/trip/beach.jpg", (3,)),
    ],
)
def test_a_picture_is_named_by_its_file(text: str, numbers: tuple[int, ...]) -> None:
    found = resolve(text, FILES)
    assert (found.numbers, found.problem, found.strong) == (numbers, "", True)


def test_a_file_that_nobody_gave_is_no_other_picture() -> None:
    found = resolve("what is in nofile.png?", FILES)
    assert (found.numbers, found.unknown_file) == ((), "nofile.png")
    assert found.problem.startswith("This conversation has no picture with the file name nofile.png. There are 3")
    for text in ("what is in nofile.png?", "nofile.png 里有什么？"):
        assert "nofile.png" in resolve(text, ()).problem
    assert resolve("nofile.png 里有什么？", FILES).problem.startswith("这个对话里没有文件名为 nofile.png 的图片")
    assert resolve("save it as nofile.png", FILES).problem == ""
