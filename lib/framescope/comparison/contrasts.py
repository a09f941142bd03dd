"""How far an article is for or against each actor, by every measure that a comparison rests on: higher is friendlier.

These are the figures whose differences between two articles on one event were set against people's
(`framescope.validation.comparison`); `framescope.comparison.trust` tells how often a difference is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..analysis import Analysis
from ..measures import summary
from ..measures.stance import ARTICLE, stances
from ..measures.summary import of_main_instrument
from ..measures.who_toward_whom import shown
from ..voice import AUTHOR, SOURCE

STANCE, OWN_STANCE, SOURCES_STANCE = "stance of the article", "stance of the author", "stance of the sources"
TONE, SOURCES_TONE = "tone in the author's voice", "tone in the sources' voice"
ACTS, ACCUSED, LOADED = "stances toward it, summed", "accusations against it", "loaded terms aimed at it"
MEASURES = (STANCE, OWN_STANCE, SOURCES_STANCE, TONE, SOURCES_TONE, ACTS, ACCUSED, LOADED)
"""Each measure; the tone is that of page 07, loaded terms are its rate in a thousand of the author's words, with a minus."""


def toward_each(a: Analysis) -> dict[str, dict[str, float]]:
    """The `MEASURES` of each actor that is mentioned, by actor_id; a mean or stance that nothing stands behind is not there."""
    found: dict[str, dict[str, float]] = {str(actor): {} for actor in a.mentions.actor_id.dropna().unique()}
    for measure, actor, value in _values(a):
        if actor in found:
            found[actor][measure] = float(value)
    for measure in (ACTS, ACCUSED, LOADED):
        for mine in found.values():
            mine.setdefault(measure, 0.0)
    return found


def _values(a: Analysis) -> Iterator[tuple[str, str, float]]:
    named = {ARTICLE: STANCE, AUTHOR: OWN_STANCE, SOURCE: SOURCES_STANCE}
    yield from ((named[row.voice], row.actor_id, row.score) for row in stances(a).itertuples())
    felt = of_main_instrument(a.sentiments)
    for voice, measure in ((AUTHOR, TONE), (SOURCE, SOURCES_TONE)):
        yield from ((measure, str(actor), mean) for actor, mean in felt[felt.voice == voice].groupby("actor_id").score.mean().items())
    yield from ((ACTS, str(actor), total) for actor, total in shown(a.stances).groupby("target").score.sum().items())
    yield from ((ACCUSED, str(actor), -float(n)) for actor, n in a.accusations.accused.value_counts().items())
    own = max(1, int((summary.words(a).voice == AUTHOR).sum()))
    aimed = a.terms[(a.terms.voice == AUTHOR) & a.terms.target.notna()]
    yield from ((LOADED, str(actor), -1000 * n / own) for actor, n in aimed.target.value_counts().items())
