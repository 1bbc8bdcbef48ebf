"""One table of what costs time, each row beside a rival or a floor in the same run.

    python benchmarks/all.py [--only PART,…] [--run FILE] [--json FILE] [--compare FILE] [--readme FILE]

Machines are noisy: a row is a ratio of medians of processor time (of the clock where it says
so), measured in turns. `--compare` reads a stored run and exits 1 when a ratio became more
than 25 % worse; `--run` takes another stored run instead of measuring. `--readme` puts the table between the file's two marks. The text is
`../shared/wikifarm/dumps` where that is at hand, else the embedded articles many times over;
fetching is measured where WORKBENCH_WIKI_EN, _RU and _TG name wikis.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import rows_screen, rows_stores, rows_text
from benchmarks.rows import Row

WORSE = 1.25
"""How much a ratio may grow against a stored run."""
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->"


def parts() -> dict[str, Callable[[], list[Row]]]:
    """Return the parts of the table by name."""
    ru, en = rows_text.texts()
    return {
        "start": rows_text.starting,
        "screen": rows_screen.screens,
        "fetch": rows_stores.fetching,
        "wikitext": lambda: rows_text.wikitext(ru),
        "growth": lambda: rows_text.growing(ru),
        "align": lambda: rows_text.aligning(ru, en),
        "memory": rows_stores.remembering,
        "glossary": lambda: rows_text.glossaries(ru),
        "checks": rows_text.checking,
        "export": lambda: rows_stores.exporting(ru),
    }


def machine() -> str:
    """Describe what this runs on."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        named = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        cpu = named[0].partition(": ")[2] if named else cpu
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}"
        f" {platform.release().split('-')[0]}, CPython {platform.python_version()}"
    )


def table(rows: list[Row]) -> str:
    """Return the rows as Markdown."""
    out = ["| what | ms | beside | ms | ratio |", "| --- | ---: | --- | ---: | ---: |"]
    out += [
        f"| {r.what} | {figure(r.ours)} | {r.rival} | {figure(r.theirs)} | {figure(r.ratio)} |"
        for r in rows
    ]
    return f"Measured on {machine()}.\n\n" + "\n".join(out)


def figure(value: float) -> str:
    """Return a number with three digits that count."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:,.{digits}f}"


def stored(path: Path) -> list[Row]:
    """Read a run that was kept."""
    return [Row(**row) for row in json.loads(path.read_text(encoding="utf-8"))]


def compare(rows: list[Row], before: list[Row]) -> list[str]:
    """Tell which ratios became worse than in an earlier run."""
    ratios = {(row.what, row.rival): row.ratio for row in before}
    worse = []
    for row in rows:
        was = ratios.get((row.what, row.rival), 0.0)
        if was and row.ratio > WORSE * was:
            change = f"{figure(was)} → {figure(row.ratio)}"
            worse.append(f"worse: {row.what} beside {row.rival}: {change}")
    return worse


def missing(rows: list[Row], before: list[Row]) -> list[str]:
    """Tell what of an earlier run was not measured now, so that nothing can be said of it."""
    now = {(row.what, row.rival) for row in rows}
    return [
        f"not measured: {row.what} beside {row.rival}"
        for row in before
        if (row.what, row.rival) not in now
    ]


def measured(only: list[str]) -> list[Row]:
    """Measure the parts named, or all; tell how long each took."""
    rows: list[Row] = []
    for name, measure in parts().items():
        if not only or name in only:
            began = time.perf_counter()
            rows += measure()
            print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return rows


def put_between_marks(path: Path, text: str) -> None:
    """Replace what is between a file's marks."""
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}{text}\n{END}{after}", encoding="utf-8")


def main() -> int:
    """Measure, print, store and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="parts of the table, comma between them")
    parser.add_argument("--run", type=Path, help="a stored run, instead of measuring")
    parser.add_argument("--json", type=Path, help="store the run here")
    parser.add_argument("--compare", type=Path, help="a stored run")
    parser.add_argument("--readme", type=Path, help="a file with marks for the table")
    options = parser.parse_args()
    rows = (
        stored(options.run) if options.run else measured([*filter(None, options.only.split(","))])
    )
    print(table(rows))
    if options.json:
        options.json.parent.mkdir(exist_ok=True)
        text = json.dumps([asdict(r) for r in rows], indent=1, ensure_ascii=False) + "\n"
        options.json.write_text(text, encoding="utf-8")
    if options.readme:
        put_between_marks(options.readme, table(rows))
    if not options.compare:
        return 0
    before = stored(options.compare)
    worse = compare(rows, before)
    print(*worse or ["No ratio became 25 % worse."], sep="\n")
    if gone := missing(rows, before) if not options.only else []:
        print(*gone, sep="\n")
    return bool(worse)


if __name__ == "__main__":
    sys.exit(main())
