"""What a sentence wants drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.api import Language
from assistant_image_generation.changing import changed
from assistant_image_generation.editing import become
from assistant_image_generation.starting import started
from assistant_image_generation.wording import Wanted, following, wanted


@pytest.mark.parametrize(
    ("text", "language", "change"),
    [
        ("another one", "en", ""),
        ("another version of #1", "en", ""),
        ("another version of the first one", "en", ""),
        ("draw another one like #1", "en", ""),
        ("another picture of #2", "en", ""),
        ("draw the last two again", "en", ""),
        ("draw #1 and #2 again", "en", ""),
        ("draw both again", "en", ""),
        ("draw the same as #2", "en", ""),
        ("take #1 and make it blue", "en", "blue"),
        ("use the first one and make it a watercolour", "en", "a watercolour"),
        ("拿#1，变成水彩", "zh", "水彩"),
        ("draw one based on #2", "en", ""),
        ("draw something based on the second one", "en", ""),
        ("照#2画一张", "zh", ""),
        ("照第二张画一张", "zh", ""),
        ("根据第二张画一张", "zh", ""),
        ("照着这张再画一张", "zh", ""),
        ("照着我的照片画一张", "zh", ""),
        ("照第二张再画一张，但是蓝色的", "zh", "蓝色的"),
        ("参照#1画一幅水彩", "zh", "水彩"),
        ("could you take the hat off #1", "en", "take the hat off"),
        ("麻烦把#1的帽子去掉", "zh", "把帽子去掉"),
        ("去掉第二张里的帽子", "zh", "去掉帽子"),
        ("重画#1", "zh", ""),
        ("重画一下", "zh", ""),
        ("重画第二张", "zh", ""),
        ("把#1再画一遍", "zh", ""),
        ("把第一张再画一次", "zh", ""),
        ("再画一次#1和#2", "zh", ""),
        ("再画一遍刚才那张", "zh", ""),
        ("the same as #1 but blue", "en", "blue"),
        ("draw the same as that", "en", ""),
        ("draw the same as that but blue", "en", "blue"),
        ("把它变成白天", "zh", "白天"),
        ("把它变成夜景", "zh", "夜景"),
        ("把它变成国画风", "zh", "国画风"),
        ("add a hat to #1", "en", "add a hat"),
        ("give #1 a hat", "en", "give it a hat"),
        ("remove the hat from #2", "en", "remove the hat"),
        ("给#1加一顶帽子", "zh", "加一顶帽子"),
        ("在#2里加一只狗", "zh", "加一只狗"),
        ("重画一下，换成红色", "zh", "换成红色"),
        ("make the one you drew blue", "en", "blue"),
        ("make the red circle you drew green", "en", "green"),
        ("Paint the last picture you made green, please", "en", "green"),
        ("make your drawing darker", "en", "darker"),
        ("something similar", "en", ""),
        ("draw a similar one", "en", ""),
        ("similar pictures but at night", "en", "at night"),
        ("画个类似的", "zh", ""),
        ("来张差不多的，背景换成蓝色", "zh", "背景换成蓝色"),
        ("draw it again", "en", ""),
        ("the same but at night", "en", "at night"),
        ("like #2 but with a hat", "en", "with a hat"),
        ("make it blue", "en", "blue"),
        ("make it pretty", "en", "pretty"),
        ("can you make it blue?", "en", "blue"),
        ("draw the same thing but with two moons", "en", "with two moons"),
        ("把红色换成蓝色", "zh", "把红色换成蓝色"),
        ("turn this photo into a pencil sketch", "en", "a pencil sketch"),
        ("could you make my old selfie look like a cartoon?", "en", "a cartoon"),
        ("convert the second image to a line drawing please", "en", "a line drawing"),
        ("redo that one as an oil painting", "en", "an oil painting"),
        ("redraw this in pixel art style", "en", "in pixel art style"),
        ("give me an anime version of #2", "en", "anime"),
        ("make a charcoal drawing of this photo", "en", "a charcoal drawing"),
        ("sketch this photo for me", "en", "a pencil sketch"),
        ("make it a watercolour", "en", "a watercolour"),
        ("把这张照片变成铅笔素描", "zh", "铅笔素描"),
        ("能把我的自拍变成一张漫画吗？", "zh", "漫画"),
        ("把第二张改成卡通风格", "zh", "卡通风格"),
        ("make my photo blue", "en", "blue"),
        ("make picture 2 black and white", "en", "black and white"),
        ("could you color the one I sent green?", "en", "green"),
        ("make the sky in #2 blue", "en", "make the sky blue"),
        ("make the dog that you drew blue", "en", "blue"),
        ("把#3变成蓝色", "zh", "蓝色"),
        ("把第三张图变成蓝色", "zh", "蓝色"),
        ("把第二张涂成红色", "zh", "红色"),
        ("把第一张的天空变成蓝色", "zh", "把天空变成蓝色"),
        ("照着这张照片画一幅油画", "zh", "油画"),
        ("画成水彩", "zh", "水彩"),
        ("make the background black", "en", "make the background black"),
        ("make the heart blue", "en", "make the heart blue"),
        ("change the colour to green", "en", "change the colour to green"),
        ("replace the heart with a star", "en", "replace the heart with a star"),
        ("turn the red heart into a blue star", "en", "turn the red heart into a blue star"),
        ("把爱心换成星星", "zh", "把爱心换成星星"),
        ("draw #2 with a hat", "en", "with a hat"),
        ("draw the last, but in blue", "en", "in blue"),
        ("draw that on the moon", "en", "on the moon"),
        ("paint this red", "en", "red"),
        ("draw that a bit bigger", "en", "a bit bigger"),
        ("draw the first again", "en", ""),
        ("make this darker", "en", "darker"),
        ("那张改成蓝色", "zh", "蓝色"),
        ("那个在晚上", "zh", "在晚上"),
        ("这个一样的再来一张", "zh", ""),
        ("make #1 and #2 blue", "en", "blue"),
        ("make #1, #2 and #3 a watercolour", "en", "a watercolour"),
        ("make both darker", "en", "darker"),
        ("把#1和#2变成蓝色", "zh", "蓝色"),
        ("把#1、#2变成水彩", "zh", "水彩"),
        ("再画一张", "zh", ""),
        ("再来一张", "zh", ""),
        ("再画一张，背景换成蓝色", "zh", "背景换成蓝色"),
        ("背景换成蓝色", "zh", "背景换成蓝色"),
        ("和刚才那张一样，但是在晚上", "zh", "在晚上"),
        ("换成绿色的", "zh", "换成绿色的"),
    ],
)
def test_a_sentence_may_want_the_last_picture_again(text: str, language: Language, change: str) -> None:
    assert wanted(text, language) == Wanted(change=change, again=True)


@pytest.mark.parametrize(
    ("text", "language", "change"),
    [
        ("turn it into a blue star", "en", "a blue star"),
        ("make it a green square", "en", "a green square"),
        ("turn this drawing into two red hearts", "en", "two red hearts"),
        ("把它变成一颗蓝色的星星", "zh", "一颗蓝色的星星"),
        ("把这张改成猫", "zh", "猫"),
        ("参考第一张画一只猫", "zh", "一只猫"),
        ("把它变成天鹅", "zh", "天鹅"),
        ("把它变成画家", "zh", "画家"),
        ("把它变成风车", "zh", "风车"),
    ],
)
def test_what_a_picture_becomes_takes_the_place_of_what_it_was(text: str, language: Language, change: str) -> None:
    assert wanted(text, language) == Wanted(change=change, again=True, replaces=True)


@pytest.mark.parametrize(
    ("prompt", "thing", "language", "expected"),
    [
        ("a blue circle", "a star", "en", "a blue star"),
        ("a blue circle", "a red star", "en", "a red star"),
        ("a blue circle on a white background", "an egg", "en", "a blue egg on a white background"),
        ("an old house at night", "a castle", "en", "a castle at night"),
        ("a big orange circle", "two stars", "en", "two orange stars"),
        ("a red circle and a blue star", "a heart", "en", "a heart"),
        ("一个蓝色的圆", "星星", "zh", "蓝色的星星"),
        ("一个蓝色圆形", "一颗星星", "zh", "一颗蓝色的星星"),
        ("一个蓝色的圆", "一颗红色的星星", "zh", "一颗红色的星星"),
        ("一只狗在沙滩上", "猫", "zh", "猫在沙滩上"),
        ("一个红色的圆和一个蓝色的星星", "爱心", "zh", "爱心"),
    ],
)
def test_what_a_drawing_becomes_keeps_the_colour_and_what_is_around_it(
    prompt: str, thing: str, language: Language, expected: str
) -> None:
    assert become(prompt, thing, language) == expected


@pytest.mark.parametrize(
    ("description", "change", "replaces", "language", "expected"),
    [
        ("The picture shows a red circle on a white background. It is big.", "blue", False, "en",
         "a blue circle on a white background"),
        ("A dog on a beach", "a pencil sketch", False, "en", "a dog on a beach, a pencil sketch"),
        ("a red circle", "a star", True, "en", "a red star"),
        ("Its edge is soft.\nA red circle.", "blue", False, "en", "a blue circle"),
        ("", "a star", True, "en", "a star"),
        ("", "blue", False, "en", "a picture in blue"),
        ("", "a pencil sketch", False, "en", "a pencil sketch"),
        ("a red circle", "", False, "en", "a red circle"),
        ("图里有一个红色的圆。它很大。", "蓝色", False, "zh", "一个蓝色的圆"),
        ("一只狗", "水彩", False, "zh", "一只狗，水彩"),
        ("一个红色的圆", "星星", True, "zh", "红色的星星"),
        ("", "蓝色", False, "zh", "一幅蓝色的图"),
    ],
)  # fmt: skip
def test_a_drawing_that_starts_from_a_picture_shows_what_is_known_of_it(
    description: str, change: str, replaces: bool, language: Language, expected: str
) -> None:
    assert started(description, change, language, replaces=replaces) == expected


def test_a_long_description_is_cut_between_words() -> None:
    told = started("a dog " * 200, "blue", "en", replaces=False)
    assert len(told) < 220
    assert told.removesuffix(", blue").endswith((" a", " dog"))


@pytest.mark.parametrize(
    ("prompt", "change", "language", "expected"),
    [
        ("a red circle", "at night", "en", "a red circle at night"),
        ("a red heart", "make the background black", "en", "a red heart on a black background"),
        ("a red heart", "make the heart blue", "en", "a blue heart"),
        ("two hearts and a red star", "make the star orange", "en", "two hearts and an orange star"),
        ("a red heart", "change the colour to green", "en", "a green heart"),
        ("a red heart", "replace the heart with a star", "en", "a red star"),
        ("a red heart", "replace the heart with an orange star", "en", "an orange star"),
        (
            "a red heart on a white background",
            "turn the red heart into a blue star",
            "en",
            "a blue star on a white background",
        ),
        ("a scatter plot and a cat", "make the cat black", "en", "a scatter plot and a black cat"),
        ("a scatter plot", "make the cat black", "en", "a scatter plot, make the cat black"),
        ("a carton of milk and a car", "replace the car with a bus", "en", "a carton of milk and a bus"),
        ("a carton and a car", "replace the car with a big bus", "en", "a carton and a big bus"),
        ("an ocean with a cart", "make the car blue", "en", "an ocean with a cart, make the car blue"),
        ("a sting-ray and a ray", "replace the ray with a shark", "en", "a sting-ray and a shark"),
        ("A Red Heart", "make the heart blue", "en", "A blue heart"),
        ("two hearts", "replace the heart with a star", "en", "two stars"),
        ("a red heart", "replace the moon with a star", "en", "a red heart, replace the moon with a star"),
        ("一个红色爱心", "把爱心换成星星", "zh", "一个红色星星"),
        ("一个红色爱心", "把爱心换成蓝色", "zh", "一个蓝色爱心"),
        ("a red circle", "blue", "en", "a blue circle"),
        ("a red circle", "orange", "en", "an orange circle"),
        ("a cat with a hat", "remove the hat", "en", "a cat"),
        ("a cat wearing a red hat on a sofa", "without the hat", "en", "a cat on a sofa"),
        ("a cat with a hat and a scarf", "remove the hat", "en", "a cat with a scarf"),
        ("a cat and two dogs", "remove the dogs", "en", "a cat"),
        ("一只戴着帽子的猫", "去掉帽子", "zh", "一只猫"),
        ("一只猫和一只狗", "把狗去掉", "zh", "一只猫"),
        ("一只猫，戴个帽子", "去掉帽子", "zh", "一只猫"),
        ("a cat", "make the background a beach", "en", "a cat on a beach background"),
        ("a cat", "use another background", "en", "a cat on a different background"),
        ("a cat", "add a background", "en", "a cat with a background"),
        ("a cat", "add blue background", "en", "a cat on a blue background"),
        ("a cat on a dark blue background", "make the background red", "en", "a cat on a red background"),
        ("a cat on white background", "make the background the ocean", "en", "a cat on an ocean background"),
        ("白色背景上的一只猫", "背景换成海边", "zh", "一只猫，海边背景"),
        ("一只猫在白色背景上", "背景换成海边", "zh", "一只猫，海边背景"),
        ("two cats", "one", "en", "a cat"),
        ("a fox", "three", "en", "three foxes"),
        ("a butterfly", "two", "en", "two butterflies"),
        ("a man in a hat", "two", "en", "two men in a hat"),
        ("a unicorn", "at night", "en", "a unicorn at night"),
        ("an hourglass", "in blue", "en", "a blue hourglass"),
        ("an hourglass on a table", "at night", "en", "an hourglass on a table at night"),
        ("a cat", "in Paris", "en", "a cat in Paris"),
        ("a cat", "give it a sign that says Hello WORLD", "en", "a cat with a sign that says Hello WORLD"),
        ("a circle on a white background", "red", "en", "a red circle on a white background"),
        ("a house in a green field", "red", "en", "a red house in a green field"),
        ("a girl in a red dress", "blue", "en", "a girl in a blue dress"),
        ("a red circle", "dark blue", "en", "a dark blue circle"),
        ("a dark blue circle", "red", "en", "a red circle"),
        ("a red circle", "gold", "en", "a gold circle"),
        ("一只猫在白色的桌子上", "换成黑色", "zh", "一只黑色的猫在白色的桌子上"),
        ("白色背景上的一只猫", "换成黑色", "zh", "白色背景上的一只黑色的猫"),
        ("一只在睡觉的黑猫", "换成白色", "zh", "一只在睡觉的白猫"),
        ("一个红色的圆", "换成深蓝色", "zh", "一个深蓝色的圆"),
        ("一个红色圆形", "换成浅蓝色的", "zh", "一个浅蓝色圆形"),
        ("一个深蓝色的圆", "换成红色", "zh", "一个红色的圆"),
        ("a red circle on a white background", "orange", "en", "an orange circle on a white background"),
        ("a red circle and a red star", "green", "en", "a green circle and a green star"),
        ("a red circle and a blue star", "green", "en", "a red circle and a blue star, green"),
        ("a red circle", "with a yellow background", "en", "a red circle on a yellow background"),
        ("a red circle on a yellow background", "the background blue", "en", "a red circle on a blue background"),
        ("一个红色圆形", "背景换成蓝色", "zh", "一个红色圆形，蓝色背景"),
        ("一个红色圆形，粉色背景", "背景改成蓝色", "zh", "一个红色圆形，蓝色背景"),
        ("一个红色圆形", "换成绿色的", "zh", "一个绿色圆形"),
        ("一个红色圆形", "在晚上", "zh", "一个红色圆形，在晚上"),
        ("一个红色圆形", "", "zh", "一个红色圆形"),
        ("a red star", "change the red to blue", "en", "a blue star"),
        ("a red star", "blue, not red", "en", "a blue star"),
        ("a red star", "change the green to blue", "en", "a red star, change the green to blue"),
        ("一颗红色的星星", "红色换成蓝色", "zh", "一颗蓝色的星星"),
        ("一颗红色的星星", "把红色换成蓝色", "zh", "一颗蓝色的星星"),
        ("一颗红色的星星", "绿色换成蓝色", "zh", "一颗红色的星星，绿色换成蓝色"),
        ("a red star", "remove the background", "en", "a red star without background"),
        ("a red star", "no background", "en", "a red star without background"),
        ("a red star", "light blue background", "en", "a red star on a light blue background"),
        ("a red star", "put it on a table", "en", "a red star on a table"),
        ("a red star", "put a hat on it", "en", "a red star with a hat on it"),
    ],
)
def test_a_change_replaces_what_it_names(prompt: str, change: str, language: Language, expected: str) -> None:
    assert changed(prompt, change, language) == expected


@given(st.text(max_size=80))
def test_no_words_break_the_reading(text: str) -> None:
    for language in ("en", "zh"):
        read = wanted(text, language)
        changed("a red circle", read.change, language)


@given(st.text(max_size=20) | st.sampled_from(["\\o/", "\\1", "\\g<0>", "(", "[a"]))
def test_no_thing_breaks_the_change_of_one(thing: str) -> None:
    changed("a red circle", f"replace the circle with {thing}", "en")
    changed(f"a red {thing}", "remove the circle", "en")
    changed("a red circle", f"remove the {thing}", "en")
    changed("一只猫", f"把猫换成{thing}", "zh")
    changed("一只猫", f"把{thing}去掉", "zh")
    assert "\\o/" in changed("一只猫", "把猫换成\\o/", "zh")


@pytest.mark.parametrize(
    ("before", "text", "fragment", "language", "prompt"),
    [
        ("a red circle", "now a yellow one", "a yellow one", "en", "a yellow circle"),
        ("a house", "with a chimney", "with a chimney", "en", "a house with a chimney"),
        ("a cat", "give it a hat", "give it a hat", "en", "a cat with a hat"),
        ("a mountain", "at night please", "at night", "en", "a mountain at night"),
        ("a dog on a skateboard", "cat instead", "cat", "en", "a cat on a skateboard"),
        ("a girl with an umbrella", "should be a boy", "a boy", "en", "a boy with an umbrella"),
        ("a black horse", "no wait, white", "white", "en", "a white horse"),
        ("three green triangles", "five", "five", "en", "five green triangles"),
        ("a robot", "two of them", "two of them", "en", "two robots"),
        ("a bowl of ramen", "take out the egg", "take out the egg", "en", "a bowl of ramen without egg"),
        ("a birthday cake", "more candles", "more candles", "en", "a birthday cake with more candles"),
        ("a city street", "rainy", "rainy", "en", "a rainy city street"),
        ("an astronaut", "riding a cow haha", "riding a cow", "en", "an astronaut riding a cow"),
        ("a star", "try again", "try again", "en", "a star"),
        ("a red circle", "now a square", "a square", "en", "a square"),
        ("a red circle", "and a square beside it", "a square beside it", "en", "a red circle, a square beside it"),
        ("一个红色的圆", "换成黄的", "黄的", "zh", "一个黄色的圆"),
        ("一只狗在沙滩上", "换成狐狸", "狐狸", "zh", "一只狐狸在沙滩上"),
        ("一只猫", "换成冬天", "冬天", "zh", "一只猫，冬天"),
        ("一只猫", "换成晚上", "换成晚上", "zh", "一只猫，晚上"),
        ("一匹黑马", "不对 是白马", "白马", "zh", "一匹白马"),
        ("三颗星星", "五颗吧", "五颗", "zh", "五颗星星"),
        ("一间书房", "把窗户去掉", "把窗户去掉", "zh", "一间书房，没有窗户"),
        ("一只猫", "戴个帽子", "戴个帽子", "zh", "一只猫，戴个帽子"),
        ("一个红色的圆", "画一个正方形", "一个正方形", "zh", "一个正方形"),
        ("a star", "could you add a moon?", "could you add a moon", "en", "a star with a moon"),
        ("a star", "kindly draw a fox", "kindly draw a fox", "en", "a fox"),
    ],
)  # fmt: skip
def test_words_after_a_drawing_change_it_or_name_another_thing(
    before: str, text: str, fragment: str, language: Language, prompt: str
) -> None:
    read = following(text, fragment, language)
    drawn = changed(before, read.change, language, swaps=read.swaps) if read.again else read.subject
    assert drawn.strip() == prompt


@pytest.mark.parametrize(
    ("text", "fragment", "language", "count"),
    [
        ("two more", "two more", "en", 2),
        ("three more please", "three more", "en", 3),
        ("draw 2 more", "", "en", 2),
        ("a couple more", "a couple more", "en", 2),
        ("give me three more", "give me three more", "en", 3),
        ("once more", "once more", "en", 1),
        ("one more time", "one more time", "en", 1),
        ("再画两张", "", "zh", 2),
        ("再来三张", "三张", "zh", 3),
        ("再来几张", "几张", "zh", 1),
    ],
)
def test_more_pictures_of_a_drawing_are_as_many_as_is_said(
    text: str, fragment: str, language: Language, count: int
) -> None:
    read = following(text, fragment, language) if fragment else wanted(text, language)
    assert read == Wanted(again=True, count=count)


@pytest.mark.parametrize(
    ("text", "language"), [("draw two more stars", "en"), ("two more moons", "en"), ("再加两颗星星", "zh")]
)
def test_more_things_are_no_more_pictures(text: str, language: Language) -> None:
    assert following(text, text, language).count == 1


@pytest.mark.parametrize(("text", "language"), [("show me more", "en"), ("some more please", "en"), ("还有吗", "zh")])
def test_more_of_a_drawing_is_the_same_again(text: str, language: Language) -> None:
    assert following(text, text, language) == Wanted(again=True)


@pytest.mark.parametrize("text", ["remove #1", "delete picture #1", "erase #2."])
def test_a_picture_that_is_to_go_itself_is_no_change_of_a_drawing(text: str) -> None:
    assert not wanted(text, "en").again


@pytest.mark.parametrize("text", ["Draw one like #2", "draw something like #2", "draw me one in the style of #2"])
def test_one_like_a_picture_starts_from_it(text: str) -> None:
    assert wanted(text, "en") == Wanted(again=True)
    assert wanted("draw a cat like #2", "en").subject == "a cat"
    assert wanted("draw one cat", "en").subject == "one cat"
