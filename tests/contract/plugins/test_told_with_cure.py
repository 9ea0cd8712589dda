"""What the built-in plugins tell where a model says nothing, or a setting says nothing that can be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.api import BadInput, CapabilityName, Labels, Language, Notice
from assistant.dialogue.registry import Registry
from assistant.kit.trial import Trial
from tests.contract.plugins.test_with_models import answer, drawn, plugin_of, words


class Silent:
    """A model that has nothing to say."""

    def reply(self, *_: Any) -> Iterator[str]:
        yield "  "


def test_a_model_that_says_nothing_of_a_picture_is_told_with_what_to_do(registry: Registry, tmp_path: Path) -> None:
    context = Trial(plugin_of(registry, "caption"), tmp_path, capabilities={"vision_language": Silent()})
    with pytest.raises(BadInput) as refused:
        answer(registry, "caption", context, pictures=[drawn(tmp_path, "red")])
    assert "said nothing about #1" in refused.value.message
    assert "assistant models list" in refused.value.hint


@pytest.mark.parametrize(("language", "part"), [("en", "red circle"), ("zh", "红色圆形")])
def test_own_labels_that_all_mean_none_are_told_and_the_built_in_list_is_used(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path, language: Language, part: str
) -> None:
    plugin, pictures = plugin_of(registry, "classify"), [drawn(tmp_path, "red")]
    context = Trial(plugin, tmp_path, capabilities=models, options={"labels": ["none", " "]})
    events = answer(registry, "classify", context, language=language, pictures=pictures)
    (notice,) = [event for event in events if isinstance(event, Notice)]
    assert "[plugins.assistant_classification]" in notice.hint
    assert part in words(events)
    context = Trial(plugin, tmp_path, capabilities=models, options={"labels": ["none", "red circle"]})
    events = answer(registry, "classify", context, language=language, pictures=pictures)
    assert [type(event) for event in events if isinstance(event, Notice | Labels)] == [Labels]
