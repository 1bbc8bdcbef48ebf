"""Units: which words stand for one, where they stand, and what counts as another."""

from __future__ import annotations

import pytest

from workbench.core.checks import CheckContext, check


@pytest.mark.parametrize(
    ("lang", "source", "target", "given"),
    [
        ("ru", "До звезды 12 световых лет.", "The star is 12 parsecs away.", "ly"),
        ("ru", "До звезды 12 световых лет.", "The star is 12 light-years away.", None),
        ("ru", "До звезды 1 световой год.", "The star is 1 light year away.", None),
        ("ru", "До звезды 12 парсек.", "The star is 12 light-years away.", "pc"),
        ("tg", "То ситора 12 соли нурӣ аст.", "The star is 12 parsecs away.", "ly"),
        ("ru", "Ход — 18 узлов.", "Her speed was 18 knots.", None),
        ("ru", "Ход — 18 узлов.", "Her speed was 18 km/h.", "kn"),
        ("ru", "Там 18 узлов и станций.", "There are 18 junctions and stations.", None),
        ("ru", "Двигатель в 90 л. с.", "It has a 90 hp engine.", None),
        ("ru", "Двигатель в 90 л. с.", "It has a 90 kW engine.", "hp"),
        ("ru", "Двигатель в 90 лошадиных сил.", "It has a 90-horsepower engine.", None),
        ("ru", "До берега 40 морских миль.", "The shore is 40 nautical miles off.", None),
        ("ru", "До берега 40 морских миль.", "The shore is 40 km off.", "nmi"),
        ("ru", "До города 7 вёрст.", "The town is 7 versts away.", None),
        ("ru", "До города 7 вёрст.", "The town is 7 km away.", "verst"),
        ("ru", "Вес — 9 пудов.", "It weighs 9 poods.", None),
        ("ru", "Вес — 9 пудов.", "It weighs 9 pounds.", "pood"),
        ("ru", "Частота 50 Гц.", "The frequency is 50 Hz.", None),
        ("ru", "Частота 50 МГц.", "The frequency is 50 kHz.", "MHz"),
        ("ru", "Память 64 Кбайт.", "It has 64 KB of memory.", None),
        ("ru", "Память 64 Мбайт.", "It has 64 KB of memory.", "MB"),
        ("ru", "Напряжение 220 вольт.", "The mains are at 220 volts.", None),
        ("ru", "Напряжение 220 вольт.", "The mains are at 220 amperes.", "V"),
        ("ru", "Было 24 °C.", "It was 24 °F.", "°C"),
        ("ru", "Было 24 °С.", "It was 24 °C.", None),
        ("ru", "Было 24 градуса Цельсия.", "It was 24 degrees Fahrenheit.", "°C"),
        ("ru", "Было 24 градуса.", "It was 24 °C.", None),
        ("ru", "Наклон 24 градуса.", "It leans by 24°.", None),
        ("ru", "Башни высотой 90 и более метров.", "The towers are 90 feet high or more.", "m"),
        ("ru", "Башни высотой 90 и более метров.", "The towers are 90 or more metres high.", None),
        ("ru", "Башни высотой 90 м.", "The towers are 90 or more feet high.", "m"),
        ("ru", "Там 90 или больше га леса.", "There are 90 acres of forest or more.", "ha"),
        ("ru", "Там 90 домов и 2 метра снега.", "There are 90 houses and 2 metres of snow.", None),
    ],
)
def test_the_same_number_of_another_unit_is_found(
    lang: str, source: str, target: str, given: str | None
) -> None:
    found = [f.message for f in check(source, target, CheckContext(lang=lang)) if f.rule == "unit"]
    assert [message.split(",")[0] for message in found] == (
        [f"the source gives {given}"] if given else []
    )
