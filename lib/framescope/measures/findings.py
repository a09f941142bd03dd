"""What a careful reader would notice, as values: each finding with its rows, made only where its condition holds.

=========== ==================================================================== =============================================
kind        says                                                                 only where
=========== ==================================================================== =============================================
accused     who is accused by the author and who by sources, both with their     three accusations or more; see
            numbers; or that nearly all accusations are against one side         `framescope.measures.contrasts`
accuses     who accuses whom of what, and whether the accused is heard in answer a source is known; see `framescope.measures.accusing`
charged     of what somebody is accused, where it is not said by whom            nobody whom the article names accuses him
blamed      whom the author accuses of a lie, a failure or the blame in his or   in a sentence without a source
            her own voice
denied      who is reported to deny something                                    no accusation against him is told
judged      whom the author's own words paint negatively                         two mentions, borne out by accusations or terms
praised     whom they paint positively                                           two mentions, borne out by terms
attributed  that no accusation is the author's own                               three accusations or more
harm        that harm is told in sentences that do not say who did it            twice or more, in sentences without a source
painted     at whom many of the author's loaded terms are aimed                  at least two, `PART` of all, more than at others
tone        of whom the author's tone is negative or positive                    the interval of its mean lies off zero
heard       who has most of the words quoted or reported, or that they are       clearly most; shared out: `MANY` sides, none with
            shared out; one statement alone is told as one                       `SHARED_OUT`; and the sides are told apart
last_word   who has the last word                                                a quotation ends the article, and three are heard
nameless    which sources speak whose names the article keeps back               the words for the source say so
personal    that the author writes as "I", and speaks to "you"                   in a good part of the sentences
named       that it could not be told who says most of what is reported          more than half of the words
unclaimed   that words in quotation marks have no source                         they are more than a twentieth of all words
quoted_only that the loaded terms aimed at a side are sources' alone             at least two, and none of the author's
silent      who is mentioned but never quoted or reported                        see `framescope.measures.silence`
refused     who is not heard because he refused to speak                         the words of the refusal follow the actor, and
                                                                                 nobody is heard for whom it speaks
whose       that the loaded terms are mostly the sources', or the author's       four or more, two thirds of them
doubted     whose words alone are introduced with doubt                          others are heard too, without any doubt
distance    from which quoted words the author keeps a distance                  a word of distance stands before the marks
restrained  that the author's own words hold no loaded term                      the author has `ENOUGH` words
voices      how many of the words are the author's own                           somebody is heard
unheard     that nobody was found who is quoted or reported                      there is no quotation mark either
size        how much was measured                                                always
=========== ==================================================================== =============================================

Nothing is said of what cannot be told, and "most" is said only of what is more than any other. Where words in quotation marks
have been taken for the author's (`framescope.measures.summary.unclaimed`), nothing is said of how much is whose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pandas as pd

from ..analysis import Analysis
from ..attribution.cues import DOUBTS
from ..voice import AUTHOR, SCARE, SOURCE
from ..wording import count, join, percent, quoted, signed, times
from . import silence, summary
from .accusing import accuses, blamed, charged, refusing
from .contrasts import accused, attributed, harm, judged
from .denials import denied
from .finding import Finding, closed, first, on_behalf, rows_of, the
from .once import once, remembering
from .personal import personal
from .room import heard, last_word, named, nameless, unclaimed

FEWEST_TERMS = 4
"""Fewer loaded terms than this say nothing about whose they are."""

MOSTLY = 2 / 3

OPINION = 10
"""So many loaded terms of the author's own are the answer, and not one of the sizes."""

PART = 0.25
"""So large a part of the author's loaded terms, at least, is worth a sentence on at whom they are aimed."""

ENOUGH = 100
"""That so many words of the author's hold no loaded term is worth a sentence."""

_MARKS = re.compile(r'["“”„«»‘’]|(?<!\w)\'(?=\w)')


