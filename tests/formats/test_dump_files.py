"""Dumps of wikis: which pages count, packed or not, and what is said of a broken one."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.errors import FormatError, InputError
from workbench.formats import dumps


def page(title: str, text: str = "Text.", ns: int = 0, more: str = "") -> str:
    return (
        f"<page><title>{title}</title><ns>{ns}</ns><id>1</id>{more}"
        f'<revision><id>2</id><comment>c</comment><text xml:space="preserve">{text}</text>'
        "</revision></page>\n"
    )


def dump(*pages: str) -> bytes:
    site = (
        "<siteinfo><sitename>W</sitename><namespaces><namespace key='0'/></namespaces></siteinfo>"
    )
    return f"<mediawiki>{site}\n{''.join(pages)}</mediawiki>".encode()


def titles(path: Path, **asked: object) -> list[str]:
    return [one.title for one in dumps.read(path, **asked)]  # type: ignore[arg-type]


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "d.xml": bytes,
    "d.xml.gz": gzip.compress,
    "d.xml.bz2": bz2.compress,
    "D.XML.BZ2": bz2.compress,
}


@pytest.mark.parametrize("name", PACKERS)
def test_a_dump_is_unpacked_by_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(PACKERS[name](dump(page("Мельница"), page("Weir"))))
    assert dumps.is_dump(name)
    assert titles(path) == ["Мельница", "Weir"]


@pytest.mark.parametrize("name", ["d.xml.gz", "d.xml.bz2"])
@pytest.mark.parametrize("what", ["cut", "spoilt", "plain"])
def test_a_damaged_packed_dump_is_told(tmp_path: Path, name: str, what: str) -> None:
    path = tmp_path / name
    plain = dump(*[page(f"Weir {n}") for n in range(300)])
    data = bytearray(PACKERS[name](plain))
    if what == "spoilt":
        data[60:80] = b"\xff" * 20
    path.write_bytes({"cut": bytes(data[:-15]), "spoilt": bytes(data), "plain": plain}[what])
    with pytest.raises(InputError, match="cannot be read"):
        titles(path)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({}, ["Weir", "Mill", "Lock"], id="all articles"),
        pytest.param({"titles": {"Mill", "Nowhere"}}, ["Mill"], id="by title"),
        pytest.param({"category": "Dams"}, ["Weir", "Mill"], id="by category"),
        pytest.param({"category": "dams"}, ["Weir", "Mill"], id="first letter in any case"),
        pytest.param({"category": "Old  dams"}, ["Lock"], id="spaces and underscores"),
        pytest.param({"category": "Плотины"}, ["Mill"], id="in Russian"),
        pytest.param({"category": "DAMS"}, [], id="other letters count"),
        pytest.param({"category": "DAms"}, [], id="the second letter too"),
        pytest.param({"category": "dams_"}, ["Weir", "Mill"], id="an underscore behind"),
        pytest.param({"titles": {"Lock"}, "category": "Dams"}, [], id="both must hold"),
    ],
)
def test_pages_are_chosen_by_title_and_category(
    tmp_path: Path, asked: dict[str, object], found: list[str]
) -> None:
    path = tmp_path / "d.xml"
    path.write_bytes(
        dump(
            page("Weir", "[[Category:Dams]]"),
            page("Mill", "[[ category : dams|Mill]] [[Категория:Плотины]]"),
            page("Lock", "[[Category:Old_dams]]"),
            page("Talk:Weir", "[[Category:Dams]]", ns=1),
            page("Sluice", "[[Category:Dams]]", more='<redirect title="Weir"/>'),
        )
    )
    assert titles(path, **asked) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        pytest.param(
            "<page><title>A</title><text>t</text></page>", [("A", "t")], id="no namespace"
        ),
        pytest.param("<page><text>t</text></page>", [("", "t")], id="no title"),
        pytest.param("<page><title>A</title><ns>0</ns></page>", [("A", "")], id="no revision"),
        pytest.param("<page><title>A</title><ns>10</ns><text>t</text></page>", [], id="template"),
        pytest.param("<page><title>A</title><redirect/><text>t</text></page>", [], id="redirect"),
        pytest.param(
            "<page><title>A</title><text>old</text><text>new</text></page>",
            [("A", "new")],
            id="two revisions",
        ),
        pytest.param(
            "<page><title>A</title><text>a</text></page><page><title>B</title></page>",
            [("A", "a"), ("B", "")],
            id="nothing goes on from page to page",
        ),
        pytest.param("<title>Stray</title>", [], id="outside a page"),
    ],
)
def test_a_page_is_what_its_elements_say(
    tmp_path: Path, written: str, found: list[tuple[str, str]]
) -> None:
    path = tmp_path / "d.xml"
    path.write_bytes(dump(written))
    assert [(one.title, one.wikitext) for one in dumps.read(path)] == found


def test_text_is_given_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "d.xml"
    path.write_bytes(dump(page("A &amp; B", "\n a &lt;ref&gt;x&lt;/ref&gt;\u00a0\u0301\n")))
    (one,) = dumps.read(path)
    assert (one.title, one.wikitext) == ("A & B", "\n a <ref>x</ref>\u00a0\u0301\n")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "d.xml:1: the file ends too early", id="empty"),
        pytest.param(b"<html></html>", "no MediaWiki dump", id="another format"),
        pytest.param(dump(page("A"), "<page>")[:-12], r"d.xml:3", id="cut off"),
        pytest.param(dump(page("A", "\x0b")), "d.xml:2", id="control character"),
    ],
)
def test_a_bad_dump_says_what_and_where(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "d.xml"
    path.write_bytes(data)
    with pytest.raises(FormatError, match=words):
        titles(path)


def test_entities_that_unfold_into_much_are_refused_before_they_do(tmp_path: Path) -> None:
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 9}">' for n in range(1, 12))
    path = tmp_path / "d.xml"
    path.write_bytes(
        f'<!DOCTYPE m [<!ENTITY e0 "ha">{nested}]>'.encode() + dump(page("A", "&e11;"))
    )
    with pytest.raises(FormatError, match=r"d\.xml:"):
        titles(path)


def test_pages_come_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "d.xml"
    path.write_bytes(dump(*[page(f"Weir {n}", "w" * 2000) for n in range(500)])[:-40])
    reading = dumps.read(path)
    assert next(reading).title == "Weir 0"
    with pytest.raises(FormatError):
        list(reading)
