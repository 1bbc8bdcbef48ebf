"""The gap grid as one HTML page of its own: no scripts, nothing loaded, everything escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence

from workbench.core.align.gaps import Grid, Row, Side, Span, heading
from workbench.core.align.lines import Line, behind, lines, marked, text_of
from workbench.core.align.reuse import Reusable
from workbench.core.languages.names import english_name
from workbench.core.model import Gap, Page
from workbench.core.plain import harmless

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
table.texts { table-layout: fixed; }
table.texts td { border-left: 4px solid #ddd; overflow-wrap: anywhere; }
table.texts td.lack { border-left-color: #c62828; }
mark { background: #ffe08a; color: inherit; border-radius: .2rem; }
.facts li.contradicts { font-weight: bold; }
small { color: #555; }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #161616; } small { color: #aaa; }
 mark { background: #7a5b00; }
 .missing { background: #6d1f1a; } .thinner { background: #6b4e00; } .present { background: #1d5a2b; } .only { background: #2d3a6b; } }
@media (max-width: 45rem) { table.texts, table.texts tbody, table.texts tr, table.texts td { display: block; } table.texts thead { display: none; } }
"""

CLASS = {
    Gap.MISSING: "missing",
    Gap.THINNER: "thinner",
    Gap.PRESENT: "present",
    Gap.TARGET_ONLY: "only",
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
    head = f"What English lacks: {title}" if title else "What English lacks"
    langs = list(grid.coverage)
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(head)}</title><style>{STYLE}</style></head><body>",
        f"<h1>{escape(head)}</h1>",
        _summary(grid),
        _table(grid, langs, pages["en"]),
        *(
            _detail(number, row, pages, reuse or {})
            for number, row in enumerate(grid.rows)
            if row.sides
        ),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Return text of others for the page: it is neither markup nor turns what stands behind it."""
    return html.escape(harmless(text))


def _summary(grid: Grid) -> str:
    items = "".join(
        f"<li>Of the {escape(english_name(lang))} article English has {share:.0%}.</li>"
        for lang, share in grid.coverage.items()
    )
    return f"<ul>{items}</ul>"


def _table(grid: Grid, langs: Iterable[str], english: Page) -> str:
    langs = list(langs)
    heads = "".join(
        f"<th>{escape(english_name(lang))}</th><th>size</th><th>in English</th>" for lang in langs
    )
    rows = "".join(_table_row(number, row, langs, english) for number, row in enumerate(grid.rows))
    return (
        "<table><thead><tr><th>Section</th><th>State</th><th>English size</th>"
        f"{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _table_row(number: int, row: Row, langs: Iterable[str], english: Page) -> str:
    title = escape(heading(row, english))
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
        f'<td class="n">{f"{side.coverage:.0%}" if side.size else "–"}</td>'
    )


def _state(state: Gap) -> str:
    return f'<span class="state {CLASS[state]}">{escape(state.value)}</span>'


def _detail(
    number: int, row: Row, pages: Mapping[str, Page], reuse: Mapping[str, Iterable[Reusable]]
) -> str:
    parts = [
        f'<section id="row{number}"><h2>{escape(heading(row, pages["en"]))} {_state(row.state)}</h2>'
    ]
    if row.after is not None:
        before = pages["en"].sections[row.after].title or "the lead"
        parts.append(f"<p>Belongs behind «{escape(before)}».</p>")
    parts += [_why(lang, side, pages) for lang, side in row.sides.items()]
    langs = list(row.sides)
    order = [*langs[:1], "en", *langs[1:]]
    found = lines(row, pages)
    if found:
        heads = "".join(f"<th>{escape(english_name(lang))}</th>" for lang in order)
        body = "".join(_line(line, order, row, pages) for line in found)
        parts.append(
            f"<table class=texts><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
        )
    parts += [_lacking(lang, side, reuse.get(lang, ())) for lang, side in row.sides.items()]
    if row.disagreements:
        items = "".join(
            "<li>"
            + " · ".join(
                f"{escape(english_name(c))}: {escape(said)}" for c, said in one.said.items()
            )
            + "</li>"
            for one in row.disagreements
        )
        parts.append(f"<h3>The sources disagree</h3><ul>{items}</ul>")
    return "\n".join([*parts, "</section>"])


def _why(lang: str, side: Side, pages: Mapping[str, Page]) -> str:
    why = ", ".join(f"{escape(kind)} {weight:.2f}" for kind, weight in side.why.items())
    titles = ", ".join(pages[lang].sections[i].title or "(lead)" for i in side.sections)
    return (
        f'<h3>{escape(english_name(lang))}: <span lang="{escape(lang)}">{escape(titles)}</span></h3>'
        f"<p><small>Score {side.score:.2f}{': ' + why if why else ''}</small></p>"
    )


def _line(line: Line, order: Iterable[str], row: Row, pages: Mapping[str, Page]) -> str:
    """Return paragraphs that say the same side by side, what differs marked."""
    cells = []
    for lang in order:
        span = line.spans.get(lang)
        if span is not None:
            text = text_of(pages[lang], span)
            shown = _marked(text, marked(text, lang, line, row))
            lack = "" if "en" in line.spans else " class=lack"
            cells.append(f'<td lang="{escape(lang)}"{lack}>{shown}</td>')
        elif lang == "en":
            cells.append(f"<td lang=en><em>Not in English.</em>{_place(line, pages['en'])}</td>")
        else:
            cells.append("<td>–</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _marked(text: str, places: Iterable[Span]) -> str:
    parts, at = [], 0
    for start, end in places:
        if start >= at:
            parts += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
            at = end
    return "".join([*parts, escape(text[at:])])


def _place(line: Line, english: Page) -> str:
    """Say behind what a missing paragraph belongs."""
    before = behind(line, english)
    return f" <small>It belongs behind «{escape(before)}».</small>" if before else ""


def _lacking(lang: str, side: Side, reuse: Iterable[Reusable]) -> str:
    parts = []
    citations = [one.citation for one in reuse if one.section in side.sections]
    if citations:
        items = "".join(f"<li><code>{escape(text)}</code></li>" for text in citations)
        parts.append(
            f"<h4>References of {escape(english_name(lang))} that English could use</h4><ul>{items}</ul>"
        )
    if side.facts:
        parts.append(
            f"<h4>Of {escape(english_name(lang))} English lacks</h4><ul class=facts>{_facts(side)}</ul>"
        )
    return "\n".join(parts)


def _facts(side: Side) -> str:
    items = []
    for fact in side.facts:
        against = f" – English says {escape(fact.contradicts)}" if fact.contradicts else ""
        mark = ' class="contradicts"' if against else ""
        items.append(f"<li{mark}>{escape(fact.kind)}: {escape(fact.text)}{against}</li>")
    return "".join(items)
