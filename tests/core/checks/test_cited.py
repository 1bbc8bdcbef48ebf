"""What references say of their sources, and what is in doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.checks.cited import cited, host_of, weak_hosts
from workbench.core.checks.marks import lost_marks, marks


def test_a_reference_tells_its_address_and_its_archived_copy() -> None:
    (one,) = cited(
        '<ref name="a">{{cite web|url=https://example.org/a|title=A'
        "|archive-url=https://web.archive.org/web/2020/https://example.org/a}}</ref>"
    )
    assert (one.name, one.url) == ("a", "https://example.org/a")
    assert one.archive.startswith("https://web.archive.org/")
    assert one.doubts == ()


@pytest.mark.parametrize(
    ("reference", "doubt"),
    [
        ("<ref>[https://ru.wikipedia.org/wiki/A A]</ref>", "another wiki"),
        ("<ref>[https://ivan.livejournal.com/12.html A]</ref>", "self-published"),
        ("<ref>[http://www.youtube.com/watch?v=1 A]</ref>", "social network"),
        ("<ref>[https://example.org A]{{Недоступная ссылка}}</ref>", "dead link"),
        ("<ref>{{cite web|url=https://example.org|deadlink=yes}}</ref>", "dead link"),
        ("<ref>[https://example.org A]</ref>{{dead link|date=May 2020}}", "dead link"),
    ],
)
def test_doubts_are_told(reference: str, doubt: str) -> None:
    (one,) = cited(reference)
    assert len(one.doubts) == 1
    assert doubt in one.doubts[0]


def test_a_host_only_ending_alike_is_no_doubt() -> None:
    (one,) = cited("<ref>[https://notvk.com/a A]</ref>")
    assert one.doubts == ()


def test_the_users_own_rows_count() -> None:
    (one,) = cited("<ref>[https://news.example.org/a A]</ref>", [("example.org", "mine", "why")])
    assert one.doubts == ("mine: why",)


def test_every_weak_host_has_a_kind_and_a_page_that_says_so() -> None:
    assert all(kind and "WP:" in why for kind, why in weak_hosts().values())


@given(st.text(st.sampled_from("<ref>/htps:[]{}|@.a \n"), max_size=60))
def test_any_wikitext_is_read(text: str) -> None:
    cited(f"<ref>http://{text}</ref>")
    host_of(text)


def test_named_addressed_and_short_references_are_told_apart() -> None:
    text = (
        '<ref name="a">[https://example.org A]</ref>{{sfn|Ivanov|1999}}<ref>Words <ref>in</ref>'
        '<ref name="a" />'
    )
    assert [keys[0] for keys in marks(text)] == [
        "“a”",
        "{{sfn|Ivanov|1999}}",
        "Words <ref>in",
        "“a”",
    ]


def test_what_moved_elsewhere_is_not_lost() -> None:
    source = '<ref name="a" /><ref name="b" />'
    assert lost_marks(source, '<ref name="b" />') == [("“a”",)]
    assert lost_marks(source, '<ref name="b" />', marks('<ref name="a" />')) == []
    assert lost_marks(source, '<ref name="x" /><ref name="y" />') == []
