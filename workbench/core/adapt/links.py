"""Wikilinks: articles, own sections, other namespaces, interwiki; files and categories go further."""

from __future__ import annotations

import re

from workbench.core.adapt import categories, files, titles
from workbench.core.adapt.headings import english_heading
from workbench.core.adapt.ledger import DROPPED, MAPPED, UNRESOLVED
from workbench.core.adapt.lookup import find_article
from workbench.core.adapt.walker import GONE, Piece, Walker, Where
from workbench.core.languages.months import is_date_page
from workbench.core.languages.namespaces import (
    LANGUAGES,
    LOCAL_ONLY,
    SISTERS,
    split_interwiki,
    split_namespace,
)
from workbench.core.languages.script import is_cyrillic
from workbench.core.romanize import LANGUAGES as ROMANISED
from workbench.core.romanize import romanize
from workbench.core.wikitext import tree

ILL_LIMIT = 500
"""Expensive parser functions a page may use; each {{ill}} is one."""

PERSON = re.compile(r"[^\W\d_][\w’'.-]*(?: [\w’'.-]+){0,2}")
PATRONYMIC = re.compile(r" [А-ЯЁ]\w+(?:вич|вна|ична|ьич)$")
DISAMBIGUATOR = re.compile(r" \([^()]+\)$")


def link(walker: Walker, node: tree.Node, where: Where) -> Piece:
    """Write a wikilink."""
    assert isinstance(node, tree.Wikilink)
    raw = str(node.title)
    if "{{" in raw:
        return _computed(walker, node, where)
    title = raw.strip()
    colon = title.startswith(":")
    plain = title.lstrip(": ")
    if title.startswith("#"):
        return _section(walker, node, where)
    namespace, name = split_namespace(plain, walker.lang)
    if namespace == "File" and not colon:
        return files.file(walker, node, name, where)
    if namespace == "Category" and not colon:
        return categories.category(walker, node, name)
    if namespace:
        return _elsewhere(walker, node, namespace, name, colon, where)
    prefix, rest = split_interwiki(plain)
    if prefix:
        return _interwiki(walker, node, prefix, rest, colon, where)
    return _article(walker, node, where)


def _label(walker: Walker, node: tree.Wikilink, where: Where) -> str | None:
    """Return the adapted label, or None where the link has none."""
    return None if node.text is None else walker.code(node.text, where)


def _computed(walker: Walker, node: tree.Wikilink, where: Where) -> Piece:
    place, source = walker.ledger.reserve(), str(node)
    title = walker.code(node.title, where.but(prose=False))
    label = _label(walker, node, where)
    text = f"[[{title}]]" if label is None else f"[[{title}|{label}]]"
    walker.ledger.put(place, "link", source, text, "target made by a template")
    return Piece(text)


def _section(walker: Walker, node: tree.Wikilink, where: Where) -> Piece:
    place, source = walker.ledger.reserve(), str(node)
    label = _label(walker, node, where)
    fragment, note = english_fragment(str(node.title).strip()[1:], walker)
    text = f"[[#{fragment}]]" if label is None else f"[[#{fragment}|{label}]]"
    state = UNRESOLVED if note else ""
    walker.ledger.put(place, "link", source, text, note, state)
    return Piece(text)


def english_fragment(fragment: str, walker: Walker) -> tuple[str, str]:
    """Return an anchor as the English page would have it, and a note where that is open."""
    plain = fragment.replace("_", " ").strip()
    if not is_cyrillic(plain):
        return fragment, ""
    english = english_heading(plain, walker.lang)
    return (english, "") if english else (fragment, "section name not translated")


