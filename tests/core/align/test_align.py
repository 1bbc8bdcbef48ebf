"""Rows, overrides, facts and the grid, on small pages."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.align.judged import page
from workbench import demo
from workbench.core.align import Override, align
from workbench.core.align.assignment import assign
from workbench.core.align.gaps import Side, grid, paragraph_point
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
    said = [
        (source.wikitext[slice(*one.source)][:8], target.wikitext[slice(*one.target)][:6])
        for one in align(source, target).sentences
        if source.sections[1].start < one.source[0] < source.sections[1].end
    ]
    assert said == [("Крепость", "A fort"), ("Гарнизон", "The ga")]


LONG = """== История ==
Театр открыли в 1932 году, первой пьесой был «Ревизор». В 1941 году труппа уехала в Куляб.

Здание сгорело в 1956 году. Новое построил архитектор Юрий Пашков на 600 мест.
"""


def side(english: str, source: str = LONG) -> Side:
    """Return what the grid says of the section «История»."""
    ours, theirs = page(source, "ru"), page(english, "en")
    made = grid({"ru": align(ours, theirs)}, {"ru": ours, "en": theirs})
    return next(row.sides["ru"] for row in made.rows if "ru" in row.sides and row.level)


WHOLE = """== History ==
The theatre opened in 1932 with a play called The Inspector. In 1941 the troupe left for Kulob.

The building burned down in 1956. A new one for 600 people was built by the architect Yuri Pashkov.
"""
OTHER = """== History ==
The theatre opened in 1932 with a play called The Inspector. Its director came from Leningrad and
brought a small orchestra along, which played at weddings. The roof leaked for many winters before
anybody repaired it, and the actors were paid with flour.
"""


@pytest.mark.parametrize(
    ("english", "state", "least", "most"),
    [
        (WHOLE, Gap.PRESENT, 0.95, 1.0),
        (
            WHOLE.replace(" A new one for 600 people was built by the architect Yuri Pashkov.", ""),
            Gap.PRESENT,
            0.65,
            0.8,
        ),
        (WHOLE.partition("\n\n")[0], Gap.THINNER, 0.4, 0.7),
        (WHOLE.partition(" In 1941")[0], Gap.THINNER, 0.2, 0.45),
        (OTHER, Gap.THINNER, 0.2, 0.45),
        ("== History ==\nNothing is known.\n", Gap.THINNER, 0.0, 0.0),
        ("== Geology ==\nGranite lies below.\n", Gap.MISSING, 0.0, 0.0),
    ],
)
def test_state_and_coverage_say_what_english_has(
    english: str, state: Gap, least: float, most: float
) -> None:
    found = side(english)
    assert found.state is state
    assert least <= found.coverage <= most


def test_a_table_counts_as_one_piece() -> None:
    rows = "\n".join(
        f"|-\n| {year} || {people} чел." for year, people in ((1959, 8120), (1970, 12840))
    )
    source = f"== Население ==\n{{|\n! Год !! Жители\n{rows}\n|}}\n"
    english = source.replace("Население", "Population").replace("чел.", "people")
    assert side(english, source).coverage == 1.0
    assert side("== Population ==\nPeople live here.\n", source).coverage == 0.0


def test_the_demo_is_judged_as_a_translator_would() -> None:
    pages = {lang: page(demo.revision(lang).wikitext, lang) for lang in ("en", "ru", "tg")}
    found = {lang: align(pages[lang], pages["en"], demo.links(lang)) for lang in ("ru", "tg")}
    made = grid(found, pages)
    states = {row.title: {lang: one.state for lang, one in row.sides.items()} for row in made.rows}
    assert states["History"]["ru"] is Gap.THINNER
    assert states["Economy"] == {"ru": Gap.THINNER}
    assert states["Фарҳанг ва маориф"] == {"tg": Gap.MISSING}
    assert made.coverage["ru"] < 0.6
    assert made.coverage["tg"] < 0.6


def test_templates_are_evidence() -> None:
    source = page(
        "== Погода ==\n{{Климат города|янв=1}}\nТеплее всего тут летом, холоднее всего зимой, когда дуют ветры.\n\n== Люди ==\nНе счесть их.\n",
        "ru",
    )
    target = page(
        "== Sun and rain ==\n{{Weather box|jan=1}}\nJanuary has frost, and July has none of it whatsoever in those parts.\n\n== Folk ==\nNobody knows.\n",
        "en",
    )
    links = {"Шаблон:Климат города": "Template:Weather box"}
    match = next(one for one in align(source, target, links).sections if 1 in one.source)
    assert match.target == (1,)
    assert match.why["templates"] > 0


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


def test_the_assignment_of_many_tables_is_the_best_there_is() -> None:
    """Prices carried from row to row, and rows left alone again, which few tables of chance have."""
    chance = Random(4)
    for _ in range(80):
        rows = [
            {column: chance.randint(1, 9) for column in range(4) if chance.random() < 0.7}
            for _ in range(5)
        ]
        columns = assign(rows)
        given_out = [column for column in columns if column is not None]
        assert len(set(given_out)) == len(given_out)
        assert sum(rows[i][c] for i, c in enumerate(columns) if c is not None) == best_sum(rows)


def test_what_a_column_costs_is_carried_from_row_to_row() -> None:
    assert assign([{0: 7, 1: 6}, {0: 6, 1: 3}, {1: 1}, {0: 8, 1: 8}]) == [0, None, None, 1]
