"""Where each reference of a source stands, and the user's own list of weak hosts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.config import Config
from workbench.errors import InputError
from workbench.flow.citing import own_weak_hosts, standings
from workbench.flow.finishing import attribution_language
from workbench.flow.opening import from_texts
from workbench.flow.workspace import Workspace
from workbench.places import config_file

RUSSIAN = (
    "{{Карточка|год=1873<ref>Справка</ref>}}\n"
    'Город стар<ref name="a">{{книга|заглавие=Летопись}} https://example.org/1</ref>. '
    'Сгорел<ref>https://weak.example.net/x</ref>. Отстроен<ref name="a" />.\n\n'
    "Река глубока<ref>Атлас</ref><ref>Карта</ref>.\n"
)
TAJIK = "Шаҳр кӯҳна аст<ref>Китоб</ref>.\n"


@pytest.fixture
def work() -> Iterator[Workspace]:
    sources = {"ru": ("Город", RUSSIAN), "tg": ("Шаҳр", TAJIK)}
    with Workspace.open(Config(offline=True), from_texts(("Town", "A."), sources)) as opened:
        yield opened


def put(work: Workspace, words: str, text: str) -> int:
    unit = next(unit for unit in work.units if words in unit.text)
    work.save_text(unit.id, text)
    return unit.id


def states(work: Workspace) -> list[str]:
    return [one.state for one in standings(work)]


def test_every_reference_is_listed_in_order_with_its_segment(work: Workspace) -> None:
    found = standings(work)
    assert [one.lang for one in found] == ["ru"] * 6 + ["tg"]
    assert [one.cited.text for one in found] == [
        "Справка",
        "{{книга|заглавие=Летопись}} https://example.org/1",
        "https://weak.example.net/x",
        "",
        "Атлас",
        "Карта",
        "Китоб",
    ]
    by_id = {unit.id: unit for unit in work.units}
    for one in found[1:]:
        unit = by_id[one.segment]
        assert unit.lang == one.lang
        assert unit.start <= one.cited.start < unit.end
    assert states(work)[1:] == ["waiting"] * 6


@pytest.mark.parametrize(
    ("words", "text", "number", "state"),
    [
        ("Город", 'The town is old.<ref name="a">{{cite book|title=Chronicle}}</ref>', 1, "kept"),
        ("Город", "The town is old.<ref>https://example.org/1</ref>", 1, "kept"),
        ("Город", "The town is old.<ref>Another book</ref>", 1, "kept"),
        ("Город", "The town is old.", 1, "lost"),
        ("Город", "  ", 1, "waiting"),
        ("Сгорел", "It burned.", 2, "lost"),
        ("Сгорел", "It burned.<ref>x</ref>", 2, "kept"),
        ("Отстроен", 'It was rebuilt.<ref name="a" />', 3, "kept"),
        ("Отстроен", "It was rebuilt.", 3, "lost"),
        ("Река", "The river is deep.<ref>Атлас</ref>", 4, "kept"),
        ("Река", "The river is deep.<ref>Атлас</ref>", 5, "lost"),
        ("Река", "The river is deep.<ref>Карта</ref>", 4, "lost"),
        ("Река", "The river is deep.<ref>x</ref><ref>y</ref>", 4, "kept"),
        ("Река", "The river is deep.<ref>x</ref>", 4, "lost"),
        ("Шаҳр", "The town is old.<ref>Book</ref>", 6, "kept"),
        ("Шаҳр", "The town is old.", 6, "lost"),
    ],
)
def test_the_state_of_a_reference(
    work: Workspace, words: str, text: str, number: int, state: str
) -> None:
    put(work, words, text)
    assert states(work)[number] == state


def test_a_skipped_segment_takes_its_references_along(work: Workspace) -> None:
    unit = put(work, "Река", "The river.<ref>Атлас</ref>")
    work.skip(unit)
    assert states(work)[4:6] == ["skipped", "skipped"]


def test_a_record_has_what_the_command_prints(work: Workspace) -> None:
    record = standings(work)[1].record()
    assert list(record) == [
        "lang", "segment", "start", "end", "name", "text", "url", "archive", "state", "doubts",
    ]  # fmt: skip
    assert RUSSIAN[record["start"] : record["end"]].startswith('<ref name="a">')
    assert (record["name"], record["url"], record["archive"]) == ("a", "https://example.org/1", "")
    assert (record["state"], record["doubts"]) == ("waiting", [])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("host\tkind\twhy\nweak.example.net\tblog\tself-published\n", [("weak.example.net", "blog", "self-published")]),
        ("weak.example.net\tblog\twhy\tmore\n", [("weak.example.net", "blog", "why")]),
        (" Weak.Example.NET \tblog\twhy\n", [("weak.example.net", "blog", "why")]),
        ("\ufeffweak.example.net\tblog\twhy\n", [("weak.example.net", "blog", "why")]),
        ("weak.example.net\tblog\n", []),
        ("\n\n", []),
        ("", []),
    ],
)  # fmt: skip
def test_the_users_own_list_of_weak_hosts_is_read(
    text: str, rows: list[tuple[str, str, str]]
) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    (config_file().parent / "weak-sources.tsv").write_text(text, encoding="utf-8")
    assert own_weak_hosts() == rows


def test_no_list_of_ones_own_is_no_error() -> None:
    assert own_weak_hosts() == []


def test_a_host_of_the_own_list_is_a_doubt(work: Workspace) -> None:
    assert standings(work)[2].cited.doubts == ()
    config_file().parent.mkdir(parents=True, exist_ok=True)
    (config_file().parent / "weak-sources.tsv").write_text("example.net\tblog\tno editor\n")
    assert standings(work)[2].cited.doubts == ("blog: no editor",)
    assert standings(work)[1].cited.doubts == ()


def test_a_list_that_is_not_utf8_is_told_in_plain_words() -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    file: Path = config_file().parent / "weak-sources.tsv"
    file.write_bytes("сайт\tblog\twhy\n".encode("cp1251"))
    with pytest.raises(InputError) as raised:
        own_weak_hosts()
    assert raised.value.message == f"{file} is not UTF-8 (byte 0)."
    assert raised.value.hint


def test_of_two_languages_alike_the_first_names_the_translation(work: Workspace) -> None:
    units = [next(u for u in work.units if u.lang == lang) for lang in ("tg", "ru")]
    assert attribution_language(units) == "Tajik"
    assert attribution_language(units[::-1]) == "Russian"
