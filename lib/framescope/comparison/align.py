"""One identity for each actor over several articles.

Countries, known bodies and those of a user's actor file have the same id in every article. Others are aligned by their key
(`framescope.actors.keys`):

- first and last name decide, whatever stands between and behind them ("Ann B. Alder Jr." is "Ann Alder"), unless two of that
  name differ in initials, generation, country or party;
- a named body is the same with and without "the";
- a last name alone ("Alder") is the one whom another article names in full, where only one of that last name is in the review;
- all get the form that is used most, the shorter of two used equally; so does what has one id in several articles, such as "the Union"
  of a headline and "the union" of another text.

Each actor has one side in the whole review: the one that most articles give, and the first of two given equally often; an
article in which the actor stands for itself takes it over. A country that has `STAGE` times the mentions of any other side that two articles share is
no side but the stage, as in a story of home politics: whoever acts for it (a ministry, a court, a senator) stands alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Any, NamedTuple

import pandas as pd

from ..actors.keys import parts, told_apart
from ..analysis import Analysis

STAGE = 4

_ALIGNED = frozenset({"person", "organisation"})


class Form(NamedTuple):
    """How an actor is called in the whole review: its key, actor_id, name and kind."""

    key: str
    actor_id: str
    name: str
    kind: str


def align(analyses: list[Analysis]) -> list[Analysis]:
    """The analyses with one id, one name and one side for each actor, by the rules in this module's head."""
    keys = told_apart(pd.concat([a.actors for a in analyses], ignore_index=True))
    starts = accumulate((len(a.actors) for a in analyses), initial=0)
    own = [keys.iloc[start : start + len(a.actors)].set_axis(a.actors.index) for start, a in zip(starts, analyses, strict=False)]
    forms = _forms(analyses, own)
    sided = _with_one_side(_with_one_name([_renamed(a, k, forms) for a, k in zip(analyses, own, strict=True)]))
    stage = _stage(sided)
    return [_off_stage(a, stage) for a in sided] if stage else sided


def _forms(analyses: Iterable[Analysis], keys: Iterable[pd.Series]) -> dict[str, Form]:
    """The form of each person and body that is used most, by key."""
    seen: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for a, own in zip(analyses, keys, strict=True):
        for actor, key in zip(a.actors.itertuples(), own, strict=True):
            if isinstance(key, str) and actor.kind in _ALIGNED:
                seen[key][actor.actor_id, actor.name, actor.kind] += actor.mentions
    return {key: Form(key, *max(sorted(counts), key=lambda form: (counts[form], -len(form[1])))) for key, counts in seen.items()}


def _renamed(a: Analysis, keys: pd.Series, forms: Mapping[str, Form]) -> Analysis:
    """The analysis with the common ids, names and keys; two whom the article itself tells apart stay two."""
    known = set(a.actors.actor_id)
    new: dict[str, Form] = {}
    for actor, key in zip(a.actors.itertuples(), keys, strict=True):
        form = forms.get(key) if isinstance(key, str) else _by_surname(actor, forms)
        if form and form.kind == actor.kind and form.actor_id not in known and form not in new.values():
            new[actor.actor_id] = form
    ids, names = {old: form.actor_id for old, form in new.items()}, {form.actor_id: form.name for form in new.values()}
    found = a.actors.assign(actor_key=keys.fillna(a.actors.actor_id.map({old: form.key for old, form in new.items()})).astype("str"))
    if not new:
        return replace(a, actors=found)
    tables = {
        table: frame.assign(**{c: frame[c].replace(ids) for c in _IDS if c in frame})
        for table, frame in {**a.tables, "actors": found}.items()
        if len(frame)
    }
    actors = tables["actors"]
    tables["actors"] = actors.assign(name=actors.actor_id.map(names).fillna(actors.name).astype("str"))
    return replace(a, **tables)


