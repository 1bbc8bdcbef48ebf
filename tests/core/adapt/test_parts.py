"""Parts that are called by themselves: signals, wanted titles, headings, the lead's footnote."""

from __future__ import annotations

import pytest

from workbench.core.adapt import (
    Context,
    adapt,
    headings,
    lead_footnote,
    proposed_names,
    prose,
    signals,
    signs,
    wanted_titles,
)
from workbench.core.adapt.appendix import in_order
from workbench.core.adapt.links import ILL_LIMIT
from workbench.core.model import Severity


def test_signals_stand_where_the_template_stands() -> None:
    text = "{{Нет источников}}\nГород велик{{Нет АИ|1|2|2010}}.\nОн мал{{Нет АИ|1|2|2010}}."
    found = signals.signals(text, "ru")
    assert [f.rule for f in found] == [
        "reliability-unreferenced",
        "reliability-citation-needed",
        "reliability-citation-needed",
    ]
    assert [text[f.start : f.end] for f in found[1:]] == ["{{Нет АИ|1|2|2010}}"] * 2
    assert [f.line for f in found] == [1, 2, 3]
    assert all(f.severity is Severity.WARNING for f in found)


def test_signals_inside_references_are_found() -> None:
    text = "Матн<ref>{{cite web|url=http://a.example/|title=A}}{{Пайванди мурда}}</ref>."
    assert [f.rule for f in signals.signals(text, "tg")] == ["reliability-dead-link"]


def test_words_that_name_several_doubts_are_found_each() -> None:
    found = signals.signals("{{rq|sources|style|unknown}} Город.\n{{rq}}", "ru")
    assert [(f.rule, f.line) for f in found] == [
        ("reliability-unreferenced", 1),
        ("reliability-style", 1),
        ("reliability-several", 2),
    ]


def test_a_translated_source_is_pointed_out() -> None:
    (found,) = signals.signals("{{Плохой перевод|en}}", "ru")
    assert found.message.startswith("{{Плохой перевод}}: ")
    assert "find the original" in found.message


def test_a_wiki_s_doubts_are_its_own() -> None:
    assert signals.signals("{{Нет АИ}}", "uk") == []


def test_an_isolated_page_is_only_mentioned() -> None:
    (found,) = signals.signals("{{Изолированная статья}}", "ru")
    assert found.severity is Severity.INFO


def test_wanted_titles() -> None:
    text = (
        "[[шпрее]] [[Шпрее|реки]] [[Берлин#История]] [[#Раздел]] [[Файл:A.jpg|[[Мост]]]] [[:en:X]]"
        "[[К:Реки]] {{Мосты Берлина}} {{книга|автор=[[Айни]]}} {{Основная статья|Сады}} {{Россия}}"
        "<gallery>\nA.jpg|[[Парк]]\n</gallery>"
    )
    assert wanted_titles(text, "ru") == [
        "Шпрее",
        "Берлин",
        "Мост",
        "Категория:Реки",
        "Шаблон:Мосты Берлина",
        "Айни",
        "Сады",
        "Парк",
    ]


def test_wanted_titles_of_a_tajik_page() -> None:
    assert wanted_titles("[[Олмон]] [[Гурӯҳ:Шаҳрҳо]] {{Шаҳрҳои Тоҷикистон}}", "tg") == [
        "Олмон",
        "Гурӯҳ:Шаҳрҳо",
        "Шаблон:Шаҳрҳои Тоҷикистон",
    ]


def test_an_english_page_asks_for_cyrillic_targets_only() -> None:
    text = "The [[river]] flows past [[Чашма]]. " + "It is long and wide and blue. " * 20
    assert wanted_titles(text, "ru") == ["Чашма"]


def test_names_to_propose() -> None:
    links = {"Каримов, Рустам Саидович": None, "Вахш": "Vakhsh", "Категория:Сады": None}
    assert proposed_names(links, "ru") == ["Rustam Karimov"]


def test_headings() -> None:
    assert headings.english_heading("История", "ru") == "History"
    assert headings.english_heading("Адабиёт", "tg") == "Further reading"
    assert headings.english_heading("Зелёный пояс", "ru") is None


def test_the_footnote_of_the_lead() -> None:
    titles = {
        "ru": "Российско-таджикские отношения",
        "tg": "Муносибатҳои Тоҷикистон бо Русия",
    }
    assert lead_footnote(titles) == (
        "{{efn|{{langx|ru|Российско-таджикские отношения"
        "|translit=Rossijsko-tadžikskije otnošenija}}; "
        "{{langx|tg|Муносибатҳои Тоҷикистон бо Русия"
        "|translit=Munosibathoyi Tojikiston bo Rusiya}}}}"
    )


def test_the_footnote_leaves_out_what_cannot_be_romanised() -> None:
    assert lead_footnote({"uk": "Річка"}) == "{{efn|{{langx|uk|Річка}}}}"


