"""Checking as a whole: offsets, lines, settings, acceptance, and pairing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.checks import CheckContext, check, check_page, check_session, fingerprint
from workbench.core.checks.pairing import in_order, lines, paragraphs
from workbench.core.model import Finding, Severity

SOURCE = "Город стар.\n\nДлина реки — 524 км.\n\nОна холодна.\n"
TARGET = "The town is old.\n\nThe river is 542 km long.\n\nIt is cold.\n"


def test_offsets_and_lines_count_in_the_target() -> None:
    (finding,) = check_page(SOURCE, TARGET, CheckContext())
    assert (finding.rule, finding.line) == ("number", 3)
    assert TARGET[finding.start : finding.end] == "542 km"


def test_windows_line_ends_do_not_shift_offsets() -> None:
    target = TARGET.replace("\n", "\r\n")
    (finding,) = check_page(SOURCE.replace("\n", "\r\n"), target, CheckContext())
    assert target[finding.start : finding.end] == "542 km"
    assert finding.line == 3


def test_offsets_are_code_points_behind_an_emoji() -> None:
    target = "🏔 The river is 542 km long."
    (finding,) = check("Длина реки — 524 км.", target, CheckContext())
    assert target[finding.start : finding.end] == "542 km"


def test_offsets_lead_through_markup() -> None:
    target = "The [[Vakhsh (river)|Vakhsh]] is ''542&nbsp;km'' long."
    found = check("[[Вахш]]: длина ''524 км''.", target, CheckContext())
    assert [target[f.start : f.end] for f in found if f.rule == "number"] == ["542&nbsp;km"]


def test_a_rule_can_be_switched_off_or_weighed_otherwise() -> None:
    assert check_page(SOURCE, TARGET, CheckContext(ignore=frozenset({"number"}))) == []
    context = CheckContext(severity={"number": Severity.INFO})
    assert [f.severity for f in check_page(SOURCE, TARGET, context)] == [Severity.INFO]


def test_an_accepted_finding_stays_away_until_its_words_change() -> None:
    pair = ("Длина реки — 524 км.", "The river is 542 km long.")
    (finding,) = check(*pair, CheckContext(segment=3))
    context = CheckContext(segment=3, accepted=frozenset({fingerprint(finding, pair[1])}))
    assert check(*pair, context) == []
    assert check(pair[0], "The river is 543 km long.", context) != []


def test_the_glossary_speaks_through_the_context() -> None:
    def glossary(source: str, target: str) -> list[Finding]:
        return [
            Finding("missing-term", Severity.ERROR, "a term", 4, 8),
            Finding("forbidden-term", Severity.ERROR, "a form", 4, 8),
        ]

    found = check("Город стар.", "The town is old.", CheckContext(segment=7, glossary=glossary))
    assert {(f.rule, f.severity, f.segment) for f in found} == {
        ("missing-term", Severity.WARNING, 7),
        ("forbidden-term", Severity.ERROR, 7),
    }


def test_pages_known_to_exist_need_no_interlanguage_link() -> None:
    context = CheckContext(existing=frozenset({"Vakhsh"}))
    found = check("Река [[Вахш]].", "The river {{ill|vakhsh|ru|Вахш}}.", context)
    assert [f.rule for f in found] == ["ill-exists"]


def test_links_without_a_counterpart_may_go() -> None:
    context = CheckContext(links={"Вахш": None})
    assert check("Река [[Вахш]].", "The river Vakhsh.", context) == []


def test_names_are_compared_over_a_session() -> None:
    found = check_session(
        [
            (4, "Там был Хрущёв.", "There was Khrushchev."),
            (9, "Потом Хрущёв уехал.", "Then came Hruschev."),
        ],
        CheckContext(),
    )
    assert [(f.rule, f.segment, f.start, f.end) for f in found] == [("name-two-ways", 9, 10, 18)]


def test_a_paragraph_left_out_is_found() -> None:
    long = "Этот абзац рассказывает о старом городе на берегу холодной реки у гор."
    source = f"Первый.\n\n{long}\n\nТретий.\n"
    target = "First.\n\nThird.\n"
    pairs = [((0, 7), (0, 6)), ((source.index("Третий"), source.index("Третий") + 7), (8, 14))]
    found = check_page(source, target, CheckContext(), pairs=pairs)
    assert [f.rule for f in found] == ["untranslated"]


def test_templates_and_tables_are_not_cut_into_lines() -> None:
    text = "{{Infobox\n| a = 1\n| b = 2\n}}\nWords.\n{| class=x\n|-\n| cell\n|}\nMore.\n"
    assert [text[a:b] for a, b in lines(text)] == [
        "{{Infobox\n| a = 1\n| b = 2\n}}",
        "Words.",
        "{| class=x\n|-\n| cell\n|}",
        "More.",
    ]


def test_lines_pair_where_paragraphs_do_not() -> None:
    assert in_order("a\nb\n\nc\n", "x\n\ny\nz\n") == [
        ((0, 1), (0, 1)),
        ((2, 3), (3, 4)),
        ((5, 6), (5, 6)),
    ]
    assert in_order("a\n\nb\n", "x\n") is None


WIKITEXT = st.text(st.sampled_from("ab Яж1,.()[]{}|='<>/!-\n\u00a0"), max_size=60) | st.lists(
    st.sampled_from(["{{a|b}}", "<ref>x</ref>", "[[Ж|ж]]", "1990—95", "''", "\n\n", "{|\n|a\n|}", "<!--", "текст ", "48 %"]),
    max_size=8,
).map("".join)  # fmt: skip


@given(WIKITEXT, WIKITEXT)
def test_any_pair_is_checked_with_places_inside_the_target(source: str, target: str) -> None:
    for finding in check_page(source, target, CheckContext()):
        assert 0 <= finding.start <= finding.end <= len(target)
        assert finding.line == target.count("\n", 0, finding.start) + 1
        assert finding.message


@given(WIKITEXT)
def test_lines_and_paragraphs_hold_everything_that_is_not_blank(text: str) -> None:
    for cut in (lines, paragraphs):
        outside, at = "", 0
        for start, end in cut(text):
            outside += text[at:start]
            at = end
        assert not (outside + text[at:]).strip()