def _by_surname(actor: Any, forms: Mapping[str, Form]) -> Form | None:
    """The only person of the review whose last name is all that the actor is called by."""
    words = parts(actor.name)[0]
    if actor.kind != "person" or len(words) != 1:
        return None
    same = [form for form in forms.values() if form.kind == "person" and parts(form.name)[0][-1:] == words]
    return same[0] if len(same) == 1 else None


_IDS = ("actor_id", "side", "speaker", "target", "agent", "patient", "actor", "source", "accused", "accuser")
"""The columns that hold an actor_id, in whatever table."""


def _with_one_name(analyses: list[Analysis]) -> list[Analysis]:
    """The analyses with one name for each id: that with most mentions, in small letters where one article has it so."""
    everybody = pd.concat([a.actors for a in analyses], ignore_index=True)
    small = {name for name in everybody.name if name[:1].islower()}
    counts = everybody.groupby(["actor_id", "name"]).mentions.sum()
    names: dict[str, str] = {}
    for actor_id, name in sorted(counts.index, key=lambda key: (-counts[key], len(key[1]), key[1])):
        names.setdefault(actor_id, name[:1].lower() + name[1:] if name[:1].lower() + name[1:] in small else name)
    return [replace(a, actors=a.actors.assign(name=a.actors.actor_id.map(names).astype("str"))) for a in analyses]


def _with_one_side(analyses: list[Analysis]) -> list[Analysis]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    everybody = pd.concat([a.actors for a in analyses], ignore_index=True)
    for actor_id, side in zip(everybody.actor_id, everybody.side, strict=True):
        votes[actor_id].update([side] if isinstance(side, str) and side != actor_id else [])
    chosen = {actor_id: seen.most_common(1)[0][0] if seen else actor_id for actor_id, seen in votes.items()}
    rows = everybody.drop_duplicates("actor_id").assign(mentions=0)
    return [_sided(a, chosen, rows) for a in analyses]


def _sided(a: Analysis, chosen: Mapping[str, str], everybody: pd.DataFrame) -> Analysis:
    """The analysis with these sides; a side that the article does not mention becomes an actor without mentions."""
    actors = a.actors.assign(side=a.actors.actor_id.map(chosen).astype("str"))
    unseen = everybody[everybody.actor_id.isin(set(actors.side) - set(actors.actor_id))]
    unseen = unseen.assign(side=unseen.actor_id.map(chosen).astype("str"))
    said = a.attributions.assign(side=a.attributions.speaker.map(chosen).astype("str"))
    return replace(a, actors=pd.concat([actors, unseen], ignore_index=True), attributions=said)


def _stage(analyses: list[Analysis]) -> str | None:
    """The country that holds nearly all mentions, by the rule in this module's head; each article counts the same."""
    shares = pd.concat([_by_side(a) for a in analyses], axis=1)
    total = shares[shares.notna().sum(axis=1) > 1].sum(axis=1).sort_values(ascending=False, kind="stable")
    countries = {actor_id for a in analyses for actor_id in a.actors.actor_id[a.actors.kind == "country"]}
    clear = len(total) and total.iloc[0] >= STAGE * total.iloc[1:2].sum()
    return total.index[0] if clear and total.index[0] in countries else None


def _by_side(a: Analysis) -> pd.Series:
    """The share of all mentions that each side has."""
    counts = a.actors.mentions.groupby(a.actors.side.fillna(a.actors.actor_id)).sum()
    return counts[counts > 0] / max(1, counts.sum())


def _off_stage(a: Analysis, stage: str) -> Analysis:
    """The analysis with nobody on the side `stage` but itself."""
    actors = a.actors.assign(side=a.actors.side.where(a.actors.side != stage, a.actors.actor_id))
    side = actors.drop_duplicates("actor_id").set_index("actor_id").side
    return replace(a, actors=actors, attributions=a.attributions.assign(side=a.attributions.speaker.map(side).astype("str")))
