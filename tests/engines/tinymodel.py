"""Builds a tiny model for CTranslate2 that translates word by word, without any training.

The weights are set by hand. A token's vector is a one in the dimension of its word and a one
in the dimension of its position. The decoder's only attention looks from position t to the
source's position t, takes the word found there, and the output layer names its translation.
So a sentence of known words comes back word for word, which a test can predict.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec
from numpy.typing import NDArray

POSITIONS = 24
WORDS = {
    "старый": "old",
    "мост": "bridge",
    "стоит": "stands",
    "здесь": "here",
    "школа": "school",
    "новая": "new",
    "пул": "bridge",
    "мактаб": "school",
    "нав": "new",
}
SPECIAL = ["<unk>", "<s>", "</s>"]
Matrix = NDArray[np.float32]


def nllb(folder: Path) -> Path:
    """Build a model in NLLB's layout: language codes before the source and the target."""
    _tokenizer(folder / "sentencepiece.bpe.model", [*WORDS, *WORDS.values()])
    pieces = [f"▁{word}" for word in dict.fromkeys([*WORDS, *WORDS.values()])]
    vocabulary = [*SPECIAL, *pieces, "▁.", "rus_Cyrl", "tgk_Cyrl", "eng_Latn"]
    pairs = {f"▁{s}": f"▁{t}" for s, t in WORDS.items()}
    pairs |= {"rus_Cyrl": "eng_Latn", "tgk_Cyrl": "eng_Latn"}
    return _build(folder, vocabulary, vocabulary, pairs)


def marian(folder: Path) -> Path:
    """Build a model in Marian's layout: a tokenizer for either side."""
    _tokenizer(folder / "source.spm", list(WORDS))
    _tokenizer(folder / "target.spm", list(WORDS.values()))
    source = [*SPECIAL, *(f"▁{word}" for word in WORDS), "▁."]
    target = [*SPECIAL, *dict.fromkeys(f"▁{word}" for word in WORDS.values()), "▁."]
    return _build(folder, source, target, {f"▁{s}": f"▁{t}" for s, t in WORDS.items()})


def _tokenizer(path: Path, words: Sequence[str]) -> None:
    """Train a tokenizer whose pieces are whole words."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [" ".join([*words, "."])] * 20
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_prefix=str(path.with_suffix("")),
        model_type="word",
        vocab_size=len(set(words)) + 4,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    made = path.with_suffix("").with_name(path.with_suffix("").name + ".model")
    made.rename(path)
    path.with_suffix("").with_name(path.with_suffix("").name + ".vocab").unlink()


def _build(folder: Path, source: list[str], target: list[str], pairs: dict[str, str]) -> Path:
    """Write the model; words that are in both vocabularies and in no pair stay themselves."""
    width = len(source) + POSITIONS
    spec = TransformerSpec.from_config((1, 1), 1, pre_norm=True)
    _blank(spec, width, len(source), len(target))
    places = np.zeros((POSITIONS, width), np.float32)
    places[np.arange(POSITIONS), len(source) + np.arange(POSITIONS)] = 1
    spec.encoder.position_encodings.encodings = places
    spec.decoder.position_encodings.encodings = places
    spec.encoder.embeddings[0].weight = np.eye(len(source), width, dtype=np.float32)
    _look(spec.decoder.layer[0].attention, width, len(source))
    out = np.zeros((len(target), width), np.float32)
    for number, word in enumerate(source):
        translation = pairs.get(word, word)
        if translation in target:
            out[target.index(translation), number] = 10
    spec.decoder.projection.weight = out
    spec.decoder.projection.bias = np.zeros(len(target), np.float32)
    spec.register_source_vocabulary(source)
    spec.register_target_vocabulary(target)
    spec.config.decoder_start_token = "<s>"
    spec.validate()
    spec.optimize()
    spec.save(str(folder))
    return folder


def _look(attention: object, width: int, words: int) -> None:
    """Let the decoder look from a position to the same one, and take the word there."""
    query, keys, out = attention.linear  # type: ignore[attr-defined]
    position = np.zeros((width, width), np.float32)
    position[np.arange(words, width), np.arange(words, width)] = 20
    word = np.zeros((width, width), np.float32)
    word[np.arange(words), np.arange(words)] = 1
    query.weight, query.bias = position, np.zeros(width, np.float32)
    keys.weight = np.concatenate([position, word])
    keys.bias = np.zeros(2 * width, np.float32)
    out.weight, out.bias = 20 * word, np.zeros(width, np.float32)


def _blank(spec: TransformerSpec, width: int, source: int, target: int) -> None:
    """Set everything to do nothing: layers that add zero, norms that keep their input's order."""

    def linear(layer: object, rows: int, columns: int) -> None:
        layer.weight = np.zeros((rows, columns), np.float32)  # type: ignore[attr-defined]
        layer.bias = np.zeros(rows, np.float32)  # type: ignore[attr-defined]

    def norm(layer: object) -> None:
        layer.gamma = np.ones(width, np.float32)  # type: ignore[attr-defined]
        layer.beta = np.zeros(width, np.float32)  # type: ignore[attr-defined]

    for side in (spec.encoder, spec.decoder):
        norm(side.layer_norm)
        side.scale_embeddings = False
        block = side.layer[0]
        attentions = [block.self_attention]
        if side is spec.decoder:
            attentions.append(block.attention)
        for attention in attentions:
            norm(attention.layer_norm)
            sizes = [3 * width, width] if len(attention.linear) == 2 else [width, 2 * width, width]
            for layer, rows in zip(attention.linear, sizes, strict=True):
                linear(layer, rows, width)
        norm(block.ffn.layer_norm)
        linear(block.ffn.linear_0, width, width)
        linear(block.ffn.linear_1, width, width)
    spec.decoder.embeddings.weight = np.zeros((target, width), np.float32)


def load(folder: Path) -> ctranslate2.Translator:
    """Load a model, as a check that it was built right."""
    return ctranslate2.Translator(str(folder), device="cpu")