@once
def findings(a: Analysis) -> list[Finding]:
    """What the tables of an article bear out, the heaviest first.

    Examples
    --------
    >>> import framescope as fs
    >>> found = findings(fs.analyze(fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick."), instruments=[]))
    >>> found[0].kind, str(found[0])
    ('heard', 'One statement alone is quoted or reported, of 5 words: that of Ann Lee.')
    """
    with remembering():
        found = [finding for make in _MAKERS for finding in make(a)]
    told = set(refusing(found))
    found = [f for f in found if f.kind != "refused" or not told.issuperset(f.actors)]
    return sorted(found, key=lambda f: -f.weight)


def painted(a: Analysis) -> Iterator[Finding]:
    """At whom many of the author's loaded terms are aimed."""
    own = a.terms[a.terms.voice == AUTHOR]
    aimed = own[own.target.notna()]
    who = summary.side_of(a, aimed.target)
    if (top := first(who.value_counts(), least=max(2, PART * len(own)))) is None:
        return
    mine = aimed[who == top]
    behind = set(mine.target) - set(summary.side_ids(a, mine.target))
    at = f"{the(top, a)} or those who stand for it" if behind else the(top, a)
    text = f"{_part(len(mine), len(own))} in the author's own words are aimed at {at}: {_examples(mine)}."
    yield Finding("painted", text, (rows_of("terms", mine), rows_of("terms", own)), 100, (top,))


def _part(n: int, of: int) -> str:
    return f"{n} of the {of} loaded terms" if n < of else "Both loaded terms" if n == 2 else f"All {n} loaded terms"


def _examples(terms: pd.DataFrame, most: int = 5) -> str:
    """The heaviest terms in quotation marks, each once, in the order of the text."""
    different = terms.assign(_word=terms.text.str.casefold()).drop_duplicates("_word")
    heavy = different.sort_values("weight", ascending=False, kind="stable").head(most).sort_values("start")
    return join(quoted(heavy.text.tolist())) + (" among them" if len(different) > most else "")


def tone(a: Analysis) -> Iterator[Finding]:
    """Of whom the author's tone is clearly negative or positive."""
    felt = summary.by_author(a.sentiments)
    felt = felt[felt.actor_id.notna()]
    who = summary.side_of(a, felt.actor_id)
    for row in summary.clear_tones(a).itertuples():
        says = "negative" if row.mean < 0 else "positive"
        text = f"The author's own words about {the(row.who, a)} are on the whole {says}: {signed(row.mean)} on average, on a scale from −1 to +1, over {count(row.n, 'mention')}."
        yield Finding("tone", text, (rows_of("sentiments", felt[who == row.who]),), 95 + abs(row.mean), (row.who,))


def quoted_only(a: Analysis) -> Iterator[Finding]:
    """At whom sources aim loaded terms and the author none; nothing where a source would call itself so: the target is rather mistaken."""
    aimed = a.terms[a.terms.target.notna()]
    who = summary.side_of(a, aimed.target)
    themselves = set(who[summary.side_ids(a, aimed.speaker) == summary.side_ids(a, aimed.target)])
    for side, row in summary.terms_by_target(a).iterrows():
        mine = aimed[who == side]
        names_it = any(word.casefold() in str(side).casefold() for word in mine.text)
        if row[SOURCE] >= 2 and not row[AUTHOR] and side not in themselves and not names_it:
            n = "Both" if len(mine) == 2 else f"All {len(mine)}"
            text = f"{n} loaded terms aimed at {the(str(side), a)} are sources' words, none the author's: {_examples(mine)}."
            yield Finding("quoted_only", text, (rows_of("terms", mine),), 85 + len(mine) / 100, (str(side),))


def silent(a: Analysis, most: int = 5) -> Iterator[Finding]:
    """Who is mentioned but never quoted or reported, the most mentioned first."""
    who = silence.silent(a)
    shown = list(who.items())[:most]
    if shown:
        text = f"Mentioned but never quoted or reported: {join([f'{the(name, a)} ({n} mentions)' for name, n in shown])}."
        mine = a.mentions[summary.side_of(a, a.mentions.actor_id).isin(dict(shown))]
        # where one alone is heard, or nothing is said against the silent, it is nothing to be passed over
        weight = 80 if summary.reported(a).side.nunique() > 1 and not _spoken_against(a).isdisjoint(dict(shown)) else 45
        yield Finding("silent", text, (rows_of("mentions", mine),), weight, tuple(dict(shown)))


