"""The footnote of the lead that gives the article's names in other languages."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.core.romanize import LANGUAGES, romanize


def lead_footnote(titles: Mapping[str, str]) -> str:
    """Return {{efn}} with a {{langx}} for each language code → title, in their order."""
    parts = []
    for lang, title in titles.items():
        latin = f"|translit={romanize(title, lang, 'wiktionary')}" if lang in LANGUAGES else ""
        parts.append(f"{{{{langx|{lang}|{title}{latin}}}}}")
    return "{{efn|" + "; ".join(parts) + "}}"
