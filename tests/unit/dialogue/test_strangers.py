"""A plugin that the core has never heard of is routed to from its declared examples, beside all built-in ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.api import Action
from assistant.dialogue.decision import Utterance
from assistant.dialogue.registry import Registry
from assistant.dialogue.router import Router

_ENGLISH = """\
what's the weather like
how is the weather today
will it rain tomorrow
is it going to rain
do I need an umbrella
weather forecast for Oslo
forecast for the weekend
how warm is it outside
how cold will it get tonight
temperature in Paris
is it sunny in Rome
is it windy at the coast
will there be snow
show me the forecast
tell me the weather in Berlin
what will the weather be on Sunday
weather please
is a storm coming
when does the rain stop
humidity today
should I take a coat
how hot was it yesterday
what's the temperature
any rain this week
weather report
"""
_CHINESE = """\
天气怎么样
今天天气如何
明天会下雨吗
要下雨吗
要带伞吗
北京的天气预报
周末天气
外面几度
今晚有多冷
上海气温多少
广州晴天吗
海边风大吗
会下雪吗
看一下天气预报
说说天津的天气
星期天天气怎么样
查天气
有台风吗
雨什么时候停
今天湿度多少
要穿大衣吗
昨天多热
现在气温
这周下雨吗
天气报告
"""


@pytest.fixture(scope="module")
def router() -> Router:
    registry = Registry(Path("/nonexistent"), (), {})
    registry.load()
    examples = {"en": tuple(_ENGLISH.splitlines()), "zh": tuple(_CHINESE.splitlines())}
    weather = Action("weather", "tells the weather", examples)  # type: ignore[arg-type]
    return Router([*((plugin.name, action) for plugin, action in registry.actions.values()), ("sky", weather)])


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("what will the weather be in Madrid tomorrow?", "weather"),
        ("could you tell me the forecast for Lisbon", "weather"),
        ("does it rain in Bergen this week", "weather"),
        ("杭州明天天气怎么样", "weather"),
        ("后天会不会下雨", "weather"),
        ("find pictures of rain", "search"),
        ("what is the capital of Norway", "chat"),
        ("挪威的首都是哪里", "chat"),
    ],
)
def test_a_strangers_action_is_found_and_takes_nothing_else(router: Router, text: str, action: str) -> None:
    decision = router.route(Utterance(text))
    assert decision.action == action, decision
    assert decision.plugin == ("sky" if action == "weather" else decision.plugin)
