"""By what references are told apart, which are lost, and what their addresses say."""

from __future__ import annotations

import pytest

from workbench.core.checks.cited import cited
from workbench.core.checks.marks import lost_marks, marks

URL = "https://example.org/a"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("x", []),
        ("<ref>Книга</ref>", [("Книга",)]),
        ("<ref> Книга\n и  том </ref>", [("Книга и том",)]),
        ("<ref name=a>Книга</ref>", [("“a”", "Книга")]),
        ('<ref name="a" />', [("“a”",)]),
        (f"<ref>{URL} x</ref>", [(URL, f"{URL} x")]),
        (f"<ref>[{URL} x]</ref>", [(URL, f"[{URL} x]")]),
        (f"<ref>{{{{cite|url={URL}|a=b}}}}</ref>", [(URL, f"{{{{cite|url={URL}|a=b}}}}"[:40])]),
        (f"<ref name=a>{URL}</ref>", [("“a”", URL, URL)]),
        ("<ref>" + "я" * 50 + "</ref>", [("я" * 40,)]),
        ("<ref></ref>", [("without text",)]),
        ("{{sfn|Лосев|2001}}", [("{{sfn|Лосев|2001}}",)]),
        ("{{sfn\n|Лосев\n|2001}}", [("{{sfn |Лосев |2001}}",)]),
        ("{{sfn|" + "я" * 80 + "}}", [("{{sfn|" + "я" * 54,)]),
        ("{{lang|ru|x}}", []),
        ("<ref>{{sfn|Лосев|2001}}</ref>", [("{{sfn|Лосев|2001}}",)]),
        ("{{efn|А<ref>Б</ref>}}", [("{{efn|А<ref>Б</ref>}}",), ("Б",)]),
        ("{{sfn|А}}<ref>Б</ref>{{sfn|В}}", [("{{sfn|А}}",), ("Б",), ("{{sfn|В}}",)]),
        ("<ref>А</ref><ref>Б</ref><ref>В</ref>", [("А",), ("Б",), ("В",)]),
        ("<!-- <ref>А</ref> --><ref>Б</ref>", [("Б",)]),
    ],
)  # fmt: skip
def test_a_reference_is_told_by_name_address_and_first_words(
    text: str, found: list[tuple[str, ...]]
) -> None:
    assert marks(text) == found


A, B, C = "<ref>А</ref>", "<ref>Б</ref>", "<ref>В</ref>"


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("", "", []),
        (A, A, []),
        (A, "<ref>x</ref>", []),
        (A, "", [("А",)]),
        (A + B, A, [("Б",)]),
        (A + B, B, [("А",)]),
        (A + B, "<ref>x</ref>", [("А",)]),
        (A + B + C, B, [("А",), ("В",)]),
        (A + B + C, "", [("А",), ("Б",), ("В",)]),
        (A + A, A, [("А",)]),
        ("", A, []),
        (A, A + B, []),
        ('<ref name="n">А</ref>', '<ref name="n" />', []),
        ('<ref name="n">А</ref>' + B, '<ref name="n" />', [("Б",)]),
        (f"<ref>{URL} А</ref>{B}", f"<ref>{URL} Book</ref>", [("Б",)]),
    ],
)  # fmt: skip
def test_lost_references_are_counted_and_the_likeliest_named(
    source: str, target: str, lost: list[tuple[str, ...]]
) -> None:
    assert lost_marks(source, target) == lost


@pytest.mark.parametrize(
    ("elsewhere", "lost"),
    [
        ([], [("Б",)]),
        ([("Б",)], []),
        ([("Б", "x")], []),
        ([("А",)], [("Б",)]),
        ([("z",)], [("Б",)]),
    ],
)
def test_a_reference_that_moved_is_not_lost(
    elsewhere: list[tuple[str, ...]], lost: list[tuple[str, ...]]
) -> None:
    assert lost_marks(A + B, A, elsewhere) == lost


ARCHIVED = f"https://web.archive.org/web/2020/{URL}"


@pytest.mark.parametrize(
    ("text", "url", "archive", "doubts"),
    [
        (f"<ref>{URL}</ref>", URL, "", ()),
        (f"<ref>{URL}.</ref>", URL, "", ()),
        (f"<ref>{URL};</ref>", URL, "", ()),
        (f"<ref>({URL}, x)</ref>", URL, "", ()),
        ("<ref>Книга</ref>", "", "", ()),
        (f"<ref>{URL} {ARCHIVED}</ref>", URL, ARCHIVED, ()),
        (f"<ref>{ARCHIVED} {URL}</ref>", URL, ARCHIVED, ()),
        (f"<ref>{ARCHIVED}</ref>", "", ARCHIVED, ()),
        ("<ref>https://www.archive.ph/x</ref>", "", "https://www.archive.ph/x", ()),
        (f"<ref>{URL} https://example.org/b</ref>", URL, "", ()),
        ("<ref>https://weak.net/x</ref>", "https://weak.net/x", "", ("blog: why",)),
        ("<ref>https://a.b.weak.net/x</ref>", "https://a.b.weak.net/x", "", ("blog: why",)),
        ("<ref>https://WEAK.net:8080/x</ref>", "https://WEAK.net:8080/x", "", ("blog: why",)),
        ("<ref>https://user@weak.net/x</ref>", "https://user@weak.net/x", "", ("blog: why",)),
        ("<ref>https://notweak.net/x</ref>", "https://notweak.net/x", "", ()),
        ("<ref>https://weak.net.org/x</ref>", "https://weak.net.org/x", "", ()),
        (f"<ref>{URL}</ref>{{{{dead link}}}}", URL, "", ("marked as a dead link",)),
        (f"<ref>{URL}</ref> {{{{dead link}}}}", URL, "", ("marked as a dead link",)),
        (f"<ref>{URL}</ref> слово {{{{dead link}}}}", URL, "", ()),
        (f"<ref>{URL} {ARCHIVED} {{{{dead link}}}}</ref>", URL, ARCHIVED, ()),
        (f"<ref>{URL}|deadlink=404</ref>", URL, "", ("marked as a dead link",)),
        (f"<ref>{URL} |url-status=live</ref>", URL, "", ()),
        (f"<ref>{URL} |url-status = dead</ref>", URL, "", ("marked as a dead link",)),
    ],
)  # fmt: skip
def test_what_a_reference_says_of_its_source(
    text: str, url: str, archive: str, doubts: tuple[str, ...]
) -> None:
    (one,) = cited(f"Слово{text}", [("weak.net", "blog", "why")])
    assert (one.url, one.archive, one.doubts) == (url, archive, doubts)
    assert one.start == 5
