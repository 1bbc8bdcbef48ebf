"""The figures that alignment must reach on judged pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.core.align.judged import GOLD, HERE, berlin, figures, page
from workbench.core.align import align

PAGES = json.loads((HERE / "pages" / "gold.json").read_text("utf-8"))


@pytest.mark.parametrize(("lang", "least", "hits"), [("ru", 0.90, 0.75), ("tg", 0.85, 0.55)])
def test_berlin(shared: Path, lang: str, least: float, hits: float) -> None:
    found = align(berlin(shared, lang), berlin(shared, "en"))
    gold = {int(one): others for one, others in GOLD["sections"][lang].items()}
    precision, recall, none = figures(found, gold)
    assert precision >= least
    assert recall >= least
    assert none >= 0.8
    best = {p.source[0]: p.target[0] for p in found.paragraphs}
    wanted = [(one, others) for one, others in GOLD["paragraphs"][lang] if others]
    assert sum(best.get(one) in others for one, others in wanted) / len(wanted) >= hits
    alone = [one for one, others in GOLD["paragraphs"][lang] if not others]
    assert sum(one not in best for one in alone) >= 0.8 * len(alone)


@pytest.mark.parametrize("name", PAGES)
def test_a_language_without_links(name: str) -> None:
    article, lang = name.rsplit(".", 1)
    source = page((HERE / "pages" / f"{name}.wiki").read_text("utf-8"), lang)
    target = page((HERE / "pages" / f"{article}.en.wiki").read_text("utf-8"), "en")
    gold = {int(one): others for one, others in PAGES[name].items()}
    precision, recall, _ = figures(align(source, target), gold)
    assert precision >= 0.75
    assert recall >= 0.65


@pytest.mark.parametrize("kept", [0, 1])
def test_paragraphs_that_english_has_not(shared: Path, kept: int) -> None:
    """Every other English paragraph is taken away: its counterpart must stay alone."""
    articles = json.loads((shared / "data" / "xquad-dev.json").read_text("utf-8"))["articles"]
    alone = right = hit = wanted = 0
    for article in articles:
        ours = [text.strip() for text in article["ru"]]
        left = [i for i in range(len(article["en"])) if i % 2 == kept]
        theirs = [article["en"][i].strip() for i in left]
        found = align(page("\n\n".join(ours), "ru"), page("\n\n".join(theirs), "en"))
        best = {p.source[0]: p.target[0] for p in found.paragraphs}
        for one, other in article["gold"]:
            start = sum(len(text) + 2 for text in ours[:one])
            if other in left:
                wanted += 1
                place = sum(len(text) + 2 for text in theirs[: left.index(other)])
                hit += best.get(start) == place
            else:
                alone += 1
                right += start not in best
    assert right / alone >= 0.9
    assert hit / wanted >= 0.95


def test_permuted_paragraphs_without_links(shared: Path) -> None:
    articles = json.loads((shared / "data" / "xquad-dev.json").read_text("utf-8"))["articles"]
    right = count = 0
    for article in articles:
        ours = [text.strip() for text in article["ru"]]
        theirs = [text.strip() for text in article["en"]]
        found = align(page("\n\n".join(ours), "ru"), page("\n\n".join(theirs), "en"))
        best = {p.source[0]: p.target[0] for p in found.paragraphs}
        starts = [sum(len(t) + 2 for t in ours[:i]) for i in range(len(ours))]
        others = [sum(len(t) + 2 for t in theirs[:i]) for i in range(len(theirs))]
        right += sum(best.get(starts[one]) == others[other] for one, other in article["gold"])
        count += len(article["gold"])
    assert right / count >= 0.95
