"""Who is spoken of and never heard: said only where the tables leave no doubt.

"Never heard" means that nothing at all is attributed to the actor or to anybody who stands for it. An instrument that misses
a speaker must not make a silent one of him, so nothing is said of

- whoever is mentioned fewer than `MENTIONS` times, never by name, or does nothing and has nothing done or said to it;
- a body or a country, where somebody is heard of whom it is not known whom he stands for: it may be that one;
- anybody, where a statement's speaker is a pronoun that could not be resolved, or is called by a word of the actor's name;
- anybody, where words in quotation marks have been taken for the author's (`summary.unclaimed`);
- a person in whose sentence, or right after it, "he" or "she" speaks, and whoever is named in a sentence with loose words in marks;
- whoever denies, admits or pleads something, or does something else in words ("had threatened to leave");
- anybody, where a lawyer or spokesman is heard of whom it is not known whose he is;
- whoever is named in the words for a speaker ("Northgate's press office said"), who may speak for it;
- anybody whose name shares a word with a name that is heard, or is an ordinary word of the text ("Union", "the union").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from ..analysis import Analysis
from ..voice import SCARE
from . import refusals, summary

MENTIONS = 3
"""Who is mentioned at least so often and never heard is worth a sentence."""

_CAN_SPEAK = ("person", "organisation", "country", "group")
_DENIES = re.compile(
    r"[\s,]*(?:(?:has|have|had|also|again|later|now|both) )*(?:den(?:y|ies|ied)|plead\w*|pled|reject\w*|dismiss\w*|disput\w+|admit\w*|apologi\w+|confess\w*)\b"
)
SPOKESMAN = re.compile(r"\b(?:spokes\w+|lawyers?|attorneys?|solicitors?|counsel|representatives?|agents?|press office)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|they|it|i|we|you|who|that|this|these|those|one)", re.IGNORECASE)
_SMALL = {"the", "of", "and", "for", "in", "a", "an", "de", "van", "von", "al"}


def silent(a: Analysis) -> dict[str, int]:
    """The sides that are mentioned and never heard, with their mentions, most first; without those who refused to speak."""
    counts = summary.mentions_by_side(a).sum(axis=1)
    heard, asked = _heard(a), {name for name, _ in _refusing(a)}
    unknown = unresolved(a)
    if unknown is None or counts.empty or summary.unclaimed(a):
        return {}
    sides = a.actors.assign(who=summary.side_names(a.actors)).drop_duplicates("name").set_index("name")
    often = [name for name, n in counts.items() if n >= MENTIONS and name not in heard | asked and name in sides.index]
    return {name: int(counts[name]) for name in often if _certain(a, sides.loc[name], heard, unknown)}


def refused(a: Analysis) -> Iterator[tuple[str, pd.DataFrame]]:
    """The actors who refused to speak, and not only to say one thing, and are not heard, nor anybody who stands for them or for whom they
    stand, each with its rows of `refusals.refusals`."""
    yield from ((name, rows) for name, rows in _refusing(a) if refusals.whole(a, rows).any())


def _refusing(a: Analysis) -> Iterator[tuple[str, pd.DataFrame]]:
    """Those and whoever refused to say one thing."""
    rows, heard = refusals.refusals(a), _heard(a)
    rows = rows[rows.actor_id.notna()]
    rows = rows[~summary.side_of(a, rows.actor_id).isin(heard)]
    names = rows.actor_id.map(lambda actor: a.actor_names.get(actor, actor))
    yield from ((str(name), mine) for name, mine in rows.groupby(names, sort=False) if name not in heard)


def _heard(a: Analysis) -> set[str]:
    """The names of the speakers and of whom they stand for."""
    rows = summary.reported(a)
    rows = rows[rows.speaker.notna()]
    return set(rows.side) | set(rows.name)


def unresolved(a: Analysis) -> set[str] | None:
    """The words by which sources that are not known are called; None where one is called by a pronoun, or by nothing at all."""
    rows = summary.reported(a)
    ids = rows.attribution_id[rows.speaker.isna()]
    called = a.spans[(a.spans.role == "source") & a.spans.attribution_id.isin(ids)]
    if set(ids) - set(called.attribution_id) or called.text.str.strip().str.fullmatch(_PRONOUN).any():
        return None
    return set().union(*map(words_of, called.text))


def _certain(a: Analysis, actor: pd.Series, heard: set[str], unknown: set[str]) -> bool:
    """Whether nothing speaks against it that this side is never heard."""
    mine = a.actors.actor_id[summary.side_names(a.actors) == actor.name]
    if (
        _answers(a, mine)
        or _makes_known(a, mine)
        or _is_in_a_source(a, mine)
        or _has_unknown_spokesman(a)
        or _may_be_he(a, mine)
        or _may_be_quoted(a, mine)
    ):
        return False
    if actor.kind == "person" and not _is_surely_one(a, actor):
        return False
    named = a.mentions[(a.mentions.actor_id == actor.actor_id) & (a.mentions.form == "name")]
    involved = set(a.events.agent) | set(a.events.patient) | set(a.terms.target)
    words = words_of(actor.name)
    return bool(
        actor.kind in _CAN_SPEAK
        and len(named)
        and involved & set(mine)
        and not words & unknown.union(*map(words_of, heard))
        and not re.search(rf"\b{re.escape(actor.name.lower())}\b", a.article.text)
        and (actor.kind == "person" or not _may_stand_for_anybody(a))
    )


def _answers(a: Analysis, actors: pd.Series) -> bool:
    """Whether one of these actors denies, admits or pleads something."""
    ends = a.mentions.end[a.mentions.actor_id.isin(actors)]
    return any(_DENIES.match(a.article.text, end) for end in ends)


def _makes_known(a: Analysis, actors: pd.Series) -> bool:
    """Whether a verb of speech follows one of these actors in a sentence and is no other's cue: "who had threatened to leave", "and said no"."""
    cues = a.spans[a.spans.role == "cue"]
    verbs = a.tokens[a.tokens.lemma.str.lower().isin(_SAYS) & (a.tokens.pos == "VERB") & ~a.tokens.start.isin(cues.start)]
    first = a.mentions[a.mentions.actor_id.isin(actors)].groupby("sentence_id").start.min()
    return any(start > first.get(sentence, start) for sentence, start in zip(verbs.sentence_id, verbs.start, strict=True))


