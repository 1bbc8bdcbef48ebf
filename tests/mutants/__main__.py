"""Try mutants, and tell of those that no test noticed.

    python -m tests.mutants [NUMBER [SEED [JOBS [PART]]]]   so many by chance (0: all); 1 when under 80 %

PART takes those whose title ("workbench/core/adapt/links.py:30 link 7") holds it. What survived is
shown at once, and written to out/mutants.txt with the lines that were changed; survivors.tsv gives
the reason of those that were looked at, and the run tells which it does not name.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.mutants.making import everything
from tests.mutants.survivors import compared, listed
from tests.mutants.trying import NOTICED, Trial, sample

TESTS = ("tests/core/adapt", "tests/core/align", "tests/outputs/test_attribution.py")
ENOUGH = 0.8


def report(trial: Trial, of: Counter[str]) -> tuple[list[str], float]:
    """Return a line for each module and folder, and the share of the mutants that were noticed."""
    tried = Counter(one.path for one in trial.outcomes)
    noticed = Counter(one.path for one, said in trial.outcomes.items() if said == NOTICED)
    for counter in (of, tried, noticed):
        for path, count in list(counter.items()):
            counter[f"{Path(path).parent} in all"] += count
    lines = [
        f"{path:<42} {noticed[path]:5} of {count:5} tried, of {of[path]:5}: {noticed[path] / count:4.0%}"
        for path, count in sorted(tried.items())
    ]
    share = sum(said == NOTICED for said in trial.outcomes.values()) / max(1, len(trial.outcomes))
    return [*lines, f"{share:.1%} of {len(trial.outcomes)} noticed"], share


def against_the_list(trial: Trial) -> list[str]:
    """Return lines that tell of survivors without a reason, and of reasons without a survivor."""
    survived = [one for one, said in trial.outcomes.items() if said != NOTICED]
    unknown, stale = compared(trial.outcomes, survived, listed())
    return [
        f"{len(survived)} survived; survivors.tsv gives no reason for {len(unknown)}",
        *(f"no reason: {one.title}" for one in unknown),
        *(f"noticed now: {row.path} {row.name}: {row.went} → {row.came}" for row in stale),
    ]


def main(arguments: list[str]) -> int:
    """Do what the arguments say."""
    given = [*arguments, *("0", "1", "1", "")[len(arguments) :]]
    number, seed, jobs = map(int, given[:3])
    mutants = [one for one in everything() if given[3] in one.title]
    trial = Trial(sample(mutants, number, seed), jobs)
    code = pytest.main(["-p", "no:xdist", "-s", "-m", "not slow", *TESTS], plugins=[trial])
    lines, share = report(trial, Counter(one.path for one in mutants))
    lines += against_the_list(trial)
    left = [
        f"{said} {one.title}\n{one.diff}\n"
        for one, said in trial.outcomes.items()
        if said != NOTICED
    ]
    out = Path("out")
    out.mkdir(exist_ok=True)
    (out / "mutants.txt").write_text("\n".join([*lines, "", *left]), encoding="utf-8")
    sys.stdout.write("\n".join(lines) + "\n")
    return int(code != 0 or share < ENOUGH)


if __name__ == "__main__":
    CODE = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(CODE)
