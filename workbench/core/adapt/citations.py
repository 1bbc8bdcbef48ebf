"""Citation templates, parameter by parameter, into English Wikipedia's citation style 1."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from workbench.core.adapt.citation_rules import RULES, Outcome
from workbench.core.adapt.dates import written
from workbench.core.adapt.ledger import DROPPED, UNRESOLVED
from workbench.core.adapt.parameters import Parameter, Parameters
from workbench.core.adapt.walker import Walker, Where
from workbench.core.languages.columns import rows
from workbench.core.languages.script import is_cyrillic, mostly_cyrillic
from workbench.core.wikitext import tree

PACKAGE = "workbench.core.adapt.data"

TAJIK = frozenset("ғӣқӯҳҷҒӢҚӮҲҶ")
RUSSIAN = frozenset("ыщцьЫЩЦЬ")
YEAR = re.compile(r"\d{4}[a-f]?")


@dataclass(frozen=True, slots=True)
class Form:
    """How a citation template is written in English."""

    table: str
    english: str
    """Empty where the name stays."""
    fixed: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Field:
    """One parameter of the English template, with the white space it is written in."""

    name: str
    value: str
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Draft:
    """An English citation as it grows, and what its parameters told each other."""

    walker: Walker
    parameters: Parameters
    form: Form
    english: str
    fields: list[Field] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    """year, month, day, number, outside, language: what is joined when all are read."""

    def get(self, name: str) -> Field | None:
        """Return a field by its name."""
        return next((f for f in self.fields if f.name == name), None)

    def add(self, name: str, value: str, after: Field | None = None) -> Field:
        """Add a field in the layout of its neighbours, after a given one or at the end."""
        model = after or (self.fields[-1] if self.fields else None)
        new = Field(name, value, " " if model is None else _pad(model.before))
        if model is not None:
            new.after, model.after = model.after, self._between()
        at = self.fields.index(after) + 1 if after else len(self.fields)
        self.fields.insert(at, new)
        return new

    def _between(self) -> str:
        return self.fields[0].after if len(self.fields) > 1 else ""


def _pad(before: str) -> str:
    return before if before.strip(" ") == "" else " "


@cache
def _forms() -> dict[tuple[str, str], Form]:
    out: dict[tuple[str, str], Form] = {}
    for names, lang, table, english in rows(PACKAGE, "citation_templates.tsv"):
        name, *fixed = [part.strip() for part in english.split(";")]
        pairs = tuple((k, v) for k, _, v in (f.partition("=") for f in fixed))
        for one in names.split(";"):
            out[lang, one.strip().lower()] = Form(table, name, pairs)
    return out


ENGLISH = frozenset(name for (lang, name) in _forms() if lang == "*")
"""Names of citation templates that both sides share, in lower case."""


def form_of(name: str, lang: str) -> Form | None:
    """Return how a citation template is written, or None for any other template."""
    low = name.lower()
    order = ("tg", "ru", "*") if lang == "tg" else (lang, "*")
    return next((_forms()[key, low] for key in order if (key, low) in _forms()), None)


def knows(name: str, lang: str) -> bool:
    """Tell whether a template is a citation."""
    return form_of(name, lang) is not None


@cache
def _table(name: str) -> dict[str, tuple[str, str, str]]:
    out: dict[str, tuple[str, str, str]] = {}
    for table, names, english, rule, note in rows(PACKAGE, "citations.tsv"):
        if table == name:
            for one in names.split(";"):
                out.setdefault(one.strip().lower(), (english, rule, note))
    return out


def citation(
    walker: Walker, node: tree.Template, name: str, parameters: Parameters
) -> tuple[str, str, str]:
    """Return the English citation, a note and a state."""
    form = form_of(name, walker.lang)
    assert form is not None
    parameters.where = Where(citation=True, prose=False)
    names = {p.name.lower() for p in parameters.all if p.shown}
    own = is_cyrillic(name) or any(map(is_cyrillic, names)) or names & COPIED
    if not walker.foreign and not own:
        return _kept(node, parameters), "", ""
    if form.table == "publication":
        form = _publication(parameters)
    english = form.english or str(node.name).strip()
    draft = Draft(walker, parameters, form, english)
    draft.parts["language"] = walker.language
    for parameter in parameters.all:
        if not parameter.used:
            _one(draft, parameter)
    notes = _finish(draft)
    return _written(node, draft), "; ".join(notes), ""


COPIED = frozenset({
    "deadlink", "deadurl", "dead-url", "coauthors", "accessyear", "accessmonthday", "accessdaymonth",
    "datepublished", "subtitle", "description",
})  # fmt: skip
"""Parameters that English citations do not have: such a one came from another wiki."""


def _kept(node: tree.Template, parameters: Parameters) -> str:
    for parameter, inner in zip(parameters.all, node.params, strict=True):
        value = parameters.value(parameter)
        parameters.mapped(parameter, f"{parameter.name}={value.strip()}")
        inner.value.nodes = [tree.Text(value)]
    return str(node)


def _publication(parameters: Parameters) -> Form:
    """Choose the form of {{публикация|статья|…}} by its first word."""
    first = parameters.find("1")
    word = first.raw_value.strip().lower() if first is not None else ""
    if first is not None:
        parameters.mapped(first, "", "kind of publication, taken into the template's name")
    if word in ("статья", "мақола") or parameters.find("тип") is not None:
        return Form("article", "cite journal", ())
    return Form("book", "cite book", ())


STATUS_ALONE = "English citations take a status only with an archived copy"


def _one(draft: Draft, parameter: Parameter) -> None:
    """Bring one parameter into the draft."""
    row = _row(draft, parameter)
    if row is None:
        return _unknown(draft, parameter)
    english, rule, note = row
    value = draft.parameters.value(parameter).strip()
    if not value:
        return _empty(draft, parameter, english)
    outcome = RULES[rule](draft, english, value, parameter)
    shown = _place(draft, parameter, outcome)
    state = UNRESOLVED if outcome.open else ""
    why = outcome.note or note
    if shown.startswith("url-status=") and not _archived(draft):
        why, shown = STATUS_ALONE, ""
    elif outcome.fields and not shown:
        why, state = f"another parameter gave {outcome.fields[0][0]} already", UNRESOLVED
    draft.parameters.mapped(parameter, shown, why, state)
    return None


def _row(draft: Draft, parameter: Parameter) -> tuple[str, str, str] | None:
    """Return what the tables say of a parameter: the template's own, else that of web pages."""
    low = parameter.name.lower()
    return _table(draft.form.table).get(low) or _table("web").get(low)


