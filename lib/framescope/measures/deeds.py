"""Roles told by deeds: who acts and is acted on, harms and is harmed, helps and is helped, speaks and is spoken about.

Counted in the author's own sentences that have no source, where nobody but the author tells the story; speaking is counted everywhere.
Nobody is called a hero or a villain here: people do not agree on such roles (expert coders reach an alpha of .43, .17 and .32 on hero,
villain and victim), and what was counted can be read. Harm that nobody does ("79 were killed") is counted by itself: who was harmed is
told, and by whom is not.
"""

from __future__ import annotations

import re

import pandas as pd

from ..analysis import Analysis
from ..voice import AUTHOR
from . import summary

HARM = frozenset(
    """
    abduct abduction abuse airstrike ambush annex annexation arrest assassinate assassination assault attack beat beating behead besiege
    blockade bomb bombard bombardment bombing burn bulldoze capture clash crackdown cyberattack damage demolish demolition deport deportation
    destroy destruction detain detention devastate displace displacement evict eviction execute execution exploit expel expulsion gas
    genocide harass harassment harm hijack hijacking hurt imprison imprisonment incursion infiltration injure injury invade invasion jail
    jailing kidnap kidnapping kill killing layoff loot looting loss lynch lynching maim massacre mine murder oppress oppression oust ouster
    persecute persecution plunder poison poisoning provocation punish punishment raid rape ravage repress rob robbery sabotage sack sacking
    shell shelling shoot shooting siege slaughter slay slaying stab stabbing starve strafe strangle suffer suppress suppression terrorise
    terrorize theft threaten torture victimise victimize violence wound wreck
    """.split()  # noqa: SIM905
)
"""Deeds by which somebody is harmed."""

HELP = frozenset(
    """
    aid assist assistance back cure defend donate feed free fund heal help house nurse protect release relief rescue save shelter support
    treat
    """.split()  # noqa: SIM905
)
"""Deeds by which somebody is helped."""

COLUMNS = ("acts", "acted_on", "harms", "harmed", "helps", "helped", "speaks", "spoken_about")
LAWFUL = frozenset({"arrest", "detain", "detention", "execution", "imprison", "jail", "jailing", "punish", "punishment"})
"""What courts and the police do: who did it goes without saying."""
_DOING = frozenset({"cause", "commit", "inflict", "launch", "perpetrate", "wage", "wag"})
"""What somebody does whose doing is harm; the model's lemmatizer takes "waging" for a form of "wag"."""
_UNREAL = re.compile(
    r"\b(?:would|could|might|may|can|will|shall|should|must|to|if|not|never|n['’]t|no|risk of|threat of|fears? of|against|from|ban on|fewer"
    r"|(?:avoid|avert|block|end|halt|prevent|stop)(?:s|ed|ped|ing|ping)?)\b"
    r"(?:\s(?:be|been|have|being|get|ever|also|a|an|the|any|all|further|many|more|mass|another|\w+-fault))*\s*\Z",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:nobody|no[ -]one|none|neither|no|hardly\sany\w*)\b(?:\s(?!(?:and|but|so|that|who|which|when|was|were)\b)[\w'’-]+){0,4}"
    r"\s(?:was|were|is|are|(?:has|have|had)\sbeen)(?:\s\w+ly)?\s*\Z",
    re.IGNORECASE,
)
"""That it befalls nobody ("no one was", "none of the crew were")."""
LOST = frozenset({"loss", "injury", "suffer"})
"""What its possessor undergoes: "207 losses", "suffered"."""


def told(a: Analysis) -> pd.DataFrame:
    """The events that the author tells in sentences without a source and that are not denied (rows of ``events``)."""
    plain = summary.unsourced(a).sentence_id
    return a.events[(a.events.voice == AUTHOR) & a.events.sentence_id.isin(plain) & ~a.events.negated]


def deeds(a: Analysis) -> pd.DataFrame:
    """One row an actor, by actor_id, groups counted with whom they stand for too: how often it acts, is acted on, harms, is harmed, helps, is helped (in `told`), speaks
    (attributions) and is spoken about (mentions in the words of others)."""
    events = told(a)
    agents = summary.with_groups(a, events[events.agent.notna()], "agent")
    patients = summary.with_groups(a, events[events.patient.notna()], "patient")
    said = summary.reported(a)
    others = a.mentions[a.mentions.speaker.notna() & (a.mentions.speaker != a.mentions.actor_id)]
    counts = {
        "acts": agents.agent, "acted_on": patients.patient,
        "harms": agents.agent[_is(agents, HARM) & ~_is(agents, LOST)], "harmed": _harmed(agents, patients),
        "helps": agents.agent[_is(agents, HELP)], "helped": patients.patient[_is(patients, HELP)],
        "speaks": said.speaker.dropna(), "spoken_about": others.actor_id.dropna(),
    }  # fmt: skip
    found = pd.DataFrame({name: ids.value_counts() for name, ids in counts.items()}, index=pd.Index(a.actors.actor_id, name="actor_id"))
    return found.reindex(columns=list(COLUMNS)).fillna(0).astype(int)


def _is(events: pd.DataFrame, kinds: frozenset[str]) -> pd.Series:
    return events.event.isin(kinds)


def _harmed(agents: pd.DataFrame, patients: pd.DataFrame) -> pd.Series:
    """Whom a harm befalls: the patient, or who suffers it."""
    return pd.concat([patients.patient[_is(patients, HARM)], agents.agent[_is(agents, LOST)]])


def harm_without_agent(a: Analysis) -> pd.DataFrame:
    """The harm that the author tells of in sentences that do not say who did it: rows of ``events`` in `told` whose agent is left out.

    Verbs in the passive and nouns count. Not counted are what the law does ("was jailed"), what may or shall be ("would be killed"), and
    sentences that name somebody who does harm or wages it ("the latest crime in a war that the landlords wage").
    """
    events = told(a)
    harm = events[_is(events, HARM - LAWFUL) & events.agent.isna() & events.agent_text.isna()]
    harm = harm[harm.form.isin(["agentless passive", "nominalisation"]) & ~(_is(harm, LOST) & (harm.form == "nominalisation"))]
    doing = events[_is(events, HARM) & (events.agent.notna() | events.agent_text.notna())]
    waging = a.tokens[a.tokens.lemma.isin(_DOING) & (a.tokens.pos == "VERB")]
    real = [not _may_be(a, start) for start in harm.start]
    return harm[~harm.sentence_id.isin([*doing.sentence_id, *waging.sentence_id]) & pd.Series(real, index=harm.index, dtype=bool)]


def _may_be(a: Analysis, start: int) -> bool:
    """Whether the words right before say that it may be, shall be or is to be done, or befalls nobody."""
    before = a.article.text[max(0, start - 60) : start]
    return bool(_UNREAL.search(before[-40:]) or _NOBODY.search(before))
