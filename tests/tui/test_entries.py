"""What stands in the panes beside the editor, and what a reference is said to cite."""

from __future__ import annotations

import pytest

from workbench.core.glossary.terms import Term, TermHit
from workbench.core.model import Finding, Proposal, Severity
from workbench.tui.citing import Citation, Citations, fields
from workbench.tui.entries import citation_entry, finding_entry, quoted, term_entry
from workbench.tui.screens.edit_panes import marks_of
from workbench.tui.widgets.proposals import entries

CITE = "{{cite web|author=Петров|title=Записка|date=2011|website=Вести|url=https://e.org/a}}"


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        (Term("порт", "ru", ("port",)), "порт → port"),
        (Term("порт", "ru", ("port", "harbour")), "порт → port; harbour"),
        (Term("порт", "ru", ("port",), forbidden=("haven",)), "порт → port\n  not haven"),
        (Term("порт", "ru", ("port",), note="on a sea"), "порт → port\n  on a sea"),
        (
            Term("порт", "ru", ("port",), forbidden=("a", "b"), note="[b]n[/b]"),
            "порт → port\n  not a; b\n  [b]n[/b]",
        ),
    ],
)
def test_a_term_is_shown_with_its_renderings(term: Term, shown: str) -> None:
    assert term_entry(TermHit(term, 0, 4, "порт")).plain == shown


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (
            CITE,
            {
                "author": "Петров",
                "title": "Записка",
                "date": "2011",
                "work": "Вести",
                "url": "https://e.org/a",
            },
        ),
        ("{{книга|автор=Иванов|заглавие=Мосты|год=1999}}",
         {"author": "Иванов", "title": "Мосты", "date": "1999"}),
        ("{{книга|заглавие=Мосты|издание=2|издательство=Наука}}", {"title": "Мосты", "work": "Наука"}),
        ("{{Книга |заглавие=Мосты|издание=2-е, испр.}}", {"title": "Мосты"}),
        ("{{статья|заглавие=Мосты|издание=Вести|издательство=Наука}}", {"title": "Мосты", "work": "Вести"}),
        ("{{БРЭ|статья=Мосты|автор=Иванов}}", {"author": "Иванов", "title": "Мосты"}),
        ("{{cite web|Author = Иванов |title=}}", {"author": "Иванов"}),
        ("{{cite web|url=a|archiveurl=https://w.org/b}}", {"url": "a", "archive": "https://w.org/b"}),
        ("{{cite web|archive-url=w.org/b}}", {"archive": "w.org/b"}),
        ("[https://e.org/a Записка о мостах]", {"url": "https://e.org/a", "title": "Записка о мостах"}),
        ("[https://e.org/a]", {"url": "https://e.org/a"}),
        ("{{cite web|title=Своё}} [https://e.org/a Чужое]", {"title": "Своё", "url": "https://e.org/a"}),
        ("{{a|title=Первое}}{{b|title=Второе}}", {"title": "Первое"}),
        ("Отчёт, с. 5", {}),
    ],
)  # fmt: skip
def test_a_citation_says_who_wrote_what_where(content: str, found: dict[str, str]) -> None:
    assert fields(content) == found


@pytest.mark.parametrize(
    ("citation", "lines"),
    [
        (
            Citation("", "", {"author": "Петров", "title": "Записка", "date": "2011"}, "", 1),
            ["[3] Петров, Записка", "    2011"],
        ),
        (Citation("", "", {"work": "Вести", "date": "2011"}, "Отчёт", 1),
         ["[3] Отчёт", "    Вести · 2011"]),
        (Citation("", "n", {}, "Отчёт", 2), ["[3] Отчёт", "    cited 2 times in the page"]),
        (Citation("", "n", {}, "", 1), ["[3] n"]),
        (Citation("", "", {}, "", 1), ["[3] (defined elsewhere)"]),
        (Citation("", "", {"title": "A", "url": "u", "archive": "w"}, "", 1),
         ["[3] A", "    u  (archived)"]),
        (Citation("", "", {"title": "A", "archive": "w"}, "", 1), ["[3] A", "    w  (archived)"]),
        (Citation("", "", {"title": "A", "url": "u"}, "", 1), ["[3] A", "    u"]),
        (Citation("", "", {"title": "a\nb"}, "", 1), ["[3] a b"]),
    ],
)  # fmt: skip
def test_a_reference_is_shown_line_by_line(citation: Citation, lines: list[str]) -> None:
    assert citation_entry(3, citation).plain.split("\n") == lines


def test_a_reference_is_known_by_its_name_wherever_it_is_defined_and_counted() -> None:
    page = f'A<ref name="p" />. B<ref name="p">{CITE}</ref>. C<ref>Отчёт</ref>. D<ref name="q"/>.'
    known = Citations(page)
    [one] = known.of('A<ref name="p" />.')
    assert (one.name, one.fields["title"], one.uses, one.plain) == ("p", "Записка", 2, "")
    assert one.wikitext == '<ref name="p" />'
    assert one.address == "https://e.org/a"
    [two] = known.of("C<ref>Отчёт</ref>.")
    assert (two.name, two.plain, two.uses, two.address) == ("", "Отчёт", 1, "")
    [three] = known.of('D<ref name="q"/>.')
    assert (three.name, three.plain, three.fields, three.uses) == ("q", "", {}, 1)
    assert known.of("nothing") == []


