"""Files and galleries: names, options, captions."""

from __future__ import annotations

import re

from workbench.core.adapt.lookup import find_article
from workbench.core.adapt.rule import fragment
from workbench.core.adapt.walker import Piece, Walker, Where
from workbench.core.languages.magic import words
from workbench.core.languages.namespaces import split_namespace
from workbench.core.wikitext import tree

SIZE = re.compile(r"^(\d*(?:x\d+)?)\s*(пкс|px)$")
NUMBER = re.compile(r"^\d+(?:[.,]\d+)?$")
SPACED = re.compile(r"^(\S+) (\S+)$")
COMMENTS = re.compile(r"\s*(?:<!--.*?-->\s*)*")
ATTRIBUTE_SIZE = re.compile(r"(\d+)\s*пкс")


def file(walker: Walker, node: tree.Wikilink, name: str, where: Where) -> Piece:
    """Write an embedded file with English option words and an adapted caption."""
    place, source = walker.ledger.reserve(), str(node)
    parts = [option(walker, part, where) for part in _parts(node.text)]
    text = "[[" + "|".join([_file_name(str(node.title), name), *parts]) + "]]"
    walker.ledger.put(place, "file", source, text)
    return Piece(text)


def _file_name(raw: str, name: str) -> str:
    kept = raw.strip().partition(":")[0].strip() in ("File", "Image")
    return raw if kept else f"File:{name}"


def _parts(code: tree.Wikicode | None) -> list[list[tree.Node]]:
    """Split what follows a file's name at the pipes that stand outside nested markup."""
    if code is None:
        return []
    parts: list[list[tree.Node]] = [[]]
    for node in code.nodes:
        if not isinstance(node, tree.Text):
            parts[-1].append(node)
            continue
        first, *others = str(node).split("|")
        parts[-1].append(tree.Text(first))
        parts.extend([tree.Text(other)] for other in others)
    return parts


def option(walker: Walker, nodes: list[tree.Node], where: Where) -> str:
    """Write one option of a file; what is no option is its caption."""
    text = "".join(str(node) for node in nodes)
    word = text.strip()
    english = _word(word, walker.lang)
    if english is not None:
        return text.replace(word, english)
    name, equals, _ = word.partition("=")
    key = words("value", walker.lang).get(name.strip()) if equals else None
    if key is None:
        return fragment(text, walker.nodes(nodes, where))
    if key in ("alt", "link"):
        article = find_article(walker, word[len(name) + 1 :]) if key == "link" else None
        if isinstance(article, str):
            return text.replace(word, f"link={article}")
        head = str(nodes[0])
        at = head.index("=") + 1
        rest = walker.nodes([tree.Text(head[at:]), *nodes[1:]], where.but(prose=key == "alt"))
        return head[:at].replace(name.strip(), key) + fragment(text[at:], rest)
    return text.replace(name.strip(), key, 1).replace(",", "." if key == "upright" else ",")


def _word(word: str, lang: str) -> str | None:
    """Return an option that is one word or a size in English, or None."""
    options = words("option", lang)
    if word in options:
        return (
            word if word in ("centre", "thumbnail", "framed", "enframed", "sup") else options[word]
        )
    size = SIZE.match(word)
    if size and size[1]:
        return f"{size[1]}px"
    spaced = SPACED.match(word)
    values = words("value", lang)
    if spaced and values.get(spaced[1]) in ("upright", "page") and NUMBER.match(spaced[2]):
        return f"{values[spaced[1]]}={spaced[2].replace(',', '.')}"
    return None


def gallery(walker: Walker, node: tree.Tag, where: Where) -> Piece:
    """Write a gallery: one file a line, with an adapted caption."""
    lines = str(node.contents).split("\n")
    node.contents.nodes = [
        tree.Text("\n".join(gallery_line(walker, line, where) for line in lines))
    ]
    for attribute in node.attributes:
        if attribute.value is not None and "пкс" in str(attribute.value):
            attribute.value = ATTRIBUTE_SIZE.sub(r"\1px", str(attribute.value))
    return Piece(str(node))


def gallery_line(walker: Walker, line: str, where: Where) -> str:
    """Write one line of a gallery: the file's name, its options and caption."""
    comment = COMMENTS.match(line)[0]  # type: ignore[index]  # it may match nothing
    name, pipe, rest = line[len(comment) :].partition("|")
    if not name.strip() or name.startswith("<!--"):
        return line
    place = walker.ledger.reserve()
    namespace, bare = split_namespace(name.strip(), walker.lang)
    english = name.replace(name.strip(), f"File:{bare}") if namespace == "File" else name
    if name.strip().partition(":")[0] in ("File", "Image"):
        english = name
    text = english + pipe
    if pipe:
        parts = _parts(tree.parse(rest))
        text += "|".join(option(walker, part, where) for part in parts)
    walker.ledger.put(place, "file", line[len(comment) :].strip(), text.strip())
    return comment + text
