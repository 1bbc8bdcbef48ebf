"""The gap grid as one HTML page of its own: no scripts, nothing loaded, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from workbench.core.align.gaps import Grid, Row, Side, Span
from workbench.core.align.reuse import Reusable
from workbench.core.model import ATOM, Gap, Page

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may do with the page: show it with its own style, and no more."""

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; color: #1b1b1b; background: #fff; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #ccc; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
.state { border-radius: .3rem; padding: .1rem .5rem; white-space: nowrap; }
.missing { background: #ffd9d6; } .thinner { background: #ffedc2; } .present { background: #d6f2dc; } .only { background: #e1e6f7; }
section { border-top: 2px solid #999; margin-top: 2rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin: .6rem 0; }
.pair > div { border-left: 4px solid #ddd; padding-left: .6rem; overflow-wrap: anywhere; }
.pair > .lack { border-color: #c62828; }
.facts li.contradicts { font-weight: bold; }
small { color: #555; }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #161616; } small { color: #aaa; }
 .missing { background: #6d1f1a; } .thinner { background: #6b4e00; } .present { background: #1d5a2b; } .only { background: #2d3a6b; } }
@media (max-width: 45rem) { .pair { grid-template-columns: 1fr; } }
"""

CLASS = {
    Gap.MISSING: "missing",
    Gap.THINNER: "thinner",
    Gap.PRESENT: "present",
    Gap.TARGET_ONLY: "only",
}
NAMES = {
    "ru": "Russian",
    "tg": "Tajik",
    "uk": "Ukrainian",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "mk": "Macedonian",
}


def report(
    grid: Grid,
    pages: Mapping[str, Page],
    title: str = "",
    reuse: Mapping[str, Sequence[Reusable]] | None = None,
) -> str:
    """Return the page; `pages` has each source and `en`, `title` is the article's.

    `reuse` has by language the references that English could use.
    """
    heading = f"What English lacks: {title}" if title else "What English lacks"
    langs = list(grid.coverage)
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(heading)}</title><style>{STYLE}</style></head><body>",
        f"<h1>{escape(heading)}</h1>",
        _summary(grid),
        _table(grid, langs),
        *(
            _detail(number, row, pages, reuse or {})
            for number, row in enumerate(grid.rows)
            if row.sides
        ),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def _name(lang: str) -> str:
    return NAMES.get(lang, lang)


def _summary(grid: Grid) -> str:
    items = "".join(
        f"<li>Of the {escape(_name(lang))} article English has {share:.0%}.</li>"
        for lang, share in grid.coverage.items()
    )
    return f"<ul>{items}</ul>"


def _table(grid: Grid, langs: Iterable[str]) -> str:
    langs = list(langs)
    heads = "".join(
        f"<th>{escape(_name(lang))}</th><th>size</th><th>in English</th>" for lang in langs
    )
    rows = "".join(_table_row(number, row, langs) for number, row in enumerate(grid.rows))
    return (
        "<table><thead><tr><th>Section</th><th>State</th><th>English size</th>"
        f"{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _table_row(number: int, row: Row, langs: Iterable[str]) -> str:
    title = escape(row.title or "(lead)")
    indent = max(0, row.level - 2) * 1.2
    label = f'<a href="#row{number}">{title}</a>' if row.sides else title
    cells = "".join(_side_cells(row.sides.get(lang)) for lang in langs)
    return (
        f'<tr><th scope="row" style="padding-left:{0.6 + indent:.1f}rem">{label}</th>'
        f"<td>{_state(row.state)}</td>"
        f'<td class="n">{row.size if row.target else "–"}</td>{cells}</tr>'
    )


def _side_cells(side: Side | None) -> str:
    if side is None:
        return '<td>–</td><td class="n">–</td><td class="n">–</td>'
    return (
        f'<td>{_state(side.state)}</td><td class="n">{side.size}</td>'
        f'<td class="n">{side.coverage:.0%}</td>'
    )


def _state(state: Gap) -> str:
    return f'<span class="state {CLASS[state]}">{escape(state.value)}</span>'


def _detail(
    number: int, row: Row, pages: Mapping[str, Page], reuse: Mapping[str, Iterable[Reusable]]
) -> str:
    parts = [
        f'<section id="row{number}"><h2>{escape(row.title or "(lead)")} {_state(row.state)}</h2>'
    ]
    if row.after is not None:
        before = pages["en"].sections[row.after].title or "the lead"
        parts.append(f"<p>Belongs behind «{escape(before)}».</p>")
    for lang, side in row.sides.items():
        parts.append(_side(lang, side, pages, reuse.get(lang, ())))
    if row.disagreements:
        items = "".join(
            "<li>"
            + " · ".join(f"{escape(_name(c))}: {escape(said)}" for c, said in one.said.items())
            + "</li>"
            for one in row.disagreements
        )
        parts.append(f"<h3>The sources disagree</h3><ul>{items}</ul>")
    return "\n".join([*parts, "</section>"])


def _side(lang: str, side: Side, pages: Mapping[str, Page], reuse: Iterable[Reusable]) -> str:
    why = ", ".join(f"{escape(kind)} {weight:.2f}" for kind, weight in side.why.items())
    titles = ", ".join(pages[lang].sections[i].title or "(lead)" for i in side.sections)
    parts = [
        f'<h3>{escape(_name(lang))}: <span lang="{escape(lang)}">{escape(titles)}</span></h3>',
        f"<p><small>Score {side.score:.2f}{': ' + why if why else ''}</small></p>",
    ]
    for span, other, _ in side.paragraphs:
        left = text_of(pages[lang], span)
        right = text_of(pages["en"], other) if other else "Not in English."
        parts.append(
            f'<div class="pair"><div lang="{escape(lang)}"{"" if other else " class=lack"}>{escape(left)}</div>'
            f'<div lang="en">{escape(right)}</div></div>'
        )
    citations = [one.citation for one in reuse if one.section in side.sections]
    if citations:
        items = "".join(f"<li><code>{escape(text)}</code></li>" for text in citations)
        parts.append(f"<h4>References that English could use</h4><ul>{items}</ul>")
    if side.facts:
        parts.append(f"<h4>English lacks</h4><ul class=facts>{_facts(side)}</ul>")
    return "\n".join(parts)


def _facts(side: Side) -> str:
    items = []
    for fact in side.facts:
        against = f" – English says {escape(fact.contradicts)}" if fact.contradicts else ""
        mark = ' class="contradicts"' if against else ""
        items.append(f"<li{mark}>{escape(fact.kind)}: {escape(fact.text)}{against}</li>")
    return "".join(items)


def text_of(page: Page, span: Span) -> str:
    """Return the visible text of a span that begins and ends with segments."""
    return " ".join(
        segment.text.replace(ATOM, "")
        for section in page.sections
        if section.start < span[1] and span[0] < section.end
        for block in section.blocks
        for segment in block.segments
        if span[0] <= segment.start and segment.end <= span[1]
    )
