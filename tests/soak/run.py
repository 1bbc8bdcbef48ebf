"""Work for a while among faults, and see that nothing grows: python -m tests.soak.run SECONDS.

The wikis are the ones that WORKBENCH_WIKI_EN, _RU and _TG name, and WORKBENCH_FARM with
WORKBENCH_FARM_DIR makes them misbehave. Unnamed, a farm beside the checkout is started;
where there is none, the work is on the embedded article, among engines alone.
Everything runs in this process, so that its threads, files and memory can be counted.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.engines.standin import PATHS, Standin
from tests.soak import faults
from tests.soak.work import Work
from workbench.config import Config
from workbench.engines import throttle

STRETCH = 4.0
"""Seconds with one set of faults; after each, what is held is counted."""
SETTLING = 3.0
"""Seconds that threads may take to end after the services that they waited for are gone."""
WARM = 30
"""Steps until dictionaries and modules are loaded; what is held is compared from then on."""
COMPARED = 4
"""Stretches that are compared at the least, however slow the machine is."""
MORE_MEMORY = 1.1, 8.0
"""How much memory may grow from the second quarter to the last: a factor, and MB."""


@dataclass(frozen=True)
class Held:
    """What the process holds at a moment."""

    threads: int
    files: int
    memory: float
    """Resident, in MB."""


def held() -> Held:
    """Count what this process holds once what has ended is gone."""
    gc.collect()  # engines that nobody holds any more close their connections
    ends = time.monotonic() + SETTLING
    while threading.active_count() > 1 and time.monotonic() < ends:
        time.sleep(0.05)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    memory = pages * os.sysconf("SC_PAGESIZE") / 2**20
    return Held(threading.active_count(), len(os.listdir("/proc/self/fd")), memory)


def soak(
    seconds: float, seed: int, tell: Callable[[str], None] = lambda _: None
) -> tuple[Work, list[Held]]:
    """Work for so long; return what was done and what was held after each stretch.

    On a slow machine it takes longer, until there is enough to compare.
    """
    dice = random.Random(seed)
    throttle.BASE = 0.02
    wikis = {
        lang: os.environ[f"WORKBENCH_WIKI_{lang.upper()}"]
        for lang in ("en", "ru", "tg")
        if f"WORKBENCH_WIKI_{lang.upper()}" in os.environ
    }
    work = Work(Config(wikis=wikis), dice, list(PATHS))
    samples = []
    ends = time.monotonic() + seconds
    while time.monotonic() < ends or len(samples) < COMPARED:
        if farm := os.environ.get("WORKBENCH_FARM"):
            faults.turn_knobs(farm, os.environ["WORKBENCH_FARM_DIR"], dice)
        _stretch(work, dice)
        now = held()
        if work.done.total() >= WARM:
            samples.append(now)
        tell(f"{work.done.total()} steps, {work.errors.total()} errors, {now}")
    return work, samples


def _stretch(work: Work, dice: random.Random) -> None:
    """Work with one stand-in for engines, which changes its manners at each step."""
    standin = Standin(gap=0.1).start()
    account = {"enabled": True, "account": "Translator@tool"}
    tables = {**faults.engine_tables(standin), "publish": account}
    work.config = Config(wikis=work.config.wikis, tables=tables)
    try:
        ends = time.monotonic() + STRETCH
        while time.monotonic() < ends:
            faults.misbehave(standin, dice)
            work.step()
    finally:
        standin.stop()


def grown(samples: list[Held]) -> list[str]:
    """Return in words what the last quarter of a run held more of than the second."""
    quarter = max(1, len(samples) // 4)
    early, late = samples[quarter : 2 * quarter] or samples[:1], samples[-quarter:]
    found = []
    for what in ("threads", "files"):
        before, after = (min(getattr(s, what) for s in some) for some in (early, late))
        if after > before:
            found.append(f"{what}: {before} → {after}")
    before, after = (statistics.median(s.memory for s in some) for some in (early, late))
    factor, more = MORE_MEMORY
    if after > before * factor + more:
        found.append(f"memory: {before:.0f} → {after:.0f} MB")
    return found


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Soak in a home of its own and tell what was done; 1 when something grew."""
    os.environ["WORKBENCH_WIKI_PASSWORD"] = faults.PASSWORD_OF_THE_FARM
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(2**32)
    say(f"seed {seed}")
    with faults.farm(), tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        work, samples = soak(float(sys.argv[1]), seed, say)
    for counts in (work.done, work.errors):
        for what, number in sorted(counts.items()):
            say(f"{number:6}  {what}")
    growth = grown(samples)
    say("\n".join(growth) or "nothing grew")
    return bool(growth)


if __name__ == "__main__":
    sys.exit(main())
