"""Tables turned into the answers of a coding sheet, so that people, gold and instruments can be compared unit by unit."""

from __future__ import annotations

import pandas as pd

from ..analysis import Analysis
from ..measures import summary
from ..measures.stance import stances
from ..voice import AUTHOR
from .sheets import ACTOR, QUESTIONS, SENTENCE, actor_unit, sentence_unit

RANK = ("direct", "mixed", "indirect", "scare")
"""Where a sentence holds several reports, it counts as the first of these (codebook, section 1)."""

UNKNOWN = "unknown"


def instrument_answers(a: Analysis) -> pd.DataFrame:
    """What the instruments answer: every sentence and actor of the article (columns unit, kind and one a question)."""
    parts = a.spans[a.spans.role == "content"].merge(a.attributions[["attribution_id", "kind", "speaker"]], on="attribution_id")
    reports = parts.assign(side=summary.side_of(a, parts.speaker).replace({summary.UNNAMED: UNKNOWN}))
    target = summary.side_of(a, a.terms.target).where(a.terms.target.notna(), None)
    own = stances(a)
    own = own[own.voice == AUTHOR]
    felt = dict(zip(own.name, own.label, strict=True))
    return answers(a, reports, a.terms.assign(target=target), {name: felt.get(name, "neutral") for name in a.actors.name})


def answers(a: Analysis, reports: pd.DataFrame, terms: pd.DataFrame, stances: dict[str, str]) -> pd.DataFrame:
    """The answers for every sentence of `a` and every actor in `stances`.

    reports: start, end, kind, side (a name) of each piece of reported content; terms: start, text, voice, target (a name or
    missing); stances: negative, neutral or positive by the actor's name.
    """
    rows: list[dict[str, str | None]] = [
        {"unit": sentence_unit(a, s.sentence_id), "kind": SENTENCE, **_sentence(s, reports, terms)} for s in a.sentences.itertuples()
    ]
    rows += [{"unit": actor_unit(a, name), "kind": ACTOR, "stance": stance} for name, stance in stances.items()]
    return pd.DataFrame(rows, columns=["unit", "kind", *(q.name for q in QUESTIONS)]).astype("str")


def _sentence(sentence, reports: pd.DataFrame, terms: pd.DataFrame) -> dict[str, str | None]:
    here = reports[(reports.start < sentence.end) & (reports.end > sentence.start)]
    kind = next((k for k in RANK if (here.kind == k).any()), "none")
    found = terms[(terms.start >= sentence.start) & (terms.start < sentence.end)].sort_values("start")
    voices, aimed = set(found.voice), found.target.dropna()
    return {
        "reported": kind,
        "side": here.side[here.kind == kind].iloc[0] if kind not in ("none", "scare") else None,
        "loaded": "yes" if len(found) else "no",
        "loaded_words": "; ".join(dict.fromkeys(found.text)) or None,
        "voice": ("both" if len(voices) > 1 else voices.pop()) if voices else None,
        "target": aimed.iloc[0] if len(aimed) else None,
    }


def filled(sheet: pd.DataFrame, coded: pd.DataFrame) -> pd.DataFrame:
    """The sheet with the answers of `coded` in its cells."""
    by_unit = coded.drop_duplicates("unit").set_index("unit")
    out = sheet.copy()
    for q in QUESTIONS:
        mine = out.kind == q.unit
        out[q.name] = out[q.name].mask(mine, out.unit.map(by_unit[q.name]))
    return out
