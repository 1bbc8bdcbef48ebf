"""The expansion banners after the work: removed, narrowed or kept."""

from __future__ import annotations

import pytest

from workbench.outputs.wikitext import tidy_banners

PAGE = """{{Short description|A river}}
{{Expand Russian|topic=geo|Вахш|date=May 2020}}
{{Multiple issues|
{{Expand Tajik|Вахш|date=May 2020}}
}}
A river.

== Course ==
It is long.

== Economy ==
There are dams.
"""


def states(left: dict[str, list[str]]) -> list[str]:
    return [entry.state for entry in tidy_banners(PAGE, left)[1]]


def test_a_language_of_which_nothing_is_known_keeps_its_banner() -> None:
    assert tidy_banners(PAGE, {})[0] == PAGE
    assert states({}) == ["kept", "kept"]


def test_a_banner_goes_when_nothing_is_left() -> None:
    made, ledger = tidy_banners(PAGE, {"ru": []})
    assert made == PAGE.replace("{{Expand Russian|topic=geo|Вахш|date=May 2020}}\n", "")
    assert [entry.state for entry in ledger] == ["dropped", "kept"]


def test_the_frame_goes_with_the_last_issue_in_it() -> None:
    made, _ = tidy_banners(PAGE, {"ru": [], "tg": []})
    assert made.startswith("{{Short description|A river}}\nA river.\n")


def test_a_banner_moves_to_the_one_section_that_is_left() -> None:
    made, ledger = tidy_banners(PAGE, {"ru": ["Economy"], "tg": ["Course"]})
    assert (
        "== Course ==\n{{Expand Tajik|Вахш|date=May 2020|section=yes}}\nIt is long.\n\n"
        "== Economy ==\n{{Expand Russian|topic=geo|Вахш|date=May 2020|section=yes}}\nThere"
    ) in made
    assert "Multiple issues" not in made
    assert [entry.state for entry in ledger] == ["mapped", "mapped"]


@pytest.mark.parametrize("left", [["Course", "Economy"], [""], ["No such heading"]])
def test_a_banner_stays_where_it_cannot_be_narrowed(left: list[str]) -> None:
    assert tidy_banners(PAGE, {"ru": left})[0] == PAGE


@pytest.mark.parametrize(
    "left", [{}, {"ru": []}, {"ru": ["Economy"]}, {"ru": ["Course"], "tg": []}, {"tg": ["Course"]}]
)
def test_tidying_again_changes_nothing(left: dict[str, list[str]]) -> None:
    once = tidy_banners(PAGE, left)[0]
    assert tidy_banners(once, left)[0] == once


def test_other_forms_of_the_banner_are_known() -> None:
    for banner in (
        "{{expand Russian|Вахш}}",
        "{{Expand_Russian|Вахш}}",
        "{{Expand language|langcode=ru|otherarticle=Вахш}}",
    ):
        assert tidy_banners(f"{banner}\nText.\n", {"ru": []})[0] == "Text.\n"


@pytest.mark.parametrize(
    "text",
    [
        "{{Expand section}}\n",
        "{{Expand language|langcode=ru|langcode2=tg}}\n",
        "<!-- {{Expand Russian|Вахш}} -->\n",
        "<nowiki>{{Expand Russian|Вахш}}</nowiki>\n",
        "{{Expand German|Wachsch}}\n",
    ],
)
def test_what_is_no_banner_of_these_sources_stays(text: str) -> None:
    assert tidy_banners(text, {"ru": [], "tg": []})[0] == text
