"""Tables and memories as bilingual files: columns, lines, encodings, and what is packed."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import FormatError, InputError
from workbench.formats import bilingual
from workbench.formats.tmx import TmxUnit, write

Rows = list[tuple[str, str, int]]


def read(folder: Path, name: str, data: str | bytes, lang: str = "ru") -> Rows:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return [(u.source, u.target, u.line) for u in bilingual.read(path, lang)]


@pytest.mark.parametrize(
    ("header", "row", "lang", "pair"),
    [
        pytest.param("source,target", "ров,moat", "ru", ("ров", "moat"), id="plain"),
        pytest.param("target,source", "moat,ров", "ru", ("ров", "moat"), id="the other way round"),
        pytest.param("id,English,ru", "1,moat,ров", "ru", ("ров", "moat"), id="by language"),
        pytest.param(" Source , Target ", "ров,moat", "ru", ("ров", "moat"), id="spaced"),
        pytest.param("ru,tg,en", "ров,хандақ,moat", "ru", ("ров", "moat"), id="two, first asked"),
        pytest.param("ru,tg,en", "ров,хандақ,moat", "tg", ("хандақ", "moat"), id="two, second"),
        pytest.param("en,uk,ru", "moat,рів,ров", "uk", ("рів", "moat"), id="a language unlisted"),
        pytest.param("src,tgt,note", "ров,moat,old", "ru", ("ров", "moat"), id="short names"),
        pytest.param("original,translation", "ров,moat", "ru", ("ров", "moat"), id="long names"),
    ],
)
def test_the_header_tells_where_source_and_translation_stand(
    tmp_path: Path, header: str, row: str, lang: str, pair: tuple[str, str]
) -> None:
    assert read(tmp_path, "a.csv", f"{header}\n{row}\n", lang) == [(*pair, 2)]


@pytest.mark.parametrize("header", ["source,note", "translation,remark", "ров,moat", "en,de"])
def test_a_first_row_that_names_no_pair_is_a_row(tmp_path: Path, header: str) -> None:
    first, second = header.split(",")
    assert read(tmp_path, "a.csv", header + "\n") == [(first, second, 1)]


@pytest.mark.parametrize(
    ("name", "text", "rows"),
    [
        pytest.param("a.csv", "", [], id="empty"),
        pytest.param("a.csv", "\n\n# a remark\n", [], id="nothing but remarks"),
        pytest.param("a.csv", "source,target\n", [], id="a header alone"),
        pytest.param("a.csv", 'ров,"a, b"\n', [("ров", "a, b", 1)], id="comma in quotes"),
        pytest.param("a.csv", 'ров,"a ""b"""\n', [("ров", 'a "b"', 1)], id="quotes in quotes"),
        pytest.param(
            "a.csv", 'ров,"a\n\nb"\nвал,c\n', [("ров", "a\n\nb", 1), ("вал", "c", 4)], id="lines"
        ),
        pytest.param("a.csv", 'ров,"a\r\nb"\n', [("ров", "a\r\nb", 1)], id="a return in a cell"),
        pytest.param(
            "a.csv",
            "ров,a\nsource,target\n",
            [("ров", "a", 1), ("source", "target", 2)],
            id="a header is the first row or none",
        ),
        pytest.param("a.tsv", 'ров\t"a\n', [("ров", '"a', 1)], id="a quote in a TSV"),
        pytest.param("a.tsv", "ров\ta\textra\n", [("ров", "a", 1)], id="further columns"),
        pytest.param("a.csv", "ров,", [("ров", "", 1)], id="not translated, no line end"),
        pytest.param("A.CSV", "ров,moat\n", [("ров", "moat", 1)], id="name in capitals"),
        pytest.param("a.csv", "й,е\u0301\n", [("й", "е\u0301", 1)], id="accents"),
        pytest.param("a.csv", "ров\u2028вал,a\n", [("ров\u2028вал", "a", 1)], id="line separator"),
    ],
)
def test_rows_are_read_with_the_line_they_begin_in(
    tmp_path: Path, name: str, text: str, rows: Rows
) -> None:
    assert read(tmp_path, name, text) == rows


