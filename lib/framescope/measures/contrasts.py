"""Findings on how sides are portrayed: who is accused and whose accusation it is, who is judged, and harm that nobody does.

An article accuses one side in its author's own voice and another in its sources': that asymmetry is the plainest sign of a slant, and it
is told with both numbers. A side is said to be painted negatively only where two instruments agree that it is: the mentions of it in the
author's voice, and the author's own accusations or loaded terms. Bad news about somebody is no judgement of him.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

import pandas as pd

from ..analysis import Analysis
from ..voice import AUTHOR
from ..wording import begun, count, join, quoted
from . import summary
from .deeds import harm_without_agent
from .finding import Finding, first, rows_of, the
from .stance import stances

FEWEST = 3
"""Fewer accusations than this are no pattern."""
MOST_OF = 2 / 3
"""So large a part of the accusations against one side is worth a sentence."""
ABOUT = 4
"""The article is about so many of the most mentioned sides, at most."""
NAMED_HARM = 2
VAGUE = frozenset({"abuse", "assault", "attack", "damage", "eviction", "harm", "shooting", "violence", "theft"})
"""Nouns of harm that tell as well of a kind of crime, or of words ("gun violence", "an attack on his record")."""
_LONGEST = 60
"""Characters of an accusation that are shown."""
_JUDGED = ("person", "organisation", "country", "group")
ASSERTED, DISTANCED = "asserted", "distanced"


def accused(a: Analysis) -> Iterator[Finding]:
    """Whose accusations stand against whom: the author's own against one side, the sources' against another; or all against one."""
    rows, who = a.accusations, summary.side_of(a, a.accusations.accused)
    if len(rows) < FEWEST or summary.unclaimed(a):
        return
    sizes = _by_side(rows, who)
    own, others = _most_own(sizes), _nobodys_own(a, sizes)
    if own is not None and others is not None and own in set(_about(a)):
        mine, theirs = rows[who == own], rows[who == others]
        text = f"{_clause(a, sizes, own, mine)}, while {_clause(a, sizes, others, theirs, again=True)}: {_words(mine)} against {_words(theirs)}."
        yield Finding("accused", begun(text), _evidence(rows, who, (own, others)), 98, (own, others))
    elif (most := first(sizes.n, least=max(FEWEST, MOST_OF * len(rows)))) is not None and sizes.own[most]:
        mine, asserted = rows[who == most], int(sizes.own[most])
        whose = f"{asserted} of them {'is' if asserted == 1 else 'are'} the author's own"
        text = f"{_part(len(mine), len(rows))} found in the article are against {_whom(a, most, mine)}, and {whose}: {_words(mine)}."
        yield Finding("accused", text, _evidence(rows, who, (most,)), 98, (most,))


def attributed(a: Analysis) -> Iterator[Finding]:
    """That no accusation is the author's own."""
    rows = a.accusations
    if len(rows) >= FEWEST and not (rows.sourcing == ASSERTED).any() and not summary.unclaimed(a):
        text = f"All {len(rows)} accusations found in the article are sources', none the author's own{_doubted(rows)}."
        yield Finding("attributed", text, (rows_of("accusations", rows),), 43)


def judged(a: Analysis) -> Iterator[Finding]:
    """Who is painted negatively, and who positively, in the author's own words."""
    rows = stances(a)
    rows = rows[(rows.voice == AUTHOR) & rows.actor_id.map(dict(zip(a.actors.actor_id, a.actors.kind, strict=True))).isin(_JUDGED)]
    clear = set(summary.clear_tones(a).who) if len(a.sentiments) else set()
    felt = summary.with_groups(a, summary.by_author(a.sentiments), "actor_id") if len(rows) else a.sentiments
    for kind, label in (("judged", "negative"), ("praised", "positive")):
        for row in rows[(rows.label == label) & ~rows.name.isin(clear)].sort_values("n", ascending=False, kind="stable").itertuples():
            mine = felt[felt.actor_id == row.actor_id]
            if (found := _judgement(a, kind, label, row, mine)) is not None:
                yield found
                break


def _judgement(a: Analysis, kind: str, label: str, row, mine: pd.DataFrame) -> Finding | None:
    """The finding on one actor, where enough of the mentions and another instrument bear it out."""
    telling = mine[mine.label == label]
    against = mine[mine.label == ("positive" if label == "negative" else "negative")]
    own = summary.with_groups(a, a.accusations[a.accusations.sourcing == ASSERTED], "accused")
    own = own[own.accused == row.actor_id]
    terms = summary.with_groups(
        a, a.terms[(a.terms.voice == AUTHOR) & (a.terms.valence < 0 if kind == "judged" else a.terms.valence > 0)], "target"
    )
    terms = terms[terms.target == row.actor_id]
    borne_out = len(terms) + (len(own) if kind == "judged" else 0)
    if min(len(telling), borne_out) < 2 or len(telling) <= len(against) or (kind == "praised" and len(own)):
        return None
    behind = " or those who stand for it" if set(mine.mention_id) - set(a.mentions.mention_id[a.mentions.actor_id == row.actor_id]) else ""
    text = f"The author's own words paint {the(row.name, a)}{behind} {label}ly, in {len(telling)} of the {count(len(mine), 'mention')}{_by(terms, own)}."
    evidence = (rows_of("sentiments", telling), rows_of("terms", terms) if len(terms) else rows_of("accusations", own))
    return Finding(kind, text, evidence, 96 if kind == "judged" else 94, (row.name,))


