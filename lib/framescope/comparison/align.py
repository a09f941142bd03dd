"""One identity for each actor over several articles.

Countries, known bodies and those of a user's actor file have the same id in every article. People are aligned by name:

- first and last name decide, whatever stands between and behind them ("Ann B. Alder Jr." is "Ann Alder"), unless two of that
  name differ in their initials;
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

import pandas as pd

from ..analysis import Analysis
from ..gazetteer.name_variants import SUFFIXES

STAGE = 4

Key = tuple[str, str]
Form = tuple[str, str]
"""An actor_id and a name."""


def align(analyses: list[Analysis]) -> list[Analysis]:
    """The analyses with one id, one name and one side for each actor, by the rules in this module's head."""
    people = _people(analyses)
    sided = _with_one_side(_with_one_name([_renamed(a, people) for a in analyses]))
    stage = _stage(sided)
    return [_off_stage(a, stage) for a in sided] if stage else sided


def _words(name: str) -> tuple[list[str], tuple[str, ...]]:
    """A person's name as words without initials and suffix, and its initials."""
    words = [word.strip(".,").casefold() for word in name.split()]
    return [w for w in words if len(w) > 1 and w not in SUFFIXES], tuple(w for w in words if len(w) == 1)


def _people(analyses: Iterable[Analysis]) -> dict[str, dict[Key, Form | None]]:
    """The people who are named in full somewhere: by last name, then by first and last name; None where initials tell two apart."""
    forms: dict[Key, Counter[Form]] = defaultdict(Counter)
    for actor in (actor for a in analyses for actor in a.actors[a.actors.kind == "person"].itertuples()):
        words, _ = _words(actor.name)
        if len(words) > 1:
            forms[words[0], words[-1]][actor.actor_id, actor.name] += actor.mentions
    found: dict[str, dict[Key, Form | None]] = defaultdict(dict)
    for key, seen in forms.items():
        one = len({_words(name)[1] for _, name in seen} - {()}) < 2
        found[key[1]][key] = max(sorted(seen), key=lambda form: (seen[form], -len(form[1]))) if one else None
    return found


def _renamed(a: Analysis, people: Mapping[str, Mapping[Key, Form | None]]) -> Analysis:
    """The analysis with the people's common ids and names; two whom the article itself tells apart stay two."""
    known = set(a.actors.actor_id)
    new: dict[str, Form] = {}
    for actor in a.actors[a.actors.kind == "person"].itertuples():
        words, _ = _words(actor.name)
        same = people.get(words[-1], {}) if words else {}
        form = same.get((words[0], words[-1])) if len(words) > 1 else next(iter(same.values())) if len(same) == 1 else None
        if form and form[0] not in known and form not in new.values():
            new[actor.actor_id] = form
    if not new:
        return a
    ids, names = {old: form[0] for old, form in new.items()}, dict(new.values())
    tables = {
        table: frame.assign(**{c: frame[c].replace(ids) for c in _IDS if c in frame}) for table, frame in a.tables.items() if len(frame)
    }
    actors = tables["actors"]
    tables["actors"] = actors.assign(name=actors.actor_id.map(names).fillna(actors.name).astype("str"))
    return replace(a, **tables)


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
