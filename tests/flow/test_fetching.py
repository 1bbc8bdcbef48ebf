"""From a title to a session, over real requests: counterparts, links, and what is told of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.flow.wikis import Wikis
from workbench import places
from workbench.config import Config
from workbench.core.model import State
from workbench.errors import InputError, Offline, PageMissing, ReachError, TitleError, UsageError
from workbench.flow import asking
from workbench.flow.opening import fetch_article, fetch_session, from_texts, units_of
from workbench.flow.updating import update
from workbench.flow.workspace import Workspace
from workbench.store.sessions import Sessions

RUSSIAN = (
    "'''Плёс''' — участок [[Река|реки]] у [[Яр|яра]]. Тут тихо.\n\n== Рыба ==\nЕсть [[щука]].\n"
)


@pytest.fixture
def wikis() -> Iterator[Wikis]:
    made = Wikis().start()
    made.put("en", "Reach", "A '''reach'''.", 11, ru="Плёс", tg="Гардиш")
    made.put("ru", "Плёс", RUSSIAN, 22, en="Reach", tg="Гардиш")
    made.put("tg", "Гардиш", "'''Гардиш''' — [[Дарё|дарё]].", 33, en="Reach", ru="Плёс")
    made.put("ru", "Река", "Река.", en="River")
    made.put("ru", "Щука", "Рыба.")
    made.put("tg", "Дарё", "Дарё.", en="River")
    yield made
    made.stop()


def loaded(name: str):  # type: ignore[no-untyped-def]
    with Sessions(places.sessions_database(), read_only=True) as store:
        return store.load(name), store.units(name)


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("Reach", id="English title"),
        pytest.param("  Reach ", id="spaced"),
        pytest.param("https://en.wikipedia.org/wiki/Reach", id="English address"),
        pytest.param(
            "https://ru.wikipedia.org/wiki/%D0%9F%D0%BB%D1%91%D1%81", id="Russian address"
        ),
        pytest.param("плёс", id="Russian title"),
        pytest.param("Гардиш", id="Tajik title"),
    ],
)
def test_an_article_and_its_counterparts_become_a_session(wikis: Wikis, asked: str) -> None:
    name = fetch_article(wikis.config(), asked)
    session, units = loaded(name)
    assert name == "Reach"
    assert (session.target.title, session.target.revid) == ("Reach", 11)
    assert [(p.lang, p.title, p.revid) for p in session.sources] == [
        ("ru", "Плёс", 22),
        ("tg", "Гардиш", 33),
    ]
    assert session.sources[0].wikitext == RUSSIAN
    assert session.missing == ()
    assert [u.text for u in units][:2] == ["Плёс — участок реки у яра.", "Тут тихо."]


def test_links_are_known_by_their_english_titles_and_absent_pages_marked(wikis: Wikis) -> None:
    session, _ = loaded(fetch_article(wikis.config(), "Reach"))
    russian = session.links["ru"]
    assert russian["Река"] == "River"
    assert russian["Яр"] is None
    assert session.links["tg"]["Дарё"] == "River"
    assert "Яр" in session.absent["ru"]


def test_a_name_that_english_wikipedia_has_for_something_else_is_marked(wikis: Wikis) -> None:
    wikis.put("en", "Yar", "Another thing.")
    session, _ = loaded(fetch_article(wikis.config(), "Reach"))
    assert session.taken == {"Yar"}


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ("Reach", {"langs": ["zz"]}),
        ("Reach", {"langs": ["ru", "zz"]}),
        ("Reach", {"titles": {"zz": "Плёс"}}),
        ("https://zz.wikipedia.org/wiki/Reach", {}),
    ],
    ids=["alone", "beside another", "title", "address"],
)
def test_a_language_without_a_wikipedia_is_refused_before_any_wiki_is_asked(
    wikis: Wikis, asked: str, chosen: dict[str, Any]
) -> None:
    with pytest.raises(UsageError, match="No Wikipedia has the language code zz"):
        fetch_article(wikis.config(), asked, **chosen)
    assert [wikis.count(lang) for lang in ("en", "ru", "tg")] == [0, 0, 0]


def test_a_wiki_that_was_named_may_be_in_any_language(wikis: Wikis) -> None:
    config = wikis.config()
    config = replace(config, wikis={**config.wikis, "zz": config.wikis["ru"]})
    session = fetch_session(config, "Reach", langs=["zz"], titles={"zz": "Плёс"})
    assert [page.lang for page in session.sources] == ["zz"]


def test_few_requests_are_made(wikis: Wikis) -> None:
    fetch_article(wikis.config(), "Reach")
    assert {lang: wikis.count(lang) for lang in ("en", "ru", "tg")} == {"en": 2, "ru": 2, "tg": 2}


def test_a_title_of_both_sources_is_taken_where_it_leads_to_an_english_article(
    wikis: Wikis,
) -> None:
    wikis.put("ru", "Гардиш", "Пояс.", 44)
    session, _ = loaded(fetch_article(wikis.config(), "Гардиш"))
    assert [(p.lang, p.title) for p in session.sources] == [("ru", "Плёс"), ("tg", "Гардиш")]


def test_an_english_page_with_a_cyrillic_title_comes_first(wikis: Wikis) -> None:
    wikis.redirects["en", "Гардиш"] = "Reach"
    fetch_article(wikis.config(), "Гардиш")
    assert wikis.count("tg") == 2


@pytest.mark.parametrize(
    ("langs", "hint"),
    [
        (["ru"], "--ru TITLE"),
        (["tg"], "--tg TITLE"),
        (["uk"], "another language"),
        (["uk", "tg"], "--tg"),
    ],
)
def test_a_missing_counterpart_is_told_with_a_way_on(
    wikis: Wikis, langs: list[str], hint: str
) -> None:
    wikis.put("en", "Pond", "A pond.", 12)
    with pytest.raises(PageMissing) as caught:
        fetch_article(wikis.config(), "Pond", langs=langs)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("asked", "langs", "message"),
    [
        ("Нет", ["ru", "tg"], "The en, ru and tg wikis have no page “Нет”."),
        ("Гардиш", ["ru"], "The en and ru wikis have no page “Гардиш”."),
        ("No", ["ru", "tg"], "The en wiki has no page “No”."),
        ("Щука", ["ru", "tg"], "“Щука” on the ru wiki has no English counterpart."),
    ],
)
def test_a_title_that_leads_to_no_english_article_is_told(
    wikis: Wikis, asked: str, langs: list[str], message: str
) -> None:
    with pytest.raises(PageMissing) as caught:
        fetch_article(wikis.config(), asked, langs=langs)
    assert caught.value.message == message
    assert caught.value.hint


def test_a_redirect_leads_to_the_page(wikis: Wikis) -> None:
    wikis.redirects["en", "Reaches"] = "Reach"
    session, _ = loaded(fetch_article(wikis.config(), "Reaches"))
    assert session.target.title == "Reach"


def test_only_the_languages_wished_for_are_fetched(wikis: Wikis) -> None:
    session, _ = loaded(fetch_article(wikis.config(), "Reach", langs=["tg"]))
    assert [page.lang for page in session.sources] == ["tg"]
    assert wikis.count("ru") == 0


def test_a_language_without_a_counterpart_is_missing(wikis: Wikis) -> None:
    wikis.put("en", "Reach", "A reach.", 11, ru="Плёс")
    told: list[tuple[str, str]] = []
    name = fetch_article(wikis.config(), "Reach", progress=lambda *said: told.append(said))
    session, _ = loaded(name)
    assert session.missing == ("tg",)
    assert ("tg", "no counterpart") in told
    assert [lang for lang, doing in told if doing == "fetching the article"] == ["en", "ru"]


def test_a_counterpart_can_be_named_where_no_link_leads(wikis: Wikis) -> None:
    wikis.put("en", "Reach", "A reach.", 11)
    wikis.put("tg", "Оби ором", "Оби ором.", 44)
    session, _ = loaded(fetch_article(wikis.config(), "Reach", titles={"tg": "Оби_ором"}))
    assert [(p.lang, p.title) for p in session.sources] == [("tg", "Оби ором")]
    assert session.missing == ("ru",)


@pytest.mark.parametrize(
    ("title", "kind", "words"),
    [
        ("Nowhere", PageMissing, "no page “Nowhere”"),
        ("A<b", TitleError, "A<b"),
        ("", TitleError, "title"),
        ("Lonely", PageMissing, "no counterpart in ru or tg"),
        ("Many", InputError, "disambiguation"),
        ("https://ru.wikipedia.org/wiki/Яма", PageMissing, "no English counterpart"),
    ],
)
def test_what_cannot_be_fetched_is_told_and_leaves_no_session(
    wikis: Wikis, title: str, kind: type[Exception], words: str
) -> None:
    wikis.put("en", "Lonely", "Alone.")
    wikis.put("en", "Many", "{{disambiguation}} [[A]] or [[B]]", ru="Плёс")
    wikis.put("ru", "Яма", "Яма.")
    with pytest.raises(kind, match=words):
        fetch_article(wikis.config(), title)
    if places.sessions_database().exists():
        with Sessions(places.sessions_database(), read_only=True) as store:
            assert store.summaries() == []


@pytest.mark.parametrize("lang", ["en", "ru", "tg"])
def test_a_wiki_that_fails_leaves_no_half_a_session(wikis: Wikis, lang: str) -> None:
    wikis.failing.add(lang)
    with pytest.raises(ReachError):
        fetch_article(wikis.config(), "Reach")
    assert not places.sessions_database().exists()


def test_offline_asks_nobody(wikis: Wikis) -> None:
    with pytest.raises(Offline):
        fetch_article(wikis.config(offline=True), "Reach")
    assert wikis.asked == []


def test_fetching_alone_stores_nothing(wikis: Wikis) -> None:
    assert fetch_session(wikis.config(), "Reach").target.revid == 11
    assert not places.sessions_database().exists()


def test_a_wished_name_is_taken_once(wikis: Wikis) -> None:
    assert fetch_article(wikis.config(), "Reach", name="mine") == "mine"
    with pytest.raises(UsageError, match="“mine” already"):
        fetch_article(wikis.config(), "Reach", name="mine")
    assert fetch_article(wikis.config(), "Reach") == "Reach"
    assert fetch_article(wikis.config(), "Reach") == "Reach-2"


def test_segments_are_numbered_through_all_sources_and_lie_in_their_pages(wikis: Wikis) -> None:
    session = fetch_session(wikis.config(), "Reach")
    units = units_of(session.sources)
    assert [unit.id for unit in units] == list(range(1, len(units) + 1))
    pages = {page.lang: page.wikitext for page in session.sources}
    for unit in units:
        assert 0 <= unit.start < unit.end <= len(pages[unit.lang])
        assert unit.text.split()[0].strip("—") in pages[unit.lang][unit.start : unit.end]


def test_texts_of_no_wiki_make_a_session_too() -> None:
    session, units = loaded(from_texts(("T", "Text."), {"tg": ("Матн", "Матн.")}, name="own"))
    assert (session.name, session.sources[0].revid, len(units)) == ("own", 0, 1)


# ----------------------------------------------------------------- asking again


def test_only_links_that_are_not_known_are_asked_about(wikis: Wikis) -> None:
    found = asking.targets(wikis.config(), "ru", RUSSIAN, known={"Река": "River"})
    assert "Река" not in found.english
    assert set(found.english) >= {"Яр"}
    assert "Река" not in wikis.asked[0][1]["titles"].split("|")


def test_where_nothing_is_to_be_asked_nobody_is(wikis: Wikis) -> None:
    assert asking.targets(wikis.config(), "ru", "Без ссылок.").english == {}
    assert asking.taken(wikis.config(), {"ru": {"Река": "River"}}) == frozenset()
    assert wikis.asked == []


# ---------------------------------------------------------------- newer sources


@pytest.fixture
def workspace(wikis: Wikis) -> Iterator[Workspace]:
    config = wikis.config()
    with Workspace.open(config, fetch_article(config, "Reach")) as opened:
        yield opened


def put(workspace: Workspace, words: str, text: str) -> int:
    unit = next(unit for unit in workspace.units if words in unit.text)
    workspace.save_text(unit.id, text)
    workspace.confirm(unit.id, learn=False)
    return unit.id


def test_nothing_changes_where_nothing_was_changed(wikis: Wikis, workspace: Workspace) -> None:
    before = list(workspace.units)
    assert [(one.lang, one.changes) for one in update(workspace)] == [("ru", ()), ("tg", ())]
    wikis.put("ru", "Плёс", RUSSIAN, 99, en="Reach")
    assert [one.changes for one in update(workspace)] == [(), ()]
    assert workspace.units == before


def test_a_changed_sentence_is_opened_again_and_the_rest_stays(
    wikis: Wikis, workspace: Workspace
) -> None:
    quiet = put(workspace, "Тут тихо", "It is quiet here.")
    fish = put(workspace, "щука", "There are pike.")
    changed = RUSSIAN.replace("Есть [[щука]].", "Есть [[щука]] и [[Лещ|лещ]]. Их много.")
    wikis.put("ru", "Плёс", changed, 23, en="Reach")
    one, other = update(workspace)
    assert (one.old, one.new, other.changes) == (22, 23, ())
    assert [(c.before, c.after, c.unit == fish, c.reopened) for c in one.changes] == [
        ("Есть щука.", "Есть щука и лещ.", True, True),
        ("", "Их много.", False, False),
    ]
    assert workspace.draft(quiet).state is State.CONFIRMED
    assert workspace.draft(fish).state is State.EDITED
    assert workspace.draft(fish).text == "There are pike."
    assert workspace.source_text(fish) == "Есть [[щука]] и [[Лещ|лещ]]."
    assert workspace.revision("ru").revid == 23
    assert (
        "Лещ" in workspace.session.links["ru"] or "Лещ" in workspace.store.load("Reach").links["ru"]
    )


def test_a_sentence_that_is_gone_takes_no_other_with_it(wikis: Wikis, workspace: Workspace) -> None:
    gone = put(workspace, "Тут тихо", "It is quiet here.")
    fish = put(workspace, "щука", "There are pike.")
    wikis.put("ru", "Плёс", RUSSIAN.replace(" Тут тихо.", ""), 24, en="Reach")
    one, _ = update(workspace)
    assert [(c.before, c.after, c.unit) for c in one.changes] == [("Тут тихо.", "", 0)]
    assert gone not in {unit.id for unit in workspace.units}
    assert workspace.draft(fish).state is State.CONFIRMED
    with Workspace.look(Config(), "Reach") as again:
        assert again.units == workspace.units


def test_a_new_sentence_never_gets_what_was_written_for_one_that_went(
    wikis: Wikis, workspace: Workspace
) -> None:
    last = max(workspace.units, key=lambda unit: unit.id)
    assert last.lang == "tg"
    put(workspace, last.text, "The last one.")
    for revid, text in ((34, "{{Харита}}"), (35, "Ҷумлаи нав."), (36, "Дигар ҷумла. Ҷумлаи нав.")):
        wikis.put("tg", "Гардиш", text, revid, en="Reach")
        update(workspace)
        new = [unit for unit in workspace.units if unit.lang == "tg"]
        assert [workspace.draft(unit.id).text for unit in new] == [""] * len(new)
    assert len(new) == 2


def test_a_wiki_that_fails_changes_nothing(wikis: Wikis, workspace: Workspace) -> None:
    before = workspace.store.export(workspace.name)
    wikis.put("ru", "Плёс", "Совсем другое.", 25, en="Reach")
    wikis.failing.add("ru")
    with pytest.raises(ReachError):
        update(workspace)
    assert workspace.store.export(workspace.name) == before
