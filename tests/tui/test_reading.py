"""Wikitext on the screen: as it is read, as it stands, and where two texts differ."""

from __future__ import annotations

import pytest
from textual.content import Content

from workbench.tui.colouring import stretches
from workbench.tui.reading import coloured, differences, mark_terms, pieces, read, read_page


def styled(content: Content) -> list[tuple[str, str]]:
    """Return each styled stretch of a text with its style."""
    return [(content.plain[s.start : s.end], str(s.style)) for s in content.spans]


@pytest.mark.parametrize(
    ("wikitext", "shown"),
    [
        ("Мост через [[Река|реку]].", "Мост через реку."),
        ("[[Река]] и [[Озеро]]", "Река и Озеро"),
        ("[[Река]]ми", "Реками"),
        ("Мост<ref>Отчёт</ref> и порт<ref name='a'/>.", "Мост[1] и порт[2]."),
        ("Снимок [[Файл:Мост.jpg|мини|Мост зимой]] здесь", "Снимок ▣ Файл:Мост.jpg здесь"),
        ("{{нп|Мост}} стоит", "{{нп|Мост}} стоит"),
        ("{{" + "x" * 60 + "}} стоит", "{{" + "x" * 35 + "…}} стоит"),
        ("{{" + "x" * 36 + "}}", "{{" + "x" * 36 + "}}"),
        ("{{a\n |  b}}", "{{a | b}}"),
        ("'''Мост''' — ''старый'' мост", "Мост — старый мост"),
        ("Один<!-- тайно --> <small>два</small><br />три", "Один дватри"),
        ("Один<nowiki />два", "Одиндва"),
        ("[b]не разметка[/b]", "[b]не разметка[/b]"),
        ("звонок\x07 и \x1b]0;", "звонок␇ и ␛]0;"),
        ("", ""),
    ],
)
def test_wikitext_is_read_without_its_markup(wikitext: str, shown: str) -> None:
    assert read(wikitext).plain == shown


@pytest.mark.parametrize(
    ("wikitext", "marked"),
    [
        ("[[Река|реку]]", [("реку", "underline")]),
        ("<ref>x</ref>", [("[1]", "bold $text-success")]),
        ("{{нп|Мост}}", [("{{нп|Мост}}", "$text-accent")]),
        ("'''Мост'''", [("Мост", "bold")]),
        ("''Мост''", [("Мост", "italic")]),
        ("'''''Мост'''''", [("Мост", "bold italic")]),
        ("'''а''' б ''в''", [("а", "bold"), ("в", "italic")]),
        ("в 1873 году", [("1873", "$text-warning")]),
        ("12–15 и 7", [("12–15", "$text-warning"), ("7", "$text-warning")]),
        ("3,595 млрд", [("3,595", "$text-warning")]),
        ("без знаков", []),
    ],
)
def test_what_matters_to_a_translator_is_marked(
    wikitext: str, marked: list[tuple[str, str]]
) -> None:
    assert styled(read(wikitext)) == marked


def test_references_are_numbered_from_where_the_page_has_come_to() -> None:
    assert read("а<ref>1</ref>б<ref>2</ref>", first_reference=7).plain == "а[7]б[8]"


@pytest.mark.parametrize(
    ("text", "terms", "marked"),
    [
        ("порт и порт", ["порт"], ["порт"]),
        ("порт и мост", ["мост", "порт"], ["мост", "порт"]),
        ("порт", ["порт", "порт"], ["порт"]),
        ("порт", ["озеро", ""], []),
        ("а\x07б", ["а\x07б"], ["а␇б"]),
    ],
)
def test_terms_are_marked_where_they_stand_first(
    text: str, terms: list[str], marked: list[str]
) -> None:
    found = mark_terms(read(text), terms)
    assert styled(found) == [(one, "bold $text-primary") for one in marked]


