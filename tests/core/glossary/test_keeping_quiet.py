"""When the glossary check speaks, of what, and when it keeps quiet."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.glossary import quiet
from workbench.core.glossary.checking import Checker, GlossaryFinding, check_pair
from workbench.core.glossary.corpus import Text, check_all, check_one
from workbench.core.glossary.found import MESSAGES
from workbench.core.glossary.layout import layout
from workbench.core.glossary.pairing import Bead, Feature, align, cost, pair, plausible
from workbench.core.glossary.renderings import Rendering
from workbench.core.glossary.rules import RULES
from workbench.core.glossary.terms import FIRST, HINT, KEEP, Term
from workbench.core.glossary.validating import counts, validate


def told(source: str, target: str, *terms: Term, lang: str = "ru") -> list[tuple[str, str]]:
    """Return rule and place in words of each finding."""
    return [(f.rule, target[f.start : f.end]) for f in check_pair(source, target, lang, terms)]


COUNCIL = Term(
    "Совет Федерации", "ru", ("Federation Council",), domain="office", line=4, glossary="ru.csv"
)
EMBASSY = Term("посольство", "ru", ("embassy",), forbidden=("ambassy",), domain="office")


@pytest.mark.parametrize(
    ("source", "target", "findings"),
    [
        ("Совет Федерации собрался.", "The Federation Council met.", []),
        ("Совет Федерации собрался.", "The federation council met.", [("case", "federation council")]),
        ("Совет Федерации собрался.", "The Council of Federation met.", [("missing-term", "Council of Federation")]),
        ("Совет Федерации собрался.", "It met.", [("missing-term", "It met.")]),
        ("Совет Федерации собрался.", "Совет Федерации met.", [("untranslated-term", "Совет Федерации")]),
        ("Совет Федерации собрался.", "The Federation Council (Совет Федерации) met.", []),
        ("Совет Федерации собрался.", "The Federation Council, “Совет Федерации”, met.", []),
        ("Совет Федерации собрался. Совет Федерации решил.", "The Federation Council met. It decided.", []),
        ("Совет Федерации собрался. Совет Федерации решил.", "The Federation Council met. People decided.", [("missing-term", "People decided.")]),
        ("Слово.", "The Federation Council met.", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_a_term_is_asked_for_where_the_source_has_it(
    source: str, target: str, findings: list[tuple[str, str]]
) -> None:
    assert told(source, target, COUNCIL) == findings


@pytest.mark.parametrize(
    ("source", "target", "findings"),
    [
        ("В посольстве.", "In the ambassy.", [("forbidden-term", "ambassy")]),
        ("В посольстве.", "In the Ambassy.", [("forbidden-term", "Ambassy")]),
        ("В посольстве.", "In the ambassies.", [("forbidden-term", "ambassies")]),
        ("В доме.", "In the ambassy.", []),
        ("В посольстве.", "In the embassy and the ambassy.", [("forbidden-term", "ambassy")]),
        ("В посольстве.", "In the [[Embassy|ambassy]].", [("forbidden-term", "ambassy")]),
        ("В посольстве.", "In the embassy.<ref>An ambassy</ref>", []),
    ],
)
def test_a_forbidden_form_is_told_where_the_source_has_its_term(
    source: str, target: str, findings: list[tuple[str, str]]
) -> None:
    assert told(source, target, EMBASSY) == findings


def test_a_forbidden_name_is_told_on_the_whole_page() -> None:
    term = Term("Худжанд", "ru", ("Khujand",), forbidden=("Khodjend",))
    source, target = "Худжанд стар.\n\nГород велик.", "Khujand is old.\n\nKhodjend is large."
    assert told(source, target, term) == [("forbidden-term", "Khodjend")]
    assert told("Город стар.\n\nГород велик.", target, term) == []


def test_a_forbidden_form_inside_an_approved_one_is_let_pass() -> None:
    term = Term("Kyrgyzstan", "en", ("Kyrgyz Republic",), forbidden=("Republic",))
    assert told("Слово.", "The Kyrgyz Republic.", term) == []
    assert told("Слово.", "The Republic.", term) == [("forbidden-term", "Republic")]


@pytest.mark.parametrize(
    ("flags", "source", "target", "rules"),
    [
        ({HINT}, "Совет собрался.", "They met.", []),
        ({KEEP}, "Совет собрался.", "The Совет met.", []),
        ({KEEP}, "Совет собрался.", "They met.", ["missing-term"]),
        (set(), "Совет собрался.", "They met.", ["missing-term"]),
        ({FIRST}, "Совет собрался.", "The Soviet met.", []),
    ],
)
def test_a_flag_says_how_strictly_a_term_is_meant(
    flags: set[str], source: str, target: str, rules: list[str]
) -> None:
    term = Term("Совет", "ru", ("Soviet",), flags=frozenset(flags))
    assert [rule for rule, _ in told(source, target, term)] == rules


def test_a_finding_says_where_its_term_stands_in_source_and_glossary() -> None:
    source, target = "Указ Совета Федерации.", "A decree. They met."
    (one,) = check_pair(source, target, "ru", [COUNCIL])
    assert source[one.source_start : one.source_end] == "Совета Федерации"
    assert one.glossary == "ru.csv:4"
    assert one.source_term == "Совет Федерации"
    assert one.expected == ("Federation Council",)
    assert one.segment in target
    assert one.severity is RULES["missing-term"].severity


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_s_message_names_what_is_found_and_what_is_wanted(rule: str) -> None:
    term = Term("Куляб", "ru", ("Kulob",), note="An old name.")
    message = MESSAGES[rule](term, "Kuliab", ("Kulob", "Kulyab"))
    assert message.rstrip(".").count("“") == message.count("”")
    assert "Kuliab" in message
    assert "Kulob" in message
    assert message.endswith((".", ":"))
    if rule == "forbidden-term":
        assert message.endswith("An old name.")


@pytest.mark.parametrize(
    ("text", "domain", "back"),
    [
        ("It met again.", "org", True),
        ("They left.", "", True),
        ("The country grew.", "state", True),
        ("The large river floods.", "geo", True),
        ("The city grew.", "treaty", False),
        ("The council met.", "", True),
        ("A council met.", "", False),
        ("Itinerant people left.", "", False),
        ("The force was withdrawn.", "mil", True),
        ("The new forces came.", "mil", True),
        ("Forces came.", "mil", False),
        ("The city councils met.", "", False),
        ("The Councils met.", "", True),
        ("The new text came.", "office", True),
        ("The rather new text came.", "office", False),
        ("The organisation grew.", "org", True),
        ("The Agencies grew.", "org", True),
        ("Over the armies.", "mil", True),
    ],
)
def test_a_later_sentence_may_mean_a_term_without_naming_it(
    text: str, domain: str, back: bool
) -> None:
    assert quiet.refers_back(text, Term("Совет", "ru", ("City Council",), domain=domain)) is back


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("The council (Совет) met.", True),
        ("The council («Совет») met.", True),
        ("The council, «Совет», met.", True),
        ('The council "Совет" met.', True),
        ("The council [Совет] met.", True),
        ("The council (old) Совет met.", False),
        ("The council Совет (old) met.", False),
        ("The council «old» Совет met.", False),
        ("The council (\nСовет) met.", False),
        ("Совет", False),
    ],
)
def test_a_foreign_word_in_brackets_or_quotes_is_a_gloss(text: str, gloss: bool) -> None:
    at = text.index("Совет")
    assert quiet.is_gloss(text, at, at + 5) is gloss


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “X is”.", True),
        ("He said «X» is.", True),
        ('He said "X" is.', True),
        ("''X is'' old.", True),
        ("'''X''' is old.", False),
        ("''a'' X ''b''", False),
        ("[[X]] is.", True),
        ("[[a|X]] is.", False),
        ("[[a]] X", False),
        ("<blockquote>X</blockquote>", True),
        ("<blockquote>a</blockquote> X", False),
        ("“a”\nX”", False),
        ("X", False),
    ],
)
def test_no_fix_touches_a_quotation_or_title(text: str, inside: bool) -> None:
    at = text.index("X")
    assert quiet.in_quotation_or_title(text, at, at + 1) is inside


@pytest.mark.parametrize(
    ("targets", "form", "surface", "fix"),
    [
        (("embassy",), "ambassy", "ambassy", "embassy"),
        (("embassy",), "ambassy", "Ambassy", "Embassy"),
        (("embassy",), "ambassy", "ambassies", None),
        (("embassy", "mission"), "ambassy", "ambassy", None),
        ((), "ambassy", "ambassy", None),
        (("Kulob",), "Kuliab", "Kuliab", "Kulob"),
        (("the Pamirs",), "the Pamir", "the\nPamir", "the Pamirs"),
    ],
)
def test_a_fix_is_certain_when_one_thing_can_be_meant(
    targets: tuple[str, ...], form: str, surface: str, fix: str | None
) -> None:
    text = f"In {surface} now."
    bad = Rendering(Term("x", "ru", targets), form, 3, 3 + len(surface), True)
    assert quiet.safe_fix(text, bad) == fix


@pytest.mark.parametrize(
    ("target", "fix"),
    [
        ("The federation council met.", "Federation Council"),
        ("The Federation council met.", "Federation Council"),
        ("The federation  council met.", None),
        ("The federation councils met.", None),
        ("He said “the federation council met”.", None),
        ("See [[federation council]].", None),
    ],
)
def test_capitals_are_put_right_where_nothing_else_differs(target: str, fix: str | None) -> None:
    (found,) = check_pair("Совет Федерации собрался.", target, "ru", [COUNCIL])
    assert (found.rule, found.fix) == ("case", fix)


@given(
    st.sampled_from(
        [
            "In the ambassy.",
            "An ambassy, two ambassies.",
            "Ambassy!",
            "The “ambassy” and an ambassy.",
        ]
    )
)
@settings(max_examples=10)
def test_a_fixed_text_has_no_more_of_the_same(target: str) -> None:
    source = "В посольстве и у посольства."
    found = check_pair(source, target, "ru", [EMBASSY])
    fixed = target
    for one in reversed([f for f in found if f.fix is not None]):
        fixed = fixed[: one.start] + str(one.fix) + fixed[one.end :]
    again = [f for f in check_pair(source, fixed, "ru", [EMBASSY]) if f.rule == "forbidden-term"]
    assert len(again) == sum(f.fix is None for f in found if f.rule == "forbidden-term")
    assert all(f.fix is None for f in again)


def feature(kind: str, length: int, *anchors: str) -> Feature:
    return Feature(kind, length, frozenset(anchors))


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ([feature("paragraph", 100)], [feature("paragraph", 90)], True),
        ([feature("paragraph", 100)], [feature("paragraph", 20)], False),
        ([feature("paragraph", 3)], [feature("paragraph", 9)], True),
        ([], [feature("paragraph", 3)], False),
        ([feature("paragraph", 100, *"abcd")], [feature("paragraph", 100, *"abcd")], True),
        ([feature("paragraph", 100, *"abcd")], [feature("paragraph", 100, *"wxyz")], False),
        ([feature("paragraph", 100, *"abc")], [feature("paragraph", 100, *"xyz")], True),
    ],
)
def test_pieces_render_each_other_when_alike_in_length_and_names(
    left: list[Feature], right: list[Feature], alike: bool
) -> None:
    assert plausible(left, right) is alike


def test_what_is_alike_costs_less_than_what_is_not() -> None:
    one = feature("paragraph", 100, "1897", "Khorog")
    assert cost([one], [one]) == 0
    assert cost([one], [feature("paragraph", 100)]) > 0
    assert cost([one], [feature("heading", 100, "1897", "Khorog")]) >= 6
    assert cost([one], [one, one]) > cost([one], [one])


features = st.lists(
    st.builds(feature, st.sampled_from(["paragraph", "heading", "list"]), st.integers(1, 300), st.sampled_from(["1897", "1932", "Pamir"])),
    max_size=7,
)  # fmt: skip


@given(features, features)
@settings(max_examples=60, deadline=None)
def test_beads_tile_both_sides_in_order(left: list[Feature], right: list[Feature]) -> None:
    beads = align(left, right)
    assert [i for bead in beads for i in bead.source] == list(range(len(left)))
    assert [j for bead in beads for j in bead.target] == list(range(len(right)))


@given(features)
@settings(max_examples=40, deadline=None)
def test_a_page_is_paired_with_itself_piece_by_piece(pieces: list[Feature]) -> None:
    assert align(pieces, pieces) == [Bead((i,), (i,)) for i in range(len(pieces))]


def test_a_piece_left_out_shifts_nothing_behind_it() -> None:
    source = layout(
        "Крепость 1897 года у реки стоит.\n\nТеатр 1932 года на площади.\n\nМост 1950 года за городом.\n"
    )
    target = layout("A fort of 1897 stands by the river.\n\nA bridge of 1950 out of town.\n")
    beads = [(b.source, b.target) for b in pair(source, target)]
    assert ((0,), (0,)) in beads
    assert ((2,), (1,)) in beads


@pytest.mark.parametrize(
    ("term", "kinds"),
    [
        (Term("река ", "ru", ("river",)), ["spaces"]),
        (Term("ре ка", "ru", ("ri\u00a0ver",)), ["spaces"]),
        (Term("ре\u200bка", "ru", ("river",)), ["spaces"]),
        (Term("рeка", "ru", ("river",)), ["homoglyph"]),
        (Term("река", "ru", ("rivеr",)), ["homoglyph"]),
        (Term("дарё", "ru", ("river",)), []),
        (Term("ҷӯй", "ru", ("stream",)), ["script"]),
        (Term("ҷӯй", "tg", ("stream",)), []),
        (Term("XX", "ru", ("20",)), []),
        (Term("B-52", "ru", ("B-52",)), []),
        (Term("reka", "ru", ("river",)), ["script"]),
        (Term("reka", "sr", ("river",)), []),
        (Term("река", "ru", ("@river",)), ["formula"]),
        (Term("-река", "ru", ("river",)), ["formula"]),
        (Term("река", "ru", flags=frozenset({KEEP})), []),
        (Term("река", "ru", forbidden=("reka",)), []),
        (Term("река", "ru", ("river",), accepted=("Stream",), forbidden=("stream",)), ["conflict"]),
        (Term("река", "ru", ("river",), status="proposed", note="x"), []),
        (Term("река", "ru", ("river",), pos="thing", flags=frozenset({"loud"})), ["flag", "flag"]),
        (Term("", "ru"), ["empty", "empty"]),
    ],
)
def test_each_problem_of_a_row_is_named_once(term: Term, kinds: list[str]) -> None:
    assert [problem.kind for problem in validate([term])] == kinds


def test_problems_between_rows_name_the_earlier_one() -> None:
    first = Term("река", "ru", ("river",), variants=("поток",), glossary="a.csv", line=2)
    second = Term("поток", "ru", ("stream",), glossary="b.csv", line=7)
    verb = Term("река", "ru", ("flow",), pos="verb", glossary="b.csv", line=9)
    tajik = Term("река", "tg", ("x",), glossary="c.csv", line=3)
    (problem,) = [p for p in validate([first, second, verb, tajik]) if p.kind == "conflict"]
    assert (problem.glossary, problem.line) == ("b.csv", 7)
    assert problem.message == "“поток” stands with other English forms in a.csv:2."


def test_concepts_are_counted_by_domain() -> None:
    terms = [
        Term("а", "ru", domain="geo"),
        Term("б", "ru"),
        Term("в", "ru", domain="geo", flags=frozenset({HINT})),
    ]
    assert counts(terms) == {"geo": 2, "other": 1, "of them hints": 1}


def test_an_english_text_alone_is_checked_for_house_style_and_consistency() -> None:
    style = Term("Kyrgyzstan", "en", ("Kyrgyzstan",), forbidden=("Kirghizia",))
    city = Term("Худжанд", "ru", ("Khujand", "Leninabad"))
    checker = Checker([style, city, EMBASSY], "ru")
    text = "Kirghizia. Khujand. An ambassy. Leninabad."
    found = checker.check_page(layout(text))
    assert [(f.rule, f.found) for f in found] == [
        ("forbidden-term", "Kirghizia"),
        ("inconsistent-term", "Leninabad"),
    ]
    assert [f.source_start for f in found] == [-1, -1]
    (again,) = check_all([Text("a", text)], [style, city, EMBASSY], "ru")
    assert again == check_one(checker, Text("a", text))


@given(
    st.permutations(
        [COUNCIL, EMBASSY, Term("река", "ru", ("river",)), Term("Совет", "ru", ("Soviet",))]
    )
)
@settings(max_examples=12, deadline=None)
def test_the_order_of_terms_changes_no_finding(terms: list[Term]) -> None:
    source = "Совет Федерации, посольство и река. Совет у реки."
    target = "The federation council, an ambassy and a stream. A council."
    key = lambda f: (f.start, f.end, f.rule, f.source_term)  # noqa: E731
    expected = check_pair(
        source,
        target,
        "ru",
        [COUNCIL, EMBASSY, Term("река", "ru", ("river",)), Term("Совет", "ru", ("Soviet",))],
    )
    found: list[GlossaryFinding] = check_pair(source, target, "ru", terms)
    assert sorted(map(key, found)) == sorted(map(key, expected))
    assert len(found) >= 3
