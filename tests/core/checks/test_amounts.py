"""What a translation is taken to have said of the numbers, units and dates of its source."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.checks import CheckContext, check, kinds
from workbench.core.checks.amounts import amounts, date_parts, pool, unmatched
from workbench.core.checks.cited import cited, host_of
from workbench.core.checks.marks import marks
from workbench.core.checks.pairing import by_length, dropped, paragraphs
from workbench.core.checks.properties import contradictions, said
from workbench.core.checks.sayings import halves, roman, sayings
from workbench.core.checks.visible import view, within
from workbench.core.wikitext.segments import segment_page


def lacking(source: str, target: str, lang: str = "ru") -> list[str]:
    """Return what of a source's amounts a translation does not say."""
    text = view(source).text
    return [text[a.quantity.start : a.quantity.end] for a in unmatched(source, lang, target, "en")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Было 524 дома.", "There were 524 houses."),
        ("Было 12 345 домов.", "There were 12,345 houses."),
        ("Доля 3,5 %.", "A share of 3.5%."),
        ("Доля 0,5.", "A half."),
        ("Половина домов.", "50% of the houses."),
        ("3,6 млн человек.", "3,600,000 people."),
        ("3 612 345 человек.", "3.6 million people."),
        ("3,6 млн человек.", "3,612,345 people."),
        ("1,5—2 тыс. домов.", "From 1,500 to 2,000 houses."),
        ("Полтора миллиона домов.", "One and a half million houses."),
        ("Два с половиной года.", "Two and a half years."),
        ("В XIX веке.", "In the 19th century."),
        ("В XIX веке.", "In the 1800s."),
        ("В 1990-е годы.", "In the ’90s."),
        ("В 90-е годы.", "In the 1990s."),
        ("В 1941—1945 годах.", "In 1941–45."),
        ("В 1941—45 годах.", "In 1941–1945."),
        ("Встреча в 13:00.", "They met at 1 p.m."),
        ("Встреча в 13:30.", "They met at 1:30 p.m."),
        ("Пять домов.", "5 houses."),
        ("5 домов.", "Five houses."),
        ("Двадцать один дом.", "21 houses."),
        ("Там 21 дом.", "There are twenty-one houses."),
        ("Там 345 домов.", "There are three hundred and forty-five houses."),
        ("В двадцать первом веке.", "In the 21st century."),
        ("Вдвое больше.", "Twice as much."),
        ("8 апреля 1992 года.", "On April 8, 1992."),
        ("8 апреля 1992 года.", "{{start date|1992|4|8}}"),
        ("Пётр I в Риге.", "Peter in Riga."),
        ("Шифр 12345678901234567890123456789012345.", "A code."),
        ("Их два.", "Both."),
        ("Заняли первое место.", "They won."),
    ],
)
def test_an_amount_may_be_said_otherwise(source: str, target: str) -> None:
    assert lacking(source, target) == []
    rules = {f.rule for f in check(source, target, CheckContext())}
    assert not rules & {"number", "number-words", "number-added", "unit", "date"}


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("Было 524 дома.", "There were 542 houses.", ["524"]),
        ("Было 524 дома.", "There were houses.", ["524"]),
        ("3,6 млн человек.", "3.9 million people.", ["3,6 млн человек"]),
        ("3,6 млн человек.", "3.6 billion people.", ["3,6 млн человек"]),
        ("3 612 345 человек.", "3.9 million people.", ["3 612 345 человек"]),
        ("В XIX веке.", "In the 18th century.", ["XIX веке"]),
        ("В 1937 году.", "In 1938.", ["1937"]),
        ("В 1941—1945 годах.", "In 1941–46.", ["1945"]),
        ("В 1941—45 годах.", "In 1941.", ["45"]),
        ("В 90-е годы.", "In the 1980s.", ["90-е"]),
        ("В 1990-е годы.", "In the 1980s.", ["1990-е"]),
        ("Встреча в 13:00.", "They met at 2 p.m.", ["13"]),
        ("Семь домов и пять.", "Seven houses.", ["пять"]),
        ("", "There were 5.", []),
    ],
)
def test_another_amount_does_not_answer(source: str, target: str, lost: list[str]) -> None:
    assert lacking(source, target) == lost


