"""How fast and how right the memory is, beside a linear rapidfuzz scan and Translate Toolkit's matcher.

    python benchmarks/memory.py [--sizes 100000 1000000] [--each 20] [--seeds 2] [--data ../shared/data]

The segments are grown from the real sentences of the data folder by a fixed seed, the queries
by each of --seeds; nothing is kept.
Everything of a size is measured in one run; ratios are of processor time, which other
programs on the machine disturb less than the clock.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from benchmarks.memory_corpus import DATA, KINDS, Query, grow, queries, sentences
from benchmarks.rows_stores import matcher
from workbench.formats.tmx import TmxUnit, write
from workbench.store.memory import Memory

IMPORT = """
import sys, time
from pathlib import Path
from workbench.flow.exchange import import_tmx
from workbench.store.memory import Memory
began = time.perf_counter()
with Memory(Path(sys.argv[1])) as memory:
    import_tmx(memory, sys.argv[2])
took = time.perf_counter() - began
status = Path("/proc/self/status").read_text()
# Not ru_maxrss, which a child begins with its parent's.
peak = int(status.partition("VmHWM:")[2].split()[0])
print(took, time.process_time(),
      peak / 1024)
"""
FIRST = """
import sys, time
from pathlib import Path
from workbench.store.memory import Memory
began = time.perf_counter()
with Memory(Path(sys.argv[1])) as memory:
    memory.search(sys.argv[2], "ru")
    print(1000 * (time.perf_counter() - began))
"""
BARS: dict[int, dict[str, float]] = {
    100_000: {"p95": 10, "first": 80, "import": 8, "MiB": 64},
    1_000_000: {"median": 15, "p95": 100, "worst": 200},
}


def timed(call: Callable[[], Any]) -> tuple[float, float, Any]:
    """Return the milliseconds that a call takes on the clock and of the processor, and its result."""
    began, worked = time.perf_counter(), time.process_time()
    result = call()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked), result


def share(values: Sequence[float], part: float) -> float:
    """Return the value below which a part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def child(code: str, *arguments: str) -> list[float]:
    """Run code in a new process; return the numbers that it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, check=True, encoding="utf-8"
    )
    return [float(part) for part in done.stdout.split()]


def row(what: str, value: float, unit: str, bar: float | None = None, least: bool = False) -> None:
    """Print a figure with its bar."""
    said = ""
    if bar is not None:
        held = value >= bar if least else value <= bar
        said = f"{'≥' if least else '≤'} {bar:g}  {'ok' if held else 'MISSED'}"
    print(f"  {what:52} {value:10.2f} {unit:6} {said}", flush=True)


def linear(text: str, segments: list[str]) -> list[tuple[str, float, int]]:
    """Compare with every segment."""
    return process.extract(
        text, segments, scorer=Levenshtein.normalized_similarity, score_cutoff=0.7, limit=5
    )


def lookups(memory: Memory, segments: list[str], asked: list[Query], size: int) -> None:
    """Print how long lookups take and whether they find what a full comparison finds."""
    clock: dict[str, list[float]] = {kind: [] for kind in KINDS}
    worked: dict[str, list[float]] = {kind: [] for kind in KINDS}
    theirs: list[float] = []
    with_match = same = 0
    for query in asked:
        took, cpu, found = timed(lambda q=query: memory.search(q.text, "ru"))  # type: ignore[misc]
        clock[query.kind].append(took)
        worked[query.kind].append(cpu)
        _, cpu, truth = timed(lambda q=query: linear(q.text, segments))  # type: ignore[misc]
        theirs.append(cpu)
        if truth:
            with_match += 1
            best = truth[0][1] - 1e-9
            same += bool(found) and (
                Levenshtein.normalized_similarity(query.text, found[0].source) >= best
            )
    spread("lookup, clock", clock, BARS.get(size, {}))
    spread("lookup, processor", worked, {})
    row(
        f"same best match as comparing all, of {with_match}", 100 * same / with_match, "%", 99, True
    )
    row("linear rapidfuzz scan, processor, median", statistics.median(theirs), "ms")
    ratio = statistics.median(theirs) / statistics.median(itertools.chain(*worked.values()))
    row("times faster than that (medians)", ratio, "×", 35 if size >= 1_000_000 else None, True)


def spread(what: str, times: dict[str, list[float]], bars: dict[str, float]) -> None:
    """Print the median, p95 and worst of all kinds of query, then those of each."""
    every = [value for values in times.values() for value in values]
    row(f"{what}: median", statistics.median(every), "ms", bars.get("median"))
    row("    p95", share(every, 0.95), "ms", bars.get("p95"))
    row("    worst", max(every), "ms", bars.get("worst"))
    for kind, values in times.items():
        figures = (statistics.median(values), share(values, 0.95), max(values))
        print("      {:24} {:8.2f} {:8.2f} {:8.2f} ms".format(kind, *figures))


def toolkit(memory: Memory, segments: list[str], asked: list[Query]) -> None:
    """Print how Translate Toolkit's matcher does on up to 120 of the same queries."""
    matching = matcher(segments)
    theirs, ours = [], []
    for query in asked:
        theirs.append(timed(lambda q=query: matching.matches(q.text))[1])  # type: ignore[misc]
        ours.append(timed(lambda q=query: memory.search(q.text, "ru"))[1])  # type: ignore[misc]
    row("Translate Toolkit's matcher, processor, median", statistics.median(theirs), "ms")
    ratio = statistics.median(theirs) / statistics.median(ours)
    row("times faster than that (medians)", ratio, "×", 50, least=True)


