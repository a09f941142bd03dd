"""The author's stance toward each actor, and the sources': from single mentions to one figure an actor and voice.

The figure is the summed probability that a mention is negative, divided by the square root of the number of mentions: one
hostile sentence weighs more than its share, as readers say it does, but an actor is not disliked for being mentioned often.
Of the aggregations tried on the open part of BASIL (Fan et al. 2019; 305 actors, 41 of them seen negatively by the readers)
it told the negative ones from the rest best with the mention model's earlier weights (AUC .77; mean .73, sum .72, the most negative
mention .71, early mentions weighed more .71, the headline alone .61). With the present weights it reaches .75, and none of the others
is better by more than .005. Adding the headline, loaded terms aimed at the actor, the negativity of sources, or the share of words that
the actor gets moved it by .01 at most, less than chance.
Only the author's voice makes the author's stance: what a source says against an actor is the source's.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..analysis import Analysis
from .summary import of_main_instrument

HOSTILE, FRIENDLY = 1.3, 1.0
"""Where a stance is called negative or positive; chosen on the open part of BASIL, where 13 % and 4 % of the actors are."""


def stances(a: Analysis) -> pd.DataFrame:
    """One row an actor and voice: actor_id, name, voice, n (mentions), negativity, positivity, score, label.

    score is minus the negativity; label is negative, neutral or positive, the last only where positive mentions outweigh the
    negative ones by `FRIENDLY`.
    """
    grouped = of_main_instrument(a.sentiments).groupby(["actor_id", "voice"])
    out = grouped.agg(n=("mention_id", "size"), negativity=("negative", "sum"), positivity=("positive", "sum")).reset_index()
    out[["negativity", "positivity"]] = out[["negativity", "positivity"]].div(np.sqrt(out.n), axis=0)
    friendly = out.positivity - out.negativity >= FRIENDLY
    out["label"] = np.where(out.negativity >= HOSTILE, "negative", np.where(friendly, "positive", "neutral"))
    out = out.assign(name=out.actor_id.map(a.actor_names), score=-out.negativity)
    columns = ["actor_id", "name", "voice", "n", "negativity", "positivity", "score", "label"]
    return out[columns].sort_values(["voice", "score", "actor_id"], ignore_index=True)
