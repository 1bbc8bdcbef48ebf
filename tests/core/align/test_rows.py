"""Rows of sections: what a glossary adds, how scores are told, and when English says less."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from tests.core.align.judged import page
from workbench.core.align import Override, align
from workbench.core.align.gaps import grid
from workbench.core.model import Gap, Page

VILLAGES = "Лид.\n\n== Кишлаки ==\nКишлак у реки.\n\n== Сады ==\nСлово.\n"
ENGLISH = (
    "Lead.\n\n== Economy ==\nMoney.\n\n== Villages ==\nA village by the river.\n\n== Sport ==\nA.\n"
)


@pytest.mark.parametrize(
    ("terms", "sections", "sentences"),
    [
        (None, [], []),
        ({"кишлаки": ["villages"]}, [((1,), (2,))], ["A village by the river."]),
        ({"сады": ["sport"]}, [((2,), (3,))], []),
    ],
)
def test_a_glossary_leads_from_headings_to_headings_and_from_words_to_words(
    terms: Mapping[str, Iterable[str]] | None,
    sections: list[tuple[tuple[int, ...], tuple[int, ...]]],
    sentences: list[str],
) -> None:
    found = align(page(VILLAGES, "ru"), page(ENGLISH, "en"), terms=terms)
    assert [(row.source, row.target) for row in found.sections] == sections
    assert [ENGLISH[slice(*one.target)] for one in found.sentences] == sentences


def test_a_glossary_leads_where_headings_say_nothing() -> None:
    linked = [Override("link", (1,), (1,))]
    ours = page("Лид.\n\n== А ==\nКишлак у сая, и мазар.\n", "ru")
    theirs = page("Lead.\n\n== B ==\nA village by a stream, and a shrine.\n", "en")
    terms = {"кишлак": ["village"], "сай": ["stream"], "сая": ["stream"], "мазар": ["shrine"]}
    assert align(ours, theirs, overrides=linked).sentences == ()
    assert len(align(ours, theirs, overrides=linked, terms=terms).sentences) == 1


def test_what_english_says_elsewhere_of_a_missing_section_is_covered() -> None:
    ours, theirs = told_pages()
    found = align(ours, theirs, overrides=[Override("unlink", (1,))])
    made = grid({"ru": found}, {"ru": ours, "en": theirs})
    (side,) = [row.sides["ru"] for row in made.rows if row.title == "История"]
    assert (side.state, side.coverage) == (Gap.MISSING, 1.0)


def told_pages() -> tuple[Page, Page]:
    return (
        page(
            "Лид.\n\n== История ==\nВ 1897 году построили крепость, в 1932 году театр на 4812 мест, "
            "в 1941 году мельницу.\n\n== Климат ==\nЗимой холодно, а остальное тут никому вовсе не известно и не ведомо.\n",
            "ru",
        ),
        page(
            "Lead.\n\n== History ==\nIn 1897 a fortress was built, in 1932 a theatre of 4,812 seats, in "
            "1941 a mill.\n\n== Climate ==\nIn winter nobody at all knows whatever it may be that happens there.\n",
            "en",
        ),
    )


def test_scores_are_told_in_thousandths_and_none_is_more_than_whole() -> None:
    found = align(*told_pages())
    history, climate = found.sections
    assert sum(history.why.values()) > 1
    assert history.score == 1.0
    assert climate.score == pytest.approx(sum(climate.why.values()), abs=0.001)
    scores = [one.score for one in found.sections]
    scores += [one.score for one in (*found.paragraphs, *found.sentences)]
    assert all(0 < score <= 1 for score in scores)
    scores += [weight for row in found.sections for weight in row.why.values()]
    assert scores == [round(score, 3) for score in scores]
    assert climate.score != round(climate.score, 2)


def test_a_sentence_of_much_in_common_is_not_more_than_the_same() -> None:
    years = ", ".join(map(str, range(1900, 1990, 3)))
    found = align(
        page(f"Лид.\n\n== История ==\nЭто было в {years}.\n", "ru"),
        page(f"Lead.\n\n== History ==\nThat was in {years}.\n", "en"),
    )
    assert [one.score for one in found.sentences] == [1.0]


@pytest.mark.parametrize(
    ("lang", "source", "english", "state"),
    [
        # of fewer than forty characters nothing is asked
        ("ru", "а" * 39, "Nothing.", Gap.PRESENT),
        ("ru", "а" * 40, "Nothing.", Gap.THINNER),
        # a language whose length is not known is taken to be as long as English
        ("be", "Даўжыня 524 км, плошча 39100 км², 4812 школ, 1897 год.", "524 km long, area 39,100 km2, 4812 schools, in 1897.", Gap.PRESENT),
        ("be", "Даўжыня 524 км, плошча 39100 км², 4812 школ, 1897 год.", "524 km, 39,100 km2, 4812, 1897.", Gap.THINNER),
        ("uk", "Довжина 524 км, площа 39100 км², 4812 шкіл, 1897 рік.", "524 km, 39,100 km2; 4812; in 1897.", Gap.PRESENT),
    ],
)  # fmt: skip
def test_english_is_thinner_by_its_size(lang: str, source: str, english: str, state: Gap) -> None:
    ours = page(f"Лид.\n\n== А ==\n{source}\n", lang)
    theirs = page(f"Lead.\n\n== B ==\n{english}\n", "en")
    found = align(ours, theirs, overrides=[Override("link", (1,), (1,))])
    assert [row.state for row in found.sections if row.source == (1,)] == [state]


RUSSIAN = """1897 год. [[Памир]].

