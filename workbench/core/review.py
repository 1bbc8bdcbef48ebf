"""The review gate: how much of a text is unmodified machine translation, and what holds it back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.core.model import Draft, Finding, Kind, Severity, State, Unit

MACHINE, MACHINE_SEEN = 0.85, 0.95
"""Above this share of machine translation a paragraph is warned of: at first, and once accepted."""
COPIED, COPIED_SEEN = 0.60, 0.75
"""The same for a paragraph that is the source itself."""
PAGE = 0.95
"""Above this share of machine translation a text is held back."""
FEWEST = 10
"""Words of the source below which a paragraph is not measured."""


@dataclass(frozen=True, slots=True)
class GateReason:
    """One reason why a text is held back."""

    unit: int
    """The segment; 0 for the whole text."""
    reason: str
    way_on: str
    """What the person can do about it."""
    key: str = ""
    """Names the reason for `answered`: what is doubted or lost, and where."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How much of a paragraph was left as a machine, or the source, had it."""

    units: tuple[int, ...]
    machine: float
    """0 to 1; 0 where no machine translated it."""
    copied: float
    """0 to 1: how much of the source itself stands in the text."""

    def warns(self, *, seen: bool = False) -> bool:
        """Tell whether to warn; `seen` once the person has accepted an earlier warning."""
        machine, copied = (MACHINE_SEEN, COPIED_SEEN) if seen else (MACHINE, COPIED)
        return self.machine > machine or self.copied > copied


def tokens(text: str) -> list[str]:
    """Return the words as they are compared: case and punctuation count."""
    return re.findall(r"\S+", text)


def score(proposed: str, text: str) -> float:
    """Return the share, 0 to 1, of a proposal that is left in a text.

    As ContentTranslation computes it: the longest common subsequence of the words,
    divided by the longer one's number of words.
    """
    from rapidfuzz.distance import LCSseq

    ours, theirs = tokens(proposed), tokens(text)
    longer = max(len(ours), len(theirs))
    return LCSseq.similarity(ours, theirs) / longer if longer else 0.0


def handled(draft: Draft) -> str:
    """Tell what the person did: edited, confirmed as proposed, typed, skipped, or nothing."""
    if draft.state is State.SKIPPED:
        return "skipped"
    if not draft.text.strip() or draft.state is State.PROPOSED:
        return "nothing"
    if not draft.proposed:
        return "typed"
    return "confirmed as proposed" if draft.text == draft.proposed else "edited"


def paragraphs(units: Sequence[Unit], sources: Mapping[str, str]) -> Iterator[list[Unit]]:
    """Yield the segments of each paragraph together; `sources` are wikitexts by language."""
    group: list[Unit] = []
    for unit in units:
        if group and not together(group[-1], unit, sources):
            yield group
            group = []
        group.append(unit)
    if group:
        yield group


def together(a: Unit, b: Unit, sources: Mapping[str, str]) -> bool:
    """Tell whether a segment and the one after it belong to the same paragraph."""
    same = (a.lang, a.section, a.kind) == (b.lang, b.section, b.kind)
    return same and a.end <= b.start and "\n" not in sources.get(a.lang, "")[a.end : b.start]


def measure(
    units: Sequence[Unit], drafts: Mapping[int, Draft], sources: Mapping[str, str]
) -> list[Measured]:
    """Measure each paragraph of prose with ten words or more that has a translation.

    Tables, lists, headings, files and templates are exempt, as in ContentTranslation.
    """
    found = []
    for group in paragraphs(units, sources):
        mine = [drafts[unit.id] for unit in group if _used(drafts.get(unit.id))]
        source = " ".join(unit.text for unit in group)
        if not mine or group[0].kind is not Kind.PARAGRAPH or len(tokens(source)) < FEWEST:
            continue
        text = " ".join(draft.text for draft in mine)
        machine = any(draft.machine for draft in mine)
        proposed = " ".join(draft.proposed if draft.machine else "" for draft in mine)
        found.append(
            Measured(
                tuple(unit.id for unit in group),
                score(proposed, text) if machine else 0.0,
                score(source, text),
            )
        )
    return found


def _used(draft: Draft | None) -> bool:
    """Tell whether a draft has text that is handed over."""
    return draft is not None and bool(draft.text.strip()) and draft.state is not State.SKIPPED