@given(st.integers(2, 10**8))
@settings(max_examples=60)
def test_a_number_answers_itself_however_it_is_grouped(value: int) -> None:
    spaced = f"{value:,}".replace(",", "\u00a0")
    assert lacking(f"Было {spaced} штук.", f"There were {value:,} pieces.") == []
    assert lacking(f"Было {value} штук.", f"There were {value} pieces.") == []


@given(st.integers(200, 999), st.integers(200, 999))
@settings(max_examples=60)
def test_a_number_answers_no_other(one: int, other: int) -> None:
    lost = lacking(f"Было {one} штук.", f"There were {other} pieces.")
    assert lost == ([] if one == other else [str(one)])


@pytest.mark.parametrize(
    ("text", "lang", "unit"),
    [
        ("5 км", "ru", "km"), ("5 кв. км", "ru", "km2"), ("5 м³", "ru", "m3"), ("5 км/ч", "ru", "km/h"), ("5 руб.", "ru", "RUB"),
        ("5 долларов", "ru", "USD"), ("$5", "en", "USD"), ("€5", "en", "EUR"), ("5 dollars", "en", "USD"), ("5 sq km", "en", "km2"),
        ("5 km²", "en", "km2"), ("5 miles", "en", "mile"), ("5 сомонӣ", "tg", "TJS"), ("5 рӯз", "tg", "day"), ("5 коз", "ru", ""),
        ("5 мостов", "ru", ""), ("5 млн долларов", "ru", "USD"), ("5 million dollars", "en", "USD"), ("5 %", "ru", "%"), ("5", "ru", ""),
        ("5 old kilometres", "en", ""),
    ],
)  # fmt: skip
def test_a_unit_or_currency_belongs_to_its_number(text: str, lang: str, unit: str) -> None:
    (one,) = amounts(f"Слово {text} слово", lang)
    assert one.unit == unit


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("8 апреля 1992 года", ("1992", "04", "08")),
        ("8 апреля", ("", "04", "08")),
        ("апрель 1992", ("1992", "04", "")),
    ],
)
def test_a_date_is_taken_apart(text: str, parts: tuple[str, str, str]) -> None:
    (one,) = amounts(text, "ru")
    assert date_parts(one) == parts


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XXXIX", 39), ("ХІХ", 19), ("V", 5)],
)
def test_a_roman_numeral_has_a_value(numeral: str, value: int) -> None:
    assert roman(numeral) == value


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("doubled", "en", {2}), ("twenty-first", "en", {1, 21}), ("a dozen", "en", {1, 12}), ("вдвое", "ru", {2}),
        ("полтора", "ru", {Decimal("1.5")}), ("якуним", "tg", {Decimal("1.5")}), ("слово", "ru", set()), ("", "en", set()),
    ],
)  # fmt: skip
def test_words_say_numbers_without_naming_them(text: str, lang: str, values: set[Decimal]) -> None:
    assert sayings(text, lang) == {Decimal(value) for value in values}


def test_halves_are_said_in_both_languages() -> None:
    assert halves("два с половиной")
    assert halves("two and a half")
    assert not halves("половина")


@pytest.mark.parametrize("text", ["5,5,5,5" * 40, "5." * 60, "1 " * 200, "9" * 4000, "½" * 100])
def test_a_row_of_figures_is_a_pool_of_small_ones(text: str) -> None:
    assert all(len(str(value)) <= 40 for value in pool(text, "en"))
    assert pool(text, "en") == pool(text, "en")


FIGURES = [
    "1992", "8", "апреля", "XIX", "век", "в.", "до н. э.", "3,6", "млн", "км²", "%", "—", "двадцать", "пять", "1990-е", "½", "\u00a0", "\n",
    "\n\n", "April", "25.05.1993", "-", "один", "с половиной", "one", "and", "a half", "hundred", "'90s", "12:30", "p.m.", "$", "1.234.567,89",
    "9" * 30, "5," * 20, "{{s|5}}", "[[1990 год|то]]", "Население", "Длина", "²", "٣", "∞", "−5", "Х",
]  # fmt: skip
row = st.lists(st.sampled_from(FIGURES), max_size=10)
soup = row.map(" ".join) | row.map("".join)


