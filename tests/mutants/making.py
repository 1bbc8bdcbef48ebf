"""Make mutants: the changes are mutmut's, each kept as the text of one changed function."""

from __future__ import annotations

import ast
import hashlib
import importlib
import json
import types
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

SOURCES = ("workbench/core/adapt", "workbench/core/align", "workbench/outputs/attribution.py")
KEPT = Path("mutants")
"""Where what was made of a file is kept until the file changes."""


@dataclass(frozen=True)
class Mutant:
    """One change of one function."""

    path: str
    name: str
    """The function, after its class if it has one."""
    number: int
    """Counted in the function."""
    line: int
    """The first changed line of the file."""
    text: str
    """The function as it is changed, without the indentation of a class."""
    diff: str
    """The lines that went and came."""

    @property
    def title(self) -> str:
        """Path, function and number, by which a person finds it."""
        return f"{self.path}:{self.line} {self.name} {self.number}"

    def put_in(self) -> None:
        """Change the function of this process, wherever it was imported to."""
        function = _function(self.path, self.name)
        owner, _, name = self.name.rpartition(".")
        new = ast.parse(self.text).body[0]
        assert isinstance(new, ast.FunctionDef | ast.AsyncFunctionDef)
        new.decorator_list = []
        ast.increment_lineno(new, function.__code__.co_firstlineno - new.lineno)
        body: list[ast.stmt] = [new]
        if owner:
            body = [ast.ClassDef(owner, [], [], body, [], lineno=1, col_offset=0)]
        tree = ast.Module(body, [])
        code = compile(tree, self.path, "exec")
        for inner in filter(None, (owner, name)):
            code = next(
                c for c in code.co_consts if isinstance(c, types.CodeType) and c.co_name == inner
            )
        function.__code__ = code
        world = function.__globals__
        if function.__defaults__:
            function.__defaults__ = tuple(_value(one, world) for one in new.args.defaults)
        if function.__kwdefaults__:
            function.__kwdefaults__ = {
                argument.arg: _value(one, world)
                for argument, one in zip(new.args.kwonlyargs, new.args.kw_defaults, strict=True)
                if one
            }


def _value(one: ast.expr, world: dict[str, Any]) -> Any:
    return eval(compile(ast.Expression(one), "default", "eval"), world)


def _function(path: str, name: str) -> types.FunctionType:
    found: Any = importlib.import_module(path.removesuffix(".py").replace("/", "."))
    for part in name.split("."):
        found = vars(found)[part]
    found = getattr(found, "__func__", found)
    assert isinstance(found, types.FunctionType), (path, name)
    return found


def files() -> list[str]:
    """Return the files that are changed, in order."""
    found = [Path(s) for s in SOURCES]
    return sorted(
        str(path) for one in found for path in ([one] if one.suffix else one.glob("*.py"))
    )


def everything() -> list[Mutant]:
    """Return all mutants of all files."""
    return [mutant for path in files() for mutant in _of_file(path)]


def _of_file(path: str) -> list[Mutant]:
    source = Path(path).read_text(encoding="utf-8")
    kept = KEPT / (path.replace("/", ".") + ".json")
    digest = hashlib.sha256(source.encode()).hexdigest()
    if kept.exists():
        known = json.loads(kept.read_text(encoding="utf-8"))
        if known["digest"] == digest:
            return [Mutant(**one) for one in known["mutants"]]
    made = list(_make(path, source))
    kept.parent.mkdir(exist_ok=True)
    content = {"digest": digest, "mutants": [asdict(one) for one in made]}
    kept.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return made


def _make(path: str, source: str) -> Iterator[Mutant]:
    from mutmut.mutation.file_mutation import create_mutations, deep_replace

    module, mutations, *_ = create_mutations(path, source)
    names = dict(_named(module.body))
    starts = {name: node.lineno for name, node in _nodes(ast.parse(source).body)}
    numbers: dict[str, int] = {}
    for mutation in mutations:
        function = mutation.contained_by_top_level_function
        if function not in names:
            continue
        name = names[function]
        numbers[name] = numbers.get(name, 0) + 1
        before = module.code_for_node(function)
        after = module.code_for_node(
            deep_replace(function, mutation.original_node, mutation.mutated_node)
        )
        old, new = before.split("\n"), after.split("\n")
        first = next(
            (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(new)
        )
        line = first + 1 - ast.parse(before).body[0].lineno + starts[name]
        diff = "\n".join(list(unified_diff(old, new, n=0, lineterm=""))[3:])
        yield Mutant(path, name, numbers[name], line, after, diff)


def _named(body: Any, owner: str = "") -> Iterator[tuple[Any, str]]:
    import libcst

    for one in body:
        if isinstance(one, libcst.FunctionDef):
            yield one, owner + one.name.value
        elif not owner and isinstance(one, libcst.ClassDef):
            yield from _named(one.body.body, one.name.value + ".")


def _nodes(body: list[ast.stmt], owner: str = "") -> Iterator[tuple[str, ast.stmt]]:
    for one in body:
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
            yield owner + one.name, one
        elif not owner and isinstance(one, ast.ClassDef):
            yield from _nodes(one.body, one.name + ".")
