"""Two engines asked for one segment, so that the translator can choose."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.config import Config
from workbench.core.model import Proposal
from workbench.engines import registry
from workbench.errors import WorkbenchError
from workbench.flow.proposing import Asked, Job, ask

ENGINES = 2
WAIT = 45.0
"""Seconds for all of them together."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """What one engine offers, or why it offers nothing."""

    engine: str
    proposal: Proposal | None
    reason: str = ""


def alternatives(
    config: Config,
    job: Job,
    *,
    engines: Sequence[str] = (),
    wait: float = WAIT,
    pause: Callable[[], None] = lambda: None,
) -> list[Alternative]:
    """Ask the first two engines that can be asked, or those named, at the same time.

    May run on any thread. Their order is kept; one that does not answer in time is given up.
    Raises UsageError for an engine that does not exist.
    """
    names = list(engines)
    if not names:
        names = [engine.name for engine in registry.usable(config, job.lang)][:ENGINES]
    known = {name: registry.get(name, config).name for name in names}
    answers: dict[str, Asked] = {}

    def work(name: str) -> None:
        try:
            answers[name] = ask(config, [job], engine=name, pause=pause)
        except WorkbenchError as error:
            answers[name] = Asked(failed={job.unit: error.message})

    threads = [
        threading.Thread(target=work, args=(name,), name=f"ask-{name}", daemon=True)
        for name in known
    ]
    for thread in threads:
        thread.start()
    end = time.monotonic() + wait
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
    return [_alternative(name, answers.get(name), job.unit) for name in known]


def _alternative(name: str, asked: Asked | None, unit: int) -> Alternative:
    if asked is None:
        return Alternative(name, None, f"{name} did not answer in time")
    return Alternative(name, asked.proposals.get(unit), asked.failed.get(unit, ""))
