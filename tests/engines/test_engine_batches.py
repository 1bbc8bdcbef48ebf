"""How texts are sent together, and what an engine of one's own gets from its base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from workbench.config import Config
from workbench.engines.base import Answer, Engine, Limits
from workbench.engines.google import Google
from workbench.errors import BadReply, Refused


class Loud(Engine):
    """Puts a text in capitals; what one of a user's own may look like."""

    name = "loud"
    langs = frozenset({"ru"})
    limits = Limits(20, "characters", texts=3)
    networked = False
    batches: list[list[str]]

    def ask(self, texts: Sequence[str], lang: str, terms: Mapping[str, str]) -> list[str]:
        """Return x for я, and remember what came together."""
        self.batches.append(list(texts))
        return [text.replace("я", "x") for text in texts]


@pytest.fixture
def loud() -> Loud:
    """An engine that takes three texts or twenty characters at a time."""
    engine = Loud(Config())
    engine.batches = []
    return engine


@pytest.mark.parametrize(
    ("lengths", "batches"),
    [
        ([], []),
        ([1], [[1]]),
        ([1, 1, 1], [[1, 1, 1]]),
        ([1, 1, 1, 1], [[1, 1, 1], [1]]),
        ([10, 10], [[10, 10]]),
        ([10, 11], [[10], [11]]),
        ([20, 1], [[20], [1]]),
        ([1, 20, 1], [[1], [20], [1]]),
        ([5, 5, 10, 1], [[5, 5, 10], [1]]),
        ([7, 7, 7, 7], [[7, 7], [7, 7]]),
    ],
)
def test_texts_go_together_up_to_the_limits_of_the_service(
    loud: Loud, lengths: list[int], batches: list[list[int]]
) -> None:
    texts = ["я" * length for length in lengths]
    assert loud.translate(texts, "ru") == ["x" * length for length in lengths]
    assert [[len(text) for text in batch] for batch in loud.batches] == batches


def test_a_text_without_words_takes_no_place_among_those_sent(loud: Loud) -> None:
    assert loud.translate(["1", "я", "…", "яя"], "ru") == ["1", "x", "…", "xx"]
    assert loud.batches == [["я"], ["яя"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" я\n", " x\n"),
        ("\u00a0я", "\u00a0x"),
        ("я\u00a0я", "x x"),
        ("\tя я  ", "\tx x  "),
    ],
)
def test_white_space_around_a_text_is_its_own(loud: Loud, text: str, expected: str) -> None:
    assert loud.translate([text], "ru") == [expected]


@pytest.mark.parametrize(
    ("unit", "size"), [("characters", 3), ("bytes", 4), ("encoded bytes", 8), ("words", 3)]
)
def test_a_limit_is_measured_in_its_unit(unit: str, size: int) -> None:
    assert Limits(1, unit).measure("яa ") == size


def test_a_language_it_does_not_know_is_answered_with_the_reason(loud: Loud) -> None:
    [answer] = loud.translate_each(["я"], "tg")
    assert answer.text is None
    assert isinstance(answer.error, Refused)
    with pytest.raises(Refused, match="does not translate from tg"):
        loud.translate(["я"], "tg")
    assert loud.batches == []


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ({}, ""),
        ({"engines.loud": {"enabled": True}}, ""),
        ({"engines.loud": {"enabled": False}}, "switched off in the configuration"),
        ({"engines.mint": {"enabled": False}}, ""),
    ],
)
def test_an_engine_can_be_switched_off(tables: dict[str, Any], reason: str) -> None:
    engine = Loud(Config(tables=tables))
    engine.batches = []
    assert engine.unusable() == reason
    [answer] = engine.translate_each(["я"], "ru")
    assert (answer.text is None) == bool(reason)


def test_only_what_networks_is_shut_when_offline() -> None:
    assert Loud(Config(offline=True)).unusable() == ""
    assert Google(Config(offline=True)).unusable() == "offline"


def test_an_answer_is_another_versions_if_model_or_address_is_another() -> None:
    def version(**settings: str) -> str:
        return Loud(Config(tables={"engines.loud": settings})).version

    assert version() == "1"
    assert version(email="x") == "1"
    others = [version(model="a"), version(model="b"), version(path="a/b"), version(url="http://a/")]
    assert len({version(), *others}) == 5
    assert version(model="a") == others[0]


def test_answers_that_do_not_come_are_told_apart_from_those_that_do(loud: Loud) -> None:
    loud.ask = lambda texts, lang, terms: [""] * len(texts)  # type: ignore[method-assign]
    [answer] = loud.translate_each(["я"], "ru")
    assert answer == Answer(None, answer.error)
    assert isinstance(answer.error, BadReply)
    loud.ask = lambda texts, lang, terms: ["x"]  # type: ignore[method-assign]
    answers = loud.translate_each(["я", "яя"], "ru")
    assert [str(each.error) for each in answers] == ["loud answered 1 texts of 2."] * 2
