"""Which words of the English page a source word may stand for, and how surely."""

from __future__ import annotations

import pytest

from tests.core.align.judged import page
from workbench.core.align.bridge import Bridge, Way, features
from workbench.core.align.passages import passages
from workbench.core.align.scoring import source_bag


def ways(
    source: str, target: str, terms: dict[str, list[str]] | None = None, lang: str = "ru"
) -> dict[str, tuple[Way, ...]]:
    """Return the ways of each word of a source, the certainty in hundredths."""
    ours, theirs = passages(page(source + "\n", lang)), passages(page(target + "\n", "en"))
    made = Bridge(lang, ours, theirs, terms).ways
    return {
        word: tuple((key, round(100 * sure)) for key, sure in found) for word, found in made.items()
    }


@pytest.mark.parametrize(
    ("word", "english", "found"),
    [
        # one sound, one word
        ("Каримов", "Karim", [("karim", 100)]),
        # of many the three most alike, the best first, and none that is much worse than the best
        ("Каримов", "Kerimov Karimov Karimi Karim", [("karim", 100), ("karimi", 95), ("karimov", 91)]),
        ("Каримов", "Karimov Kerimov", [("karimov", 91)]),
        ("Каримов", "Karimi Karimo Karimy Karimat Karimov", 3),
        ("Каримов", "Karimat Karimon Karimov Qarim", [("qarim", 100), ("karimat", 91), ("karimon", 91)]),
        # names may be less alike than other words, and both must be names
        ("Каримов", "Kerimov", [("kerimov", 77)]),
        ("Каримов", "kerimov", []),
        ("каримов", "Kerimov", []),
        ("Каримов", "kerimov or Kerimov", [("kerimov", 77)]),
        ("Каримов", "Kerimov or kerimov", [("kerimov", 77)]),
        ("сантр", "santir", [("santir", 78)]),
        # of few letters more must be alike
        ("Гурский", "Gursky", [("gursk", 88)]),
        ("гурский", "gursky", []),
        ("Гурский", "gursky", []),
        ("бар", "bar", [("bar", 100)]),
        ("Ванч", "Vanj", [("vanj", 75)]),
        # what is much longer or shorter does not end the search
        ("Каримов", "Karakalpakistanian Karim", [("karim", 100)]),
        ("Каримовский", "Kar Karimovsk", [("karimovsk", 93)]),
        # too short for a sound
        ("Ош", "Osh", []),
        # other first consonants are not compared
        ("Мерлин", "Berlin", []),
        # words in Latin letters are looked for as they are
        ("IBM", "the IBM machine", [("ibm", 100)]),
        ("IBM", "the ibm machine", [("ibm", 100)]),
        ("Rivers", "a river", [("river", 100)]),
        ("Kraków", "in Krakow", [("krakow", 100)]),
        ("IBM", "a machine", []),
        ("the", "the machine", []),
    ],
)  # fmt: skip
def test_a_word_is_found_again_by_its_sound(
    word: str, english: str, found: list[tuple[str, int]] | int
) -> None:
    (made,) = ways(word, english).values()
    assert (list(made) if isinstance(found, list) else len(made)) == found


@pytest.mark.parametrize(
    ("word", "english", "found"),
    [
        ("река", "a river", [("river", 90)]),
        ("Реки", "Rivers", [("river", 90)]),
        ("река", "a mill", []),
        ("театр", "a theatre", [("theatr", 100)]),  # by sound and dictionary: the surer
        ("центр", "the center", [("center", 90)]),
        ("Германия", "Germany", [("german", 100)]),
        ("Германии", "Germany", [("german", 100)]),
    ],
)
def test_a_word_is_found_again_by_its_meaning(
    word: str, english: str, found: list[tuple[str, int]]
) -> None:
    (made,) = ways(word, english).values()
    assert list(made) == found


