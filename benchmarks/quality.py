"""Scores an engine against human translations: python benchmarks/quality.py FILE.tsv --engine NAME.

The file has a header naming its columns by language (en, ru, tg); others are ignored. English is
the reference. Printed are chrF2 and BLEU of sacrebleu with 95 % confidence from bootstrap samples
of the lines; two hundred lines give about ±1.5 chrF, so only a larger drop means anything. Beside
the engine stand two baselines that translate nothing: the source as it is, and its romanisation.
A line that the engine fails on counts as its source, as the reader of a draft would see it.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from workbench.config import Config, pairs
from workbench.core.romanize import romanize
from workbench.engines import registry
from workbench.engines.pretranslate import Outcome, Progress, pretranslate

SAMPLES = 1000
"""Bootstrap samples."""


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line; return the exit code."""
    options = parser().parse_args(arguments)
    lines = read(options.file, options.lang, options.limit)
    if not lines:
        print(f"{options.file} has no lines in {options.lang} and en.", file=sys.stderr)
        return 2
    sources = [source for source, _ in lines]
    references = [reference for _, reference in lines]
    systems = {
        "source as it is": sources,
        "romanised": [romanize(source, options.lang) for source in sources],
    }
    report: dict[str, Any] = {"file": options.file.name, "lang": options.lang, "lines": len(lines)}
    if options.engine:
        config = Config(
            tables={f"engines.{options.engine}": settings(options)},
            engine_urls=pairs(tuple(options.engine_url), "--engine-url"),
        )
        engine = registry.get(options.engine, config)
        if reason := engine.unusable():
            print(f"{options.engine} cannot be used: {reason}", file=sys.stderr)
            return 3
        start = time.monotonic()
        outcome = pretranslate(list(enumerate(sources)), options.lang, [engine], progress=tell)
        report["seconds"] = round(time.monotonic() - start, 1)
        report["untranslated"] = len(outcome.failed)
        report["reasons"] = dict(Counter(outcome.failed.values()).most_common(5))
        systems[options.engine] = filled(sources, outcome)
    report["systems"] = {name: scores(texts, references) for name, texts in systems.items()}
    show(report, options.json)
    return 1 if report.get("untranslated") else 0


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    made = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    made.add_argument("file", type=Path, help="tab-separated, with a header")
    made.add_argument("--engine", default="", help="without one, only the baselines are scored")
    made.add_argument("--lang", default="ru", help="column of the source: ru or tg")
    made.add_argument("--limit", type=int, default=0, help="take so many lines only")
    made.add_argument("--engine-url", action="append", default=[], metavar="NAME=URL")
    made.add_argument("--model", default="", help="model of the engine chat")
    made.add_argument("--path", default="", help="model folder of the engine local")
    made.add_argument("--json", action="store_true", help="print one JSON document")
    return made


def settings(options: argparse.Namespace) -> dict[str, str]:
    """Return the settings of the engine that were given."""
    return {key: getattr(options, key) for key in ("model", "path") if getattr(options, key)}


def read(path: Path, lang: str, limit: int = 0) -> list[tuple[str, str]]:
    """Return pairs of source and English reference; lines that lack either are skipped."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        found = [(row.get(lang) or "", row.get("en") or "") for row in rows]
    whole = [(source, english) for source, english in found if source and english]
    return whole[:limit] if limit else whole


def filled(sources: list[str], outcome: Outcome) -> list[str]:
    """Return the translations, and the source where there is none."""
    done = outcome.translated
    return [done[n].text if n in done else source for n, source in enumerate(sources)]


def scores(texts: list[str], references: list[str]) -> dict[str, dict[str, float]]:
    """Return chrF2 and BLEU with the half-width of their 95 % confidence interval."""
    from sacrebleu.metrics import BLEU, CHRF

    metrics = {"chrF2": CHRF(references=[references]), "BLEU": BLEU(references=[references])}
    out = {}
    for name, metric in metrics.items():
        found = metric.corpus_score(texts, None, n_bootstrap=SAMPLES)
        out[name] = {
            "score": round(float(found.score), 1),
            "mean": round(float(found._mean), 1),
            "confidence": round(float(found._ci), 1),
        }
    return out


def show(report: dict[str, Any], as_json: bool) -> None:
    """Print the report."""
    if as_json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
        return
    print(f"{report['file']}, {report['lang']} → en, {report['lines']} lines")
    for name, found in report["systems"].items():
        row = "   ".join(f"{m} {v['score']:5.1f} ± {v['confidence']:.1f}" for m, v in found.items())
        print(f"  {name:20} {row}")
    if "untranslated" in report:
        print(f"  untranslated: {report['untranslated']}, {report['seconds']} s")
        for reason, count in report["reasons"].items():
            print(f"    {count} × {reason}")


def tell(progress: Progress) -> None:
    """Print how far the engine has come, on one line of stderr."""
    left = "" if progress.seconds_left is None else f", {progress.seconds_left:.0f} s left"
    print(f"\r{progress.done}/{progress.total}{left}   ", end="", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
