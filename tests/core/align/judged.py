"""What the alignment tests share: judgements made by hand, and figures over them."""

from __future__ import annotations

import bz2
import json
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.core.model import Alignment, Page
from workbench.core.wikitext.segments import segment_page

HERE = Path(__file__).parent
GOLD: dict[str, Any] = json.loads((HERE / "gold_berlin.json").read_text("utf-8"))
TITLES = {"en": "Berlin", "ru": "Берлин", "tg": "Берлин"}


def berlin(shared: Path, lang: str) -> Page:
    """Return Berlin from an XML dump, checked to be the text that was judged."""
    with bz2.open(shared / "wikifarm" / "dumps" / f"{lang}.xml.bz2") as stream:
        for _, element in ET.iterparse(stream):
            if element.tag.endswith("}page"):
                texts = {e.tag.rpartition("}")[2]: e.text or "" for e in element.iter()}
                if texts["title"] == TITLES[lang]:
                    assert zlib.crc32(texts["text"].encode()) == GOLD["text"][lang]["crc32"]
                    return segment_page(texts["text"], lang)
                element.clear()
    raise AssertionError(f"no {TITLES[lang]} in the dump")


def figures(found: Alignment, gold: Mapping[int, list[int]]) -> tuple[float, float, float]:
    """Return precision over pairs, recall over sections, and the share of right «none»."""
    pairs = {one: match.target for match in found.sections for one in match.source}
    claimed = [(one, other) for one, others in pairs.items() for other in others]
    right = sum(other in gold[one] for one, other in claimed)
    wanted = [one for one, others in gold.items() if others]
    hit = sum(bool(set(pairs.get(one, ())) & set(gold[one])) for one in wanted)
    alone = [one for one, others in gold.items() if not others]
    kept = sum(one not in pairs for one in alone)
    return right / len(claimed), hit / len(wanted), kept / len(alone) if alone else 1.0


def page(text: str, lang: str) -> Page:
    """Cut a text of the tests' own."""
    return segment_page(text, lang)
