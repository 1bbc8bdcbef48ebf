"""Infoboxes: the English name, and the parameters by a table."""

from __future__ import annotations

import re
from functools import cache

from workbench.core.adapt.amounts import scaled
from workbench.core.adapt.ledger import UNRESOLVED
from workbench.core.adapt.lookup import find_article
from workbench.core.adapt.parameters import Parameter, Parameters
from workbench.core.adapt.rule import fragment
from workbench.core.adapt.values import country, is_file_name, number
from workbench.core.adapt.walker import Walker
from workbench.core.languages.columns import rows
from workbench.core.languages.namespaces import split_namespace
from workbench.core.languages.script import is_cyrillic
from workbench.core.wikitext import tree

PACKAGE = "workbench.core.adapt.data"

CONVERTED = frozenset({"km", "km2", "km3", "m", "m3/s"})
"""Rules that are units: the value becomes {{convert}}, as the English box asks for."""

SHOWN = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
"""A file shown with brackets, where the English box wants its name."""

LINK_TO = re.compile(r"([^\[\]{}|]+)\{\{!\}\}([^\[\]{}|]+)")
"""A title and a label from which the source's box makes a link."""

FIGURE = re.compile(
    r"(?P<before>(?:\{\{[^{}|]+\}\}\s*)?)"
    r"(?:(?P<num>\d[\d\s\u00a0.,]*(?<=\d))|\{\{(?:formatnum:|[Чч]исло\|)(?P<inner>[\d., ]+)\}\})"
    r"(?:[\s\u00a0]*(?P<scale>тыс\.?|ҳазор|ҳаз\.|млн|млрд))?(?:[\s\u00a0]*(?:чел(?:\.|овек(?:а)?)?|нафар))?"
    r"(?P<after>(?:\s*(?:<ref\b.*|\{\{.*))?)",
    re.DOTALL,
)
"""A number as boxes hold it."""

SCALED = re.compile(r"\d[\d \u00a0]*(?:[.,]\d+)?")
"""A number that a word of scale may multiply: one with several points or commas is no such."""

WRITTEN = re.compile(r"\s*\{\{\s*[Чч]исло\s*\|")
"""A number whose template has become English figures before the box is written."""

PLAIN = re.compile(r"[\d,]+(?:\.\d+)?(?:[–-][\d,]+(?:\.\d+)?)?")


@cache
def _boxes() -> dict[tuple[str, str], tuple[str, str]]:
    out: dict[tuple[str, str], tuple[str, str]] = {}
    for names, lang, table, english in rows(PACKAGE, "infobox_templates.tsv"):
        for name in names.split(";"):
            out.setdefault((lang, name.strip().lower()), (table, english))
    return out


@cache
def _table(name: str) -> dict[str, tuple[str, str]]:
    """Return parameter → English one and rule; of several tables the first named comes first."""
    out: dict[str, tuple[str, str]] = {}
    for part in (*(one.strip() for one in name.split(";")), "any"):
        for table, names, english, rule, *_ in rows(PACKAGE, "infoboxes.tsv"):
            if table == part:
                for one in names.split(";"):
                    out.setdefault(one.strip().lower(), (english, rule))
    return out


NUMBERED = re.compile(r"(\D*)(\d+)(\D*)")


def _row(table: dict[str, tuple[str, str]], name: str) -> tuple[str, str]:
    """Return the row of a parameter; one of a numbered row stands with # in the table."""
    low = name.lower()
    if low in table or "_" in low:
        return table.get(low) or _row(table, low.replace("_", " "))
    found = NUMBERED.fullmatch(low)
    english, rule = table.get(f"{found[1]}#{found[3]}" if found else "", ("", "unknown"))
    return english.replace("#", found[2]) if found else english, rule


@cache
def english_names() -> frozenset[str]:
    """Return the names of the English infoboxes, in lower case."""
    return frozenset(english.lower() for _, english in _boxes().values())


