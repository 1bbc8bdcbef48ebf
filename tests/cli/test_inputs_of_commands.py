"""Files and arguments that many commands take: what is read of them, and what is said of wrong ones."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from workbench.cli.common import lang_file, one_stdin, read_links, read_text
from workbench.errors import FormatError, InputError, UsageError, WorkbenchError


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("Раз.\n".encode(), "Раз.\n", id="plain"),
        pytest.param(b"", "", id="empty"),
        pytest.param(b"a\r\nb\rc\n\n", "a\r\nb\rc\n\n", id="line ends stay"),
        pytest.param("\ufeffРаз.".encode(), "Раз.", id="byte order mark"),
        pytest.param("a\ufeffb".encode(), "a\ufeffb", id="the same elsewhere"),
        pytest.param(b"a\x00b", "a\x00b", id="controls stay"),
    ],
)
@pytest.mark.parametrize("way", ["file", "stdin"])
def test_a_text_is_read_as_it_is(
    monkeypatch: pytest.MonkeyPatch, way: str, data: bytes, text: str
) -> None:
    Path("page.wiki").write_bytes(data)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    assert read_text("page.wiki" if way == "file" else "-") == text


@pytest.mark.parametrize(
    ("path", "data", "kind", "message", "hint"),
    [
        ("", None, UsageError, "Name a file, or - for stdin.", ""),
        ("no.wiki", None, InputError, "no.wiki cannot be read: No such file or directory.", ""),
        (".", None, InputError, ". cannot be read: Is a directory.", ""),
        (
            "a.wiki", "Раз".encode("cp1251"), InputError,
            "a.wiki is not UTF-8 (byte 0).", "Convert it, for example with iconv.",
        ),
        (
            "a.wiki", b"ab\xff", InputError,
            "a.wiki is not UTF-8 (byte 2).", "Convert it, for example with iconv.",
        ),
    ],
)  # fmt: skip
def test_what_is_no_text_is_told(
    path: str, data: bytes | None, kind: type[WorkbenchError], message: str, hint: str
) -> None:
    if data is not None:
        Path(path).write_bytes(data)
    with pytest.raises(WorkbenchError) as refused:
        read_text(path)
    error = refused.value
    assert (type(error), error.message, error.hint) == (kind, message, hint)


@pytest.mark.parametrize(
    ("paths", "twice"),
    [
        ([], False),
        (["-"], False),
        (["-", None, "a.wiki"], False),
        (["-", "a.wiki", "-"], True),
        (["a.wiki", "a.wiki"], False),
    ],
)
def test_stdin_is_one_file(paths: list[str | None], twice: bool) -> None:
    if not twice:
        one_stdin(*paths)
        return
    with pytest.raises(UsageError, match=r"^Stdin can be one file, not two\.$"):
        one_stdin(*paths)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("{}", {}),
        ('{"Шпрее": "Spree", "Панҷ": null}', {"Шпрее": "Spree", "Панҷ": None}),
        ('\ufeff{"А": ""}', {"А": ""}),
    ],
)
def test_titles_of_links_are_read(text: str, links: dict[str, str | None]) -> None:
    Path("links.json").write_text(text, encoding="utf-8")
    assert read_links("links.json") == links


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", ", line 1: no JSON (Expecting value).", False),
        ('{\n"А": }', ", line 2: no JSON (Expecting value).", False),
        ("[]", ": not an object of titles.", True),
        ('"А"', ": not an object of titles.", True),
        ('{"А": 1}', ": not an object of titles.", True),
        ('{"А": ["B"]}', ": not an object of titles.", True),
        ("[" * 100_000, ": no titles.", False),
        ('{"А": ' + "1" * 5000 + "}", ": no titles.", False),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_what_are_no_titles_of_links_is_told(text: str, message: str, hint: bool) -> None:
    Path("links.json").write_text(text, encoding="utf-8")
    with pytest.raises(FormatError) as refused:
        read_links("links.json")
    assert refused.value.message == f"links.json{message}"
    assert refused.value.hint == ('Write {"Шпрее": "Spree", "Панҷ": null}.' if hint else "")


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("ru:page.wiki", ("ru", "page.wiki")),
        ("tg:-", ("tg", "-")),
        ("ru:C:/page.wiki", ("ru", "C:/page.wiki")),
        ("abcdefghijkl:a", ("abcdefghijkl", "a")),
    ],
)
def test_a_language_stands_before_a_file(value: str, parts: tuple[str, str]) -> None:
    assert lang_file(value) == parts


@pytest.mark.parametrize(
    "value",
    ["", ":", "ru:", ":page.wiki", "page.wiki", "RU:a", "r1:a", "abcdefghijklm:a", "./ru:a"],
)
def test_a_file_without_a_language_is_told(value: str) -> None:
    with pytest.raises(UsageError) as refused:
        lang_file(value)
    assert refused.value.message == f"{value}: not of the form LANG:FILE, as in ru:page.wiki."