def test_one_column_is_not_both_source_and_translation(tmp_path: Path) -> None:
    assert read(tmp_path, "a.csv", "en,note\nmoat,old\n", "en") == [
        ("en", "note", 1),
        ("moat", "old", 2),
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_line_ends_of_any_system_count_alike(tmp_path: Path, name: str, ends: str) -> None:
    comma = "," if name == "a.csv" else "\t"
    text = f"\ufeffsource{comma}target\nров{comma}moat\n\nвал{comma}rampart\n".replace("\n", ends)
    assert read(tmp_path, name, text) == [("ров", "moat", 2), ("вал", "rampart", 4)]


@pytest.mark.parametrize(
    ("name", "data", "kind", "words"),
    [
        pytest.param("a.csv", "ров\n", FormatError, "a.csv:1: a source and", id="one column"),
        pytest.param("a.csv", "source,target\n\nров\n", FormatError, "a.csv:3", id="short row"),
        pytest.param("a.csv", 'ров,"moat\n', FormatError, "a.csv:", id="quote left open"),
        pytest.param("a.csv", 'ров,"moat"x\n', FormatError, "a.csv:1", id="letters after a quote"),
        pytest.param("a.csv", "ров," + "y" * 200_000, FormatError, "a.csv:1", id="huge cell"),
        pytest.param("a.csv", "ров,moat".encode("utf-16"), InputError, "not UTF-8", id="UTF-16"),
        pytest.param("a.tsv", "ров\tmoat".encode("cp1251"), InputError, "not UTF-8", id="cp1251"),
    ],
)
def test_a_bad_table_is_named_in_plain_words(
    tmp_path: Path, name: str, data: str | bytes, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind) as refused:
        read(tmp_path, name, data)
    assert words in str(refused.value)


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.po", "a.xlf", "a.tmx", "a.tmx.gz"])
def test_a_file_that_is_not_there_is_an_input_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(bilingual.read(tmp_path / name, "ru"))


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("a.tmx", True), ("a.TMX.GZ", True), ("a.xlf", True), ("a.xliff", True), ("a.po", True),
        ("a.csv", True), ("a.tsv", True), ("a.gz", False), ("a.wiki", False), ("tmx", False),
        ("a.tmx.bz2", False), ("a.pot", False),
    ],
)  # fmt: skip
def test_bilingual_files_are_known_by_their_endings(name: str, is_one: bool) -> None:
    assert bilingual.is_bilingual(name) is is_one


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), min_size=1)


@given(st.lists(st.tuples(cells, cells), max_size=5))
@settings(max_examples=60)
def test_any_table_that_a_spreadsheet_writes_is_read_back(
    tmp_path: Path, rows: list[tuple[str, str]]
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([("source", "target"), *rows])
    expected = [row for row in rows if not row[0].startswith("#")]
    assert [row[:2] for row in read(tmp_path, "a.csv", out.getvalue())] == expected


# ------------------------------------------------------------------ memories


def tmx(*pairs: tuple[str, str], between: str = "\n") -> str:
    body = between.join(
        f'<tu><tuv xml:lang="ru"><seg>{a}</seg></tuv>{between}'
        f'<tuv xml:lang="en"><seg>{b}</seg></tuv></tu>'
        for a, b in pairs
    )
    return f'<tmx version="1.4"><header srclang="ru"/><body>{between}{body}</body></tmx>'


@pytest.mark.parametrize(
    ("pairs", "lines"),
    [
        pytest.param([("ров", "moat"), ("вал", "bank")], [3, 5], id="one after the other"),
        pytest.param([("ров", "moat"), ("ровик", "moat")], [3, 5], id="same translation twice"),
        pytest.param([("NATO", "NATO")], [3], id="translation equal to the source"),
        pytest.param([("ров", "a <ph>&lt;br&gt;</ph> moat")], [3], id="with codes"),
        pytest.param([("ров", "\n\nmoat\n"), ("вал", "bank")], [3, 8], id="with line ends"),
    ],
)
def test_a_translation_of_a_memory_is_found_in_its_own_line(
    tmp_path: Path, pairs: list[tuple[str, str]], lines: list[int]
) -> None:
    assert [row[2] for row in read(tmp_path, "a.tmx", tmx(*pairs))] == lines


@pytest.mark.parametrize("name", ["a.tmx", "a.tmx.gz"])
@pytest.mark.parametrize("packed", [False, True], ids=["as it is", "gzip"])
def test_a_packed_memory_is_known_by_its_bytes(tmp_path: Path, name: str, packed: bool) -> None:
    data = tmx(("ров", "moat")).encode()
    assert read(tmp_path, name, gzip.compress(data) if packed else data) == [("ров", "moat", 3)]


def test_only_the_language_asked_for_is_taken_from_a_memory(tmp_path: Path) -> None:
    both = tmx(("ров", "moat")) + ""
    both = both.replace("</tu>", '<tuv xml:lang="tg"><seg>хандақ</seg></tuv></tu>')
    assert read(tmp_path, "a.tmx", both, "tg") == [("хандақ", "moat", 3)]


@pytest.mark.parametrize(
    ("start", "end"), [(12, 20), (40, 60), (-30, -10)], ids=["head", "middle", "end"]
)
def test_a_damaged_packed_memory_is_told(tmp_path: Path, start: int, end: int) -> None:
    data = bytearray(gzip.compress(tmx(*[(f"ров {n}", f"moat {n}") for n in range(400)]).encode()))
    data[start:end] = b"\xff" * len(data[start:end])
    with pytest.raises((FormatError, InputError), match=r"a\.tmx\.gz"):
        read(tmp_path, "a.tmx.gz", bytes(data))


def test_a_memory_that_unfolds_into_much_is_refused(tmp_path: Path) -> None:
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 9}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE tmx [<!ENTITY e0 "ha">{nested}]>' + tmx(("ров", "&e8;"))
    with pytest.raises(FormatError, match="declares the entity"):
        read(tmp_path, "a.tmx", bomb)


def test_a_pair_is_called_by_its_name_or_its_number(tmp_path: Path) -> None:
    stream = io.BytesIO()
    write(stream, [TmxUnit("ров", "moat", "ru", tuid="m-1"), TmxUnit("вал", "bank", "ru")])
    path = tmp_path / "a.tmx"
    path.write_bytes(stream.getvalue())
    assert [unit.id for unit in bilingual.read(path, "ru")] == ["m-1", "2"]
