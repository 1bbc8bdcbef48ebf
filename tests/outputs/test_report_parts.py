"""The HTML report piece by piece: what stands in each cell, and what is left out where nothing is to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from workbench.core.align.agreement import Disagreement
from workbench.core.align.gaps import Grid, Row, Side
from workbench.core.align.reuse import Reusable
from workbench.core.model import Fact, Gap
from workbench.core.wikitext.segments import segment_page
from workbench.outputs.report import report

PAGES = {
    "en": segment_page("Lead.\n\n== Old & new ==\nOne here.\n\n=== Deep ===\nTwo.\n", "en"),
    "ru": segment_page("Лид.\n\n== Старое ==\nОдин <тут>.\n\nДва там.\n", "ru"),
    "tg": segment_page("Сар.\n\n== Кӯҳна ==\nЯк.\n", "tg"),
}
NOTHING = Grid((), {})


def side(**more: Any) -> Side:
    fields: dict[str, Any] = {
        "sections": (1,),
        "state": Gap.THINNER,
        "score": 0.5,
        "why": {},
        "size": 40,
        "coverage": 0.254,
        "paragraphs": (),
        "facts": (),
        **more,
    }
    return Side(**fields)


def row(sides: Mapping[str, Side] | None = None, **more: Any) -> Row:
    fields: dict[str, Any] = {
        "title": "",
        "level": 2,
        "target": (1,),
        "size": 9,
        "state": Gap.THINNER,
        "sides": sides or {},
        **more,
    }
    return Row(**fields)


def made(
    *rows: Row, reuse: Mapping[str, tuple[Reusable, ...]] | None = None, title: str = ""
) -> str:
    langs = dict.fromkeys((lang for one in rows for lang in one.sides), 0.5)
    return report(Grid(rows, langs), PAGES, title, reuse)


@pytest.mark.parametrize(
    ("title", "head"),
    [("", "What English lacks"), ("Town", "What English lacks: Town"), ("A<b>", "What English lacks: A&lt;b&gt;")],
)  # fmt: skip
def test_the_page_has_its_head_and_nothing_behind_its_end(title: str, head: str) -> None:
    lines = report(NOTHING, PAGES, title).split("\n")
    assert lines[:2] == ["<!DOCTYPE html>", '<html lang="en"><head><meta charset="utf-8">']
    assert lines[2] == (
        '<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;; style-src '
        '&#x27;unsafe-inline&#x27;; base-uri &#x27;none&#x27;; form-action &#x27;none&#x27;">'
    )
    assert lines[3] == '<meta name="viewport" content="width=device-width, initial-scale=1">'
    assert lines[4] == f"<title>{head}</title><style>"
    assert "</style></head><body>" in lines
    assert lines[-6:] == [
        "</style></head><body>",
        f"<h1>{head}</h1>",
        "<ul></ul>",
        "<table><thead><tr><th>Section</th><th>State</th><th>English size</th></tr></thead><tbody></tbody></table>",
        "</body></html>",
        "",
    ]


@pytest.mark.parametrize(
    ("coverage", "list_"),
    [
        ({"ru": 0.5}, "<ul><li>Of the Russian article English has 50%.</li></ul>"),
        ({"tg": 0.0}, "<ul><li>Of the Tajik article English has 0%.</li></ul>"),
        (
            {"ru": 1.0, "uk": 0.126},
            "<ul><li>Of the Russian article English has 100%.</li><li>Of the Ukrainian article English has 13%.</li></ul>",
        ),
        ({"x<y": 0.2}, "<ul><li>Of the x&lt;y article English has 20%.</li></ul>"),
    ],
)  # fmt: skip
def test_the_share_of_each_source_is_told(coverage: dict[str, float], list_: str) -> None:
    text = report(Grid((), coverage), PAGES)
    assert list_ in text.split("\n")
    for lang in coverage:
        name = {"ru": "Russian", "tg": "Tajik", "uk": "Ukrainian", "x<y": "x&lt;y"}[lang]
        assert f"<th>{name}</th><th>size</th><th>in English</th>" in text


@pytest.mark.parametrize(
    ("one", "cells"),
    [
        (
            row(),
            '<tr><th scope="row" style="padding-left:0.6rem">Old &amp; new</th><td><span class="state thinner">thinner</span></td>'
            '<td class="n">9</td></tr>',
        ),
        (
            row(target=(), title="Новое", state=Gap.MISSING, level=3),
            '<tr><th scope="row" style="padding-left:1.8rem">Новое</th><td><span class="state missing">missing</span></td>'
            '<td class="n">–</td></tr>',
        ),
        (
            row(target=(0,), state=Gap.PRESENT, level=0, size=0),
            '<tr><th scope="row" style="padding-left:0.6rem">(lead)</th><td><span class="state present">present</span></td>'
            '<td class="n">0</td></tr>',
        ),
        (
            row(target=(2,), state=Gap.TARGET_ONLY, level=4),
            '<tr><th scope="row" style="padding-left:3.0rem">Deep</th><td><span class="state only">only in English</span></td>'
            '<td class="n">9</td></tr>',
        ),
    ],
)  # fmt: skip
def test_a_row_without_sources_has_title_state_and_size(one: Row, cells: str) -> None:
    text = made(one)
    assert f"<tbody>{cells}</tbody>" in text
    assert "<section" not in text


@pytest.mark.parametrize(
    ("sides", "cells"),
    [
        (
            {"ru": side()},
            '<td><span class="state thinner">thinner</span></td><td class="n">40</td><td class="n">25%</td>',
        ),
        (
            {"ru": side(size=0, state=Gap.PRESENT)},
            '<td><span class="state present">present</span></td><td class="n">0</td><td class="n">–</td>',
        ),
        (
            {"ru": side(size=1, coverage=1.0), "tg": side(size=2, coverage=0.0)},
            '<td><span class="state thinner">thinner</span></td><td class="n">1</td><td class="n">100%</td>'
            '<td><span class="state thinner">thinner</span></td><td class="n">2</td><td class="n">0%</td>',
        ),
    ],
)  # fmt: skip
def test_a_row_with_sources_leads_to_its_details(sides: dict[str, Side], cells: str) -> None:
    text = made(row(), row(sides))
    assert (
        f'<a href="#row1">Old &amp; new</a></th><td><span class="state thinner">thinner</span></td><td class="n">9</td>{cells}</tr>'
        in text
    )
    assert (
        '<section id="row1"><h2>Old &amp; new <span class="state thinner">thinner</span></h2>'
        in text
    )
    assert "row0" not in text


def test_a_source_without_the_section_has_empty_cells() -> None:
    text = made(row({"ru": side()}), row({"tg": side()}))
    empty = '<td>–</td><td class="n">–</td><td class="n">–</td>'
    assert text.count(empty) == 2
    assert f'<td class="n">25%</td>{empty}</tr>' in text
    assert f'<td class="n">9</td>{empty}<td>' in text


@pytest.mark.parametrize(
    ("after", "said"),
    [(None, None), (0, "<p>Belongs behind «the lead».</p>"), (1, "<p>Belongs behind «Old &amp; new».</p>")],
)  # fmt: skip
def test_where_a_missing_section_belongs(after: int | None, said: str | None) -> None:
    text = made(row({"ru": side()}, after=after))
    assert ("Belongs behind" in text) is (said is not None)
    assert said is None or said in text.split("\n")


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (side(), '<h3>Russian: <span lang="ru">Старое</span></h3><p><small>Score 0.50</small></p>'),
        (
            side(why={"title": 0.4}, score=0.4),
            '<h3>Russian: <span lang="ru">Старое</span></h3><p><small>Score 0.40: title 0.40</small></p>',
        ),
        (
            side(why={"links": 0.123, "order": 0.05}, score=0.173, sections=(0, 1)),
            '<h3>Russian: <span lang="ru">(lead), Старое</span></h3><p><small>Score 0.17: links 0.12, order 0.05</small></p>',
        ),
    ],
)  # fmt: skip
def test_why_sections_belong_together(one: Side, said: str) -> None:
    assert said in made(row({"ru": one})).split("\n")


def span(lang: str, text: str) -> tuple[int, int]:
    """Return where a paragraph stands in its page."""
    start = PAGES[lang].wikitext.index(text)
    return start, start + len(text)


def test_paragraphs_stand_side_by_side_with_english_between() -> None:
    english, russian = span("en", "One here."), span("ru", "Один <тут>.")
    text = made(row({"ru": side(paragraphs=((russian, english, 0.9),))}))
    assert (
        "<table class=texts><thead><tr><th>Russian</th><th>English</th></tr></thead><tbody>" in text
    )
    assert (
        '<tr><td lang="ru">Один &lt;тут&gt;.</td><td lang="en">One here.</td></tr></tbody></table>'
        in text
    )
    assert "Not in English" not in text


def test_a_paragraph_that_english_lacks_is_marked_with_its_place() -> None:
    english, first, second = (
        span("en", "One here."),
        span("ru", "Один <тут>."),
        span("ru", "Два там."),
    )
    text = made(row({"ru": side(paragraphs=((first, english, 0.9), (second, None, 0.0)))}))
    assert '<tr><td lang="ru" class=lack>Два там.</td><td lang=en><em>Not in English.</em>' in text
    assert " <small>It belongs behind «One here.».</small></td></tr>" in text


def test_a_second_source_stands_behind_english() -> None:
    english = span("en", "One here.")
    sides = {
        "ru": side(paragraphs=((span("ru", "Один <тут>."), english, 0.9),)),
        "tg": side(paragraphs=((span("tg", "Як."), None, 0.0),)),
    }
    text = made(row(sides))
    assert "<thead><tr><th>Russian</th><th>English</th><th>Tajik</th></tr></thead>" in text
    assert '<td lang="ru">Один &lt;тут&gt;.</td><td lang="en">One here.</td><td>–</td></tr>' in text
    assert "<tr><td>–</td><td lang=en><em>Not in English.</em>" in text


@pytest.mark.parametrize(
    ("facts", "items"),
    [
        ((Fact("number", (0, 3), "524"),), "<li>number: 524</li>"),
        ((Fact("date", (0, 3), "a<b"), Fact("link", (0, 3), "River")), "<li>date: a&lt;b</li><li>link: River</li>"),
        (
            (Fact("number", (0, 3), "524", contradicts="5<42"),),
            '<li class="contradicts">number: 524 – English says 5&lt;42</li>',
        ),
    ],
)  # fmt: skip
def test_facts_that_english_lacks_are_listed(facts: tuple[Fact, ...], items: str) -> None:
    text = made(row({"ru": side(facts=facts)}))
    assert f"<h4>Of Russian English lacks</h4><ul class=facts>{items}</ul>" in text.split("\n")


def test_nothing_is_listed_where_nothing_is_lacking() -> None:
    text = made(row({"ru": side()}))
    for heading in ("English lacks</h4>", "English could use", "The sources disagree"):
        assert heading not in text


@pytest.mark.parametrize(
    ("reuse", "items"),
    [
        ({"ru": (Reusable((0, 3), 1, "<ref>A</ref>"),)}, "<li><code>&lt;ref&gt;A&lt;/ref&gt;</code></li>"),
        (
            {"ru": (Reusable((0, 3), 1, "a"), Reusable((0, 3), 0, "x"), Reusable((0, 3), 1, "b"))},
            "<li><code>a</code></li><li><code>b</code></li>",
        ),
        ({"ru": (Reusable((0, 3), 0, "x"),)}, None),
        ({"tg": (Reusable((0, 3), 1, "x"),)}, None),
    ],
)  # fmt: skip
def test_references_of_the_section_are_offered(
    reuse: dict[str, tuple[Reusable, ...]], items: str | None
) -> None:
    text = made(row({"ru": side()}), reuse=reuse)
    head = "<h4>References of Russian that English could use</h4>"
    assert (head in text) is (items is not None)
    assert items is None or f"{head}<ul>{items}</ul>" in text


def test_sources_that_disagree_are_set_against_each_other() -> None:
    apart = Disagreement({"ru": "5<6", "tg": "7"}, {})
    text = made(row({"ru": side()}, disagreements=(apart, apart)))
    item = "<li>Russian: 5&lt;6 · Tajik: 7</li>"
    assert f"<h3>The sources disagree</h3><ul>{item}{item}</ul>\n</section>" in text
