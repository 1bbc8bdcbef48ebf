"""The survivors that were looked at: survivors.tsv has a row for each, with the reason why it is left.

A mutant is known by its file, its function and the lines that go and come, not by the number
of a line: so a row stays true while other functions change.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tests.mutants.making import Mutant

LISTED = Path(__file__).with_name("survivors.tsv")


class Change(NamedTuple):
    """What a mutant does, in words that last."""

    path: str
    name: str
    went: str
    came: str


def change(mutant: Mutant) -> Change:
    """Return what a mutant does; several lines are joined by a sign for their end."""
    lines = [line for line in mutant.diff.split("\n") if not line.startswith("@@")]
    went, came = (
        " ⏎ ".join(" ".join(line[1:].split()) for line in lines if line.startswith(sign))
        for sign in "-+"
    )
    return Change(mutant.path, mutant.name, went, came)


def listed(path: Path = LISTED) -> dict[Change, str]:
    """Return the reason of each survivor that is listed."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {Change(*row[:4]): row[4] for row in list(rows)[1:]}


def compared(
    tried: Iterable[Mutant], survived: Iterable[Mutant], known: dict[Change, str]
) -> tuple[list[Mutant], list[Change]]:
    """Return the survivors that no row names, and the rows whose mutants were tried and noticed."""
    left = list(survived)
    changes = {*map(change, left)}
    noticed = {*map(change, tried)} - changes
    return (
        [one for one in left if change(one) not in known],
        [row for row in known if row in noticed],
    )
