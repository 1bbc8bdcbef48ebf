"""Segments and queries to measure the memory with, grown from real sentences by a fixed seed."""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
KINDS = ("short", "long", "edited", "exact", "frequent", "no match")


@dataclass(frozen=True, slots=True)
class Query:
    """A text to look up, and what kind it is."""

    kind: str
    text: str


def sentences(data: Path = DATA) -> list[str]:
    """Return the real Russian sentences that lie beside the checkout."""
    with (data / "ntrex-dev.tsv").open(encoding="utf-8", newline="") as file:
        found = [row["ru"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    for item in json.loads((data / "sentences-ru-dev.json").read_text("utf-8"))["items"]:
        found += item["sents"]
    for article in json.loads((data / "xquad-dev.json").read_text("utf-8"))["articles"]:
        for paragraph in article["ru"]:
            found += re.split(r"(?<=[.!?]) (?=[А-ЯЁ])", paragraph)
    return [s for s in dict.fromkeys(" ".join(text.split()) for text in found) if len(s) >= 12]


def grow(real: list[str], count: int, seed: int = 1) -> Iterator[str]:
    """Yield distinct segments: the real ones, then clauses of several joined and words swapped."""
    rng = random.Random(seed)
    seen = set(real[:count])
    yield from real[:count]
    clauses = [c for s in real for c in re.split(r"(?<=[,;:—]) ", s) if len(c) >= 8]
    words = [w for s in real for w in re.findall(r"\w+", s)]
    while len(seen) < count:
        text = _grown(rng, clauses, words)
        if text not in seen:
            seen.add(text)
            yield text


def _grown(rng: random.Random, clauses: list[str], words: list[str]) -> str:
    """Join one to three clauses and swap a fifth of the words for others."""
    parts = rng.sample(clauses, rng.choices((1, 2, 3), (25, 45, 30))[0])
    pieces = re.split(r"(\w+)", " ".join(parts).rstrip(".,;:— "))
    for place in range(1, len(pieces), 2):
        if rng.random() < 0.2:
            pieces[place] = rng.choice(words)
    text = "".join(pieces)
    return f"{text[:1].upper()}{text[1:]}."


def queries(segments: list[str], each: int, seed: int = 2) -> list[Query]:
    """Return `each` queries of every kind, mixed."""
    rng = random.Random(seed)
    words = [w for s in rng.sample(segments, 3000) for w in re.findall(r"\w+", s)]
    frequent = _frequent(words)
    short = [s for s in rng.sample(segments, min(len(segments), 60_000)) if 12 <= len(s) <= 40]
    long = [s for s in rng.sample(segments, min(len(segments), 20_000)) if len(s) >= 160]
    made: list[Query] = []
    for _ in range(each):
        made += [
            Query("short", _short(rng, rng.choice(short), words)),
            Query("long", _swapped(rng, rng.choice(long), words, 0.12)),
            Query("edited", _edited(rng, rng.choice(segments), words)),
            Query("exact", rng.choice(segments)),
            Query("frequent", _of_frequent(rng, frequent)),
            Query("no match", " ".join(rng.choices(words, k=rng.randint(6, 16)))),
        ]
    rng.shuffle(made)
    return made


def _frequent(words: list[str]) -> list[str]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word.lower()] = counts.get(word.lower(), 0) + 1
    return sorted(counts, key=lambda word: -counts[word])[:40]


def _of_frequent(rng: random.Random, frequent: list[str]) -> str:
    return " ".join(rng.choices(frequent, k=rng.randint(3, 14)))


def _short(rng: random.Random, text: str, words: list[str]) -> str:
    return rng.choice((_one_word(rng, text, words), _mistyped(rng, text, 0.08)))


def _edited(rng: random.Random, text: str, words: list[str]) -> str:
    """Edit as the next version of a sentence is edited: words, endings, letters, or cut off."""
    kind = rng.randrange(4)
    if kind == 0:
        return _swapped(rng, text, words, rng.choice((0.05, 0.12, 0.22)))
    if kind == 1:
        return _other_endings(rng, text)
    if kind == 2:
        return _mistyped(rng, text, 0.08)
    return text[: int(len(text) * 0.78)]


def _swapped(rng: random.Random, text: str, words: list[str], share: float) -> str:
    pieces = re.split(r"(\w+)", text)
    for place in range(1, len(pieces), 2):
        if rng.random() < share:
            pieces[place] = rng.choice(words)
    return "".join(pieces)


def _one_word(rng: random.Random, text: str, words: list[str]) -> str:
    pieces = re.split(r"(\w+)", text)
    if len(pieces) > 1:
        pieces[rng.randrange(1, len(pieces), 2)] = rng.choice(words)
    return "".join(pieces)


def _other_endings(rng: random.Random, text: str) -> str:
    pieces = re.split(r"(\w+)", text)
    for place in range(1, len(pieces), 2):
        if len(pieces[place]) > 4 and rng.random() < 0.5:
            pieces[place] = pieces[place][:-1] + rng.choice(("а", "ом", "ы", "ей", "у"))
    return "".join(pieces)


def _mistyped(rng: random.Random, text: str, share: float) -> str:
    return "".join(
        rng.choice((rng.choice(LETTERS), "", c + rng.choice(LETTERS)))
        if c.isalpha() and rng.random() < share
        else c
        for c in text
    )
