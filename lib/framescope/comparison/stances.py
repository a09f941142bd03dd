"""Who is for or against whom in each article of a review, counted and with the sentences."""

from __future__ import annotations

import pandas as pd

from ..analysis import Analysis
from ..measures import who_toward_whom as one
from ..portrayal.stances import TOWARD
from .press import Review, stacked

SIGNS = ["negative", "positive"]


def toward(review: Review) -> pd.DataFrame:
    """In how many sentences of each outlet somebody is against or for somebody, in whatever voice: outlet, who, toward, negative, positive, n.

    Those of one side toward itself are left out, and stances that are not sure enough to be shown (`framescope.measures.who_toward_whom.SURE`).
    Pairs that most is told of in all the articles come first.
    """
    rows = stacked(review, one.who_toward_whom)
    counts = rows.groupby(["outlet", "who", "toward"], sort=False)[[*SIGNS, "n"]].sum().reset_index()
    whole = counts.groupby(["who", "toward"]).n.transform("sum")
    order = {outlet: place for place, outlet in enumerate(review.outlets)}
    counts = counts.assign(whole=-whole, place=counts.outlet.map(order)).sort_values(["whole", "who", "toward", "place"], kind="stable")
    return counts[["outlet", "who", "toward", *SIGNS, "n"]].reset_index(drop=True)


def toward_in_words(review: Review) -> pd.DataFrame:
    """The sentences behind `toward`, in the order of each text: outlet, who, is (against or for), toward, how, sentence."""
    return stacked(review, _sentences)


def _sentences(a: Analysis) -> pd.DataFrame:
    found = one.stances_by_side(a)
    sentences = a.sentences.set_index("sentence_id").text
    rows = found.assign(sentence=found.sentence_id.map(sentences), **{"is": found.polarity.map(TOWARD)})
    return rows[["who", "is", "toward", "how", "sentence"]]
