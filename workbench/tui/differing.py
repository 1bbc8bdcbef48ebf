"""How the translated sections differ from the English ones of today."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import unified_diff

from workbench.core.model import Alignment, Page
from workbench.errors import InputError
from workbench.flow.finishing import Part, drafted, ready_texts
from workbench.flow.workspace import Workspace


def difference(
    workspace: Workspace,
    parts: Collection[Part] | None,
    pages: Mapping[str, Page],
    alignments: Mapping[str, Alignment],
) -> str:
    """Return a difference by lines, section by section, of pages that are aligned.

    Raises InputError when nothing is translated yet.
    """
    ready = ready_texts(workspace.units, workspace.drafts)
    begun = list(dict.fromkeys((u.lang, u.section) for u in workspace.units if u.id in ready))
    wanted = [part for part in begun if parts is None or part in parts]
    if not wanted:
        raise InputError("Nothing is translated yet.", "F3 goes to the editor.")
    out: list[str] = []
    for lang, number in wanted:
        targets = [t for m in alignments[lang].sections if number in m.source for t in m.target]
        english = pages["en"]
        old = "".join(
            english.wikitext[english.sections[t].start : english.sections[t].end] for t in targets
        )
        new = drafted(workspace, {(lang, number)})
        title = pages[lang].sections[number].title or "Lead"
        names = ", ".join(english.sections[t].title or "Lead" for t in targets) or "no counterpart"
        out += [f"@@ {lang}: {title} → English: {names}"]
        lines = unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=1)
        out += [
            line.replace("-", "−", 1) if line.startswith("-") else line for line in list(lines)[2:]
        ]
        out.append("")
    return "\n".join(out)
