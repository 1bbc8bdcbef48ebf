"""Where a page is cut for the check, and which words of a passage come nearest to a form."""

from __future__ import annotations

import pytest

from workbench.core.glossary.layout import layout, plain_layout, sentences
from workbench.core.glossary.nearest import nearest
from workbench.core.glossary.pairing import Bead, Feature, align, cost, pair, plausible


@pytest.mark.parametrize(
    ("wikitext", "pieces"),
    [
        ("Abc\ndef", ["paragraph Abc\ndef"]),
        ("Abc\n\ndef", ["paragraph Abc\n", "paragraph def"]),
        ("12\n\nAbc", ["paragraph Abc"]),
        ("== Abc ==\nDef", ["heading == Abc ==\n", "paragraph Def"]),
        ("== Abc\nDef", ["paragraph == Abc\nDef"]),
        ("Abc =\nDef", ["paragraph Abc =\nDef"]),
        ("* Abc\n# Def", ["list * Abc\n", "list # Def"]),
        (": Abc\n; Def", ["list : Abc\n", "list ; Def"]),
        ("Abc\n* Def\nGhi", ["paragraph Abc\n", "list * Def\n", "paragraph Ghi"]),
        ("| Abc || Def", ["cell | Abc ", "cell  Def"]),
        ("! Abc !! Def\n", ["cell ! Abc ", "cell  Def"]),
        ("| Abc ||  || 12", ["cell | Abc "]),
        ("  | Abc", ["cell   | Abc"]),
        ("Abc\n| Def", ["paragraph Abc\n", "cell | Def"]),
        (
            "[[File:A.jpg|thumb|A town]] Def",
            ["caption [[File:A.jpg|thumb|A town]]", "paragraph [[File:A.jpg|thumb|A town]] Def"],
        ),
        ("''Abc'' def", ["paragraph ''Abc'' def"]),
        ("", []),
        ("12.\n", []),
    ],
)
def test_a_page_is_cut_into_pieces_of_a_kind(wikitext: str, pieces: list[str]) -> None:
    made = layout(wikitext)
    cut = sorted(f"{p.kind} {wikitext[p.start : p.end]}" for p in made.pieces)
    assert cut == sorted(pieces)


def _cut(text: str) -> list[str]:
    made = plain_layout(text)
    return [text[start:end] for piece in made.pieces for start, end in sentences(text, piece)]


@pytest.mark.parametrize(
    "short",
    [
        *("г", "гг", "в", "вв", "им", "ст", "св", "с", "ул", "оз", "р", "т", "млн", "млрд", "тыс"),
        *("руб", "долл", "чел", "St", "Mr", "Mrs", "Dr", "Prof", "Gen", "Col", "No", "vs", "c"),
        *(
            "ca",
            "approx",
            "н",
            "д",
            "э",
            "ҳзр",
            "м",
            "ғ",
            "A",
            "Б",
            "Ё",
            "Ғ",
            "Ӣ",
            "Қ",
            "Ӯ",
            "Ҳ",
            "Ҷ",
        ),
    ],
)
@pytest.mark.parametrize("before", ["в 1990 ", "(", "«", '"', "\n"])
def test_an_abbreviation_ends_no_sentence(short: str, before: str) -> None:
    assert _cut(f"Там {before}{short}. Иванов") == [f"Там {before}{short}. Иванов"]


@pytest.mark.parametrize("short", ["года", "кг", "Ab", "АБ", "мир", "Str", "lot", "x"])
def test_other_words_end_one(short: str) -> None:
    assert _cut(f"Там {short}. Иванов") == [f"Там {short}. ", "Иванов"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Аb. Cd", ["Аb. ", "Cd"]),
        ("Ab! Cd? Ef… Gh", ["Ab! ", "Cd? ", "Ef… ", "Gh"]),
        ("Ab. cd", ["Ab. cd"]),
        ("Ab.Cd", ["Ab.Cd"]),
        ("Ab, Cd; Ef: Gh", ["Ab, Cd; Ef: Gh"]),
        ("«Ab.» «Cd»", ["«Ab.» ", "«Cd»"]),
        ("“Ab.” “Cd”", ["“Ab.” ", "“Cd”"]),
        ('"Ab." "Cd"', ['"Ab." ', '"Cd"']),
        ("(Ab.) (Cd)", ["(Ab.) ", "(Cd)"]),
        ("[Ab.] [Cd]", ["[Ab.] ", "[Cd]"]),
        ("Ab. 5 cd", ["Ab. ", "5 cd"]),
        ("Он жил. Ҷони ӯ", ["Он жил. ", "Ҷони ӯ"]),
        ("Он жил.\nҒайр", ["Он жил.\n", "Ғайр"]),
    ],
)
def test_a_sentence_ends_where_a_capital_or_a_number_follows(text: str, cut: list[str]) -> None:
    assert _cut(text) == cut


@pytest.mark.parametrize(
    ("form", "text", "near"),
    [
        ("Kulob", "to Kulow and", "Kulow"),
        ("Kulob", "to Kumow and", None),
        ("Ayni", "to Aynu and", None),
        ("Ayni", "to Ayni and", "Ayni"),
        ("Panjakent", "in Panjikend now", None),
        ("Panjakent", "in Panjakand now", "Panjakand"),
        ("Border Service", "a service at borders, the border service", "border service"),
        ("Border Service", "border service, a service at borders", "border service"),
        ("Border Service", "border a b c d service", "border a b c d service"),
        ("Border Service", "border a b c d e service", "border"),
        ("Border Service", "big border guards", "border"),
        ("State Border Service", "big border guards", None),
        ("State Border Service", "big border and state", "border and state"),
        ("Bank of the State", "the state and of the", "state"),
    ],
)
def test_the_nearest_words_are_few_and_alike(form: str, text: str, near: str | None) -> None:
    span = nearest([form], text)
    assert (text[slice(*span)] if span else None) == near


