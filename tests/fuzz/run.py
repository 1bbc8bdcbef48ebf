"""Run one target under atheris: python -m tests.fuzz.run TARGET SECONDS.

New inputs are gathered outside the repository's corpus, in out/fuzz/TARGET; what crashes
or hangs is written to out/fuzz as crash-TARGET-*, to be put into tests/fuzz/corpus/TARGET.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["workbench"]):
    from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent


def main() -> None:
    """Fuzz until the time is over."""
    name, seconds = sys.argv[1:3]
    found = HERE.parent.parent / "out" / "fuzz" / name
    found.mkdir(parents=True, exist_ok=True)
    corpus = HERE / "corpus" / name
    options = [
        f"-max_total_time={seconds}",
        "-timeout=3",
        "-rss_limit_mb=500",
        "-max_len=4096",
        f"-artifact_prefix={found.parent}/crash-{name}-",
    ]
    atheris.Setup([sys.argv[0], *options, str(found), str(corpus)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
