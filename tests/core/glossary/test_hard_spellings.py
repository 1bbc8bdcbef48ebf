"""Terms in text as people, old fonts and machines spell it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.glossary.checking import Checker
from workbench.core.glossary.layout import layout
from workbench.core.glossary.matcher import Matcher
from workbench.core.glossary.terms import Term


def found(term: str, lang: str, text: str) -> list[str]:
    """Return where a term is found, as it stands there."""
    hits = Matcher([Term(term, lang, ("x",))], lang).find(text)
    assert all(hit.surface == text[hit.start : hit.end] for hit in hits)
    return [hit.surface for hit in hits]


@pytest.mark.parametrize(
    ("term", "lang", "text", "hits"),
    [
        ("Тоҷикистон", "tg", "Тољикистон, Тоҷикистонро", ["Тољикистон", "Тоҷикистонро"]),
        ("кӯҳ", "tg", "кўҳҳои баланд, кӯҳро, куҳ", ["кўҳҳои", "кӯҳро"]),
        ("ҳукумат", "tg", "њукумати нав", ["њукумати"]),
        ("забони миллӣ", "tg", "забони милли\u0304 ва забони миллӣ", ["забони милли\u0304", "забони миллӣ"]),
        ("Душанбе", "tg", "Душанбе\u0301ро дидам", ["Душанбе\u0301ро"]),
        ("Рӯдакӣ", "tg", "Рӯдакии бузург ва Рудаки", ["Рӯдакии"]),
        ("ёлка", "ru", "елки и ёлки", ["елки", "ёлки"]),
        ("Королёв", "ru", "Королева и Королёву", ["Королева", "Королёву"]),
        ("йод", "ru", "и\u0306одом", ["и\u0306одом"]),
        ("река", "ru", "РЕКА, ре\u0301ку, ре\u00adкой", ["РЕКА", "ре\u0301ку", "ре\u00adкой"]),
        ("Шанхайская организация", "ru", "ШАНХАЙСКОЙ ОРГАНИЗАЦИЕЙ", ["ШАНХАЙСКОЙ ОРГАНИЗАЦИЕЙ"]),
        ("СССР", "ru", "СССР, С.С.С.Р., ссср", ["СССР", "С.С.С.Р."]),
        ("Ваханский коридор", "ru", "Ваханским\u00a0коридором, Ваханский-коридор", ["Ваханским\u00a0коридором", "Ваханский-коридор"]),
        ("Ваханский коридор", "ru", "Ваханским (узким) коридором", []),
        ("премьер-министр", "ru", "премьер-министра, премьер — министра", ["премьер-министра", "премьер — министра"]),
        ("нефть", "ru", "нефте-газовый", []),
        ("8 марта", "ru", "8-го марта, 18 марта", ["8-го марта"]),
        ("treaty", "en", "Treaties, a treaty’s", ["Treaties", "treaty’s"]),
        ("Soviet Union", "en", "the Soviet\nUnion", ["Soviet\nUnion"]),
        ("Soviet Union", "en", "the Soviet\n\nUnion", []),
        ("а", "ru", "а" * 5000, []),
        ("слово", "ru", "слово" * 1000, []),
        ("слово", "ru", "", []),
    ],
)  # fmt: skip
def test_a_term_is_found_however_it_is_spelt(
    term: str, lang: str, text: str, hits: list[str]
) -> None:
    assert found(term, lang, text) == hits


WORDS = ["река", "гора", "договор", "посольство", "республика", "граница"]


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
    st.sampled_from([" ", ", ", "\n", "\u00a0", ". "]),
)
@settings(max_examples=40)
def test_decomposed_text_has_the_same_terms(words: list[str], space: str) -> None:
    matcher = Matcher([Term(word, "ru", ("x",)) for word in WORDS], "ru")
    text = space.join(words)
    plain = [hit.term.source for hit in matcher.find(text)]
    assert plain == words
    assert [hit.term.source for hit in matcher.find(unicodedata.normalize("NFD", text))] == plain
    assert [hit.term.source for hit in matcher.find(text.upper())] == plain


@given(
    st.lists(st.sampled_from([*WORDS, "слово", "дело"]), max_size=6),
    st.lists(st.sampled_from([*WORDS, "и"]), max_size=6),
)
@settings(max_examples=40)
def test_what_is_found_in_a_text_is_found_in_its_parts(one: list[str], other: list[str]) -> None:
    matcher = Matcher([Term(word, "ru", ("x",)) for word in WORDS], "ru")
    first, second = " ".join(one), " ".join(other)
    joined = [(hit.start, hit.end) for hit in matcher.find(f"{first}. {second}")]
    apart = [(hit.start, hit.end) for hit in matcher.find(first)]
    apart += [
        (hit.start + len(first) + 2, hit.end + len(first) + 2) for hit in matcher.find(second)
    ]
    assert joined == apart


@pytest.mark.parametrize(
    "target",
    [
        "",
        " ",
        "a",
        "\ufffc",
        "{{",
        "[[",
        "<ref>",
        "''",
        "=" * 50,
        "|" * 50,
        "a" * 5000,
        "Кулоб" * 500,
        "{{{{[[" * 50,
        "\u0301" * 20,
    ],
)
def test_any_text_can_be_checked_against_a_glossary(target: str) -> None:
    term = Term("Куляб", "ru", ("Kulob",), forbidden=("Kuliab",))
    checker = Checker([term], "ru")
    for found_one in checker.check_pages(layout("В Кулябе."), layout(target)):
        assert 0 <= found_one.start <= found_one.end <= len(target)
    assert checker.check_page(layout(target)) == []
