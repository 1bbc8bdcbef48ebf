"""What the elements of a TMX file come to, at its edges too, and the lines they stand in."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable

import pytest

from workbench.errors import FormatError
from workbench.formats import tmx, tmx_elements
from workbench.formats.tmx import TmxUnit, read, read_lines, write
from workbench.formats.tmx_elements import primary


def file(body: str, head: str = "") -> io.BytesIO:
    """Return a memory with this body."""
    return io.BytesIO(f'{head}<tmx version="1.4"><header/><body>{body}</body></tmx>'.encode())


def pair(source: str = "а", target: str = "b", *, unit: str = "", tuv: str = "") -> str:
    """Return a unit with a Russian and an English segment."""
    return (
        f'<tu {unit}><tuv xml:lang="ru"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="en" {tuv}><seg>{target}</seg></tuv></tu>'
    )


def parse(body: str, source: str = "", target: str = "en") -> list[TmxUnit]:
    return list(read(file(body), source, target))


@pytest.mark.parametrize(
    ("tag", "lang"),
    [
        ("ru", "ru"),
        ("RU", "ru"),
        ("ru-RU", "ru"),
        ("ru_RU", "ru"),
        (" Ru-Cyrl-RU ", "ru"),
        ("tg-", "tg"),
        ("", ""),
        ("-ru", ""),
        ("zh-classical", "zh"),
    ],
)
def test_a_language_is_named_by_the_first_part_of_its_tag(tag: str, lang: str) -> None:
    assert primary(tag) == lang


@pytest.mark.parametrize(
    ("source", "target", "kept"),
    [
        ("а", "b", True),
        ("", "b", False),
        ("а", "", False),
        (" ", "b", False),
        ("а", "\n\t", False),
        ("\u00a0", "b", False),
        ("\u200b", "b", True),
        (" а ", " b ", True),
        ("<ph>а</ph>", "b", False),
        ("0", "0", True),
    ],
)
def test_a_pair_has_words_on_both_sides_and_keeps_its_spaces(
    source: str, target: str, kept: bool
) -> None:
    found = [(unit.source, unit.target) for unit in parse(pair(source, target))]
    assert found == ([(source, target)] if kept else [])


@pytest.mark.parametrize(
    ("unit", "tuv", "created", "changed", "author"),
    [
        ("", "", "", "", ""),
        ('creationdate="20250102T030405Z"', "", "2025-01-02T03:04:05Z", "", ""),
        ('changedate=" 20250102T030405Z "', "", "", "2025-01-02T03:04:05Z", ""),
        (
            'creationdate="20250102T030405Z"',
            'creationdate="20260102T030405Z"',
            "2026-01-02T03:04:05Z",
            "",
            "",
        ),
        ('creationdate="20250102T030405Z"', 'creationdate=""', "", "", ""),
        ('creationdate="20250102T030405"', "", "", "", ""),
        ('creationdate="2025-01-02"', "", "", "", ""),
        ('creationdate="120250102T030405Z"', "", "", "", ""),
        ('creationid="me"', "", "", "", "me"),
        ('changeid="me"', "", "", "", "me"),
        ('creationid="me" changeid="you"', "", "", "", "me"),
        ('creationid="me"', 'creationid="you"', "", "", "you"),
        ('creationid="me"', 'changeid="you"', "", "", "me"),
        ('changeid="me"', 'creationid="" changeid="you"', "", "", "you"),
    ],
)
def test_a_translation_says_more_exactly_than_its_unit_when_and_by_whom(
    unit: str, tuv: str, created: str, changed: str, author: str
) -> None:
    (found,) = parse(pair(unit=unit, tuv=tuv))
    assert (found.created, found.changed, found.author) == (created, changed, author)


def test_what_the_source_says_of_itself_is_not_the_pairs() -> None:
    body = pair(unit='tuid="7"').replace('"ru"', '"ru" tuid="8" creationid="x" changeid="y"')
    (found,) = parse(body)
    assert (found.tuid, found.author) == ("7", "")


@pytest.mark.parametrize(
    ("inside", "note", "props"),
    [
        ("", "", ()),
        ("<note>n</note>", "n", ()),
        ("<note>a</note><note>b</note>", "a\nb", ()),
        ("<note></note>", "", ()),
        ('<prop type="x">y</prop>', "", (("x", "y"),)),
        ('<prop type="x">y</prop><prop type="x">z</prop>', "", (("x", "y"), ("x", "z"))),
        ("<prop>y</prop>", "", (("", "y"),)),
        ('<prop type="x"/>', "", (("x", ""),)),
        ("<note>a &amp;<hi> b</hi></note>", "a & b", ()),
        ("<note>a<ph>code</ph></note>", "a", ()),
    ],
)
def test_notes_and_properties_of_a_unit_come_with_its_pairs(
    inside: str, note: str, props: tuple[tuple[str, str], ...]
) -> None:
    (found,) = parse(pair().replace("<tu >", f"<tu>{inside}"))
    assert (found.note, found.props) == (note, props)


def test_remarks_outside_of_units_are_nobodys_and_none_is_carried_on() -> None:
    body = (
        "<note>body</note><prop type='x'>body</prop>"
        + pair().replace("<tu >", "<tu><note>first</note><prop type='x'>y</prop>")
        + pair("в", "c")
    )
    assert [(unit.note, unit.props) for unit in parse(body)] == [("first", (("x", "y"),)), ("", ())]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("а<bpt>x</bpt>б<ept>y</ept>в", "абв"),
        ("а<ph>x<sub>y</sub>z</ph>б", "аб"),
        ("а<ph/>б<it/>в<ut/>г", "абвг"),
        ("<hi>а</hi>б", "аб"),
        ("а<ph>x<ph>y</ph>z</ph>б", "аб"),
        ("а<sub>б</sub>в", "абв"),
        ("а<!-- x -->б", "аб"),
        ("а<?x y?>б", "аб"),
        ("<![CDATA[а<б>]]>в", "а<б>в"),
        ("а&#10;б&#x43F;", "а\nбп"),
        ("а\r\nб", "а\nб"),
    ],
)
def test_of_a_segment_the_text_is_taken_and_no_code(inside: str, text: str) -> None:
    assert [unit.source for unit in parse(pair(inside))] == [text]


TRIO = (
    '<tu><tuv xml:lang="ru"><seg>р</seg></tuv><tuv xml:lang="tg"><seg>т</seg></tuv>'
    '<tuv xml:lang="en"><seg>e1</seg></tuv><tuv xml:lang="en-GB"><seg>e2</seg></tuv></tu>'
)


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("", "en", ["рe1", "рe2", "тe1", "тe2"]),
        ("ru", "en", ["рe1", "рe2"]),
        ("RU-ru", "EN-us", ["рe1", "рe2"]),
        ("tg", "ru", ["тр"]),
        ("", "ru", ["тр", "e1р", "e2р"]),
        ("en", "en", []),
        ("de", "en", []),
        ("ru", "de", []),
    ],
)
def test_every_source_goes_with_every_translation_of_its_unit(
    source: str, target: str, found: list[str]
) -> None:
    assert [unit.source + unit.target for unit in parse(TRIO, source, target)] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<tuv xml:lang='ru'><seg>а</seg></tuv>", []),
        ("<seg>а</seg>" + pair(), [("а", "b")]),
        ("<tu><seg>а</seg></tu>" + pair(), [("а", "b")]),
        ("<tu><tuv xml:lang='ru'><seg>а</seg></tuv></tu>" + pair("в", "c"), [("в", "c")]),
        ("<tu><tuv><seg>а</seg></tuv><tuv lang='en'><seg>b</seg></tuv></tu>", [("а", "b")]),
        ("text" + pair() + "text", [("а", "b")]),
        (f"<x>{pair()}</x>", [("а", "b")]),
    ],
)
def test_what_stands_where_it_does_not_belong_makes_no_pair(
    body: str, found: list[tuple[str, str]]
) -> None:
    assert [(unit.source, unit.target) for unit in parse(body)] == found


def test_each_pair_comes_with_the_line_of_its_translation() -> None:
    body = f"\n{pair()}\n\n{TRIO}".replace("<tuv", "\n<tuv").replace("<seg>", "\n<seg>")
    found = [(unit.target, line) for unit, line in read_lines(file(body), "ru")]
    assert found == [("b", 6), ("e1", 14), ("e2", 16)]


# ------------------------------------------------------------ limits


def refused(action: Callable[[], object]) -> str:
    """Return the message with which a file is refused."""
    with pytest.raises(FormatError) as error:
        action()
    assert error.value.hint == "Nothing of it was imported."
    return error.value.message


@pytest.mark.parametrize(("deep", "good"), [(45, True), (46, False)])
def test_elements_may_lie_fifty_deep(deep: int, good: bool) -> None:
    body = pair("<hi>" * deep + "а" + "</hi>" * deep)
    if good:
        assert [unit.source for unit in parse(body)] == ["а"]
    else:
        assert "nested too deeply" in refused(lambda: parse(body))


@pytest.mark.parametrize("where", ["source", "target", "note"])
@pytest.mark.parametrize(("over", "good"), [(0, True), (1, False)])
def test_a_text_may_be_so_long_and_no_longer(
    monkeypatch: pytest.MonkeyPatch, where: str, over: int, good: bool
) -> None:
    monkeypatch.setattr(tmx_elements, "LONGEST_SEGMENT", 1000)
    text = "а<hi>б</hi>" * 500 + "в" * over
    body = {
        "source": pair(text),
        "target": pair("а", text),
        "note": pair().replace("<tu >", f"<tu><note>{text}</note>"),
    }[where]
    if good:
        assert len(parse(body + pair())) == 2
    else:
        assert "a segment of more than 1,000 characters" in refused(lambda: parse(body))


@pytest.mark.parametrize("over", [False, True])
def test_a_tag_may_be_so_long_and_no_longer(monkeypatch: pytest.MonkeyPatch, over: bool) -> None:
    monkeypatch.setattr(tmx, "LONGEST_TOKEN", 1 << 20)
    body = pair(unit=f'x="{"y" * ((3 if over else 1) << 19)}"')
    if over:
        assert "a tag of more than 1 MB" in refused(lambda: parse(body))
    else:
        assert len(parse(body)) == 1


def test_a_declared_entity_is_named_in_short() -> None:
    head = f'<!DOCTYPE tmx [<!ENTITY {"e" * 60} "x">]>'
    message = refused(lambda: list(read(file(pair(), head), name="m.tmx")))
    assert (
        message
        == f"m.tmx, line 1: it declares the entity {'e' * 40}, which a memory has no need of."
    )


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_a_stream_may_give_little_at_a_time(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(tmx, "CHUNK", size)
    data = file(pair() + pair("в\u0301", "c 😀")).getvalue()
    for packed in (data, gzip.compress(data)):
        found = [(u.source, u.target) for u in read(io.BytesIO(packed))]
        assert found == [("а", "b"), ("в\u0301", "c 😀")]


# ------------------------------------------------------------ what is written


def written(*units: TmxUnit, lang: str = "") -> str:
    stream = io.BytesIO()
    assert write(stream, units, source_lang=lang) == len(units)
    return stream.getvalue().decode()


@pytest.mark.parametrize(
    ("langs", "given", "header", "units"),
    [
        ("", "", "ru", 0),
        ("", "tg", "tg", 0),
        (["ru", "ru"], "", "ru", 0),
        (["tg", "ru"], "", "tg", 1),
        (["tg", "ru", "ru"], "tg", "tg", 2),
        (["tg", "tg"], "ru", "ru", 2),
    ],
)
def test_the_header_names_a_language_and_units_only_another(
    langs: list[str], given: str, header: str, units: int
) -> None:
    text = written(*(TmxUnit("а", "b", lang) for lang in langs), lang=given)
    assert f'adminlang="en" srclang="{header}"' in text
    assert text.count(" srclang=") == 1 + units


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"tuid": 'a"1'}, "<tu tuid='a\"1'>"),
        ({"created": "2026-01-02T03:04:05Z"}, '<tu creationdate="20260102T030405Z">'),
        ({"changed": "2026-01-02T03:04:05Z"}, '<tu changedate="20260102T030405Z">'),
        ({"author": "a&b"}, '<tu creationid="a&amp;b">'),
        ({"note": "<n>"}, "<tu><note>&lt;n&gt;</note>"),
        ({"props": (("t", "p\x01"),)}, '<tu><prop type="t">p</prop>'),
        ({"target": "a\r\nb"}, '<tuv xml:lang="en"><seg>a&#13;\nb</seg></tuv>'),
        ({"source": "а\ud800\ufffe\x0bб"}, '<tuv xml:lang="ru"><seg>аб</seg></tuv>'),
        ({"target_lang": "de"}, '<tuv xml:lang="de"><seg>b</seg>'),
        (
            {},
            '<tu>\n<tuv xml:lang="ru"><seg>а</seg></tuv>\n<tuv xml:lang="en"><seg>b</seg></tuv>\n</tu>\n',
        ),
    ],
)
def test_what_is_known_of_a_pair_is_written_where_tmx_has_it(
    change: dict[str, object], shown: str
) -> None:
    unit = TmxUnit("а", "b", "ru")._replace(**change)
    assert shown in written(unit)
