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
    kinds = attributions.kind.to_numpy()
    parts = spans.assign(
        row=spans.attribution_id.map(rows), scare=spans.attribution_id.map(attributions.set_index("attribution_id").kind) == SCARE
    )
    content = parts[(parts.role == "content") & ~parts.scare]
    size = (content.end - content.start).groupby(content.attribution_id).transform("sum")
    for i in size.sort_values(ascending=False, kind="stable").index:
        owner[content.start[i] : content.end[i]] = content.row[i]
    for part in parts[(parts.role == "cue") & parts.scare].itertuples():
        # "condemns the so-called …": who reports indirectly adds the distance, unless the words stand in a quotation
        if owner[part.start] >= 0 and kinds[owner[part.start]] != "direct":
            owner[part.start : part.end] = -1
    return owner


def with_voice(frame: pd.DataFrame, attributions: pd.DataFrame, owner: np.ndarray) -> pd.DataFrame:
    """The table with ``voice`` and ``speaker`` filled in for each row, read at the row's first character."""
    at = owner[frame.start.to_numpy()] if len(frame) else np.empty(0, dtype=np.int32)
    speakers = np.append(attributions.speaker.to_numpy(dtype=object), None)
    voice = pd.Series(np.where(at >= 0, SOURCE, AUTHOR), index=frame.index, dtype="str")
    return frame.assign(voice=voice, speaker=pd.Series(speakers[at], index=frame.index, dtype="str"))