_SAYS = frozenset(
    """
    accept admit announce apologise apologize appeal ask assure beg boast call claim complain declare defend demand deny insist lament object plead pledge
    preach promise propose protest refuse reject say speak swear tell thank threaten urge vow warn
    """.split()  # noqa: SIM905
)


def _is_surely_one(a: Analysis, actor: pd.Series) -> bool:
    """Whether somebody of one name is a person: "he" or "she" means the bearer; a chatbot and a storm have names, too."""
    pronouns = a.mentions.text[(a.mentions.actor_id == actor.actor_id) & (a.mentions.form == "pronoun")].str.lower()
    return " " in str(actor.name) or bool(pronouns.isin(_GENDERED).any())


_GENDERED = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})


def _may_be_he(a: Analysis, actors: pd.Series) -> bool:
    """Whether "he" or "she" speaks right after one of these people is named, whoever is thought to be meant."""
    sources = a.spans[(a.spans.role == "source") & a.spans.text.str.strip().str.fullmatch(r"(?i:he|she)")]
    said = a.attributions.sentence_id[a.attributions.attribution_id.isin(sources.attribution_id)]
    people = actors[actors.isin(a.actors.actor_id[a.actors.kind == "person"])]
    named = set(a.mentions.sentence_id[a.mentions.actor_id.isin(people) & (a.mentions.form != "pronoun")])
    return bool(named & ({*said} | {sentence - 1 for sentence in said}))


def _may_be_quoted(a: Analysis, actors: pd.Series) -> bool:
    """Whether words stand in marks, of which nobody is the source, in a sentence that names one of these actors."""
    sources = a.spans.attribution_id[a.spans.role == "source"]
    loose = a.attributions[(a.attributions.kind == SCARE) & ~a.attributions.attribution_id.isin(sources)]
    return bool(set(loose.sentence_id) & set(a.mentions.sentence_id[a.mentions.actor_id.isin(actors)]))


def _is_in_a_source(a: Analysis, actors: pd.Series) -> bool:
    """Whether one of these actors is mentioned in the words for somebody who speaks."""
    rows = summary.reported(a)
    sources = a.spans[(a.spans.role == "source") & a.spans.attribution_id.isin(rows.attribution_id)]
    starts = a.mentions.start[a.mentions.actor_id.isin(actors)].to_numpy()
    return any(((starts >= source.start) & (starts < source.end)).any() for source in sources.itertuples())


def _has_unknown_spokesman(a: Analysis) -> bool:
    """Whether somebody's lawyer or spokesman is heard of whom it is not known whose he is."""
    rows = summary.reported(a)
    alone = rows.attribution_id[rows.speaker.isna() | (summary.side_ids(a, rows.speaker) == rows.speaker)]
    return bool(a.spans.text[(a.spans.role == "source") & a.spans.attribution_id.isin(alone)].str.contains(SPOKESMAN).any())


def _may_stand_for_anybody(a: Analysis) -> bool:
    """Whether somebody is heard who stands for himself alone, as far as is known, or is not known at all."""
    rows = summary.reported(a)
    kinds = dict(zip(a.actors.actor_id, a.actors.kind, strict=True))
    alone = rows.speaker[rows.speaker.isna() | (summary.side_ids(a, rows.speaker) == rows.speaker)]
    return any(pd.isna(who) or kinds.get(who) not in ("country", "document") for who in alone)


def words_of(name: str) -> set[str]:
    """The words of a name that tell it from others, in lower case."""
    return {w for w in re.findall(r"[^\W\d_]+", name.casefold()) if w not in _SMALL and len(w) > 1}
