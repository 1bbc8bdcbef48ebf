"""How well and how fast pages are aligned, beside two baselines.

    python benchmarks/alignment.py [--shared ../shared]

Judged pages: Berlin (tests/core/align/gold_berlin.json holds the judgements, the text is read from the
shared folder), pages in four more languages (tests/core/align/pages), and the paragraphs of XQuAD.
"""

from __future__ import annotations

import argparse
import bz2
import json
import resource
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.alignment_baselines import by_length, by_title, prose_spans
from workbench.core.align import align
from workbench.core.align.coverage import share
from workbench.core.model import Alignment, Page
from workbench.core.wikitext.segments import segment_page, sentences

TESTS = Path(__file__).resolve().parents[1] / "tests" / "core" / "align"
TITLES = {"en": "Berlin", "ru": "Берлин", "tg": "Берлин"}

Sections = Mapping[int, tuple[int, ...]]
Starts = Mapping[int, int]


def dump(shared: Path, lang: str) -> str:
    """Return the wikitext of Berlin from an XML dump."""
    with bz2.open(shared / "wikifarm" / "dumps" / f"{lang}.xml.bz2") as stream:
        for _, element in ET.iterparse(stream):
            if element.tag.endswith("}page"):
                texts = {e.tag.rpartition("}")[2]: e.text or "" for e in element.iter()}
                if texts["title"] == TITLES[lang]:
                    return texts["text"]
                element.clear()
    raise SystemExit(f"no {TITLES[lang]} in the {lang} dump")


def section_figures(found: Sections, gold: Mapping[int, list[int]]) -> str:
    """Return precision over pairs, recall over sections, and how often «none» is right."""
    pairs = [(one, other) for one, others in found.items() for other in others if one in gold]
    right = sum(other in gold[one] for one, other in pairs)
    wanted = [one for one, others in gold.items() if others]
    hit = sum(bool(set(found.get(one, ())) & set(gold[one])) for one in wanted)
    alone = [one for one, others in gold.items() if not others]
    kept = sum(not found.get(one) for one in alone)
    none = f"{kept}/{len(alone)}" if alone else "-"
    return f"P {right / max(1, len(pairs)):.2f}  R {hit / len(wanted):.2f}  no counterpart {none}"


def paragraph_figures(found: Starts, gold: Mapping[int, list[int]]) -> str:
    """Return hit@1 over the paragraphs that have a counterpart, and how often «none» is right."""
    wanted = [one for one, others in gold.items() if others]
    hit = sum(found.get(one) in gold[one] for one in wanted)
    alone = [one for one, others in gold.items() if not others]
    none = f"{sum(one not in found for one in alone)}/{len(alone)}" if alone else "-"
    return f"hit@1 {hit / len(wanted):.2f} of {len(wanted)}  no counterpart {none}"


def sections_of(found: Alignment) -> Sections:
    """Return the counterparts of each source section."""
    return {one: match.target for match in found.sections for one in match.source}


def starts_of(found: Alignment) -> Starts:
    """Return the start of each source paragraph with that of its best counterpart."""
    return {p.source[0]: p.target[0] for p in sorted(found.paragraphs, key=lambda p: p.score)}


def by_lengths(source: Page, target: Page) -> Starts:
    """Return what the length-based baseline pairs."""
    ours, theirs = prose_spans(source), prose_spans(target)
    pairs = by_length([b - a for a, b in ours], [b - a for a, b in theirs])
    return {ours[i][0]: theirs[j][0] for i, j in pairs.items()}


def berlin(shared: Path, links: Mapping[str, Mapping[str, str | None]]) -> None:
    """Print the figures of Berlin, from Russian and from Tajik."""
    gold = json.loads((TESTS / "gold_berlin.json").read_text("utf-8"))
    target = segment_page(dump(shared, "en"), "en")
    for lang in ("ru", "tg"):
        source = segment_page(dump(shared, lang), lang)
        judged = {int(one): others for one, others in gold["sections"][lang].items()}
        paragraphs = dict(gold["paragraphs"][lang])
        print(f"Berlin {lang} → en")
        print(
            f"  sections    title table only   {section_figures(by_title(source, target), judged)}"
        )
        print(
            f"  paragraphs  Gale–Church        {paragraph_figures(by_lengths(source, target), paragraphs)}"
        )
        for name, known in (("no links", {}), ("with links", links.get(lang, {}))):
            if known or name == "no links":
                found = align(source, target, known)
                print(f"  sections    {name:18} {section_figures(sections_of(found), judged)}")
                print(f"  paragraphs  {name:18} {paragraph_figures(starts_of(found), paragraphs)}")


def unknown_languages() -> None:
    """Print the figures of pages in languages that have few or no tables of their own."""
    gold = json.loads((TESTS / "pages" / "gold.json").read_text("utf-8"))
    for name, judged in gold.items():
        article, lang = name.rsplit(".", 1)
        source = segment_page((TESTS / "pages" / f"{name}.wiki").read_text("utf-8"), lang)
        target = segment_page((TESTS / "pages" / f"{article}.en.wiki").read_text("utf-8"), "en")
        known = {int(one): others for one, others in judged.items()}
        print(f"{article} {lang} → en, no links")
        print(
            f"  sections    title table only   {section_figures(by_title(source, target), known)}"
        )
        print(
            f"  sections    ours               {section_figures(sections_of(align(source, target)), known)}"
        )


