"""What each service's reply is taken for, and what a question to it holds, without asking anybody."""

from __future__ import annotations

import json
from json import dumps
from typing import Any

import pytest

from workbench.config import Config
from workbench.core.wikitext.atoms import MaskForm
from workbench.engines import chat
from workbench.engines.base import Engine
from workbench.engines.breaker import FAILURES
from workbench.engines.chat import Chat
from workbench.engines.deepl import MARKUP, PAID, DeepL, headers
from workbench.engines.gate import Gate, Reply
from workbench.engines.google import Google
from workbench.engines.libretranslate import LibreTranslate
from workbench.engines.mint import Mint, MintTranslator
from workbench.engines.mymemory import ANONYMOUS, NAMED, MyMemory, today
from workbench.errors import BadReply, RateLimited, ReachError, Refused


def setup(kind: type[Engine], **settings: Any) -> Any:
    """Return an engine with settings of its table."""
    return kind(Config(tables={f"engines.{kind.name}": settings}))


def page(inner: str, attributes: str = 'class="result-container"') -> Reply:
    """Return what Google's plain page is like."""
    return Reply(200, f"<html><div {attributes}>{inner}</div><div>more</div></html>".encode())


@pytest.mark.parametrize(
    ("inner", "kept"),
    [
        ("A bridge", "A bridge"),
        ("A <b>bold</b> bridge", "A bold bridge"),
        ("one<br>two", "one\ntwo"),
        ("one<BR />two", "one\ntwo"),
        ("<font color='red'>a</font><i>b</i><wbr>c", "abc"),
        ("a &lt;b&gt; c", "a &lt;b&gt; c"),
        ("a<bridge>b", "a<bridge>b"),
        ("", ""),
    ],
)
def test_of_googles_page_the_words_are_kept_and_inline_tags_taken_out(
    inner: str, kept: str
) -> None:
    assert f">{kept}</div>" in setup(Google).inspect(page(inner)).text


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ("class='result-container'", True),
        ('class="a t0 b"', True),
        ('dir="ltr" class="t0" id="x"', True),
        ('class="t01"', False),
        ('class="results"', False),
        ('id="result-container"', False),
    ],
)
def test_googles_answer_stands_in_a_container_of_its_own(attributes: str, found: bool) -> None:
    engine = setup(Google)
    if found:
        assert engine.inspect(page("A", attributes)).status_code == 200
    else:
        with pytest.raises(BadReply, match="without an answer"):
            engine.inspect(page("A", attributes))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("", BadReply),
        ("<div class='t0'>never closed", BadReply),
        ("<title>Unusual traffic from your computer</title>", Refused),
        ("<p>Too many requests</p>", RateLimited),
        ("<b>Error 500 (Server Error)</b>", BadReply),
    ],
)
def test_another_page_of_googles_is_an_error_of_its_kind(body: str, kind: type[ReachError]) -> None:
    with pytest.raises(kind):
        setup(Google).inspect(Reply(200, body.encode()))


# ------------------------------------------------------------ MyMemory


def said(**fields: Any) -> Reply:
    """Return MyMemory's JSON with a translation and other fields."""
    return Reply(200, json.dumps({"responseData": {"translatedText": "A"}, **fields}).encode())


@pytest.mark.parametrize("status", [200, "200", 299, None, "", "soon", "²", True])
def test_a_body_of_mymemorys_that_is_well_passes(status: object) -> None:
    reply = said(responseStatus=status)
    assert setup(MyMemory).inspect(reply) is reply


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"responseStatus": 300}, BadReply),
        ({"responseStatus": 403}, Refused),
        ({"responseStatus": "429"}, RateLimited),
        ({"responseStatus": 500}, ReachError),
        ({"responseStatus": 40300}, Refused),
        ({"responseData": None}, BadReply),
        ({"responseData": []}, BadReply),
        ({"responseData": {"translatedText": "MYMEMORY WARNING: …"}}, RateLimited),
        ({"responseData": {}, "responseDetails": "INVALID LANGUAGE PAIR"}, BadReply),
        (
            {"responseData": {"translatedText": None}, "responseDetails": "quota exceeded"},
            RateLimited,
        ),
    ],
)
def test_a_body_of_mymemorys_may_say_what_went_wrong(
    fields: dict[str, Any], kind: type[ReachError]
) -> None:
    with pytest.raises(kind) as raised:
        setup(MyMemory).inspect(said(**fields))
    assert type(raised.value) is kind