def _spoken_against(a: Analysis) -> set[str]:
    """The sides that are accused, or at whom a loaded term that judges is aimed."""
    return set(summary.side_of(a, pd.concat([a.accusations.accused, a.terms.target[a.terms.valence < 0]]).dropna()))


def refused(a: Analysis) -> Iterator[Finding]:
    """Who is not heard and refused to speak, with the words of the refusal."""
    for name, rows in silence.refused(a):
        said = join(quoted(list(dict.fromkeys(rows.text))))
        mine = a.mentions[a.mentions.actor_id.map(a.actor_names) == name]
        text = f"The article does not quote or report {the(name, a)} ({count(len(mine), 'mention')}), and says why: {said}."
        yield Finding("refused", text, (rows_of("mentions", mine), rows_of("sentences", rows)), 79 if len(mine) > 1 else 47, (name,))


def whose(a: Analysis) -> Iterator[Finding]:
    """That the loaded terms are mostly the sources', or mostly the author's."""
    n, own = len(a.terms), int((a.terms.voice == AUTHOR).sum())
    if n >= FEWEST_TERMS and max(own, n - own) >= MOSTLY * n and not summary.unclaimed(a):
        mine = a.terms[a.terms.voice == (AUTHOR if own > n - own else SOURCE)]
        whom = "the author's own" if own > n - own else "sources', not the author's"
        text = f"{_part(len(mine), n)} are {whom}: {_examples(mine)}."
        yield Finding("whose", text, (rows_of("terms", mine), rows_of("terms", a.terms)), 75 if own >= OPINION and own > n - own else 44)


def doubted(a: Analysis) -> Iterator[Finding]:
    """Whose words alone the author introduces with doubt."""
    rows = summary.reported(a)
    documents = set(a.actors.actor_id[a.actors.kind == "document"])  # a lawsuit can but allege
    rows = rows[rows.speaker.notna() & rows.cue.notna() & ~rows.speaker.isin(documents)]
    rows = rows[~rows.rule.fillna("").str.startswith("np")]  # who claims victory, or the credit, is not doubted
    doubts = rows[(rows.cue_class == "doubting") & rows.cue.isin(DOUBTS) & rows.attribution_id.isin(_by_the_author(a))]
    if doubts.side.nunique() != 1 or _unsure_pronouns(a, doubts):
        return
    side = doubts.side.iloc[0]
    others = rows[rows.side != side]
    if others.side.nunique() >= 2 and not others.cue.isin(DOUBTS).any():
        cues = a.spans[(a.spans.role == "cue") & a.spans.attribution_id.isin(doubts.attribution_id)].text.str.lower()
        words = join(quoted([cue for cue in dict.fromkeys(cues) if any(doubt[:5] in cue for doubt in DOUBTS)]))
        text = f"Only the words of {_who(a, doubts, side)} are introduced with doubt, {times(len(doubts))}: {words}."
        yield Finding("doubted", text, (rows_of("attributions", doubts), rows_of("attributions", others)), 70, (side,))


_SURE = 0.6
"""The least confidence of a pronoun by which somebody is told to be doubted."""


def _unsure_pronouns(a: Analysis, rows: pd.DataFrame) -> bool:
    """Whether one of these attributions is somebody's only by a pronoun that may mean another."""
    starts = a.spans.start[(a.spans.role == "source") & a.spans.attribution_id.isin(rows.attribution_id)]
    meant = a.mentions[a.mentions.start.isin(starts) & (a.mentions.form == "pronoun")]
    return bool((meant.confidence < _SURE).any())


def _who(a: Analysis, rows: pd.DataFrame, side: str) -> str:
    """The side whose attributions these are, or the one who speaks for it."""
    names = rows["name"].unique()
    return the(side, a) if len(names) > 1 or names[0] == side else closed(on_behalf(names[0], side, a))