def page_share(
    units: Sequence[Unit], drafts: Mapping[int, Draft], sources: Mapping[str, str]
) -> float:
    """Return the share, 0 to 1, of the confirmed words that stand in their machine translation.

    As ContentTranslation measures a whole page: by paragraph, in any order.
    Only what was confirmed counts, and only prose.
    """
    words = left = 0
    for group in paragraphs(units, sources):
        confirmed = [
            drafts[u.id]
            for u in group
            if _used(drafts.get(u.id)) and drafts[u.id].state is State.CONFIRMED
        ]
        size = sum(len(tokens(unit.text)) for unit in group)
        if group[0].kind is not Kind.PARAGRAPH or size < FEWEST:
            continue
        known = {word for draft in confirmed if draft.machine for word in tokens(draft.proposed)}
        said = [word for draft in confirmed for word in tokens(draft.text)]
        words += len(said)
        left += sum(word in known for word in said)
    return left / words if words else 0.0


def gate(
    units: Sequence[Unit],
    drafts: Mapping[int, Draft],
    sources: Mapping[str, str],
    *,
    doubted: Sequence[tuple[str, Finding]] = (),
    answered: Mapping[str, str] | None = None,
) -> list[GateReason]:
    """Return why a text may not be handed over, by segment; nothing when it may.

    `units` are those of the chosen part, `sources` the source wikitexts by language.
    `doubted` are the doubts that no template states (checks.reliability), with the language
    of the source. `answered` has the keys of doubts and losses that the person has dealt
    with, and how.
    """
    given = answered or {}
    used = [unit for unit in units if _used(drafts.get(unit.id))]
    open_ = [
        *_unread(used, drafts),
        *_lost(used, drafts, sources),
        *_signalled(used, drafts, sources),
        *_doubted(used, drafts, doubted),
    ]
    found = [reason for reason in open_ if reason.key not in given]
    share = page_share(units, drafts, sources)
    if share > PAGE:
        found.append(
            GateReason(
                0,
                f"{share:.0%} of the confirmed prose is unmodified machine translation",
                "Put more of it into your own words; at most 95% may stay.",
            )
        )
    return sorted(found, key=lambda reason: reason.unit)


def _unread(units: Iterable[Unit], drafts: Mapping[int, Draft]) -> Iterator[GateReason]:
    for unit in units:
        draft = drafts[unit.id]
        hardly = draft.state is State.EDITED and score(draft.proposed, draft.text) > MACHINE_SEEN
        if draft.machine and (draft.state is State.PROPOSED or hardly):
            changed = "hardly changed" if hardly else "machine-proposed"
            yield GateReason(
                unit.id, f"{changed} and not confirmed", "Look at it, then confirm or skip it."
            )


def _lost(
    units: Sequence[Unit], drafts: Mapping[int, Draft], sources: Mapping[str, str]
) -> Iterator[GateReason]:
    """Yield the references that stand in a source segment and nowhere in the text."""
    from workbench.core.checks.marks import lost_marks, marks

    everywhere = [keys for unit in units for keys in marks(drafts[unit.id].text)]
    for unit in units:
        source = sources.get(unit.lang, "")[unit.start : unit.end]
        for keys in lost_marks(source, drafts[unit.id].text, everywhere):
            yield GateReason(
                unit.id,
                f"the reference {keys[0]} was lost",
                "Put it back, or say why it is left out.",
                f"reference:{unit.id}:{keys[0]}",
            )


_ANSWERS = "Skip it, translate it with the English tag, or say that you have checked it."


def _signalled(
    units: Sequence[Unit], drafts: Mapping[int, Draft], sources: Mapping[str, str]
) -> Iterator[GateReason]:
    """Yield the passages that the sources' own templates doubt."""
    for lang in dict.fromkeys(unit.lang for unit in units):
        mine = [unit for unit in units if unit.lang == lang]
        for finding in _signals(sources.get(lang, ""), lang):
            if finding.severity is Severity.INFO:
                continue
            unit = _holder(finding, mine, sources[lang])
            if unit is None or _tagged(finding, drafts[unit.id].text, sources[lang], lang):
                continue
            whole = not unit.start <= finding.start < unit.end
            section = section_at(sources[lang], finding.start) if whole else 0
            yield GateReason(
                0 if whole else unit.id,
                f"the {lang} page says {finding.message}",
                _ANSWERS,
                doubt_key(finding.rule, lang, 0 if whole else unit.id, section),
            )


