"""Long texts are cut at sentence ends, by the unit that binds each service."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engines.conftest import Make
from tests.engines.standin import Standin, english
from workbench.engines import splitting
from workbench.errors import BadReply

MEASURES = [splitting.characters, splitting.utf8, splitting.encoded]
SENTENCE = "Старый мост через реку построили каменщики из соседней деревни. "


@pytest.mark.parametrize("measure", MEASURES)
@given(st.lists(st.text("абв где.!? \u00a0,;", min_size=1, max_size=30), max_size=12))
def test_pieces_join_back_and_fit(measure: splitting.Measure, parts: list[str]) -> None:
    text = " ".join(parts).strip()
    try:
        cut = splitting.pieces(text, 120, measure, "ru")
    except BadReply:
        return
    assert "".join(part + gap for part, gap in cut) == text
    assert all(measure(part) <= 120 for part, _ in cut)


def test_cuts_at_sentence_ends_where_it_can() -> None:
    text = (SENTENCE * 5).strip()
    cut = splitting.pieces(text, 150, splitting.characters, "ru")
    assert [part.endswith(".") for part, _ in cut] == [True] * 3


def test_a_sentence_too_long_is_cut_at_commas_then_at_spaces() -> None:
    text = "река течёт медленно, " * 3 + "река " * 20
    cut = splitting.pieces(text.strip(), 60, splitting.characters, "ru")
    assert cut[0][0].endswith(",")
    assert all(len(part) <= 60 for part, _ in cut)


def test_a_word_too_long_is_refused() -> None:
    with pytest.raises(BadReply, match="word"):
        splitting.pieces("я" * 200, 100, splitting.characters, "ru")


def test_a_cyrillic_letter_costs_six_bytes_of_an_address() -> None:
    assert splitting.encoded("мост") == 24
    assert splitting.utf8("мост") == 8


@pytest.mark.parametrize(("name", "most"), [("google", 14_000), ("mymemory", 480)])
def test_no_request_exceeds_the_limit_and_nothing_is_lost(
    name: str, most: int, standin: Standin, make: Make
) -> None:
    text = (SENTENCE * 60).strip()
    engine = make(name)
    assert engine.translate([text], "ru") == [english(text)]
    sizes = [engine.limits.measure(asked.query["q"][0]) for asked in standin.asked]
    assert len(sizes) > 1
    assert max(sizes) <= most


def test_outer_white_space_stays_and_texts_without_words_are_not_sent(
    standin: Standin, make: Make
) -> None:
    texts = ["  Мост. \n", "—", "1987", "   ", "X3Q", "…"]
    assert make("google").translate(texts, "ru") == ["  Most. \n", *texts[1:]]
    assert len(standin.asked) == 1