@given(soup, soup, st.sampled_from(["ru", "tg", "uk"]))
@settings(max_examples=60, deadline=None)
def test_any_soup_of_figures_is_compared(source: str, target: str, lang: str) -> None:
    for one in check(source, target, CheckContext(lang=lang)):
        assert 0 <= one.start <= one.end <= len(target)
    for amount in amounts(source, lang):
        assert 0 <= amount.quantity.start < amount.quantity.end <= len(view(source).text)
        assert amount.values


@pytest.mark.parametrize(
    ("template", "note", "citation", "foreign", "kept"),
    [
        ("sfn", True, False, False, False),
        ("Шаблон:Sfn", True, False, False, False),
        ("cite web", False, True, True, False),
        ("Cite_Book", False, True, True, False),
        ("книга", False, True, False, False),
        ("langx", False, False, True, False),
        ("ill", False, False, True, False),
        ("Не переведено", False, False, True, False),
        ("Особое", False, False, False, True),
        ("Infobox river", False, False, False, True),
        ("s", False, False, False, False),
        ("флагификация", False, False, False, False),
        ("Примечания", False, False, False, False),
    ],
)
def test_a_template_is_of_a_kind_by_its_name(
    template: str, note: bool, citation: bool, foreign: bool, kept: bool
) -> None:
    told = (
        kinds.is_note(template),
        kinds.is_citation(template),
        kinds.holds_foreign(template),
        kinds.is_kept(template),
    )
    assert told == (note, citation, foreign, kept)


@pytest.mark.parametrize(
    ("text", "start", "end", "piece"),
    [
        ("[[Вахш|река]]", 0, 4, "река"),
        ("а [[Вахш|река]] б", 2, 6, "река"),
        ("а [[Вахш|река]] б", 0, 8, "а [[Вахш|река]] б"),
        ("5&nbsp;км", 1, 2, "&nbsp;"),
        ("5&nbsp;км", 0, 0, ""),
        ("а<ref>б</ref>в", 1, 2, "<ref>б</ref>"),
        ("а''б''", 1, 2, "б"),
    ],
)
def test_a_place_in_the_visible_text_leads_to_the_wikitext(
    text: str, start: int, end: int, piece: str
) -> None:
    assert text[slice(*view(text).place(start, end))] == piece


def test_a_place_behind_the_end_is_the_end() -> None:
    assert view("а<!-- б -->").place(1, 1) == (11, 11)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6), st.integers(-1, 31))
@settings(max_examples=80)
def test_inside_means_past_the_start_of_some_stretch(spans: list[tuple[int, int]], at: int) -> None:
    ordered = [(min(s), max(s)) for s in spans]
    merged: list[tuple[int, int]] = []
    for a, b in sorted(ordered):
        if merged and a < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    assert within(ordered)(at) is any(a < at < b for a, b in merged)


def test_comments_and_nowiki_hide_and_links_do_not() -> None:
    text = "а<!-- б --><nowiki>в</nowiki>[[г]]"
    assert [text[at] for at in range(len(text)) if not view(text).hides(at)] == list("а[[г]]")


@pytest.mark.parametrize(
    ("source", "target", "pairs"),
    [
        ("а\n\nб\n\nв", "x\n\ny", [("а", "x"), ("б\n\nв", "y")]),
        ("а", "x\n\ny", [("а", "x\n\ny")]),
        ("а\n\nб", "", [("а\n\nб", "")]),
        ("", "x", [("", "x")]),
        ("", "", []),
        (" \n", "\n", []),
    ],
)
def test_without_alignment_the_last_takes_what_is_left(
    source: str, target: str, pairs: list[tuple[str, str]]
) -> None:
    assert [(source[a:b], target[c:d]) for (a, b), (c, d) in by_length(source, target)] == pairs


LONG = "Этот абзац рассказывает о старом городе на берегу холодной реки у гор."


@pytest.mark.parametrize(
    ("middle", "lost"),
    [(LONG, True), ("Короткий абзац.", False), ("{{Карточка|имя=" + LONG + "}}", False)],
)
def test_a_long_paragraph_between_paired_ones_was_dropped(middle: str, lost: bool) -> None:
    source = f"Первый.\n\n{middle}\n\nТретий."
    first, _, third = paragraphs(source)
    found = dropped(source, [(first, (0, 6)), (third, (8, 14))])
    assert [(source[a:b], at) for (a, b), at in found] == ([(middle, 6)] if lost else [])
    assert dropped(source, [(first, (0, 6))]) == []
    assert dropped(source, [(third, (0, 6))]) == []


