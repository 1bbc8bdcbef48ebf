"""Work grows with the text and no faster: calls are counted, because clocks tick coarsely."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from workbench.core.adapt import Context, adapt, prose, signals, wanted_titles
from workbench.core.wikitext import scan, tree
from workbench.core.wikitext.masking import MaskForm, mask, unmask
from workbench.core.wikitext.segments import segment_page

PARAGRAPH = """== История ==
'''Зебак''' — [[кишлак]]и у реки, 1 240,5 га<ref name="к">{{книга |автор=Саидов К. |заглавие=Горы
 |место=М. |год=1987 |страницы=4—9}}</ref>, ок. 3 тыс. чел.{{Нет АИ|1|2|2011}}. В XVII—XVIII вв.
здесь правил «[[мир]]», с 5 мая 1895 г.<ref name="к" /> — нет. [http://a.example/ Сайт]{{ref-ru}}
* {{Флаг Таджикистана}} [[Файл:Z.jpg|мини|Вид на «[[мост]]», 1990-е годы]]; __БЕЗ_ОГЛ__ &laquo;а&raquo;
{| class="wikitable"
! Год || Жителей
|-
| 1999 || {{число|1204}}
|}
{{Нечто|а={{s|б}}|[[Категория:Кишлаки|З]]}} <gallery>
Q.jpg|Сад, 5,5 га
</gallery>

"""
LINKS = {"Кишлак": "Village", "Мост": None}


def _there_and_back(form: MaskForm, text: str) -> None:
    masked = mask(text, form)
    unmask(masked.text, masked)


WORK: dict[str, Callable[[str], object]] = {
    "adapt": lambda text: adapt(text, Context("ru", LINKS)),
    "wording": lambda text: prose(text, "ru"),
    "wanted titles": lambda text: wanted_titles(text, "ru"),
    "signals": lambda text: signals.signals(text, "ru"),
    "segment": lambda text: segment_page(text, "ru"),
    "parse": tree.parse,
    "links and templates": lambda text: (scan.links(text), scan.templates(text)),
    **{f"mask and unmask, {form.name}": partial(_there_and_back, form) for form in MaskForm},
}


def calls(work: Callable[[str], object], text: str) -> int:
    """Return how many functions a piece of work calls, those of C among them."""
    count = 0

    def seen(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", WORK)
def test_twice_the_text_is_at_most_twice_the_work(name: str) -> None:
    work = WORK[name]
    work(PARAGRAPH)
    once, twice = calls(work, PARAGRAPH * 4), calls(work, PARAGRAPH * 8)
    assert twice <= once * 2.1


def test_work_that_grows_with_the_square_is_noticed() -> None:
    def square(text: str) -> None:
        for end in range(0, len(text), 64):
            for start in range(0, end, 64):
                text.find("ы", start, end)

    assert calls(square, PARAGRAPH * 8) > calls(square, PARAGRAPH * 4) * 3
