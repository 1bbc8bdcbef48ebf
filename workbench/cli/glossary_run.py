"""Running a glossary check: the inputs, the processes, the corrections."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.common import say, show, show_json
from workbench.cli.glossary_options import Options
from workbench.core.counting import counted
from workbench.errors import UsageError
from workbench.flow import glossary_batch as batch
from workbench.flow import glossary_inputs as inputs
from workbench.flow.glossary_batch import Batch, Problem
from workbench.flow.glossary_inputs import Item
from workbench.outputs.findings import Located

if TYPE_CHECKING:
    from workbench.core.glossary.terms import Term
    from workbench.core.languages.russian import Lemmas

SLOW = 3.0
"""Seconds after which progress is told, and between two tellings."""


@dataclass(slots=True)
class Outcome:
    """What a run came to."""

    found: list[Located] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    texts: int = 0
    alone: int = 0
    """How many of them were checked as English alone."""
    changed: bool = False
    said: set[tuple[object, ...]] = field(default_factory=set)
    """What was found in pages, which several sources may find."""


def paths_of(options: Options) -> list[str]:
    """Return the files and sessions to check."""
    return inputs.files(options.wanted)


def run(options: Options, paths: Sequence[str]) -> Outcome:
    """Check everything that was asked for."""
    import gc

    gc.set_threshold(200_000, 20, 100)
    outcome = Outcome()
    _told[0] = time.monotonic()
    languages = list(_by_language(options, paths))
    for lang, sources in languages:
        terms = _terms(options, lang)
        cache = _load_cache(options, lang)
        known = len(cache)
        for result in batch.run(
            batch.chunks(sources), terms, lang, cache=cache, processes=_processes(options, paths)
        ):
            _take(options, outcome, result, cache)
        if options.cached and len(cache) > known:
            _save_cache(lang, cache)
    if len(languages) > 1:
        order = {path: number for number, path in enumerate(paths)}
        outcome.found.sort(key=lambda item: order.get(item.path, len(order)))
    return outcome


def _by_language(
    options: Options, paths: Sequence[str]
) -> Iterator[tuple[str, Iterable[Callable[[], Iterator[Item]]]]]:
    """Part the inputs by their source language, of which pages and sessions may have several."""
    wanted, config = options.wanted, options.config
    sessions = [p for p in paths if not inputs.is_file(p)]
    others = [p for p in paths if p not in sessions]
    if not paths:
        yield wanted.lang, inputs.live(wanted, config)
    groups: dict[str, list[str]] = {}
    for path in others:
        for lang in [wanted.lang] if wanted.lang else inputs.languages(path) or [""]:
            groups.setdefault(lang, []).append(path)
    for lang, group in groups.items():
        yield lang, [_opener(p, options, lang) for p in group]
    for name in sessions:
        for lang in inputs.session_languages(name, config):
            if wanted.lang in ("", lang):
                yield lang, [_opener(name, options, lang)]


def _opener(path: str, options: Options, lang: str) -> Callable[[], Iterator[Item]]:
    wanted = replace(options.wanted, lang=lang)
    return lambda: inputs.items(path, wanted, options.config)


def _terms(options: Options, lang: str) -> list[Term]:
    from workbench.formats import glossaries

    if options.only_glossary:
        if not options.glossaries:
            raise UsageError("--only-glossary needs a --glossary.")
        return glossaries.strongest(
            term for path in options.glossaries for term in glossaries.load_file(path)
        )
    return glossaries.load_all(options.config, lang, files=options.glossaries)


def _processes(options: Options, paths: Sequence[str]) -> int:
    return options.jobs if inputs.size(paths) >= batch.WORTH_A_POOL else 1


def _take(
    options: Options, outcome: Outcome, result: batch.Outcome, cache: dict[str, Lemmas]
) -> None:
    if isinstance(result, Problem):
        outcome.problems.append(result)
        return
    cache.update(result.learnt)
    outcome.texts += result.texts
    outcome.alone += result.alone
    wanted = (_graded(options, f) for f in result.found if f.finding.rule in options.rules)
    outcome.found += [item for item in wanted if _is_new(item, outcome.said)]
    _tell(outcome)


def _is_new(item: Located, said: set[tuple[object, ...]]) -> bool:
    """Tell whether no other source of the page has asked for the same at this place."""
    if not item.source:
        return True
    finding = item.finding
    place = (item.path, finding.start, finding.end, finding.rule, finding.expected)
    known = place in said
    said.add(place)
    return not known


def _graded(options: Options, item: Located) -> Located:
    severity = options.severity[item.finding.rule]
    if severity == item.finding.severity:
        return item
    return replace(item, finding=replace(item.finding, severity=severity))


_told = [time.monotonic()]


def _tell(outcome: Outcome) -> None:
    if time.monotonic() - _told[0] > SLOW:
        _told[0] = time.monotonic()
        say(f"Texts checked: {outcome.texts}, findings: {len(outcome.found)} …")


def _cache_file(lang: str) -> Path:
    from workbench import places

    return places.cache() / f"lemmas-{lang}.tsv"


def _load_cache(options: Options, lang: str) -> dict[str, Lemmas]:
    if lang != "ru" or not options.cached:
        return {}
    from workbench.formats import lemma_file

    return lemma_file.load(_cache_file(lang))


def _save_cache(lang: str, cache: dict[str, Lemmas]) -> None:
    if lang == "ru":
        from workbench.formats import lemma_file

        lemma_file.save(_cache_file(lang), cache)


def fix(options: Options, outcome: Outcome) -> Outcome:
    """Correct what is certain in the files, or show the difference.

    Returns what is left, by its place in the corrected files.
    """
    from workbench.keeping import save
    from workbench.outputs.fixes import corrected, difference

    by_path: dict[str, list[Located]] = {}
    for item in outcome.found:
        if item.finding.fix is not None and os.path.isfile(item.path) and not item.segment:
            by_path.setdefault(item.path, []).append(item)
    differences: list[str] = []
    for path, items in by_path.items():
        before = Path(path).read_bytes().decode("utf-8")
        text = before.removeprefix("\ufeff")
        mark = before[: len(before) - len(text)]
        after = mark + corrected(text, [i.finding for i in items])
        if options.diff:
            differences.append(difference(path, before, after))
        else:
            save(path, after)
    if options.diff and options.as_json:
        show_json({"diff": "\n".join(differences)})
    elif differences:
        show("\n".join(differences))
    if options.diff:
        return replace(outcome, changed=bool(by_path))
    say(f"{counted(sum(map(len, by_path.values())), 'finding')} corrected.")
    return _checked_again(options, outcome, list(by_path))


def _checked_again(options: Options, outcome: Outcome, paths: Sequence[str]) -> Outcome:
    """Return an outcome with what corrected files have now: their columns have moved."""
    if not paths:
        return outcome
    order = {path: at for at, path in enumerate(dict.fromkeys(i.path for i in outcome.found))}
    again = run(options, paths)
    left = [item for item in outcome.found if item.path not in paths] + again.found
    left.sort(key=lambda item: order[item.path])
    return replace(outcome, found=left, problems=outcome.problems + again.problems)


__all__ = ["Batch", "Outcome", "fix", "paths_of", "run"]
