"""Rows, overrides, facts and the grid, on small pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.core.align.judged import page
from workbench.core.align import Override, align
from workbench.core.align.assignment import assign
from workbench.core.align.gaps import grid, paragraph_point
from workbench.core.align.sentences import sentence_pairs
from workbench.core.model import Gap, Page

EN = """'''Khorog''' is a town in Tajikistan.

== History ==
A fort was built here in 1897. The garrison counted 120 soldiers.

== Climate ==
Winters are cold.

== See also ==
* [[Pamir]]
"""
RU = """'''Хорог''' — город в Таджикистане.

== История ==
Крепость построили здесь в 1897 году. Гарнизон насчитывал 150 солдат.

Летом 1932 года открыли театр.

== Ботанический сад ==
Сад заложил в 1940 году Анатолий Гурский на высоте 2320 м.<ref>[https://example.org/sad Сад]</ref>

== См. также ==
* [[Памир]]
"""
TG = """'''Хоруғ''' шаҳр дар Тоҷикистон аст.

== Таърих ==
Қалъа соли 1897 сохта шуд. Дар гарнизон 150 сарбоз буд.
"""


def both(text: str = RU, lang: str = "ru") -> tuple[Page, Page]:
    return page(text, lang), page(EN, "en")


def test_every_source_section_stands_in_one_row_or_alone() -> None:
    found = align(*both())
    standing = [one for match in found.sections for one in match.source]
    assert sorted([*standing, *found.source_only]) == list(range(4))
    assert found.source_only == (2,)
    assert found.target_only == (2,)


def test_every_row_says_why() -> None:
    found = align(*both())
    history = next(match for match in found.sections if match.source == (1,))
    assert history.target == (1,)
    assert history.why["title"] > 0.5
    assert history.why["numbers"] > 0


def test_a_person_can_unlink_link_and_merge() -> None:
    pages = both()
    assert 1 in align(*pages, overrides=[Override("unlink", (1,))]).source_only
    linked = align(*pages, overrides=[Override("link", (2,), (2,))])
    row = next(match for match in linked.sections if 2 in match.source)
    assert (row.target, row.score, row.why["person"]) == ((2,), 1.0, 1.0)
    merged = align(*pages, overrides=[Override("merge", (1, 2))])
    assert (1, 2) in [match.source for match in merged.sections]


def test_facts_are_those_that_english_lacks() -> None:
    source, target = both()
    found = align(source, target, {"Памир": "Pamir Mountains"})
    said = {(fact.kind, fact.text) for fact in found.facts}
    assert ("date", "1932") in said
    assert ("date", "1897") not in said
    assert ("link", "Pamir Mountains") in said
    assert any(kind == "reference" and "example.org" in text for kind, text in said)
    for fact in found.facts:
        if fact.kind in ("number", "date"):
            assert source.wikitext[slice(*fact.source)] == fact.text


def test_a_different_number_for_the_same_thing_contradicts() -> None:
    found = align(*both())
    assert [f.contradicts for f in found.facts if f.text == "150"] == ["120"]


def test_the_grid_puts_missing_sections_where_they_belong() -> None:
    source, target = both()
    made = grid({"ru": align(source, target)}, {"ru": source, "en": target})
    assert [(row.title, row.state) for row in made.rows][1:3] == [
        ("History", Gap.PRESENT),
        ("Ботанический сад", Gap.MISSING),
    ]
    history, garden = made.rows[1], made.rows[2]
    assert garden.after == 1
    side = history.sides["ru"]
    assert [source.wikitext[a:b] for a, b in side.missing] == ["Летом 1932 года открыли театр."]
    at = paragraph_point(side, side.missing[0], history, target)
    assert target.wikitext[:at].endswith("120 soldiers.")


def test_two_sources_stand_side_by_side() -> None:
    source, target = both()
    other = page(TG, "tg")
    pages = {"ru": source, "tg": other, "en": target}
    made = grid({lang: align(pages[lang], target) for lang in ("ru", "tg")}, pages)
    history = next(row for row in made.rows if row.title == "History")
    assert set(history.sides) == {"ru", "tg"}
    assert [set(group) for group in history.joined] == [{"ru", "tg"}]
    assert history.disagreements == ()


def test_what_the_sources_disagree_on_is_said() -> None:
    source, target = both()
    other = page(TG.replace("150", "175"), "tg")
    pages = {"ru": source, "tg": other, "en": target}
    made = grid({lang: align(pages[lang], target) for lang in ("ru", "tg")}, pages)
    history = next(row for row in made.rows if row.title == "History")
    assert [dict(one.said) for one in history.disagreements] == [{"ru": "150", "tg": "175"}]


def test_sentences_of_a_matched_paragraph() -> None:
    source, target = both()
    found = align(source, target)
    history = next(p for p in found.paragraphs if "1897" in source.wikitext[slice(*p.source)])
    pairs = [
        (source.wikitext[slice(*one.source)][:8], target.wikitext[slice(*one.target)][:6])
        for one in sentence_pairs(source, target, history)
    ]
    assert pairs == [("Крепость", "A fort"), ("Гарнизон", "The ga")]


def test_empty_pages() -> None:
    found = align(page("", "ru"), page("", "en"))
    assert found.facts == ()
    assert found.paragraphs == ()


def best_sum(rows: list[dict[int, float]], used: frozenset[int] = frozenset()) -> float:
    if not rows:
        return 0.0
    taken = [
        score + best_sum(rows[1:], used | {column})
        for column, score in rows[0].items()
        if column not in used
    ]
    return max([best_sum(rows[1:], used), *taken])


@given(st.lists(st.dictionaries(st.integers(0, 4), st.floats(0.01, 1), max_size=4), max_size=5))
def test_the_assignment_is_the_best_there_is(rows: list[dict[int, float]]) -> None:
    columns = assign(rows)
    given_out = [column for column in columns if column is not None]
    assert len(set(given_out)) == len(given_out)
    total = sum(rows[i][c] for i, c in enumerate(columns) if c is not None)
    assert abs(total - best_sum(rows)) < 1e-9