@pytest.mark.parametrize("body", [b"[]", b'"A"', b"null", b"{}", b"<html>", b"\xff"])
def test_a_body_of_another_shape_is_none_of_mymemorys(body: bytes) -> None:
    with pytest.raises(BadReply):
        setup(MyMemory).inspect(Reply(200, body))


@pytest.mark.parametrize(("email", "budget"), [("", ANONYMOUS), ("me@example.org", NAMED)])
def test_the_days_budget_is_used_up_to_its_last_character(email: str, budget: int) -> None:
    engine = setup(MyMemory, email=email)
    assert engine.left() == engine.budget == budget
    engine.calls.states.use("mymemory", today(), budget - 1)
    assert (engine.left(), engine.unusable()) == (1, "")
    engine.calls.states.use("mymemory", today(), 1)
    assert engine.left() == 0
    assert engine.unusable() == f"today's {budget:,} characters are used up"


def test_what_exceeds_the_budget_is_not_sent_and_costs_nothing() -> None:
    engine = setup(MyMemory, url="http://127.0.0.1:9/get")
    engine.calls.states.use("mymemory", today(), ANONYMOUS - 3)
    with pytest.raises(RateLimited, match="used up"):
        engine.translate(["мост"], "ru")
    assert engine.left() == 3
    assert engine.unusable() == ""


# ------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    ("kind", "given", "address"),
    [
        (Google, "", Google.url),
        (Google, "http://127.0.0.1:5", "http://127.0.0.1:5/m"),
        (Google, "http://127.0.0.1:5/", "http://127.0.0.1:5/m"),
        (Google, "http://127.0.0.1:5/x", "http://127.0.0.1:5/x"),
        (Mint, "http://127.0.0.1:5", "http://127.0.0.1:5/api/translate"),
        (LibreTranslate, "http://127.0.0.1:5//", "http://127.0.0.1:5/translate"),
        (Chat, "", Chat.url),
        (Chat, "http://127.0.0.1:5", "http://127.0.0.1:5/v1/chat/completions"),
        (Chat, "http://127.0.0.1:5/", "http://127.0.0.1:5/v1/chat/completions"),
        (Chat, "http://127.0.0.1:5/v1", "http://127.0.0.1:5/v1/chat/completions"),
        (Chat, "http://127.0.0.1:5/api/v1/", "http://127.0.0.1:5/api/v1/chat/completions"),
        (Chat, "http://127.0.0.1:5/chat/completions", "http://127.0.0.1:5/chat/completions"),
    ],
)
def test_an_address_gets_the_services_usual_path(
    kind: type[Engine], given: str, address: str
) -> None:
    assert setup(kind, **({"url": given} if given else {})).address == address


@pytest.mark.parametrize(
    ("key", "address"), [("", DeepL.url), ("abc:fx", DeepL.url), ("abc", PAID), ("fx", PAID)]
)
def test_deepls_address_is_that_of_its_key(
    monkeypatch: pytest.MonkeyPatch, key: str, address: str
) -> None:
    monkeypatch.setenv("WORKBENCH_KEY_DEEPL", key)
    assert setup(DeepL).address == address
    own = setup(DeepL, url="http://127.0.0.1:5/v2/translate")
    assert own.address == "http://127.0.0.1:5/v2/translate"
    assert headers(key or None) == ({"Authorization": f"DeepL-Auth-Key {key}"} if key else {})


