"""The main job as a user types it: fetch, align, propose, draft, check, summary, talk."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Run
from workbench.config import Config
from workbench.core.model import State
from workbench.flow.workspace import Workspace

pytestmark = pytest.mark.farm


def test_berlin_from_title_to_talk_page(workbench: Run, wikis: dict[str, str]) -> None:
    options = [part for lang, url in wikis.items() for part in ("--wiki", f"{lang}={url}")]
    fetched = workbench("fetch", "Berlin", *options, "--name", "berlin")
    assert fetched.returncode == 0, fetched.stderr
    assert "Берлин" in fetched.stdout

    aligned = workbench("align", "berlin", "--json")
    assert aligned.returncode in (0, 1), aligned.stderr
    found = json.loads(aligned.stdout)
    assert found["sections"]
    assert {row["state"] for row in found["sections"]} <= {"present", "thinner", "missing"}

    proposed = workbench("propose", "berlin", "--offline", "--json")
    assert proposed.returncode == 1, proposed.stderr
    counts = json.loads(proposed.stdout)
    assert counts["segments"] == counts["translated"] + counts["untranslated"]
    assert counts["from"]["rules"] > 0
    assert proposed.stderr.count("Offline") == 1

    section = translate_one_section()
    drafted = workbench("draft", "berlin", "--section", str(section), "--json")
    assert drafted.returncode in (0, 1), drafted.stderr
    made = json.loads(drafted.stdout)
    assert "A sentence written by hand." in made["wikitext"]
    assert any(entry["kind"] == "link" for entry in made["ledger"])

    checked = workbench("check", "berlin", "--json")
    assert checked.returncode in (0, 1), checked.stderr
    for finding in json.loads(checked.stdout)["findings"]:
        assert {"rule", "severity", "message", "start", "end", "line", "segment"} <= set(finding)

    summary = workbench("summary", "berlin")
    assert summary.stdout.strip().endswith("see its history for attribution.")
    assert "[[:ru:Берлин]]" in summary.stdout
    talk = workbench("talk", "berlin")
    assert talk.stdout.startswith("{{Translated|ru|Берлин|version=")

    listed = json.loads(workbench("sessions", "--json").stdout)
    assert listed["sessions"][0]["confirmed"] == 1
    status = json.loads(workbench("status", "berlin", "--json").stdout)
    assert status["confirmed"] == 1


def translate_one_section() -> int:
    """Confirm a hand-made translation of the first Russian paragraph that has a link."""
    with Workspace.open(Config(), "berlin") as workspace:
        unit = next(
            u
            for u in workspace.units
            if u.kind == "paragraph"
            and u.section
            and "[[" in workspace.source_text(u.id)
            and "<ref" not in workspace.source_text(u.id)
        )
        workspace.save_text(unit.id, "A sentence written by hand.")
        assert workspace.confirm(unit.id).state is State.CONFIRMED
        return unit.section
