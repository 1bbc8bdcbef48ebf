"""What is done to texts: start-up of commands, wikitext, alignment, terms and checks."""

from __future__ import annotations

import bz2
import re
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from benchmarks.rows import Row, beside, python

SHARED = Path(__file__).resolve().parents[2] / "shared"
COMMANDS = (
    ("--help",),
    ("summary", "--source", "ru:Душанбе"),
    ("romanize", "Душанбе", "--lang", "ru"),
    ("sessions",),
    ("engines",),
    ("glossary", "lookup", "Душанбе", "--from", "ru"),
)
REPEATED = 10
"""How often growth is measured at a time: of a short text alone the clock's steps are a fifth."""


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
    return [
        beside(
            "workbench " + " ".join(given[:2]),
            python("-m", "workbench", *given),
            "python -c pass",
            python("-c", "pass"),
        )
        for given in COMMANDS
    ]


def wikitext(ru: str) -> list[Row]:
    """Measure the wikitext layer beside a naive pipeline and the floor."""
    import mwparserfromhell
    import razdel

    from workbench.core.adapt import Context, adapt
    from workbench.core.wikitext import tree
    from workbench.core.wikitext.masking import MaskForm, mask, unmask
    from workbench.core.wikitext.segments import segment_page

    page = segment_page(ru, "ru")
    slices = [ru[g.start : g.end] for s in page.sections for b in s.blocks for g in b.segments]
    masked = [mask(piece, MaskForm.HTML) for piece in slices]

    def naive() -> None:
        for section in mwparserfromhell.parse(ru).get_sections(flat=True):
            list(razdel.sentenize(section.strip_code()))

    name = "mwparserfromhell + razdel"
    size = f"{len(ru.encode()) / 1000:.0f} KB"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.wiki"
        file.write_text(ru, encoding="utf-8")

        def floor() -> None:
            re.findall(r"\[\[[^\]]*\]\]|\{\{|<ref|\w+", file.read_text(encoding="utf-8"))

        return [
            beside(f"parse a page of {size}", lambda: tree.parse(ru), "mwparserfromhell alone",
                   lambda: mwparserfromhell.parse(ru, skip_style_tags=True)),
            beside(f"segment a page of {size}", lambda: segment_page(ru, "ru"), name, naive),
            beside("segment it", lambda: segment_page(ru, "ru"), "read it, one regex pass", floor),
            beside("mask its segments", lambda: [mask(s, MaskForm.HTML) for s in slices], name, naive),
            beside("unmask them", lambda: [unmask(m.text, m) for m in masked], name, naive),
            beside("adapt its markup", lambda: adapt(ru, Context("ru")), name, naive, 3),
        ]  # fmt: skip


def growing(ru: str) -> list[Row]:
    """Measure four times the text beside the text: 4 is what reading costs, 16 a square."""
    from workbench.core.adapt import Context, adapt
    from workbench.core.wikitext.segments import segment_page

    short = ru[: len(ru) // 4]

    def again(work: Callable[[str], object], text: str) -> Callable[[], None]:
        def call() -> None:
            for _ in range(REPEATED):
                work(text)

        return call

    works: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("segment", lambda text: segment_page(text, "ru")),
        ("adapt", lambda text: adapt(text, Context("ru"))),
    )
    return [
        beside(f"{name} 4 times the text", again(work, short * 4), f"{name} the text",
               again(work, short), 3, REPEATED)
        for name, work in works
    ]  # fmt: skip


def aligning(ru: str, en: str) -> list[Row]:
    """Measure alignment beside cutting both pages up."""
    from workbench.core.align import align
    from workbench.core.wikitext.segments import segment_page

    source, target = segment_page(ru, "ru"), segment_page(en, "en")
    return [
        beside(
            "align two pages",
            lambda: align(source, target),
            "segment both",
            lambda: (segment_page(ru, "ru"), segment_page(en, "en")),
            3,
        )
    ]


def glossaries(ru: str) -> list[Row]:
    """Measure the term search beside a regular expression of all terms, and ten times the terms."""
    from workbench.config import Config
    from workbench.core.glossary.matcher import Matcher
    from workbench.formats.glossaries import load_all

    terms = [term for term in load_all(Config(), "ru") if term.lang == "ru"]
    matcher = Matcher(terms, "ru")
    few = Matcher(terms[: len(terms) // 10], "ru")
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(t.source) for t in terms) + r")\b", re.I)
    find = f"find {len(terms)} terms in a page"
    return [
        beside(
            find, lambda: matcher.find(ru), "re alternation, exact forms", lambda: pattern.findall(ru), 3
        ),
        beside(find, lambda: matcher.find(ru), "a tenth of the terms", lambda: few.find(ru), 3),
    ]  # fmt: skip


def checking() -> list[Row]:
    """Measure all checks of segments beside Translate Toolkit's filters on the same pairs."""
    from translate.filters.checks import StandardChecker
    from translate.storage.base import TranslationUnit

    from workbench import demo
    from workbench.config import Config
    from workbench.core.checks import CheckContext, check
    from workbench.core.glossary.checking import Checker
    from workbench.formats.glossaries import load_all

    pairs = [(source, target) for lang, source, target in demo.memory() if lang == "ru"]
    filters, context = StandardChecker(), CheckContext("ru")
    terms = Checker(load_all(Config(), "ru"), "ru")

    def toolkit() -> None:
        for source, target in pairs:
            unit = TranslationUnit(source)
            unit.target = target
            filters.run_filters(unit)

    name = "Translate Toolkit's filters"
    return [
        beside("check a pair of segments", lambda: [check(s, t, context) for s, t in pairs], name,
               toolkit, each=len(pairs)),
        beside("check its terms", lambda: [terms.check_segment(s, t) for s, t in pairs], name,
               toolkit, each=len(pairs)),
    ]  # fmt: skip
