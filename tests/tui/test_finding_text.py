"""Looking for a text: what is found, and a search that would never end is given up."""

from __future__ import annotations

import signal

import pytest

from workbench.core.model import Draft, Kind, State, Unit
from workbench.errors import UsageError
from workbench.tui import finding_text
from workbench.tui.finding_text import Search

ENDLESS = Search("(a+)+$", "b", regex=True)
MEAN = "a" * 60 + "!"


def unit(number: int, text: str) -> Unit:
    return Unit(number, "ru", 0, Kind.PARAGRAPH, 0, len(text), text)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding_text, "PATIENCE", 0.02)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(
    "look",
    [
        lambda: ENDLESS.found_in([unit(1, MEAN)], {}),
        lambda: ENDLESS.found_in([unit(1, "")], {1: Draft(1, MEAN, State.EDITED)}),
        lambda: ENDLESS.replaced([Draft(1, MEAN, State.EDITED)]),
        lambda: ENDLESS.span(MEAN),
        lambda: Search("^(([a-z])+.)+[A-Z]([a-z])+$", regex=True, case=True).span("a" * 60),
        lambda: Search("(?:.*.*)*x", regex=True).span("b" * 60),
    ],
    ids=["source", "translation", "replacing", "one text", "classes", "anything"],
)
def test_a_search_without_end_is_given_up_and_told(look: object) -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with pytest.raises(UsageError, match="takes too long") as caught:
        look()  # type: ignore[operator]
    assert "repetition inside a repetition" in caught.value.hint
    assert signal.getsignal(signal.SIGVTALRM) is before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("search", "text", "span"),
    [
        (Search("B."), "ab. B.", (1, 3)),
        (Search("B.", case=True), "ab. B.", (4, 6)),
        (Search("b.", regex=True), "ab. B.", (1, 3)),
        (Search("B$", regex=True, case=True), "b", None),
        (Search("(a+)+$", regex=True), MEAN[:60], (0, 60)),
    ],
)
def test_where_a_text_first_stands(search: Search, text: str, span: tuple[int, int] | None) -> None:
    assert search.span(text) == span


def test_source_and_translation_are_looked_through() -> None:
    units = [unit(1, "Озеро"), unit(2, "Река"), unit(3, "Мост")]
    drafts = {2: Draft(2, "River, озеро", State.EDITED), 3: Draft(3, "Bridge", State.EDITED)}
    assert Search("ОЗЕРО").found_in(units, drafts) == [1, 2]
    assert Search("ОЗЕРО", case=True).found_in(units, drafts) == []


def test_a_search_leaves_no_alarm_behind() -> None:
    assert Search("a").span("a") == (0, 1)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
