"""One table of what costs time, each row beside a rival or a floor in the same run.

    python benchmarks/all.py [--json FILE] [--compare FILE]

Machines are noisy, so a row is a ratio of medians. `--compare` reads a stored run and
exits 1 when a ratio became more than 25 % worse. The text is `../shared/wikifarm/dumps`
where that is at hand, else the embedded articles many times over.
"""

from __future__ import annotations

import argparse
import bz2
import json
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
WORSE = 1.25
"""How much a ratio may grow against a stored run."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement."""

    what: str
    ours: float
    """Milliseconds, median."""
    rival: str
    theirs: float
    """Milliseconds, median."""

    @property
    def ratio(self) -> float:
        """Return how many times the rival's time ours is."""
        return self.ours / self.theirs if self.theirs else 0.0


def timed(call: Callable[[], object], times: int = 5) -> float:
    """Return the median of a call's milliseconds."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent)


def texts() -> tuple[str, str]:
    """Return a Russian and an English article in wikitext."""
    folder = SHARED / "wikifarm" / "dumps"
    if folder.is_dir():
        return longest(folder / "ru.xml.bz2"), longest(folder / "en.xml.bz2")
    from workbench import demo

    return demo.revision("ru").wikitext * 30, demo.revision("en").wikitext * 60


def longest(path: Path) -> str:
    """Return the longest page of a dump."""
    with bz2.open(path) as file:
        tree = ET.parse(file)
    found = [node.text or "" for node in tree.iter() if node.tag.endswith("}text")]
    return max(found, key=len)


def starting() -> list[Row]:
    """Measure how long commands take to start, beside a bare interpreter."""
    bare = timed(lambda: run(["-c", "pass"]), 9)
    rows = []
    for arguments in (
        ["--help"],
        ["summary", "--source", "ru:Душанбе"],
        ["romanize", "Душанбе", "--lang", "ru"],
        ["sessions"],
        ["glossary", "lookup", "Душанбе", "--from", "ru"],
    ):
        ours = timed(lambda given=arguments: run(["-m", "workbench", *given]), 7)
        rows.append(Row("workbench " + " ".join(arguments[:2]), ours, "python -c pass", bare))
    return rows


def run(arguments: list[str]) -> None:
    """Run Python with arguments."""
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def wikitext(ru: str) -> list[Row]:
    """Measure the wikitext layer beside a naive pipeline and one regular expression pass."""
    import mwparserfromhell
    import razdel

    from workbench.core.adapt import Context, adapt
    from workbench.core.wikitext.masking import MaskForm, mask
    from workbench.core.wikitext.segments import segment_page

    page = segment_page(ru, "ru")
    slices = [ru[g.start : g.end] for s in page.sections for b in s.blocks for g in b.segments]

    def naive() -> None:
        for section in mwparserfromhell.parse(ru).get_sections(flat=True):
            list(razdel.sentenize(section.strip_code()))

    naive_ms = timed(naive, 3)
    floor = timed(lambda: re.findall(r"\[\[[^\]]*\]\]|\{\{|<ref|\w+", ru))
    name = "mwparserfromhell + razdel"
    return [
        Row("segment a page", timed(lambda: segment_page(ru, "ru")), name, naive_ms),
        Row("segment a page", timed(lambda: segment_page(ru, "ru")), "one regex pass", floor),
        Row("mask its segments", timed(lambda: [mask(s, MaskForm.HTML) for s in slices]), name, naive_ms),
        Row("adapt its markup", timed(lambda: adapt(ru, Context("ru")), 3), name, naive_ms),
    ]  # fmt: skip


def aligning(ru: str, en: str) -> list[Row]:
    """Measure alignment beside cutting both pages up."""
    from workbench.core.align import align
    from workbench.core.wikitext.segments import segment_page

    source, target = segment_page(ru, "ru"), segment_page(en, "en")
    parsing = timed(lambda: (segment_page(ru, "ru"), segment_page(en, "en")), 3)
    return [
        Row("align two pages", timed(lambda: align(source, target), 3), "segment both", parsing)
    ]


def remembering() -> list[Row]:
    """Measure a memory look-up among 20,000 segments beside a linear scan of them."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    from workbench.store.memory import Memory, MemoryUnit

    words = [
        "город",
        "река",
        "договор",
        "страна",
        "история",
        "север",
        "война",
        "мир",
        "народ",
        "закон",
        "год",
        "пост",
        "граница",
    ]
    sources = [
        " ".join(words[(n * k + k) % len(words)] + str(n % 97) for k in range(3, 14)) for n in range(20_000)
    ]  # fmt: skip
    asked = [sources[n].replace("река", "озеро") for n in range(0, 20_000, 1000)]
    with tempfile.TemporaryDirectory() as folder, Memory(Path(folder) / "memory.db") as memory:
        memory.add_many(MemoryUnit(s, "x", "ru", "bench") for s in sources)
        ours = timed(lambda: [memory.search(text, "ru") for text in asked], 3) / len(asked)
    scorer = Levenshtein.normalized_similarity
    linear = timed(
        lambda: [process.extract(t, sources, scorer=scorer, score_cutoff=0.7) for t in asked], 3
    )
    return [Row("one look-up in 20,000 segments", ours, "linear rapidfuzz", linear / len(asked))]


def glossaries(ru: str, en: str) -> list[Row]:
    """Measure the term search beside a regular expression of all terms."""
    from workbench.config import Config
    from workbench.core.glossary.matcher import Matcher
    from workbench.formats.glossaries import load_all

    terms = [term for term in load_all(Config(), "ru") if term.lang == "ru"]
    matcher = Matcher(terms, "ru")
    matcher.find(ru)
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(t.source) for t in terms) + r")\b", re.I)
    return [
        Row(
            f"find {len(terms)} terms in a page",
            timed(lambda: matcher.find(ru), 3),
            "re alternation, exact forms",
            timed(lambda: pattern.findall(ru), 3),
        )
    ]


def table(rows: list[Row]) -> str:
    """Return the rows as Markdown."""
    out = [
        f"{platform.processor() or platform.machine()}, CPython {platform.python_version()}\n",
        "| what | ms | beside | ms | ratio |",
        "| --- | --- | --- | --- | --- |",
    ]
    out += [
        f"| {r.what} | {r.ours:.1f} | {r.rival} | {r.theirs:.1f} | {r.ratio:.2f} |" for r in rows
    ]
    return "\n".join(out)


def compare(rows: list[Row], stored: Path) -> int:
    """Tell which ratios became worse than in a stored run; return how many."""
    before = {(r["what"], r["rival"]): r for r in json.loads(stored.read_text(encoding="utf-8"))}
    worse = 0
    for row in rows:
        old = before.get((row.what, row.rival))
        if old and row.ratio > WORSE * old["ours"] / old["theirs"]:
            worse += 1
            print(f"worse: {row.what}: {old['ours'] / old['theirs']:.2f} → {row.ratio:.2f}")
    return worse


def main() -> int:
    """Measure, print, store and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="store the run here")
    parser.add_argument("--compare", type=Path, help="a stored run")
    options = parser.parse_args()
    ru, en = texts()
    rows = [*starting(), *wikitext(ru), *aligning(ru, en), *remembering(), *glossaries(ru, en)]
    print(table(rows))
    if options.json:
        options.json.write_text(json.dumps([asdict(r) for r in rows], indent=1) + "\n")
    return 1 if options.compare and compare(rows, options.compare) else 0


if __name__ == "__main__":
    sys.exit(main())
