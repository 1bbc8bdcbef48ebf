"""A citation as a whole: where what is added stands, in which order dates are, what is English already."""

from __future__ import annotations

import pytest

from tests.core.adapt.told import told

LINKS: dict[str, str | None] = {"Река": "River"}


@pytest.mark.parametrize(
    ("call", "english"),
    [
        ("книга\n|заглавие=О\n|год=1999\n", "book\n|script-title=ru:О\n|trans-title=\n|language=ru\n|date=1999\n"),
        ("книга|\nзаглавие=О|\nгод=1999\n", "book|\nscript-title=ru:О| trans-title=| language=ru|\ndate=1999\n"),
        ("книга|  заглавие=О |  год=1999\n", "book|  script-title=ru:О |  trans-title= |  language=ru |  date=1999\n"),
        ("книга|заглавие=О|год=1999\n", "book|script-title=ru:О|trans-title=|language=ru|date=1999\n"),
        ("книга|заглавие=О\n", "book|script-title=ru:О|trans-title=|language=ru\n"),
        ("книга|серия=A|автор=[[Река|О]]\n", "book|series=A|author=О|author-link=River\n"),
        ("книга|месяц=май", "book| date=May"),
    ],
)  # fmt: skip
def test_what_is_added_is_laid_out_like_its_neighbours(call: str, english: str) -> None:
    assert told("{{" + call + "}}", links=LINKS)[0] == "{{cite " + english + "}}"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("{{книга|title=Sad}}", "{{cite book|title=Sad}}"),
        ("{{cite book|заглавие=Sad}}", "{{cite book|title=Sad}}"),
        ("{{cite web|title=Sad|subtitle=boat}}", "{{cite web|title=Sad: boat}}"),
        ("{{cite book|title=Плотина}}", "{{cite book|title=Плотина}}"),
    ],
)
def test_a_citation_of_a_translated_page_is_adapted_where_it_is_not_english_yet(
    given: str, expected: str
) -> None:
    page = "The river runs far into the valley. " * 10
    assert told(page + given) == (page + expected, [])


@pytest.mark.parametrize(
    ("given", "dmy", "mdy"),
    [
        ("год=1999|месяц=май|день=5", "5 May 1999", "May 5, 1999"),
        ("день=5—7|месяц=май|год=1999б", "5–7 May 1999b", "May 5–7, 1999b"),
        ("день=5|месяц=май", "5 May", "May 5"),
        ("месяц=май|год=1999", "May 1999", "May 1999"),
        ("дата=5 мая 1999", "5 May 1999", "May 5, 1999"),
        ("дата=05.06.1999", "5 June 1999", "June 5, 1999"),
    ],
)
def test_the_parts_of_a_date_are_joined_in_the_page_s_order(given: str, dmy: str, mdy: str) -> None:
    call = "{{книга|заглавие=Sad|" + given + "}}"
    made = [told(call, dates=order)[0] for order in ("dmy", "mdy")]
    assert made == [f"{{{{cite book|title=Sad|date={date}}}}}" for date in (dmy, mdy)]
