"""TMX: what is written comes back, what others write is read, and bad files say where."""

from __future__ import annotations

import gzip
import io
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import FormatError
from workbench.formats.tmx import TmxUnit, read, write

OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
UNITS = [
    TmxUnit(
        "Река <ref>\u00a0& ''вода''\r\nтекст\t",
        "The [[river]]",
        "ru",
        tuid="a1",
        created="2026-01-02T03:04:05Z",
        changed="2026-02-02T03:04:05Z",
        author='Some "One"\n',
        note="a\nb",
        props=(("x-origin", "Ob"), ("x-origin", "again")),
    ),
    TmxUnit("Дарё", "River", "tg"),
]


def written(units: list[TmxUnit]) -> bytes:
    stream = io.BytesIO()
    assert write(stream, units) == len(units)
    return stream.getvalue()


def parse(data: bytes | str, source: str = "", target: str = "en") -> list[TmxUnit]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read(io.BytesIO(raw), source, target, name="f.tmx"))


def tmx(body: str, version: str = "1.4", prologue: str = "") -> str:
    return f'{prologue}<tmx version="{version}"><header srclang="ru"/><body>{body}</body></tmx>'


def pairs(data: bytes | str, source: str = "", target: str = "en") -> list[tuple[str, str]]:
    return [(unit.source, unit.target) for unit in parse(data, source, target)]


RU_EN = '<tu><tuv xml:lang="ru"><seg>а</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu>'


def test_what_was_written_comes_back() -> None:
    assert parse(written(UNITS)) == UNITS
    assert written(parse(written(UNITS))) == written(UNITS)


TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1
).filter(lambda t: t.strip() and not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", t))


@given(st.lists(st.tuples(TEXT, TEXT)))
def test_any_text_comes_back(texts: list[tuple[str, str]]) -> None:
    units = [TmxUnit(source, target, "ru", note=source) for source, target in texts]
    assert parse(written(units)) == units


@given(st.text())
def test_what_xml_cannot_hold_is_left_out(text: str) -> None:
    (unit,) = parse(written([TmxUnit(f"а{text}", "b", "ru")]))
    assert unit.source == "а" + re.sub(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text
    )


def test_an_empty_memory_is_a_file_too() -> None:
    assert parse(written([])) == []


@pytest.mark.parametrize(
    "data",
    [
        tmx(RU_EN).encode(),
        gzip.compress(tmx(RU_EN).encode()),
        b"\xef\xbb\xbf" + tmx(RU_EN).encode(),
        tmx(RU_EN, prologue='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16"),
        tmx(RU_EN, prologue='<?xml version="1.0" encoding="windows-1251"?>').encode("cp1251"),
        tmx(RU_EN.replace("xml:lang", "lang").replace('"ru"', '"RU"'), "1.1").encode(),
        tmx(RU_EN.replace('"ru"', '"ru-RU"').replace('"en"', '"EN_gb"')).encode(),
        tmx(RU_EN, prologue='<!DOCTYPE tmx SYSTEM "tmx14.dtd">').encode(),
    ],
    ids=["plain", "gzip", "bom", "utf-16", "cp1251", "1.1", "regions", "doctype"],
)
def test_every_way_to_write_it_is_read(data: bytes) -> None:
    assert pairs(data, "ru") == [("а", "b")]


def test_inline_codes_are_left_out_and_highlighted_text_kept() -> None:
    seg = (
        '<bpt i="1">&lt;b&gt;</bpt>жирный<ept i="1">&lt;/b&gt;</ept> и <hi>яркий</hi>'
        "<ph>x<sub>alt</sub></ph><it>y</it><ut>z</ut>"
    )
    assert pairs(tmx(RU_EN.replace("а", seg)), "ru") == [("жирный и яркий", "b")]


def test_each_translation_of_a_segment_is_a_pair_and_empty_ones_are_none() -> None:
    more = '<tuv xml:lang="en-US"><seg>c</seg></tuv><tuv xml:lang="en"><seg> </seg></tuv></tu>'
    assert pairs(tmx(RU_EN.replace("</tu>", more)), "ru") == [("а", "b"), ("а", "c")]


def test_only_the_languages_asked_for_are_taken() -> None:
    body = RU_EN + RU_EN.replace('"ru"', '"tg"').replace("а", "т") + RU_EN.replace('"en"', '"de"')
    assert pairs(tmx(body), "tg") == [("т", "b")]
    assert pairs(tmx(body)) == [("а", "b"), ("т", "b")]
    assert pairs(tmx(body), "ru", "de") == [("а", "b")]


def test_dates_and_people_are_read_from_either_place() -> None:
    body = RU_EN.replace(
        '<tuv xml:lang="en">',
        '<tuv xml:lang="en" creationdate="20200102T030405Z" changedate="soon" changeid="me">',
    )
    (unit,) = parse(tmx(body))
    assert (unit.created, unit.changed, unit.author) == ("2020-01-02T03:04:05Z", "", "me")


BOMB = '<!DOCTYPE tmx [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "line 1: the file ends too early"),
        ("<html/>", "line 1: no TMX"),
        ("привет", "line 1"),
        (tmx(RU_EN)[:-20], "ends too early|line 1"),
        (tmx("\n\n<tu><tuv></tu>"), "line 3: mismatched tag"),
        (tmx("\n\n" + RU_EN.replace("а", "\x01")), "line 3"),
        (tmx("\n\n" + RU_EN.replace("а", "&nbsp;")), "line 3|line 1"),
        (tmx(RU_EN.replace("а", "&b;"), prologue=BOMB), "line 1: it declares the entity a"),
        (tmx(RU_EN.replace("а", "&a;"), prologue=OUTSIDE), "line 1: it declares the entity a"),
        (tmx(f'<tu x="{"y" * 6_000_000}"/>'), "a tag of more than"),
        (tmx(RU_EN.replace("а", "а" * 1_000_001)), "a segment of more than"),
        (tmx("<a>" * 60 + "</a>" * 60), "nested too deeply"),
    ],
)
def test_a_bad_file_says_what_is_wrong_and_where(data: str, message: str) -> None:
    began = time.process_time()
    with pytest.raises(FormatError, match=message) as refused:
        parse(data)
    assert refused.value.message.startswith("f.tmx, line ")
    assert time.process_time() - began < 2