def joined(paragraphs: list[str], lang: str) -> tuple[Page, list[int]]:
    """Make a page of plain paragraphs; returns it with the start of each."""
    starts, at = [], 0
    for paragraph in (p.strip() for p in paragraphs):
        starts.append(at)
        at += len(paragraph) + 2
    return segment_page("\n\n".join(p.strip() for p in paragraphs) + "\n", lang), starts


def hits(
    ours: list[str], theirs: list[str], gold: list[list[int]], way: Callable[..., Starts]
) -> int:
    """Return how many gold pairs a way of aligning finds."""
    source, starts = joined(ours, "ru")
    target, others = joined(theirs, "en")
    found = way(source, target)
    return sum(found.get(starts[one]) == others[other] for one, other in gold)


def xquad(shared: Path) -> None:
    """Print hit@1 on XQuAD paragraphs, inside each article and over all of them."""
    articles: list[dict[str, Any]] = json.loads(
        (shared / "data" / "xquad-dev.json").read_text("utf-8")
    )["articles"]
    ways: dict[str, Callable[..., Starts]] = {
        "Gale–Church": by_lengths,
        "ours": lambda source, target: starts_of(align(source, target)),
    }
    russian: list[str] = []
    english: list[str] = []
    gold: list[list[int]] = []
    for article in articles:
        gold += [[one + len(russian), other + len(english)] for one, other in article["gold"]]
        russian += article["ru"]
        english += article["en"]
    print("XQuAD ru → en, paragraphs, hit@1, no links")
    for name, way in ways.items():
        inside = sum(hits(a["ru"], a["en"], a["gold"], way) for a in articles)
        over = hits(russian, english, gold, way)
        print(
            f"  {name:18} inside an article {inside / len(gold):.3f}   over all articles {over / len(gold):.3f}"
        )


def halved(shared: Path) -> None:
    """Print how often «not in English» is right when every other English paragraph is taken away."""
    articles = json.loads((shared / "data" / "xquad-dev.json").read_text("utf-8"))["articles"]
    hit = wanted = kept = alone = 0
    for article in articles:
        for half in (0, 1):
            left = [index for index in range(len(article["en"])) if index % 2 == half]
            source, starts = joined(article["ru"], "ru")
            target, others = joined([article["en"][index] for index in left], "en")
            found = starts_of(align(source, target))
            for one, other in article["gold"]:
                if other in left:
                    wanted += 1
                    hit += found.get(starts[one]) == others[left.index(other)]
                else:
                    alone += 1
                    kept += starts[one] not in found
    print("XQuAD ru → en, every other English paragraph taken away, no links")
    print(f"  ours               hit@1 {hit / wanted:.3f}   no counterpart {kept / alone:.3f}")


def coverage(shared: Path) -> None:
    """Print the coverage found when so many of each English paragraph's sentences are left."""
    articles = json.loads((shared / "data" / "xquad-dev.json").read_text("utf-8"))["articles"]
    print("XQuAD ru → en, only some sentences of each English paragraph left: coverage")
    for part in (0.0, 0.25, 0.5, 0.75, 1.0):
        errors, true, seen = [], 0.0, 0.0
        for article in articles:
            ours, theirs, size, there = [], [], 0, 0
            for one, other in article["gold"]:
                russian, english = article["ru"][one], article["en"][other]
                mine, yours = sentences(russian, "ru"), sentences(english, "en")
                if len(mine) == len(yours):
                    count = round(part * len(yours))
                    ours.append(russian)
                    theirs.append(" ".join(english[a:b] for a, b in yours[:count]))
                    size += sum(b - a for a, b in mine)
                    there += sum(b - a for a, b in mine[:count])
            source, target = joined(ours, "ru")[0], joined([t for t in theirs if t], "en")[0]
            said = {pair.source for pair in align(source, target).sentences}
            found = share(source.sections, said)
            errors.append(abs(found - there / size))
            true, seen = true + there / size, seen + found
        count = len(articles)
        print(
            f"  true {true / count:.2f}  found {seen / count:.2f}  mean error {sum(errors) / count:.3f}"
        )


def median_seconds(run: Callable[[], object], times: int = 5) -> float:
    """Return the median duration of a few runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2]


def speed(shared: Path) -> None:
    """Print how long Berlin takes after parsing, how that grows, and the memory."""
    source, target = dump(shared, "ru"), dump(shared, "en")
    one = segment_page(source, "ru"), segment_page(target, "en")
    single = median_seconds(lambda: align(*one))
    print(
        f"{len(target) / 1000:.0f} k against {len(source) / 1000:.0f} k characters: {single:.2f} s after parsing"
    )
    ten = segment_page(source * 10, "ru"), segment_page(target * 10, "en")
    tenfold = median_seconds(lambda: align(*ten), 3)
    print(f"ten times the size: {tenfold:.2f} s, {tenfold / single:.1f} times the time")
    print(f"most memory so far: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared"
    )
    parser.add_argument("--links", type=Path, help='JSON {"ru": {title: English title}, "tg": {…}}')
    options = parser.parse_args()
    links = json.loads(options.links.read_text("utf-8")) if options.links else {}
    berlin(options.shared, links)
    unknown_languages()
    xquad(options.shared)
    halved(options.shared)
    coverage(options.shared)
    speed(options.shared)


if __name__ == "__main__":
    main()
