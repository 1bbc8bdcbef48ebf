"""Denials that a translation lost or added, and the many ways in which it may keep them."""

from __future__ import annotations

import pytest

from workbench.core.checks import CheckContext, check


def told(source: str, target: str, lang: str = "ru") -> list[tuple[str, str]]:
    """Return what the rule points at and says."""
    found = check(source, target, CheckContext(lang=lang))
    return [(target[f.start : f.end], f.message) for f in found if f.rule == "negation"]


@pytest.mark.parametrize(
    "target",
    [
        "The bridge was not rebuilt.",
        "The bridge wasn't rebuilt.",
        "The bridge wasn’t rebuilt.",
        "The bridge was never rebuilt.",
        "No one rebuilt the bridge.",
        "Nobody rebuilt the bridge.",
        "Nothing was rebuilt.",
        "Neither bridge was rebuilt.",
        "The town went without a bridge.",
        "They failed to rebuild the bridge.",
        "They refused to rebuild the bridge.",
        "The bridge remained in ruins.",
        "The bridge is still in ruins.",
        "The bridge was left unrepaired.",
        "Rebuilding proved impossible.",
        "It was hardly a bridge.",
        "The bridge lacked a roadway.",
        "They stopped short of rebuilding it.",
        "A ferry ran instead.",
        "Rebuilding was forbidden.",
        "The bridge was abandoned as irreparable.",
        "They lost the bridge.",
        "All but for the bridge was rebuilt.",
    ],
)
def test_a_denial_is_kept_in_many_ways(target: str) -> None:
    assert told("Мост не восстановили.", target) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Мост не восстановили.", "не восстановили"),
        ("Мост никто не восстановил, и он упал.", "не восстановил, и"),
        ("Моста там нет.", "нет"),
        ("Не построен он и теперь.", "Не построен он"),
        ("Ни мост, ни дорога.", "Ни мост, ни"),
        ("Он лечил не только людей, но мост не восстановил.", "не восстановил"),
    ],
)
def test_a_denial_that_is_lost_is_shown_with_its_words(source: str, said: str) -> None:
    target = "The bridge was rebuilt."
    assert told(source, target) == [(target, f"the source denies something here: {said}")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Там лечат не только людей.", "They treat animals as well as people."),
        ("Пришло не менее ста человек.", "At least a hundred people came."),
        ("Пришло не более ста человек.", "Up to a hundred people came."),
        ("Он не раз бывал в Риге.", "He was often in Riga."),
        ("Он ни разу болел.", "He was ill."),
        ("Построен не позднее 1901 года.", "It was built by 1901."),
        ("Это имеет не меньшее значение.", "This is just as important."),
        ("Хлеб здесь не хуже мяса.", "Bread is as good as meat here."),
        ("Город не уступает Риге.", "The city rivals Riga."),
        ("Это не случайно.", "There is a reason for it."),
        ("Мост открыт не так давно.", "The bridge was opened recently."),
        ("Шли, не покладая рук.", "They went on tirelessly on and on."),
        ("Берут людей не старше 30 лет.", "They take people up to 30."),
        ("Это не что иное, как мост.", "It is simply a bridge."),
        ("Кем бы он ни был, он пел.", "Whoever he was, he sang."),
        ("Сколько он ни шёл, всё был лес.", "However long he walked, it was all forest."),
        ("Он может не петь, но не может не думать.", "He need not sing but has to think."),
        ("Нельзя не вспомнить о нём.", "He has to be remembered here."),
        ("Построен не ранее 1901 года.", "It was built in 1901 or later."),
        ("Он работал не переставая.", "He worked all the time."),
        ("Говорил не останавливаясь.", "He talked all the time."),
        ("Погибли все, не считая лекаря.", "All died save the doctor."),
        ("Что бы ни случилось, он пел.", "Whatever happened, he sang."),
        ("Как ни странно, он пел.", "Strangely, he sang."),
        ("Он чуть не упал.", "He came close to falling."),
        ("Он едва не упал.", "He came close to falling."),
        ("Он не мог не петь.", "He had to sing."),
        ("Нет сомнений, что он пел.", "He certainly sang."),
        ("Он непрерывно пел.", "He sang all the time."),
        ("Он неверующий.", "He is an atheist."),
        ("Нетания стоит на море.", "Netanya stands by the sea."),
    ],
)
def test_what_only_looks_like_a_denial_is_none(source: str, target: str) -> None:
    assert told(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "spot"),
    [
        ("Мост восстановили.", "The bridge was not rebuilt.", "not"),
        ("Мост восстановили.", "The bridge wasn't rebuilt.", "wasn't"),
        ("Мост восстановили.", "The bridge was never rebuilt.", "never"),
        ("Мост восстановили.", "They cannot rebuild it.", "cannot"),
        ("Мост восстановили.", "He did not only build, but the bridge could not hold.", "not"),
    ],
)
def test_a_denial_that_was_added_is_shown(source: str, target: str, spot: str) -> None:
    assert told(source, target) == [(spot, f"“{spot}” has no counterpart in the source")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Мост неизвестен.", "The bridge is not known."),
        ("Город без моста.", "The town does not have a bridge."),
        ("Моста лишились.", "They did not have a bridge any more."),
        ("Отсутствует мост.", "There is not a bridge."),
        ("Отказались от моста.", "They did not want a bridge."),
        ("Едва ли он пел.", "He did not sing."),
        ("Пел только он.", "Others did not sing."),
        ("Моста мало.", "The bridge is not enough."),
        ("Мост и дорога.", "Not only a bridge but a road."),
        ("Построен к 1901 году.", "It was built not later than 1901."),
        ("Мост бесполезен.", "The bridge is not useful."),
        ("Нельзя строить.", "It is not allowed to build."),
    ],
)
def test_the_source_may_deny_otherwise(source: str, target: str) -> None:
    assert told(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("Пул барқарор нашуд.", "The bridge was rebuilt.", True),
        ("Пул барқарор нашуд.", "The bridge was not rebuilt.", False),
        ("Ӯ ба зодгоҳаш барнагашт.", "He came home.", True),
        ("Ӯ кор намекунад.", "He works.", True),
        ("Ин дуруст нест.", "This is right.", True),
        ("Дастхат намондааст.", "The manuscript survived.", True),
        ("Наврӯз ҷашн аст.", "Nowruz is a feast.", False),
        ("Номи ӯ маълум аст.", "His name is known.", False),
        ("Намоянда омад.", "The deputy came.", False),
        ("Набард сар шуд.", "The battle began.", False),
        ("Назар дигар шуд.", "The view changed.", False),
        ("Нақл дигар шуд.", "The tale changed.", False),
        ("На танҳо пул, балки роҳ.", "A bridge and a road.", False),
        ("Душман нест карда шуд.", "The enemy was destroyed.", False),
        ("Шубҳае нест, ки ӯ омад.", "He certainly came.", False),
        ("Нависанда омад.", "The writer came.", False),
    ],
)
def test_tajik_denies_by_its_verbs(source: str, target: str, lost: bool) -> None:
    assert bool(told(source, target, "tg")) is lost


