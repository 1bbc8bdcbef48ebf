"""Handing over a part: which section it is called, how it is marked, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.config import Config
from workbench.core.model import Draft, Finding, Kind, Proposal, Severity, State, Unit
from workbench.core.review import GateReason
from workbench.errors import GateRefused, UsageError
from workbench.flow import finishing
from workbench.flow.opening import from_texts
from workbench.flow.workspace import Workspace

RUSSIAN = (
    "'''Город''' мал.\n\n== История ==\nСгорел в 1916 году.\n\n== Рынок у реки ==\nОн шумный.\n"
)
TAJIK = "'''Шаҳр''' хурд аст.\n\n== Таърих ==\nСоли 1916 сӯхт.\n"
CONFIG = Config(offline=True)


@pytest.fixture
def work() -> Iterator[Workspace]:
    sources = {"ru": ("Город", RUSSIAN), "tg": ("Шаҳр", TAJIK)}
    with Workspace.open(CONFIG, from_texts(("Town", "A town."), sources)) as opened:
        yield opened


def put(work: Workspace, words: str, text: str) -> int:
    unit = next(unit for unit in work.units if words in unit.text)
    work.save_text(unit.id, text)
    work.confirm(unit.id, learn=False)
    return unit.id


@pytest.mark.parametrize(
    ("typed", "part"),
    [("0", ("ru", 0)), ("2", ("ru", 2)), ("ru:1", ("ru", 1)), ("tg:1", ("tg", 1))],
)
def test_a_section_is_named_by_its_number(
    work: Workspace, typed: str, part: tuple[str, int]
) -> None:
    assert finishing.part_of(work, typed) == part


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("3", "workbench align"),
        ("tg:2", "workbench align"),
        ("en:0", "LANG:NUMBER with ru, tg"),
        ("", "LANG:NUMBER with ru, tg"),
        ("ru:", "LANG:NUMBER"),
        ("1.5", "LANG:NUMBER"),
        ("²", "LANG:NUMBER"),
        ("История", "LANG:NUMBER"),
    ],
)
def test_a_section_that_is_none_is_told_with_what_there_is(
    work: Workspace, typed: str, hint: str
) -> None:
    with pytest.raises(UsageError) as refused:
        finishing.part_of(work, typed)
    assert hint in refused.value.hint


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (None, ""),
        ([], ""),
        ([("ru", 0)], ""),
        ([("ru", 1)], "History"),
        ([("ru", 1), ("ru", 1)], "History"),
        ([("ru", 1), ("ru", 2)], ""),
        ([("tg", 1)], "History"),
        ([("ru", 2)], ""),
    ],
)
def test_one_section_has_an_english_name_where_one_is_known(
    work: Workspace, parts: list[tuple[str, int]] | None, name: str
) -> None:
    assert finishing.english_section(work, parts) == name


def test_a_translated_heading_is_the_sections_name(work: Workspace) -> None:
    put(work, "Рынок", " River market ")
    put(work, "шумный", "It is noisy.")
    made = finishing.finish(work, [("ru", 2)])
    assert made.wikitext == "== River market ==\nIt is noisy.\n"
    assert made.summaries[0].startswith("/* River market */ ")
    assert made.templates == ("{{Translated|ru|Город|section=River market}}",)
    assert made.untranslated == 0


def test_only_what_was_chosen_is_handed_over_and_attributed(work: Workspace) -> None:
    put(work, "1916 году", "It burned down in 1916.")
    put(work, "сӯхт", "It burned in 1916.")
    made = finishing.finish(work, [("tg", 1)])
    assert "burned in 1916" in made.wikitext
    assert "burned down" not in made.wikitext
    assert "[[:tg:Шаҳр]]" in made.summaries[0]
    assert "[[:ru:" not in made.summaries[0]


@pytest.mark.parametrize(
    ("proposal", "tag"),
    [
        (Proposal("It burnt in 1916.", "mint", machine=True), "{{LLM-assisted translation}}\n"),
        (
            Proposal("It burnt in 1917.", "memory", score=80),
            "{{Rough translation|Russian|date=March 2026}}\n",
        ),
    ],
    ids=["machine", "fuzzy"],
)
def test_a_rough_text_is_marked_by_what_it_is(
    work: Workspace, proposal: Proposal, tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finishing, "now", lambda: "2026-03-09T00:00:00Z")
    number = next(unit.id for unit in work.units if "1916 году" in unit.text)
    work.accept(number, proposal)
    made = finishing.finish(work, rough=True)
    assert made.wikitext.startswith(tag)
    assert [reason.unit for reason in made.problems] == [number]


def test_a_rough_text_is_called_after_the_language_most_of_it_is_from() -> None:
    def units(*langs: str) -> list[Unit]:
        return [Unit(n, lang, 0, Kind.PARAGRAPH, n, n, "x") for n, lang in enumerate(langs)]

    assert finishing.attribution_language(units("ru", "tg", "tg")) == "Tajik"
    assert finishing.attribution_language(units("ru", "ru", "tg")) == "Russian"
    assert finishing.attribution_language(units("uk")) == "Ukrainian"


def test_a_refusal_names_the_first_reason_and_counts_the_others() -> None:
    reasons = [
        GateReason(4, "machine-proposed and not confirmed", "Confirm it."),
        GateReason(0, "97% is machine translation", "Rewrite it."),
    ]
    error = finishing.refusal(reasons)
    assert isinstance(error, GateRefused)
    assert error.message == (
        "The review gate holds this back: machine-proposed and not confirmed, segment 4"
        " (and 1 more)."
    )
    assert error.reasons == (
        "segment 4: machine-proposed and not confirmed. Confirm it.",
        "97% is machine translation. Rewrite it.",
    )
    assert finishing.refusal(reasons[1:]).message.endswith("97% is machine translation.")


@pytest.mark.parametrize(
    ("draft", "ready"),
    [
        (Draft(1, "Text.", State.EDITED), True),
        (Draft(1, "Text.", State.PROPOSED), True),
        (Draft(1, "Text.", State.CONFIRMED), True),
        (Draft(1, "Text.", State.SKIPPED), False),
        (Draft(1, " \n", State.EDITED), False),
        (Draft(2, "Text.", State.EDITED), False),
    ],
)
def test_a_text_is_ready_unless_it_is_empty_or_skipped(draft: Draft, ready: bool) -> None:
    unit = Unit(1, "ru", 0, Kind.PARAGRAPH, 0, 1, "x")
    expected = {1: draft.text} if ready else {}
    assert finishing.ready_texts([unit], {draft.unit: draft}) == expected


def test_findings_are_told_in_a_line_each() -> None:
    found = [Finding("numbers", Severity.ERROR, "25 is missing", 0, 0, segment=7)]
    assert finishing.findings_text(found) == ["segment 7: error numbers: 25 is missing"]


@pytest.mark.parametrize("style", ["ill", "plain", "red"])
def test_what_becomes_of_red_links_is_the_configurations(work: Workspace, style: str) -> None:
    work.config = Config(offline=True, tables={"adapt": {"red_links": style}})
    assert finishing.context_of(work, "ru").red_links == style


def test_an_unknown_style_of_red_links_is_told(work: Workspace) -> None:
    work.config = Config(offline=True, tables={"adapt": {"red_links": "blue"}})
    with pytest.raises(UsageError, match="ill, plain or red"):
        finishing.context_of(work, "ru")


def test_answers_are_taken_back_one_by_one(work: Workspace) -> None:
    finishing.record_answer(work, "reference:1:a", "one")
    finishing.record_answer(work, "reference:2:b", "two")
    finishing.record_answer(work, "reference:1:a", "")
    finishing.record_answer(work, "reference:9:z", "")
    assert work.state(finishing.ANSWERED) == {"reference:2:b": "two"}
