"""Glossaries come back as they were from every format."""

from __future__ import annotations

import io
import string
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import places
from workbench.core.glossary.terms import FLAGS, PARTS_OF_SPEECH, STATUSES, Term
from workbench.errors import FormatError, InputError
from workbench.formats import glossary_csv, omegat, tbx
from workbench.formats.glossaries import load_file

LETTERS = string.ascii_letters + "абвгӣқ \"'&<>;|=#\\-,()«»"
words = (
    st.text(alphabet=LETTERS, min_size=1, max_size=12)
    .map(lambda s: " ".join(s.split()))
    .filter(lambda s: bool(s) and not s.startswith("#"))
)
some = st.lists(words, max_size=3, unique=True).map(tuple)
terms = st.builds(
    Term,
    source=words,
    lang=st.just("ru"),
    targets=st.lists(words, min_size=1, max_size=3, unique=True).map(tuple),
    variants=some,
    accepted=some,
    forbidden=some,
    pos=st.sampled_from(("", *PARTS_OF_SPEECH)),
    domain=st.sampled_from(("", "geo", "org")),
    flags=st.frozensets(st.sampled_from(FLAGS)),
    status=st.sampled_from(STATUSES),
    note=words,
    origin=st.sampled_from(("", "CLDR")),
    exceptions=some,
).map(lambda t: replace(t, variants=tuple(v for v in t.variants if v != t.source)))


def by_csv(found: list[Term]) -> list[Term]:
    return glossary_csv.parse(glossary_csv.dump(found), name="", lang="ru")


def by_tsv(found: list[Term]) -> list[Term]:
    return glossary_csv.parse(glossary_csv.dump(found, tabs=True), name="", lang="ru", tabs=True)


def by_omegat(found: list[Term]) -> list[Term]:
    return omegat.parse(omegat.dump(found), name="", lang="ru")


def by_tbx(style: tbx.Style, one_term: bool = False) -> Callable[[list[Term]], list[Term]]:
    def there_and_back(found: list[Term]) -> list[Term]:
        text = tbx.dump(found, "ru", style=style, one_term=one_term)
        return tbx.read_all(io.BytesIO(text.encode()), "", "ru")

    return there_and_back


WAYS = {
    "csv": by_csv,
    "tsv": by_tsv,
    "omegat": by_omegat,
    "tbx": by_tbx(tbx.Style.TBX_2008),
    "tbx, one term an entry": by_tbx(tbx.Style.TBX_2008, one_term=True),
    "tbx 3 dca": by_tbx(tbx.Style.DCA),
    "tbx 3 dct": by_tbx(tbx.Style.DCT),
}


def bare(found: list[Term]) -> list[Term]:
    return [replace(t, line=0, glossary="", id="") for t in found]


@pytest.mark.parametrize("way", WAYS)
@given(found=st.lists(terms, max_size=4))
@settings(max_examples=60)
def test_any_glossary_comes_back_exactly(way: str, found: list[Term]) -> None:
    assert bare(WAYS[way](found)) == found


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["ru-en", "tg-en"])
def test_the_shipped_glossaries_come_back_exactly(way: str, name: str) -> None:
    loaded = glossary_csv.load(places.shipped_glossaries() / f"{name}.csv")
    found = [replace(t, lang="ru") for t in bare(loaded)]
    assert bare(WAYS[way](found)) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("source,english\nа,b,c\n", ":2: 3 cells"),
        ("source\nа\n", "no column english"),
        ("source,english,colour\n", "unknown column"),
        ("source,english,source\nа,b,c\n", ":1: two columns source"),
        ('source,english\n"а,b\n', ":2"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "ru-en.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        load_file(path)
    assert words in caught.value.message
    assert "ru-en.csv" in caught.value.message


def test_a_broken_tbx_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "ru-en.tbx"
    path.write_text("<martif>\n<text>\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"ru-en.tbx:3"):
        load_file(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "ru-en.tbx"
    path.write_text('<!DOCTYPE m [<!ENTITY a "aaaa">]>\n<martif>&a;</martif>', encoding="utf-8")
    with pytest.raises(FormatError, match="entities"):
        load_file(path)


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no glossary"):
        load_file(tmp_path / "terms.doc")


FOREIGN = """<?xml version="1.0"?>
<martif type="TBX-Basic"><text><body>
<termEntry id="1"><langSet xml:lang="en-GB"><ntig><termGrp><term>river</term>
<termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet>
<langSet xml:lang="ru"><tig><term>река</term></tig></langSet></termEntry>
<termEntry id="2"><descrip type="Translation needed">No</descrip><note>A ship.</note>
<langSet xml:lang="ru"><tig><term>Мир</term></tig></langSet>
<langSet xml:lang="en"><tig><term>Mir</term></tig>
<tig><term>World</term><termNote type="administrativeStatus">forbidden</termNote></tig></langSet></termEntry>
</body></text></martif>"""


def test_another_programs_tbx_is_read() -> None:
    river, ship = tbx.read_all(io.BytesIO(FOREIGN.encode()), "x.tbx", "ru")
    assert (river.source, river.targets, river.pos) == ("река", ("river",), "noun")
    assert (ship.targets, ship.forbidden, ship.note) == (("Mir",), ("World",), "A ship.")
    assert ship.flags == {"keep"}


def test_translate_toolkit_reads_what_is_written() -> None:
    from translate.storage.tbx import tbxfile

    found = [
        Term("сельский совет", "ru", ("rural council",), note="Of old.", pos="phrase"),
        Term("река", "ru", ("river",), forbidden=("rivver",), domain="geo"),
    ]
    store = tbxfile(
        io.BytesIO(tbx.dump(found, "ru").encode()), sourcelanguage="ru", targetlanguage="en"
    )
    assert [(u.source, u.target) for u in store.units] == [
        ("сельский совет", "rural council"),
        ("река", "river"),
        ("река", "rivver"),
    ]


def test_forbidden_forms_are_not_rows_of_omegats_glossary() -> None:
    text = omegat.dump([Term("река", "ru", ("river",), forbidden=("rivver",))])
    assert [row.split("\t")[:2] for row in text.splitlines()] == [["река", "river"]]