@pytest.mark.parametrize("lang", sorted(DeepL.langs))
def test_deepl_is_shown_xml_in_the_languages_in_which_it_keeps_it(lang: str) -> None:
    form = MaskForm.XML if lang in MARKUP else MaskForm.PLAIN
    assert setup(DeepL).form(lang) is form


@pytest.mark.parametrize(
    ("kind", "settings", "reason"),
    [
        (Chat, {}, "no server: set url and model in [engines.chat]"),
        (Chat, {"url": "http://127.0.0.1:5"}, ""),
        (Chat, {"model": "m"}, ""),
        (Chat, {"model": "m", "enabled": False}, "switched off in the configuration"),
        (
            LibreTranslate,
            {},
            "no url in [engines.libretranslate], and no key: set WORKBENCH_KEY_LIBRETRANSLATE"
            " or the keyring's workbench/libretranslate",
        ),
        (LibreTranslate, {"url": "http://127.0.0.1:5"}, ""),
        (LibreTranslate, {"enabled": False}, "switched off in the configuration"),
        (DeepL, {}, "no key: set WORKBENCH_KEY_DEEPL or the keyring's workbench/deepl"),
        (DeepL, {"url": "http://127.0.0.1:5"}, ""),
        (Mint, {}, ""),
    ],
)
def test_what_an_engine_lacks_is_told(
    kind: type[Engine], settings: dict[str, Any], reason: str
) -> None:
    assert setup(kind, **settings).unusable() == reason


def test_a_service_that_is_paused_says_so_until_it_is_reset() -> None:
    engine = setup(Mint)
    for _ in range(FAILURES):
        assert engine.unusable() == ""
        engine.calls.breaker.failed(500, ReachError("It broke."))
    assert engine.unusable().startswith("paused until ")
    assert engine.unusable().endswith("after 3 failures: It broke.")
    assert engine.calls.states.reset("mint") == 1
    assert engine.unusable() == ""


# ------------------------------------------------------------ what a chat is told


class Heard(Gate):
    """A gate that keeps the body of a question and sends nothing."""

    def __init__(self, answer: object) -> None:
        super().__init__("chat", "http://127.0.0.1:5", deadline=1)
        self.answer = answer
        self.body: dict[str, Any] = {}

    def post(self, url: str, json: Any = None, headers: Any = None, **_: Any) -> Reply:
        """Keep the body."""
        self.body = json
        return Reply(200, dumps(self.answer).encode())


ANSWER = {"choices": [{"message": {"content": '["A"]'}}]}


@pytest.mark.parametrize(
    ("lang", "name"), [("ru", "Russian"), ("tg", "Tajik"), ("uk", "Ukrainian")]
)
def test_a_chat_is_told_language_number_and_terms(lang: str, name: str) -> None:
    gate = Heard(ANSWER)
    translator = chat.ChatTranslator("http://127.0.0.1:5", lang, gate, None, "m")
    assert translator.converse(["мост", "дом"], {"мост": "bridge", "дом": "house"}) == '["A"]'
    system, user = gate.body["messages"]
    assert name in system["content"]
    assert "JSON array of 2 strings" in system["content"]
    assert system["content"].endswith(" Glossary: мост → bridge; дом → house.")
    assert json.loads(user["content"]) == ["мост", "дом"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert (gate.body["model"], gate.body["temperature"], gate.body["stream"]) == ("m", 0, False)
    assert translator.translate_batch(["мост"]) == ["A"]
    assert "Glossary" not in gate.body["messages"][0]["content"]


def test_a_chat_hears_what_it_said_and_what_is_wrong_with_it() -> None:
    gate = Heard(ANSWER)
    translator = chat.ChatTranslator("http://127.0.0.1:5", "ru", gate, None, "m")
    translator.converse(["мост"], {}, "nonsense", "Send it again.")
    roles = [(m["role"], m["content"]) for m in gate.body["messages"][2:]]
    assert roles == [("assistant", "nonsense"), ("user", "Send it again.")]


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"choices": []},
        {"choices": [{"message": {}}]},
        {"choices": [{"message": {"content": None}}]},
        {"choices": [{"message": {"content": ["A"]}}]},
        {"choices": {"0": {}}},
    ],
)
def test_a_chat_that_says_nothing_gave_no_answer(answer: object) -> None:
    translator = chat.ChatTranslator("http://127.0.0.1:5", "ru", Heard(answer), None, "m")
    with pytest.raises(BadReply, match="another shape"):
        translator.converse(["мост"], {})