def values(wikitext: str, lang: str = "ru") -> list[tuple[str, str, bool]]:
    return [(one.property, str(one.value), one.box) for one in said(segment_page(wikitext, lang))]


BOX = "{{Река\n|Название=Вахш\n|Длина=524 км\n|Площадь водосбора=39 100 км²\n|Население=—\n}}\n"


@pytest.mark.parametrize(
    ("wikitext", "lang", "told"),
    [
        (BOX, "ru", [("length", "524", True), ("area", "39100", True)]),
        ("{{Река|Длина=524}}\n", "ru", []),
        ("{{Город|имя=А|а=1|б=2|Плотность населения=5}}\n", "ru", []),
        ("{{Город|имя=А|а=1|б=2|основан=1924}}\n", "ru", [("founded", "1924", True)]),
        ("Население — 5400 человек.\n", "ru", [("population", "5400", False)]),
        ("Население — пять тысяч.\n", "ru", []),
        ("Население составляет 5 чел./км².\n", "ru", []),
        ("Доля населения 48 %.\n", "ru", []),
        ("Слово.\n\n== Город ==\nНаселение — 5400 человек.\n", "ru", []),
        ("Аҳолӣ 5400 нафар.\n", "tg", [("population", "5400", False)]),
        ("", "ru", []),
    ],
)
def test_a_page_says_measurable_things_in_its_box_and_its_lead(
    wikitext: str, lang: str, told: list[tuple[str, str, bool]]
) -> None:
    assert values(wikitext, lang) == told


@pytest.mark.parametrize(
    ("ours", "theirs", "odds"),
    [("524", "524", 0), ("524", "530", 0), ("524", "600", 1), ("5400", "5,4", 0), ("0", "0", 0), ("100", "90", 0), ("100", "89", 1)],
)  # fmt: skip
def test_values_that_differ_by_a_tenth_or_a_thousand_times_agree(
    ours: str, theirs: str, odds: int
) -> None:
    one = said(segment_page(f"Длина реки {ours} км.\n", "ru"))
    other = said(segment_page(f"Длина реки {theirs} км.\n", "ru"))
    assert len(list(contradictions(one, other))) == odds
    assert len(list(contradictions(other, one))) == odds


@pytest.mark.parametrize(("year", "odds"), [("1924", 0), ("1925", 1), ("1824", 1)])
def test_a_founding_year_agrees_with_itself_alone(year: str, odds: int) -> None:
    box = said(segment_page("{{Город|имя=А|а=1|б=2|основан=1924}}\n", "ru"))
    prose = said(segment_page(f"Город основан в {year} году.\n", "ru"))
    assert len(list(contradictions(box, prose))) == odds


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://Example.org/a", "example.org"), ("http://me:key@example.org:80/a", "example.org"), ("https://example.org", "example.org"),
        ("https://example.org?x=http://vk.com", "example.org"), ("example.org/a", ""), ("", ""), ("https://[::1]/a", ""), ("https:///a", ""),
    ],
)  # fmt: skip
def test_a_host_is_told_from_its_address(address: str, host: str) -> None:
    assert host_of(address) == host


def test_references_are_cited_in_order_with_what_they_hold() -> None:
    page = (
        '<ref name="а">Книга.\nТом 2.</ref><ref name="а" />'
        "<ref>[http://web.archive.org/web/2020/http://example.org/b А], https://example.org/b.</ref>"
    )
    first, again, last = cited(page)
    assert (first.name, first.text, first.url) == ("а", "Книга. Том 2.", "")
    assert (again.name, again.text) == ("а", "")
    assert (last.url, last.archive.startswith("http://web.archive.org/")) == (
        "https://example.org/b",
        True,
    )
    assert [page[one.start : one.start + 4] for one in (first, again, last)] == ["<ref"] * 3


def test_a_reference_is_known_by_name_address_and_beginning() -> None:
    (keys,) = marks('<ref name="а">[https://example.org/a|x Слово слово]</ref>')
    assert keys == ("“а”", "https://example.org/a", "[https://example.org/a|x Слово слово]"[:40])
    assert marks("<ref></ref>") == [("without text",)]
    assert marks("{{sfn|А|1}}<ref>б</ref>{{efn|в}}") == [("{{sfn|А|1}}",), ("б",), ("{{efn|в}}",)]
