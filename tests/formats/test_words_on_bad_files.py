"""What somebody reads whose file cannot be used: every reader, word by word."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.errors import FormatError, InputError, WorkbenchError
from workbench.formats import bilingual, dumps
from workbench.formats.glossaries import load_file

FOLDER = "a folder of that name"
ENTITY = '<!DOCTYPE x [<!ENTITY e "e">]>\n'
COLUMNS = (
    "Columns are: source, variants, english, accepted, forbidden, pos, domain, flags, status,"
    " note, origin, exceptions."
)
NOTHING = "Nothing of it was imported."
EARLY = "Compressed file ended before the end-of-stream marker was reached"
ENDINGS = ".csv, .tsv, .tbx, .txt or .utf8 is"


def pairs(path: Path) -> object:
    return list(bilingual.read(path, "ru"))


def pages(path: Path) -> object:
    return list(dumps.read(path))


def refused(reader: Callable[[Path], object], name: str, data: str | bytes | None) -> list[str]:
    path = Path(name)
    if data == FOLDER:
        path.mkdir()
    elif data is not None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    with pytest.raises(WorkbenchError) as caught:
        reader(path)
    kind = {InputError: "input", FormatError: "format"}[type(caught.value)]
    return [kind, caught.value.message, *filter(None, [caught.value.hint])]


@pytest.mark.parametrize(
    ("reader", "name", "data", "reason"),
    [
        (pairs, "a.csv", None, "No such file or directory"),
        (pairs, "a.po", None, "No such file or directory"),
        (pairs, "a.tmx", FOLDER, "Is a directory"),
        (pairs, "a.xlf", FOLDER, "Is a directory"),
        (load_file, "a.tsv", None, "No such file or directory"),
        (load_file, "a.tbx", FOLDER, "Is a directory"),
        (load_file, "a.txt", FOLDER, "Is a directory"),
        (pages, "a.xml", None, "No such file or directory"),
        (pages, "a.xml.gz", FOLDER, "Is a directory"),
        (pages, "a.xml.gz", b"<mediawiki/>", "Not a gzipped file (b'<m')"),
        (pages, "a.xml.bz2", b"<mediawiki/>", "Invalid data stream"),
        (pages, "a.xml.gz", gzip.compress(b"<mediawiki/>", mtime=0)[:-5], EARLY),
        (pages, "a.xml.bz2", bz2.compress(b"<mediawiki/>")[:-5], EARLY),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(
    reader: Callable[[Path], object], name: str, data: str | bytes | None, reason: str
) -> None:
    assert refused(reader, name, data) == ["input", f"{name} cannot be read: {reason}."]


@pytest.mark.parametrize(
    ("reader", "name", "data", "place"),
    [
        (pairs, "a.csv", "ров,мо".encode("cp1251"), 0),
        (pairs, "a.tsv", b"ab\tc\xff", 4),
        (pairs, "a.po", b'msgid "\xff"\n', 7),
        (load_file, "a.csv", b"source\xff", 6),
        (load_file, "a.utf8", b"ab\xff", 2),
    ],
)
def test_another_encoding_is_told_with_its_first_byte(
    reader: Callable[[Path], object], name: str, data: bytes, place: int
) -> None:
    assert refused(reader, name, data) == ["input", f"{name} is not UTF-8 (byte {place})."]


@pytest.mark.parametrize(
    ("reader", "name", "data", "words"),
    [
        (pairs, "a.csv", "ров\n", [":1: a source and a target are needed."]),
        (pairs, "a.csv", 'ров,"moat', [":1: unexpected end of data."]),
        (pairs, "a.csv", '\nров,"moat"x\n', [":2: ',' expected after '\"'."]),
        (pairs, "a.po", 'msgid "a"\nhello\n', [":2: no line of a PO file."]),
        (pairs, "a.xlf", "", [":1: the file ends too early."]),
        (pairs, "a.xlf", "<html/>", [":1: this is no XLIFF."]),
        (pairs, "a.xlf", "<xliff>\n", [":2: the file ends too early."]),
        (pairs, "a.xlf", "<xliff>\n<file></xliff>", [":2: mismatched tag."]),
        (pairs, "a.xlf", ENTITY + "<xliff/>", [":1: it has or declares entities (&e;)."]),
        (pairs, "a.tmx", "<html/>", [", line 1: no TMX: it begins with <html>.", NOTHING]),
        (pairs, "a.tmx", "<tmx>\n", [", line 2: the file ends too early.", NOTHING]),
        (pairs, "a.tmx", "<tmx>\n</a>", [", line 2: mismatched tag.", NOTHING]),
        (
            pairs,
            "a.tmx",
            ENTITY + "<tmx/>",
            [", line 1: it declares the entity e, which a memory has no need of.", NOTHING],
        ),
        (
            pairs,
            "a.tmx.gz",
            gzip.compress(b"<tmx/>", mtime=0)[:-9],
            [f" is packed with gzip and damaged: {EARLY}.", NOTHING],
        ),
        (load_file, "a.csv", "", [":1: no column source.", COLUMNS]),
        (load_file, "a.csv", "source,englsh\n", [":1: no column english.", COLUMNS]),
        (load_file, "a.csv", "english,source,odd\n", [":1: unknown column 'odd'.", COLUMNS]),
        (load_file, "a.csv", "english,note,source,note\n", [":1: two columns note.", COLUMNS]),
        (load_file, "a.csv", "source,english\na,b,c\n", [":2: 3 cells for 2 columns."]),
        (load_file, "a.tsv", 'source\tenglish\n"a\tb\n', [":2: unexpected end of data."]),
        (load_file, "a.txt", "a\tb\nab\n", [":2: a tab must stand between source and target."]),
        (load_file, "a.tbx", "<html/>", [":1: this is no TBX."]),
        (load_file, "a.tbx", "<tbx>\n<", [":2: the file ends too early."]),
        (load_file, "a.tbx", ENTITY + "<tbx/>", [":1: it has or declares entities (&e;)."]),
        (pages, "a.xml", "<html/>", [":1: this is no MediaWiki dump."]),
        (pages, "a.xml", "<mediawiki>\n<page>", [":2: the file ends too early."]),
        (pages, "a.xml", "<mediawiki>\n&e;</mediawiki>", [":2: undefined entity."]),
    ],
)
def test_a_malformed_file_is_named_with_line_and_fault(
    reader: Callable[[Path], object], name: str, data: str | bytes, words: list[str]
) -> None:
    first, *hint = words
    assert refused(reader, name, data) == ["format", name + first, *hint]


@pytest.mark.parametrize("name", ["terms.xlsx", "terms", "terms.csv.gz"])
def test_a_glossary_of_another_kind_is_told_which_there_are(name: str) -> None:
    assert refused(load_file, name, "") == ["input", f"{name} is no glossary: {ENDINGS}."]