@pytest.mark.parametrize(
    ("source", "target", "spots"),
    [
        ("Мост цел. Дорога не цела.", "The bridge is whole. The road is whole.", ["The road is whole."]),
        ("Мост не цел. Дорога цела.", "The bridge is whole. The road is not.", ["The bridge is whole.", "not"]),
        ("Мост не цел. Дорога цела.", "The road is not whole, the bridge is.", []),
        ("Мост не цел.", "The ''bridge''<ref>not</ref> is whole.", ["The ''bridge''<ref>not</ref> is whole."]),
        ("Мост не цел.", "", []),
        ("", "The bridge is not whole.", ["not"]),
    ],
)  # fmt: skip
def test_sentences_are_compared_one_by_one_where_they_are_as_many(
    source: str, target: str, spots: list[str]
) -> None:
    assert [spot for spot, _ in told(source, target)] == spots


@pytest.mark.parametrize(
    ("source", "target", "lang", "lost"),
    [
        ("Спаслись все, кроме двух, не умевших плавать.", "All were saved except two who could swim.", "ru", True),
        ("Все, за исключением двух, не умели плавать.", "All but for two could swim.", "ru", True),
        ("Он не любил ни рыбы, ни мяса.", "He ate everything except fish.", "ru", False),
        ("Почти все они не умели плавать.", "Nearly all of them could swim.", "ru", True),
        ("Корабль не утонул.", "The ship nearly sank.", "ru", False),
        ("Хотя он не умел плавать, он прыгнул.", "Although he could swim, he jumped.", "ru", True),
        ("Он не умел плавать, но прыгнул.", "Although he was no swimmer, he jumped.", "ru", False),
        ("Он не умел плавать и прыгнул.", "He jumped despite everything.", "ru", False),
        ("Несмотря на холод, он не вернулся.", "Despite the cold he returned.", "ru", True),
        ("Потеряв лодку, он не вернулся.", "Having lost his boat, he came back.", "ru", True),
        ("Лодку он не уберёг.", "He lost his boat.", "ru", False),
        ("Выступив против царя, он не бежал.", "Having opposed the tsar, he fled.", "ru", True),
        ("Это трудный путь, но он не вернулся.", "It is a hard way, but he came back.", "ru", True),
        ("Пройти там не легко.", "It is hard to pass there.", "ru", False),
        ("Единственная команда, которую не победили.", "The only team that has been beaten.", "ru", True),
        ("Команду не победил только он.", "Only he beat the team.", "ru", False),
        ("Дастаи ягона, ки мағлуб нашудаанд.", "The only team to have been beaten.", "tg", True),
        ("Ӯ набояд дар хашм шавад.", "He should get angry.", "tg", True),
        ("Ҳама, ба ҷуз ду нафар, шино намекунанд.", "All except two swim.", "tg", True),
        ("Ба ман бозиҳо лозим нестанд.", "I need games.", "tg", True),
        ("Мо донишҷӯ нестем.", "We are students.", "tg", True),
        ("Он купил неделю отдыха.", "He did not buy a week off.", "ru", True),
        ("Немецкий мост цел.", "The German bridge is not whole.", "ru", True),
        ("Нефть дорога.", "Oil is not dear.", "ru", True),
        ("Мост неплох.", "The bridge is not bad.", "ru", False),
    ],
)  # fmt: skip
def test_a_word_with_a_counterpart_of_its_own_denies_nothing_else(
    source: str, target: str, lang: str, lost: bool
) -> None:
    assert bool(told(source, target, lang)) is lost


@pytest.mark.parametrize("lang", ["uk", "be", "de", "xx"])
def test_other_languages_are_left_alone(lang: str) -> None:
    assert told("Міст не відбудували.", "The bridge was rebuilt.", lang) == []