@pytest.mark.parametrize(
    ("content", "plain"),
    [
        ("Петров А. ''Мосты'', 1999. С. 5{{ref-de}}", "Петров А. Мосты, 1999. С. 5"),
        ("См. [[Мост|мосты]]", "См. мосты"),
        ("{{sfn|Петров|1999|с=5}}", "{{sfn|Петров|1999|с=5}}"),
        (CITE + ", с. 5", ""),
        ("[https://e.org/a Записка] Петрова{{ref-de}}", ""),
    ],
)
def test_the_words_of_a_reference_that_no_template_holds_are_shown(
    content: str, plain: str
) -> None:
    page = f'A<ref name=":2">{content}</ref>'
    [one] = Citations(page).of('B<ref name=":2" />')
    assert one.plain == plain


@pytest.mark.parametrize(
    ("severity", "fix", "shown"),
    [
        (Severity.ERROR, None, "✗ told  rule"),
        (Severity.WARNING, None, "! told  rule"),
        (Severity.INFO, None, "i told  rule"),
        (Severity.WARNING, "port", "! told  rule  ⏎ puts port in its place"),
        (Severity.WARNING, "", "! told  rule  ⏎ puts nothing in its place"),
    ],
)
def test_a_finding_says_whether_a_fix_is_known(
    severity: Severity, fix: str | None, shown: str
) -> None:
    assert finding_entry(Finding("rule", severity, "told", 0, 4, fix=fix)).plain == shown


@pytest.mark.parametrize(
    ("start", "end", "severity", "kinds"),
    [
        (2, 6, Severity.ERROR, ["error"]),
        (2, 6, Severity.WARNING, ["warning"]),
        (2, 6, Severity.INFO, []),
        (0, 6, Severity.ERROR, ["error"]),
        (0, 7, Severity.ERROR, []),
        (3, 3, Severity.ERROR, []),
    ],
)
def test_the_place_of_a_finding_is_underlined_unless_it_is_the_whole_text(
    start: int, end: int, severity: Severity, kinds: list[str]
) -> None:
    marks = marks_of([Finding("rule", severity, "told", start, end)], len("A port."))
    assert [one.kind for one in marks] == kinds
    assert all((one.start, one.end) == (start, end) for one in marks)


LETTERS = "abcdefghijklmnopqrstuvwxyz" * 4


@pytest.mark.parametrize(
    ("text", "start", "end", "shown"),
    [
        ("A port.", 2, 6, "A port."),
        (LETTERS, 0, 3, LETTERS[:23] + "…"),
        (LETTERS, 20, 23, LETTERS[:43] + "…"),
        (LETTERS, 21, 23, "…" + LETTERS[1:43] + "…"),
        (LETTERS, 84, 104, "…" + LETTERS[64:]),
        (LETTERS, 60, 84, "…" + LETTERS[40:]),
        (LETTERS, 0, 104, LETTERS[:44] + "…"),
        ("a\nb\x07", 0, 4, "a b␇"),
        ("", 0, 0, ""),
    ],
)
def test_the_place_of_a_finding_is_quoted_with_what_is_near(
    text: str, start: int, end: int, shown: str
) -> None:
    assert quoted(text, start, end) == shown


@pytest.mark.parametrize(
    ("proposal", "shown"),
    [
        (Proposal("A port.", "mint", score=0, machine=True), "1 mint · machine\nA port."),
        (Proposal("A port.", "memory", score=100), "1 memory · 100 %\nA port."),
        (Proposal("A port.", "memory", score=101), "1 memory · 100 % in context\nA port."),
        (
            Proposal("A port.", "memory", "Lake", 84, "Порт."),
            "1 memory · 84 %  Lake\nA port.\nits source: Порт.",
        ),
        (Proposal("A port.", "memory", "", 84, "Порт!"), "1 memory · 84 %\nA port."),
        (Proposal("A.", "memory", score=90, machine=True), "1 memory · 90 % · machine\nA."),
        (
            Proposal("A.", "mint", score=0, machine=True, notes=("a\nb",)),
            "1 mint · machine\nA.\n! a b",
        ),
    ],
)
def test_a_proposal_says_where_it_comes_from_and_how_sure_it_is(
    proposal: Proposal, shown: str
) -> None:
    [entry] = entries([proposal], "Порт!")
    assert entry.plain == shown


def test_the_words_that_one_engine_has_and_the_other_lacks_are_marked_in_both() -> None:
    offered = [
        Proposal("Port.", "memory", score=100),
        Proposal("The big port.", "one", score=0, machine=True),
        Proposal("The old port.", "two", score=0, machine=True),
    ]
    _, one, two = entries(offered, "Порт.")
    marks = [
        [e.plain[s.start : s.end] for s in e.spans if "underline" in str(s.style)]
        for e in (one, two)
    ]
    assert marks == [["big"], ["old"]]
