"""The English article with the translation in its place."""

from __future__ import annotations

from workbench.config import Config
from workbench.flow.comparing import comparison
from workbench.flow.opening import from_texts
from workbench.flow.placing import in_place, left_over
from workbench.flow.workspace import Workspace

ENGLISH = """\
{{Expand Russian|Город|date=March 2026}}
'''Town''' is a place.

== History ==
It is old.<ref name="a">Old book.</ref>

== References ==
{{reflist}}
"""
RUSSIAN = """\
'''Город''' — место.

== История ==
Основан в 1873 году<ref name="a">Летопись.</ref>. Сгорел в 1916 году.

== Экономика ==
Город живёт торговлей.
"""


def opened() -> Workspace:
    made = from_texts(("Town", ENGLISH), {"ru": ("Город", RUSSIAN)}, {"ru": {}})
    return Workspace.open(Config(offline=True), made)


def translate(workspace: Workspace, **words: str) -> None:
    for word, text in words.items():
        unit = next(u for u in workspace.units if word in u.text)
        workspace.save_text(unit.id, text)
        workspace.confirm(unit.id)


def test_prose_goes_behind_its_counterpart_and_a_new_section_where_it_belongs() -> None:
    with opened() as workspace:
        translate(
            workspace,
            Основан='It was founded in 1873.<ref name="a">Chronicle.</ref>',
            Экономика="Economy",
            торговлей="It lives on trade.",
        )
        page = in_place(workspace)
    order = ["It is old.", "founded in 1873", "== Economy ==", "lives on trade", "== References"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert page.count("== History ==") == 1
    assert '<ref name="a-ru">Chronicle.' in page
    assert '<ref name="a">Old book.' in page


def test_the_banner_stays_while_something_is_left_and_goes_with_the_last_of_it() -> None:
    with opened() as workspace:
        translate(workspace, Основан="It was founded in 1873.")
        assert "Экономика" in left_over(comparison(workspace)(), [("ru", 1)])["ru"]
        assert "{{Expand Russian" in in_place(workspace)
        translate(workspace, Экономика="Economy", торговлей="It lives on trade.")
        assert "{{Expand Russian" not in in_place(workspace)


def test_an_untouched_article_is_left_as_it_is() -> None:
    with opened() as workspace:
        assert in_place(workspace) == ENGLISH
