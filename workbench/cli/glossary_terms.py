"""`workbench glossary list`, `lookup` and `add`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.common import LANGUAGE, Common, read_text, say, show, show_json
from workbench.core.counting import counted
from workbench.core.plain import plain_line
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.core.glossary.terms import Term


@click.command("list")
@click.option(
    "--from", "lang", type=LANGUAGE, default="", metavar="LANG", help="Language of the terms."
)
@click.option("--domain", default="", metavar="NAME", help="Only terms of this domain.")
@click.option("--computed/--no-computed", default=True, help="Names from CLDR too.")
@click.pass_obj
def list_(common: Common, lang: str, domain: str, computed: bool) -> None:
    """List the terms that apply, the stronger glossary's where two have one."""
    from workbench.formats import glossaries

    found = glossaries.load_all(common.config(), lang)
    if not lang:
        of_states = [*glossaries.computed("ru"), *glossaries.computed("tg")]
        found = glossaries.strongest([*found, *of_states])
    terms = [t for t in found if (not domain or t.domain == domain) and (computed or t.line)]
    if common.as_json:
        show_json({"terms": [_record(term) for term in terms]})
        return
    for term in terms:
        _show(term.lang, term.source, "; ".join(term.targets), term.domain, _origin(term))
    say(f"{counted(len(terms), 'term')}.")


@click.command()
@click.argument("text")
@click.option(
    "--from", "lang", type=LANGUAGE, default="ru", metavar="LANG", help="Language of TEXT."
)
@click.pass_obj
def lookup(common: Common, text: str, lang: str) -> int:
    """Find the terms of TEXT (- for stdin), in any of their forms. Exits 1 if there are none."""
    from workbench.core.glossary.matcher import Matcher
    from workbench.core.glossary.visible import visible
    from workbench.formats.glossaries import load_all

    words = read_text("-") if text == "-" else text
    hits = Matcher(load_all(common.config(), lang), lang).find(visible(words).text)
    rows = [
        {**_record(t), "start": hit.start, "end": hit.end, "found": words[hit.start : hit.end]}
        for hit in hits
        for t in (hit.term, *hit.others)
    ]
    if common.as_json:
        show_json({"terms": rows})
    else:
        for row in rows:
            note = f"  ({row['note']})" if row["note"] else ""
            english = "; ".join(row["english"])
            _show(f"{row['start']}:{row['end']}", row["found"], f"{english}{note}")
            if row["forbidden"]:
                _show("", f"not: {'; '.join(row['forbidden'])}")
    if not rows:
        say("No glossary has a term of this text.")
    return 0 if rows else 1


@click.command()
@click.argument("source")
@click.argument("english")
@click.option(
    "--from", "lang", type=LANGUAGE, default="ru", metavar="LANG", help="Language of SOURCE."
)
@click.option("--forbidden", multiple=True, metavar="FORM", help="An English form that is wrong.")
@click.option("--note", default="", metavar="TEXT", help="When to use it.")
@click.pass_obj
def add(
    common: Common, source: str, english: str, lang: str, forbidden: tuple[str, ...], note: str
) -> None:
    """Add a term to your own glossary, which is stronger than the shipped ones."""
    from workbench.core.glossary.terms import Term
    from workbench.formats.glossaries import add_term

    if not source.strip() or not english.strip():
        raise UsageError("A term needs a source and an English form.")
    term = Term(
        source.strip(), lang, (english.strip(),), forbidden=forbidden, note=note, origin="added"
    )
    path = add_term(term)
    if common.as_json:
        show_json({"term": _record(term), "path": str(path)})
    else:
        say(f"“{term.source}” = “{term.preferred}” added to {path}.")


def _show(*cells: str) -> None:
    """Print a row whose cells are parted by tabs."""
    show("\t".join(map(plain_line, cells)))


def _record(term: Term) -> dict[str, Any]:
    return {
        "source": term.source,
        "lang": term.lang,
        "variants": list(term.variants),
        "english": list(term.targets),
        "accepted": list(term.accepted),
        "forbidden": list(term.forbidden),
        "pos": term.pos,
        "domain": term.domain,
        "flags": sorted(term.flags),
        "status": term.status,
        "note": term.note,
        "origin": term.origin,
        "glossary": _origin(term),
    }


def _origin(term: Term) -> str:
    return f"{term.glossary}:{term.line}" if term.line else term.glossary
