"""Every action of the screens: its name, its keys, what it does.

The bindings, the help screen and the command palette are all made from this
table; `[keys]` in the configuration changes the keys by an action's name:

    [keys]
    confirm = "ctrl+j"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import Binding

from workbench.errors import UsageError

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
_SAME_KEY = dict(zip(_LATIN, _CYRILLIC, strict=True))


NOT_BEFORE_WIDGETS = {"confirm"}
"""Actions on keys that lists and buttons have a use of their own for."""
NEVER_ARRIVE = {"alt+b": "Ctrl+Left", "alt+f": "Ctrl+Right"}
"""What the terminal's driver takes these keys for."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something the translator can do."""

    name: str
    """As in `[keys]`; the method is `action_NAME` unless `call` says otherwise."""
    keys: str
    """Textual's key names, separated by commas."""
    title: str
    """As in the footer, the help and the palette."""
    shown: bool = False
    """Whether the footer shows it."""
    call: str = ""
    label: str = ""
    """A shorter title for the footer."""

    def binding(self, *, queued: bool = False) -> Binding:
        """Return the binding, which works from a Cyrillic layout too.

        `queued` waits its turn behind the keys before it: see `Turns`.
        """
        call = self.call or self.name
        return Binding(
            both_layouts(self.keys),
            f"after_typing({call!r})" if queued else call,
            self.label or self.title,
            id=self.name,
            show=self.shown,
            priority=self.name not in NOT_BEFORE_WIDGETS,
            tooltip=self.title,
        )


def both_layouts(keys: str) -> str:
    """Add to keys with a Latin letter the same key of a Russian layout.

    Ctrl with a letter needs none: terminals send the control code for both.
    """
    out: list[str] = []
    for key in keys.split(","):
        out.append(key)
        modifier, _, letter = key.rpartition("+")
        if modifier in ("", "alt") and letter in _SAME_KEY:
            out.append(f"{modifier}+{_SAME_KEY[letter]}" if modifier else _SAME_KEY[letter])
    return ",".join(out)


