"""The small language of the template tables' English column.

$1, $(имя), $(имя/name/2)   the value of a parameter, the first of these that has one
$L1, $L(имя)                the same as the title of a page, turned into the English one
$Q1                         the same as a quotation, whose wording stays
$*                          all parameters not used elsewhere, unchanged
[ … ]                       what stands in it is written only where all its values exist
"""

from __future__ import annotations

import re

from workbench.core.adapt.links import english_fragment
from workbench.core.adapt.lookup import find_article
from workbench.core.adapt.parameters import Parameters
from workbench.core.adapt.rule import fragment

TOKEN = re.compile(r"\$(?P<form>[LQ]?)(?:(?P<digit>\d)|\((?P<names>[^)]+)\)|(?P<rest>\*))")
OPTION = re.compile(r"\[(?!\[)((?:[^\[\]]|\[\[|\]\])*?)\](?!\])")


def fill(pattern: str, parameters: Parameters) -> str:
    """Write a template by its pattern."""

    def optional(match: re.Match[str]) -> str:
        missing = [t for t in TOKEN.finditer(match[1]) if not _value(t, parameters)]
        return "" if missing else match[1]

    return TOKEN.sub(lambda m: _value(m, parameters), OPTION.sub(optional, pattern))


def _value(match: re.Match[str], parameters: Parameters) -> str:
    if match["rest"]:
        return _rest(parameters)
    names = [match["digit"]] if match["digit"] else [n.strip() for n in match["names"].split("/")]
    prose = match["form"] == ""
    where = parameters.where if prose else parameters.where.but(prose=False)
    value = parameters.take(*names, where=where)
    given = parameters.given(*names)
    if match["names"] and given is not None:
        value = fragment(given.raw_value, value)
    return title(parameters, value) if match["form"] == "L" else value


def title(parameters: Parameters, value: str) -> str:
    """Return the English title of a page named in a parameter, or the title itself."""
    base, hash_, fragment = value.partition("#")
    found = find_article(parameters.walker, base.strip())
    if not isinstance(found, str):
        return value
    return f"{found}{hash_}{english_fragment(fragment, parameters.walker)[0]}"


def _rest(parameters: Parameters) -> str:
    out = ""
    for parameter in parameters.all:
        if parameter.used:
            continue
        value = parameters.value(parameter, parameters.where.but(prose=False))
        out += f"|{parameter.raw_name}={value}" if parameter.shown else f"|{value}"
    return out