@pytest.mark.parametrize(
    ("batch", "answers", "complaint"),
    [
        (["a"], '["b"]', ""),
        (["@@PH1@@ a"], '["b @@PH1@@"]', ""),
        (["@@PH1@@ a"], '["b"]', "String 1 lacks @@PH1@@. Send the whole array again."),
        (
            ["a", "<a2>b</a2> @@PH1@@"],
            '["a", "b"]',
            "String 2 lacks @@PH1@@, <a2>. Send the whole array again.",
        ),
        (
            ["@@PH1@@", "@@PH2@@"],
            '["", ""]',
            "String 1 lacks @@PH1@@. String 2 lacks @@PH2@@. Send the whole array again.",
        ),
        (["a", "b"], '["a"]', "That is not a JSON array of exactly 2 strings. Send it again."),
        (["a"], "sorry", "That is not a JSON array of exactly 1 strings. Send it again."),
    ],
)
def test_a_complaint_names_what_is_missing(batch: list[str], answers: str, complaint: str) -> None:
    assert setup(Chat)._complaint(batch, answers) == complaint


@pytest.mark.parametrize(
    ("source", "text", "occurs"),
    [
        ("мост", "мостовая", True),
        ("мостовая", "мост", False),
        ("мостовая", "мостов", True),
        ("мостовая", "мосто", True),
        ("дом", "дом", True),
        ("дом", "до", False),
        ("дома", "дом", True),
        ("Дом", "ДОМА", True),
        ("старый дом", "дом старый", True),
        ("старый дом", "старый", False),
    ],
)
def test_a_term_occurs_where_its_words_begin_so(source: str, text: str, occurs: bool) -> None:
    assert bool(chat.occurring({source: "x"}, ["", text])) is occurs


# ------------------------------------------------------------ MinT's paragraphs


@pytest.mark.parametrize(
    ("form", "text", "sent", "came", "answer"),
    [
        (MaskForm.HTML, "мост", "<p>мост</p>", "<p>bridge</p>", "bridge"),
        (MaskForm.HTML, "мост", "<p>мост</p>", " <p>bridge</p> ", "bridge"),
        (MaskForm.HTML, "мост", "<p>мост</p>", "bridge", "bridge"),
        (MaskForm.HTML, "<p>мост</p>", "<p>мост</p>", "<p>bridge</p>", "<p>bridge</p>"),
        (MaskForm.HTML, "a &amp; b", "<p>a &amp; b</p>", "<p>a &amp; b</p>", "a &amp; b"),
        (
            MaskForm.PLAIN,
            'a & <b> "c"',
            '<p>a &amp; &lt;b&gt; "c"</p>',
            "<p>a &amp; &lt;b&gt;</p>",
            "a & <b>",
        ),
    ],
)
def test_mint_is_sent_one_paragraph_and_its_words_come_back(
    form: MaskForm, text: str, sent: str, came: str, answer: str
) -> None:
    gate = Heard({"translation": came})
    assert MintTranslator("http://127.0.0.1:5", "tg", gate, form).translate(text) == answer
    assert gate.body == {
        "format": "html",
        "content": sent,
        "source_language": "tg",
        "target_language": "en",
    }


@pytest.mark.parametrize("came", [{}, {"translation": None}, {"translation": ["a"]}, [], None])
def test_json_of_another_shape_is_no_answer_of_mints(came: object) -> None:
    with pytest.raises(BadReply):
        MintTranslator("http://127.0.0.1:5", "tg", Heard(came)).translate("мост")
