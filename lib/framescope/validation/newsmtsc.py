"""Sentiment toward a mention against NewsMTSC (Hamborg & Donnay 2021): one target a sentence, negative, neutral or positive."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from framescope.sentiment.score import MENTION_MODEL, SHARES, chosen, score_targets

from .scores import Score, gold_lines, macro_f1, of_class

FIELDS = ("id", "sentence", "from", "to")
CLASSES = {-1: "negative", 0: "neutral", 1: "positive"}


def predict(path: str | Path, instrument: str = MENTION_MODEL) -> Iterator[dict]:
    """One prediction a line of the gold file: id, negative, neutral, positive.

    Raises
    ------
    InputError
        if a line is not a JSON object with the corpus's fields, or the instrument is unknown.
    """
    (instrument,) = chosen([instrument])
    rows = list(gold_lines(path, "NewsMTSC", FIELDS))
    scores = score_targets([(r["sentence"], r["from"], r["to"]) for r in rows], instrument)
    for row, shares in zip(rows, scores[list(SHARES)].to_dict("records"), strict=True):
        yield {"id": row["id"], **{name: round(share, 4) for name, share in shares.items()}}


def score(path: str | Path, predictions: Sequence[dict]) -> list[Score]:
    """Macro-F1 over the three classes, accuracy and the F1 of each; the likeliest class is the answer, none is a wrong one."""
    gold = [(row["id"], row["polarity"]) for row in gold_lines(path, "NewsMTSC", (*FIELDS, "polarity"))]
    said = {row["id"]: max(CLASSES, key=lambda c: (row[CLASSES[c]], c)) for row in predictions}
    answers, truth = [said.get(number) for number, _ in gold], [polarity for _, polarity in gold]
    right = sum(a == t for a, t in zip(answers, truth, strict=True))
    return [
        Score("macro-F1", macro_f1(answers, truth, list(CLASSES)), len(gold)),
        Score("accuracy", right / max(1, len(gold)), len(gold)),
        *(Score(f"F1 {name}", of_class(answers, truth, c).f1, truth.count(c)) for c, name in CLASSES.items()),
    ]
