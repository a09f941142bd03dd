"""What each article of a press review calls the same people in its own voice."""

from __future__ import annotations

import re

import pandas as pd

from ..analysis import Analysis
from ..measures import summary
from ..voice import AUTHOR
from .press import Review, stacked

_DETERMINER = re.compile(r"(?:the|a|an|this|that|these|those|its|his|her|their|our|my)\s+", re.IGNORECASE)

DESCRIPTION, TERM = "description", "loaded term"


def names_for(review: Review) -> pd.DataFrame:
    """The descriptions of each side, and the loaded terms aimed at it, in an outlet's own voice: what people are called.

    Columns: outlet, who, label (in small letters, without its article), how (`DESCRIPTION` or `TERM`), n, alone (whether no other
    outlet calls the side so), sentence (where it stands first). Names themselves are left out: they are nobody's choice.
    """
    rows = stacked(review, _labels)
    if rows.empty:
        return rows.assign(n=[], alone=[])[["outlet", "who", "label", "how", "n", "alone", "sentence"]]
    keys = ["outlet", "who", "label", "how"]
    found = rows.groupby(keys, sort=False).agg(n=("sentence", "size"), sentence=("sentence", "first")).reset_index()
    users = found.groupby(["who", "label"]).outlet.transform("nunique")
    return found.assign(alone=users == 1)[[*keys, "n", "alone", "sentence"]]


def _labels(a: Analysis) -> pd.DataFrame:
    sentences = a.sentences.set_index("sentence_id").text
    described = a.mentions[(a.mentions.voice == AUTHOR) & (a.mentions.form == "description") & a.mentions.actor_id.notna()]
    aimed = a.terms[(a.terms.voice == AUTHOR) & a.terms.target.notna()]
    parts = [
        pd.DataFrame(
            {
                "who": summary.side_of(a, actors),
                "label": frame.text,
                "how": how,
                "sentence": frame.sentence_id.map(sentences),
                "start": frame.start,
            }
        )
        for frame, actors, how in ((described, described.actor_id, DESCRIPTION), (aimed, aimed.target, TERM))
    ]
    rows = pd.concat(parts).sort_values("start", kind="stable")
    return rows.assign(label=rows.label.map(_plain))[["who", "label", "how", "sentence"]]


def _plain(label: str) -> str:
    return _DETERMINER.sub("", " ".join(label.split()), count=1).lower()
