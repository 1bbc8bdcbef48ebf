"""How fast adaptation is and how it grows: run `python benchmarks/adapt.py [PAGE.wiki]`.

Without a page a synthetic one is made of ordinary Russian wikitext.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from workbench.core.adapt import Context, adapt, prose, wanted_titles
from workbench.core.wikitext import tree

PARAGRAPH = """== История ==
'''Вахш''' — [[река]] в [[Таджикистан]]е, длина {{число|524}} км, бассейн 39 100 км²<ref>{{книга
 |автор=Каримов Р. |заглавие=Реки |место=М. |издательство=Наука |год=1998 |страницы=12—15}}</ref>.
В 1992—1997 гг. здесь жили 1,5 млн человек{{Нет АИ|1|2|2010}}, в XIX веке — меньше.
[[Файл:Vakhsh.jpg|мини|справа|200пкс|Вид на [[Вахш]] у {{s|А. Каримова}}]]

"""
LINKS = {"Река": "River", "Таджикистан": "Tajikistan", "Вахш": "Vakhsh (river)"}
ENOUGH = 1.0
"""Seconds to measure at least: some systems count processor time by hundredths."""


def seconds(text: str) -> float:
    """Return the processor time of adapting a text, the mean of many runs."""
    context = Context("ru", LINKS)
    start, runs, took = time.process_time(), 0, 0.0
    while took < ENOUGH:
        adapt(text, context)
        runs += 1
        took = time.process_time() - start
    return took / runs


def main(arguments: list[str]) -> None:
    """Print time and growth for texts of doubling size."""
    page = Path(arguments[0]).read_text(encoding="utf-8") if arguments else PARAGRAPH * 100
    print(f"{'characters':>10} {'adapt s':>8} {'MB/s':>6} {'growth':>6}")
    before = 0.0
    for times in (1, 2, 4, 8):
        text = page * times
        took = seconds(text)
        rate = len(text.encode()) / took / 1e6
        growth = f"{took / before:.2f}" if before else ""
        print(f"{len(text):>10} {took:>8.3f} {rate:>6.2f} {growth:>6}")
        before = took
    start = time.process_time()
    tree.parse(text)
    print(f"the parser alone: {time.process_time() - start:.3f} s of the last")
    start = time.process_time()
    wanted_titles(page, "ru")
    print(f"wanted titles of one page: {time.process_time() - start:.3f} s")
    sentence = "In 1945—1990 «Berlin» had 3,5 million people, 48 % of 1 234 567,89 km²."
    start = time.process_time()
    for _ in range(2000):
        prose(sentence, "ru")
    print(f"wording of proposals: {2000 / (time.process_time() - start):,.0f} a second")


if __name__ == "__main__":
    main(sys.argv[1:])
