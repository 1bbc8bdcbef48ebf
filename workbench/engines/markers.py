"""What stands for markup in a masked text, form by form, and whether an answer kept it.

Atoms (references, formulas, templates) must come back exactly once. The marks around a
label may be lost, as MinT does where it finds the label nowhere: unmasking looks for the
label again. None may come back twice.
"""

from __future__ import annotations

import re
from collections import Counter

from workbench.core.wikitext.atoms import MaskForm

_ATOMS = {
    MaskForm.PLAIN: r"\bX\s?{n}\s?Q\b",
    MaskForm.HTML: r"<(?:sup|span)\b[^<>]*\bid\s*=\s*[\"']?[rn]{n}\b",
    MaskForm.XML: r"<x\b[^<>]*\bi\s*=\s*[\"']?{n}\b",
    MaskForm.PLACEHOLDER: r"@@\s?PH\s?{n}\s?@@",
}
_LABELS = {
    MaskForm.HTML: r"<(?:a|b|i|span)\b[^<>]*\bid\s*=\s*[\"']?[wbis]{n}\b",
    MaskForm.XML: r"<[abis]\b[^<>]*\bi\s*=\s*[\"']?{n}\b",
    MaskForm.PLACEHOLDER: r"<a{n}>",
}
_WHOLE = {
    MaskForm.PLAIN: r"\bX\s?{n}\s?Q\b",
    MaskForm.HTML: r"<(sup|span)\b[^<>]*\bid\s*=\s*[\"']?[rn]{n}\b[^<>]*>.*?</\1\s*>",
    MaskForm.XML: r"<x\b[^<>]*\bi\s*=\s*[\"']?{n}\b[^<>]*(?:/>|>[^<]*</x\s*>)",
    MaskForm.PLACEHOLDER: r"@@\s?PH\s?{n}\s?@@",
}
_TAGS = {
    MaskForm.HTML: r"<[^<>]*>",
    MaskForm.XML: r"<[^<>]*>",
    MaskForm.PLACEHOLDER: r"</?a\d+>",
}
_NEW = {
    MaskForm.PLAIN: "X{n}Q",
    MaskForm.HTML: '<span class="notranslate" id="n{n}">X{n}</span>',
    MaskForm.XML: '<x i="{n}"/>',
    MaskForm.PLACEHOLDER: "@@PH{n}@@",
}
_FLAGS = re.IGNORECASE | re.DOTALL


def atom(number: int, form: MaskForm) -> str:
    """Return the marker of an opaque atom."""
    return _NEW[form].replace("{n}", str(number))


def label(number: int, form: MaskForm) -> str:
    """Return the opening mark of a label, as one would write it; empty in plain text."""
    return f"<a{number}>" if form is not MaskForm.PLAIN else ""


def pattern(number: int, form: MaskForm) -> re.Pattern[str]:
    """Return what finds the whole marker of an atom in an answer, however it was spaced."""
    return re.compile(_WHOLE[form].replace("{n}", str(number)), _FLAGS)


def atoms(text: str, form: MaskForm) -> Counter[int]:
    """Count the atoms of a masked text or of its translation, by number."""
    return _count(_ATOMS[form], text)


def labels(text: str, form: MaskForm) -> Counter[int]:
    """Count the marks around labels, by number; plain text has none."""
    return _count(_LABELS[form], text) if form in _LABELS else Counter()


def bare(text: str, form: MaskForm) -> str:
    """Return a masked text's words alone."""
    words = re.sub(_WHOLE[form].replace("{n}", r"\d+"), " ", text, flags=_FLAGS)
    if form in _TAGS:
        words = re.sub(_TAGS[form], "", words)
    if form in (MaskForm.HTML, MaskForm.XML):
        from html import unescape

        return unescape(words)
    return words


def lost(source: str, answer: str, form: MaskForm) -> list[str]:
    """Return the marks that an answer lacks, as they are written."""
    return [
        *(atom(n, form) for n in sorted(atoms(source, form) - atoms(answer, form))),
        *(label(n, form) for n in sorted(labels(source, form) - labels(answer, form))),
    ]


def wrong(source: str, answer: str, form: MaskForm) -> str:
    """Return what is wrong with an answer's marks; empty if it can be unmasked safely."""
    sent, back = atoms(source, form), atoms(answer, form)
    if sent - back:
        return "the placeholder of a reference, formula or template was lost"
    if back - sent:
        return "a placeholder came back twice, or one that was not sent"
    if labels(answer, form) - labels(source, form):
        return "a link came back twice, or one that was not sent"
    return ""


def _count(template: str, text: str) -> Counter[int]:
    found = re.findall(template.replace("{n}", r"(\d+)"), text, flags=_FLAGS)
    return Counter(map(int, found))
