"""What is peculiar to each service: the form it is asked in and the quirks of its answers."""

from __future__ import annotations

import json

import pytest

from tests.engines.conftest import Make, config
from tests.engines.standin import PATHS, Asked, Standin, _Handler
from workbench.config import Config
from workbench.core.languages.names import names
from workbench.core.wikitext.masking import mask, unmask
from workbench.engines import registry
from workbench.engines.chat import Chat, occurring, read
from workbench.errors import BadReply, Refused

FORMS = {
    "google": {"ru": "plain", "tg": "plain"},
    "mymemory": {"ru": "plain", "tg": "plain"},
    "mint": {"ru": "html", "tg": "html"},
    "deepl": {"ru": "xml", "tg": "plain"},
    "libretranslate": {"ru": "plain"},
    "chat": {"ru": "placeholder", "tg": "placeholder"},
    "local": {"ru": "plain", "tg": "plain"},
}
WIKITEXT = "Мост через [[Нева|Неву]] построен в 1987 году.<ref>Книга</ref>"


@pytest.mark.parametrize("name", FORMS)
def test_languages_and_forms(name: str) -> None:
    engine = registry.get(name, Config())
    assert {lang: engine.form(lang) for lang in ("ru", "tg") if lang in engine.langs} == FORMS[name]
    assert (("tg", "en") in engine.pairs) == ("tg" in FORMS[name])


def test_a_model_is_told_each_language_by_its_name() -> None:
    assert {"ru", "tg"} <= Chat.langs <= names().keys()


@pytest.mark.parametrize("lang", ["ru", "tg"])
@pytest.mark.parametrize("name", PATHS)
def test_markup_comes_through_whole(name: str, lang: str, standin: Standin, make: Make) -> None:
    engine = make(name)
    if lang not in engine.langs:
        with pytest.raises(Refused, match="does not translate from tg"):
            engine.translate(["Пули нав."], lang)
        return
    masked = mask(WIKITEXT, engine.form(lang))
    back = unmask(engine.translate([masked.text], lang)[0], masked, lang=lang)
    assert back.text.count("<ref>Книга</ref>") == 1
    assert "[[" in back.text
    assert "1987" in back.text


@pytest.mark.parametrize(
    ("name", "given", "address"),
    [
        ("google", "{host}", "{host}/m"),
        ("google", "{host}/", "{host}/m"),
        ("google", "{host}/m", "{host}/m"),
        ("google", "http://mt.example", "http://mt.example/m"),
        ("google", "http://mt.example/proxy", "http://mt.example/proxy"),
        ("mymemory", "{host}", "{host}/get"),
        ("mint", "{host}", "{host}/api/translate"),
        ("mint", "{host}/api/translate", "{host}/api/translate"),
        ("deepl", "{host}", "{host}/v2/translate"),
        ("libretranslate", "{host}/", "{host}/translate"),
        ("chat", "{host}", "{host}/v1/chat/completions"),
        ("chat", "{host}/v1", "{host}/v1/chat/completions"),
        ("chat", "{host}/v1/", "{host}/v1/chat/completions"),
        ("chat", "{host}/v1/chat/completions", "{host}/v1/chat/completions"),
    ],
)
def test_an_address_may_be_given_with_or_without_its_path(
    name: str, given: str, address: str
) -> None:
    host = "http://127.0.0.1:9"
    engine = registry.get(name, Config(engine_urls={name: given.format(host=host)}))
    assert engine.address == address.format(host=host)


def test_an_answer_at_another_address_counts_as_another_version(standin: Standin) -> None:
    one = registry.get("google", Config())
    assert registry.get("google", config(standin, "google")).version != one.version