== История ==
=== Крепость ===
Крепость у реки.

== Сады ==
Розы цветут весной, а летом тут всюду растёт дикий виноград.

=== Розы ===
Да.

== Рынок ==
Слово.<ref>Книга.</ref>"""
TAJIK = "Муқаддима.\n\n== Ном ==\nАз.\n\n== Таърих ==\nАз.\n\n== Боғ ==\nАз.\n\n== Бозор ==\n[[Файл:А.jpg]]\n"
FORT = """Lead.

== History ==

=== Fort ===
A fort by the river.

=== Mill ===
No mill.

== Sport ==
Clubs.
"""


def test_a_row_tells_its_heading_its_level_its_size_and_its_place() -> None:
    """Tajik sections without a counterpart belong behind the lead or behind «History», which holds two more."""
    pages = {"ru": page(RUSSIAN, "ru"), "tg": page(TAJIK, "tg"), "en": page(FORT, "en")}
    linked = {"ru": {0: (0,), 1: (1,), 2: (2,)}, "tg": {0: (0,), 2: (1,)}}
    found = {
        lang: align(
            pages[lang],
            pages["en"],
            {"Памир": "Pamir"},
            overrides=[
                Override("link", (one.index,), linked[lang][one.index])
                if one.index in linked[lang]
                else Override("unlink", (one.index,))
                for one in pages[lang].sections
            ],
        )
        for lang in ("ru", "tg")
    }
    made = grid(found, pages)
    rows = [(row.title, row.level, row.target, row.size, row.state, row.after) for row in made.rows]
    assert rows == [
        ("", 0, (0,), 5, Gap.PRESENT, None),
        ("Ном", 2, (), 0, Gap.MISSING, 0),
        ("History", 2, (1,), 28, Gap.PRESENT, None),  # a heading counts with what stands under it
        ("Fort", 3, (2,), 20, Gap.PRESENT, None),
        ("Mill", 3, (3,), 8, Gap.TARGET_ONLY, None),
        ("Сады", 2, (), 0, Gap.MISSING, 3),
        ("Боғ", 2, (), 0, Gap.MISSING, 3),
        ("Розы", 3, (), 0, Gap.MISSING, 3),
        ("Бозор", 2, (), 0, Gap.MISSING, 3),
        ("Рынок", 2, (), 0, Gap.MISSING, 3),
        ("Sport", 2, (4,), 6, Gap.TARGET_ONLY, None),
    ]
    lead, history, gardens, market = (made.rows[n].sides["ru"] for n in (0, 2, 5, 9))
    assert [fact.text for fact in lead.facts] == ["1897", "Pamir"]
    assert [fact.text for fact in market.facts] == ["Книга."]
    assert (lead.size, history.size, gardens.size, market.size) == (
        15,
        0,
        60,
        7,
    )  # a note counts as a sign
    assert (history.coverage, market.coverage) == (1.0, 0.0)
    assert [RUSSIAN[slice(*span)][:4] for span in gardens.missing] == ["Розы"]
    assert made.rows[3].sides["ru"].paragraphs == (), "too short to be matched by itself"
    assert gardens.paragraphs[0][2] == gardens.score == gardens.coverage == 0.0


def test_what_sources_say_alike_and_differently_is_told_of_a_missing_section_too() -> None:
    pages = {
        "ru": page(
            "== Экономика ==\nКрепость построили в 1897 году, гарнизон насчитывал 150 солдат.\n",
            "ru",
        ),
        "tg": page(
            "== Иқтисодиёт ==\nҚалъа соли 1897 сохта шуд, дар гарнизон 180 сарбоз буд.\n", "tg"
        ),
        "en": page("Lead.\n", "en"),
    }
    unlinked = [Override("unlink", (1,))]
    found = {lang: align(pages[lang], pages["en"], overrides=unlinked) for lang in ("ru", "tg")}
    (row,) = [row for row in grid(found, pages).rows if row.level == 2]
    assert [set(group) for group in row.joined] == [{"ru", "tg"}]
    assert [one.said for one in row.disagreements] == [{"ru": "150", "tg": "180"}]
