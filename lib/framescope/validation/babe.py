"""Loaded terms against BABE (Spinde et al. 2021): sentences that experts judged biased, with the words they marked.

A sentence's score is 1 minus the product of (1 - weight) over its flagged terms: the chance that at least one of them is
loaded, if weights were chances and independent. With the default threshold of 0.5, a sentence scores at least 0.5, and so
counts as biased, when any term in it is flagged.

Words are compared as types of a sentence: in lower case, without function words, by their stem; a hyphenated word also by its
parts. Marked words that the sentence does not hold count on neither side.
"""

import ast
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import prod
from pathlib import Path

from framescope.errors import InputError
from framescope.parsing.language import parse_many
from framescope.terms.find import find_terms
from framescope.terms.lexicons import DEFAULT
from framescope.textfiles import read_bytes

from .scores import MOST_BYTES, Counts, Score, auc, counts, macro_f1, of_class

LABELS = {"Biased": True, "Non-biased": False}
_WORD = re.compile(r"[a-z][a-z'-]*")
_FUNCTION_WORDS = frozenset(
    _WORD.findall(
        "a an the and or but nor if as than then while that which who whom whose what when where why how "
        "of in on at to from by for with without about against between into over under after before during up down out off again "
        "i me my you your he him his she her hers it its we us our they them their theirs this these those here there "
        "am is are was were be been being do does did doing done have has had having "
        "will would can could shall should may might must not no yes own same other some any each more also only"
    )
)
_INFLECTIONS = (("ies", "y", 3), ("ied", "y", 3), ("sses", "ss", 2), ("ing", "", 4), ("ed", "", 3), ("es", "", 4), ("s", "", 3))
"""Ending, what takes its place, and how many letters must stand before it."""


def predict(path: str | Path, threshold: float = DEFAULT) -> Iterator[dict]:
    """One prediction a row of the gold CSV: id (row number from 0), biased (a score from 0 to 1), words.

    Raises
    ------
    InputError
        if the file has no column ``text``.
    """
    for number, doc in enumerate(parse_many(row["text"] for row in _rows(Path(path)))):
        terms = find_terms(doc, threshold=threshold)
        yield {"id": number, "biased": round(sentence_score(terms.weight), 4), "words": list(terms.text)}


def sentence_score(weights: Iterable[float]) -> float:
    """How loaded a sentence is, from 0 to 1, by the weights of its terms."""
    return 1.0 - prod(1.0 - weight for weight in weights)


def score(path: str | Path, predictions: Sequence[dict], threshold: float = DEFAULT) -> list[Score]:
    """Sentences (macro-F1, AUC, precision, recall) and words (micro over sentence and word, of biased and of all sentences).

    Sentences on which the experts did not agree are left out; one without a prediction counts as not biased.
    """
    said = {row["id"]: row for row in predictions}
    none = {"biased": 0.0, "words": []}
    labelled = [(r, LABELS[r["label_bias"]], said.get(i, none)) for i, r in enumerate(_rows(Path(path))) if r["label_bias"] in LABELS]
    truth, scores = [biased for _, biased, _ in labelled], [p["biased"] for *_, p in labelled]
    flagged, n = [s >= threshold for s in scores], len(labelled)
    sentences = of_class(flagged, truth, True)
    marked = [(biased, _marked(row["text"], _annotated(row), p["words"])) for row, biased, p in labelled]
    biased = [c for is_biased, c in marked if is_biased and c.gold]
    in_biased, in_all = sum(biased, Counts(0, 0, 0)), sum((c for _, c in marked), Counts(0, 0, 0))
    return [
        Score("sentences macro-F1", macro_f1(flagged, truth, (True, False)), n),
        Score("sentences AUC", auc(scores, truth), n),
        Score("sentences precision", sentences.precision, n),
        Score("sentences recall", sentences.recall, n),
        Score("words F1 on biased sentences", in_biased.f1, len(biased)),
        Score("words precision on biased sentences", in_biased.precision, len(biased)),
        Score("words recall on biased sentences", in_biased.recall, len(biased)),
        Score("words F1 on all sentences", in_all.f1, n),
    ]


def _marked(text: str, gold: Iterable[str], predicted: Iterable[str]) -> Counts:
    inside = types([text])
    return counts(types(predicted) & inside, types(gold) & inside)


def _annotated(row: dict) -> list[str]:
    """The words that the experts marked: a list written in Python."""
    try:
        return [word for word in ast.literal_eval(row.get("biased_words") or "[]") if isinstance(word, str)]
    except (ValueError, SyntaxError):
        return []


def types(pieces: Iterable[str]) -> set[str]:
    """The stems of the content words of some pieces of text."""
    words = {w.strip("'-").removesuffix("'s") for piece in pieces for w in _WORD.findall(re.sub("[‘’]", "'", piece).lower())}
    parts = {part for word in words if "-" in word for part in word.split("-") if len(part) > 2}
    return {_stem(word) for word in (words | parts) - _FUNCTION_WORDS if word}


@cache
def _stem(word: str) -> str:
    """A word without its inflection, so that "slams" and "slammed" are one."""
    for ending, instead, least in _INFLECTIONS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= least and not (ending == "s" and word.endswith(("ss", "us", "is"))):
            word = stem + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def _rows(path: Path) -> Iterator[dict]:
    text = read_bytes(path, MOST_BYTES).decode("utf-8-sig")
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        if "text" not in (reader.fieldnames or ()):
            raise InputError(f"{path}: this is not BABE's CSV; it needs a column text.")
        yield from reader
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}: this is not BABE's CSV ({error}).") from None
