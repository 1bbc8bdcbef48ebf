"""Small texts of the screen: bars, counts, shares, keys as they are spoken, columns that fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from workbench.core.counting import counted
from workbench.core.model import Fact, State
from workbench.errors import UsageError
from workbench.flow.progress import Progress
from workbench.tui.fold import fit, fold, height
from workbench.tui.gap_rows import counted as facts_counted
from workbench.tui.keys import NEVER_ARRIVE, Action, both_layouts, keymap, spoken
from workbench.tui.marks import bar, percent
from workbench.tui.screens.progress import SectionRow, heads, line, title_width, words_line
from workbench.tui.screens.progress import spoken as progress_spoken
from workbench.tui.screens.start import named_files


@pytest.mark.parametrize(
    ("done", "total", "width", "shown"),
    [
        (0, 0, 4, "░░░░"),
        (0, 10, 4, "░░░░"),
        (10, 10, 4, "████"),
        (12, 10, 4, "████"),
        (5, 10, 4, "██░░"),
        (1, 32, 4, "▏░░░"),
        (1, 4, 1, "▎"),
        (3, 4, 1, "▊"),
        (7, 8, 1, "▉"),
        (15, 16, 2, "█▉"),
        (-1, 0, 3, "░░░"),
    ],
)
def test_a_bar_is_filled_to_the_eighth_of_a_cell(
    done: int, total: int, width: int, shown: str
) -> None:
    assert bar(done, total, width) == shown
    assert len(bar(done, total)) == 12


@pytest.mark.parametrize(
    ("done", "total", "shown"),
    [(0, 0, "0 %"), (0, 5, "0 %"), (999, 1000, "99 %"), (5, 5, "100 %"), (1, 3, "33 %")],
)
def test_a_hundred_per_cent_means_all(done: int, total: int, shown: str) -> None:
    assert percent(done, total) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0 segments"), (1, "1 segment"), (2, "2 segments"), (12345, "12,345 segments")],
)
def test_one_is_singular_and_thousands_are_parted(number: int, shown: str) -> None:
    assert counted(number, "segment") == shown


@pytest.mark.parametrize(
    ("kinds", "shown"),
    [
        ([], ""),
        (["number"], "1 number"),
        (["number", "date", "number"], "2 numbers, 1 date"),
    ],
)
def test_facts_are_counted_by_kind(kinds: list[str], shown: str) -> None:
    assert facts_counted(Fact(kind, (0, 1), "x") for kind in kinds) == shown


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("enter,ctrl+j", "Enter, Ctrl+J"),
        ("f12,alt+1", "F12, Alt+1"),
        ("ctrl+down,alt+up", "Ctrl+↓, Alt+↑"),
        ("alt+right", "Alt+→"),
        ("escape", "Esc"),
        ("space", "Space"),
        ("pagedown,pageup", "PgDn, PgUp"),
        ("q", "Q"),
        ("f1", "F1"),
        ("alt+left,right", "Alt+←, →"),
        ("up,down", "↑, ↓"),
        ("ctrl+shift+home", "Ctrl+Shift+Home"),
        ("tab,delete", "Tab, Delete"),
        ("shift+f12", "Shift+F12"),
        ("alt+й", "Alt+Й"),
    ],
)
def test_keys_are_spoken_as_people_write_them(keys: str, shown: str) -> None:
    assert spoken(keys) == shown


@pytest.mark.parametrize(
    ("keys", "bound"),
    [
        ("alt+q", "alt+q,alt+й"),
        ("alt+m", "alt+m,alt+ь"),
        ("q", "q,й"),
        ("alt+.", "alt+.,alt+ю"),
        ("ctrl+q", "ctrl+q"),
        ("f6,alt+v", "f6,alt+v,alt+м"),
        ("enter", "enter"),
        ("alt+1", "alt+1"),
    ],
)
def test_a_letter_is_bound_where_it_lies_on_a_russian_keyboard(keys: str, bound: str) -> None:
    assert both_layouts(keys) == bound


@pytest.mark.parametrize(
    ("action", "queued", "call", "description", "first"),
    [
        (Action("save", "ctrl+s", "Save now"), False, "save", "Save now", True),
        (Action("save", "ctrl+s", "Save now", label="Save"), True, "after_typing('save')", "Save", True),
        (Action("edit", "f3", "Edit", call="app.stage('edit')"), False, "app.stage('edit')", "Edit", True),
        (Action("confirm", "enter", "Confirm"), False, "confirm", "Confirm", False),
    ],
)  # fmt: skip
def test_an_action_is_bound_by_its_call_and_label(
    action: Action, queued: bool, call: str, description: str, first: bool
) -> None:
    bound = action.binding(queued=queued)
    assert (bound.action, bound.description, bound.priority) == (call, description, first)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"confrim": "f1"}, "unknown action: confrim"),
        *(({"save": key}, f"arrives as {meant}") for key, meant in NEVER_ARRIVE.items()),
    ],
)
def test_a_key_map_that_would_not_work_is_refused(settings: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError, match=f"(?s){told}".replace("+", r"\+")):
        keymap(settings)


def test_a_key_map_binds_both_layouts_and_leaves_other_actions_alone() -> None:
    assert keymap({"save": "alt+w", "confirm": "f3"}) == {"save": "alt+w,alt+ц", "confirm": "f3"}


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("мост", 10, ["мост"]),
        ("мост через реку", 10, ["мост через", "реку"]),
        ("мост через реку", 9, ["мост", "через", "реку"]),
        ("северо-восточный", 8, ["северо-", "восточны", "й"]),
        ("абвгдежз", 4, ["абвг", "дежз"]),
        ("a\nb\tc", 9, ["a⏎b c"]),
        ("a\nb", 9, ["a⏎b"]),
        ("a\tb", 9, ["a b"]),
        ("漢字かな", 4, ["漢字", "かな"]),
        ("漢字かな", 5, ["漢字", "かな"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_text_is_folded_at_spaces_and_hyphens(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines
    assert height(text, width) == len(lines)


@pytest.mark.parametrize(
    ("limit", "lines"),
    [
        (1, ["один д …"]),
        (2, ["один два", "три …"]),
        (3, ["один два", "три", "четыре"]),
        (0, ["один два", "три", "четыре"]),
    ],
)
def test_what_does_not_fit_ends_in_an_ellipsis(limit: int, lines: list[str]) -> None:
    text = "один два три четыре"
    assert fold(text, 8, limit) == lines
    assert height(text, 8, limit) == len(lines)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("мост", 6, "мост  "),
        ("мост", 4, "мост"),
        ("мост", 3, "мо…"),
        ("мост", 1, "…"),
        ("мост", 0, ""),
        ("漢字", 3, "漢…"),
        ("漢字", 2, "… "),
        ("a漢字b", 4, "a漢…"),
    ],
)
def test_a_line_is_cut_or_padded_to_its_cells(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown
    assert cell_len(fit(text, width)) == width


PART = Progress(7, 1200, {State.CONFIRMED: 2, State.SKIPPED: 1, State.EDITED: 4}, 345, 0.0)
MACHINE = Progress(4, 40, {State.CONFIRMED: 4}, 40, 0.254)


@pytest.mark.parametrize("terminal", [80, 100, 107, 120, 250])
@pytest.mark.parametrize("progress", [PART, MACHINE])
def test_a_section_and_its_columns_fit_into_the_dialog(terminal: int, progress: Progress) -> None:
    size, room = title_width(terminal), min(96, terminal * 9 // 10) - 8
    row = line(SectionRow("Военное сотрудничество и его " * 3, 5, progress), size)
    assert row.cell_length <= len(heads(size)) == room
    assert "…" in row.plain
    assert size >= 12


@pytest.mark.parametrize(
    ("progress", "row", "total"),
    [
        (PART, "История  ███▍░░░░  42 %     3/7      345/1200 ", "3 of 7 segments, 345 of 1,200 words"),
        (
            MACHINE,
            "История  ████████ 100 %     4/4       40/40       25%",
            "4 of 4 segments, 40 of 40 words · 25% as the machine wrote it",
        ),
    ],
)  # fmt: skip
def test_a_section_says_what_is_done_of_it(progress: Progress, row: str, total: str) -> None:
    assert line(SectionRow("История", 5, progress), 8).plain == row
    assert progress_spoken(progress) == total


def test_the_words_of_section_and_whole_are_told_with_the_machines_share() -> None:
    assert words_line(PART, PART) == "words 345/1,200 · section 345/1,200"
    assert words_line(PART, MACHINE) == "words 40/40 · section 345/1,200 · 25% as machine"


@pytest.mark.parametrize(
    ("answer", "files"),
    [
        ("", []),
        ("en:a.wiki ru:b.wiki", [("en", "a.wiki"), ("ru", "b.wiki")]),
        ('en:"my page.wiki" ru:b', [("en", "my page.wiki"), ("ru", "b")]),
        ("en:'a b' tg:c\\ d", [("en", "a b"), ("tg", "c d")]),
        ("en:it's.wiki", [("en", "it's.wiki")]),
        ("en:C:/x", [("en", "C:/x")]),
        ("plain", [("plain", ".")]),
    ],
)
def test_files_are_named_by_language_with_spaces_in_quotes(
    answer: str, files: list[tuple[str, str]]
) -> None:
    assert named_files(answer) == [(lang, Path(path)) for lang, path in files]