def test_an_entity_that_nothing_explains_is_refused() -> None:
    doctype = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    with pytest.raises(FormatError, match="&nbsp; means nothing"):
        parse(tmx(RU_EN.replace("а", "&nbsp;"), prologue=doctype))


@pytest.mark.parametrize("cut", [1, 12, 40])
def test_a_damaged_gzip_is_refused(cut: int) -> None:
    with pytest.raises(FormatError, match="damaged"):
        parse(gzip.compress(tmx(RU_EN * 20).encode())[:-cut])


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    for raw in (data, gzip.compress(data), b"<tmx><body>" + data):
        try:
            parse(raw)
        except FormatError:
            continue


def test_what_is_written_follows_the_rules_of_strict_readers() -> None:
    text = written(UNITS).decode()
    assert text.index("<note>") < text.index("<prop ") < text.index("<tuv ")
    assert 'version="1.4"' in text
    assert 'srclang="ru"' in text
    assert 'creationdate="20260102T030405Z"' in text


@pytest.mark.skipif(not OMEGAT.is_file(), reason="OmegaT is not installed")
def test_what_is_written_is_valid_against_the_schema_of_omegat() -> None:
    from lxml import etree

    with zipfile.ZipFile(OMEGAT) as jar:
        root = etree.fromstring(jar.read("schemas/tmx14.xsd"))
    for part in root.iter("{*}import"):
        part.getparent().remove(part)
    for use in root.iter("{*}attribute"):
        if (use.get("ref") or "").startswith("xml:"):
            use.getparent().remove(use)
    schema = etree.XMLSchema(root)
    document = etree.fromstring(written(UNITS).replace(b"xml:lang=", b"lang="))
    for variant in document.iter("tuv"):
        del variant.attrib["lang"]
    schema.assertValid(document)


STREAMED = """
import sys
from pathlib import Path
from workbench.formats.tmx import read
with open(sys.argv[1], "rb") as stream:
    count = sum(1 for _ in read(stream, "ru"))
# Not ru_maxrss, which a child begins with its parent's.
print(count, Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
"""


@pytest.mark.slow
@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="needs Linux's account of memory"
)
def test_two_hundred_megabytes_are_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "big.tmx"
    with path.open("wb") as stream:
        write(stream, (TmxUnit(f"Слово {n} " * 20, "Word " * 20, "ru") for n in range(400_000)))
    assert path.stat().st_size > 200_000_000
    done = subprocess.run(
        [sys.executable, "-c", STREAMED, str(path)], capture_output=True, check=True, timeout=300
    )
    count, kilobytes = map(int, done.stdout.split())
    assert count == 400_000
    assert kilobytes < 100_000