def confirming(memory: Memory) -> None:
    """Print how long it takes until a confirmed segment can be found."""
    times, worked = [], []
    for number in range(50):
        text = f"Подтверждённое предложение под номером {number} ждёт своего перевода."
        took, cpu, found = timed(
            lambda t=text: (memory.add(t, "A text.", "ru", "A"), memory.search(t, "ru"))
        )  # type: ignore[misc]
        times.append(took)
        worked.append(cpu)
        if found[1][0].score != 100:
            raise SystemExit(f"not found: {text}")
    row("confirm one segment and find it, median", statistics.median(times), "ms", 5)
    row("    of that, processor", statistics.median(worked), "ms")
    row("    p95", share(times, 0.95), "ms")


def measure(size: int, each: int, seeds: list[int], real: list[str], folder: Path) -> None:
    """Print every figure of a memory of one size."""
    count = each * len(seeds)
    print(f"\n{size:,} segments, {count} queries of each kind: {', '.join(KINDS)}", flush=True)
    bars = BARS.get(size, {})
    segments = list(grow(real, size))
    english = itertools.cycle(["The English of it is about as long as the text itself, or longer."])
    file, path = folder / f"{size}.tmx", folder / f"{size}.db"
    with file.open("wb") as stream:
        write(stream, (TmxUnit(text, next(english), "ru") for text in segments))
    wall, cpu, size_in_memory = child(IMPORT, str(path), str(file))
    file.unlink()
    row("import from TMX", wall, "s", bars.get("import"))
    row("    of that, processor", cpu, "s")
    row("    memory of the program", size_in_memory, "MiB", bars.get("MiB"))
    row("    database", path.stat().st_size / (1 << 20), "MiB")
    asked = [query for seed in seeds for query in queries(segments, each, seed)]
    firsts = [child(FIRST, str(path), query.text)[0] for query in asked[:9]]
    row(
        "open and first lookup, median of 9 programs",
        statistics.median(firsts),
        "ms",
        bars.get("first"),
    )
    with Memory(path) as memory:
        lookups(memory, segments, asked, size)
        if size <= 100_000:
            toolkit(memory, segments, asked[:120])
        confirming(memory)


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--seeds", type=int, nargs="+", default=[2])
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    real = sentences(options.data)
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            measure(size, options.each, options.seeds, real, Path(folder))


if __name__ == "__main__":
    main()
