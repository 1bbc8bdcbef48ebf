"""The parameters of one template call: each is read once and accounted for."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.adapt.ledger import DROPPED, KEPT, MAPPED
from workbench.core.adapt.walker import GONE, Walker, Where
from workbench.core.wikitext import tree


@dataclass(slots=True)
class Parameter:
    """One parameter of a call, with the white space it stood in."""

    name: str
    shown: bool
    """Whether the name is written out."""
    raw_name: str
    raw_value: str
    code: tree.Wikicode
    used: bool = False
    place: int = -1
    text: str | None = None


class Parameters:
    """Reads parameters by any of their names; what nobody reads ends in the ledger as dropped."""

    def __init__(self, walker: Walker, template: tree.Template, where: Where) -> None:
        self.walker = walker
        self.where = where
        self.prose = where.prose
        """Whether the call itself stands where wording changes."""
        self.raw_title = str(template.name)
        self.title = self.raw_title.strip()
        for p in template.params:
            if p.showkey and any(not isinstance(node, tree.Text) for node in p.name.nodes):
                p.name.nodes = [tree.Text(walker.code(p.name, where.but(prose=False)))]
        self.all = [
            Parameter(str(p.name).strip(), p.showkey, str(p.name), str(p.value), p.value)
            for p in template.params
        ]

    def find(self, name: str) -> Parameter | None:
        """Return the last parameter of that name, as MediaWiki would, whatever its case."""
        low = name.lower()
        found = [p for p in self.all if p.name.lower() == low]
        return found[-1] if found else None

    def given(self, *names: str) -> Parameter | None:
        """Return the first parameter of these names that has a value."""
        found = (self.find(name) for name in names)
        return next((p for p in found if p is not None and p.raw_value.strip()), None)

    def take(self, *names: str, where: Where | None = None) -> str:
        """Return the adapted, trimmed value of the first of these that has one."""
        parameter = self.given(*names)
        return "" if parameter is None else bare(self.value(parameter, where))

    def value(self, parameter: Parameter, where: Where | None = None) -> str:
        """Return the adapted value of a parameter, white space included, and mark it used."""
        if parameter.text is None:
            parameter.place = self.walker.ledger.reserve()
            parameter.text = self.walker.code(parameter.code, where or self.where)
        parameter.used = True
        return parameter.text

    def mapped(self, parameter: Parameter, target: str, note: str = "", state: str = "") -> None:
        """Account for a parameter: `target` is its English form, empty for none."""
        if parameter.place < 0:
            parameter.place = self.walker.ledger.reserve()
        parameter.used = True
        source = self.source(parameter)
        same = target == f"{parameter.name}={parameter.raw_value.strip()}"
        self.walker.ledger.put(
            parameter.place,
            "parameter",
            source,
            target,
            note,
            state or (DROPPED if not target else KEPT if same else MAPPED),
        )

    def source(self, parameter: Parameter) -> str:
        """Return how the ledger names a parameter: template, name and value."""
        return f"{self.title}|{parameter.name}={parameter.raw_value.strip()}"

    def settle(self, kept: str) -> None:
        """Account for every parameter, of those that were read by the text they went into."""
        for parameter in self.all:
            if not parameter.used:
                self.drop(parameter, "no counterpart" if parameter.raw_value.strip() else "empty")
                continue
            value = bare(parameter.text or "")
            target = value if value in kept else kept
            note = "" if target else "empty"
            source = self.source(parameter)
            self.walker.ledger.put(parameter.place, "parameter", source, target, note)

    def drop(self, parameter: Parameter, note: str) -> None:
        """Drop a parameter, and with it all that it holds."""
        mark = self.walker.ledger.reserve()
        if parameter.text is None:
            parameter.text = self.walker.code(parameter.code, self.where.but(prose=False))
        self.walker.ledger.drop_since(mark + 1, f"inside {self.title}|{parameter.name}, dropped")
        self.walker.ledger.put(mark, "parameter", self.source(parameter), "", note)


def bare(value: str) -> str:
    """Return a value without its margin; nothing where all that it held was dropped."""
    return value.strip() if value.replace(GONE, "").strip() else ""