def _box(name: str, lang: str) -> tuple[str, str] | None:
    low = name.lower()
    order = ("tg", "ru") if lang == "tg" else (lang,)
    return next((_boxes()[key, low] for key in order if (key, low) in _boxes()), None)


def knows(name: str, lang: str) -> bool:
    """Tell whether a template is an infobox of the table."""
    return _box(name, lang) is not None


def infobox(
    walker: Walker, node: tree.Template, name: str, parameters: Parameters
) -> tuple[str, str, str]:
    """Return the English infobox, a note and a state; what has no counterpart stays visible."""
    found = _box(name, walker.lang)
    assert found is not None
    table, english = _table(found[0]), found[1]
    raw = str(node.name)
    out = [raw.replace(raw.strip(), english)]
    taken: set[str] = set()
    coordinates: dict[str, str] = {}
    open_ = 0
    for parameter in parameters.all:
        text, unknown = _parameter(walker, parameters, parameter, table, taken, coordinates)
        out += [text] if text else []
        open_ += unknown
    if places := _places(coordinates, parameters.all[0].raw_name):
        value = parameters.all[0].raw_value
        between = value[len(value.rstrip()) :]
        out[-1] = out[-1].rstrip() + between if between.startswith("\n") else out[-1]
        out += places
    note = f"{open_} parameters without a counterpart are kept as they are" if open_ else ""
    return "{{" + "|".join(out) + "}}", note, ""


def _parameter(
    walker: Walker,
    parameters: Parameters,
    parameter: Parameter,
    table: dict[str, tuple[str, str]],
    taken: set[str],
    coordinates: dict[str, str],
) -> tuple[str, bool]:
    """Return the English text of a parameter, empty for none, and whether it is left to a person."""
    english, rule = _row(table, parameter.name)
    raw = parameter.raw_value
    if not raw.strip():
        parameters.mapped(parameter, "", "empty")
        return "", False
    if rule == "drop" or (rule == "coordinates" and english in coordinates):
        parameters.drop(parameter, "no counterpart in the English box")
        return "", False
    prose = parameter.shown and _is_worded(raw.strip(), rule)
    value = fragment(raw, parameters.value(parameter, parameters.where.but(prose=prose)))
    plain = value.strip()
    if rule == "coordinates":
        coordinates[english] = plain
        parameters.mapped(parameter, f"coordinates: {english}={plain}")
        return "", False
    if rule == "unknown" or english in taken:
        note = "no counterpart known" if rule == "unknown" else f"{english} is given already"
        parameters.mapped(parameter, f"{parameter.name}={plain}", note, UNRESOLVED)
        shown = f"{parameter.raw_name}=" if parameter.shown else ""
        return f"{shown}{value}", True
    taken.add(english)
    english, *fixed = [part.strip() for part in english.split(";")]
    new, note = _value(_ungrouped(plain) if WRITTEN.match(raw) else plain, rule, walker)
    new = NAME.sub("{{lang", new) if english.startswith("native_name") else new
    parameters.mapped(parameter, "; ".join([f"{english}={new}", *fixed]), note)
    name = parameter.raw_name.replace(parameter.name, english)
    lead, tail = name[: len(name) - len(name.lstrip())], value[len(value.rstrip()) :]
    also = "".join(f"|{lead}{part.replace('=', ' = ')}{tail}" for part in fixed)
    return f"{name}={value.replace(plain, new, 1)}{also}", False


def _is_worded(plain: str, rule: str) -> bool:
    """Tell whether a value is prose: most are, and so are numbers with words around them."""
    if rule == "number":
        return FIGURE.fullmatch(plain) is None and PLAIN.fullmatch(number(plain)) is None
    if rule in CONVERTED:
        return PLAIN.fullmatch(number(plain)) is None
    return rule in ("", "unknown") and not is_file_name(plain)