def _by_the_author(a: Analysis) -> set[int]:
    """The attributions whose cue is the author's word, and not one in somebody's quotation."""
    voices = dict(zip(a.tokens.start, a.tokens.voice, strict=True))
    cues = a.spans[a.spans.role == "cue"]
    return {i for i, start in zip(cues.attribution_id, cues.start, strict=True) if voices.get(start) == AUTHOR}


def distance(a: Analysis, most: int = 3) -> Iterator[Finding]:
    """From which words in quotation marks the author keeps a distance, and by which word: "so-called", "made-up"."""
    scare = a.attributions[(a.attributions.kind == SCARE) & a.attributions.attribution_id.isin(_by_the_author(a))]
    told = _retold(a)
    kept = scare.attribution_id[[not ((told.start <= start) & (told.end > start)).any() for start in scare.start]]
    parts = a.spans[a.spans.attribution_id.isin(kept)].drop_duplicates(["attribution_id", "role"])
    parts = parts.pivot(index="attribution_id", columns="role", values="text")
    parts = parts.reindex(columns=["cue", "content"]).dropna().drop_duplicates("content").reset_index()
    if len(parts):
        more = ", among others" if len(parts) > most else ""
        words = [f"{content} (“{cue.lower()}”)" for content, cue in zip(quoted(parts.content.tolist()), parts.cue, strict=True)]
        text = f"The author keeps a distance from {join(words[:most])}{more}."
        yield Finding("distance", text, (rows_of("attributions", parts),), 65)


def _retold(a: Analysis) -> pd.DataFrame:
    """The words of sources that are retold as clauses or quoted: a word of distance among them may be theirs. What a source only judges
    ("condemns the so-called …") is in the author's words."""
    rows = summary.reported(a)
    ids = rows.attribution_id[~rows.rule.fillna("").str.startswith("np")]
    return a.spans[(a.spans.role == "content") & a.spans.attribution_id.isin(ids)]


def restrained(a: Analysis) -> Iterator[Finding]:
    """That the author's own words, enough of them, hold no loaded term."""
    own = summary.words(a)
    own = own[own.voice == AUTHOR]
    if len(own) >= ENOUGH and not (a.terms.voice == AUTHOR).any() and not summary.unclaimed(a):
        yield Finding("restrained", f"No loaded term was found in the author's own {len(own)} words.", (rows_of("tokens", own),), 40)


def voices(a: Analysis) -> Iterator[Finding]:
    """How many of the words are the author's own, or that nobody was found who is quoted or reported."""
    words = summary.words(a)
    own = words[words.voice == AUTHOR]
    if len(own) < len(words) and len(summary.reported(a)) and not summary.unclaimed(a):
        text = f"{percent(len(own) / len(words))} of the article's {len(words)} words are the author's own; the others are quoted from sources or reported of them."
        yield Finding("voices", text, (rows_of("tokens", own), rows_of("tokens", words)), 20)
    elif len(words) and a.attributions.empty and not a.sentences.text.str.contains(_MARKS).any():
        yield Finding("unheard", "Nobody was found in this article who is quoted or reported.", (), 90)


def size(a: Analysis) -> Iterator[Finding]:
    """How much was measured."""
    words = summary.words(a)
    left = a.paragraphs[~a.paragraphs.kind.isin(["headline", "body"])]
    out = (
        f"; {count(len(left), 'block')} of other kinds, such as bylines and captions, {'was' if len(left) == 1 else 'were'} left out"
        if len(left)
        else ""
    )
    text = f"Headline and body were measured: {count(len(words), 'word')} in {count(len(a.sentences), 'sentence')}{out}."
    yield Finding("size", text, (rows_of("sentences", a.sentences), rows_of("paragraphs", left)), 0)


_MAKERS: tuple[Callable[[Analysis], Iterator[Finding]], ...] = (
    painted, accused, judged, accuses, charged, blamed, denied, tone, personal, heard, last_word, nameless, named, unclaimed, quoted_only, silent, refused, whose, doubted, distance, attributed, harm, restrained, voices, size,
)  # fmt: skip
