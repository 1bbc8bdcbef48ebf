"""A minute of work while wikis and engines misbehave; `make soak` does ten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mediawiki.conftest import FARM, FARM_DIR, Knob
from tests.soak import faults
from tests.soak.run import grown, soak
from workbench.engines import throttle

pytestmark = pytest.mark.farm


def test_a_minute_among_faults_ends_in_documented_errors_and_grows_nothing(
    home: Path, wikis: dict[str, str], knob: Knob, monkeypatch: pytest.MonkeyPatch
) -> None:
    for wiki in wikis:
        knob(wiki, "clear")  # and again at the end
    monkeypatch.setattr(throttle, "BASE", throttle.BASE)
    monkeypatch.setenv("WORKBENCH_FARM", FARM)
    monkeypatch.setenv("WORKBENCH_FARM_DIR", FARM_DIR)
    monkeypatch.setenv("WORKBENCH_WIKI_PASSWORD", faults.PASSWORD_OF_THE_FARM)
    work, samples = soak(60, seed=11)
    assert len(work.done) >= 6
    assert not [line for line in grown(samples) if not line.startswith("memory")]
