"""Completing: what is offered continues what stands before the cursor, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.flow.completing import FEWEST, LONGEST, Completer

words = st.text("abcAB", min_size=1, max_size=5)
phrases = st.lists(words, min_size=1, max_size=4).map(" ".join)


@given(st.lists(phrases, max_size=4), st.lists(phrases, max_size=6), phrases)
@settings(max_examples=150)
def test_what_is_offered_makes_a_known_text_whole(
    near: list[str], titles: list[str], before: str
) -> None:
    rest = Completer(near, titles).rest(before)
    if not rest:
        return
    assert 0 < len(rest) <= LONGEST
    beginnings = [before[at:] for at in range(len(before)) if at == 0 or before[at - 1] == " "]
    known = [*near, *titles]
    assert any(
        text[1:] == (beginning + rest)[1:] and text[0].lower() == beginning[0].lower()
        for beginning in beginnings
        if len(beginning) >= FEWEST
        for text in known
    )


@given(st.lists(phrases, min_size=1, max_size=6, unique=True))
@settings(max_examples=60)
def test_the_order_of_titles_changes_nothing(titles: list[str]) -> None:
    for title in titles:
        offered = {Completer((), order).rest(title[:4]) for order in (titles, titles[::-1])}
        assert len(offered) == 1


@pytest.mark.parametrize(
    ("near", "titles", "before", "rest"),
    [
        pytest.param(["Vakhsh River"], [], "the Vak", "hsh River", id="a term"),
        pytest.param(["Vakhsh River"], [], "the vak", "hsh River", id="case of the first letter"),
        pytest.param(["Vakhsh River"], [], "the VAK", "", id="case of other letters"),
        pytest.param(["Vakhsh River"], [], "the Va", "", id="two letters"),
        pytest.param(["Vakhsh River"], [], "theVak", "", id="within a word"),
        pytest.param(["Vakhsh River"], [], "the Vakhsh River", "", id="already there"),
        pytest.param(["Vakhsh River"], [], "Vakhsh R", "iver", id="a second word"),
        pytest.param(["Vakhsh", "Vakhsh River"], [], "Vak", "hsh", id="the best first"),
        pytest.param(["Vakhsh"], ["Vakil"], "Vakh", "sh", id="near texts before titles"),
        pytest.param([], ["Vakhsh"], "Vak", "", id="titles need four letters"),
        pytest.param([], ["Vakhsh"], "Vakh", "sh", id="a title"),
        pytest.param([], ["Vakhsh", "Vakhsh River"], "Vakhsh", " River", id="a longer title"),
        pytest.param([], ["New York"], "old-New ", "", id="after a hyphen"),
        pytest.param(["Who"], [], "Who", "", id="no longer than three letters"),
        pytest.param(["l'Aquila"], [], "l'Aq", "uila", id="apostrophe within"),
        pytest.param(["Душанбе"], [], "Душ", "анбе", id="Cyrillic"),
        pytest.param(["a" * 100], [], "aaaa", "", id="a word longer than is offered"),
        pytest.param([], [], "Vakhsh", "", id="nothing known"),
        pytest.param(["Vakhsh"], [], "", "", id="nothing typed"),
    ],
)
def test_the_nearest_longer_text_is_offered(
    near: list[str], titles: list[str], before: str, rest: str
) -> None:
    assert Completer(near, titles).rest(before) == rest


def test_another_segment_brings_other_terms_and_keeps_the_titles() -> None:
    first = Completer(["Vakhsh River"], ["Panj Canal"])
    second = first.with_near(["Varzob Gorge"])
    assert (first.rest("Vak"), first.rest("Panj")) == ("hsh River", " Canal")
    assert (second.rest("Vak"), second.rest("Var"), second.rest("Panj")) == (
        "",
        "zob Gorge",
        " Canal",
    )


def test_a_page_before_the_cursor_is_looked_at_from_its_end_alone() -> None:
    completer = Completer(["Vakhsh River"])
    assert completer.rest("x " * 100_000 + "Vakh") == "sh River"
