"""False alarms and planted errors of every check: python benchmarks/checks.py [PAIRS.tsv] [--lang ru].

The pairs are professional translations (columns document, en, ru, tg), so what a rule finds in
them is a false alarm. Errors are planted into the same pairs, one kind at a time; those that need
markup get it in both texts first.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from pathlib import Path

from checks_planted import PLANTED, Pair

from workbench.core.checks import CheckContext, check, check_page, every_rule
from workbench.core.model import Severity

PAIRS = Path(__file__).resolve().parents[2] / "shared/data/ntrex-dev.tsv"
BARS = {Severity.ERROR: 0.01, Severity.WARNING: 0.03}

ALSO = {
    "unit": {"number"},
    "date": {"number"},
    "cyrillic-left": {"untranslated"},
    "markup": {"brackets"},
    "number": {"date", "number-words"},
    "number-added": {"number"},
}
"""Rules that may find the error in a rule's stead."""


TAJIK = {
    "января": "январи", "февраля": "феврали", "марта": "марти", "апреля": "апрели", "мая": "майи",
    "июня": "июни", "июля": "июли", "августа": "августи", "сентября": "сентябри",
    "октября": "октябри", "ноября": "ноябри", "декабря": "декабри", "тыс.": "ҳазор",
    "тонн": "тонна", "долл.": "доллар", "рублей": "рубл", "Всего": "Ҳамагӣ", "из них": "аз онҳо",
    "Сумма": "Маблағ", "на них": "ба онҳо", "Это было": "Он", "года": "буд", "годах": "буд",
}  # fmt: skip
"""What the planted Russian words are in Tajik."""


def in_tajik(before: str, source: str) -> str:
    """Say in Tajik what was added to a source."""
    added = source.removeprefix(before)
    for russian, tajik in TAJIK.items():
        added = re.sub(rf"\b{re.escape(russian)}(?!\w)", tajik, added)
    return before + added if source.startswith(before) else source


def found_in(source: str, target: str, lang: str) -> set[str]:
    """Return the rules that find something in a pair."""
    context = CheckContext(lang=lang, existing=frozenset({"Vakhsh"}))
    pair = [finding.rule for finding in check(source, target, context)]
    return {*pair, *(f.rule for f in check_page(source, target, context))}


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="?", type=Path, default=PAIRS)
    parser.add_argument("--lang", default="ru", choices=["ru", "tg"])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rows = [line.split("\t") for line in options.pairs.read_text("utf-8").splitlines()[1:]]
    column = {"ru": 2, "tg": 3}[options.lang]
    pairs = [(row[column], row[1]) for row in rows if len(row) > column]
    false_alarms(pairs, options.lang)
    planted(pairs, options.lang, random.Random(options.seed))


def false_alarms(pairs: list[Pair], lang: str) -> None:
    """Print how often each rule fires on good translations."""
    started = time.perf_counter()
    context = CheckContext(lang=lang)
    counts = Counter(rule for s, t in pairs for rule in {f.rule for f in check(s, t, context)})
    each = (time.perf_counter() - started) / len(pairs)
    print(f"{len(pairs)} pairs {lang}–en, {1 / each:.0f} pairs a second\n")
    print(f"{'rule':22}{'severity':10}{'false alarms':>12}")
    for rule in every_rule():
        share = counts[rule.id] / len(pairs)
        over = "  OVER" if share > BARS.get(rule.severity, 1) else ""
        print(f"{rule.id:22}{rule.severity:10}{share:12.2%}{over}")


def planted(pairs: list[Pair], lang: str, r: random.Random) -> None:
    """Print how many planted errors of each kind are found."""
    print(f"\n{'planted error':24}{'rule':22}{'planted':>8}{'found':>9}")
    for name, (rule, plant) in PLANTED.items():
        made = [pair for s, t in pairs if (pair := plant(r, s, t))]
        if lang == "tg":
            made = [(in_tajik(s, p[0]), p[1]) for s, t in pairs if (p := plant(r, s, t))]
        accepted = {rule} | ALSO.get(rule, set())
        hits = sum(bool(found_in(*pair, lang) & accepted) for pair in made)
        share = hits / len(made) if made else 0.0
        print(f"{name:24}{rule:22}{len(made):8}{share:9.1%}{'' if share >= 0.95 else '  UNDER'}")


if __name__ == "__main__":
    main()
