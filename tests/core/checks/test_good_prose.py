"""Good translations of running prose, Russian and Tajik: no check has a word to say."""

from __future__ import annotations

import pytest

from workbench.core.checks import CheckContext, check_page


@pytest.mark.parametrize(
    ("lang", "source", "target"),
    [
        (
            "ru",
            "Население области превышает два миллиона человек, из них около 300 тысяч живут в столице.",
            "The region has a population of more than 2 million, of whom about 300,000 live in the capital.",
        ),
        (
            "ru",
            "Он родился 14 (26) марта 1881 года в семье мелкого чиновника и был третьим из шести детей.",
            "He was born on 26 March [O.S. 14 March] 1881 to a minor official, the third of six children.",
        ),
        (
            "ru",
            "К концу 1920-х годов завод выпускал до 40 тыс. тонн цемента в год.",
            "By the late 1920s the plant was producing up to 40,000 tonnes of cement a year.",
        ),
        (
            "ru",
            "В битве при Гавгамелах (331 год до н. э.) персы потеряли, по разным оценкам, от 40 до 90 тысяч воинов.",
            "At the Battle of Gaugamela (331 BC) the Persians lost between 40,000 and 90,000 soldiers, according to various estimates.",
        ),
        (
            "ru",
            "Поезд отправляется в 18:40 и прибывает в половине восьмого утра.",
            "The train leaves at 6:40 pm and arrives at half past seven in the morning.",
        ),
        (
            "ru",
            "«Не в деньгах счастье», — говорил он своим ученикам.",
            '"Money does not buy happiness", he used to tell his pupils.',
        ),
        (
            "ru",
            "Роман «Отец» переведён на 12 языков, тираж превысил полмиллиона экземпляров.",
            "The novel ''Father'' has been translated into twelve languages and sold over half a million copies.",
        ),
        (
            "ru",
            "Озеро лежит на высоте 1657,5 м над уровнем моря; его площадь — 2,3 км².",
            "The lake lies at 1,657.5 m above sea level and covers 2.3 km<sup>2</sup>.",
        ),
        (
            "ru",
            "Доктор Иванов и проф. Смирнова в 1957 г. исследовали ок. 200 рукописей XV—XVII вв.",
            "In 1957 Dr. Ivanov and Prof. Smirnova studied about 200 manuscripts of the 15th–17th centuries.",
        ),
        (
            "ru",
            "Она сказала, что то, что у него было, ему не принадлежало.",
            "She said that what he had had had not belonged to him.",
        ),
        (
            "ru",
            "Он знал, что тот закон, который приняли, не поможет.",
            "He knew that that law, once adopted, would be no help.",
        ),
        (
            "ru",
            "Завод не был достроен из-за нехватки средств.",
            "The plant was never completed for lack of funds.",
        ),
        (
            "ru",
            "Никто из учёных не поддержал эту гипотезу.",
            "No scholar supported this hypothesis.",
        ),
        (
            "ru",
            "Трижды избирался депутатом, дважды — мэром.",
            "He was elected to parliament three times and mayor twice.",
        ),
        (
            "ru",
            "За первые пять месяцев 2019 года экспорт вырос на четверть и составил $1,2 млрд.",
            "In the first five months of 2019 exports grew by 25% to US$1.2 billion.",
        ),
        (
            "ru",
            "Мост длиной 640 метров соединил оба берега реки [[Кубань (река)|Кубани]]<ref>{{книга|автор=Петров А.|заглавие=Мосты|год=1988}}</ref>.",
            "The 640-metre bridge joined both banks of the [[Kuban (river)|Kuban]].<ref>{{cite book|last=Петров|first=А.|title=Мосты|year=1988}}</ref>",
        ),
        (
            "ru",
            "Средняя температура января −8 °C, июля +24 °C, осадков выпадает 450 мм в год.",
            "The average temperature is −8 °C in January and 24 °C in July; annual precipitation is 450 mm.",
        ),
        (
            "ru",
            "Полк насчитывал 1,5—2 тыс. сабель при 12 орудиях.",
            "The regiment had 1,500 to 2,000 cavalrymen and 12 guns.",
        ),
        (
            "ru",
            "Сын Николая Хрущёва, Сергей Хрущёв, учился в МГУ.",
            "Sergei Khrushchev, the son of Nikolai Khrushchev, studied at Moscow State University.",
        ),
        (
            "ru",
            "В 2006—2008 гг. работал в ООН, затем вернулся на родину.",
            "From 2006 to 2008 he worked for the U.N. and then went home.",
        ),
        (
            "ru",
            "Скорость ветра достигала 30 м/с, волны поднимались до 7 метров.",
            "Wind speeds reached 30 m/s, and waves rose to seven metres.",
        ),
        (
            "ru",
            "Каждый десятый житель говорит на двух языках.",
            "One in ten inhabitants speaks two languages.",
        ),
        (
            "ru",
            "Съезд открылся в понедельник, 5 октября, и продлился до пятницы.",
            "The congress opened on Monday, 5 October, and went on until Friday.",
        ),
        (
            "ru",
            "Стоимость проезда — 50 рублей, для студентов — 25 рублей.",
            "The fare is 50 roubles, or 25 roubles for students.",
        ),
        (
            "ru",
            "Ударение в слове за́мок падает на первый слог, в слове замо́к — на второй.",
            "In ''{{lang|ru|за́мок}}'' 'castle' the stress falls on the first syllable, in ''{{lang|ru|замо́к}}'' 'lock' on the second.",
        ),
        (
            "tg",
            "Шумораи аҳолии шаҳр зиёда аз сесад ҳазор нафар аст.",
            "The city has a population of more than 300,000.",
        ),
        (
            "tg",
            "Ӯ 9 сентябри соли 1991 ба дунё омадааст.",
            "He was born on 9 September 1991.",
        ),
        (
            "tg",
            "Дарозии дарё 921 км, масоҳати ҳавзааш 114 ҳазор км² мебошад.",
            "The river is 921 km long, and its basin covers 114,000 km<sup>2</sup>.",
        ),
        (
            "tg",
            "Дар асри XIX шаҳр ду бозор ва се масҷид дошт.",
            "In the 19th century the town had two markets and three mosques.",
        ),
        (
            "tg",
            "Солҳои 1970-ум дар ноҳия панҷ мактаб сохта шуд.",
            "Five schools were built in the district in the 1970s.",
        ),
        (
            "tg",
            "Китоби «Сарнавишт» соли 2004 дар Душанбе нашр шуд.",
            "The book ''Fate'' was published in [[Dushanbe]] in 2004.",
        ),
        (
            "tg",
            "Вай ҳеҷ гоҳ ба зодгоҳаш барнагашт.",
            "He never went back to his birthplace.",
        ),
        (
            "tg",
            "Қариб нисфи аҳолӣ бо кишоварзӣ машғул аст.",
            "Nearly half of the population work in farming.",
        ),
        (
            "tg",
            "Баландии қулла 7495 метр аст.",
            "The peak is 7,495 m high.",
        ),
        (
            "tg",
            "Неругоҳ 3 миллиарду 600 миллион киловатт-соат барқ истеҳсол мекунад.",
            "The power plant produces 3.6 billion kilowatt-hours of electricity.",
        ),
        (
            "ru",
            "В 1926 году в селе насчитывалось двести сорок дворов и около полутора тысяч жителей.",
            "In 1926 the village had 240 households and about 1,500 inhabitants.",
        ),
        (
            "ru",
            "Каждая третья семья имела корову, каждая вторая — лошадь.",
            "One family in three owned a cow, and every second one a horse.",
        ),
        (
            "ru",
            "Тираж составил 2,5 тыс. экземпляров, цена — 15 коп.",
            "The print run was 2,500 copies, priced at 15 kopecks.",
        ),
        (
            "ru",
            "За 4 года население выросло в полтора раза: с 8 до 12 тысяч.",
            "In four years the population grew by half, from 8,000 to 12,000.",
        ),
        (
            "ru",
            "Умер в ночь на 1 марта 1953 года.",
            "He died in the night of 28 February to 1 March 1953.",
        ),
        (
            "ru",
            "Первая мировая война застала его в Вене.",
            "World War I found him in Vienna.",
        ),
        (
            "ru",
            "Во время Второй мировой войны здание пострадало дважды.",
            "The building was damaged twice during the Second World War.",
        ),
        (
            "ru",
            "11-я гвардейская армия наступала на Кёнигсберг.",
            "The 11th Guards Army advanced on Königsberg.",
        ),
        (
            "ru",
            "Пётр I посетил верфь в 1697 году, Екатерина II — в 1780-м.",
            "Peter the Great visited the shipyard in 1697, and Catherine II in 1780.",
        ),
        (
            "ru",
            "Расстояние до областного центра — 87 км, до ближайшей станции — 12 км.",
            "It is 87 km from the regional centre and 12 km from the nearest station.",
        ),
        (
            "ru",
            "Высота башни — 34 метра (112 футов).",
            "The tower is {{convert|34|m|ft}} high.",
        ),
        (
            "ru",
            "Дворец занимает 0,8 га; в нём 60 комнат.",
            "The palace occupies 0.8 ha and has sixty rooms.",
        ),
        (
            "ru",
            "Бюджет фильма — 3,2 млн долларов, сборы — вдвое больше.",
            "The film cost $3.2 million and grossed twice as much.",
        ),
        (
            "ru",
            "По переписи 2010 года русские составляют 91,3 %, татары — 4,1 %.",
            "According to the 2010 census, 91.3% are Russians and 4.1% are Tatars.",
        ),
        (
            "ru",
            "Никогда раньше театр не ставил опер.",
            "The theatre had never staged an opera before.",
        ),
        (
            "ru",
            "Он умер, не оставив завещания.",
            "He died without leaving a will.",
        ),
        (
            "ru",
            "Вода в озере непригодна для питья.",
            "The lake's water is undrinkable.",
        ),
        (
            "ru",
            "Точная дата неизвестна.",
            "The exact date is not known.",
        ),
        (
            "ru",
            "Летом дождей почти не бывает.",
            "There is hardly any rain in summer.",
        ),
        (
            "ru",
            "Без помощи соседей город не устоял бы.",
            "But for its neighbours' help the town would have fallen.",
        ),
        (
            "ru",
            "Её рассказ «Дом у моря» напечатали в журнале «Юность» (№ 7, 1964).",
            "Her story \"The House by the Sea\" was printed in ''Yunost'' (no. 7, 1964).",
        ),
        (
            "ru",
            "См. также [[Реки Урала]] и [[Уральские горы]].",
            "See also [[Rivers of the Urals]] and [[Ural Mountains]].",
        ),
        (
            "ru",
            "Станция открыта 1 сентября [[1903 год]]а.",
            "The station opened on 1 September 1903.",
        ),
        (
            "ru",
            "Учился у [[Репин, Илья Ефимович|И. Е. Репина]].",
            "He studied under [[Ilya Repin]].",
        ),
        (
            "ru",
            "Площадь парка 12 га{{sfn|Лосев|2001|с=15}}.",
            "The park covers 12 ha.{{sfn|Лосев|2001|p=15}}",
        ),
        (
            "ru",
            "С 9 до 17 часов музей открыт для посетителей.",
            "The museum is open to visitors from 9 am to 5 pm.",
        ),
        (
            "ru",
            "Он пришёл в среду, 12 июня, в 20:15.",
            "He came on Wednesday, June 12, at 8:15 p.m.",
        ),
        (
            "ru",
            "Г. К. Жуков родился в д. Стрелковка Калужской губ.",
            "G. K. Zhukov was born in the village of Strelkovka, Kaluga Governorate.",
        ),
        (
            "ru",
            "Тогда же, т. е. в мае, прибыли врачи, инженеры и т. д.",
            "At that time, i.e. in May, doctors, engineers, etc. arrived.",
        ),
        (
            "ru",
            "Чайковский учился в Петербурге; в 1866 году Чайковский переехал в Москву.",
            "Tchaikovsky studied in Saint Petersburg; in 1866 Tchaikovsky moved to Moscow.",
        ),
        (
            "tg",
            "Ҷумҳурӣ аз чор вилоят ва панҷ шаҳр иборат аст.",
            "The republic consists of four regions and five cities.",
        ),
        (
            "tg",
            "Дар соли 2010 дар деҳа ҳазору дусад нафар зиндагӣ мекард.",
            "In 2010 the village had 1,200 inhabitants.",
        ),
        (
            "tg",
            "Кӯл дар баландии 3914 м аз сатҳи баҳр ҷойгир аст.",
            "The lake lies 3,914 m above sea level.",
        ),
        (
            "tg",
            "Соли 1999 дар Хуҷанд таваллуд шудааст.",
            "She was born in Khujand in 1999.",
        ),
        (
            "tg",
            "Ин китоб ҳанӯз чоп нашудааст.",
            "This book remains unpublished.",
        ),
    ],
)
def test_a_good_translation_is_left_alone(lang: str, source: str, target: str) -> None:
    found = check_page(source, target, CheckContext(lang=lang))
    assert [(one.rule, one.message) for one in found] == []
