"""XLIFF 1.2 and 2.0 from other programs: the words of a segment, not its codes or its history."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import FormatError
from workbench.formats import xliff

OLD = 'version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"'
NEW = 'version="2.0" srcLang="ru" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"'


def read(data: str | bytes) -> list[tuple[str, str, str, int]]:
    raw = data.encode() if isinstance(data, str) else data
    units = xliff.read(io.BytesIO(raw), name="a.xlf")
    return [(u.id, u.source, u.target, u.line) for u in units]


def old(body: str) -> str:
    return f"<xliff {OLD}><file><body>{body}</body></file></xliff>"


def new(body: str) -> str:
    return f'<xliff {NEW}><file id="f">{body}</file></xliff>'


def unit(source: str, target: str, name: str = "1") -> str:
    return (
        f'<trans-unit id="{name}"><source>{source}</source><target>{target}</target></trans-unit>'
    )


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        pytest.param("a <g id='1'>mill</g> here", "a mill here", id="paired code"),
        pytest.param("a<x id='1'/> mill", "a mill", id="empty code"),
        pytest.param(
            "<bpt id='1'>&lt;b&gt;</bpt>mill<ept id='1'>&lt;/b&gt;</ept>", "mill", id="old"
        ),
        pytest.param("mill<ph id='1'>&lt;br/&gt;<sub>alt</sub></ph>", "mill", id="text in a code"),
        pytest.param("a <mrk mtype='term'>mill</mrk>", "a mill", id="marked term"),
        pytest.param("<it id='1' pos='open'>&lt;i&gt;</it>mill", "mill", id="isolated code"),
        pytest.param("<![CDATA[a <mill>]]>", "a <mill>", id="CDATA"),
        pytest.param("mill &amp; weir&#160;!", "mill & weir\u00a0!", id="references"),
        pytest.param("mill<!-- old -->s", "mills", id="comment"),
        pytest.param("mill\n  and weir", "mill\n  and weir", id="line end kept"),
    ],
)
def test_codes_are_left_out_and_words_kept(inside: str, words: str) -> None:
    assert read(old(unit("мельница", inside))) == [("1", "мельница", words, 1)]


def test_earlier_and_suggested_translations_are_not_the_segments() -> None:
    body = (
        '<trans-unit id="7"><source>Плотина</source><seg-source><mrk>Плотина</mrk></seg-source>'
        "<target>Dam</target><note>Target: Weir</note><alt-trans><source>Плотины</source>"
        "<target>Dams</target></alt-trans></trans-unit>"
    )
    assert read(old(body)) == [("7", "Плотина", "Dam", 1)]
    swapped = body.replace("<target>Dam</target>", "").replace(
        "</alt-trans>", "</alt-trans><target>Dam</target>"
    )
    assert read(old(swapped)) == [("7", "Плотина", "Dam", 1)]


def test_a_unit_of_several_segments_gives_each_with_a_name_of_its_own() -> None:
    body = (
        '<unit id="u"><originalData><data id="d">&lt;br&gt;</data></originalData>'
        '<segment id="s1"><source>Раз.</source><target>One.</target></segment>'
        "<ignorable><source> </source></ignorable>\n"
        "<segment><source>Два<ph id='1' dataRef='d'/>.</source>\n"
        "<target>Two<pc id='2'>!</pc></target></segment></unit>"
        '<unit id="v"><segment id="s1"><source>Три</source><target>Three</target></segment></unit>'
    )
    assert read(new(body)) == [
        ("u:s1", "Раз.", "One.", 1),
        ("u", "Два.", "Two!", 3),
        ("v:s1", "Три", "Three", 3),
    ]


def test_matches_that_another_program_kept_are_no_segments() -> None:
    matches = (
        '<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#m">'
        "<source>Рвы</source><target>Moats</target></mtc:match></mtc:matches>"
    )
    body = (
        f'<unit id="u">{matches}<segment><source>Ров</source><target>Moat</target></segment></unit>'
    )
    assert read(new(body)) == [("u", "Ров", "Moat", 1)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(unit("Ров", ""), id="empty target"),
        pytest.param('<trans-unit id="1"><source>Ров</source></trans-unit>', id="no target"),
        pytest.param(unit("", "Moat"), id="empty source"),
        pytest.param("", id="no units"),
    ],
)
def test_what_has_no_two_sides_is_left_out(body: str) -> None:
    assert read(old(body)) == []


def test_a_unit_without_a_name_is_called_by_its_number() -> None:
    nameless = unit("Ров", "Moat").replace(' id="1"', "")
    assert [row[0] for row in read(old(nameless + unit("Пруд", "Pond", "b") + nameless))] == [
        "1",
        "b",
        "3",
    ]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(old(unit("Ров", "Moat")).encode("utf-16"), id="UTF-16"),
        pytest.param(b"\xef\xbb\xbf" + old(unit("Ров", "Moat")).encode(), id="byte order mark"),
        pytest.param(
            b'<?xml version="1.0" encoding="windows-1251"?>'
            + old(unit("Ров", "Moat")).encode("cp1251"),
            id="windows-1251",
        ),
        pytest.param(old(unit("Ров", "Moat")).replace(OLD, "").encode(), id="no namespace"),
        pytest.param(
            old(unit("Ров", "Moat"))
            .replace("<", "<z:")
            .replace("<z:/", "</z:")
            .replace("xmlns=", "xmlns:z=")
            .encode(),
            id="prefixed",
        ),
    ],
)
def test_any_encoding_and_prefix_is_read(data: bytes) -> None:
    assert read(data) == [("1", "Ров", "Moat", 1)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param("", ":1: the file ends too early", id="empty"),
        pytest.param("\n\n<xliff>\n<a></b>", ":4: mismatched tag", id="mismatched"),
        pytest.param("<tmx/>", "no XLIFF", id="another format"),
        pytest.param(old(unit("Ров", "Mo\x01at")), ":1:", id="control character"),
        pytest.param('<!DOCTYPE x [<!ENTITY e "e">]>' + old(""), "entities", id="declared entity"),
        pytest.param(
            '<!DOCTYPE x [<!ENTITY % e SYSTEM "file:///etc/passwd">]>' + old(""),
            "entities",
            id="outside entity",
        ),
        pytest.param(
            '<!DOCTYPE xliff SYSTEM "x.dtd">\n' + old(unit("Тихая&nbsp;вода", "Still&nbsp;water")),
            ":2: .*entities .&nbsp;",
            id="entity that nothing explains",
        ),
        pytest.param(old(unit("Ров", "Moat"))[:-30], ":1: the file ends too early", id="cut off"),
    ],
)
def test_a_bad_file_says_what_and_where(data: str, words: str) -> None:
    with pytest.raises(FormatError, match=words) as refused:
        read(data)
    assert refused.value.message.startswith("a.xlf:")


def test_segments_before_the_damage_are_given_first() -> None:
    text = old(unit("Ров", "Moat") * 3000)
    units = xliff.read(io.BytesIO(text[:-30].encode()), name="a.xlf")
    assert next(units).target == "Moat"
    with pytest.raises(FormatError):
        list(units)


texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff\r"), min_size=1
).filter(lambda t: all(c >= " " or c in "\n\t" for c in t))


@given(st.lists(st.tuples(texts, texts), max_size=4))
@settings(max_examples=60)
def test_any_words_come_through(pairs: list[tuple[str, str]]) -> None:
    body = "".join(unit(escape(a), escape(b), str(n)) for n, (a, b) in enumerate(pairs, 1))
    assert [row[1:3] for row in read(old(body))] == pairs


@given(st.binary(max_size=200))
@settings(max_examples=80)
def test_no_bytes_break_the_reader(data: bytes) -> None:
    for raw in (data, b"<xliff><file><body><trans-unit><source>" + data):
        try:
            read(raw)
        except FormatError:
            continue


def test_translate_toolkit_writes_what_is_read_here() -> None:
    from translate.storage.xliff import xlifffile

    store = xlifffile(sourcelanguage="ru", targetlanguage="en")
    for source, target in (("Ров & вал", "Moat & rampart"), ("Пруд <b>", "Pond <b>")):
        made = store.addsourceunit(source)
        made.target = target
    assert [row[1:3] for row in read(bytes(store))] == [
        ("Ров & вал", "Moat & rampart"),
        ("Пруд <b>", "Pond <b>"),
    ]
