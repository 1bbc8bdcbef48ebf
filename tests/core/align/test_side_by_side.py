"""What sources say alike and differently, and how a row's paragraphs stand beside each other."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.core.align.judged import page
from workbench.core.align.agreement import (
    agreeing,
    common_features,
    disagreements,
    meaning,
    overlap,
    same_section,
)
from workbench.core.align.coverage import pieces, share
from workbench.core.align.gaps import Row, Side, heading, paragraph_point
from workbench.core.align.lines import Line, behind, contradicted, differing, lines, marked
from workbench.core.model import Fact, Gap, Kind, Page

RU = "Вступление.\n\n== История ==\nКрепость построили в 1897 году, гарнизон насчитывал 150 солдат.\n\nТеатр открыли летом 1932 года на главной площади.\n"
TG = "Муқаддима.\n\n== Таърих ==\nҚалъа соли 1897 сохта шуд, дар гарнизон 180 сарбоз буд.\n\nТеатр дар майдони асосӣ соли 1932 кушода шуд.\n"
EN = "Lead.\n\n== History ==\nA fort was built in 1897.\n\nThe railway came in 1950, and a mill.\n"
PAGES = {"ru": page(RU, "ru"), "tg": page(TG, "tg"), "en": page(EN, "en")}


def span(text: str, lang: str) -> tuple[int, int]:
    """Return where a paragraph that begins so stands."""
    wikitext = PAGES[lang].wikitext
    start = wikitext.index(text)
    return start, wikitext.index("\n", start)


RU1, RU2 = span("Крепость", "ru"), span("Театр", "ru")
TG1, TG2 = span("Қалъа", "tg"), span("Театр", "tg")
EN1, EN2 = span("A fort", "en"), span("The railway", "en")


def side(
    *paragraphs: tuple[tuple[int, int], tuple[int, int] | None], facts: tuple[Fact, ...] = ()
) -> Side:
    return Side(
        (1,), Gap.THINNER, 0.5, {}, 100, 0.5, tuple((a, b, 0.5) for a, b in paragraphs), facts
    )


def row(
    sides: Mapping[str, Side],
    target: tuple[int, ...] = (1,),
    joined: tuple[Mapping[str, tuple[int, int]], ...] = (),
    after: int | None = None,
) -> Row:
    return Row("History", 2, target, 50, Gap.THINNER, sides, after, joined)


def shown(made: tuple[Line, ...]) -> list[dict[str, str]]:
    """Return the first word of each paragraph of a line."""
    return [
        {lang: PAGES[lang].wikitext[a:b].split()[0] for lang, (a, b) in line.spans.items()}
        for line in made
    ]


def test_paragraphs_with_one_counterpart_are_joined() -> None:
    joined = agreeing(PAGES, {"ru": [(RU1, EN1, 0.9)], "tg": [(TG1, EN1, 0.8)]})
    assert joined == ({"ru": RU1, "tg": TG1},)


def test_paragraphs_that_english_lacks_are_joined_when_they_are_alike() -> None:
    joined = agreeing(PAGES, {"ru": [(RU1, None, 0.0), (RU2, None, 0.0)], "tg": [(TG2, None, 0.0)]})
    assert joined == ({"ru": RU2, "tg": TG2},)


def test_of_several_paragraphs_the_most_alike_is_joined() -> None:
    theirs = [(TG1, None, 0.0), (TG2, None, 0.0)]
    assert agreeing(PAGES, {"ru": [(RU1, None, 0.0)], "tg": theirs}) == ({"ru": RU1, "tg": TG1},)
    assert agreeing(PAGES, {"ru": [(RU2, None, 0.0)], "tg": theirs}) == ({"ru": RU2, "tg": TG2},)


@pytest.mark.parametrize(
    "paragraphs",
    [
        {},
        {"ru": [(RU1, None, 0.0)]},
        {"ru": [(RU1, EN1, 0.9)], "tg": []},
        {"ru": [(RU1, EN1, 0.9)], "tg": [(TG1, EN2, 0.9)]},
        {"ru": [(RU1, None, 0.0)], "tg": [(TG2, None, 0.0)]},
    ],
)
def test_what_has_no_mate_is_joined_with_nothing(
    paragraphs: dict[str, list[tuple[tuple[int, int], tuple[int, int] | None, float]]],
) -> None:
    assert agreeing(PAGES, paragraphs) == ()


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ("abc", "abcd", 1.0),
        ("abcd", "abcef", 0.75),
        ("abc", "abd", 0.0),
        ("", "abc", 0.0),
        ("abcdef", "abcdef", 1.0),
    ],
)
def test_two_features_in_common_may_be_chance(one: str, other: str, value: float) -> None:
    assert overlap(frozenset(one), frozenset(other)) == value
    assert overlap(frozenset(other), frozenset(one)) == value


@pytest.mark.parametrize(
    ("word", "lang", "other", "other_lang", "shared"),
    [
        ("правительство", "ru", "ҳукумат", "tg", True),
        ("Душанбе", "ru", "Душанбе", "tg", True),
        ("Худжанда", "ru", "Хуҷанд", "tg", True),
        ("Бадахшане", "ru", "Бадахшон", "tg", True),  # though it ends otherwise
        ("абракадабра", "ru", "абракадабра", "tg", False),
        ("Ли", "ru", "Ли", "tg", False),
        ("Куш", "ru", "Куш", "tg", False),
        ("Кушк", "ru", "Кушк", "tg", True),
    ],
)
def test_words_of_two_languages_meet_in_a_meaning_or_a_name(
    word: str, lang: str, other: str, other_lang: str, shared: bool
) -> None:
    assert bool(meaning(word, lang) & meaning(other, other_lang)) is shared


def test_a_paragraph_offers_its_quantities_and_none_of_its_neighbour_s() -> None:
    features = common_features(PAGES["ru"], RU2)
    assert "q:y1932" in features
    assert not features & {"q:y1897", "q:n150"}
    assert common_features(PAGES["ru"], (0, 0)) == frozenset()
    last = page("Дар шаҳр 150 ҳазор", "tg")  # no line ends behind it, and it is read as Tajik
    assert "q:n150000" in common_features(last, (0, len(last.wikitext)))


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ("В городе 150 школ.", "Дар шаҳр 180 мактаб.", [{"ru": "150", "tg": "180"}]),
        ("В городе 150 школ.", "Дар шаҳр 150 мактаб.", []),
        ("Там 150 школ.", "Он ҷо 180 мактаб.", []),
        ("Население 150.", "Аҳолӣ 180.", [{"ru": "150", "tg": "180"}]),
        ("В городе 150 школ.", "Дар шаҳр 180 мактаб. Баъд 150.", []),
        ("В городе 150 км дорог.", "Дар шаҳр 180 мактаб.", []),
        ("В городе 150 школ.", "Дар кӯҳ 180 дарахт.", []),
        ("В городе 1950 школ, война.", "Дар шаҳр дар соли 1950 ҷанг.", []),
        ("Дорога 150 км в городе.", "Дар шаҳр 180 км.", [{"ru": "150 км", "tg": "180 км"}]),
        ("Дорога 150 км в городе.", "Дар шаҳр 5 мактаб ва 180 км.", [{"ru": "150 км", "tg": "180 км"}]),
        ("Река 150 км.", "Дарё 180 км.", [{"ru": "150 км", "tg": "180 км"}]),  # a unit needs one word more
        ("Река 150.", "Дарё 180.", []),
        ("В городе 150 школ. Длина реки 40 км.", "Дар шаҳр 180 мактаб. Дарозии дарё 50 км.", [{"ru": "150", "tg": "180"}, {"ru": "40 км", "tg": "50 км"}]),
        ("В городе 150 тысяч школ.", "Дар шаҳр 180 ҳазор мактаб.", [{"ru": "150 тысяч", "tg": "180 ҳазор"}]),
        ("В городе 150 тысяч школ.", "Дар шаҳр 180 ҳазор мактаб. Баъд 150 ҳазор.", []),
    ],
)  # fmt: skip
def test_sources_that_count_one_thing_differently_disagree(
    ours: str, theirs: str, said: list[dict[str, str]]
) -> None:
    pages = {"ru": page(ours + "\n", "ru"), "tg": page(theirs + "\n", "tg")}
    spans = {"ru": (0, len(ours)), "tg": (0, len(theirs))}
    for order in (["ru", "tg"], ["tg", "ru"]):
        joined = [{lang: spans[lang] for lang in order}]
        found = disagreements(pages, joined, {"ru": [0], "tg": [0]})
        assert [one.said for one in found] == said
        assert all(one.spans == spans for one in found)
    assert disagreements(pages, [], {"ru": [0], "tg": [0]}) == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("История", "Таърих", True),
        ("Примечания", "Эзоҳ", True),
        ("История", "Ҷуғрофия", False),
        ("Небывалое", "Небывалое", False),
    ],
)
def test_headings_of_two_sources_mean_the_same_by_the_table(
    ours: str, theirs: str, same: bool
) -> None:
    russian, tajik = page(f"== {ours} ==\n", "ru"), page(f"== {theirs} ==\n", "tg")
    assert same_section(russian, russian.sections[1], tajik, tajik.sections[1]) is same


def test_what_is_said_alike_stands_in_one_line_in_the_english_order() -> None:
    sides = {"ru": side((RU1, EN1), (RU2, None)), "tg": side((TG1, EN1))}
    made = lines(row(sides, joined=({"ru": RU1, "tg": TG1},)), PAGES)
    assert shown(made) == [
        {"ru": "Крепость", "en": "A", "tg": "Қалъа"},
        {"ru": "Театр"},
        {"en": "The"},
    ]
    assert [line.after for line in made] == [None, EN1[1], None]


def test_what_english_lacks_stands_in_one_line_when_two_sources_say_it() -> None:
    sides = {"ru": side((RU2, None)), "tg": side((TG2, None))}
    alone = lines(row(sides), PAGES)
    assert shown(alone)[-2:] == [{"ru": "Театр"}, {"tg": "Театр"}]
    joined = lines(row(sides, joined=({"ru": RU2, "tg": TG2},)), PAGES)
    assert shown(joined)[-1] == {"ru": "Театр", "tg": "Театр"}
    assert len(joined) == len(alone) - 1


def test_two_paragraphs_of_a_source_with_one_counterpart_keep_a_line_each() -> None:
    made = lines(row({"ru": side((RU1, EN1), (RU2, EN1))}), PAGES)
    assert shown(made) == [{"ru": "Крепость", "en": "A"}, {"ru": "Театр", "en": "A"}, {"en": "The"}]


def test_a_row_without_sources_is_its_english_paragraphs() -> None:
    assert shown(lines(row({}), PAGES)) == [{"en": "A"}, {"en": "The"}]
    assert lines(row({}, target=()), PAGES) == ()


@pytest.mark.parametrize("order", [("ru", "tg"), ("tg", "ru")])
@pytest.mark.parametrize(
    "joined",
    [
        (),
        ({"ru": RU2, "tg": TG2},),
        ({"ru": RU1, "tg": TG1},),
        ({"ru": RU1, "tg": TG1}, {"ru": RU2, "tg": TG1}),
    ],
)
@pytest.mark.parametrize("paired", [(EN2, EN1), (None, None), (None, EN1)])
def test_every_paragraph_of_a_row_stands_in_one_line(
    order: tuple[str, str],
    joined: tuple[dict[str, tuple[int, int]], ...],
    paired: tuple[tuple[int, int] | None, tuple[int, int] | None],
) -> None:
    both = {
        "ru": side((RU1, paired[0]), (RU2, paired[1])),
        "tg": side((TG1, None), (TG2, EN1)),
    }
    made = lines(row({lang: both[lang] for lang in order}, joined=joined), PAGES)
    for lang, own in both.items():
        placed = sorted(line.spans[lang] for line in made if lang in line.spans)
        assert placed == [one for one, _, _ in own.paragraphs]
    english = [words["en"] for words in shown(made) if "en" in words]
    assert sorted(set(english)) == ["A", "The"]
    assert english == sorted(english)


@pytest.mark.parametrize(
    ("sides", "missing", "after"),
    [
        (side((RU1, EN1), (RU2, None)), RU2, "built in 1897."),
        (side((RU1, None), (RU2, EN2)), RU1, "built in 1897."),
        (side((RU1, None), (RU2, EN1)), RU1, "== History =="),
        (side((RU1, None), (RU2, EN1), ((RU2[1], len(RU)), EN2)), RU1, "== History =="),
        (side((RU1, None)), RU1, "and a mill.\n"),
    ],
)
def test_a_missing_paragraph_belongs_behind_its_neighbour_s_counterpart(
    sides: Side, missing: tuple[int, int], after: str
) -> None:
    at = paragraph_point(sides, missing, row({"ru": sides}), PAGES["en"])
    assert EN[:at].endswith(after)


def test_a_paragraph_of_a_missing_section_belongs_behind_the_section_before() -> None:
    sides = side((RU1, None))
    assert (
        paragraph_point(sides, RU1, row({"ru": sides}, target=(), after=0), PAGES["en"])
        == PAGES["en"].sections[0].end
    )
    assert (
        paragraph_point(sides, RU1, row({"ru": sides}, target=()), PAGES["en"])
        == PAGES["en"].sections[0].end
    )


def test_a_paragraph_belongs_at_the_end_of_an_english_section_without_text() -> None:
    sides, english = side((RU1, None)), page("{{Stub}}\n\n== A ==\nText.\n", "en")
    at = paragraph_point(sides, RU1, row({"ru": sides}, target=(0,)), english)
    assert english.wikitext[at:] == "== A ==\nText.\n"


@pytest.mark.parametrize(
    ("after", "text"),
    [
        (None, ""),
        (0, ""),
        (EN1[1], "A fort was built in 1897."),
        (EN1[0], "History"),
        (len(EN), "The railway came in 1950, and a mill."),
    ],
)
def test_the_place_of_a_missing_paragraph_is_told_in_words(after: int | None, text: str) -> None:
    assert behind(Line({"ru": RU1}, after), PAGES["en"]) == text


def test_a_long_text_is_told_by_its_end() -> None:
    english = page("The " + "very " * 40 + "long end.\n", "en")
    told = behind(Line({"ru": RU1}, len(english.wikitext)), english)
    assert told.startswith("… very")
    assert told.endswith("long end.")
    assert len(told) <= 82


FACTS = (
    Fact("number", (RU1[0] + 5, RU1[0] + 8), "150", "120"),
    Fact("date", (RU1[0] + 9, RU1[0] + 12), "1897"),
    Fact("link", (RU1[0] + 10, RU1[0] + 12), "Крепость"),
    Fact("number", RU2, "1932", "1950"),
    Fact("name", (RU1[0] + 1, RU1[0] + 2), "Гурский"),
    Fact("number", (RU1[1] - 3, RU1[1]), "180", "700"),
)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("В 1897 было 150.", ["1897", "150"]),
        ("В 18975 было 1500 и х150.", []),
        ("150, 150", ["150", "150"]),
        ("Крепость 1932", []),
        ("Заложил Гурский.", ["Гурский"]),
        ("", []),
    ],
)
def test_what_english_lacks_is_marked_in_the_source(text: str, where: list[str]) -> None:
    found = differing(text, side((RU1, EN1), facts=FACTS), RU1)
    assert [text[a:b] for a, b in found] == where


def test_what_contradicts_is_marked_in_english() -> None:
    sides = side((RU1, EN1), (RU2, None), facts=FACTS)
    text = "In 1120 and 120 men of 700"
    assert [text[a:b] for a, b in contradicted(text, sides, RU1)] == ["120", "700"]
    assert contradicted(text, sides, RU2) == []
    assert contradicted("1950", sides, RU2) == [(0, 4)]
    line = Line({"ru": RU1, "en": EN1})
    assert marked(text, "en", line, row({"ru": sides})) == contradicted(text, sides, RU1)
    assert marked("150", "ru", line, row({"ru": sides})) == [(0, 3)]


def test_the_longest_of_overlapping_facts_is_marked() -> None:
    facts = (Fact("number", RU1, "5"), Fact("number", RU1, "5 км"))
    assert differing("Длина 5 км, 5.", side((RU1, None), facts=facts), RU1) == [(6, 10), (12, 13)]


@pytest.mark.parametrize(
    ("target", "title", "english", "told"),
    [
        ((1,), "History", True, "History"),
        ((1, 2), "History", True, "History + Trade"),
        ((0,), "", True, "(lead)"),
        ((0, 1), "", True, "History"),
        ((1, 1), "x", True, "History"),
        ((), "Сады", True, "Сады"),
        ((1,), "x", False, "x"),
        ((), "", False, "(lead)"),
    ],
)
def test_a_row_is_named_by_its_english_headings(
    target: tuple[int, ...], title: str, english: bool, told: str
) -> None:
    made = Row(title, 2, target, 0, Gap.PRESENT)
    trade = page(EN + "\n== Trade ==\nSilk was sold.\n", "en")
    assert heading(made, trade if english else None) == told


def coverage_page() -> Page:
    return page(
        "Десять слов. Шесть.\n\n{|\n| Ячейка || Вторая\n|}\n\n{{Карточка|имя=Вахш}}\n", "ru"
    )


def test_coverage_is_by_size_of_sentences_and_whole_tables() -> None:
    source = coverage_page()
    told = [one for block in source.sections[0].blocks for one in pieces(block)]
    assert [source.wikitext[a:b] for (a, b), _ in told] == [
        "Десять слов.",
        "Шесть.",
        "Ячейка || Вторая",
    ]
    assert [size for _, size in told] == [12, 6, 12]
    spans = [one for one, _ in told]
    assert share(source.sections, spans) == 1.0
    assert share(source.sections, spans[:1]) == 0.4
    assert share(source.sections, []) == 0.0
    assert share([], []) == 1.0
    assert share(page("Раз. Четыре.\n", "ru").sections, [(0, 4)]) == 0.364
    assert all(
        block.kind is not Kind.TEMPLATE or not list(pieces(block))
        for block in source.sections[0].blocks
    )
