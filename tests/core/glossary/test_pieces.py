"""Where a page is cut for the check, and which words of a passage come nearest to a form."""

from __future__ import annotations

import pytest

from workbench.core.glossary.layout import layout, plain_layout, sentences
from workbench.core.glossary.nearest import nearest


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
