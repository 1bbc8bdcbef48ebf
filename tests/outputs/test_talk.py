"""Talk templates, and their place on real talk pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.model import Source
from workbench.errors import InputError
from workbench.outputs.talk import insert, template

CASES = sorted((Path(__file__).parent / "cases" / "talk").glob("*.txt"))


def test_the_plain_template() -> None:
    assert template(Source("ru", "Вахш")) == "{{Translated|ru|Вахш}}"


def test_revisions_and_section_follow() -> None:
    made = template(Source("ru", "Вахш", 12), inserted=34, section="Early history")
    assert made == "{{Translated|ru|Вахш|version=12|insertversion=34|section=Early history}}"


def test_a_title_with_an_equals_sign_stays_a_title() -> None:
    assert template(Source("ru", "E=mc²")) == "{{Translated|ru|2=E=mc²}}"


def test_a_section_with_a_bar_is_escaped() -> None:
    assert template(Source("ru", "Вахш"), section="a|b").endswith("|section=a{{!}}b}}")


def read(path: Path) -> tuple[str, list[str], str]:
    """Return the page, the templates and the expected page of a case."""
    page, _, rest = path.read_text("utf-8").partition("\n----- insert -----\n")
    templates, _, expected = rest.partition("\n----- gives -----\n")
    return page, templates.splitlines(), expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_place_on_a_talk_page(path: Path) -> None:
    page, templates, expected = read(path)
    assert insert(page, templates) == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_twice_is_once(path: Path) -> None:
    page, templates, _ = read(path)
    once = insert(page, templates)
    assert insert(once, templates) == once


def test_windows_line_ends_are_kept() -> None:
    made = insert("{{Talk header}}\r\n\r\n== A ==\r\n", ["{{Translated|ru|Вахш}}"])
    assert made == "{{Talk header}}\r\n{{Translated|ru|Вахш}}\r\n\r\n== A ==\r\n"


def test_a_redirect_is_refused() -> None:
    with pytest.raises(InputError):
        insert("#REDIRECT [[Talk:Other]]", ["{{Translated|ru|Вахш}}"])


def test_another_template_is_refused() -> None:
    with pytest.raises(InputError):
        insert("", ["{{Tmbox|ru|Вахш}}"])


PIECES = st.sampled_from(
    [
        "{{Talk header}}",
        "{{WikiProject banner shell|\n{{WikiProject Russia}}\n}}",
        "{{Translated|ru|Вахш}}",
        "{{Translated page|ru|Вахш|version=3|section=A}}",
        "{{translated|tg|Вахш|insertversion=9}}",
        "<!-- {{Translated|ru|Вахш}} -->",
        "<nowiki>{{Translated|ru|Вахш}}</nowiki>",
        "== Topic ==",
        "Some words. [[User:A|A]]",
        ":An answer {{Translated|ru|Вахш}}",
        "{{Archive top}}",
        "{{",
        "}}",
        "{|",
        "|}",
        "<!--",
        "<div>",
        "</div>",
        "\n",
        "\n\n",
        " ",
        "\r\n",
        "[[Category:X]]",
        "__TOC__",
        "{{u|A}}",
    ]
)
CREDITS = st.builds(
    lambda lang, revid, inserted, section: template(
        Source(lang, "Вахш", revid), inserted=inserted, section=section
    ),
    st.sampled_from(["ru", "tg"]),
    st.sampled_from([0, 5, 7]),
    st.sampled_from([0, 8, 11]),
    st.sampled_from(["", "A", "B"]),
)


@given(st.lists(PIECES, max_size=14).map("".join), st.lists(CREDITS, min_size=1, max_size=4))
def test_inserting_again_changes_nothing(page: str, templates: list[str]) -> None:
    once = insert(page, templates)
    assert insert(once, templates) == once


@given(st.lists(PIECES, max_size=14).map("".join))
def test_nothing_of_the_page_is_lost(page: str) -> None:
    made = insert(page, ["{{Translated|uk|Вахш}}"])
    assert made.count("{{Translated|uk|Вахш}}") == 1
    left = made.replace("{{Translated|uk|Вахш}}", "", 1)
    assert left.replace("\n", "").replace("\r", "") == page.replace("\n", "").replace("\r", "")
