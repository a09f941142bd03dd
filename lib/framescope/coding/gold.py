"""The default article coded by hand (``data/gold``), and where the instruments disagree with it.

The gold is one careful reader's, made before any instrument was looked at (``data/gold/CODEBOOK.md``). What follows from it
holds for one article only. Its disagreements with the instruments are shown, not tuned away: some are the instruments'
mistakes, some the reader's, some cannot be settled.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..analysis import Analysis
from ..measures import summary
from ..measuring import by_themselves
from ..resources import resource
from .agreement import precision_recall
from .codings import answers, instrument_answers
from .sheets import actor_unit

ARTICLE = "azernews"
COLUMNS = ("layer", "start", "text", "gold", "instrument")
SCORE_COLUMNS = ("layer", "n", "found", "same", "precision", "recall", "f1")
LAYERS = ("attributions", "loaded terms", "stance")
NOTHING = "nothing"


@dataclass(frozen=True)
class Gold:
    """The hand coding of an article: tables attributions, terms and stance."""

    attributions: pd.DataFrame
    terms: pd.DataFrame
    stance: pd.DataFrame


def gold_of(a: Analysis) -> Gold | None:
    """The gold of the article, or None where there is none: every offset must point to the words that were coded."""
    if a.article.id != ARTICLE:
        return None
    tables = (pd.read_csv(resource("data", "gold", f"{ARTICLE}_{name}.csv")) for name in ("attributions", "terms", "stance"))
    gold = Gold(*tables)
    pieces = [
        *zip(gold.attributions.content_start, gold.attributions.content, strict=True),
        *zip(gold.terms.start, gold.terms.text, strict=True),
    ]
    return gold if all(a.article.text.startswith(text, start) for start, text in pieces) else None


def gold_answers(a: Analysis, gold: Gold) -> pd.DataFrame:
    """The gold as the answers of a coding sheet."""
    reports = gold.attributions.rename(columns={"content_start": "start"})
    reports = reports.assign(end=reports.start + reports.content.str.len())
    sides = _sides(a)
    terms = gold.terms.assign(target=gold.terms.target.map(lambda t: t if pd.isna(t) else _side(t, sides)))
    return answers(a, reports, terms, dict(zip(gold.stance.actor, gold.stance.stance, strict=True)))


def disagreements(a: Analysis) -> pd.DataFrame:
    """Each place where gold and instruments differ: layer, start, text, what the gold and what the instrument says.

    Attributions meet when their contents share half of their characters (intersection over union); terms when they overlap.
    Empty where the article has no gold.
    """
    gold = gold_of(a)
    a = a if gold is None else by_themselves(a)
    rows = [] if gold is None else [*_attributions(a, gold), *_terms(a, gold), *_stances(a, gold)]
    frame = pd.DataFrame([r for r in rows if r[3] != r[4]], columns=list(COLUMNS))
    order = frame.layer.map({layer: i for i, layer in enumerate(LAYERS)})
    return frame.assign(_order=order).sort_values(["_order", "start"], kind="stable", ignore_index=True).drop(columns="_order")


def gold_scores(a: Analysis) -> pd.DataFrame:
    """For each layer: n (in the gold), found (by the instrument), same (found as the gold has it), precision, recall, F1."""
    gold = gold_of(a)
    if gold is None:
        return pd.DataFrame(columns=list(SCORE_COLUMNS))
    a, out = by_themselves(a), []
    for layer, rows in zip(LAYERS, (_attributions(a, gold), _terms(a, gold), _stances(a, gold)), strict=True):
        n, found = sum(r[3] != NOTHING for r in rows), sum(r[4] != NOTHING for r in rows)
        same = sum(r[3] == r[4] for r in rows)
        out.append((layer, n, found, same, *precision_recall(same, found, n)))
    return pd.DataFrame(out, columns=list(SCORE_COLUMNS))


_Row = tuple[str, int, str, str, str]


def _attributions(a: Analysis, gold: Gold) -> list[_Row]:
    """Gold and found attributions side by side, as "kind, cue class, side"."""
    parts = a.spans[a.spans.role == "content"].groupby("attribution_id").agg(start=("start", "min"), end=("end", "max"))
    found = summary.reported(a).drop(columns=["start", "end"]).merge(parts, left_on="attribution_id", right_index=True)
    free, rows = list(found.itertuples()), []
    for g in gold.attributions.itertuples():
        end = g.content_start + len(g.content)
        best = max(free, key=lambda f: _overlap(f.start, f.end, g.content_start, end), default=None)
        if best is not None and _overlap(best.start, best.end, g.content_start, end) >= 0.5:
            free.remove(best)
            rows.append((LAYERS[0], g.content_start, g.content, _report(g), _report(best)))
        else:
            rows.append((LAYERS[0], g.content_start, g.content, _report(g), NOTHING))
    return rows + [(LAYERS[0], f.start, a.article.text[f.start : f.end], NOTHING, _report(f)) for f in free]


def _overlap(start: int, end: int, other_start: int, other_end: int) -> float:
    shared = min(end, other_end) - max(start, other_start)
    return max(0, shared) / (max(end, other_end) - min(start, other_start))


def _report(row) -> str:
    return f"{row.kind}, {row.cue_class}, {row.side}"


def _terms(a: Analysis, gold: Gold) -> list[_Row]:
    """Gold and found terms side by side, as "category, voice, target's side"."""
    sides = _sides(a)
    target = summary.side_of(a, a.terms.target).where(a.terms.target.notna(), "nobody")
    free, rows = list(a.terms.assign(target=target).itertuples()), []
    for g in gold.terms.itertuples():
        aimed = "nobody" if pd.isna(g.target) else _side(g.target, sides)
        mine = f"{g.category}, {g.voice}, {aimed}"
        match = next((f for f in free if f.start < g.start + len(g.text) and f.end > g.start), None)
        if match is not None:
            free.remove(match)
        rows.append((LAYERS[1], g.start, g.text, mine, _term(match) if match is not None else NOTHING))
    return rows + [(LAYERS[1], f.start, f.text, NOTHING, _term(f)) for f in free]


def _term(row) -> str:
    return f"{row.category.split(' or ')[0]}, {row.voice}, {row.target}"


def _sides(a: Analysis) -> dict[str, str]:
    return dict(zip(a.actors.name, summary.side_of(a, a.actors.actor_id), strict=True))


def _side(name: str, sides: dict[str, str]) -> str:
    """The side of an actor by its name in the gold; a document is found by the last word of its name ("draft resolution")."""
    return next((side for actor, side in sides.items() if actor == name or actor.split()[-1] == name), name)


def _stances(a: Analysis, gold: Gold) -> list[_Row]:
    """Gold and measured stance of each actor; an actor that was not found is measured as nothing."""
    measured = instrument_answers(a).set_index("unit").stance
    found = {name: measured[actor_unit(a, name)] for name in a.actors.name}
    rows = []
    for g in gold.stance.itertuples():
        name = next((n for n in found if n == g.actor or n.split()[-1] == g.actor), g.actor)
        rows.append((LAYERS[2], 0, g.actor, g.stance, found.get(name, NOTHING)))
    return rows


def in_words(a: Analysis) -> list[str]:
    """One sentence a layer on how far instruments and gold agree; that there is no gold where there is none."""
    if gold_of(a) is None:
        return ["This article was not coded by hand: “framescope sheet” draws a sheet for two people to fill in."]
    return [
        f"{row.layer.capitalize()}: {row.n} in the gold, {row.found} found, {row.same} of them as the gold has them (F1 {row.f1:.2f})."
        for row in gold_scores(a).itertuples()
    ]
