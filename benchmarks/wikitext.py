"""Sentence boundaries, speed and growth of the wikitext layer.

Run: python benchmarks/wikitext.py [FOLDER OF REAL DATA]
Prints F1 of internal sentence boundaries beside razdel and sentencex (where installed),
sentences a second, seconds a megabyte, and how time grows on inputs known to be bad.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from workbench.core.wikitext import tree
from workbench.core.wikitext.masking import MaskForm, mask, unmask
from workbench.core.wikitext.segments import segment_page
from workbench.core.wikitext.sentences import sentences

CLOSED = re.compile(r"[.!?…][”\"»“)]*$")
"""A sentence with a stop: headlines without one, joined to what follows, nobody can tell apart."""
Splitter = Callable[[str], Sequence[int]]
BAD: dict[str, Callable[[int], str]] = {
    "<2 Kb in cells": lambda n: "{|\n" + "|-\n| <2 Kb || файл\n" * n + "|}\n",
    "{{a|[[b|{{c|<b> open": lambda n: "{{a|[[b|{{c|<b>" * n,
    "{{{a| open": lambda n: "{{{a|" * n,
    "<td> open": lambda n: "<td>ячейка " * n,
    "<ref> open": lambda n: "<ref>а" * n,
    "[[а| nested": lambda n: "[[а|" * n + "]]" * n,
}
ARTICLE = (
    "'''Вахш''' — река в [[Таджикистан]]е<ref>{{книга|автор=Лоик|год=1999}}</ref>. Длина 524 км, "
    "исток на [[Памир|Памире]]. В 1950 г. построена плотина, и др.\n\n== Мосты ==\n* Мост у села.\n\n"
)


def splitters(lang: str) -> dict[str, Splitter]:
    """Return what is compared: function of a text → ends of its sentences."""
    found: dict[str, Splitter] = {"workbench": lambda t: [end for _, end in sentences(t, lang)]}
    if find_spec("razdel"):
        razdel: Any = import_module("razdel")
        found["razdel"] = lambda t: [one.stop for one in razdel.sentenize(t)]
    if find_spec("sentencex"):
        sentencex: Any = import_module("sentencex")
        found["sentencex"] = lambda t: ends_of(t, list(sentencex.segment(lang, t)))
    found["by page"] = lambda t: [
        one.end for s in segment_page(t, lang).sections for b in s.blocks for one in b.segments
    ]
    return found


def ends_of(text: str, parts: Sequence[str]) -> list[int]:
    """Return where each part of a text ends, its white space left out."""
    ends, at = [], 0
    for part in parts:
        if part.strip():
            at = text.index(part.strip(), at) + len(part.strip())
            ends.append(at)
    return ends


def score(items: Sequence[Any], split: Splitter) -> tuple[float, float]:
    """Return F1 of the internal boundaries, and sentences a second."""
    right = wrong = missed = count = 0
    spent = 0.0
    for item in items:
        gold = ends_of(item["text"], item["sents"])[:-1]
        start = time.perf_counter()
        found = set(split(item["text"])[:-1])
        spent += time.perf_counter() - start
        count += len(item["sents"])
        right += len(found & set(gold))
        wrong += len(found - set(gold))
        missed += len(set(gold) - found)
    return 2 * right / (2 * right + wrong + missed), count / spent


def seconds(work: Callable[[], object]) -> float:
    """Return the best of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Print the figures."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    for lang in ("ru", "tg"):
        path = folder / f"sentences-{lang}-dev.json"
        if path.is_file():
            items = json.loads(path.read_text(encoding="utf-8"))["items"]
            for name, split in splitters(lang).items():
                f1, speed = score(items, split)
                closed, _ = score(
                    [one for one in items if all(map(CLOSED.search, one["sents"]))], split
                )
                print(
                    f"{lang}  {name:10} F1 {f1:.4f}  ({closed:.4f} where every sentence ends with a stop)  {speed:9,.0f} sentences/s"
                )
    for size in (250_000, 500_000, 1_000_000, 2_000_000):
        text = ARTICLE * (size // len(ARTICLE.encode()))
        spent = seconds(lambda text=text: segment_page(text, "ru"))
        print(f"segment_page {len(text.encode()) / 1e6:5.2f} MB  {spent:6.3f} s")
    line = ARTICLE.partition("\n")[0]
    for form in MaskForm:
        spent = seconds(
            lambda form=form: [unmask("A " + (m := mask(line, form)).text, m) for _ in range(200)]
        )
        print(f"mask + unmask {form:12} {200 / spent:8,.0f} segments/s")
    for name, make in BAD.items():
        texts = [make(n) for n in (1_000, 2_000, 4_000)]
        ours = [f"{seconds(lambda text=text: segment_page(text, 'ru')):.3f}" for text in texts]
        trees = [f"{seconds(lambda text=text: tree.parse(text)):.3f}" for text in texts]
        print(f"{name:22} n = 1,000 2,000 4,000: {'  '.join([*ours, 'tree', *trees])} s")


if __name__ == "__main__":
    main()
