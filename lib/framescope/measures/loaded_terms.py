"""Views of loaded terms and framing: what they depend on, what stands out, who acts and who is acted on.

Small frames from the tables of one analysis, as in `framescope.measures.summary`, for the page on loaded terms. What measures is
imported where it is needed: it loads spaCy, and most pages only draw.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from ..analysis import Analysis
from ..errors import InputError
from ..tables import columns, conform, resolved
from ..terms.lexicons import DEFAULT
from ..voice import AUTHOR, SOURCE
from .summary import named, side_of

THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
NOBODY, OTHERS = "(nobody named)", "(others)"


def at_threshold(a: Analysis, threshold: float | None = None) -> Analysis:
    """The analysis with another choice of loaded terms: the candidates whose weight reaches `threshold`; None changes nothing.

    Of a candidate below `framescope.terms.lexicons.DEFAULT` no valence is kept: it is missing.

    Raises
    ------
    InputError
        when the threshold is no weight of a candidate that was kept (`THRESHOLDS` begins with the least), or more than 1.
    """
    if threshold is None:
        return a
    if not THRESHOLDS[0] <= threshold <= 1:
        raise InputError(f"{threshold:g} is not a possible threshold: choose a number from {THRESHOLDS[0]} to 1.")
    kept = a.candidates[a.candidates.weight >= threshold].reset_index(drop=True)
    valences = a.terms.set_index(["start", "end"]).valence
    places = list(zip(kept.start, kept.end, strict=True))
    rows = kept.assign(term_id=range(len(kept)), valence=[valences.get(place) for place in places])
    return replace(a, terms=conform("terms", rows))


def by_threshold(a: Analysis) -> pd.DataFrame:
    """How many terms would be flagged at each threshold (index), by voice (columns author, source)."""
    rows = {t: a.candidates.voice[a.candidates.weight >= t].value_counts() for t in THRESHOLDS}
    return pd.DataFrame(rows).T.reindex(columns=[AUTHOR, SOURCE]).fillna(0).astype(int)


def without_each_list(a: Analysis, threshold: float = DEFAULT) -> pd.DataFrame:
    """What each list does, by the detector run again without it: columns list, terms (flagged without it), lost, gained, words.

    lost: terms that fall below `threshold` without the list; gained: words that rise to it, because a shorter entry of another
    list takes their place or the list had held them to be of the topic; words: those lost, then those gained with a plus sign.
    The lists without which nothing changes are left out. threshold: at least `DEFAULT`, from which the table is kept.
    """
    flagged = int((a.candidates.weight >= threshold).sum())
    rows = []
    for name, changed in a.sensitivity.groupby("left_out"):
        lost = changed[(changed.weight >= threshold) & (changed.without < threshold)].text
        gained = changed[(changed.weight < threshold) & (changed.without >= threshold)].text
        words = ", ".join(dict.fromkeys([*lost, *(f"+ {word}" for word in gained)]))
        rows.append((name, flagged - len(lost) + len(gained), len(lost), len(gained), words))
    frame = pd.DataFrame(rows, columns=["list", "terms", "lost", "gained", "words"])
    frame = frame[frame.lost + frame.gained > 0]
    return frame.sort_values(["lost", "gained", "list"], ascending=[False, False, True], ignore_index=True)


def listed(a: Analysis) -> pd.DataFrame:
    """The loaded terms with names for actors: in `target` with the side in brackets where that is somebody else."""
    names, sides = a.actor_names, side_of(a, a.terms.target.dropna())
    aimed = [f"{names[t]} ({sides[i]})" if sides[i] != names[t] else names[t] for i, t in a.terms.target.dropna().items()]
    return named(a, a.terms).assign(target=pd.Series(aimed, index=sides.index, dtype="str"))


def explained(a: Analysis) -> pd.DataFrame:
    """The candidates with the parts of their weights (missing where a part is nothing), the heaviest first."""
    from ..terms.find import PARTS

    parts = a.candidates[list(PARTS)]
    rows = a.candidates.assign(**parts.mask(parts == 0))
    return rows.sort_values(["weight", "start"], ascending=[False, True], ignore_index=True)


def keyness(a: Analysis, most: int = 20) -> pd.DataFrame:
    """The words that the article says far more often than plain English does: `framescope.terms.keyness.against_english`.

    Names and function words are left out: the words compared are nouns, verbs, adjectives and adverbs outside mentions.
    """
    from ..terms.keyness import against_english

    return against_english(content_words(a).text).head(most)


def content_words(a: Analysis) -> pd.DataFrame:
    """The tokens that are nouns, verbs, adjectives or adverbs, and in no mention of an actor."""
    content = a.tokens[a.tokens.pos.isin(["NOUN", "VERB", "ADJ", "ADV"]) & a.tokens.text.str.len().gt(2)]
    named = {i for s, e in columns(resolved(a.mentions), "start", "end") for i in range(s, e)}
    return content[~content.start.isin(named)]


def agency(a: Analysis) -> pd.DataFrame:
    """Events in the author's voice by the side that acts (rows) and their form (columns `framescope.terms.agency.FORMS`); "(nobody named)" last."""
    from ..terms.agency import FORMS

    events = a.events[a.events.voice == AUTHOR]
    counts = pd.crosstab(acting(a, events), events.form).reindex(columns=list(FORMS), fill_value=0)
    last = {OTHERS: 1, NOBODY: 2}
    return counts.loc[sorted(counts.index, key=lambda w: (last.get(w, 0), -counts.loc[w].sum(), w))]


def acting(a: Analysis, events: pd.DataFrame) -> pd.Series:
    """The side that acts in each of these events, `OTHERS` for who is no actor, `NOBODY` where nobody is named."""
    who = side_of(a, events.agent).where(events.agent.notna(), OTHERS)
    return who.where(events.agent.notna() | events.agent_text.notna(), NOBODY)


def asserted(a: Analysis) -> pd.DataFrame:
    """Events by the side that acts: asserted in the author's own voice, or attributed to a source (columns author, source)."""
    known = a.events[a.events.agent.notna()]
    counts = pd.crosstab(side_of(a, known.agent), known.voice).reindex(columns=[AUTHOR, SOURCE], fill_value=0)
    return counts.loc[sorted(counts.index, key=lambda w: (-counts.loc[w].sum(), w))].rename_axis("side").reset_index()


def naming(a: Analysis) -> pd.DataFrame:
    """The words for each kind of thing that is named for two sides or more: `framescope.terms.word_choice.compare_word_choice`."""
    from ..terms.word_choice import compare_word_choice, with_speakers_own

    choices = with_speakers_own(a.choices, a.article.text)
    return compare_word_choice(choices, dict(zip(a.actors.actor_id, side_of(a, a.actors.actor_id), strict=True)))


def devices(a: Analysis) -> pd.DataFrame:
    """Framing that is no loading: hedges, words of harm, hidden agents and numbers; columns device, author, source, examples."""
    counts = pd.crosstab(a.devices.device, a.devices.voice).reindex(columns=[AUTHOR, SOURCE], fill_value=0)
    examples = a.devices.groupby("device").text.agg(lambda t: ", ".join(t.str.lower().drop_duplicates().head(6)))
    return counts.assign(examples=examples).rename_axis("device").reset_index()
