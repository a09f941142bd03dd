"""Views of loaded terms and framing: what they depend on, what stands out, who acts and who is acted on.

Small frames from the tables of one analysis, as in `framescope.measures.summary`, for the page on loaded terms.
"""

from __future__ import annotations

import pandas as pd

from ..analysis import Analysis
from ..attribution.voice import AUTHOR, SOURCE
from .summary import side_or_name

THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
FORMS = ("active", "passive", "agentless passive", "nominalisation")
NOBODY, OTHERS = "(nobody named)", "(others)"


def by_threshold(a: Analysis) -> pd.DataFrame:
    """How many terms would be flagged at each threshold (index), by voice (columns author, source)."""
    rows = {t: a.candidates.voice[a.candidates.weight >= t].value_counts() for t in THRESHOLDS}
    return pd.DataFrame(rows).T.reindex(columns=[AUTHOR, SOURCE]).fillna(0).astype(int)


def without_each_list(a: Analysis, threshold: float) -> pd.DataFrame:
    """What each list does: columns list, alone (terms that only it speaks for), lost (of them below `threshold` without it).

    A term is lost when its weight less its list part falls below the threshold; where several sources speak for a term,
    the others are taken to be enough.
    """
    terms = a.candidates[a.candidates.weight >= threshold]
    rows = []
    for name in sorted({s for sources in terms.lexicon for s in sources.split(", ")}):
        alone = terms[terms.lexicon == name]
        rest = alone.weight - alone[["list", "tone", "shape"]].sum(axis=1)
        rows.append((name, len(alone), int((rest < threshold).sum())))
    frame = pd.DataFrame(rows, columns=["list", "alone", "lost"])
    return frame.sort_values(["lost", "list"], ascending=[False, True], ignore_index=True)


def explained(a: Analysis) -> pd.DataFrame:
    """The candidates with the parts of their weights, the heaviest first."""
    return a.candidates.sort_values(["weight", "start"], ascending=[False, True], ignore_index=True)


def keyness(a: Analysis, most: int = 20) -> pd.DataFrame:
    """The words that the article says far more often than plain English does: `framescope.terms.termviews.against_english`.

    Names and function words are left out: the words compared are nouns, verbs, adjectives and adverbs outside mentions.
    """
    from ..terms.termviews import against_english

    content = a.tokens[a.tokens.pos.isin(["NOUN", "VERB", "ADJ", "ADV"]) & a.tokens.text.str.len().gt(2)]
    named = {i for s, e in zip(a.mentions.start, a.mentions.end, strict=True) for i in range(s, e)}
    return against_english(content.text[~content.start.isin(named)]).head(most)


def agency(a: Analysis) -> pd.DataFrame:
    """Events in the author's voice by the side that acts (rows) and their form (columns `FORMS`); "(nobody named)" last."""
    events = a.events[a.events.voice == AUTHOR]
    who = side_or_name(a, events.agent.fillna("(no actor)")).where(events.agent.notna() | events.agent_text.notna(), NOBODY)
    who = who.replace("(no actor)", OTHERS)
    counts = pd.crosstab(who, events.form).reindex(columns=list(FORMS), fill_value=0)
    last = {OTHERS: 1, NOBODY: 2}
    return counts.loc[sorted(counts.index, key=lambda w: (last.get(w, 0), -counts.loc[w].sum(), w))]


def asserted(a: Analysis) -> pd.DataFrame:
    """Events by the side that acts: asserted in the author's own voice, or attributed to a source (columns author, source)."""
    known = a.events[a.events.agent.notna()]
    counts = pd.crosstab(side_or_name(a, known.agent), known.voice).reindex(columns=[AUTHOR, SOURCE], fill_value=0)
    return counts.loc[sorted(counts.index, key=lambda w: (-counts.loc[w].sum(), w))].rename_axis("side").reset_index()


def naming(a: Analysis) -> pd.DataFrame:
    """The words for each kind of thing that is named for two sides or more: `framescope.terms.wordchoice.compare_word_choice`."""
    from ..terms.wordchoice import compare_word_choice

    return compare_word_choice(a.choices, dict(zip(a.actors.actor_id, side_or_name(a, a.actors.actor_id), strict=True)))


def devices(a: Analysis) -> pd.DataFrame:
    """Framing that is no loading: hedges, words of harm, hidden agents and numbers; columns device, author, source, examples."""
    counts = pd.crosstab(a.devices.device, a.devices.voice).reindex(columns=[AUTHOR, SOURCE], fill_value=0)
    examples = a.devices.groupby("device").text.agg(lambda t: ", ".join(t.str.lower().drop_duplicates().head(6)))
    return counts.assign(examples=examples).rename_axis("device").reset_index()
