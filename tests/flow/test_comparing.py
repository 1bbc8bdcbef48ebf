"""Comparing a session: decisions kept, glossaries used, and exactly what English lacks picked out."""

from __future__ import annotations

from workbench.config import Config
from workbench.core.align.bridge import Bridge
from workbench.core.align.passages import passages
from workbench.core.model import Gap
from workbench.core.wikitext.segments import segment_page
from workbench.flow.choosing import within
from workbench.flow.comparing import OVERRIDES, comparison, lacking
from workbench.flow.demo import open_demo
from workbench.flow.placing import into_article
from workbench.flow.workspace import Workspace


def lacked(title: str) -> list[str]:
    """Return the segments that English lacks in a row of the demo."""
    with Workspace.open(Config(offline=True), open_demo()) as workspace:
        found = comparison(workspace)()
        made = found.grid()
        row = next(n for n, one in enumerate(made.rows) if one.title == title)
        places = lacking(made, found.pages, {row})
        assert set(places) < set(lacking(made, found.pages))
        return [unit.text for unit in within(workspace.units, places)]


def test_what_english_lacks_is_picked_to_the_paragraph() -> None:
    texts = lacked("History")
    assert texts[0].startswith("В 1873 году")
    assert len(texts) == 3
    assert not [text for text in texts if "8 апреля 1992" in text]


def test_a_missing_section_is_picked_with_its_heading() -> None:
    texts = lacked("Военное сотрудничество")
    assert texts[0] == "Военное сотрудничество"
    assert len(texts) == 3


def test_decisions_are_kept_in_the_session_and_taken_back() -> None:
    name = open_demo()
    with Workspace.open(Config(offline=True), name) as workspace:
        workspace.set_state(OVERRIDES, {"tg": [["link", [2], [2]]], "ru": [["merge", [4, 5], []]]})
    with Workspace.open(Config(offline=True), name) as workspace:
        found = comparison(workspace)().grid()
    economy = next(row for row in found.rows if row.title == "Economy")
    assert economy.sides["tg"].sections == (2,)
    assert economy.sides["tg"].why["person"] == 1.0
    assert economy.sides["ru"].sections == (4, 5)


def test_glossaries_help_and_abbreviations_are_no_words() -> None:
    with Workspace.look(Config(offline=True), open_demo()) as workspace:
        found = comparison(workspace)().grid()
    labour = next(row for row in found.rows if row.title == "Муҳоҷирати меҳнатӣ")
    assert labour.state is Gap.MISSING
    assert labour.sides["tg"].missing


def test_a_section_paired_by_hand_goes_where_it_was_paired() -> None:
    with Workspace.open(Config(offline=True), open_demo()) as workspace:
        units = [u for u in workspace.units if (u.lang, u.section) == ("tg", 3)]
        texts = {unit.id: "Many migrants leave every year." for unit in units}
        alone, heading = into_article(workspace, [("tg", 3)], texts)
        assert "Many migrants" in alone
        assert heading != "Economy"
        workspace.set_state(OVERRIDES, {"tg": [["link", [3], [2]]]})
        assert into_article(workspace, [("tg", 3)], texts)[1] == "Economy"


def test_an_abbreviated_country_is_known() -> None:
    source = segment_page("== Связи ==\nИмпорт идёт из США и ОАЭ.\n", "ru")
    target = segment_page("== Ties ==\nGoods arrive from the United States.\n", "en")
    ways = Bridge("ru", passages(source), passages(target)).ways
    assert {key for key, _ in ways["США"]} == {"unit", "stat"}
    assert ways["ОАЭ"] == (("unit", 1.0),)
