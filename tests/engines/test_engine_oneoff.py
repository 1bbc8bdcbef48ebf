"""A piece of wikitext translated at once: markup whole, what fails stays as it was, all accounted for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.conftest import Make
from tests.engines.standin import Standin
from workbench.config import BUILT_IN, Config
from workbench.core.wikitext.atoms import MaskForm
from workbench.engines import chat, deepl_glossary, markers, protect, registry
from workbench.engines.gate import Gate
from workbench.engines.oneoff import translate
from workbench.engines.pretranslate import Progress
from workbench.errors import BadReply, ReachError, UsageError

TEXT = (
    "== Мост ==\n'''Мост''' стоит на [[Нева|Неве]]<ref>Книга</ref>. Он старый.\n\n"
    "* Длина {{км|5}}\n\n[[Категория:Мосты]]\n"
)


@pytest.mark.parametrize("name", ["google", "mint", "deepl", "chat"])
def test_the_words_are_translated_and_the_markup_stays(
    name: str, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_KEY_DEEPL", "x:fx")
    done = translate(TEXT, "ru", [make(name)])
    assert done.engine == name
    assert done.untranslated == ()
    assert done.text.startswith("== Most ==\n")
    assert done.text.count("<ref>Книга</ref>") == 1
    assert "{{км|5}}" in done.text
    assert "On staryy." in done.text
    assert done.text.endswith("\n\n[[Категория:Мосты]]\n")


def test_what_fails_stays_as_it_was_with_its_reason(standin: Standin, make: Make) -> None:
    standin.mode, standin.times = "echo", 1
    done = translate("Один мост.\n\nОдин дом.\n", "ru", [make("mint")])
    assert done.text == "Один мост.\n\nOdin dom.\n"
    assert done.translated == 1
    assert len(done.untranslated) == 1
    assert "untranslated" in done.untranslated[0]


def test_without_an_engine_the_text_comes_back_untouched() -> None:
    done = translate(TEXT, "ru", [])
    assert (done.text, done.engine, done.translated) == (TEXT, "", 0)
    assert set(done.untranslated) == {"no engine is usable"}


@pytest.mark.parametrize("text", ["", "\n\n", "[[Категория:Мосты]]\n", "{{Карточка}}"])
def test_a_text_without_words_asks_nobody(text: str, standin: Standin, make: Make) -> None:
    done = translate(text, "ru", [make("mint")])
    assert (done.text, done.untranslated) == (text, ())
    assert standin.asked == []


def test_terms_are_asked_for_each_segment_and_progress_counts_to_the_end(
    standin: Standin, make: Make
) -> None:
    seen: list[Progress] = []
    asked: list[str] = []

    def terms(piece: str) -> dict[str, str]:
        asked.append(piece)
        return {"мост": "bridge"} if "мост" in piece else {}

    done = translate(
        "Один мост. Один дом.", "ru", [make("chat")], terms=terms, progress=seen.append
    )
    assert asked == ["Один мост.", "Один дом."]
    assert seen[-1].done == seen[-1].total == done.translated == 2
    prompts = [asked_.body["messages"][0]["content"] for asked_ in standin.asked]
    assert ["мост → bridge" in prompt for prompt in prompts].count(True) == 1


def test_two_engines_are_named_where_both_helped(standin: Standin, make: Make) -> None:
    standin.mode, standin.times = "echo", 1
    done = translate("Один мост.\n\nОдин дом.\n", "ru", [make("google"), make("mint")])
    assert done.untranslated == ()
    assert set(done.engine.split(", ")) == {"google", "mint"}


# ----------------------------------------------------------- what a chat says


@pytest.mark.parametrize(
    ("said", "strings"),
    [
        ('["a"]', ["a"]),
        ('Here it is: ["a"] Enjoy!', ["a"]),
        ('```json\n["a"]\n```', ["a"]),
        ('<think>["no"]</think>["a"]', ["a"]),
        ('<think>one</think><think>two</think>\n["a"]', ["a"]),
        ('["a [1]"]', ["a [1]"]),
        ('[ "a" ]\n', ["a"]),
        ('["\\u0430\\n\\"b\\""]', ['а\n"b"']),
    ],
)
def test_the_array_is_found_in_what_a_model_says(said: str, strings: list[str]) -> None:
    assert chat.read(said, 1) == strings


@pytest.mark.parametrize(
    "said", ["", "a", "[", "]", "][", '["a", "b"]', "[1]", '[["a"]]', '{"0": "a"}', '["a', "[]"]
)
def test_anything_else_is_no_answer(said: str) -> None:
    with pytest.raises(BadReply):
        chat.read(said, 1)


@given(st.text(max_size=60))
@settings(max_examples=80)
def test_whatever_a_model_says_is_read_or_refused(said: str) -> None:
    try:
        assert len(chat.read(said, 1)) == 1
    except BadReply:
        return


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        ({"мост": "bridge"}, "У моста.", ["мост"]),
        ({"мост": "bridge"}, "Мосты стоят.", ["мост"]),
        ({"мост": "bridge"}, "Дом.", []),
        ({"старый мост": "old bridge"}, "У старого моста.", ["старый мост"]),
        ({"старый мост": "old bridge"}, "У моста.", []),
        ({"—": "x"}, "— да", []),
    ],
)
def test_only_terms_whose_words_occur_are_sent(
    terms: dict[str, str], text: str, found: list[str]
) -> None:
    assert list(chat.occurring(terms, [text])) == found


# -------------------------------------------------------------------- markers


@given(st.sampled_from(MaskForm), st.sets(st.integers(1, 40), max_size=6), st.randoms())
@settings(max_examples=80)
def test_marks_are_counted_wherever_they_stand(
    form: MaskForm, numbers: set[int], chance: object
) -> None:
    order = sorted(numbers)
    chance.shuffle(order)  # type: ignore[attr-defined]
    text = "мост " + " и дом ".join(markers.atom(number, form) for number in order) + " стоит"
    assert set(markers.atoms(text, form)) == numbers
    assert markers.wrong(text, text, form) == ""
    for number in order:
        whole = markers.pattern(number, form).search(text)
        assert whole is not None
        assert whole.group() == markers.atom(number, form)
        gone = text.replace(whole.group(), "")
        assert markers.lost(text, gone, form) == [markers.atom(number, form)]


terms_ = st.lists(
    st.sampled_from(["OpenStreetMap", "Газпром", "A+B", "C.", "(x)", "Б&В", "ОАО"]), unique=True
)


@given(st.sampled_from(MaskForm), terms_, st.lists(st.sampled_from(["мост", "дом", ",", "—"])))
@settings(max_examples=80)
def test_what_is_kept_from_an_engine_comes_back_in_its_place(
    form: MaskForm, terms: list[str], words: list[str]
) -> None:
    text = " ".join(
        part for pair in zip([*words, "мост"], [*terms, "дом"], strict=False) for part in pair
    )
    held = protect.protect(text, protect.untranslatable({t: t for t in terms}), form)
    assert protect.restore(held.text, held) == text
    spaced = held.text.replace("мост", "the bridge")
    assert protect.restore(spaced, held) == text.replace("мост", "the bridge")
    assert markers.wrong(held.text, held.text, form) == ""


@pytest.mark.parametrize("text", ["ПОАО «Мост»", "ОАОшник", "старОАО", "ОАО1"])
def test_a_term_within_a_word_is_left_to_the_engine(text: str) -> None:
    assert protect.protect(text, ["ОАО"], MaskForm.PLAIN).text == text


# ------------------------------------------------------------ DeepL's glossaries


def test_many_threads_that_want_one_glossary_make_it_once(standin: Standin) -> None:
    import threading

    gate = Gate("deepl", standin.host, deadline=3)
    found = deepl_glossary.Glossaries(standin.host + "/v2/translate", gate, {})
    found.expect({"мост": "bridge", "дом": "house", "ОАО": "ОАО"})
    ids: list[str] = []
    threads = [
        threading.Thread(target=lambda: ids.append(found.find({"мост": "bridge"}, "ru")))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert ids == ["g1"] * 6
    assert [g["entries"] for g in standin.glossaries] == ["дом\thouse\nмост\tbridge"]
    again = deepl_glossary.Glossaries(standin.host + "/v2/translate", gate, {})
    assert again.find({"мост": "bridge", "дом": "house"}, "ru") == "g1"
    assert again.find({"мост": "bridge", "дом": "house"}, "uk") == "g2"


def test_a_term_with_a_tab_or_line_end_breaks_no_row(standin: Standin) -> None:
    gate = Gate("deepl", standin.host, deadline=3)
    found = deepl_glossary.Glossaries(standin.host + "/v2/translate", gate, {})
    found.find({"старый\tмост": "old\nbridge"}, "ru")
    assert standin.glossaries[0]["entries"] == "старый мост\told bridge"


# -------------------------------------------------------------- the order of engines


@pytest.mark.parametrize(
    ("tables", "lang", "expected"),
    [
        ({}, "ru", ["google", "mint", "mymemory"]),
        ({"engines": {"order": ["mint"]}}, "ru", ["mint"]),
        ({"engines": {"order": ["mint"], "order_tg": ["google"]}}, "tg", ["google"]),
        ({"engines": {"order": ["mint"], "order_tg": ["google"]}}, "ru", ["mint"]),
        ({"engines.chat": {"model": "m"}}, "ru", ["chat", "google", "mint", "mymemory"]),
        ({"engines.deepl": {"key": "env:X"}}, "tg", ["deepl", "google", "mint", "mymemory"]),
        ({"engines": {"order": []}}, "ru", []),
    ],
)
def test_the_users_order_is_followed(
    tables: dict[str, dict[str, object]], lang: str, expected: list[str]
) -> None:
    assert registry.order(Config(tables=tables), lang) == expected


def test_an_order_that_names_nobody_is_told() -> None:
    config = Config(tables={"engines": {"order": ["mint", "babelfish"]}})
    with pytest.raises(UsageError, match="names babelfish"):
        registry.order(config, "ru")


def test_a_language_that_an_engine_does_not_know_is_refused_unasked(
    standin: Standin, make: Make
) -> None:
    with pytest.raises(ReachError, match="does not translate from ja"):
        make("mint").translate(["橋"], "ja")
    with pytest.raises(ReachError, match="cannot be used"):
        make("mint", enabled=False).translate(["Мост."], "ru")
    assert standin.asked == []


def test_every_engine_is_told_of_with_what_it_needs() -> None:
    told = {one.name: one for one in registry.describe(Config(offline=True))}
    assert set(BUILT_IN) <= set(told)
    assert not [one.name for one in told.values() if one.usable]
    assert {one.reason for name, one in told.items() if name in ("google", "mint")} == {"offline"}
    assert told["deepl"].key == "WORKBENCH_KEY_DEEPL"
    assert told["deepl"].form == "ru xml, tg plain"
    assert (told["libretranslate"].ru, told["libretranslate"].tg) == (True, False)
    assert "5,000 characters a day" in told["mymemory"].limit
