"""Laws of the glossary check, for glossaries and texts of any making."""

from __future__ import annotations

import gc
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.collector import LONG
from workbench.core.glossary.checking import Checker, check_pair
from workbench.core.glossary.corpus import Text, check_all
from workbench.core.glossary.layout import layout
from workbench.core.glossary.matcher import Matcher
from workbench.core.glossary.terms import Term
from workbench.core.glossary.visible import visible

TERMS = [
    Term("посольство", "ru", ("embassy",), forbidden=("ambassy",), domain="office"),
    Term("Худжанд", "ru", ("Khujand",), forbidden=("Khodjend",), domain="geo"),
    Term("трудовой мигрант", "ru", ("labour migrant",), forbidden=("work migrant",), domain="econ"),
    Term("Совет Федерации", "ru", ("Federation Council",), domain="office"),
    Term("внешний долг", "ru", ("external debt",), domain="econ"),
]
CHECKER = Checker(TERMS, "ru")
SURFACES = {
    "посольство": "у посольства",
    "Худжанд": "в Худжанде",
    "трудовой мигрант": "о трудовых мигрантах",
    "Совет Федерации": "в Совете Федерации",
    "внешний долг": "о внешнем долге",
}

pieces = st.lists(st.sampled_from(TERMS), min_size=1, max_size=5, unique_by=lambda t: t.source)
wiki = st.text(alphabet="аб вA.,[]{}|='<>!-ref\n*#:/", max_size=80)


def pair(terms: list[Term], wrong: int = -1) -> tuple[str, str]:
    source = "\n\n".join(f"Говорили {SURFACES[t.source]} долго." for t in terms)
    target = "\n\n".join(
        f"They spoke of {'something' if i == wrong else t.preferred} for long."
        for i, t in enumerate(terms)
    )
    return source, target


@given(pieces)
def test_a_right_translation_has_no_findings(terms: list[Term]) -> None:
    source, target = pair(terms)
    assert CHECKER.check_segment(source, target) == []


@given(pieces, st.data())
def test_a_wrong_term_is_always_found(terms: list[Term], data: st.DataObject) -> None:
    wrong = data.draw(st.integers(0, len(terms) - 1))
    source, target = pair(terms, wrong)
    found = CHECKER.check_segment(source, target)
    assert [(f.rule, f.source_term) for f in found] == [("missing-term", terms[wrong].source)]


@given(pieces, st.randoms(use_true_random=False))
def test_the_order_of_texts_changes_nothing(terms: list[Term], rng: random.Random) -> None:
    texts = [Text(str(i), pair(terms, i)[1], pair(terms, i)[0]) for i in range(-1, len(terms))]
    shuffled = list(texts)
    rng.shuffle(shuffled)
    one = {c.text.name: c.findings for c in check_all(texts, TERMS, "ru")}
    other = {c.text.name: c.findings for c in check_all(shuffled, TERMS, "ru")}
    assert one == other


@given(wiki)
def test_what_is_seen_is_as_long_as_the_text(text: str) -> None:
    seen = visible(text)
    assert len(seen.text) == len(text)
    assert seen.text.count("\n") == text.count("\n")


@given(wiki, wiki)
def test_any_text_can_be_checked(source: str, target: str) -> None:
    for finding in CHECKER.check_pages(layout(source), layout(target)):
        assert 0 <= finding.start <= finding.end <= len(target)


def test_a_text_checked_against_itself_has_only_untranslated_terms() -> None:
    source, _ = pair(TERMS)
    assert {f.rule for f in check_pair(source, source, "ru", CHECKER)} <= {"untranslated-term"}


@pytest.mark.parametrize("on", [True, False])
def test_a_long_text_finds_what_short_ones_do_and_leaves_the_collector_as_it_was(on: bool) -> None:
    matcher = Matcher(TERMS, "ru")
    sentence = "Говорили в Худжанде о трудовых мигрантах.\n"
    (gc.enable if on else gc.disable)()
    try:
        hits = matcher.find(sentence * (LONG // len(sentence) + 1))
        assert gc.isenabled() is on
    finally:
        gc.enable()
    once = [(hit.term, hit.surface) for hit in matcher.find(sentence)]
    assert [(hit.term, hit.surface) for hit in hits] == once * (LONG // len(sentence) + 1)
