"""Changes that are asked for after a drawing: of what it shows, and of what no picture does."""

from __future__ import annotations

import pytest

from assistant.dialogue.router import Router
from assistant.dialogue.routing import utterance_of


def after_drawing(router: Router, text: str, prompt: str = "a red car", description: str = "") -> str:
    drawn = {"origin": "drawn", "turn": 1, "description": description}
    row = {"text": text, "history": [drawn], "last_action": "draw", "last_arguments": {"prompt": prompt}}
    return router.route(utterance_of(row)).action


@pytest.mark.parametrize(
    "text",
    ["can you change the subject", "can you change the language to Chinese", "can you turn the volume down",
     "can you make it work", "will you change the way you answer", "can you make the coffee", "swap the order for me",
     "replace the word dog with cat", "can you make it to dinner", "can you make it quick", "turn the music off",
     "could you change the topic", "make the meeting at noon", "把名字改成小明", "把价格改成十元", "把格式换成表格",
     "把语气改成正式", "把标题改成我的猫", "把话题换成电影", "把音量变成最大", "让它工作"],
)  # fmt: skip
def test_what_no_picture_shows_is_talked_about(router: Router, text: str) -> None:
    assert after_drawing(router, text) == "chat"


@pytest.mark.parametrize(
    "text",
    ["can you make the car blue", "make the background darker", "can you change the sky to pink", "turn the lights off",
     "turn the car into a truck", "change the colour", "could you make it smaller", "replace the car with a bike",
     "make the red car bigger", "make it rain", "change the style to watercolor", "把汽车换成自行车", "把背景换成蓝色",
     "把天空变成粉色", "把颜色改成绿色", "把车改成蓝的", "让它笑"],
)  # fmt: skip
def test_what_a_picture_shows_is_drawn_anew(router: Router, text: str) -> None:
    assert after_drawing(router, text) == "draw"


@pytest.mark.parametrize("text", ["change the title to Summer", "could you replace the title with a heart"])
def test_a_poster_has_a_title(router: Router, text: str) -> None:
    assert after_drawing(router, text) == "chat"
    assert after_drawing(router, text, "a poster with a title") == "draw"
    assert after_drawing(router, text, "", "a poster with a title") == "draw"


def test_a_card_has_a_name(router: Router) -> None:
    assert after_drawing(router, "把名字改成小明", "一张写着名字的贺卡") == "draw"


@pytest.mark.parametrize(
    "text",
    ["blue, not red", "it should be blue, not red", "make it blue, not red", "蓝色，不要红色", "是蓝色，不是红色"],
)
def test_another_colour_in_place_of_one_is_drawn(router: Router, text: str) -> None:
    assert after_drawing(router, text) == "draw"
