"""Words of texts and terms: what is folded, what may stand between them, what hides them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.wikitext.fragments import wikitext
from workbench.core.glossary.keys import Keys, abbreviation
from workbench.core.glossary.layout import layout, plain_layout, sentences
from workbench.core.glossary.matcher import Matcher
from workbench.core.glossary.nearest import nearest
from workbench.core.glossary.phrases import Found, longest
from workbench.core.glossary.renderings import English, spelled, well_cased
from workbench.core.glossary.terms import CASE, KEEP, WHOLE, Term
from workbench.core.glossary.visible import visible
from workbench.core.glossary.words import GAP, HARD, MARKED_GAP, SOFT, WORD, fold


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("слово", "слово"),
        ("Ёлка", "Елка"),
        ("ёлка", "елка"),
        ("Душанбе\u0301", "Душанбе"),
        ("до\u00adрога", "дорога"),
        ("ре\u200bка", "река"),
        ("и\u0306од", "йод"),
        ("Хисор", "Хисор"),
        ("O’Neil", "O'Neil"),
        ("201-й", "201"),
        ("201-ю", "201"),
        ("5th", "5"),
        ("1990s", "1990s"),
        ("201", "201"),
        ("С.С.С.Р.", "СССР"),
        ("U.S.", "US"),
        ("", ""),
    ],
)
def test_a_word_is_folded_to_what_counts(word: str, folded: str) -> None:
    assert fold(word) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Река, гора", ["Река", "гора"]),
        ("премьер-министр", ["премьер", "министр"]),
        ("201-й полк", ["201-й", "полк"]),
        ("201-километр", ["201", "километр"]),
        ("Т. е. так", ["Т", "е", "так"]),
        ("С.С.С.Р. был", ["С.С.С.Р.", "был"]),
        ("O’Neil's", ["O’Neil's"]),
        ("до\u00adрога", ["до\u00adрога"]),
        ("река_2", ["река", "2"]),
        (f"а{SOFT}б", [f"а{SOFT}б"]),
        (f"а{HARD}б", ["а", "б"]),
        ("«Заря»", ["Заря"]),
        ("", []),
        ("— …", []),
    ],
)
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert [m[0] for m in WORD.finditer(text)] == words


@pytest.mark.parametrize(
    ("gap", "plain", "marked"),
    [
        (" ", True, True), ("\u00a0", True, True), ("-", True, True), (" — ", True, True), ("\n", True, True), ("\r\n", True, True),
        ("\n\n", False, False), (" «", True, True), ("&nbsp;", True, True), (", ", False, True), (" (", False, True),
        (". ", False, False), (HARD, False, False), ("\n* ", False, False), ("; ", False, False),
    ],
)  # fmt: skip
def test_only_little_may_stand_between_the_words_of_a_term(
    gap: str, plain: bool, marked: bool
) -> None:
    assert bool(GAP.fullmatch(gap)) is plain
    assert bool(MARKED_GAP.fullmatch(gap)) is marked
    text = f"Совет{gap}Федерации"
    seen = layout(text).text
    assert bool(Matcher([Term("Совет Федерации", "ru", ("x",))], "ru").find(seen)) is plain


@pytest.mark.parametrize(
    ("word", "short"),
    [("МИД", "МИД"), ("МИДом", "МИД"), ("МИДовский", ""), ("МИДа", "МИД"), ("Мид", ""), ("мид", ""), ("М", ""), ("ООН", "ООН"), ("США2", ""), ("", "")],
)  # fmt: skip
def test_an_abbreviation_is_known_in_its_cases(word: str, short: str) -> None:
    assert abbreviation(word) == short


def test_lemmas_are_kept_in_the_cache_that_is_given() -> None:
    cache: dict[str, object] = {}
    keys = Keys("ru", cache)  # type: ignore[arg-type]
    found = keys.of_term("Договоров")
    assert found.likely == ("договор",)
    assert cache == {"договоров": found}
    assert keys.of_text("договоров") is found
    assert Keys("tg", cache)._cache is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lang", "word", "key"),
    [
        ("ru", "рекой", "река"),
        ("tg", "китобҳоро", "китоб"),
        ("en", "Treaties", "treaty"),
        ("de", "Häuser", "häuser"),
    ],
)
def test_each_language_has_its_keys(lang: str, word: str, key: str) -> None:
    assert key in Keys(lang).of_term(word).possible
    assert key in Keys(lang).of_text(word.lower()).possible


def found(term: Term, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in Matcher([term], term.lang).find(text)]


@pytest.mark.parametrize(
    ("term", "text", "hits"),
    [
        (Term("Панҷ", "tg", ("Panj",), flags=frozenset({CASE})), "Дар Панҷ панҷ кас.", ["Панҷ"]),
        (Term("панҷ", "tg", ("five",), flags=frozenset({CASE})), "Дар Панҷ панҷ кас.", ["панҷ"]),
        (Term("панҷ", "tg", ("five",), flags=frozenset({CASE})), "Панҷ кас омад.", ["Панҷ"]),
        (
            Term("Ссылки", "ru", ("Links",), flags=frozenset({WHOLE})),
            "ссылки, ссылка, Ссылки",
            ["ссылки", "Ссылки"],
        ),
        (Term("Мир", "ru", ("Mir",), pos="name"), "Станция Мир и мир.", ["Мир"]),
        (
            Term("русские", "ru", ("Russians",), pos="noun"),
            "Русские войска и русские.",
            ["русские"],
        ),
        (Term("МИД", "ru", ("MFA",)), "МИДом, мид, МИДА и Мид.", ["МИДом"]),
        (
            Term("река", "ru", ("river",), variants=("поток",)),
            "Потоком и рекой.",
            ["Потоком", "рекой"],
        ),
        (Term("министр", "ru", ("minister",)), "Премьер-министр и министры.", ["министры"]),
        (
            Term("Рахмонов", "ru", ("Rahmonov",)),
            "С Рахмоновым, Рахмонова и рахмон.",
            ["Рахмоновым", "Рахмонова"],
        ),
        (Term("Восе", "ru", ("Vose",)), "В Восе, в восьми.", ["Восе"]),
        (Term("", "ru", ("x",)), "Слово.", []),
        (Term("река", "tg", ("river",)), "Рекой.", []),
        (
            Term("201-я дивизия", "ru", ("201st Division",)),
            "В 201-й дивизии и 202-й дивизии.",
            ["201-й дивизии"],
        ),
        (
            Term("нефть, газ", "ru", ("oil, gas",)),
            "Нефть, газ и нефть — газ.",
            ["Нефть, газ", "нефть — газ"],
        ),
        (
            Term("река", "ru", ("river",)),
            "ре́кой, [[река|реке]], река\u00adми",
            ["ре́кой", "река", "реке", "река\u00adми"],
        ),
    ],
)
def test_a_flag_or_part_of_speech_narrows_what_is_found(
    term: Term, text: str, hits: list[str]
) -> None:
    assert found(term, text) == hits


def test_of_overlapping_terms_the_longest_is_found_and_all_are_found_nested() -> None:
    terms = [
        Term("Совет", "ru", ("a",)),
        Term("Совет Федерации", "ru", ("b",)),
        Term("Федерация", "ru", ("c",)),
    ]
    matcher = Matcher(terms, "ru")
    text = "Указ Совета Федерации."
    assert [hit.term.source for hit in matcher.find(text)] == ["Совет Федерации"]
    assert {hit.term.source for hit in matcher.find_nested(text)} == {
        "Совет",
        "Совет Федерации",
        "Федерация",
    }
    (one,) = matcher.find(text)
    assert (one.surface, one.form, one.certain) == ("Совета Федерации", "Совет Федерации", True)


def test_homonyms_are_told_by_their_capitals_where_they_can_be() -> None:
    city = Term("Душанбе", "tg", ("Dushanbe",), flags=frozenset({CASE}))
    day = Term("душанбе", "tg", ("Monday",), flags=frozenset({CASE}))
    matcher = Matcher([city, day], "tg")
    inside = matcher.find("Рӯзи душанбе дар Душанбе буд.")
    assert [(hit.term.preferred, hit.certain) for hit in inside] == [
        ("Monday", True),
        ("Dushanbe", True),
    ]
    (opening,) = matcher.find("Душанбе буд.")
    assert {opening.term, *opening.others} == {city, day}
    assert not Matcher([city], "tg").find("Душанбе буд.")[0].certain


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 5)), max_size=8))
@settings(max_examples=80)
def test_of_overlaps_a_longest_is_kept_and_the_kept_stand_apart(
    spans: list[tuple[int, int]],
) -> None:
    hits = [Found(a, a + n, "x", str(i)) for i, (a, n) in enumerate(sorted(spans))]
    kept = longest(hits)
    places = [(group[0].start, group[0].end) for group in kept]
    assert places == sorted(places)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(places))
    assert all(len({(h.start, h.end) for h in group}) == 1 for group in kept)
    for hit in hits:
        rivals = [(a, b) for a, b in places if a < hit.end and hit.start < b]
        assert any(b - a >= hit.end - hit.start for a, b in rivals)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("слово", "слово"),
        ("[[Вахш|река]]", "река"),
        ("[[Вахш]]", "Вахш"),
        ("[[Категория:Реки]]", ""),
        ("[[en:Vakhsh]]", ""),
        ("[[Файл:Вид.jpg|мини|слева|Вид на реку]]", "Вид на реку"),
        ("[[Файл:Вид.jpg|мини]]", ""),
        ("'''Вахш'''<ref>Том</ref> река", "Вахш река"),
        ("<!-- слово -->дело", "дело"),
        ("<nowiki>слово</nowiki>", ""),
        ("[https://x.org Сайт]", " Сайт]"),
        ("https://x.org/река дело", " дело"),
        ("5&nbsp;км&ndash;то &alpha;", "5 км-то "),
        ("а<br>б", "а б"),
        ("{{lang|ru|слово}}", ""),
        ("{{cite web|title=слово}}", ""),
        ("{{nowrap|слово дело}}", "слово дело"),
        ("{{nbsp}}", " "),
        ("{{Карточка|имя=Вахш|фото=а.jpg|сайт=б}}", "Вахш"),
        ("{{ill|Vakhsh|ru|Вахш}}", "Vakhsh"),
        ('{|\n! style="x" | Имя\n|-\n| class=y | а || б\n|}', "\n! Имя\n\n| а || б\n|}"),
        ("<gallery>\nФайл:а.jpg|Мост\n</gallery>", "\nМост\n"),
        ("__NOTOC__слово", "слово"),
        ("[[незакрытая", "[[незакрытая"),
        ("{{незакрытый|слово", "{{незакрытый|слово"),
    ],
)
def test_only_what_a_reader_sees_is_looked_at(text: str, seen: str) -> None:
    shown = visible(text).text
    assert len(shown) == len(text)
    assert shown.replace(SOFT, "").replace(HARD, "") == seen


@given(wikitext)
@settings(max_examples=100)
def test_what_is_seen_stands_where_it_stands(text: str) -> None:
    seen = visible(text).text
    assert len(seen) == len(text)
    for have, was in zip(seen, text, strict=True):
        assert have in (was, SOFT, HARD, " ", "-"), (have, was)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Слово.\nЕщё.\n\nДело.\n", [("paragraph", "Слово.\nЕщё."), ("paragraph", "Дело.")]),
        ("== Река ==\nСлово.\n", [("heading", "== Река =="), ("paragraph", "Слово.")]),
        ("* один\n* два\n", [("list", "* один"), ("list", "* два")]),
        ("{|\n| а || б\n|}\n", [("cell", "| а"), ("cell", "б")]),
        ("[[Файл:а.jpg|мини|Вид]] Слово.\n", [("caption", "[[Файл:а.jpg|мини|Вид]]"), ("paragraph", "[[Файл:а.jpg|мини|Вид]] Слово.")]),
        ("{{Карточка|имя=Вахш}}\nСлово.\n", [("template", "{{Карточка|имя=Вахш}}"), ("paragraph", "Слово.")]),
        ("123\n\n—\n", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_page_is_laid_out_in_pieces(text: str, kinds: list[tuple[str, str]]) -> None:
    made = layout(text)
    assert [(p.kind, text[p.start : p.end].strip()) for p in made.pieces] == kinds


def test_a_text_without_markup_is_one_piece() -> None:
    text = "== нет ==\n* [[слово]]\n"
    assert [(p.kind, p.start, p.end) for p in plain_layout(text).pieces] == [
        ("paragraph", 0, len(text))
    ]
    assert plain_layout("123").pieces == ()
    assert plain_layout(text).text == text


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Раз. Два. Три", ["Раз. ", "Два. ", "Три"]),
        ("Парк им. Рудаки. Два.", ["Парк им. Рудаки. ", "Два."]),
        ("В 1950 г. Душанбе рос.", ["В 1950 г. Душанбе рос."]),
        ("А. С. Пушкин. Да.", ["А. С. Пушкин. ", "Да."]),
        ("Mr. Smith came. He left.", ["Mr. Smith came. ", "He left."]),
        ("Что? «Да!» Нет.", ["Что? ", "«Да!» ", "Нет."]),
        ("раз. два.", ["раз. два."]),
        ("", []),
    ],
)
def test_a_piece_is_cut_into_sentences_that_tile_it(text: str, cut: list[str]) -> None:
    for piece in plain_layout(text).pieces or ():
        spans = sentences(text, piece)
        assert [text[a:b] for a, b in spans] == cut
        assert "".join(text[a:b] for a, b in spans) == text[piece.start : piece.end]
    assert cut or not plain_layout(text).pieces


@pytest.mark.parametrize(
    ("forms", "text", "near"),
    [
        (
            ["Federation Council"],
            "A decree of the Council of Federations came.",
            "Council of Federations",
        ),
        (["Federation Council"], "A decree of the Council came.", "Council"),
        (["Federation Council"], "A decree came.", None),
        (["Khujand"], "He lives in Khudzhand now.", None),
        (["Khujand"], "He lives in Khujandi now.", "Khujandi"),
        (["the of"], "the of", None),
        (["External debt", "foreign debt"], "The foreign debts grew.", "foreign debts"),
        ([], "The town.", None),
    ],
)
def test_the_nearest_words_share_half_of_a_form(
    forms: list[str], text: str, near: str | None
) -> None:
    span = nearest(forms, text)
    assert (text[slice(*span)] if span else None) == near


@pytest.mark.parametrize(
    ("form", "surface", "right"),
    [
        ("State Duma", "State Duma", True), ("State Duma", "state Duma", False), ("State Duma", "STATE DUMA", True), ("village", "Village", True),
        ("village", "VILLAGE", True), ("Federation Council", "Federation council", False), ("the Pamirs", "The Pamirs", True), ("МИД", "мид", False),
    ],
)  # fmt: skip
def test_capitals_may_be_more_but_not_fewer(form: str, surface: str, right: bool) -> None:
    assert well_cased(form, surface) is right


@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("labour migrant", {"labour migrant", "labor migrant"}),
        ("Defense Ministry", {"Defense Ministry", "Defence Ministry"}),
        ("village", {"village"}),
        ("theatres", {"theatres", "theaters"}),
        ("Labouring", {"Labouring"}),
    ],
)  # fmt: skip
def test_british_and_american_spellings_stand_for_each_other(form: str, others: set[str]) -> None:
    assert set(spelled([form])) == others
    assert spelled([form])[0] == form


def test_english_forms_are_found_with_what_they_are_worth() -> None:
    term = Term("рубль", "ru", ("ruble",), accepted=("rubles’ worth",), forbidden=("rubel",))
    kept = Term("Мир", "ru", flags=frozenset({KEEP}))
    finder = English()
    finder.prepare([term, kept])
    finder.prepare([term])
    good, bad = finder.find("Two Roubles, one rubel, Мир.", lambda _: True)
    assert [(r.form, r.cased) for r in good] == [("rouble", True), ("Мир", True)]
    assert [r.form for r in bad] == ["rubel"]
    assert finder.find("Two roubles, one rubel.", lambda t: t is kept) == ([], [])