def _feature(length: int, anchors: str = "", kind: str = "paragraph") -> Feature:
    return Feature(kind, length, frozenset(anchors))


@pytest.mark.parametrize(
    ("ours", "theirs", "least", "may"),
    [
        ([(100, "")], [(28, "")], 0.01, False),
        ([(100, "")], [(29, "")], 0.01, True),
        ([(28, "")], [(100, "")], 0.01, False),
        ([(29, "")], [(100, "")], 0.01, True),
        ([(50, ""), (50, "")], [(28, "")], 0.01, False),
        ([(50, ""), (50, "")], [(20, ""), (9, "")], 0.01, True),
        ([], [(10, "")], 0.01, False),
        ([(10, "")], [], 0.01, False),
        ([(60, "abc")], [(60, "")], 0.5, True),
        ([(60, "abcd")], [(60, "")], 0.5, False),
        ([(60, "abcd")], [(60, "a")], 0.5, False),
        ([(60, "abcd")], [(60, "axyz")], 0.25, True),
        ([(60, "abcd")], [(60, "ab")], 0.5, True),
        ([(30, "ab"), (30, "cd")], [(60, "ad")], 0.5, True),
        ([(30, "ab"), (30, "cd")], [(30, "a"), (30, "c")], 0.51, False),
    ],
)
def test_what_differs_in_length_or_names_is_no_rendering(
    ours: list[tuple[int, str]], theirs: list[tuple[int, str]], least: float, may: bool
) -> None:
    left, right = [_feature(*f) for f in ours], [_feature(*f) for f in theirs]
    assert plausible(left, right, least) is may


def test_two_pages_of_one_piece_are_paired_whatever_they_say() -> None:
    source, target = layout("Река."), layout("A " + "very " * 40 + "long river, 1999, 2000, 2001.")
    assert pair(source, target) == [Bead((0,), (0,), likely=True, sure=True)]


@pytest.mark.parametrize(("alike", "sure"), [(5, True), (3, True), (2, False)])
def test_pages_of_the_same_shape_are_paired_in_order_if_most_pieces_are_alike(
    alike: int, sure: bool
) -> None:
    source = layout("\n\n".join(["б" * 100] * 5))
    target = layout("\n\n".join(["b" * 100] * alike + ["b" * 400] * (5 - alike)))
    beads = pair(source, target)
    if sure:
        assert [(b.source, b.target) for b in beads] == [((i,), (i,)) for i in range(5)]
        assert [b.likely for b in beads] == [True] * alike + [False] * (5 - alike)
    assert [b.sure for b in beads] == [sure] * len(beads)


@pytest.mark.parametrize(
    ("left", "right", "least"),
    [
        ([(96, "")], [(96, "")], 1.2),
        ([(96, "a")], [(96, "a")], 0.0),
        ([(96, "a")], [(96, "")], 2.4),
        ([(96, "ab")], [(96, "a")], 1.2),
        ([(48, "a"), (48, "b")], [(96, "ab")], 0.9),
        ([(48, "a"), (48, "b")], [(48, "a"), (48, "b")], 1.8),
        ([(96, "a", "list")], [(96, "a")], 1.2),
        ([(96, "a", "heading")], [(96, "a")], 6.0),
        ([(96, "a")], [(96, "a", "heading")], 6.0),
        ([(96, "a", "heading")], [(96, "a", "heading")], 0.0),
        ([(48, "a", "list"), (48, "b", "list")], [(96, "ab", "list")], 0.9),
        ([(48, "a", "cell"), (48, "b", "cell")], [(96, "ab", "cell")], 4.9),
        ([(48, "a"), (48, "b", "cell")], [(96, "ab")], 4.9),
    ],
)
def test_each_difference_has_its_price(
    left: list[tuple[int, str]], right: list[tuple[int, str]], least: float
) -> None:
    assert cost([_feature(*f) for f in left], [_feature(*f) for f in right]) == pytest.approx(least)


def test_length_has_its_price_both_ways() -> None:
    short, long = [_feature(46, "a")], [_feature(96, "a")]
    assert cost(short, long) == pytest.approx(cost(long, short))
    assert cost(short, long) == pytest.approx(1.3 * 0.6931, abs=1e-3)


@pytest.mark.parametrize(
    ("left", "right", "beads"),
    [
        ("a b c", "a b c", "0=0 1=1 2=2"),
        ("a b c", "a c", "0=0 1= 2=1"),
        ("a c", "a b c", "0=0 =1 1=2"),
        ("ab c", "a b c", "0=0,1 1=2"),
        ("a b c", "ab c", "0,1=0 2=1"),
        ("a b c d", "abc d", "0,1,2=0 3=1"),
        ("abc d", "a b c d", "0=0,1,2 1=3"),
        ("ab cd", "ac bd", "0,1=0,1"),
        ("", "a", "=0"),
        ("a", "", "0="),
        ("", "", ""),
    ],
)
def test_pieces_are_joined_parted_and_left_out(left: str, right: str, beads: str) -> None:
    def features(text: str) -> list[Feature]:
        return [_feature(40 * len(names), names) for names in text.split()]

    found = align(features(left), features(right))
    shown = [f"{','.join(map(str, b.source))}={','.join(map(str, b.target))}" for b in found]
    assert " ".join(shown) == beads
