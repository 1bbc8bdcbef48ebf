"""The words that a finding points at where a term is lacking."""

from __future__ import annotations

import pytest

from workbench.core.glossary.nearest import nearest


@pytest.mark.parametrize(
    ("forms", "text", "found"),
    [
        pytest.param(["mill pond"], "The old mill pond is deep.", "mill pond", id="all of it"),
        pytest.param(["mill pond"], "A pond is there.", "pond", id="half of it"),
        pytest.param(["mill pond weir"], "A pond is there.", None, id="less than half"),
        pytest.param(["mill pond"], "A pond by the mill.", "pond by the mill", id="turned round"),
        pytest.param(["mill pond"], "A bank.", None, id="nothing of it"),
        pytest.param(["mill"], "", None, id="no text"),
        pytest.param([], "A mill.", None, id="no form"),
        pytest.param(["of the"], "One of the mills.", None, id="nothing but small words"),
        pytest.param(["Lord of the Mill"], "of the lord", "lord", id="small words do not count"),
        pytest.param(["weirs"], "A Weir stood.", "Weir", id="number and case"),
        pytest.param(
            ["Emirate of Bukhara"], "The Bukharan Emirate fell.", "Bukharan Emirate", id="alike"
        ),
        pytest.param(["Bukhara"], "the Bukharan Bukharians", "Bukharan", id="one word, not two"),
        pytest.param(["Bukhara"], "Bukharan, later Bukhara", "Bukharan", id="the first of two"),
        pytest.param(["abcde"], "in abcxx", "abcxx", id="three letters of five alike"),
        pytest.param(["abcdef"], "in abcxxx", None, id="three letters of six"),
        pytest.param(["abcd"], "in abcx", None, id="short words are alike or another"),
        pytest.param(["Kulob"], "in Galob", None, id="another beginning"),
        pytest.param(
            ["Kulob Region"],
            "a region far from Kulob, and Kulob region",
            "Kulob region",
            id="the closer of two",
        ),
        pytest.param(
            ["river bank"], "river x x x x bank", "river x x x x bank", id="four words between"
        ),
        pytest.param(["river bank"], "river x x x x x bank", "river", id="five words between"),
        pytest.param(["mill pond", "weir"], "A mill and a weir.", "weir", id="the fuller of two"),
        pytest.param(["weir", "mill pond"], "weir, mill pond", "weir", id="the first of equals"),
    ],
)
def test_the_nearest_words_are_pointed_at(forms: list[str], text: str, found: str | None) -> None:
    place = nearest(forms, text)
    assert (text[slice(*place)] if place else None) == found
