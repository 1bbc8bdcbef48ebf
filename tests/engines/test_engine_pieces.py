"""How long texts are cut, how texts go together in a run, and what its meter shows."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from workbench.config import Config
from workbench.engines import pretranslate, splitting
from workbench.engines.base import Engine, Limits
from workbench.engines.pretranslate import Progress, Request, _batches, _Group, _Meter
from workbench.engines.splitting import characters
from workbench.errors import BadReply


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("Мост. Дом.", 10, [("Мост. Дом.", "")]),
        ("Мост. Дом.", 9, [("Мост.", " "), ("Дом.", "")]),
        ("Мост.  Дом.\nДым.", 10, [("Мост.", "  "), ("Дом.\nДым.", "")]),
        ("Мост. Дом. Дым.", 10, [("Мост. Дом.", " "), ("Дым.", "")]),
        ("Да, мост; нет, дом.", 10, [("Да, мост;", " "), ("нет, дом.", "")]),
        ("Да, мост; нет, дом.", 9, [("Да, мост;", " "), ("нет, дом.", "")]),
        ("Да, мост; нет, дом.", 8, [("Да,", " "), ("мост;", " "), ("нет,", " "), ("дом.", "")]),
        ("один два три", 8, [("один два", " "), ("три", "")]),
        ("один два три", 7, [("один", " "), ("два три", "")]),
        ("один два три", 4, [("один", " "), ("два", " "), ("три", "")]),
        ("один — два", 6, [("один —", " "), ("два", "")]),
        ("", 0, [("", "")]),
    ],
)
def test_a_text_is_cut_at_the_best_places_and_no_more_often_than_need_be(
    text: str, most: int, cut: list[tuple[str, str]]
) -> None:
    assert splitting.pieces(text, most, characters, "ru") == cut
    assert "".join(part + gap for part, gap in cut) == text


@pytest.mark.parametrize(("most", "good"), [(4, True), (3, False)])
def test_a_word_is_not_cut(most: int, good: bool) -> None:
    if good:
        assert splitting.pieces("один два", most, characters, "ru")
    else:
        with pytest.raises(BadReply, match="word is too long") as refused:
            splitting.pieces("один два", most, characters, "ru")
        assert refused.value.hint == "Translate this segment by hand."


@pytest.mark.parametrize(
    ("text", "units", "utf8", "encoded"),
    [("", 0, 0, 0), ("a b", 3, 3, 3), ("я", 1, 2, 6), ("&", 1, 1, 3), ("😀", 1, 4, 12)],
)
def test_a_text_has_a_size_in_each_unit(text: str, units: int, utf8: int, encoded: int) -> None:
    sizes = (characters(text), splitting.utf8(text), splitting.encoded(text))
    assert sizes == (units, utf8, encoded)


# ------------------------------------------------------------ what goes together in a run


class Small(Engine):
    """An engine that takes three texts or ten characters at a time."""

    name = "small"
    langs = frozenset({"ru"})
    limits = Limits(10, "characters", texts=3)
    networked = False


NONE: Mapping[str, str] = {}
BRIDGE = {"мост": "bridge"}


@pytest.mark.parametrize(
    ("groups", "batches"),
    [
        ([], []),
        ([("я", NONE)], [1]),
        ([("я", NONE)] * 3, [3]),
        ([("я", NONE)] * 4, [3, 1]),
        ([("я" * 5, NONE)] * 2, [2]),
        ([("я" * 5, NONE), ("я" * 6, NONE)], [1, 1]),
        ([("я" * 20, NONE), ("я", NONE)], [1, 1]),
        ([("я", NONE), ("я" * 20, NONE), ("я", NONE)], [1, 1, 1]),
        ([("я", NONE), ("я", BRIDGE)], [1, 1]),
        ([("я", BRIDGE), ("ю", dict(BRIDGE))], [2]),
        ([("я", BRIDGE), ("я", {"мост": "span"})], [1, 1]),
        ([("я" * 4, NONE)] * 5, [2, 2, 1]),
    ],
)
def test_texts_with_the_same_terms_go_together_up_to_the_limits(
    groups: list[tuple[str, Mapping[str, str]]], batches: list[int]
) -> None:
    made = [_Group(text, terms, []) for text, terms in groups]
    found = _batches(made, Small(Config()))
    assert [len(batch) for batch in found] == batches
    assert [group for batch in found for group in batch] == made


def test_a_glossary_is_the_same_whatever_the_order_of_its_terms() -> None:
    one = pretranslate.glossary_hash({"а": "a", "б": "b"})
    assert one == pretranslate.glossary_hash({"б": "b", "а": "a"})
    others = [{"а": "a"}, {"а": "b", "б": "a"}, {"а": "a", "б": "B"}, {"а\ta": ""}]
    assert len({one, *map(pretranslate.glossary_hash, others)}) == 5
    assert pretranslate.glossary_hash({}) == ""
    assert len(one) == 16


@pytest.mark.parametrize(
    ("translated", "failed", "cached", "left"),
    [
        (0, 0, 0, None),
        (2, 0, 2, None),
        (2, 0, 0, 16_000),
        (1, 1, 0, 16_000),
        (4, 0, 2, 12_000),
        (9, 1, 0, 0),
    ],
)
def test_the_time_left_is_estimated_from_what_was_asked(
    translated: int, failed: int, cached: int, left: float | None
) -> None:
    told: list[Progress] = []
    meter = _Meter(10, told.append)
    meter.translated, meter.failed, meter.cached = translated, failed, cached
    meter._start -= 4000
    meter.tell("small")
    done = translated + failed
    estimate = None if left is None else pytest.approx(left, rel=0.02)
    assert told == [Progress(done, 10, translated, failed, cached, estimate, "small")]


def test_without_an_engine_every_text_has_its_reason() -> None:
    outcome = pretranslate.pretranslate([Request(7, "я"), (9, "ю")], "ru", [])
    assert outcome.failed == {7: "no engine is usable", 9: "no engine is usable"}
    assert (outcome.translated, outcome.cancelled) == ({}, False)
