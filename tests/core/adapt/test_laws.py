"""Laws of adaptation over generated text: nothing is lost, and a second run changes nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.core.adapt.accounting import entered, expected
from workbench.core.adapt import Context, adapt, prose, wanted_titles
from workbench.core.adapt.rule import apply_all
from workbench.core.adapt.rules import BY_LANG, RULES

LINKS: dict[str, str | None] = {
    "Вахш": "Vakhsh (river)",
    "Нурек": "Nurek",
    "Столица": "Capital city",
    "Чашма": None,
    "Категория:Реки": "Category:Rivers",
    "Олмон": "Germany",
    "Шаблон:Мост": "Template:Bridge",
}

WORDS = [
    "река ", "город", " в 1945 г. ", "12 мая 1992 года", "1,5 млн", " 48 %", "«сад» ", "„а“", " — ",
    "1941—1945 гг.", "XIX веке ", "3 644 826 ", "5,25", "river ", "The 1,234 ", '"a" ', "км²", "100 км",
    ". ", ", ", "; ", ": ", "!", "\n", "\n\n", "\n* ", "\n# ", "соли 1992 ", "садаи XIII", "т. д.",
    "01.02.1990", "до н. э.", "руб.", "$5 млн", "201-я", "'''", "''", "&nbsp;", "\u00a0", "1990-е годы",
    "&mdash;", "&laquo;сад&raquo;", "90-е годы", " г. ", "5&nbsp;млн", "В 1950 г. Душанбе",
    "5 (18) мая 1905 года", "28 декабря 1904 (10 января 1905) года", " 60-х годов XX века", "III тысячелетия до н. э.",
    "апреле — мае 1992", "солҳои 20-уми асри XX", " 12 ч. ", "соли 480 милодӣ", "с. 1924", " 5 километров", "1 тонна", " 5 мая. ", "улица 5 мая ", " — С. 5—9", " — Т. II. ",
    "XVI−XVII вв.", " 12°30′ с. ш. ", "в 1990 году 5", " 2500-х годах до н. э. ", "450 то милод", " тыс. чел.",
]  # fmt: skip
MARKUP = [
    "[[Вахш]]", "[[Чашма|чашму]]", "[[столица]]й", "[[Нурек#История|о нём]]", "[[Гора]]", "[[Latin]]",
    "[[Файл:A.jpg|мини|справа|100пкс|Вид]]", "[[Категория:Реки|*]]", "[[Категория:Сады]]", "[[en:X]]",
    "[[:de:Fluss|река]]", "[[Акс:B.jpg|чап|Кӯл]]", "<ref>текст</ref>", '<ref name="a" />',
    '<ref name="b">один</ref>', '<ref name="b">один</ref>', "{{Нет АИ|1|2|2010}}", "{{нп5|Сад|сада|de|Garten}}",
    "{{книга|автор=К. А.|заглавие=Реки|место=М.|год=1999|страницы=5—7}}", "{{sfn|К.|1999|с=5}}",
    "{{cite web|url=http://a.example/|title=Вода|accessdate=2010-01-02}}", "{{примечания}}", "{{Мост|a=б}}",
    "{{число|12345}}", "{{Флаг России}}", "{{Россия}}", "{{НП|статус=Город|население=5 000}}", "{{Нечто|а|б=в}}",
    "[http://a.example/ Сайт]{{ref-ru}}", "http://a.example/1,5", "<br>", "<small>5,5</small>", "{{!}}",
    "\n== История ==\n", "\n== Ссылки ==\n", "\n== Примечания ==\n", "\n== См. также ==\n", "__БЕЗ_ОГЛ__",
    "<nowiki>[[а]]</nowiki>", "<!-- [[Вахш]] -->", "{{цитата|Нас 1,5 млн}}", "{{ill|Chashma|ru|Чашма}}",
    "\n<gallery>\nA.jpg|[[Вахш]]\n</gallery>\n", "\n{|\n| [[Вахш]] || 5,5\n|}\n", "{{lang-de|Fluss}}",
    "{{СОРТИРОВКА_ПО_УМОЛЧАНИЮ:Вода}}\n", "\ue00012\ue001", "{{ЭМТ|Вахш|2|муаллиф=К.}}",
    "{{ПОДСТ:А|б}}", "{{IPA|o}}", "[[Проект:А]]", "[[И:Б|б]]", "{{Нет АИ 2|а}}", "{{OldStyleDate|19 апреля|1765|8}}",
    "{{ПОКАЗАТЬ_ЗАГОЛОВОК:iX}}", "[[%D0%92%D0%B0%D1%85%D1%88]]", "{{cite web|url=http://a.example/|deadlink=404}}",
    "\n{{ВС}}\n", "\n{{село-stub}}\n", "{{lang-ru|Вода}}", "{{О|реке|озере|Вахш}}", "{{Commonscat|Category:A}}",
    "{{нп5|Чашма||de|Quelle}}", "{{rq|style}}", "<ref>а</ref> . ", "\n[[Категория:Реки]]\n", "{{возраст|5|3|1921}}",
]  # fmt: skip

TEXTS = st.lists(st.sampled_from(WORDS + MARKUP), max_size=14).map("".join)
CONTEXTS = st.builds(
    Context,
    st.sampled_from(["ru", "tg"]),
    st.just(LINKS),
    red_links=st.sampled_from(["ill", "plain", "red"]),
    embedded=st.booleans(),
    signals=st.booleans(),
)


@settings(max_examples=400, derandomize=True)
@given(TEXTS, CONTEXTS)
def test_a_second_run_changes_nothing(text: str, context: Context) -> None:
    once = adapt(text, context).wikitext
    assert adapt(once, context).wikitext == once


@settings(max_examples=300, derandomize=True)
@given(TEXTS, CONTEXTS)
def test_every_piece_is_in_the_ledger_once(text: str, context: Context) -> None:
    assert entered(adapt(text, context)) == expected(text, context.lang)


@given(st.tuples(TEXTS, TEXTS).map("\ue00012\ue001".join), CONTEXTS)
@example("В 1999 г. \ue00012\ue001 \ue0001,5\ue001 млн", Context("ru"))
def test_tokens_survive(text: str, context: Context) -> None:
    count = text.count("\ue00012\ue001")
    assert adapt(text, context).wikitext.count("\ue00012\ue001") == count


@settings(derandomize=True)
@given(TEXTS, st.sampled_from(["ru", "tg"]))
def test_wording_is_settled_after_one_run(text: str, lang: str) -> None:
    once = prose(text, lang)
    assert prose(once, lang) == once


@settings(derandomize=True)
@given(TEXTS)
def test_a_rule_is_tried_wherever_it_could_match(text: str) -> None:
    for rule in RULES:
        everywhere = rule.pattern.sub(lambda match, rule=rule: rule.replace(match, "dmy"), text)
        assert apply_all((rule,), text, "dmy") == everywhere, rule.name


@settings(derandomize=True)
@given(TEXTS, st.sampled_from(["ru", "tg"]))
@example("В XX веке и 1990-х", "ru")
def test_rules_together_do_what_each_does_after_the_other(text: str, lang: str) -> None:
    after = text
    for rule in BY_LANG[lang]:
        after = apply_all((rule,), after, "dmy")
    assert apply_all(BY_LANG[lang], text, "dmy") == after


@given(TEXTS)
def test_wanted_titles_are_unique(text: str) -> None:
    wanted = wanted_titles(text, "ru")
    assert len(wanted) == len(set(wanted))


@given(st.text(max_size=60))
def test_any_text_is_adapted(text: str) -> None:
    adapt(text, Context("ru"))
    prose(text, "ru")


@pytest.mark.parametrize(
    "piece",
    [
        "1.1.",
        "XIX—",
        "5&nbsp;",
        "«а» ",
        "слово<ref>а</ref>. ",
        "{{Нет АИ}} ",
        "{{a|[[b|{{c|<b>",
        "a.b@",
        "12 мая ",
    ],
)
def test_no_input_takes_quadratic_time(piece: str) -> None:
    start = time.process_time()
    adapt(piece * 3000, Context("ru"))
    prose(piece * 3000, "ru")
    assert time.process_time() - start < 5