def _by(terms: pd.DataFrame, own: pd.DataFrame, most: int = 4) -> str:
    """ " and by 2 loaded terms: …", or by the author's own accusations where there is no term."""
    rows, what = (terms, "loaded term") if len(terms) else (own, "accusation")
    words = quoted(list(dict.fromkeys(rows.sort_values("start").text.str.lower())))
    return f" and by {count(len(rows), what)}: {join(words[:most])}{' among them' if len(words) > most else ''}"


def harm(a: Analysis) -> Iterator[Finding]:
    """That the author tells of harm in sentences that do not say who did it."""
    rows = harm_without_agent(a)
    told = rows.sentence_id.isin(a.accusations.sentence_id)
    vague = (rows.form == "nominalisation") & rows.event.isin(VAGUE)
    rows = rows[~told & ~vague]
    if len(rows) >= NAMED_HARM:
        words = quoted(list(dict.fromkeys(rows.text.str.lower())))
        more = " among them" if len(words) > 4 else ""
        text = f"The author tells of harm {_times(len(rows))} in sentences that do not say who did it: {join(words[:4])}{more}."
        yield Finding("harm", text, (rows_of("events", rows),), 68)


def _times(n: int) -> str:
    return "twice" if n == 2 else f"{n} times"


def _by_side(rows: pd.DataFrame, who: pd.Series) -> pd.DataFrame:
    """How many accusations there are against each side (n), how many the author asserts (own) and how many are put in doubt (doubted)."""
    flags = pd.DataFrame({"n": 1, "own": rows.sourcing == ASSERTED, "doubted": rows.sourcing == DISTANCED}, index=rows.index).astype(int)
    return flags.groupby(who.rename("side")).sum()


def _about(a: Analysis) -> list[str]:
    """The sides that the article is about: those mentioned most."""
    return list(summary.mentions_by_side(a).index[:ABOUT])


def _most_own(sizes: pd.DataFrame) -> str | None:
    """The side that more accusations of the author's own are made against than any other."""
    return first(sizes.own[sizes.n >= 2])


def _nobodys_own(a: Analysis, sizes: pd.DataFrame) -> str | None:
    """The side that the sources alone accuse, more often than any other such, of those the article is about."""
    rows = sizes[(sizes.own == 0) & sizes.index.isin(_about(a))]
    return first(rows.n, least=1 if sizes.n[sizes.own > 0].max() >= FEWEST else 2)


def _clause(a: Analysis, sizes: pd.DataFrame, side: str, mine: pd.DataFrame, again: bool = False) -> str:
    """ "All 4 accusations against X are the author's own", "both against Y are sources', one of them put in doubt"."""
    n, own = int(sizes.n[side]), int(sizes.own[side])
    what = f"{'' if again else 'accusation' + ('' if n == 1 else 's') + ' '}against {_whom(a, side, mine)}"
    if n == 1:
        whose = "the author's own" if own else "a source's"
        return f"the one {what} is {whose}{', and put in doubt' if sizes.doubted[side] else ''}"
    every = "both" if n == 2 else f"all {n}"
    if own == n:
        return f"{every} {what} are the author's own"
    if own:
        return f"{own} of the {n} {what} {'is' if own == 1 else 'are'} the author's own"
    return f"{every} {what} are sources'{_doubted(mine)}"


def _words(rows: pd.DataFrame, most: int = 3) -> str:
    """The words of the accusations in quotation marks, each once, in the order of the text; long ones are cut."""
    words = list(dict.fromkeys(shorten(" ".join(text.split()), _LONGEST, placeholder=" …") for text in rows.sort_values("start").text))
    return join(quoted(words[:most])) + (" among them" if len(words) > most else "")


def _doubted(rows: pd.DataFrame) -> str:
    """ ", 2 of them put in doubt", and nothing where none is."""
    n = int((rows.sourcing == DISTANCED).sum())
    some = "all" if n == len(rows) and n > 2 else "both" if n == len(rows) else str(n)
    return f", {some} of them put in doubt" if n else ""


def _whom(a: Analysis, side: str, mine: pd.DataFrame) -> str:
    """The side, or it and whoever stands for it where others are accused than it itself."""
    behind = set(mine.accused) - set(summary.side_ids(a, mine.accused))
    return f"{the(side, a)} or those who stand for it" if behind else the(side, a)


def _part(n: int, of: int) -> str:
    return f"All {n} accusations" if n == of else f"{n} of the {of} accusations"


def _evidence(rows: pd.DataFrame, who: pd.Series, sides: tuple[str, ...]) -> tuple:
    return tuple(rows_of("accusations", rows[who == side]) for side in sides)
