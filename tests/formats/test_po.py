"""PO files: which messages count, what their text is, and the line each stands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import FormatError, InputError
from workbench.formats import bilingual, po


def read(text: str) -> list[tuple[str, str, int]]:
    return [(u.source, u.target, u.line) for u in po.read(text.split("\n"), name="a.po")]


WHOLE = 'msgid "Пруд"\nmsgstr "Pond"\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(WHOLE, [("Пруд", "Pond", 2)], id="one message"),
        pytest.param(WHOLE + WHOLE, [("Пруд", "Pond", 2), ("Пруд", "Pond", 4)], id="no blank line"),
        pytest.param("\n\n" + WHOLE, [("Пруд", "Pond", 4)], id="blank lines first"),
        pytest.param(WHOLE.rstrip("\n"), [("Пруд", "Pond", 2)], id="no line end at the end"),
        pytest.param("", [], id="empty"),
        pytest.param('msgid ""\nmsgstr "Language: en\\n"\n', [], id="header alone"),
        pytest.param('msgid "Пруд"\nmsgstr ""\n', [], id="not translated"),
        pytest.param('msgid "Пруд"\n', [], id="cut off before its translation"),
        pytest.param("#, fuzzy\n" + WHOLE, [], id="fuzzy"),
        pytest.param("#, c-format, fuzzy\n" + WHOLE, [], id="fuzzy among other flags"),
        pytest.param('#, fuzzy\n#| msgid "Пруды"\n' + WHOLE, [], id="fuzzy, then the old text"),
        pytest.param("#, fuzzy\n#: b.c:4\n#. Note\n" + WHOLE, [], id="fuzzy, then other remarks"),
        pytest.param("# is it fuzzy?\n" + WHOLE, [("Пруд", "Pond", 3)], id="a remark on fuzziness"),
        pytest.param(
            "#, fuzzy\n" + WHOLE + 'msgid "Ров"\nmsgstr "Moat"\n',
            [("Ров", "Moat", 5)],
            id="fuzzy holds for one message only",
        ),
        pytest.param(
            "#, fuzzy\n" + WHOLE + '# next\nmsgid "Ров"\nmsgstr "Moat"\n',
            [("Ров", "Moat", 6)],
            id="fuzzy ends at the next remark",
        ),
        pytest.param(
            "#, fuzzy\n\n" + WHOLE, [("Пруд", "Pond", 4)], id="a blank line parts the flag off"
        ),
        pytest.param(WHOLE + '#~ msgid "Ров"\n#~ msgstr "Moat"\n', [("Пруд", "Pond", 2)], id="old"),
        pytest.param(
            'msgctxt "map"\nmsgid "Пруд"\nmsgstr "Pond"\n', [("Пруд", "Pond", 3)], id="context"
        ),
    ],
)
def test_only_finished_messages_count(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert read(text) == expected


def test_the_forms_of_a_plural_go_with_the_singular_and_the_plural() -> None:
    text = (
        'msgid "один пруд"\nmsgid_plural "%d прудов"\n'
        'msgstr[0] "a pond"\nmsgstr[1] "%d ponds"\nmsgstr[2] "%d ponds"\n'
    )
    assert read(text) == [
        ("один пруд", "a pond", 3),
        ("%d прудов", "%d ponds", 4),
        ("%d прудов", "%d ponds", 5),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param(r"a\nb", "a\nb", id="line end"),
        pytest.param(r"a\tb\r", "a\tb\r", id="tab and return"),
        pytest.param(r"\"a\"", '"a"', id="quotes"),
        pytest.param(r"a\\nb", r"a\nb", id="backslash before n"),
        pytest.param(r"\\\"", r"\"", id="backslash before a quote"),
        pytest.param("a\u00a0b", "a\u00a0b", id="no-break space"),
        pytest.param(" a ", " a ", id="outer spaces"),
        pytest.param("и\u0306", "и\u0306", id="accent of its own"),
        pytest.param("# a", "# a", id="no remark"),
    ],
)
def test_the_text_between_the_quotes_is_kept_exactly(written: str, meant: str) -> None:
    assert read(f'msgid "{written}"\nmsgstr "{written}"') == [(meant, meant, 2)]


def test_a_text_over_several_lines_is_one_and_stands_where_it_begins() -> None:
    text = 'msgid ""\n"Большой "\n"пруд"\nmsgstr ""\n"A large "\n"pond"\n'
    assert read(text) == [("Большой пруд", "A large pond", 4)]


@pytest.mark.parametrize(
    ("bad", "line"),
    [("nonsense", 3), ("msgid without quotes", 3), ('msgid "open', 3), ('msgstr[x] "a"', 3)],
)
def test_a_line_of_another_kind_is_named(bad: str, line: int) -> None:
    with pytest.raises(FormatError, match=f"a.po:{line}"):
        read(WHOLE + bad)


def test_a_message_is_called_by_its_context_or_else_by_how_it_begins() -> None:
    text = f'msgctxt "map"\nmsgid "Пруд"\nmsgstr "Pond"\n\nmsgid "{"я" * 60}"\nmsgstr "I"\n'
    assert [u.id for u in po.read(text.split("\n"), name="a.po")] == ["map", "я" * 40]


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "byte order mark"])
def test_files_of_any_system_are_read(tmp_path: Path, ends: str, mark: str) -> None:
    path = tmp_path / "a.po"
    path.write_bytes((mark + WHOLE.replace("\n", ends)).encode())
    assert [(u.source, u.target, u.line) for u in bilingual.read(path, "ru")] == [
        ("Пруд", "Pond", 2)
    ]


def test_another_encoding_is_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(WHOLE.encode("cp1251"))
    with pytest.raises(InputError, match="is not UTF-8"):
        list(bilingual.read(path, "ru"))


def quoted(text: str) -> str:
    for plain, written in (
        ("\\", "\\\\"),
        ('"', '\\"'),
        ("\n", "\\n"),
        ("\t", "\\t"),
        ("\r", "\\r"),
    ):
        text = text.replace(plain, written)
    return f'"{text}"'


texts = st.text(st.characters(exclude_categories=["Cs", "Zl", "Zp"], exclude_characters="\x85"))
messages = st.tuples(texts.filter(bool), texts.filter(bool))


@given(st.lists(messages, max_size=5), st.sampled_from(["", "\n", "# Remark\n", "#: a.c:1\n"]))
@settings(max_examples=50)
def test_what_is_written_by_the_rules_is_read_back(
    units: list[tuple[str, str]], between: str
) -> None:
    lines = [f"msgid {quoted(a)}\nmsgstr {quoted(b)}\n" for a, b in units]
    assert [pair[:2] for pair in read(between.join(lines))] == units


def test_translate_toolkit_writes_what_is_read_here() -> None:
    from translate.storage.pypo import pofile

    store = pofile()
    for source, target, fuzzy in (("Пруд", "Pond", False), ("Ров", "Ditch?", True)):
        unit = store.addsourceunit(source)
        unit.target = target
        unit.markfuzzy(fuzzy)
    assert [pair[:2] for pair in read(bytes(store).decode())] == [("Пруд", "Pond")]
