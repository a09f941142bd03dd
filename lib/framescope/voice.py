"""In whose voice every character of an article stands.

A character is in a *source*'s voice when it lies in the content of an attribution, whether quoted or reported
indirectly, and in the *author*'s voice otherwise. Where attributions nest, the innermost one speaks. Scare quotes and
distancing words stay in the author's voice: it is the author who keeps the distance. Nothing else decides on voice.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

AUTHOR, SOURCE = "author", "source"
SCARE = "scare"


def attribution_at(length: int, attributions: pd.DataFrame, spans: pd.DataFrame) -> np.ndarray:
    """For each of `length` characters the row number in `attributions` of the innermost one whose content it is, or -1."""
    owner = np.full(length, -1, dtype=np.int32)
    rows = pd.Series(range(len(attributions)), index=attributions.attribution_id.to_numpy())
    spoken = attributions.attribution_id[attributions.kind != SCARE]
    content = spans[(spans.role == "content") & spans.attribution_id.isin(spoken)]
    size = (content.end - content.start).groupby(content.attribution_id).transform("sum")
    for i in size.sort_values(ascending=False, kind="stable").index:
        owner[content.start[i] : content.end[i]] = rows[content.attribution_id[i]]
    return owner


def with_voice(frame: pd.DataFrame, attributions: pd.DataFrame, owner: np.ndarray) -> pd.DataFrame:
    """The table with ``voice`` and ``speaker`` filled in for each row, read at the row's first character."""
    at = owner[frame.start.to_numpy()] if len(frame) else np.empty(0, dtype=np.int32)
    speakers = np.append(attributions.speaker.to_numpy(dtype=object), None)
    voice = pd.Series(np.where(at >= 0, SOURCE, AUTHOR), index=frame.index, dtype="str")
    return frame.assign(voice=voice, speaker=pd.Series(speakers[at], index=frame.index, dtype="str"))