def _archived(draft: Draft) -> bool:
    """Tell whether the source names an archived copy, in whichever order."""
    found = (_row(draft, p) for p in draft.parameters.all if p.raw_value.strip())
    return any(row is not None and row[0] == "archive-url" for row in found)


def _place(draft: Draft, parameter: Parameter, outcome: Outcome) -> str:
    """Write the fields of an outcome; return them as the ledger shows them."""
    shown: list[str] = []
    first = True
    for name, value in outcome.fields:
        if value and not draft.get(name):
            if first:
                before, after = _layout(parameter)
                draft.fields.append(Field(name, value, before, after))
            else:
                draft.add(name, value)
            first = False
            shown.append(f"{name}={value}")
    return "; ".join(shown) or outcome.told


def _layout(parameter: Parameter) -> tuple[str, str]:
    """Return the white space before the name and behind the value: `| url = x\\n ` and so on."""
    raw, value = parameter.raw_name, parameter.raw_value
    return raw[: len(raw) - len(raw.lstrip())], value[len(value.rstrip()) :]


def _empty(draft: Draft, parameter: Parameter, english: str) -> None:
    if parameter.name == english:
        before, after = _layout(parameter)
        draft.fields.append(Field(english, "", before, after))
        draft.parameters.mapped(parameter, f"{english}=")
    else:
        draft.parameters.mapped(parameter, "", "empty")


