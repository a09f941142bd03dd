"""What the instruments reach on parts of the gold that nobody tuned on, beside the parts that were looked at.

An instrument that has changed since such a figure was made may be better or worse by now. Whether it has is read from its files: a row
of ``data/validation/kept_apart.csv`` holds the digests of the code and lists and of the weights that made it
(`framescope.fingerprint.instrument_digests`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from statistics import fmean

import pandas as pd

from ..fingerprint import instrument_digests
from ..wording import begun, join
from . import accuracy

UNCHANGED, CHANGED, CODE, UNKNOWN = "unchanged", "changed since", "code changed since, weights the same", "not known"
IN_WORDS = {
    UNCHANGED: "the instrument is the same today",
    CHANGED: "the instrument has changed since and is not yet measured anew",
    CODE: "its weights are the same today; the code around them has changed since and is not yet measured anew",
    UNKNOWN: "whether the instrument has changed since is not known",
}
"""What may have become of an instrument since it was measured."""

OPEN_PARTS = {"test (real world)": "dev_rw", "test (multi-target)": "dev_mt"}
"""The part that was looked at beside one kept apart, where a corpus has several."""

COLUMNS = ("what", "instrument", "corpus", "metric", "apart", "open", "difference", "part", "n", "version", "open_version", "date", "since")

SAID = {
    ("PolNeAR", "end-to-end F1 at IoU .8"): "who says what",
    ("NewsMTSC", "macro-F1"): "sentiment toward a mention",
    ("BASIL", "stance, negative against the rest, AUC"): "the author's stance, negative or not",
    ("BASIL", "speaker named"): "who is quoted",
    ("BABE", "words F1 on biased sentences"): "loaded words",
    ("GAP", "F1"): "whom an ambiguous pronoun means",
    ("SEESAW", "who toward whom, F1"): "who is for or against whom",
}
"""What a measure is about, for those that are told in sentences."""


@cache
def since(corpus: str, code: object, weights: object) -> str:
    """What has become of the instrument of a corpus since it had these digests: `UNCHANGED`, `CHANGED`, `CODE` or `UNKNOWN`."""
    if not isinstance(code, str) or corpus not in accuracy.TASKS:
        return UNKNOWN
    now = instrument_digests(corpus)
    same_weights = now[1] == (weights if isinstance(weights, str) else "")
    if now[0] == code and same_weights:
        return UNCHANGED
    return CODE if now[1] and same_weights else CHANGED


def kept_apart() -> pd.DataFrame:
    """One row a figure on a part that nobody tuned on, in the order of `accuracy.TASKS`; columns `COLUMNS`.

    open: the same measure on the part that was looked at, missing where there is none, made with open_version; difference: apart - open,
    in which a change of version shows too; since: see `since`.
    """
    known = accuracy.figures()
    seen = known[~known.apart & (known.source == "measured")].to_dict("records")
    rows = [_row(seen, row) for row in known[known.apart].to_dict("records")]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    order = frame.corpus.map({corpus: i for i, corpus in enumerate(accuracy.TASKS)})
    return frame.assign(_order=order).sort_values("_order", kind="stable", ignore_index=True).drop(columns="_order")


def _row(seen: list[dict], row: dict) -> tuple:
    corpus, metric, value = row["corpus"], row["metric"], row["value"]
    beside = OPEN_PARTS.get(row["part"])
    same = [
        r for r in seen if all(r[column] == row[column] for column in ("corpus", "metric", "instrument")) and beside in (None, r["part"])
    ]
    looked_at = fmean(r["value"] for r in same) if same else float("nan")
    versions = ", ".join(sorted({str(r["version"]) for r in same}))
    made = (row["part"], row["n"], str(row["version"]), versions, row["date"], since(corpus, row["code"], row["weights"]))
    return SAID.get((corpus, metric), metric), row["instrument"], corpus, metric, value, looked_at, value - looked_at, *made


def in_words() -> list[str]:
    """A sentence for each measure of `SAID`: what was reached on the part that nobody looked at, and on the one that was looked at."""
    return list(_sentences(kept_apart()))


def _sentences(frame: pd.DataFrame) -> Iterator[str]:
    told = frame[[key in SAID for key in zip(frame.corpus, frame.metric, strict=True)]]
    told = told[told.instrument != "sentence_model"].drop_duplicates(["corpus", "metric"])
    for row in told.itertuples():
        version = f" (version {row.open_version})" if row.open_version != row.version else ""
        seen = f"{_short(row.open)} on the part that was looked at{version}, " if pd.notna(row.open) else ""
        yield f"{begun(row.what)}: {seen}{_short(row.apart)} on the part that was not (version {row.version}; {IN_WORDS[row.since]})."


def changed_in_words() -> str:
    """One sentence on which instruments have changed since they were measured on parts kept apart."""
    frame = kept_apart()
    by = {became: list(dict.fromkeys(frame.corpus[frame.since == became])) for became in (CHANGED, CODE)}
    said = [f"{join(by[CHANGED])} ({CHANGED})"] if by[CHANGED] else []
    said += [f"{join(by[CODE])} ({CODE})"] if by[CODE] else []
    if not said:
        return "The instruments are those that were measured on the parts kept apart."
    return f"The figures on the parts kept apart are of earlier states of the instruments: {join(said)}; they will be measured anew."


def _short(value: float) -> str:
    """A figure as readers write it: ".82"."""
    return f"{value:.2f}".removeprefix("0")
