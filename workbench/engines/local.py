"""A model of the user's own, run by CTranslate2; nothing is downloaded.

Two layouts of a folder are understood: NLLB's (model.bin, sentencepiece.bpe.model) and
Marian's (model.bin, source.spm, target.spm).
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from workbench.config import Config
from workbench.engines.base import Engine, Limits
from workbench.errors import BadReply, Refused

NLLB = {
    "ru": "rus_Cyrl",
    "tg": "tgk_Cyrl",
    "uk": "ukr_Cyrl",
    "be": "bel_Cyrl",
    "kk": "kaz_Cyrl",
    "ky": "kir_Cyrl",
    "uz": "uzn_Latn",
    "bg": "bul_Cyrl",
    "sr": "srp_Cyrl",
    "fa": "pes_Arab",
}
"""FLORES-200 codes, which NLLB starts its source with."""
ENGLISH = "eng_Latn"
EAST_SLAVIC = frozenset({"ru", "uk", "be"})
BEAM = 4


class Local(Engine):
    """Translates sentence by sentence with the model at [engines.local] path."""

    name = "local"
    langs = frozenset(NLLB)
    limits = Limits(20_000, "characters", rate=0, deadline=600.0, workers=1)
    needs = "the extra «local», and a model's folder: [engines.local] path"
    networked = False

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.folder = Path(str(self.settings.get("path", ""))).expanduser()
        self._loading = threading.Lock()
        self._model: _Model | None = None
        if self._marian():
            name = self.folder.resolve().name.lower()
            self.langs = EAST_SLAVIC if "zle" in name else frozenset({_language(name)})

    @property
    def licence(self) -> str:  # type: ignore[override]
        """Terms of the model, as its folder states them."""
        return _licence(self.folder, self._marian()) if self.settings.get("path") else ""

    def unusable(self) -> str:
        """Return why it cannot be used here: no extra, no folder, or no model in it."""
        if self.settings.get("enabled") is False:
            return "switched off in the configuration"
        if not self.settings.get("path"):
            return "no model: set path in [engines.local]"
        if find_spec("ctranslate2") is None or find_spec("sentencepiece") is None:
            return "not installed: pip install 'wiki-translation-workbench[local]'"
        if not (self.folder / "model.bin").is_file():
            return f"no model.bin in {self.folder}"
        if not (self._marian() or (self.folder / "sentencepiece.bpe.model").is_file()):
            return f"neither sentencepiece.bpe.model nor source.spm in {self.folder}"
        return ""

    def ask(self, texts: Sequence[str], lang: str, terms: Mapping[str, str]) -> list[str]:
        """Translate on this machine."""
        from workbench.core.wikitext.segments import sentences

        with self._loading:
            if self._model is None:
                self._model = _Model(self.folder, self._marian())
        out = []
        for text in texts:
            parts = [text[a:b].strip() for a, b in sentences(text, lang)]
            out.append(" ".join(self._model.translate([p for p in parts if p], lang)))
        return out

    def _marian(self) -> bool:
        names = ("source.spm", "target.spm")
        return all((self.folder / name).is_file() for name in names)


class _Model:
    """A loaded model with its tokenizers; CTranslate2 lets threads share it."""

    def __init__(self, folder: Path, marian: bool) -> None:
        import ctranslate2
        import sentencepiece

        names = ("source.spm", "target.spm") if marian else ("sentencepiece.bpe.model",) * 2
        try:
            self._source, self._target = (
                sentencepiece.SentencePieceProcessor(model_file=str(folder / name))
                for name in names
            )
            self._translator = ctranslate2.Translator(
                str(folder), device="cpu", compute_type="default", intra_threads=2
            )
        except (RuntimeError, OSError, ValueError) as error:
            raise Refused(
                f"The model in {folder} cannot be loaded.", "Convert it anew for CTranslate2."
            ) from error
        self._marian = marian
        self._ends = [] if _setting(folder, "add_source_eos") else ["</s>"]

    def translate(self, sentences: list[str], lang: str) -> list[str]:
        """Translate sentences, each for itself."""
        if not sentences:
            return []
        start = [] if self._marian else [NLLB[lang]]
        pieces = [
            [*start, *self._source.encode(sentence, out_type=str), *self._ends]
            for sentence in sentences
        ]
        options: dict[str, Any] = (
            {} if self._marian else {"target_prefix": [[ENGLISH]] * len(pieces)}
        )
        try:
            results = self._translator.translate_batch(
                pieces,
                beam_size=BEAM,
                max_decoding_length=3 * max(map(len, pieces)) + 20,
                **options,
            )
        except (RuntimeError, ValueError) as error:
            raise BadReply("The local model failed on this text.") from error
        out = []
        for result in results:
            tokens = [t for t in result.hypotheses[0] if t not in (ENGLISH, "</s>", "<unk>")]
            out.append(str(self._target.decode(tokens)))
        return out


def _setting(folder: Path, key: str) -> Any:
    """Return a value of CTranslate2's config.json."""
    try:
        return json.loads((folder / "config.json").read_text(encoding="utf-8")).get(key)
    except (OSError, ValueError):
        return None


def _language(name: str) -> str:
    """Return the language of a folder named as in opus-mt-ru-en; Russian by default."""
    found = re.search(r"(?:^|[-_])([a-z]{2})[-_]en(?:[-_]|$)", name)
    return found.group(1) if found else "ru"


def _licence(folder: Path, marian: bool) -> str:
    """Return a model's terms: its README's front matter, its LICENSE, or what is usual."""
    try:
        readme = (folder / "README.md").read_text(encoding="utf-8")[:5000]
    except (OSError, UnicodeDecodeError):
        readme = ""
    if found := re.search(r"^licen[sc]e:\s*(\S.*)$", readme, re.MULTILINE):
        return found.group(1).strip()
    try:
        first = (folder / "LICENSE").read_text(encoding="utf-8").strip().splitlines()
    except (OSError, UnicodeDecodeError):
        first = []
    if first:
        return first[0].strip()
    return "not stated; usually CC BY 4.0" if marian else "not stated; NLLB-200 is CC BY-NC 4.0"