@pytest.mark.parametrize(
    ("given", "ordered"),
    [
        ("A\n{refs}* B\n{see}* Plan X\n", "A\n{see}* Plan X\n{refs}* B\n"),
        ("A\n{refs}* B\n{see}* Plan \n\n", "A\n{see}* Plan \n{refs}* B\n\n"),
        ("A\n{refs}* Plan X\n{see}* B\n", "A\n{see}* B\n{refs}* Plan X\n"),
        ("A\n{refs}* Plan \n{see}* B", "A\n{see}* B\n{refs}* Plan "),
        ("A\n{refs}* B\n{see}{{{{Rivers}}}}\n", "A\n{see}{refs}* B\n\n{{{{Rivers}}}}\n"),
        ("{refs}* B\n{see}* C\n", "{see}* C\n{refs}* B\n"),
    ],
)
def test_appendix_sections_move_whole_and_what_is_the_page_s_own_stays(
    given: str, ordered: str
) -> None:
    heads = {"refs": "\n== References ==\n", "see": "\n== See also ==\n"}
    assert in_order(given.format(**heads)) == ordered.format(**heads)


def test_a_page_holds_no_more_interlanguage_links_than_it_may() -> None:
    text = " ".join(f"[[Чашма {n}|чашма]]" for n in range(ILL_LIMIT + 5))
    links = {f"Чашма {n}": None for n in range(ILL_LIMIT + 5)}
    result = adapt(text, Context("ru", links))
    assert result.wikitext.count("{{ill|") == ILL_LIMIT
    assert sum(e.state == "dropped" for e in result.ledger) == 5


def test_interlanguage_links_already_there_count() -> None:
    text = "{{ill|X|ru|Икс}} " * ILL_LIMIT + "[[Чашма]]"
    result = adapt(text, Context("ru", {"Чашма": None}))
    assert result.wikitext.endswith(" Чашма")


def test_american_dates_by_wish() -> None:
    result = adapt("Это было 12 мая 1992 года и {{дата|8|4|1992}}.", Context("ru", dates="mdy"))
    assert result.wikitext == "Это было May 12, 1992 и April 8, 1992."


def test_a_proposal_loses_russian_style_and_keeps_its_markup() -> None:
    text = "In 1945—1990 [[Berlin|«Berlin»]] had 3,5 million people<ref>1,5 млн «а»</ref> — 48 %."
    assert prose(text, "ru") == (
        'In 1945–1990 [[Berlin|"Berlin"]] had 3.5 million people<ref>1,5 млн «а»</ref> – 48%.'
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<b>1,5 км</b> <SPAN>1,5 км</SPAN>", "<b>1.5 km</b> <SPAN>1.5 km</SPAN>"),
        ("''1,5 км''<br>", "''1.5 km''<br>"),
        ("<code>1,5 км</code> 1,5 км", "<code>1,5 км</code> 1.5 km"),
        ("{{a|1,5 км}} 1,5 км", "{{a|1,5 км}} 1.5 km"),
        ("[[A|1,5 км]] [[:de:A|1,5 км]]", "[[A|1.5 km]] [[:de:A|1,5 км]]"),
        ("5&nbsp;gardens, 1,5", "5&nbsp;gardens, 1.5"),
    ],
)
def test_a_proposal_changes_in_its_text_and_what_only_sets_it_off(
    given: str, expected: str
) -> None:
    assert prose(given, "ru") == expected


def test_a_proposal_in_good_english_stays() -> None:
    text = 'The 1,428 million dollars (US$1.5 billion) of 1990–1995, on 5 May 1992, were "1,5".'
    assert prose(text, "ru") == text


def test_a_block_with_translated_sentences_is_still_the_source_block() -> None:
    row = (
        "|-\n| \ue0001\ue001 || {{cite web|url=http://a.example/|title=A|accessdate=2010-02-03}}\n"
    )
    block = (
        '{| class="wikitable sortable plainrowheaders" style="text-align: right"\n' + row * 9 + "|}"
    )
    result = adapt(block, Context("ru", embedded=True)).wikitext
    assert result.count("access-date=2010-02-03") == 9
    assert result.count("\ue0001\ue001") == 9


def test_a_link_to_a_page_that_is_nowhere_asks_for_a_decision() -> None:
    context = Context("ru", {"Озеро": None}, absent=frozenset({"Озеро"}))
    result = adapt("Тут [[озеро]].", context)
    assert [entry.state for entry in result.ledger] == ["unresolved"]
    assert "source wiki" in result.ledger[0].note


@pytest.mark.parametrize("sign", range(signs.FREE - 4, signs.FREE + 9))
def test_signs_put_aside_come_back_beside_any_others(sign: int) -> None:
    text = signs.RESERVED + chr(sign)
    away, back = signs.aside(text)
    assert not set(text.translate(away)) & set(signs.RESERVED)
    assert text.translate(away).translate(back) == text


def test_signs_that_a_run_needs_for_itself_are_text_where_the_page_has_them() -> None:
    text = "a\ufdd1 [[Вахш|ре\ufdd0ки]] \ufdd0b, «\ufdd2» 5\ufdd3млн [[Чашма]] \ufdd1 в 1990 г.\n"
    context = Context("ru", {"Вахш": "Vakhsh", "Чашма": "Spring"})
    result = adapt(text, context)
    assert result.wikitext == (
        'a\ufdd1 [[Vakhsh|ре\ufdd0ки]] \ufdd0b, "\ufdd2" 5\ufdd3млн [[Spring]] \ufdd1 в 1990.\n'
    )
    assert [(entry.source, entry.target) for entry in result.ledger] == [
        ("[[Вахш|ре\ufdd0ки]]", "[[Vakhsh|ре\ufdd0ки]]"),
        ("[[Чашма]]", "[[Spring]]"),
    ]
    assert prose("\ufdd1 [[A]] 1945—1990 \ufdd3[[B]]", "ru") == "\ufdd1 [[A]] 1945–1990 \ufdd3[[B]]"
