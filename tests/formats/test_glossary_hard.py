"""Glossaries with the characters that formats trip over, and cells as spreadsheets take them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import places
from workbench.core.glossary.terms import Term
from workbench.errors import FormatError, InputError
from workbench.formats import glossary_csv, omegat, tbx

Way = Callable[[list[Term]], list[Term]]
BASE = Term("шлюз", "ru", ("lock",), note="Of a canal.", pos="noun")


def by_tbx(style: tbx.Style) -> Way:
    def there_and_back(terms: list[Term]) -> list[Term]:
        lang = terms[0].lang if terms else "ru"
        text = tbx.dump(terms, lang, style=style)
        return tbx.read_all(io.BytesIO(text.encode("utf-8", "strict")), "", lang)

    return there_and_back


def by_csv(terms: list[Term], *, tabs: bool = False) -> list[Term]:
    lang = terms[0].lang if terms else "ru"
    return glossary_csv.parse(glossary_csv.dump(terms, tabs=tabs), name="", lang=lang, tabs=tabs)


WAYS: dict[str, Way] = {
    "csv": by_csv,
    "tsv": lambda terms: by_csv(terms, tabs=True),
    "omegat": lambda terms: omegat.parse(omegat.dump(terms), name="", lang=terms[0].lang),
    **{f"tbx {style.value}": by_tbx(style) for style in tbx.Style},
}


def bare(terms: list[Term]) -> list[Term]:
    return [replace(term, line=0, glossary="", id="") for term in terms]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"source": "#1 в мире"}, id="source begins with a number sign"),
        pytest.param({"source": "\\#1"}, id="source begins with an escaped number sign"),
        pytest.param({"source": "'=шлюз"}, id="source begins as a held formula"),
        pytest.param({"source": "-шлюз"}, id="source begins with a hyphen"),
        pytest.param({"source": "№\u00a05"}, id="no-break space"),
        pytest.param({"source": "и\u0306"}, id="accent of its own"),
        pytest.param({"source": "⟦шлюз⟧"}, id="our brackets in the source"),
        pytest.param({"note": "see ⟦map⟧ and ⟦x"}, id="our brackets in the note"),
        pytest.param({"note": "⟦#7 | pos=verb⟧"}, id="a note that looks like our own mark"),
        pytest.param({"note": "one\ntwo\n\nthree"}, id="note of several lines"),
        pytest.param({"note": "a\\tb \\n c"}, id="backslashes in the note"),
        pytest.param({"note": "<b>&amp; \"'"}, id="markup in the note"),
        pytest.param({"accepted": ("a | b", "c¦d", "e⟦f")}, id="our marks in values"),
        pytest.param({"forbidden": ("a; b", "c\\", "\\;")}, id="semicolons and backslashes"),
        pytest.param({"origin": "one\ntwo=three"}, id="origin of several lines"),
        pytest.param({"origin": "¦!¦/¦("}, id="what our marks are written as"),
        pytest.param({"domain": "=cmd|x"}, id="a formula as domain"),
        pytest.param({"targets": ()}, id="no English form"),
        pytest.param({"targets": (), "forbidden": ("sluis",)}, id="only forbidden forms"),
        pytest.param({"targets": ("lock", "=lock", "@lock")}, id="formulas as targets"),
        pytest.param({"variants": ("затвор", "#затвор")}, id="variants"),
        pytest.param({"note": ""}, id="no note"),
        pytest.param({"status": "deprecated", "pos": "", "note": "x"}, id="deprecated"),
    ],
)
def test_a_term_comes_back_exactly(way: str, change: dict[str, object]) -> None:
    terms = [replace(BASE, **change), replace(BASE, source="вал", targets=("bank",))]  # type: ignore[arg-type]
    assert bare(WAYS[way](terms)) == terms


@pytest.mark.parametrize("way", WAYS)
def test_house_style_comes_back_exactly(way: str) -> None:
    terms = bare(glossary_csv.load(places.shipped_glossaries() / "en.csv"))
    assert len(terms) > 50
    assert bare(WAYS[way](terms)) == terms


@pytest.mark.parametrize("way", WAYS)
def test_line_ends_of_other_systems_become_ours_or_stay(way: str) -> None:
    terms = [replace(BASE, note="one\r\ntwo\rthree"), replace(BASE, source="вал")]
    first, second = WAYS[way](terms)
    assert first.note.splitlines() == ["one", "two", "three"]
    assert second.source == "вал"


@pytest.mark.parametrize("way", [way for way in WAYS if way.startswith("tbx")])
def test_what_xml_cannot_hold_is_left_out_of_a_term_base(way: str) -> None:
    (term,) = WAYS[way]([replace(BASE, note="a\x00b\x0bc\ufffed", targets=("lo\x1bck",))])
    assert (term.note, term.targets) == ("abcd", ("lock",))


rough = st.text(alphabet="аb ;\\|¦⟦⟧#='\"\n<&]>\t-@+,!/(", min_size=1, max_size=8).map(str.strip)
values = st.lists(rough.filter(bool), max_size=3, unique=True).map(tuple)
lines = rough.map(lambda text: " ".join(text.split())).filter(bool)
single = st.lists(lines, max_size=2, unique=True).map(tuple)


@pytest.mark.parametrize("way", WAYS)
@given(source=lines, targets=single, accepted=values, note=rough, origin=rough, domain=lines)
@settings(max_examples=50)
def test_any_mixture_of_marks_comes_back_exactly(
    way: str,
    source: str,
    targets: tuple[str, ...],
    accepted: tuple[str, ...],
    note: str,
    origin: str,
    domain: str,
) -> None:
    term = Term(source, "ru", targets, accepted=accepted, note=note, origin=origin, domain=domain)
    assert bare(WAYS[way]([term, BASE])) == [term, BASE]


# ------------------------------------------------------------------ CSV cells


@given(st.lists(st.text("ab;\\ ", min_size=1, max_size=6).map(str.strip).filter(bool), max_size=4))
@settings(max_examples=80)
def test_values_of_a_cell_are_split_as_they_were_joined(parts: list[str]) -> None:
    assert glossary_csv.split(glossary_csv.join(parts)) == tuple(parts)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("", ()),
        (" ; ;", ()),
        ("a;b", ("a", "b")),
        ("a ; b;", ("a", "b")),
        (r"a\; b", ("a; b",)),
        (r"a\\; b", ("a\\", "b")),
        ("a\\", ("a\\",)),
        (r"a\b", (r"a\b",)),
    ],
)
def test_a_cell_typed_by_hand_is_split_at_bare_semicolons(
    cell: str, parts: tuple[str, ...]
) -> None:
    assert glossary_csv.split(cell) == parts


@given(st.text("=+-@#'\t\rа1|", min_size=1, max_size=5))
@settings(max_examples=100)
def test_no_cell_that_is_written_is_a_formula(text: str) -> None:
    out = glossary_csv.dump([Term(text, "ru", (text,), note=text, origin=text)])
    for row in csv.reader(io.StringIO(out, newline="")):
        assert not [cell for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte order mark"])
def test_a_spreadsheets_file_is_read_with_the_lines_it_has(
    tmp_path: Path, ends: str, mark: bytes
) -> None:
    text = "source,english\n\n# remark, with a comma\nшлюз,lock\n,,\nвал,bank\n"
    path = tmp_path / "ru-en.csv"
    path.write_bytes(mark + text.replace("\n", ends).encode())
    assert [(t.source, t.targets, t.line) for t in glossary_csv.load(path)] == [
        ("шлюз", ("lock",), 4),
        ("вал", ("bank",), 6),
    ]


def test_columns_may_stand_in_any_order_and_be_absent() -> None:
    (term,) = glossary_csv.parse(
        "note, english ,source\nA gate.,lock; gate,шлюз\n", name="g", lang="ru"
    )
    assert (term.source, term.targets, term.note) == ("шлюз", ("lock", "gate"), "A gate.")
    assert (term.status, term.flags, term.glossary, term.lang) == (
        "approved",
        frozenset(),
        "g",
        "ru",
    )


def test_a_row_may_be_shorter_than_the_header() -> None:
    (term,) = glossary_csv.parse("source,english,note\nшлюз\n", name="g", lang="ru")
    assert (term.source, term.targets, term.note) == ("шлюз", (), "")


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        pytest.param(b"", FormatError, "no column source", id="empty"),
        pytest.param("source,english".encode("utf-16"), InputError, "not UTF-8", id="UTF-16"),
        pytest.param("шлюз,lock".encode(), FormatError, "no column source", id="no header"),
        pytest.param(b"source,english\n\na,b,c\n", FormatError, ":3: 3 cells", id="too many"),
        pytest.param(
            b"source,english\n" + b"x" * 140_000 + b",y", FormatError, ":2: field", id="huge cell"
        ),
        pytest.param(b'source,english\n"a"b,c\n', FormatError, ":2", id="letters after a quote"),
    ],
)
def test_a_bad_glossary_is_named_in_plain_words(
    tmp_path: Path, data: bytes, kind: type[Exception], words: str
) -> None:
    path = tmp_path / "ru-en.csv"
    path.write_bytes(data)
    with pytest.raises(kind) as refused:
        glossary_csv.load(path)
    assert words in str(refused.value)


def test_spaces_at_edges_are_found_but_not_in_remarks(tmp_path: Path) -> None:
    path = tmp_path / "ru-en.csv"
    text = "source,english\n# remark, with a comma \nшлюз, lock\nвал,bank\nров ,moat\u00a0\n"
    path.write_text(text, encoding="utf-8")
    assert glossary_csv.edges(path) == [
        (3, "“ lock” has spaces at its edge."),
        (5, "“ров ” has spaces at its edge."),
        (5, "“moat\u00a0” has spaces at its edge."),
    ]


@pytest.mark.parametrize(
    ("name", "lang"),
    [("ru-en.csv", "ru"), ("TG-en.tsv", "tg"), ("en.csv", "en"), ("ru-added.csv", "ru")],
)
def test_a_name_tells_the_language(name: str, lang: str) -> None:
    assert glossary_csv.language_of(Path(name)) == lang


# ------------------------------------------------------------------- OmegaT


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("шлюз\tlock\n", [("шлюз", ("lock",), "")], id="two columns"),
        pytest.param("шлюз\tlock\tOf a canal.\n", [("шлюз", ("lock",), "Of a canal.")], id="three"),
        pytest.param("шлюз\tlock\r\n\r\n", [("шлюз", ("lock",), "")], id="CRLF"),
        pytest.param("# head\tx\nшлюз\tlock", [("шлюз", ("lock",), "")], id="remark"),
        pytest.param(
            "шлюз\tlock\nшлюз\tgate\n",
            [("шлюз", ("lock",), ""), ("шлюз", ("gate",), "")],
            id="rows of another program stay apart",
        ),
        pytest.param("шлюз\tlock\ta\tb\tc\n", [("шлюз", ("lock",), "a")], id="more columns"),
        pytest.param("", [], id="empty"),
    ],
)
def test_a_glossary_of_omegat_is_read(
    text: str, rows: list[tuple[str, tuple[str, ...], str]]
) -> None:
    found = omegat.parse(text, name="g.utf8", lang="ru")
    assert [(t.source, t.targets, t.note) for t in found] == rows


def test_a_row_without_a_tab_is_named() -> None:
    with pytest.raises(FormatError, match=r"g\.utf8:2: a tab"):
        omegat.parse("шлюз\tlock\nвал\n", name="g.utf8", lang="ru")


def test_what_an_earlier_version_wrote_for_a_bar_is_still_one() -> None:
    (term,) = omegat.parse("шлюз\tlock\tx ⟦#1 | accepted=a¦b⟧\n", name="", lang="ru")
    assert term.accepted == ("a|b",)
