"""Bilingual files and dumps are read with the lines their segments stand in."""

from __future__ import annotations

import bz2
from pathlib import Path

import pytest

from workbench.errors import FormatError, InputError
from workbench.formats import bilingual, dumps

XLIFF_1 = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file><body>
<trans-unit id="a"><source>Река <g id="1">Вахш</g><x id="2"/></source>
<target>The <g id="1">Vakhsh</g><ph id="2">&lt;br&gt;</ph></target></trans-unit>
<trans-unit id="b"><source>Пусто</source></trans-unit>
</body></file></xliff>"""
XLIFF_2 = """<?xml version="1.0"?>
<xliff version="2.0" srcLang="ru" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f"><unit id="u"><segment id="s">
<source>Река</source>
<target>River</target></segment></unit></file></xliff>"""
PO = """msgid ""
msgstr "Language: en\\n"

#: a.c
msgid "Река"
msgstr ""
"Ri"
"ver"

#, fuzzy
msgid "Гора"
msgstr "Hill"

msgid "день"
msgid_plural "дни"
msgstr[0] "day"
msgstr[1] "days"
"""
TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x"
adminlang="en" srclang="ru" datatype="plaintext"/><body>
<tu tuid="1"><tuv xml:lang="ru"><seg>Река</seg></tuv><tuv xml:lang="en"><seg>River</seg></tuv></tu>
</body></tmx>"""


def read(tmp_path: Path, name: str, text: str) -> list[tuple[str, str, int]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return [(u.source, u.target, u.line) for u in bilingual.read(path, "ru")]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.xlf", XLIFF_1, [("Река Вахш", "The Vakhsh", 4)]),
        ("a.xliff", XLIFF_2, [("Река", "River", 5)]),
        ("a.po", PO, [("Река", "River", 6), ("день", "day", 16), ("дни", "days", 17)]),
        ("a.tmx", TMX, [("Река", "River", 4)]),
        ("a.tsv", "Река\tRiver\n# x\n\nГора\tHill\n", [("Река", "River", 1), ("Гора", "Hill", 4)]),
        (
            "a.csv",
            'id,en,ru\n1,"Ri\nver",Река\n2,Hill,Гора\n',
            [("Река", "Ri\nver", 2), ("Гора", "Hill", 4)],
        ),
    ],
)
def test_segments_are_read(
    tmp_path: Path, name: str, text: str, expected: list[tuple[str, str, int]]
) -> None:
    assert read(tmp_path, name, text) == expected


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.xlf", "<xliff>\n<file>", ":2:"),
        ("a.xlf", '<!DOCTYPE x [<!ENTITY e "e">]>\n<xliff/>', "entities"),
        ("a.xlf", "<html/>", "no XLIFF"),
        ("a.po", 'msgid "a"\nnonsense\n', ":2:"),
        ("a.tsv", "Река\n", ":1:"),
        ("a.csv", '"Река,x\n', ":"),
    ],
)
def test_a_broken_file_is_named_with_its_line(
    tmp_path: Path, name: str, text: str, words: str
) -> None:
    with pytest.raises(FormatError, match=r"a\.") as caught:
        read(tmp_path, name, text)
    assert words in caught.value.message


DUMP = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11">
<page><title>A</title><ns>0</ns><revision><text>one [[Category:Rivers of X|A]]</text></revision></page>
<page><title>B</title><ns>0</ns><redirect title="A"/><revision><text>#REDIRECT</text></revision></page>
<page><title>Talk:A</title><ns>1</ns><revision><text>talk</text></revision></page>
<page><title>C</title><ns>0</ns><revision><text>old</text></revision><revision><text>two &amp; three</text></revision></page>
</mediawiki>"""


@pytest.mark.parametrize("packed", [False, True])
def test_a_dump_gives_its_articles(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("d.xml.bz2" if packed else "d.xml")
    path.write_bytes(bz2.compress(DUMP.encode()) if packed else DUMP.encode())
    assert [p.title for p in dumps.read(path)] == ["A", "C"]
    assert [p.wikitext for p in dumps.read(path, titles={"C"})] == ["two & three"]
    assert [p.title for p in dumps.read(path, category="rivers_of X")] == ["A"]


def test_a_broken_dump_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "d.xml"
    path.write_text(DUMP[: DUMP.index("<page><title>C")] + "<page><title>", encoding="utf-8")
    pages = dumps.read(path)
    assert next(pages).title == "A"
    with pytest.raises(FormatError, match=r"d\.xml:5"):
        next(pages)


def test_a_dump_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        list(dumps.read(tmp_path / "none.xml"))