def _unknown(draft: Draft, parameter: Parameter) -> None:
    """Keep a parameter that English citations know; leave another out, but say so."""
    value = draft.parameters.value(parameter).strip()
    if is_cyrillic(parameter.name) or not parameter.shown:
        note = "no such parameter in English citations" if value else "empty"
        draft.parameters.mapped(parameter, "", note, UNRESOLVED if value else DROPPED)
        return
    before, after = _layout(parameter)
    draft.fields.append(Field(parameter.name, value, before, after))
    draft.parameters.mapped(parameter, f"{parameter.name}={value}")


def _finish(draft: Draft) -> list[str]:
    """Settle what depends on several parameters: dates, status, script titles, language."""
    notes: list[str] = []
    _join_date(draft)
    _contain(draft)
    _one_place(draft)
    status = draft.get("url-status")
    archive = draft.get("archive-url")
    if status is not None and (archive is None or not archive.value):
        draft.fields.remove(status)
        if status.value == "dead":
            notes.append("the link is dead and has no archived copy")
    for name in ("title", "chapter"):
        found = draft.get(name)
        if found is None or not mostly_cyrillic(found.value) or draft.get(f"script-{name}"):
            continue
        if not _script(draft, found, name):
            notes.append(f"trans-{name} is left for you")
    if draft.parts["language"] and draft.get("language") is None:
        draft.add("language", draft.parts["language"])
    for name, value in draft.form.fixed:
        if draft.get(name) is None:
            draft.add(name, value)
    return notes


def _one_place(draft: Draft) -> None:
    """Join pages and columns, of which citations take only one."""
    at, pages = draft.get("at"), draft.get("pages") or draft.get("page")
    if at is not None and pages is not None and at.value and pages.value:
        word = "pp." if pages.name == "pages" else "p."
        at.value = f"{word} {pages.value}, {at.value}"
        draft.fields.remove(pages)


def _contain(draft: Draft) -> None:
    """Make the title of an article in a collection the chapter of that collection."""
    container, title = draft.get("container"), draft.get("title")
    if container is not None:
        if title is not None:
            title.name = "chapter"
        container.name = "title"


def _script(draft: Draft, found: Field, name: str) -> str:
    """Move a Cyrillic title to script-title=, with trans-title= behind it; return what that holds."""
    given = draft.get("language")
    lang = script_language(found.value, draft.walker.lang)
    if given is not None and given.value in SCRIPTS:
        lang = given.value
    found.name, found.value = f"script-{name}", f"{lang}:{found.value}"
    translated = draft.get(f"trans-{name}") or draft.add(f"trans-{name}", "", found)
    if given is None:
        draft.add("language", lang, translated)
    return translated.value


SCRIPTS = frozenset(
    {"ab", "az", "be", "bg", "bs", "ce", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk", "uz"}
)
"""Languages with Cyrillic letters that English citations know as those of a script."""


def script_language(text: str, lang: str) -> str:
    """Tell Russian from Tajik by their letters; else the language of the wiki."""
    if set(text) & TAJIK:
        return "tg"
    return "ru" if set(text) & RUSSIAN else lang


def _join_date(draft: Draft) -> None:
    """Put a month and a day to the year, wherever it stands."""
    year, month, day = (draft.parts.get(k, "") for k in ("year", "month", "day"))
    if not month:
        return
    found = draft.get("date") or draft.get("year")
    order = draft.walker.context.dates
    if found is None:
        draft.add("date", written(day, int(month), order=order))
    elif found.value == year or YEAR.fullmatch(found.value):
        found.name, found.value = "date", written(day, int(month), found.value, order)


def _written(node: tree.Template, draft: Draft) -> str:
    raw = str(node.name)
    name = raw.replace(raw.strip(), draft.english)
    out = [name]
    for f in draft.fields:
        out.append(f"{f.before}{f.name}={f.value}{f.after}")
    return "{{" + "|".join(out) + "}}" + draft.parts.get("outside", "")
