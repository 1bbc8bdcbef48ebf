"""The whole ledger of a text: each piece once, as it was, what it became, and why."""

from __future__ import annotations

import pytest

from workbench.core.adapt import Context, adapt

LINKS: dict[str, str | None] = {
    "Вахш": "Vakhsh (river)",
    "Мост": None,
    "Категория:Реки": "Category:Rivers",
    "Категория:Сады": None,
    "Шаблон:Мосты": "Template:Bridges",
}


@pytest.mark.parametrize(
    ("given", "entries"),
    [
        ("[[Вахш]]ская", [
            "mapped link: [[Вахш]]ская → [[Vakhsh (river)|Вахшская]]",
        ]),
        ("[[Вахш<!-- река -->]]", [
            "mapped link: [[Вахш<!-- река -->]] → [[Vakhsh (river)|Vakhsh]]",
        ]),
        ("[[Мост|моста]]", [
            "mapped link: [[Мост|моста]] → {{ill|Most|ru|Мост|lt=моста}} (the English name is a romanisation: check it)",
        ]),
        ("[[Неведомое]]", [
            "unresolved link: [[Неведомое]] → [[Неведомое]] (whether there is an English article is not known)",
        ]),
        ("[[#История]] [[#Неведомое|x]] [[:en:Berlin]]", [
            "mapped link: [[#История]] → [[#History]]",
            "unresolved link: [[#Неведомое|x]] → [[#Неведомое|x]] (section name not translated)",
            "mapped link: [[:en:Berlin]] → [[Berlin]]",
        ]),
        ("#ПЕРЕНАПРАВЛЕНИЕ [[Вахш]]", [
            "mapped magic: #ПЕРЕНАПРАВЛЕНИЕ → #REDIRECT",
            "mapped link: [[Вахш]] → [[Vakhsh (river)]]",
        ]),
        ("[[Вахш<!-- x -->]] [[Неведомое<!-- x -->]]", [
            "mapped link: [[Вахш<!-- x -->]] → [[Vakhsh (river)|Vakhsh]]",
            "unresolved link: [[Неведомое<!-- x -->]] → [[Неведомое]] (whether there is an English article is not known)",
        ]),
        ("[[1990 год]]", [
            "dropped link: [[1990 год]] → 1990 год (English articles do not link dates)",
        ]),
        ("[[de:Fluss]]", [
            "dropped interlanguage: [[de:Fluss]] →  (Wikidata holds language links)",
        ]),
        ("[[Участник:Имя]]", [
            "unresolved link: [[Участник:Имя]] → [[User:Имя]] (no English page of that name known)",
        ]),
        ("[[Category:Rivers]] [[Категория:Реки]]", [
            "kept category: [[Category:Rivers]] → [[Category:Rivers]]",
            "dropped category: [[Категория:Реки]] →  (the page is in this category already)",
        ]),
        ("[[Категория:Реки]]", [
            "mapped category: [[Категория:Реки]] → [[Category:Rivers]]",
        ]),
        ("[[Категория:Реки|Ё]]", [
            "mapped category: [[Категория:Реки|Ё]] → [[Category:Rivers]] (sort key Ё left out)",
        ]),
        ("[[Категория:Сады]]", [
            "dropped category: [[Категория:Сады]] →  (no English category)",
        ]),
        ("[[Категория:Новое]]", [
            "unresolved category: [[Категория:Новое]] → [[Категория:Новое]] (English category not known)",
        ]),
        ("[[Файл:A.jpg|мини|Вид на [[Вахш]]]]", [
            "mapped file: [[Файл:A.jpg|мини|Вид на [[Вахш]]]] → [[File:A.jpg|thumb|Вид на [[Vakhsh (river)|Vakhsh]]]]",
            "mapped link: [[Вахш]] → [[Vakhsh (river)|Vakhsh]]",
        ]),
        ("<gallery>\nФайл:A.jpg|Вид\n</gallery>", [
            "mapped file: Файл:A.jpg|Вид → File:A.jpg|Вид",
        ]),
        ("{{дата|8|1|1992|x=y}}", [
            "mapped template: {{дата|8|1|1992|x=y}} → 8 January 1992",
            "mapped parameter: дата|1=8 → 8",
            "mapped parameter: дата|2=1 → 1",
            "mapped parameter: дата|3=1992 → 1992",
            "dropped parameter: дата|x=y →  (no counterpart)",
        ]),
        # what held nothing but a doubt is empty
        ("{{число|5|{{Нет АИ}}}}", [
            "mapped template: {{число|5|{{Нет АИ}}}} → 5",
            "mapped parameter: число|1=5 → 5",
            "dropped parameter: число|2={{Нет АИ}} →  (empty)",
            "dropped template: {{Нет АИ}} →  (reliability-citation-needed: the source page itself asks for a citation here)",
        ]),
        ("{{Нечто|а={{Нет АИ}}}}", [
            "unresolved template: {{Нечто|а={{Нет АИ}}}} → {{Нечто|а=}} (no English counterpart known: replace by hand)",
            "mapped parameter: Нечто|а={{Нет АИ}} → а=",
            "dropped template: {{Нет АИ}} →  (reliability-citation-needed: the source page itself asks for a citation here)",
        ]),
        ("{{нп5|Вахш|{{Нет АИ}}}}", [
            "mapped template: {{нп5|Вахш|{{Нет АИ}}}} → [[Vakhsh (river)|Вахш]]",
            "dropped parameter: нп5|2={{Нет АИ}} →  (empty)",
            "dropped template: {{Нет АИ}} →  (reliability-citation-needed: the source page itself asks for a citation here)",
            "mapped parameter: нп5|1=Вахш → Вахш",
        ]),
        ("{{Флаг России|31 февраля}}", [
            "mapped template: {{Флаг России|31 февраля}} → {{flagicon|Russia}}",
            "dropped parameter: Флаг России|1=31 февраля →  (no counterpart)",
        ]),
        ("{{Нечто|а=[[Вахш]]}}", [
            "unresolved template: {{Нечто|а=[[Вахш]]}} → {{Нечто|а=[[Vakhsh (river)|Vakhsh]]}} (no English counterpart known: replace by hand)",
            "mapped parameter: Нечто|а=[[Вахш]] → а=[[Vakhsh (river)|Vakhsh]]",
            "mapped link: [[Вахш]] → [[Vakhsh (river)|Vakhsh]]",
        ]),
        ("{{TJK|[[Вахш]]}}", [
            "mapped template: {{TJK|[[Вахш]]}} → {{TJK|[[Vakhsh (river)|Vakhsh]]}}",
            "mapped parameter: TJK|1=[[Вахш]] → 1=[[Vakhsh (river)|Vakhsh]]",
            "mapped link: [[Вахш]] → [[Vakhsh (river)|Vakhsh]]",
        ]),
        ("{{Мосты|а}}", [
            "mapped template: {{Мосты|а}} → {{Bridges|а}}",
            "kept parameter: Мосты|1=а → 1=а",
        ]),
        ("{{Нет АИ|[[Вахш]]}}", [
            "dropped template: {{Нет АИ|[[Вахш]]}} →  (reliability-citation-needed: the source page itself asks for a citation here)",
            "dropped parameter: Нет АИ|1=[[Вахш]] →  (no counterpart)",
            "dropped link: [[Вахш]] →  (inside Нет АИ|1, dropped)",
        ]),
        ("{{книга|заглавие=Сад|год=1990|серия=|вид=[[Вахш]]}}", [
            "mapped template: {{книга|заглавие=Сад|год=1990|серия=|вид=[[Вахш]]}} → {{cite book|script-title=ru:Сад|trans-title=|language=ru|date=1990}} (trans-title is left for you)",
            "mapped parameter: книга|заглавие=Сад → title=Сад",
            "mapped parameter: книга|год=1990 → date=1990",
            "dropped parameter: книга|серия= →  (empty)",
            "unresolved parameter: книга|вид=[[Вахш]] →  (no such parameter in English citations)",
            "mapped link: [[Вахш]] → [[Vakhsh (river)|Vakhsh]]",
        ]),
        ("{{книга|автор=[[Вахш]], [[Мост]], [[Неведомое|Н. X]], [[Latin]] и {{нп5|Сад}}|заглавие=Sad}}", [
            "mapped template: {{книга|автор=[[Вахш]], [[Мост]], [[Неведомое|Н. X]], [[Latin]] и {{нп5|Сад}}|заглавие=Sad}} → {{cite book|author=Вахш, Мост, Н. X, Latin и Сад|title=Sad}}",
            "mapped parameter: книга|автор=[[Вахш]], [[Мост]], [[Неведомое|Н. X]], [[Latin]] и {{нп5|Сад}} → author=Вахш, Мост, Н. X, Latin и Сад",
            "mapped link: [[Вахш]] → Вахш",
            "dropped link: [[Мост]] → Мост (no English article; {{ill}} does not belong into a citation)",
            "mapped link: [[Неведомое|Н. X]] → Н. X",
            "mapped link: [[Latin]] → Latin",
            "mapped template: {{нп5|Сад}} → Сад (no {{ill}} in a citation)",
            "mapped parameter: нп5|1=Сад → Сад",
            "mapped parameter: книга|заглавие=Sad → title=Sad",
        ]),
        ("{{книга|автор=[[Вахш]] и [[Неведомое|Н.]]|заглавие=[[Вахш]]ская}}", [
            "mapped template: {{книга|автор=[[Вахш]] и [[Неведомое|Н.]]|заглавие=[[Вахш]]ская}} → {{cite book|author=Вахш и Н.|script-title=ru:Вахшская|trans-title=|language=ru}} (trans-title is left for you)",
            "mapped parameter: книга|автор=[[Вахш]] и [[Неведомое|Н.]] → author=Вахш и Н.",
            "mapped link: [[Вахш]] → Вахш",
            "mapped link: [[Неведомое|Н.]] → Н.",
            "mapped parameter: книга|заглавие=[[Вахш]]ская → title=Вахшская",
            "mapped link: [[Вахш]]ская → Вахшская",
        ]),
        ("{{книга|издательство=[[Неведомое]]|автор=[[Вахш]] и<br>А.|заглавие=Sad}}", [
            "mapped template: {{книга|издательство=[[Неведомое]]|автор=[[Вахш]] и<br>А.|заглавие=Sad}} → {{cite book|publisher=[[Неведомое]]|author=Вахш и<br>А.|title=Sad}}",
            "mapped parameter: книга|издательство=[[Неведомое]] → publisher=[[Неведомое]]",
            "unresolved link: [[Неведомое]] → [[Неведомое]] (whether there is an English article is not known)",
            "mapped parameter: книга|автор=[[Вахш]] и<br>А. → author=Вахш и<br>А.",
            "mapped link: [[Вахш]] → Вахш",
            "mapped parameter: книга|заглавие=Sad → title=Sad",
        ]),
        ("{{Нет АИ|[[1990 год]]}}", [
            "dropped template: {{Нет АИ|[[1990 год]]}} →  (reliability-citation-needed: the source page itself asks for a citation here)",
            "dropped parameter: Нет АИ|1=[[1990 год]] →  (no counterpart)",
            "dropped link: [[1990 год]] → 1990 год (English articles do not link dates)",
        ]),
        ("{{НП|страна=Россия}}", [
            "mapped template: {{НП|страна=Россия}} → {{Infobox settlement|subdivision_name=Russia|subdivision_type = Country}}",
            "mapped parameter: НП|страна=Россия → subdivision_name=Russia; subdivision_type=Country",
        ]),
        ("{{ill|Chashma|ru|Неведомое}}", [
            "kept template: {{ill|Chashma|ru|Неведомое}} → {{ill|Chashma|ru|Неведомое}}",
            "mapped parameter: ill|1=Chashma → Chashma",
            "mapped parameter: ill|2=ru → ru",
            "mapped parameter: ill|3=Неведомое → Неведомое",
        ]),
        ("{{книга|серия=[[Вахш]]|заглавие=[[Вахш|О]] [[Вахш|воде]]|автор=[[Вахш]]}}", [
            "mapped template: {{книга|серия=[[Вахш]]|заглавие=[[Вахш|О]] [[Вахш|воде]]|автор=[[Вахш]]}} → {{cite book|series=[[Vakhsh (river)|Vakhsh]]|script-title=ru:О воде|trans-title=|language=ru|author=Вахш|author-link=Vakhsh (river)}} (trans-title is left for you)",
            "mapped parameter: книга|серия=[[Вахш]] → series=[[Vakhsh (river)|Vakhsh]]",
            "mapped link: [[Вахш]] → [[Vakhsh (river)|Vakhsh]]",
            "mapped parameter: книга|заглавие=[[Вахш|О]] [[Вахш|воде]] → title=О воде",
            "mapped link: [[Вахш|О]] → О",
            "mapped link: [[Вахш|воде]] → воде",
            "mapped parameter: книга|автор=[[Вахш]] → author=Вахш; author-link=Vakhsh (river)",
            "mapped link: [[Вахш]] → Вахш",
        ]),
        ("{{cite web|url=http://a.example/|title=A|foo=b}}", [
            "kept template: {{cite web|url=http://a.example/|title=A|foo=b}} → {{cite web|url=http://a.example/|title=A|foo=b}}",
            "kept parameter: cite web|url=http://a.example/ → url=http://a.example/",
            "kept external link: http://a.example/ → http://a.example/",
            "kept parameter: cite web|title=A → title=A",
            "kept parameter: cite web|foo=b → foo=b",
        ]),
        ("{{Река|название=Вахш|длина=524|прочее=[[Вахш]]}}", [
            "mapped template: {{Река|название=Вахш|длина=524|прочее=[[Вахш]]}} → {{Infobox river|name=Вахш|length={{convert|524|km|abbr=on}}|прочее=[[Vakhsh (river)|Vakhsh]]}} (1 parameters without a counterpart are kept as they are)",
            "mapped parameter: Река|название=Вахш → name=Вахш",
            "mapped parameter: Река|длина=524 → length={{convert|524|km|abbr=on}}",
            "unresolved parameter: Река|прочее=[[Вахш]] → прочее=[[Vakhsh (river)|Vakhsh]] (no counterpart known)",
            "mapped link: [[Вахш]] → [[Vakhsh (river)|Vakhsh]]",
        ]),
        ('<ref name="a">x</ref><ref name="a" />', [
            'kept reference: <ref name="a">x</ref> → <ref name="a">x</ref>',
            'kept reference: <ref name="a" /> → <ref name="a" />',
        ]),
        ('<ref name="a">x</ref><ref name="a"> x </ref><ref name="a">y</ref>', [
            'kept reference: <ref name="a">x</ref> → <ref name="a">x</ref>',
            'mapped reference: <ref name="a"> x </ref> → <ref name="a" /> (defined before)',
            'unresolved reference: <ref name="a">y</ref> → <ref name="a">y</ref> (the name a is defined before with other content)',
        ]),
        ("<ref>[http://a.example/ Title]{{ref-en}}</ref>", [
            "mapped reference: <ref>[http://a.example/ Title]{{ref-en}}</ref> → <ref>{{cite web |url=http://a.example/ |title=Title |language=en}}</ref>",
            "mapped external link: [http://a.example/ Title] → url=http://a.example/|title=Title",
            "mapped template: {{ref-en}} → language=en",
        ]),
        ("{{книга|заглавие=Sad}} {{ref-de}}", [
            "mapped template: {{книга|заглавие=Sad}} → {{cite book|title=Sad|language=de}}",
            "mapped parameter: книга|заглавие=Sad → title=Sad",
            "mapped template: {{ref-de}} → language=de",
        ]),
        ("<ref>а<ref>б</ref></ref>", [
            "mapped reference: <ref>а<ref>б</ref></ref> → {{refn|1=а<ref>б</ref>}} (a reference in a reference: English needs {{refn}})",
            "kept reference: <ref>б</ref> → <ref>б</ref>",
        ]),
        ("[http://a.example/ Сайт]", [
            "kept external link: [http://a.example/ Сайт] → [http://a.example/ Сайт]",
        ]),
        ("{{DEFAULTSORT:Вода}}", [
            "mapped magic: {{DEFAULTSORT:Вода}} → {{DEFAULTSORT:Voda}} (romanised: compare with the title)",
        ]),
        ("{{ПОКАЗАТЬ_ЗАГОЛОВОК:Вода}}", [
            "dropped magic: {{ПОКАЗАТЬ_ЗАГОЛОВОК:Вода}} →  (the English title shows itself)",
        ]),
        ("{{formatnum:12345}}", [
            "mapped magic: {{formatnum:12345}} → 12,345",
        ]),
        ("__БЕЗ_ОГЛ__", [
            "mapped magic: __БЕЗ_ОГЛ__ → __NOTOC__",
        ]),
        ("{{#если:а|б}}", [
            "mapped magic: {{#если:а|б}} → {{#if:а|б}}",
            "kept parameter: #если:а|1=б → 1=б",
        ]),
        ("{{подст:А}}", [
            "unresolved magic: {{подст:А}} → {{subst:А}} (a template of that name may not exist in English)",
        ]),
        ("== 1,5 км ==", [
            "mapped heading: == 1,5 км == → == 1.5 km ==",
        ]),
        ("{{подст:А|[[Вахш]]}}", [
            "unresolved magic: {{подст:А|[[Вахш]]}} → {{subst:А|[[Vakhsh (river)|Vakhsh]]}} (a template of that name may not exist in English)",
            "mapped parameter: subst:А|1=[[Вахш]] → 1=[[Vakhsh (river)|Vakhsh]]",
            "mapped link: [[Вахш]] → [[Vakhsh (river)|Vakhsh]]",
        ]),
        ("{{нп5|Вахш|реки|de|Fluss}}", [
            "mapped template: {{нп5|Вахш|реки|de|Fluss}} → [[Vakhsh (river)|реки]]",
            "mapped parameter: нп5|2=реки → реки",
            "mapped parameter: нп5|1=Вахш → [[Vakhsh (river)|реки]]",
            "mapped parameter: нп5|3=de → [[Vakhsh (river)|реки]]",
            "mapped parameter: нп5|4=Fluss → [[Vakhsh (river)|реки]]",
        ]),
        ("== Примечания ==", [
            "mapped heading: == Примечания == → == References ==",
        ]),
        ("31.02.1990 года и 31 февраля 1990 года", [
            "unresolved date: 31.02.1990 года → 31.02.1990 года (there is no such day: look it up)",
            "unresolved date: 31 февраля 1990 года → 31 февраля 1990 года (there is no such day: look it up)",
        ]),
        ("{{Основная статья|Вахш|Мост}}", [
            "mapped template: {{Основная статья|Вахш|Мост}} → {{Main|Vakhsh (river)|Мост}}",
            "mapped parameter: Основная статья|1=Вахш → 1=Vakhsh (river)",
            "unresolved parameter: Основная статья|2=Мост → 2=Мост (no English article of that name known)",
        ]),
        ("{{Флаг|Нечто}}", [
            "unresolved template: {{Флаг|Нечто}} → {{flagicon|Нечто}} (country not known)",
            "mapped parameter: Флаг|1=Нечто → Нечто",
        ]),
        ("{{lang-de|Fluss}}", [
            "mapped template: {{lang-de|Fluss}} → {{langx|de|Fluss}}",
            "mapped parameter: lang-de|1=Fluss → Fluss",
        ]),
        ("{{нп5|Мост||de|Fluss}}", [
            "mapped template: {{нп5|Мост||de|Fluss}} → {{ill|Fluss|de|Fluss|ru|Мост|lt=Мост}} (the English name is not checked)",
            "mapped parameter: нп5|1=Мост → Мост",
            "mapped parameter: нп5|3=de → de",
            "mapped parameter: нп5|4=Fluss → Fluss",
            "dropped parameter: нп5|2= →  (empty)",
        ]),
        ("{{sfn|А|1999|с=5}}", [
            "mapped template: {{sfn|А|1999|с=5}} → {{sfn|А|1999|p=5}} (must agree with ref= of the book it leads to)",
            "mapped parameter: sfn|1=А → А",
            "mapped parameter: sfn|2=1999 → 1999",
            "mapped parameter: sfn|с=5 → 5",
        ]),
        ("{{!}}", [
            "kept magic: {{!}} → {{!}}",
        ]),
        ("<br> <!-- x --> {{{1|а}}} <nowiki>[[Вахш]]</nowiki> &mdash;", []),
    ],
)  # fmt: skip
def test_every_piece_is_told_once_with_what_it_became(given: str, entries: list[str]) -> None:
    told = [
        f"{one.state} {one.kind}: {one.source} → {one.target}"
        + ("" if one.note == "" else f" ({one.note})")
        for one in adapt(given, Context("ru", LINKS)).ledger
    ]
    assert told == entries