@pytest.mark.parametrize(
    ("word", "terms", "english", "found"),
    [
        ("кишлак", {"кишлак": ["village"]}, "a village", [("villag", 100)]),
        ("Кишлаками", {"кишлак": ["village"]}, "villages", [("villag", 100)]),
        ("кишлак", {"Кишлак": ["village"]}, "a village", [("villag", 100)]),
        ("кишлак", {"кишлак": ["village", "the hamlet"]}, "a hamlet", [("hamlet", 100)]),
        ("кишлак", {"кишлак": ["mountain village"]}, "a mountain village", [("mountain", 100), ("villag", 100)]),
        ("кишлак", {"кишлак": ["village"]}, "a town", []),
        ("кишлак", {"кишлак": ["village"], "кишлака": ["hamlet"]}, "a village, a hamlet", [("hamlet", 100), ("villag", 100)]),
        ("ГЭС", {"ГЭС": ["power plant"]}, "a plant", [("plant", 100)]),
        ("гэс", {"ГЭС": ["power plant"]}, "a plant", []),
        ("ГЭС", {"гэс": ["power plant"]}, "a plant", [("plant", 100)]),
        ("сай", {"сай": ["stream"]}, "a stream", [("stream", 100)]),
        ("сая", {"сай": ["stream"]}, "a stream", []),
        ("река", {"река": ["stream"]}, "a river and a stream", [("stream", 100), ("river", 90)]),
        ("Германия", {"Германия": ["Reich"]}, "Germany", [("german", 100)]),
    ],
)  # fmt: skip
def test_a_glossary_term_is_sure(
    word: str, terms: dict[str, list[str]], english: str, found: list[tuple[str, int]]
) -> None:
    (made,) = ways(word, english, terms).values()
    assert sorted(made) == sorted(found)
    assert [sure for _, sure in made] == sorted((sure for _, sure in made), reverse=True)


def test_ways_that_are_equally_sure_stand_in_the_order_of_their_words() -> None:
    # A set has another order in each run of the program, and alignment would differ with it.
    words = ["hamlet", "village", "farm", "place", "town", "mountain", "settlement", "colony"]
    (made,) = ways("кишлак", " ".join(words), {"кишлак": words}).values()
    assert len(made) == len(words)
    assert list(made) == sorted(made)


@pytest.mark.parametrize(
    ("word", "lang", "english", "found"),
    [
        ("дарё", "tg", "a river", [("river", 90)]),
        ("дарё", "ru", "a river", []),
        ("Олмон", "tg", "Germany", [("german", 90)]),
        ("Олмон", "ru", "Germany", []),
        ("Грузия", "ru", "Georgia", [("georgia", 100)]),
        ("Грузия", "tg", "Georgia", []),
        ("Гурҷистон", "tg", "Georgia", [("georgia", 100)]),
    ],
)
def test_a_word_is_read_in_the_language_of_its_page(
    word: str, lang: str, english: str, found: list[tuple[str, int]]
) -> None:
    assert list(ways(word, english, lang=lang)[word]) == found


def test_each_word_of_a_page_has_its_ways() -> None:
    found = ways("Река и театр. Река.\n\nМост", "A river, a theatre.\n\nThe bridge")
    assert set(found) == {"Река", "и", "театр", "Мост"}
    assert found["и"] == ()
    assert [key for key, _ in found["Мост"]] == ["bridg"]


def test_marks_stand_in_one_order_whatever_the_order_of_their_set() -> None:
    (one,) = passages(page("1897, 1905, 1917, 1924, 1929, 1940 and 1991.\n", "en"))
    years = [f"q:y{year}" for year in (1897, 1905, 1917, 1924, 1929, 1940, 1991)]
    assert [key for key in features(one) if key in years] == years
    bag = source_bag(one, Bridge("en", [one], [one]))
    assert [way[0][0] for way in bag if way][-len(years) :] == years


def test_a_passage_offers_each_stem_as_often_as_it_stands_there() -> None:
    (one,) = passages(page("River Rivers the river, in 1897 and 1897 and 1897.\n", "en"))
    assert features(one) == {"river": 3, "q:y1897": 1}