EVERYWHERE = (
    Action("show_help", "f1", "Help and keys", True, label="Help"),
    Action("quit", "ctrl+q", "Quit; everything is saved", True, label="Quit"),
    Action("next_theme", "", "Change the theme: dark, light, high contrast"),
)
STAGES = (
    Action("compare", "f2", "Compare the articles", True, "app.stage('compare')", "Compare"),
    Action("edit", "f3", "Edit the translation", True, "app.stage('edit')", "Edit"),
    Action(
        "review", "f4", "Review findings and the whole text", True, "app.stage('review')", "Review"
    ),
    Action(
        "finish",
        "f5",
        "Finish: summary, talk page, wikitext",
        True,
        "app.stage('finish')",
        "Finish",
    ),
    Action("start_screen", "f9", "Recent sessions, another article", False, "app.start_screen"),
)
EDIT = (
    Action("confirm", "enter,ctrl+j", "Confirm and go to the next segment", True, label="Confirm"),
    Action("accept_1", "f12,alt+1", "Take the first proposal", True, "accept(1)", "Take"),
    Action("next_segment", "ctrl+down,alt+down", "Next segment"),
    Action("previous_segment", "ctrl+up,alt+up", "Previous segment"),
    Action("next_untranslated", "f6", "Next segment without a translation", True, label="Next ○"),
    Action("next_finding", "f7", "Next segment with a finding", True, label="Finding"),
    Action("next_term", "alt+t", "Next segment with trouble in a term"),
    Action(
        "insert",
        "f8",
        "Insert a link, reference, template or term of the source",
        True,
        label="Insert",
    ),
    Action("pick_proposal", "alt+i", "Take another proposal, by its number"),
    Action("go_to", "ctrl+g", "Go to a segment by its number"),
    Action("find", "ctrl+f", "Find and replace in the translation"),
    Action("progress", "alt+g", "How far each section has come; go to one"),
    Action("filter", "ctrl+t", "Show only some segments: by state, text or finding"),
    Action("copy_source", "ctrl+l", "Copy the source into the translation"),
    Action("skip", "alt+k", "Leave this segment out (or take it in again)"),
    Action("reset", "alt+z", "Empty this segment"),
    Action("undo_last", "alt+u", "Undo the last action, in whichever segment it was"),
    Action("redo_last", "alt+r", "Redo what was undone"),
    Action("split", "alt+s", "Split the segment at a place of its source"),
    Action("merge", "alt+m", "Merge the segment with the next one"),
    Action("propagate", "alt+p", "Give identical segments this translation"),
    Action("confirm_exact", "alt+c", "Confirm all exact matches of the memory"),
    Action(
        "propose_all",
        "alt+e",
        "Fill in proposals for all segments without a translation (again: stop)",
    ),
    Action("put_right", "alt+x", "Put the known fix in place: the right term, number or mark"),
    Action("alternatives", "alt+a", "Ask two engines for this segment and compare them"),
    Action("word", "alt+d", "Correct a word that is in no dictionary, or take it in"),
    Action("add_term", "alt+y", "Add a term to your glossary"),
    Action("external_editor", "alt+o", "Edit the segment in $EDITOR"),
    Action("line_break", "alt+v", "Insert a line break"),
    Action("next_pane", "alt+right,f11", "Next pane", True, "pane(1)", "Pane"),
    Action("previous_pane", "alt+left", "Previous pane", False, "pane(-1)"),
    Action("other_language", "alt+l", "Go to the same passage in the other language"),
    Action("note", "alt+n", "Write a note on the segment"),
    Action("raw_source", "alt+w", "Show the source as wikitext, or as read"),
    Action("save", "ctrl+s", "Save now (each change is saved anyway)"),
    Action("list", "escape", "Go to the list of segments; Enter comes back", False, "toggle_list"),
)
COMPARE = (
    Action("choose", "space", "Choose a section, or not", True, label="Choose"),
    Action("translate", "enter", "Translate what is chosen", True, label="Translate"),
    Action("choose_gaps", "alt+a", "Choose all that English lacks", True, label="All gaps"),
    Action("choose_none", "alt+n", "Choose nothing"),
    Action(
        "translate_missing",
        "alt+m",
        "Translate exactly what English lacks of this row",
        True,
        label="Missing",
    ),
    Action(
        "relink",
        "alt+r",
        "Pair a section with an English one, part them, or merge two of a source",
        True,
        label="Pair",
    ),
    Action("texts_down", "alt+down", "Scroll the paragraphs down", False, "scroll_texts(1)"),
    Action("texts_up", "alt+up", "Scroll the paragraphs up", False, "scroll_texts(-1)"),
)
REVIEW = (
    Action("jump", "enter", "Go to the segment; F4 comes back", True, label="Go to"),
    Action(
        "fix",
        "f8",
        "Put the known fix in place, or answer what holds the text back",
        True,
        label="Fix, answer",
    ),
    Action(
        "review_view",
        "f6,alt+v",
        "Next view: findings, unconfirmed, what holds back, reading, wikitext, difference",
        True,
        label="View",
    ),
)
FINISH = (
    Action("write_files", "f8", "Write the files", True, label="Write files"),
    Action("rough", "alt+h", "Hand over as a rough draft, for user or draft space"),
    Action("copy", "f6", "Copy what is shown through the terminal", True, label="Copy"),
    Action(
        "open_wiki", "f7", "Open the wiki's edit page in a browser", True, label="Open in browser"
    ),
    Action(
        "next_text",
        "f11,alt+v",
        "Next text: summary, talk page, wikitext, ledger",
        True,
        label="Next text",
    ),
)
START = (
    Action("new_from_files", "f8", "New session from files", True, label="From files"),
    Action("delete_session", "f7", "Delete the session under the cursor", True, label="Delete"),
    Action("demo", "f6", "Open the demo", True, label="Demo"),
)
FETCHING = (
    Action("cancel", "escape", "Give up", True),
    Action("again", "f5", "Try again", True),
)
SCREENS: Mapping[str, tuple[Action, ...]] = {
    "everywhere": EVERYWHERE,
    "stages": STAGES,
    "start": START,
    "fetching": FETCHING,
    "compare": COMPARE,
    "edit": EDIT,
    "review": REVIEW,
    "finish": FINISH,
}


def bindings(*groups: tuple[Action, ...], queued: bool = False) -> list[Binding]:
    """Return the bindings of groups of actions."""
    return [action.binding(queued=queued) for group in groups for action in group if action.keys]


def keymap(settings: Mapping[str, object]) -> dict[str, str]:
    """Turn the `[keys]` table into Textual's keymap.

    Raises UsageError for an action that does not exist and for a key that cannot arrive.
    """
    known = {action.name for group in SCREENS.values() for action in group}
    out = {}
    for name, keys in settings.items():
        if name not in known:
            raise UsageError(
                f"[keys] names an unknown action: {name}", "F1 in the screen lists them all."
            )
        for key in str(keys).split(","):
            if meant := NEVER_ARRIVE.get(key.strip().lower()):
                raise UsageError(
                    f"[keys] {name}: {key.strip()} arrives as {meant}", "Choose another letter."
                )
        out[name] = both_layouts(str(keys))
    return out


def spoken(keys: str) -> str:
    """Return keys as a person writes them: `ctrl+down` is `Ctrl+↓`."""
    names = {
        "down": "↓",
        "up": "↑",
        "left": "←",
        "right": "→",
        "escape": "Esc",
        "pagedown": "PgDn",
        "pageup": "PgUp",
    }
    out = []
    for key in keys.split(","):
        *modifiers, last = key.split("+")
        shown = names.get(last, last.capitalize())
        out.append("+".join([*(m.capitalize() for m in modifiers), shown]))
    return ", ".join(out)


def held(app: object, action: Action) -> str:
    """Return the keys that an action has in this run, by the configuration or by default."""
    mapping: Mapping[str, str] = getattr(app, "configured_keys", {})
    return mapping.get(action.name, action.keys)
