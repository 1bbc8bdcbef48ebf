"""Which glossary decides: that of the run, the configuration's, the project's, the user's, ours."""

from __future__ import annotations

import stat
from itertools import count
from pathlib import Path

import pytest

from tests.together import TOGETHER, at_once
from workbench import places
from workbench.config import Config
from workbench.core.glossary.terms import Term
from workbench.errors import FormatError, InputError
from workbench.formats import cldr_names, glossaries, glossary_csv
from workbench.formats.glossaries import add_term, all_files, load_all, load_file, strongest

WORD = "перекат"
"""A word that no glossary of ours has."""


def put(path: Path, english: str, word: str = WORD, **more: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    term = Term(word, "ru", (english,), pos=more.get("pos", ""))
    path.write_text(glossary_csv.dump([term]), encoding="utf-8")
    return path


def rendering(terms: list[Term], word: str = WORD) -> tuple[str, ...]:
    return next((term.targets for term in terms if term.source == word), ())


def test_each_place_is_stronger_than_the_next(tmp_path: Path) -> None:
    project = tmp_path / "project"
    named = put(tmp_path / "named" / "ru-x.csv", "configured")
    config = Config(tables={"glossary": {"files": [str(named)]}})
    given = [put(tmp_path / "given" / "ru-x.csv", "given")]
    in_project = put(project / "glossaries" / "ru-x.csv", "project")
    put(places.user_glossaries() / "ru-x.csv", "user")

    def decided(config: Config, files: list[Path]) -> tuple[str, ...]:
        return rendering(load_all(config, "ru", files=files, folder=project))

    assert decided(config, given) == ("given",)
    assert decided(config, []) == ("configured",)
    assert decided(Config(), []) == ("project",)
    in_project.unlink()
    assert decided(Config(), []) == ("user",)
    (places.user_glossaries() / "ru-x.csv").unlink()
    assert decided(Config(), []) == ()


def test_a_users_term_stands_for_one_that_comes_with_the_program() -> None:
    shipped = glossary_csv.load(places.shipped_glossaries() / "ru-en.csv")[0]
    put(places.user_glossaries() / "ru-mine.csv", "another word", shipped.source, pos=shipped.pos)
    found = [t for t in load_all(Config(), "ru") if t.source == shipped.source]
    assert [t.targets for t in found if t.pos == shipped.pos] == [("another word",)]


def test_files_of_a_folder_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "glossaries"
    put(folder / "ru-b.csv", "second")
    put(folder / "ru-a.tsv", "unused").write_text(
        glossary_csv.dump([Term(WORD, "ru", ("first",))], tabs=True), encoding="utf-8"
    )
    put(folder / ".ru-0.csv", "hidden")
    (folder / "ru-notes.txt").write_text("no glossary without a tab\n", encoding="utf-8")
    (folder / "README.md").write_text("x", encoding="utf-8")
    assert rendering(load_all(Config(), "ru", folder=tmp_path)) == ("first",)
    own = [path.name for path in all_files(Config(), tmp_path) if path.parent == folder]
    assert own == ["ru-a.tsv", "ru-b.csv"]


def test_a_language_gets_its_terms_and_house_style_and_no_others() -> None:
    langs = {term.lang for term in load_all(Config(), "tg")}
    assert langs == {"tg", "en"}
    assert {"ru", "tg", "en"} <= {term.lang for term in load_all(Config())}


def test_without_the_shipped_ones_there_is_only_what_was_given(tmp_path: Path) -> None:
    given = put(tmp_path / "ru-x.csv", "riffle")
    found = load_all(Config(), "ru", files=[given], folder=tmp_path, shipped=False)
    assert [(t.source, t.targets) for t in found] == [(WORD, ("riffle",))]


def test_our_own_folder_is_not_read_twice_where_work_is_done_in_it() -> None:
    ours = places.shipped_glossaries()
    files = all_files(Config(), ours.parent)
    assert len(files) == len(set(files))


def test_homonyms_of_another_part_of_speech_or_language_are_kept() -> None:
    terms = [
        Term("панҷ", "tg", ("Panj",), pos="name"),
        Term("панҷ", "tg", ("five",), pos="noun"),
        Term("панҷ", "ru", ("x",), pos="name"),
        Term("панҷ", "tg", ("Pyanj",), pos="name"),
    ]
    assert strongest(terms) == terms[:3]
    assert strongest(reversed(terms))[0].targets == ("Pyanj",)


def test_names_of_states_are_computed_and_weakest(tmp_path: Path) -> None:
    bare = load_all(Config(), "ru", folder=tmp_path, shipped=False)
    assert rendering(bare, "Эстония") == ()
    assert rendering(load_all(Config(), "ru", folder=tmp_path), "Эстония") == ("Estonia",)
    put(tmp_path / "glossaries" / "ru-x.csv", "Esthonia", "Эстония", pos="name")
    assert rendering(load_all(Config(), "ru", folder=tmp_path), "Эстония") == ("Esthonia",)


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_computed_names_are_hints_about_places_that_differ_from_english(lang: str) -> None:
    found = glossaries.computed(lang)
    assert len(found) > 150
    assert all(t.flags == {"hint"} and t.pos == "name" and t.lang == lang for t in found)
    assert not [
        t for t in found if t.source in t.targets or " (" in t.source or "&" in t.targets[0]
    ]
    assert glossaries.computed("uk") == []


def test_doubtful_names_of_states_are_left_out_in_tajik_alone() -> None:
    russian = {t.targets[0] for t in cldr_names.terms("ru")}
    tajik = {t.targets[0] for t in cldr_names.terms("tg")}
    assert {"Germany", "China"} <= russian
    assert not {"Germany", "China"} & tajik


# --------------------------------------------------------------- adding terms


def test_a_term_added_is_the_users_and_read_at_once() -> None:
    path = add_term(Term(WORD, "ru", ("riffle",), note="Shallow; fast"))
    assert path == places.user_glossaries() / "ru-added.csv"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert rendering(load_all(Config(), "ru")) == ("riffle",)


def test_terms_added_one_after_the_other_are_all_kept_in_their_order() -> None:
    words = [f"{WORD}{n}" for n in range(5)]
    for word in words:
        path = add_term(Term(word, "tg", (word.upper(),)))
    assert [term.source for term in glossary_csv.load(path)] == words


def test_a_term_added_again_takes_the_place_of_what_was_added_before() -> None:
    for word, english in ((WORD, "riffle"), ("плёс", "reach"), (WORD, "ford")):
        path = add_term(Term(word, "ru", (english,)))
    assert [(term.source, term.targets) for term in glossary_csv.load(path)] == [
        (WORD, ("ford",)),
        ("плёс", ("reach",)),
    ]
    add_term(Term(WORD, "ru", ("to ford",), pos="verb"))
    assert [term.pos for term in glossary_csv.load(path)] == ["", "", "verb"]


def test_a_file_that_was_spoilt_by_hand_is_not_written_over() -> None:
    path = add_term(Term(WORD, "ru", ("riffle",)))
    spoilt = path.read_text(encoding="utf-8") + 'a,"b\n'
    path.write_text(spoilt, encoding="utf-8")
    with pytest.raises(FormatError):
        add_term(Term("плёс", "ru", ("reach",)))
    assert path.read_text(encoding="utf-8") == spoilt


def test_a_folder_that_cannot_be_made_is_told() -> None:
    places.user_glossaries().parent.mkdir(parents=True, exist_ok=True)
    places.user_glossaries().write_text("a file in its place")
    with pytest.raises(InputError, match="cannot be written"):
        add_term(Term(WORD, "ru", ("riffle",)))


@pytest.mark.parametrize("name", ["ru-en.csv", "ru-en.tsv", "ru-en.tbx", "ru-en.utf8", "ru-en.txt"])
def test_a_glossary_that_is_not_there_is_an_input_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_file(tmp_path / name)


def test_a_configured_glossary_that_is_not_there_is_told(tmp_path: Path) -> None:
    config = Config(tables={"glossary": {"files": [str(tmp_path / "ru-gone.csv")]}})
    with pytest.raises(InputError, match=r"ru-gone\.csv"):
        load_all(config, "ru")


def test_terms_that_are_added_at_the_same_moment_are_all_kept() -> None:
    numbers = count()
    assert at_once(lambda: add_term(Term(f"брод {next(numbers)}", "ru", ("ford",)))) == []
    kept = [term.source for term in load_all(Config(), "ru", shipped=False)]
    assert sorted(kept) == [f"брод {number}" for number in range(TOGETHER)]
