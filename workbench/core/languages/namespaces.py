"""Namespace names, aliases and interwiki prefixes of the three Wikipedias."""

from __future__ import annotations

from functools import cache

from workbench.core.languages.columns import rows

PACKAGE = "workbench.core.languages.data"

COLUMNS = {"ru": 1, "tg": 2}

LOCAL_ONLY = frozenset({"Incubator", "Project", "Arbitration"})
"""Namespaces that English Wikipedia lacks."""

LANGUAGES = frozenset(
    [
        "ab",
        "af",
        "als",
        "am",
        "an",
        "ar",
        "arc",
        "arz",
        "as",
        "ast",
        "av",
        "ay",
        "az",
        "azb",
        "ba",
        "bar",
        "be",
        "be-tarask",
        "be-x-old",
        "bg",
        "bh",
        "bn",
        "bo",
        "br",
        "bs",
        "bxr",
        "ca",
        "ce",
        "ceb",
        "ckb",
        "co",
        "crh",
        "cs",
        "cu",
        "cv",
        "cy",
        "da",
        "de",
        "dv",
        "el",
        "eml",
        "en",
        "eo",
        "es",
        "et",
        "eu",
        "ext",
        "fa",
        "fi",
        "fo",
        "fr",
        "fur",
        "fy",
        "ga",
        "gag",
        "gd",
        "gl",
        "gn",
        "gu",
        "he",
        "hi",
        "hr",
        "hsb",
        "ht",
        "hu",
        "hy",
        "ia",
        "id",
        "ie",
        "io",
        "is",
        "it",
        "ja",
        "jv",
        "ka",
        "kaa",
        "kk",
        "km",
        "kn",
        "ko",
        "krc",
        "ku",
        "kv",
        "kw",
        "ky",
        "la",
        "lb",
        "lez",
        "lmo",
        "ln",
        "lo",
        "lt",
        "lv",
        "mg",
        "mhr",
        "mi",
        "min",
        "mk",
        "ml",
        "mn",
        "mo",
        "mr",
        "mrj",
        "ms",
        "mt",
        "my",
        "myv",
        "mzn",
        "nah",
        "nap",
        "nds",
        "ne",
        "new",
        "nl",
        "nn",
        "no",
        "nv",
        "oc",
        "om",
        "or",
        "os",
        "pa",
        "pap",
        "pl",
        "pms",
        "pnb",
        "ps",
        "pt",
        "qu",
        "rm",
        "ro",
        "roa-rup",
        "ru",
        "rue",
        "sa",
        "sah",
        "sc",
        "scn",
        "sco",
        "sd",
        "se",
        "sh",
        "si",
        "simple",
        "sk",
        "sl",
        "so",
        "sq",
        "sr",
        "su",
        "sv",
        "sw",
        "szl",
        "ta",
        "te",
        "tg",
        "th",
        "tk",
        "tl",
        "tr",
        "tt",
        "tyv",
        "udm",
        "ug",
        "uk",
        "ur",
        "uz",
        "vec",
        "vep",
        "vi",
        "vo",
        "wa",
        "war",
        "wo",
        "wuu",
        "xal",
        "xmf",
        "yi",
        "yo",
        "zea",
        "zh",
        "zh-classical",
        "zh-min-nan",
        "zh-yue",
        "zu",
    ]
)
"""Codes that are prefixes of Wikipedias."""

SISTERS = {
    "s": "s", "wikisource": "s", "wikt": "wikt", "wiktionary": "wikt", "q": "q", "wikiquote": "q",
    "n": "n", "wikinews": "n", "b": "b", "wikibooks": "b", "v": "v", "wikiversity": "v",
    "voy": "voy", "wikivoyage": "voy",
}  # fmt: skip
"""Prefixes of sister projects that have a wiki a language."""

SHARED = frozenset(
    [
        "c",
        "commons",
        "d",
        "wikidata",
        "m",
        "meta",
        "mw",
        "species",
        "wikispecies",
        "foundation",
        "incubator",
    ]
)
"""Prefixes that lead to the same wiki from everywhere."""


@cache
def aliases(lang: str) -> dict[str, str]:
    """Return lower-case namespace name → English name for a wiki, English names included."""
    out: dict[str, str] = {}
    column = COLUMNS.get(lang)
    for row in rows(PACKAGE, "namespaces.tsv"):
        if row[0] not in LOCAL_ONLY:
            out[row[0].lower()] = row[0]
        if column is not None:
            for name in filter(None, (x.strip() for x in row[column].split(";"))):
                out.setdefault(name.lower(), row[0])
    if lang == "en":
        out.update({"image": "File", "wp": "Wikipedia", "project": "Wikipedia"})
    return out


@cache
def local_name(english: str, lang: str) -> str:
    """Return the wiki's own name of a namespace, as its canonical titles bear it."""
    column = COLUMNS.get(lang)
    for row in rows(PACKAGE, "namespaces.tsv"):
        if row[0] == english and column is not None and row[column]:
            return row[column].split(";")[0].strip()
    return english


def split_namespace(title: str, lang: str) -> tuple[str, str]:
    """Split `Файл:X.jpg` into English namespace and name; the namespace is empty for articles."""
    before, colon, after = title.partition(":")
    if colon:
        english = aliases(lang).get(before.replace("_", " ").strip().lower())
        if english:
            return english, after.strip()
    return "", title


def split_interwiki(title: str) -> tuple[str, str]:
    """Split `de:X` into a known interwiki prefix and the rest; the prefix is empty for none."""
    before, colon, after = title.partition(":")
    prefix = before.strip().lower()
    if colon and (prefix in LANGUAGES or prefix in SISTERS or prefix in SHARED):
        return prefix, after.strip()
    return "", title
