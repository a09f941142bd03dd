"""What 300 codings make of an instrument on real judgements: SEESAW's stances, people's own, as the people.

    python tests/bench/estimates_seesaw.py OPEN.jsonl PREDICTIONS.jsonl

PREDICTIONS is what ``framescope validate seesaw OPEN.jsonl --predictions PREDICTIONS.jsonl`` wrote. A unit is a sentence; y is 1
where what is said in it of a side is for it on the whole, −1 where it is against it, and 0 elsewhere, whoever says it. Outlets to
the left are set against outlets to the right, by the maps below, which were written down before anything was measured. Printed is
one draw of 300 sentences, and of `DRAWS` draws how often the intervals hold the value that all of people's codings have.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from framescope.estimates.draw import allotted
from framescope.estimates.estimator import METHODS, Units, estimate
from framescope.validation.seesaw import same

LEANING = {
    "left": ("HuffPost", "New York Times (News)", "Washington Post", "CNN (Online News)", "Vox", "The Guardian", "Salon", "Politico", "NPR (Online News)"),
    "right": ("Washington Times", "Newsmax (News)", "Townhall", "Fox News (Online News)", "Breitbart News", "Reason", "Washington Examiner", "National Review", "TheBlaze.com"),
}  # fmt: skip
"""Outlets by where their readers and the usual media charts of those years place them; all others are in between and left out."""

SIDES = {
    "Republicans": ("Republican Party", "Donald Trump", "Trump administration", "Mitch McConnell", "Ted Cruz", "John Boehner", "Mitt Romney", "Paul Ryan", "Marco Rubio", "Jeb Bush", "Mike Pence", "Jared Kushner", "House Republicans"),
    "Democrats": ("Democratic Party", "Barack Obama", "Hillary Clinton", "Joe Biden", "Amy Klobuchar", "Obama administration", "Harry Reid", "Bernie Sanders", "Eric Holder", "Loretta Lynch", "Maxine Waters", "Elijah Cummings", "House Democrats", "Bob Menendez", "John Hickenlooper", "Nancy Pelosi"),
}  # fmt: skip
"""Who counts as a side: the parties and those of their politicians whom the corpus speaks of most."""

N, DRAWS = 300, 500
SHARES = np.array([0.2, 0.3, 0.5])
"""How the codings of a leaning are dealt out: to sentences that name nobody of either side, that do, and in which framescope found a stance."""


def sentences(gold: Path, predictions: Path) -> dict[str, np.ndarray]:
    """Every sentence of outlets to the left and right: cell, cluster (the story), level, and for each side y by people and by framescope."""
    said = {row["doc"]: row["stances"] for row in map(json.loads, predictions.read_text(encoding="utf-8").splitlines())}
    rows = []
    for article in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        leaning = next((lean for lean, outlets in LEANING.items() if article["outlet"] in outlets), None)
        if leaning:
            rows += [(leaning == "right", article["story"], *row) for row in _read(article, said[article["doc"]])]
    columns = ("cell", "cluster", "level", *(f"{side} {by}" for side in SIDES for by in ("people", "framescope")))
    return {name: np.array(values) for name, values in zip(columns, zip(*rows, strict=True), strict=True)}


def _read(article: dict, stances: list[dict]) -> list[tuple]:
    """Of each sentence its level and, for each side, the sign of what people and framescope find in it."""
    rows = []
    for number, (start, end) in enumerate(article["sentences"]):
        theirs = [s for s in article["stances"] if s["sentence"] == number]
        mine = [s for s in stances if start <= s["start"] < end]
        signs = []
        for names in SIDES.values():
            signs.append(np.sign(sum(s["polarity"] for s in theirs if s["target"] in names)))
            signs.append(np.sign(sum(_sign(s) for s in mine if any(same(name, s["target"]) for name in names))))
        last = {name.split()[-1] for names in SIDES.values() for name in names}
        named = any(word in article["text"][start:end] for word in last)
        rows.append((2 if signs[1] or signs[3] else int(named), *map(float, signs)))
    return rows


def _sign(stance: dict) -> int:
    return {"positive": 1, "negative": -1}.get(stance["polarity"], stance["polarity"])


def drawn(rng: np.random.Generator, stratum: np.ndarray) -> np.ndarray:
    """Which sentences are coded, half of them on each side of the map."""
    sizes = np.bincount(stratum)
    samples = allotted(sizes, np.tile(SHARES / 2, 2), N, np.minimum(sizes, 2))
    coded = np.zeros(len(stratum), dtype=bool)
    for number, size in enumerate(samples):
        coded[rng.choice(np.flatnonzero(stratum == number), size, replace=False)] = True
    return coded


def judged(rows: dict[str, np.ndarray], side: str, coded: np.ndarray, stratum: np.ndarray) -> Units:
    """The sentences as units, people's answers known of those coded."""
    ones = np.ones(len(coded))
    y, n = np.where(coded, rows[f"{side} people"], np.nan), np.where(coded, ones, np.nan)
    return Units(
        rows[f"{side} framescope"], ones, y, n, rows["cell"].astype(int), stratum, np.unique(rows["cluster"], return_inverse=True)[1]
    )


def main(gold: Path, predictions: Path) -> None:
    """Print the figures."""
    rows = sentences(gold, predictions)
    stratum = 3 * rows["cell"].astype(int) + rows["level"]
    print(f"{len(stratum)} sentences, {np.bincount(stratum).tolist()} by leaning and level; outlets to the right less outlets to the left:")
    print("| toward | by | one draw of 300 | mean width | held all of people's value |\n|---|---|---|---|---|")
    for side in SIDES:
        people = rows[f"{side} people"]
        truth = people[rows["cell"] == 1].mean() - people[rows["cell"] == 0].mean()
        rng = np.random.default_rng(0)
        found = [judged(rows, side, drawn(rng, stratum), stratum) for _ in range(DRAWS)]
        for method in METHODS:
            runs = [estimate(units, method) for units in found]
            held = np.mean([run.low <= truth <= run.high for run in runs])
            first = f"{runs[0].value:+.3f} ({runs[0].low:+.3f} to {runs[0].high:+.3f})"
            print(f"| {side} | {method} | {first} | {np.mean([run.width for run in runs]):.3f} | {100 * held:.1f} % |")
        print(f"| {side} | all of people's stances | {truth:+.3f} | | |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