def _elsewhere(
    walker: Walker, node: tree.Wikilink, namespace: str, name: str, colon: bool, where: Where
) -> Piece:
    """Write a link to another namespace, with its name in English."""
    place, source = walker.ledger.reserve(), str(node)
    found = titles.find(walker.context.links, str(node.title), walker.lang)
    english = found if isinstance(found, str) else name
    label = _label(walker, node, where)
    target = f"{':' if colon else ''}{namespace}:{english}"
    if namespace in LOCAL_ONLY:
        own = " ".join(str(node.title).replace("_", " ").split()).lstrip(": ")
        target, label = f":{walker.lang}:{own}", own if label is None else label
    text = f"[[{target}]]" if label is None else f"[[{target}|{label}]]"
    if str(node.title).strip() == target and label == (
        None if node.text is None else str(node.text)
    ):
        text = source
    open_ = is_cyrillic(english) and namespace not in ("File", "Media")
    note = "no English page of that name known" if open_ else ""
    if namespace in LOCAL_ONLY:
        note = "English Wikipedia has no such namespace: linked to the source wiki"
    walker.ledger.put(place, "link", source, text, note, UNRESOLVED if open_ else "")
    return Piece(text)


def _interwiki(
    walker: Walker, node: tree.Wikilink, prefix: str, rest: str, colon: bool, where: Where
) -> Piece:
    place, source = walker.ledger.reserve(), str(node)
    if prefix in LANGUAGES and not colon:
        walker.ledger.put(place, "interlanguage", source, "", "Wikidata holds language links")
        return Piece(GONE)
    label = _label(walker, node, where)
    if prefix == "en":
        text = fold(rest, rest if label is None else label)
    else:
        target = _prefixed(walker, str(node.title).strip(), prefix, rest)
        text = f"[[{target}]]" if label is None else f"[[{target}|{label}]]"
        if target == str(node.title).strip() and (node.text is None or label == str(node.text)):
            text = source
    walker.ledger.put(place, "link", source, text)
    return Piece(text)


def _prefixed(walker: Walker, title: str, prefix: str, rest: str) -> str:
    """Return an interwiki target; a sister project's needs the language it had by itself."""
    own = walker.foreign or is_cyrillic(rest)
    if prefix in SISTERS and own and split_interwiki(rest)[0] not in LANGUAGES:
        return f":{SISTERS[prefix]}:{walker.lang}:{rest}"
    return title


def _article(walker: Walker, node: tree.Wikilink, where: Where) -> Piece:
    place, source, trail = walker.ledger.reserve(), str(node), walker.trail
    title, _, fragment = str(node.title).strip().partition("#")
    redirect, walker.seen.redirect = walker.seen.redirect, False
    if walker.foreign and not redirect and is_date_page(title):
        plain = _shown(walker, node, title, trail, where) or title
        walker.ledger.put(
            place, "link", source + trail, plain, "English articles do not link dates", DROPPED
        )
        return Piece(plain, "text", ate=True)
    found = find_article(walker, title)
    if found is titles.UNKNOWN:
        return _unknown(walker, node, place, where)
    shown = _shown(walker, node, title, trail, where)
    if redirect:
        text, note = redirect_to(walker, found, fragment, title)
        walker.ledger.put(place, "link", source + trail, text, note, UNRESOLVED if note else "")
        return Piece(text, ate=True)
    if isinstance(found, str):
        text, note = english_link(walker, found, fragment, title, shown)
        walker.ledger.put(place, "link", source + trail, text, note, UNRESOLVED if note else "")
        return Piece(text, ate=True)
    text, note, state = red_link(walker, title.strip(), shown, where)
    walker.ledger.put(place, "link", source + trail, text, note, state)
    return Piece(text, "text" if state == DROPPED else "other", ate=True)


def _shown(walker: Walker, node: tree.Wikilink, title: str, trail: str, where: Where) -> str | None:
    """Return what a link shows, letters behind it included; None where that is its title."""
    if node.text is None and not trail:
        return None
    label = [tree.Text(title)] if node.text is None else list(node.text.nodes)
    return walker.nodes([*label, tree.Text(trail)] if trail else label, where)


