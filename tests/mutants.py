"""Choose mutants at random, and count those that no test noticed.

    python -m tests.mutants sample NUMBER SEED [START]   names of mutants, for `mutmut run`
    python -m tests.mutants report                       a line for each module; 1 when under 80 %

Both read what `mutmut run` wrote into mutants/.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path("mutants/workbench")
SURVIVED = 0
"""Mutmut's code of a mutant whose tests passed."""
UNCOVERED = 33
"""Its code of a mutant that no test runs."""
ENOUGH = 0.8


def outcomes() -> Iterator[tuple[str, dict[str, int | None]]]:
    """Yield each module with the exit codes of its mutants by name; None for one not run."""
    for path in sorted(FOLDER.rglob("*.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        if codes:
            yield str(path.relative_to(FOLDER)).removesuffix(".meta"), codes


def sample(number: int, seed: int, start: str = "") -> list[str]:
    """Return the names of mutants that were not run yet, of modules that start so."""
    left = [
        name
        for module, codes in outcomes()
        for name, code in codes.items()
        if code is None and module.startswith(start)
    ]
    return sorted(random.Random(seed).sample(left, min(number, len(left))))


def report() -> tuple[list[str], float]:
    """Return a line for each module and the share of the mutants that were noticed."""
    lines, killed, tried = [], 0, 0
    for module, codes in outcomes():
        known = [code for code in codes.values() if code is not None]
        if not known:
            continue
        noticed = sum(code not in (SURVIVED, UNCOVERED) for code in known)
        killed, tried = killed + noticed, tried + len(known)
        lines.append(f"{module:<36} {noticed:5} of {len(known):5} tried, of {len(codes):5}")
    share = killed / tried if tried else 0.0
    return [*lines, f"{killed} of {tried} mutants noticed: {share:.1%}"], share


def main() -> int:
    """Do what the first argument says."""
    if sys.argv[1] == "sample":
        names = sample(int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:5])
        sys.stdout.write("\n".join(names) + "\n")
        return 0
    lines, share = report()
    sys.stdout.write("\n".join(lines) + "\n")
    return share < ENOUGH


if __name__ == "__main__":
    sys.exit(main())
