"""The titles of a text whose English counterparts have to be asked of a wiki."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.core.adapt import citations, infoboxes, templates
from workbench.core.adapt.signals import signal_of
from workbench.core.adapt.titles import canonical, normalise
from workbench.core.adapt.values import country
from workbench.core.languages.namespaces import local_name, split_interwiki, split_namespace
from workbench.core.languages.script import is_cyrillic
from workbench.core.wikitext import tree
from workbench.core.wikitext.scan import COMMENT

FLAGS = ("флаг ", "парчами ")
"""What the names of templates that show a flag begin with."""


def wanted(wikitext: str, lang: str, *, foreign: bool) -> list[str]:
    """Return link targets, categories and unknown templates, normalised, each once."""
    found: dict[str, None] = {}
    code = tree.parse(wikitext)
    for node in _nodes(code):
        title = written = ""
        if isinstance(node, tree.Wikilink):
            title, written = _link(node, lang), str(node.title)
        elif isinstance(node, tree.Template):
            title, written = _template(node, lang), str(node.name)
        if title and (foreign or is_cyrillic(written)):
            found.setdefault(title)
        if isinstance(node, tree.Template):
            for extra in _page_names(node, lang):
                found.setdefault(extra)
    return list(found)


def _nodes(code: tree.Wikicode) -> Iterator[tree.Node]:
    """Yield every node; the lines of galleries are parsed too, which the tree leaves as text."""
    for node in code.ifilter():
        yield node
        if isinstance(node, tree.Tag) and str(node.tag).lower() == "gallery" and node.contents:
            for line in str(node.contents).split("\n"):
                yield from tree.parse(line.partition("|")[2]).ifilter()


def _link(node: tree.Wikilink, lang: str) -> str:
    title = COMMENT.sub("", str(node.title)).strip().partition("#")[0].lstrip(":").strip()
    if not title or any(c in title for c in "{}<>[]|\n"):
        return ""
    namespace, name = split_namespace(title, lang)
    if namespace in ("File", "Media", "Special") or (namespace and not name):
        return ""
    if namespace:
        return canonical(title, lang)
    return "" if split_interwiki(title)[0] else normalise(title)


def _template(node: tree.Template, lang: str) -> str:
    name = " ".join(COMMENT.sub("", str(node.name)).replace("_", " ").split())
    if not name or any(c in name for c in "{}<>[]|:#") or name == "=":
        return ""
    known = (
        templates.row_of(name, lang)
        or templates.CODED.match(name)
        or citations.knows(name, lang)
        or infoboxes.knows(name, lang)
        or signal_of(name, lang)
        or country(name)
        or (name.lower().startswith(FLAGS) and country(name.partition(" ")[2]))
    )
    return "" if known else f"{local_name('Template', lang)}:{normalise(name)}"


def _page_names(node: tree.Template, lang: str) -> list[str]:
    """Return the page titles that stand in parameters, as in {{main|…}}."""
    row = templates.row_of(" ".join(str(node.name).split()), lang)
    if row is None:
        return []
    named = row.english.startswith("=links") or "$L" in row.english
    other = row.english in ("=call not_translated", "=call ill")
    if not (named or other):
        return []
    values = [str(p.value).strip().partition("#")[0] for p in node.params if not p.showkey]
    return [normalise(v) for v in values if is_cyrillic(v) and not any(c in v for c in "{}[]<>|:")]