def _unknown(walker: Walker, node: tree.Wikilink, place: int, where: Where) -> Piece:
    """Leave a link as it is whose English counterpart nobody has asked for."""
    source, title = str(node), str(node.title)
    label = _label(walker, node, where)
    text = source if label is None else f"[[{title}|{label}]]"
    if label is not None and title.strip() == label:
        text = f"[[{label}]]"
    open_ = is_cyrillic(title.partition("#")[0])
    note = "whether there is an English article is not known" if open_ else ""
    walker.ledger.put(place, "link", source, text, note, UNRESOLVED if open_ else "")
    return Piece(text)


def redirect_to(walker: Walker, found: object, fragment: str, title: str) -> tuple[str, str]:
    """Return the link of a redirect, which shows nothing, and a note where it is open."""
    if isinstance(found, str):
        name, _, inner = found.partition("#")
        fragment, note = english_fragment(fragment, walker) if fragment else (inner, "")
    else:
        name, note = english_name(titles.normalise(title), walker.lang), "no English article"
    return f"[[{name}#{fragment}]]" if fragment else f"[[{name}]]", note


def english_link(
    walker: Walker, english: str, fragment: str, title: str, shown: str | None
) -> tuple[str, str]:
    """Return a link to an English article, and a note where its section is open."""
    base, _, inner = english.partition("#")
    anchor, note = english_fragment(fragment, walker) if fragment else (inner, "")
    target = f"{base}#{anchor}" if anchor else base
    if shown is None:
        shown = titles.lower_first(DISAMBIGUATOR.sub("", base), title.strip())
    return fold(target, shown), note


def fold(target: str, label: str) -> str:
    """Write a link as short as it can be: [[Berlin]], [[diplomat]]s, [[Berlin|the city]]."""
    same = label[:1].lower() == target[:1].lower()
    if same and label[1:] == target[1:]:
        return f"[[{label}]]"
    rest = label[len(target) :]
    if same and target and label[1 : len(target)] == target[1:] and re.fullmatch("[a-z]+", rest):
        return f"[[{label[: len(target)]}]]{rest}"
    return f"[[{target}|{label}]]"


def english_name(title: str, lang: str) -> str:
    """Return a name to propose for an article that English Wikipedia lacks."""
    if lang not in ROMANISED:
        return title
    plain = DISAMBIGUATOR.sub("", title)
    surname, comma, given = plain.partition(", ")
    if comma and given and PERSON.fullmatch(given):
        plain = f"{PATRONYMIC.sub('', given)} {surname}"
    return romanize(plain, lang)


def red_link(walker: Walker, title: str, shown: str | None, where: Where) -> tuple[str, str, str]:
    """Return what becomes of a link without an English article: text, note, state."""
    label = title if shown is None else shown
    policy = walker.context.red_links
    if where.citation:
        return label, "no English article; {{ill}} does not belong into a citation", DROPPED
    if policy == "ill" and walker.seen.ills >= ILL_LIMIT:
        return label, f"no English article; a page may hold {ILL_LIMIT} {{{{ill}}}}", DROPPED
    if policy == "plain":
        return label, "no English article; plain text by policy", DROPPED
    name = english_name(titles.normalise(title), walker.lang)
    note, state = "the English name is a romanisation: check it", MAPPED
    if name in walker.context.existing:
        note, state = f"English Wikipedia has another page named {name}", UNRESOLVED
    if titles.normalise(title) in walker.context.absent:
        note, state = "the source wiki has no such page either: unlink it?", UNRESOLVED
    if policy == "red":
        return fold(name, name if shown is None else shown), note, state
    walker.seen.ills += 1
    return ill(name, walker.lang, titles.normalise(title), shown), note, state


def ill(
    name: str, lang: str, title: str, shown: str | None, own: tuple[str, str] | None = None
) -> str:
    """Write {{ill}}; the label is left out where it is the name itself.

    `own` is a second article, of the source wiki.
    """
    label = "" if shown is None or shown == name else f"|lt={shown}"
    second = "" if own is None else f"|{own[0]}|{own[1]}"
    return f"{{{{ill|{name}|{lang}|{title}{second}{label}}}}}"