@pytest.mark.parametrize(
    ("wikitext", "found"),
    [
        ("а [[б]] {{в}} <ref>г</ref>", ["link [[б]]", "template {{в}}", "reference <ref>г</ref>"]),
        ("<ref>{{cite|[[а]]}}</ref>", ["reference <ref>{{cite|[[а]]}}</ref>"]),
        ("{{a|[[б]]}}[[в]]", ["template {{a|[[б]]}}", "link [[в]]"]),
        ("[[Файл:А.jpg|мини|[[б]]]]", ["file [[Файл:А.jpg|мини|[[б]]]]"]),
        ("просто", []),
    ],
)
def test_only_the_outermost_pieces_are_offered(wikitext: str, found: list[str]) -> None:
    assert [f"{piece.kind} {piece.wikitext}" for piece in pieces(wikitext)] == found
    assert all(wikitext[one.start : one.end] == one.wikitext for one in pieces(wikitext))


@pytest.mark.parametrize(
    ("wikitext", "kinds"),
    [
        ("[[а|б]]", {"link": "[[а|б]]", "mark": "[[а|"}),
        ("[[а]]", {"link": "[[а]]", "mark": "[["}),
        ("{{а}}", {"template": "{{а}}"}),
        ("<ref>а</ref>", {"reference": "<ref>а</ref>"}),
        ("<ref name=а />", {"reference": "<ref name=а />"}),
        ("<ref>не закрыто", {"reference": "<ref>не закрыто"}),
        ("лишнее</ref>", {"reference": "</ref>"}),
        ("<!-- а -->", {"comment": "<!-- а -->"}),
        ("<!-- а", {"comment": "<!-- а"}),
        ("<math>a_{{1}}</math>", {"tag": "<math>a_{{1}}</math>"}),
        ("''а''", {"emphasis": "''"}),
        ("https://e.org/a b", {"url": "https://e.org/a"}),
        ("[https://e.org", {"url": "[https://e.org"}),
        ("a&nbsp;b", {"tag": "&nbsp;"}),
        ("a&#1234;&#xAF;", {"tag": "&#1234;"}),
        ("[[открыто", {"mark": "[["}),
        ("закрыто]]", {"mark": "]]"}),
        ("[[а}}", {"mark": "[["}),
        ("R&D a|b", {}),
    ],
)
def test_markup_is_told_by_its_kind_closed_or_not(wikitext: str, kinds: dict[str, str]) -> None:
    found: dict[str, str] = {}
    for one in stretches(wikitext):
        found.setdefault(one.kind, wikitext[one.start : one.end])
    assert found == kinds
    assert coloured(wikitext).plain == wikitext


def test_outer_markup_is_coloured_before_what_stands_in_it() -> None:
    text = "<ref>{{cite|[[а]]}}</ref>"
    kinds = [one.kind for one in stretches(text)]
    assert kinds[:2] == ["reference", "template"]
    assert kinds.index("link") > kinds.index("template")


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("a red bridge", "a blue bridge", ["red"], ["blue"]),
        ("a bridge", "a long bridge", [], ["long "]),
        ("a long bridge", "a bridge", ["long "], []),
        ("same", "same", [], []),
        ("", "new", [], ["new"]),
        ("old", "", ["old"], []),
        ("в 1957 году", "в 1958 году", ["1957"], ["1958"]),
    ],
)
def test_words_that_differ_are_struck_and_underlined(
    old: str, new: str, gone: list[str], come: list[str]
) -> None:
    left, right = differences(old, new)
    assert (left.plain, right.plain) == (old, new)
    assert styled(left) == [(one, "strike $text-error") for one in gone]
    assert styled(right) == [(one, "underline $text-success") for one in come]


@pytest.mark.parametrize(
    ("wikitext", "shown"),
    [
        ("== Мосты ==\nТекст.", "Мосты\nТекст."),
        ("=== Мосты ===", "Мосты"),
        ("* один\n** два", "  • один\n    • два"),
        ("# один\n: два\n; три", "  • один\n  • два\n  • три"),
        ("а<ref>1</ref>\n\n* б<ref>2</ref>\nв<ref>3</ref>", "а[1]\n\n  • б[2]\nв[3]"),
        ("= не == заголовок", "= не == заголовок"),
    ],
)
def test_a_page_is_read_line_by_line(wikitext: str, shown: str) -> None:
    assert read_page(wikitext).plain == shown


def test_headings_of_a_page_stand_out() -> None:
    assert styled(read_page("== Мосты ==")) == [("Мосты", "bold underline $text-primary")]
