"""Counts the markup of a wikitext, to compare it with a ledger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from workbench.core.adapt import Adapted
from workbench.core.languages.namespaces import LANGUAGES, split_interwiki, split_namespace
from workbench.core.wikitext import tree

OPAQUE = {"nowiki", "pre", "math", "chem", "source", "syntaxhighlight", "timeline", "score"}
LINKS = {"link", "file", "category", "interlanguage"}


def nodes(wikitext: str) -> Iterator[tree.Node]:
    """Yield all nodes of a text, those of gallery lines too."""
    for node in tree.parse(wikitext).ifilter():
        yield node
        if isinstance(node, tree.Tag) and str(node.tag).lower() == "gallery" and node.contents:
            for line in str(node.contents).split("\n"):
                yield from nodes(line.partition("|")[2])


def kind_of_link(node: tree.Wikilink, lang: str) -> str:
    title = str(node.title).strip()
    if "{{" in title or title.startswith((":", "#")):
        return "link"
    namespace, _ = split_namespace(title, lang)
    if namespace in ("File", "Category"):
        return namespace.lower()
    prefix, _ = split_interwiki(title)
    return "interlanguage" if prefix in LANGUAGES and not namespace else "link"


def expected(wikitext: str, lang: str) -> Counter[str]:
    """Return how many pieces of each kind a text holds."""
    count: Counter[str] = Counter()
    for node in nodes(wikitext):
        if isinstance(node, tree.Wikilink):
            count[kind_of_link(node, lang)] += 1
        elif isinstance(node, tree.Template):
            count["template"] += 1
            count["parameter"] += len(node.params)
        elif isinstance(node, tree.ExternalLink):
            count["external link"] += 1
        elif isinstance(node, tree.Tag) and str(node.tag).lower() == "ref":
            count["reference"] += 1
        elif isinstance(node, tree.Tag) and str(node.tag).lower() == "gallery" and node.contents:
            lines = re.sub(r"<!--.*?-->", "", str(node.contents)).split("\n")
            count["file"] += sum(1 for x in lines if x.partition("|")[0].strip())
        elif isinstance(node, tree.Heading):
            count["heading"] += 1
    return +count


def entered(adapted: Adapted) -> Counter[str]:
    """Return how many entries of each kind a ledger holds; calls of magic words are templates.

    Dates are no markup: only those stand in a ledger that are told of.
    """
    count: Counter[str] = Counter()
    for entry in adapted.ledger:
        if entry.kind == "date":
            continue
        magic = entry.kind == "magic"
        if magic and not entry.source.startswith("{{"):
            continue
        count["template" if magic else entry.kind] += 1
    return +count
