"""Two engines asked for one segment: both are seen, in their order, whatever one of them does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engines.standin import PATHS, Standin
from workbench.config import Config
from workbench.errors import UsageError
from workbench.flow.alternatives import alternatives
from workbench.flow.proposing import Job, jobs
from workbench.flow.workspace import Workspace


@pytest.fixture
def standin() -> Iterator[Standin]:
    server = Standin().start()
    yield server
    server.stop()


@pytest.fixture
def job(workspace: Workspace) -> Job:
    unit = next(unit for unit in workspace.units if "место на" in unit.text)
    return jobs(workspace, workspace.assistant, [unit.id])[0]


def on(standin: Standin, *names: str) -> Config:
    tables = {
        f"engines.{name}": {"url": standin.host + PATHS[name], "deadline": 10.0} for name in names
    }
    return Config(tables={**tables, "engines": {"order": list(names)}})


def test_two_engines_are_asked_together_and_keep_their_order(standin: Standin, job: Job) -> None:
    standin.together = 2
    found = alternatives(on(standin, "google", "mint", "libretranslate"), job)
    assert [one.engine for one in found] == ["google", "mint"]
    for one in found:
        assert one.proposal is not None
        assert one.proposal.engine == one.engine
        assert "[[River|" in one.proposal.text


def test_one_that_fails_says_why_beside_the_one_that_answers(standin: Standin, job: Job) -> None:
    config = on(standin, "google", "mint")
    config.tables["engines.google"]["url"] = "http://127.0.0.1:9/m"
    found = alternatives(config, job)
    assert (found[0].proposal, found[0].reason != "") == (None, True)
    assert found[1].proposal is not None


def test_one_that_does_not_answer_in_time_is_given_up(standin: Standin, job: Job) -> None:
    standin.mode = "silent"
    [found] = alternatives(on(standin, "google"), job, wait=0.1)
    assert found.reason == "google did not answer in time"


def test_named_engines_are_asked_and_offline_none(standin: Standin, job: Job) -> None:
    config = on(standin, "google", "mint")
    assert [a.engine for a in alternatives(config, job, engines=["mint"])] == ["mint"]
    assert alternatives(Config(offline=True), job) == []
    with pytest.raises(UsageError, match="no engine nobody"):
        alternatives(config, job, engines=["nobody"])