def _value(plain: str, rule: str, walker: Walker) -> tuple[str, str]:
    """Return a value by the rule of its row, and a note."""
    if rule == "number":
        return full_number(plain), ""
    if rule in CONVERTED:
        figure = number(plain)
        if not PLAIN.fullmatch(figure):
            return plain, f"write the number with {{{{convert}}}} ({rule}) by hand"
        return f"{{{{convert|{figure.replace(',', '')}|{rule}|abbr=on}}}}", ""
    if rule == "file":
        shown = SHOWN.fullmatch(plain)
        namespace, name = split_namespace(shown[1].strip() if shown else plain, walker.lang)
        return (name if namespace == "File" else plain), ""
    if rule == "" and (bare := LINK_TO.fullmatch(plain)):
        title, label = bare[1].strip(), bare[2].strip()
        found = find_article(walker, title)
        return (f"[[{found}|{label}]]" if isinstance(found, str) else label), ""
    if rule == "country":
        found = _countries(plain)
        return found or plain, "" if found or not is_cyrillic(plain) else "country not known"
    if rule == "native" and (coded := CODED.fullmatch(plain)):
        return f"{{{{lang|{coded[1]}|{coded[2]}}}}}", ""
    if rule == "zone":
        return (f"UTC{plain}" if plain.startswith(("+", "-", "−")) else plain), ""
    return plain, ""


CODED = re.compile(r"([a-z]{2,3})\s*/\s*([^/{}|]+)")
"""A name behind the code of its language: «tg/Вахш»."""


def _countries(value: str) -> str:
    """Return one country or several in English; empty if one of them is not known."""
    found = [country(part) for part in re.split(r"\s*/\s*|,\s+", value)]
    return ", ".join(filter(None, found)) if all(found) else ""


NAME = re.compile(r"^\{\{langx(?=\|[^{}|]*\|[^{}|]*\}\}$)")
"""A name alone in its language: the box says itself that it is one."""


def _ungrouped(value: str) -> str:
    """Take the commas out of the English number that a value begins with."""
    return re.sub(r"^[\d,.]+", lambda number_: number_[0].replace(",", ""), value)


def full_number(value: str) -> str:
    """Return a number in English with what stands around it: arrows, scale, people, references."""
    found = FIGURE.fullmatch(value)
    if not found:
        return number(value)
    figure, scale = found["num"] or found["inner"], found["scale"]
    if scale and not SCALED.fullmatch(figure):
        return value
    plain = scaled(figure, scale) if scale else number(figure)
    return f"{found['before']}{plain}{found['after']}"


def _places(parts: dict[str, str], like: str) -> list[str]:
    """Write the places that degrees, minutes and seconds name, the article's own among them.

    `like` is a name whose white space is used.
    """
    lead = like[: len(like) - len(like.lstrip())]
    out: list[str] = []
    for prefix in dict.fromkeys(key.rpartition(" ")[0] for key in parts):
        own = {k.rpartition(" ")[2]: v for k, v in parts.items() if k.rpartition(" ")[0] == prefix}
        if own.get("lat_deg") and own.get("lon_deg"):
            display = "inline" if prefix else "inline,title"
            out.append(f"{lead}{prefix or 'coordinates'} = {_coord(own, display)}\n")
    return out


def _coord(parts: dict[str, str], display: str) -> str:
    """Write {{coord}} from degrees, minutes and seconds."""
    lat = [parts.get(k) for k in ("lat_deg", "lat_min", "lat_sec")]
    lon = [parts.get(k) for k in ("lon_deg", "lon_min", "lon_sec")]
    while not lat[-1] and not lon[-1]:
        lat.pop()
        lon.pop()
    north = parts.get("lat_dir") or "N"
    east = parts.get("lon_dir") or "E"
    fill = [x or "0" for x in lat], [x or "0" for x in lon]
    return "{{coord|" + "|".join([*fill[0], north, *fill[1], east]) + f"|display={display}}}}}"
