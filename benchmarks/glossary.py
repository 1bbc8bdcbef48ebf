"""Glossary matching and checking beside their rivals: `python benchmarks/glossary.py`.

Every figure of the table comes from one run on one machine. Texts are made of the real sentences
in ../shared where they are; without them the benchmark says so and stops.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from workbench.core.glossary.checking import Checker
from workbench.core.glossary.matcher import Matcher
from workbench.core.glossary.terms import Term
from workbench.core.languages import russian
from workbench.core.languages.russian import Lemmas

SHARED = Path(__file__).resolve().parents[2] / "shared"
Row = tuple[str, str, str]


def sentences() -> tuple[list[str], list[tuple[str, str]]]:
    """Return real Russian sentences, and pairs of Russian and English ones."""
    data = SHARED / "data"
    pairs = []
    for line in (data / "ntrex-dev.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t")
        pairs.append((cells[2], cells[1]))
    articles = json.loads((data / "xquad-dev.json").read_text(encoding="utf-8"))["articles"]
    for article in articles:
        pairs += [(article["ru"][g[0]], article["en"][g[1]]) for g in article["gold"]]
    texts = json.loads((data / "sentences-ru-dev.json").read_text(encoding="utf-8"))
    russian_only = [s for s in _strings(texts) if re.search("[а-я]", s)]
    return [r for r, _ in pairs] + russian_only, pairs


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def real_terms(texts: Sequence[str], count: int, rng: random.Random) -> list[Term]:
    """Make terms as a large glossary has them: a tenth stands in these texts, the rest elsewhere.

    The rest shares its words with the texts, which is harder than words that never occur.
    """
    words = sorted({w for t in texts for w in re.findall(r"[а-яё]{4,}", t.lower())})
    bigrams = sorted({b for t in texts for b in re.findall(r"[а-яё]{4,} [а-яё]{4,}", t.lower())})
    rng.shuffle(words)
    rng.shuffle(bigrams)
    names = dict.fromkeys([*map(russian.lemma, words[: count // 20]), *bigrams[: count // 20]])
    while len(names) < count:
        one, other = rng.choice(words), rng.choice(words)
        names[one[:4] + other[-5:] if rng.random() < 0.3 else f"{one} {other}"] = None
    return [Term(name, "ru", (f"term{i}",)) for i, name in enumerate(names)]


def checked_terms() -> list[Term]:
    """Return 1,000 terms to check with: the shipped ones and computed names."""
    from workbench.config import Config
    from workbench.formats.glossaries import load_all

    return load_all(Config(), "ru")[:1000]


def megabytes(texts: Sequence[str], size: int, rng: random.Random) -> str:
    """Grow a text to a size in bytes out of real clauses and words with the endings of others.

    Real articles of ten megabytes have more than a hundred thousand distinct words; clauses alone
    would have a tenth of them, so that words are also put together anew.
    """
    clauses = [c for t in texts for c in re.split(r"(?<=[,.;:])\s", t) if len(c) > 20]
    words = sorted({w for t in texts for w in re.findall(r"[а-яё]{6,}", t.lower())})
    out: list[str] = []
    length = 0
    while length < size:
        clause = rng.choice(clauses)
        for _ in range(rng.choice((1, 2))):
            one, other = rng.choice(words), rng.choice(words)
            clause += f" {one[: len(one) // 2 + 1]}{other[-(len(other) // 2) :]}"
        out.append(clause)
        length += len(clause.encode()) + 1
    return " ".join(out)


def seconds(call: Callable[[], object], times: int = 1) -> float:
    """Return the median time of a call."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        call()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def pair_speed(pairs: Sequence[tuple[str, str]], terms: Sequence[Term]) -> Iterable[Row]:
    """Check pairs of segments, and let Translate Toolkit's filters do so."""
    many = list(pairs) * 3
    cache: dict[str, Lemmas] = {}
    checker = Checker(terms, "ru", cache=cache)

    def ours() -> None:
        for source, target in many:
            checker.check_segment(source, target, markup=False)

    ours()
    rate = len(many) / seconds(ours, 3)
    yield (
        f"pairs of segments a second, {len(terms):,} terms, lemmas cached",
        f"{rate:,.0f}",
        "≥ 8,000",
    )
    from translate.filters.checks import StandardChecker
    from translate.storage.base import TranslationUnit

    filters = StandardChecker()
    some = many[:1500]

    def theirs() -> None:
        for source, target in some:
            unit = TranslationUnit(source)
            unit.target = target
            filters.run_filters(unit)

    yield "· Translate Toolkit's 42 filters", f"{len(some) / seconds(theirs):,.0f}", ""


