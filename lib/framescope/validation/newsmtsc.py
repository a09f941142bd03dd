"""Sentiment toward a mention against NewsMTSC (Hamborg & Donnay 2021): one target a sentence, negative, neutral or positive."""

import json
from collections.abc import Iterator
from pathlib import Path

from framescope.errors import InputError
from framescope.sentiment.score import CLASSIFIER, SHARES, score_targets

FIELDS = ("id", "sentence", "from", "to")


def predict(path: str | Path, instrument: str = CLASSIFIER) -> Iterator[dict]:
    """One prediction a line of the gold file: id, negative, neutral, positive.

    Raises
    ------
    InputError
        if a line is not a JSON object with the corpus's fields.
    """
    rows = list(_rows(Path(path)))
    scores = score_targets([(r["sentence"], r["from"], r["to"]) for r in rows], instrument)
    for row, shares in zip(rows, scores[list(SHARES)].to_dict("records"), strict=True):
        yield {"id": row["id"], **{name: round(share, 4) for name, share in shares.items()}}


def _rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                yield {field: row[field] for field in FIELDS}
            except (json.JSONDecodeError, KeyError, TypeError) as error:
                raise InputError(f"{path}, line {number}: not a line of NewsMTSC ({', '.join(FIELDS)} are needed).") from error