@lru_cache(maxsize=8)
def _signals(source: str, lang: str) -> tuple[Finding, ...]:
    """Return the signals of a page; the gate is asked often, a page hardly ever changes."""
    from workbench.core.adapt.signals import signals

    return tuple(signals(source, lang))


TAGS = {
    "reliability-unreferenced-paragraph": ("citation needed", "cn", "unreferenced section"),
    "reliability-dead-link": ("dead link",),
    "reliability-weak-source": (
        "better source needed",
        "unreliable source?",
        "self-published inline",
        "user-generated source",
    ),
    "reliability-contradiction": ("contradictory inline", "disputed inline", "dubious"),
}
"""English templates that pass a doubt on to the reader, in lower case, the usual one first."""


def _doubted(
    units: Sequence[Unit], drafts: Mapping[int, Draft], doubted: Iterable[tuple[str, Finding]]
) -> Iterator[GateReason]:
    """Yield the doubts about what is taken over, each once a segment."""
    seen: set[str] = set()
    for lang, doubt in doubted:
        mine = doubted_units(units, lang, doubt)
        if not mine or _passed_on(doubt, [drafts[unit.id].text for unit in mine]):
            continue
        key = doubt_key(doubt.rule, lang, mine[0].id)
        if key not in seen:
            seen.add(key)
            yield GateReason(mine[0].id, f"in the {lang} page, {doubt.message}", _ANSWERS, key)


def doubt_key(rule: str, lang: str, unit: int, section: int = 0) -> str:
    """Return what a doubt about a source is answered by.

    Unit 0 stands for the whole page, or with a section for all of that section.
    """
    return f"{rule}:{lang}:{unit}" + (f":{section}" if section else "")


def doubted_units(units: Iterable[Unit], lang: str, doubt: Finding) -> list[Unit]:
    """Return the segments that hold something of what is doubted in a source."""
    return [u for u in units if u.lang == lang and u.end > doubt.start and u.start < doubt.end]


def _passed_on(doubt: Finding, texts: Iterable[str]) -> bool:
    """Tell whether the translation carries the English tag, or the reference that was missing."""
    from workbench.core.wikitext.scan import templates

    text = "\n".join(texts)
    names = {call.name.strip().lower() for call in templates(text)}
    cited = doubt.rule == "reliability-unreferenced-paragraph" and "<ref" in text
    return cited or not names.isdisjoint(TAGS.get(doubt.rule, ()))


def _holder(finding: Finding, units: Sequence[Unit], source: str) -> Unit | None:
    """Return the segment that a signal doubts, or the first of the page or section it doubts.

    None when it doubts a passage that is not taken over.
    """
    for unit in units:
        if unit.start <= finding.start < unit.end:
            return unit
    if finding.rule not in _OF_PAGES:
        return None
    section = section_at(source, finding.start)
    return next((unit for unit in units if section in (0, unit.section)), None)


def section_at(source: str, at: int) -> int:
    """Return the number of the section that a place of a page stands in, 0 for the lead."""
    return bisect_right(_headings(source), at)


@lru_cache(maxsize=8)
def _headings(source: str) -> tuple[int, ...]:
    """Return where the sections of a page begin, those after the lead."""
    from workbench.core.wikitext.lines import headings, masked
    from workbench.core.wikitext.spans import scan

    return tuple(head.start for head in headings(masked(source, scan(source))))


_OF_PAGES = frozenset(
    f"reliability-{name}"
    for name in [
        "unreferenced",
        "disputed",
        "neutrality",
        "original-research",
        "affiliated",
        "rewrite",
        "style",
        "advert",
        "translation",
        "outdated",
        "several",
    ]
)


def _tagged(finding: Finding, text: str, source: str, lang: str) -> bool:
    """Tell whether the translation carries the English counterpart of a signal."""
    from workbench.core.adapt.signals import english_names
    from workbench.core.wikitext.scan import templates

    wanted = english_names(source[finding.start : finding.end], finding.rule, lang)
    present = {call.name.lower() for call in templates(text)}
    return any(name.lower() in present for name in wanted)