def large_text(texts: Sequence[str], rng: random.Random) -> Iterable[Row]:
    """Match 10,000 terms in 10 MiB, cold, cached, and with more terms; and with an alternation."""
    text = megabytes(texts, 10 << 20, rng)
    distinct = len(set(re.findall(r"[^\W\d_]+", text.lower())))
    terms = real_terms(texts, 10_000, rng)
    russian.lemmas.cache_clear()
    cache: dict[str, Lemmas] = {}

    def run(count: int) -> int:
        return len(Matcher(terms[:count], "ru", cache=cache).find(text))

    cold = seconds(lambda: run(10_000))
    yield f"10 MiB, 10,000 terms, cold ({distinct:,} distinct words)", f"{cold:.1f} s", "≤ 10 s"
    warm = seconds(lambda: run(10_000), 3)
    yield "10 MiB, 10,000 terms, lemmas cached", f"{warm:.2f} s", "≤ 2 s"
    few = seconds(lambda: run(100), 3)
    yield "· 100 terms, lemmas cached", f"{few:.2f} s", ""
    yield "100 times the terms", f"{warm / few:.1f} times the time", "≤ 3"
    part = text[: len(text) // 100]
    forms = sorted((re.escape(t.source) for t in terms), key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(forms) + r")\b", re.IGNORECASE)
    slow = seconds(lambda: sum(1 for _ in pattern.finditer(part))) * 100
    yield "· a regular expression's alternation (from a hundredth)", f"{slow:.0f} s", ""


def whole_command(terms: int = 1000) -> Iterable[Row]:
    """Run the command on one article of 50 KB with its source."""
    from workbench.formats import glossary_csv

    pairs = sentences()[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        english, original = "", ""
        for source, target in pairs:
            if len(english.encode()) > 50_000:
                break
            english += target + "\n\n"
            original += source + "\n\n"
        (folder / "draft.wiki").write_text(english, encoding="utf-8")
        (folder / "source.wiki").write_text(original, encoding="utf-8")
        rng = random.Random(5)
        own = real_terms([s for s, _ in pairs], terms, rng)
        (folder / "ru-en.csv").write_text(glossary_csv.dump(own), encoding="utf-8")
        command = [
            *(sys.executable, "-m", "workbench", "glossary", "check", "draft.wiki"),
            *("--source", "source.wiki", "--from", "ru", "--only-glossary"),
            *("--glossary", "ru-en.csv", "--format", "concise"),
        ]
        taken = [_wall(command, folder) for _ in range(7)]
    yield "the command, 50 KB, 1,000 terms: first run", f"{taken[0] * 1000:.0f} ms", "≤ 600 ms"
    rest = statistics.median(taken[1:]) * 1000
    yield "· later runs, words kept", f"{rest:.0f} ms", "≤ 600 ms"


def _wall(command: Sequence[str], folder: Path) -> float:
    import os

    start = time.perf_counter()
    subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "WORKBENCH_HOME": str(folder / "home")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - start


def processes(pairs: Sequence[tuple[str, str]], times: int, tries: int) -> Iterable[Row]:
    """Check many pairs with one process and with two; the start, which is no shorter, counts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clean = [(" ".join(s.split()), " ".join(t.split())) for s, t in pairs]
        rows = "".join(f"{s}\t{t}\n" for s, t in clean * times)
        (folder / "pairs.tsv").write_text(rows, encoding="utf-8")
        command = [
            *(sys.executable, "-m", "workbench", "glossary", "check", "pairs.tsv"),
            *("--from", "ru", "--format", "concise", "-j"),
        ]
        _wall([*command, "1"], folder)
        one, two = (min(_wall([*command, n], folder) for _ in range(tries)) for n in ("1", "2"))
    what = f"two processes, {len(clean) * times:,} pairs ({one:.0f} s with one)"
    yield what, f"{one / two:.2f} times one", "≥ 1.7"


MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Runs a command in a process of its own, so that only its memory is counted."""


def dump_memory(gigabytes: float) -> Iterable[Row]:
    """Check a dump made of repeated pages; report the most memory a process took."""
    import bz2

    raw = bz2.decompress((SHARED / "wikifarm" / "dumps" / "en.xml.bz2").read_bytes()).decode()
    head, tail = raw[: raw.index("<page>")], "</mediawiki>"
    pages = raw[raw.index("<page>") : raw.rindex("</page>") + len("</page>")]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "big.xml"
        with path.open("w", encoding="utf-8") as out:
            out.write(head)
            while out.tell() < gigabytes * 1e9:
                out.write(pages + "\n")
            out.write(tail)
        command = [
            *(sys.executable, "-m", "workbench", "glossary", "check", "big.xml"),
            *("--format", "jsonl", "--select", "forbidden-term", "-o", "/dev/null"),
        ]
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, *command],
            cwd=name,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        taken = time.perf_counter() - start
        peak = int(done.stdout.split()[-1]) / 1024
    yield f"dump of {gigabytes:g} GB: most memory of a process", f"{peak:.0f} MB", "≤ 300 MB"
    yield "· and its time", f"{taken:.0f} s", ""


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--dump-gb", type=float, default=1.0, help="size of the dump; 0 leaves it out"
    )
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("The real sentences (../shared) are not beside this checkout.")
        return 1
    rng = random.Random(1)
    texts, pairs = sentences()
    terms = checked_terms()
    rows: list[Row] = []
    rows += pair_speed(pairs, terms)
    rows += large_text(texts, rng)
    rows += whole_command()
    for times, tries in ((60, 2), (240, 1)):
        rows += processes(pairs, times, tries)
    if options.dump_gb:
        rows += dump_memory(options.dump_gb)
    print("| measured | here | bar |\n| --- | ---: | ---: |")
    for row in rows:
        print("| " + " | ".join(row) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
