"""The findings that were there before: a file of fingerprints, each with how often it occurs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from workbench.errors import FormatError, InputError
from workbench.keeping import save
from workbench.outputs.findings import Located


class Sifted(NamedTuple):
    """Findings parted by a baseline."""

    new: list[Located]
    old: list[Located]
    stale: int
    """How many findings of the baseline are not there any more."""


def write(path: Path, found: Sequence[Located]) -> None:
    """Write the baseline of findings; raises InputError if the file cannot be written."""
    counted = Counter(item.fingerprint for item in found)
    first = {item.fingerprint: item for item in reversed(found)}
    rows = [
        {
            "fingerprint": print_,
            "count": counted[print_],
            "path": item.path,
            "rule": item.finding.rule,
            "source_term": item.finding.source_term,
            "found": item.finding.found,
        }
        for print_, item in sorted(
            first.items(), key=lambda pair: (pair[1].path, pair[1].line, pair[0])
        )
    ]
    text = json.dumps({"version": 1, "findings": rows}, ensure_ascii=False, indent=1)
    save(path, text + "\n")


def read(path: Path) -> Counter[str]:
    """Return how often each fingerprint may occur; raises InputError or FormatError."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return Counter({str(row["fingerprint"]): int(row["count"]) for row in document["findings"]})
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror or error}.",
            "Write it with --write-baseline.",
        ) from error
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise FormatError(f"{path} is no baseline: {error}.") from error


def sift(found: Sequence[Located], known: Counter[str]) -> Sifted:
    """Part findings into new ones and those of the baseline."""
    left = Counter(known)
    new: list[Located] = []
    old: list[Located] = []
    for item in found:
        if left[item.fingerprint] > 0:
            left[item.fingerprint] -= 1
            old.append(item)
        else:
            new.append(item)
    return Sifted(new, old, sum(left.values()))
