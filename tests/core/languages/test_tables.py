"""The tables of languages: namespaces, magic words, months, countries, headings, words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.languages import (
    abbreviations,
    cognates,
    english,
    headings,
    lexicon,
    magic,
    months,
    territories,
)
from workbench.core.languages.names import english_name
from workbench.core.languages.namespaces import (
    aliases,
    local_name,
    split_interwiki,
    split_namespace,
)
from workbench.core.languages.tajik import normalise, stem, stems

LANGS = ("ru", "tg", "en")


@pytest.mark.parametrize(
    ("title", "lang", "split"),
    [
        ("Файл:Вид.jpg", "ru", ("File", "Вид.jpg")),
        ("файл : Вид.jpg", "ru", ("File", "Вид.jpg")),
        ("File:Вид.jpg", "ru", ("File", "Вид.jpg")),
        ("Акс:Вид.jpg", "tg", ("File", "Вид.jpg")),
        ("Категория:Реки", "ru", ("Category", "Реки")),
        ("Гурӯҳ:Дарёҳо", "tg", ("Category", "Дарёҳо")),
        ("Обсуждение_участника:А", "ru", ("User talk", "А")),
        ("Шаблон:Река", "ru", ("Template", "Река")),
        ("Image:A.jpg", "en", ("File", "A.jpg")),
        ("WP:RUS", "en", ("Wikipedia", "RUS")),
        ("Файл:Вид.jpg", "en", ("", "Файл:Вид.jpg")),
        ("Война: начало", "ru", ("", "Война: начало")),
        ("Вахш", "ru", ("", "Вахш")),
        (":Файл", "ru", ("", ":Файл")),
        ("", "ru", ("", "")),
    ],
)
def test_a_namespace_is_known_by_its_names(title: str, lang: str, split: tuple[str, str]) -> None:
    assert split_namespace(title, lang) == split


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_a_local_name_leads_back_to_its_namespace(lang: str) -> None:
    for namespace in set(aliases(lang).values()):
        own = local_name(namespace, lang)
        assert aliases(lang)[own.lower()] == namespace, own
        assert split_namespace(f"{own}:X", lang) == (namespace, "X")


def test_a_wiki_without_names_of_its_own_has_the_english_ones() -> None:
    assert local_name("File", "de") == "File"
    assert aliases("de")["category"] == "Category"


@pytest.mark.parametrize(
    ("title", "split"),
    [
        ("de:Wachsch", ("de", "Wachsch")),
        (" DE : Wachsch", ("de", "Wachsch")),
        ("be-x-old:Вахш", ("be-x-old", "Вахш")),
        ("wikt:река", ("wikt", "река")),
        ("commons:Category:Vakhsh", ("commons", "Category:Vakhsh")),
        ("xx:Вахш", ("", "xx:Вахш")),
        ("Файл:de", ("", "Файл:de")),
        ("Вахш", ("", "Вахш")),
        (":de:Wachsch", ("", ":de:Wachsch")),
    ],
)
def test_an_interwiki_prefix_is_a_known_one(title: str, split: tuple[str, str]) -> None:
    assert split_interwiki(title) == split


@pytest.mark.parametrize("lang", ["ru", "tg", "en", "uk", "fa", "simple"])
def test_languages_are_prefixes(lang: str) -> None:
    assert split_interwiki(f"{lang}:X") == (lang, "X")


@pytest.mark.parametrize(
    ("kind", "lang", "word", "means"),
    [
        ("option", "ru", "мини", "thumb"),
        ("option", "ru", "слева", "left"),
        ("option", "tg", "чап", "left"),
        ("option", "ru", "thumb", "thumb"),
        ("value", "ru", "альт", "alt"),
        ("switch", "ru", "__без_оглавления__", "__NOTOC__"),
    ],
)
def test_a_magic_word_has_an_english_one(kind: str, lang: str, word: str, means: str) -> None:
    assert magic.words(kind, lang)[word] == means


@pytest.mark.parametrize(
    "kind", ["option", "value", "unit", "variable", "function", "switch", "redirect"]
)
def test_each_kind_of_magic_word_has_its_english_words_in_every_language(kind: str) -> None:
    everywhere = [magic.words(kind, lang) for lang in ("ru", "tg", "")]
    assert all(table for table in everywhere)
    for table in everywhere:
        for word, means in table.items():
            assert table.get(means if kind in ("option", "value") else means.lower()) == means, word
    assert everywhere[0].items() <= everywhere[2].items()


def test_options_keep_their_case_and_other_words_do_not() -> None:
    assert "Мини" not in magic.words("option", "ru")
    assert all(word == word.lower() for word in magic.words("switch", "ru"))


@pytest.mark.parametrize("lang", LANGS)
def test_twelve_months_have_names_and_each_name_one_month(lang: str) -> None:
    forms = months.forms(lang)
    assert set(forms.values()) == set(range(1, 13))
    for number, name in enumerate(months.ENGLISH, 1):
        assert forms[name.lower()] == number


@pytest.mark.parametrize(
    ("lang", "form", "month"),
    [("ru", "мая", 5), ("ru", "май", 5), ("ru", "августе", 8), ("tg", "майи", 5), ("tg", "марти", 3), ("tg", "марта", 3), ("xx", "июня", 6)],
)  # fmt: skip
def test_a_month_is_known_in_its_cases(lang: str, form: str, month: int) -> None:
    assert months.forms(lang)[form] == month


def test_no_form_of_a_month_stands_in_english_dates_by_chance() -> None:
    assert set(months.forms("en")) == {name.lower() for name in months.ENGLISH}


@pytest.mark.parametrize(
    ("lang", "name", "means"),
    [
        ("ru", "таджикистан", "Tajikistan"),
        ("ru", "германия", "Germany"),
        ("ru", "русский", "Russian"),
        ("tg", "тоҷикистон", "Tajikistan"),
        ("uk", "німеччина", "Germany"),
    ],
)
def test_a_country_is_known_by_its_name(lang: str, name: str, means: str) -> None:
    assert means in territories.names(lang)[name]


def test_only_single_words_that_differ_from_english_are_kept() -> None:
    for name, means in territories.names("ru").items():
        assert " " not in name
        assert name == name.lower()
        assert all(one.lower() != name or not one.isascii() for one in means)
    assert territories.names("xx-nowhere") == territories.names("qqq") == {}
    assert territories.names("en") == {}


@pytest.mark.parametrize(
    ("lang", "word", "classes"),
    [("ru", "им", {"head"}), ("en", "dr", {"head"}), ("ru", "руб", {"tail"}), ("uk", "им", {"head"})],
)  # fmt: skip
def test_an_abbreviation_has_its_classes(lang: str, word: str, classes: set[str]) -> None:
    assert classes <= set(abbreviations.abbreviations(lang).words.get(word, frozenset()))
    assert bool(classes) is (word in abbreviations.abbreviations(lang).words)


@pytest.mark.parametrize(
    ("title", "folded"),
    [
        ("  Примечания ", "примечания"),
        ("«Сноски»", "сноски"),
        ("Источники:", "источники"),
        ("Ещё_раз", "еще раз"),
        ("Культура — наука", "культура - наука"),
        ("", ""),
        (" — ", ""),
    ],
)
def test_a_heading_is_compared_without_what_varies(title: str, folded: str) -> None:
    assert headings.fold(title) == folded
    assert headings.fold(folded) == folded


def test_each_wording_leads_to_its_row() -> None:
    for number, row in enumerate(headings.HEADINGS):
        for lang in ("ru", "tg", "en"):
            for wording in row[lang]:
                assert number in headings.meanings(wording, lang)
                assert number in headings.meanings(f" {wording.upper()}: ", lang)
        assert headings.english(row["ru"][0], "ru")


@pytest.mark.parametrize(
    ("title", "halves"),
    [
        ("Музеи и библиотеки", ("Музеи", "библиотеки")),
        ("Осорхона ва китобхона", ("Осорхона", "китобхона")),
        ("Museums, libraries and parks", ("Museums", "libraries", "parks")),
        ("Наука/техника", ("Наука", "техника")),
        ("Индия", ()),
        ("Инна и", ()),
        ("", ()),
    ],
)
def test_a_heading_is_parted_at_its_joints(title: str, halves: tuple[str, ...]) -> None:
    assert headings.parts(title) == halves


@pytest.mark.parametrize(
    ("word", "lang", "means"),
    [
        ("население", "ru", "population"),
        ("населением", "ru", "population"),
        ("населённый", "ru", "populat"),
        ("аҳолӣ", "tg", "population"),
        ("аҳолии", "tg", "population"),
        ("мактабҳои", "tg", "school"),
        ("армія", "uk", "arm"),
    ],
)
def test_a_frequent_word_means_something_in_each_of_its_forms(
    word: str, lang: str, means: str
) -> None:
    assert any(one.startswith(means) for one in lexicon.translations(word, lang))


@pytest.mark.parametrize("word", ["", "а", "зз", "крокозябра", "1950", "river", "х" * 5000])
def test_a_word_that_is_not_listed_means_nothing(word: str) -> None:
    for lang in ("ru", "tg", "uk", "xx"):
        assert lexicon.translations(word, lang) == frozenset()


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [("cities", "cit"), ("city", "cit"), ("built", "built"), ("building", "build"), ("is", "is"), ("was", "was"), ("use", "use")],
)  # fmt: skip
def test_an_english_stem_has_three_letters_at_least(word: str, stemmed: str) -> None:
    assert lexicon.english_stem(word) == stemmed


@given(st.text("abcdeginsy", max_size=10))
def test_a_stem_is_the_beginning_of_its_word(word: str) -> None:
    short = lexicon.english_stem(word)
    assert word.startswith(short)
    assert len(short) >= min(3, len(word))


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("rivers", "river"), ("boxes", "box"), ("bushes", "bush"), ("classes", "class"), ("countries", "country"),
        ("valleys", "valley"), ("ties", "tie"), ("glass", "glass"), ("bus", "bus"), ("analysis", "analysis"), ("cliffs", "cliff"),
        ("wolves", "wolf"), ("data", "data"), ("kansas", "kansas"), ("uses", "us"), ("as", "as"), ("s", "s"), ("", ""),
        ("appendices", "appendix"), ("series", "series"),
    ],
)  # fmt: skip
def test_a_plural_becomes_one(plural: str, one: str) -> None:
    assert english.singular(plural) == one


@given(st.text("abcehinostuy'’S", max_size=12))
@settings(max_examples=150)
def test_a_key_is_the_same_for_all_dresses_of_a_word(word: str) -> None:
    plain = english.key(word)
    assert english.key(word.upper()) == plain
    assert english.key(word.replace("’", "'")) == plain
    if word and word[-1] not in "'’sS":
        assert english.key(word + "'s") == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("душанбе", "dushanbe"), ("рахмон", "rahmon"), ("худжанд", "khujand"), ("хуҷанд", "khujand"), ("шевченко", "shevchenko"),
        ("вашингтон", "washington"), ("гиссар", "hissar"), ("ҳисор", "hisor"), ("горький", "gorky"),
        ("организация", "organization"), ("физика", "fizika"), ("краков", "kraków"),
    ],
)  # fmt: skip
def test_a_name_sounds_like_its_english(one: str, other: str) -> None:
    ours, theirs = cognates.fold(one), cognates.fold(other)
    assert cognates.bucket(ours) == cognates.bucket(theirs)
    assert cognates.similarity(ours, theirs) >= 0.7


@pytest.mark.parametrize(
    ("one", "other"), [("берлин", "berber"), ("сад", "garden"), ("", ""), ("аб", "ab")]
)
def test_other_words_sound_otherwise(one: str, other: str) -> None:
    ours, theirs = cognates.fold(one), cognates.fold(other)
    assert cognates.similarity(ours, theirs) < 0.7 or cognates.bucket(ours) != cognates.bucket(
        theirs
    )


@given(
    st.text("абвгдежзиклмнопрстуфхцчшъыьэюяӣӯғқҳҷё", max_size=12),
    st.text("abcdefghiklmnoprstuwyz", max_size=12),
)
@settings(max_examples=150)
def test_likeness_of_sound_is_a_symmetric_share(one: str, other: str) -> None:
    ours, theirs = cognates.fold(one), cognates.fold(other)
    assert cognates.similarity(ours, theirs) == cognates.similarity(theirs, ours)
    assert 0 <= cognates.similarity(ours, theirs) <= 1
    assert cognates.similarity(ours, ours) == (1.0 if len(ours) >= cognates.LEAST else 0.0)
    assert ours.isascii()


@pytest.mark.parametrize(
    ("word", "plain"), [("Kraków", "Krakow"), ("Łódź", "Łodz"), ("łódź", "lodz"), ("straße", "strasse"), ("søn", "son"), ("plain", "plain"), ("", "")]
)  # fmt: skip
def test_accents_fall_off(word: str, plain: str) -> None:
    assert cognates.strip_marks(word) == plain


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Љалолуддин", "Ҷалолуддин"), ("ќишлоќ", "қишлоқ"), ("Ѓафуров", "Ғафуров"), ("њукумат", "ҳукумат"), ("ї", "ӣ"), ("ЎЌЊЉЃ", "ӮҚҲҶҒ"),
        ("И\u0304", "Ӣ"), ("у\u0304", "ӯ"), ("Душанбе\u0301", "Душанбе"), ("река", "река"), ("", ""), ("и\u0306", "й"),
    ],
)  # fmt: skip
def test_tajik_is_written_in_its_own_letters(written: str, right: str) -> None:
    assert normalise(written) == right
    assert normalise(right) == right


@given(st.sampled_from(["китоб", "шаҳр", "дарё", "кӯҳ", "мактаб", "устод", "давлат"]), st.data())
@settings(max_examples=60)
def test_endings_come_off_in_any_company(word: str, data: st.DataObject) -> None:
    plural = data.draw(st.sampled_from(["", "ҳо"]))
    vowel = word[-1] in "ё" if not plural else True
    tail = data.draw(st.sampled_from(["", "ро", "и", "аш" if not vowel else "яш"]))
    ending = "и" if tail == "и" else tail
    assert stem(word + plural + ending) == word
    assert stem((word + plural + ending).upper()) == word
    assert stems(word + plural + ending)[0] == word + plural + ending


def test_languages_have_one_english_name_and_those_without_a_wikipedia_their_code() -> None:
    assert [english_name(code) for code in ("ru", "tg", "en", "zh-classical", "qqx")] == [
        "Russian",
        "Tajik",
        "English",
        "Classical Chinese",
        "qqx",
    ]