def test_google_keeps_words_apart_that_tags_would_join(
    standin: Standin, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = '<div class="result-container">Old <b>stone</b> bridge<br>over it &amp; on</div>'
    _answers(monkeypatch, page)
    assert make("google").translate(["Мост"], "ru") == ["Old stone bridge\nover it & on"]


def test_mymemorys_entities_are_read(
    standin: Standin, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answers(monkeypatch, json.dumps({"responseData": {"translatedText": "Tom &amp; his dog"}}))
    assert make("mymemory").translate(["Том и пёс"], "ru") == ["Tom & his dog"]


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        ({"responseData": {"translatedText": "No"}, "responseStatus": "403"}, Refused),
        ({"responseData": None, "responseStatus": 200}, BadReply),
        ({"responseData": {"translatedText": None}, "matches": []}, BadReply),
        ([], BadReply),
    ],
)
def test_mymemorys_own_errors_are_errors(
    document: object,
    kind: type[Exception],
    make: Make,
    standin: Standin,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _answers(monkeypatch, json.dumps(document))
    with pytest.raises(kind):
        make("mymemory").translate(["Мост"], "ru")


@pytest.mark.parametrize(
    ("status", "answer"), [("²", "Most"), ("9" * 5000, None), (None, "Most"), ([500], "Most")]
)
def test_a_status_of_mymemorys_that_is_none_ends_nothing(
    status: object, answer: str | None, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = {"responseData": {"translatedText": "Most"}, "responseStatus": status, "matches": []}
    _answers(monkeypatch, json.dumps(document))
    [one] = make("mymemory").translate_each(["Мост"], "ru")
    assert one.text == answer
    assert (one.error is None) == (answer is not None)


@pytest.mark.parametrize("body", ["[]", "{}", "null", '{"translation": 5}', '{"choices": [1]}'])
@pytest.mark.parametrize("name", [n for n in PATHS if n != "google"])
def test_json_of_another_shape_is_a_bad_reply(
    name: str, body: str, standin: Standin, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answers(monkeypatch, body)
    with pytest.raises(BadReply):
        make(name).translate(["Мост"], "ru")


def test_deepl_is_asked_with_xml_for_russian_and_plainly_for_tajik(
    standin: Standin, make: Make
) -> None:
    engine = make("deepl")
    engine.translate(["Один мост.", "Одна школа."], "ru")
    engine.translate(["Пули нав."], "tg")
    russian, tajik = (asked.body for asked in standin.asked)
    assert russian["tag_handling"] == "xml"
    assert russian["text"] == ["Один мост.", "Одна школа."]
    assert "tag_handling" not in tajik
    assert (tajik["source_lang"], tajik["target_lang"]) == ("TG", "EN-US")


def test_deepl_asks_the_free_or_the_paid_service_as_the_key_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for key, host in (("k:fx", "api-free.deepl.com"), ("k", "api.deepl.com")):
        monkeypatch.setenv("WORKBENCH_KEY_DEEPL", key)
        assert registry.get("deepl", Config()).address == f"https://{host}/v2/translate"


def test_deepl_gets_a_glossary_once_and_finds_it_again(standin: Standin, make: Make) -> None:
    terms = {"мост": "span", "школа": "academy"}
    for engine in (make("deepl"), make("deepl")):
        engine.prime(terms, "ru")
        engine.translate(["Один мост."], "ru", terms={"мост": "span"})
        engine.translate(["Одна школа."], "ru", terms={"школа": "academy"})
    [made] = standin.glossaries
    assert made["entries"] == "мост\tspan\nшкола\tacademy"
    used = [a.body.get("glossary_id") for a in standin.asked if a.path == "/v2/translate"]
    assert used == ["g1"] * 4


def test_deepl_translates_also_where_it_refuses_a_glossary(standin: Standin, make: Make) -> None:
    standin.mode = "noglossary"
    engine = make("deepl")
    for _ in range(2):
        assert engine.translate(["Один мост."], "ru", terms={"мост": "span"}) == ["Odin most."]
    assert len(standin.asked) == 3


def test_deepl_gets_no_glossary_for_tajik(standin: Standin, make: Make) -> None:
    make("deepl").translate(["Пули нав."], "tg", terms={"пул": "bridge"})
    assert standin.glossaries == []


def test_libretranslate_is_asked_with_a_json_body_as_plain_text(
    standin: Standin, make: Make
) -> None:
    make("libretranslate").translate(["Один мост."], "ru")
    [asked] = standin.asked
    assert asked.query == {}
    assert asked.body["q"] == "Один мост."
    assert asked.body["format"] == "text"


def test_the_chat_prompt_holds_only_the_terms_that_occur(standin: Standin, make: Make) -> None:
    terms = {"мост": "span", "церковь": "chapel", "река Нева": "Neva River"}
    make("chat").translate(["Под мостом река Нева."], "ru", terms=terms)
    system = standin.asked[0].body["messages"][0]["content"]
    assert "мост → span" in system
    assert "река Нева → Neva River" in system
    assert "chapel" not in system
    assert occurring(terms, ["Школа"]) == {}


def test_a_chat_that_loses_a_placeholder_is_told_which_and_asked_once_more(
    standin: Standin, make: Make
) -> None:
    standin.mode, standin.times = "lost", 1
    [answer] = make("chat").translate(["Мост @@PH1@@ в 1987 году."], "ru")
    assert "@@PH1@@" in answer
    complaint = standin.asked[1].body["messages"][-1]["content"]
    assert "String 1 lacks @@PH1@@" in complaint
    assert len(standin.asked) == 2


def test_a_chat_that_miscounts_twice_is_asked_text_by_text(standin: Standin, make: Make) -> None:
    standin.mode, standin.times = "count", 2
    answers = make("chat").translate(["Один мост.", "Одна школа."], "ru")
    assert answers == ["Odin most.", "Odna shkola."]
    assert len(standin.asked) == 4


def test_a_chat_asks_the_configured_model(standin: Standin, make: Make) -> None:
    make("chat", model="small").translate(["Один мост."], "ru")
    assert standin.asked[0].body["model"] == "small"


@pytest.mark.parametrize(
    "said",
    ['["a"]', '```json\n["a"]\n```', '<think>["no"]</think> ["a"]', 'Here: ["a"] Bye.'],
)
def test_a_chat_answer_is_read_through_fences_and_thoughts(said: str) -> None:
    assert read(said, 1) == ["a"]


@pytest.mark.parametrize("said", ["", "a", "[a]", '["a", "b"]', "[1]", '{"a": 1}'])
def test_a_chat_answer_that_is_no_list_of_so_many_strings_is_refused(said: str) -> None:
    with pytest.raises(BadReply):
        read(said, 1)


@pytest.mark.parametrize("name", PATHS)
def test_a_do_not_translate_term_survives(name: str, standin: Standin, make: Make) -> None:
    [answer] = make(name).translate(["Карта Газпром точна."], "ru", terms={"Газпром": "Газпром"})
    assert answer == "Karta Газпром tochna."
    assert "Газпром" not in str(standin.asked[0].query) + str(standin.asked[0].body)


def _answers(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Let the stand-in answer this body to whatever it is asked."""

    def say(self: _Handler, asked: Asked) -> None:
        self._send(200, "text/html", body.encode())

    monkeypatch.setattr(_Handler, "_fixed", say, raising=False)
    monkeypatch.setattr(Standin, "turn", lambda self: "fixed")
