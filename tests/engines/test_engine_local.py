"""The local engine on models that the test builds itself, in both layouts."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from workbench.config import Config
from workbench.core.wikitext.masking import mask, unmask
from workbench.engines import registry
from workbench.engines.base import Engine
from workbench.errors import Refused

tinymodel = pytest.importorskip("tests.engines.tinymodel", exc_type=ImportError)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a model of each layout."""
    folder = tmp_path_factory.mktemp("models")
    tinymodel.nllb(folder / "nllb-tiny")
    tinymodel.marian(folder / "opus-mt-ru-en")
    return folder


def local(folder: Path, **options: bool) -> Engine:
    """Return the engine on a model's folder."""
    return registry.get("local", Config(tables={"engines.local": {"path": str(folder)}}, **options))


@pytest.mark.parametrize(
    ("layout", "lang", "source", "target"),
    [
        ("nllb-tiny", "ru", "старый мост стоит здесь .", "old bridge stands here ."),
        ("nllb-tiny", "tg", "мактаб нав .", "school new ."),
        ("opus-mt-ru-en", "ru", "новая школа .", "new school ."),
    ],
)
def test_translates_with_both_layouts(
    models: Path, layout: str, lang: str, source: str, target: str
) -> None:
    assert local(models / layout).translate([source], lang) == [target]


def test_translates_sentence_by_sentence(models: Path) -> None:
    text = "старый мост . Здесь стоит школа ."
    first, second = local(models / "nllb-tiny").translate(
        ["старый мост стоит .", "новая школа ."], "ru"
    )
    assert (first, second) == ("old bridge stands .", "new school .")
    assert local(models / "nllb-tiny").translate_each([text], "ru")[0].text


def test_works_offline_and_needs_no_gate(models: Path) -> None:
    engine = local(models / "nllb-tiny", offline=True)
    assert engine.unusable() == ""
    assert engine.translate(["новая школа ."], "ru") == ["new school ."]


def test_links_are_found_again_by_their_words(models: Path) -> None:
    engine = local(models / "nllb-tiny")
    masked = mask("старый [[мост]] стоит здесь .", engine.form("ru"))
    back = unmask(engine.translate([masked.text], "ru")[0], masked, titles={"мост": "Bridge"})
    assert back.text == "old [[bridge]] stands here ."


def test_threads_share_one_model(models: Path) -> None:
    engine = local(models / "nllb-tiny")
    wrong: list[str] = []

    def work(source: str, target: str) -> None:
        for _ in range(20):
            if engine.translate([source], "ru") != [target]:
                wrong.append(source)

    threads = [
        threading.Thread(target=work, args=pair)
        for pair in [("старый мост .", "old bridge ."), ("новая школа .", "new school .")] * 4
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_words_it_does_not_know_make_no_translation(models: Path) -> None:
    [answer] = local(models / "nllb-tiny").translate_each(["кошка спит вчера"], "ru")
    assert answer.text is None


def test_a_marian_model_speaks_the_language_of_its_name(models: Path) -> None:
    assert local(models / "opus-mt-ru-en").langs == {"ru"}
    with pytest.raises(Refused, match="does not translate from tg"):
        local(models / "opus-mt-ru-en").translate(["мактаб"], "tg")


def test_the_licence_of_a_model_is_shown(models: Path) -> None:
    assert "CC BY-NC 4.0" in local(models / "nllb-tiny").licence
    readme = models / "opus-mt-ru-en" / "README.md"
    readme.write_text("---\nlicense: cc-by-4.0\n---\n")
    [info] = [
        info
        for info in registry.describe(
            Config(tables={"engines.local": {"path": str(readme.parent)}})
        )
        if info.name == "local"
    ]
    assert (info.licence, info.usable, info.ru, info.tg) == ("cc-by-4.0", True, True, False)


@pytest.mark.parametrize(
    ("files", "reason"),
    [((), "no model.bin"), (("model.bin",), "neither")],
)
def test_a_folder_without_a_model_is_said_so(
    files: tuple[str, ...], reason: str, tmp_path: Path
) -> None:
    for name in files:
        (tmp_path / name).write_bytes(b"")
    engine = local(tmp_path)
    assert reason in engine.unusable()
    with pytest.raises(Refused, match=reason):
        engine.translate(["мост"], "ru")


def test_a_damaged_model_is_refused(models: Path, tmp_path: Path) -> None:
    for file in (models / "nllb-tiny").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes()[:1000])
    with pytest.raises(Refused, match="cannot be loaded"):
        local(tmp_path).translate(["мост"], "ru")
