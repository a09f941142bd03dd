"""Findings on single accusations: who accuses whom of what, and how the article hears the accused.

One accusation can be the whole story, so that one alone is told. The accusations of one accuser against one actor are told together,
those against whom most is said, and the gravest, first. Whether the accused is heard is said only where the tables leave no doubt: that
he answers, where he, or who stands for him, is quoted or reported right after it; that he is not heard, where nobody speaks who may do so for him.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pandas as pd

from ..analysis import Analysis
from ..gazetteer.offices import offices
from ..wording import begun, join, quoted
from . import silence, summary
from .answering import ANSWERS_WITHIN, REFUSES, answer, called, side_id
from .contrasts import ASSERTED
from .finding import LONGEST, Finding, are_many, closed, excerpt, on_behalf, rows_of, the
from .room import speaking

MOST = 3
"""So many pairs of an accuser and an accused are told, at most."""
GRAVITY = {"harm": 3.0, "crime": 3.0, "lie": 2.5, "failure": 2.0, "blame": 1.5}
"""How grave a wrong is, to tell the gravest first."""
SURE = 0.6
"""The least confidence of an accusation that is told by itself."""
CERTAIN = 0.7
"""The same of an accusation of the author's own."""
_PREDICATES = frozenset({"deed", "conduct", "disregard", "duty", "manner", "at fault", "quality"})
"""Rules whose words begin a predicate: what follows them in the clause says what was done."""
_RELATIVE = re.compile(r"\b(?:who|which|that)(?: (?:has|have|had))? \Z")
_BEFORE = 12
"""Characters before such words in which "who" may stand: the clause ends before its sentence does."""
_POINTING = frozenset({"retort", "verdict"})
"""Rules whose words stand behind "that was"."""
_WHEN = r"(?:(?:on|last|this) (?:\w+day|week|month|year)|yesterday|today|\w+day)"
_END = re.compile(
    r"[;:()\[\]–—\n]|, (?=(?:and|but|which|who|a|an|the|according|he|she|they|it)\b)|(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bSen)(?<!\bGov)(?<!\bRep)(?<!\bGen)[.](?=\s|$)|[!?](?=\s|$)|(?<=\w)['’](?=[\s,.]|$)"
)
_SOURCED = re.compile(r"\b(?:found|finds|ruled|concluded|according to|heard|alleg\w+|say|says|said|told)\b", re.IGNORECASE)
"""What tells that somebody is behind a statement, though not who."""
_VERDICT = re.compile(r"^(?:convict|fin(?:e|ed|es|ing)\b|jail|imprison|sentenc|arrest|punish|sanction)", re.IGNORECASE)
_PASSIVE = re.compile(r"(accused|charged|suspected|blamed|indicted|prosecuted)\s(of|with|for|over)\s(.+)", re.IGNORECASE | re.DOTALL)
_ANYBODY = frozenset("citizens folks guys individuals men others people persons some somebody someone women".split())  # noqa: SIM905
"""Groups so vague that nobody is accused by what is said of them."""
_PLATFORMS = frozenset("Facebook Instagram LinkedIn Reddit Snapchat Telegram TikTok Twitter WhatsApp X YouTube".split())  # noqa: SIM905
"""Where somebody posts, and who accuses nobody."""
_PASSIVE_BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "got", "gets"})
_AND_ANOTHER = re.compile(r",? (?:and|but|while)(?: (?:the|its|his|her|their))? ?\Z")
_LINKS = "of|for|over|with"
"""The prepositions between the accused and what is laid to them."""
_TAKING_OF = frozenset({"accuse", "suspect", "convict"})
"""Verbs behind which "of" brings in the fault; behind others it says who the accused is: "blames the organisers *of that race* for"."""
_OF_THEM = r"of (?:[\w’'-]+ ){1,5}?(?=for |over |with )|(?!of )"
_OF_WHAT = re.compile(rf" (?:{_LINKS}) ")
_UP_TO_THE_ACCUSED = re.compile(r"\w+ (?:(?:the|a|an|its|his|her|their) )?(?:[\w-]+['’]s? )?(?:[A-Z][a-z]{1,12}\.? )?")


def accuses(a: Analysis) -> Iterator[Finding]:
    """Who accuses whom of what, and whether the accused is heard in answer: the pairs with most and gravest accusations."""
    if summary.unclaimed(a):
        return
    for rows in _told(a):
        accuser, accused = rows.accuser.iloc[0], rows.accused.iloc[0]
        heard = answer(a, accused, rows)
        text = begun(f"{_accuser(a, accuser)} {_accusation(a, accuser, accused, rows)}{heard.clause}.")
        names = (a.actor_names[accuser], a.actor_names[accused])
        yield Finding("accuses", text, (rows_of("accusations", rows), *heard.evidence), 93 + min(9, len(rows)) / 100, names)


def charged(a: Analysis) -> Iterator[Finding]:
    """Of what somebody is accused or charged, where the article does not say by whom; of whom nobody's accusation is told already."""
    rows = a.accusations[a.accusations.accuser.isna() & (a.accusations.sourcing != ASSERTED) & a.accusations.accused.isin(a.actor_names)]
    passive = [rule == "accused" and _PASSIVE.match(text) is not None for rule, text in zip(rows.rule, rows.text, strict=True)]
    rows = rows[pd.Series(passive, index=rows.index, dtype=bool)]
    rows = rows[_surely_meant(a, rows, "accused")]
    known = {accused for _, accused in (pair for pair, _ in pairs(a))}
    rows = rows[~rows.accused.isin(known)].drop_duplicates("accused")
    for _, mine in [] if rows.empty or summary.unclaimed(a) else rows.head(1).groupby("accused"):
        accused, (how, link, fault) = mine.accused.iloc[0], _PASSIVE.findall(mine.text.iloc[0])[0]
        heard = answer(a, accused, mine)
        is_ = "are" if are_many(a.actor_names[accused], a) else "is"
        text = begun(f"{called(a, accused)} {is_} {how.lower()} {link} “{_shown(fault)}”{heard.clause}.")
        yield Finding("charged", text, (rows_of("accusations", mine), *heard.evidence), 92.8, (a.actor_names[accused],))


def blamed(a: Analysis) -> Iterator[Finding]:
    """Whom the author blames in his or her own voice: a lie, a failure or the blame itself, told in a sentence without a source."""
    rows = a.accusations
    rows = rows[(rows.sourcing == ASSERTED) & rows.wrong.isin(["lie", "failure", "blame"]) & (rows.confidence >= CERTAIN)]
    sourced = speaking(summary.reported(a)).sentence_id
    plain = a.sentences.sentence_id[~a.sentences.sentence_id.isin(sourced) & ~a.sentences.text.str.contains(_SOURCED)]
    rows = rows[rows.sentence_id.isin(plain) & rows.accused.isin(a.actor_names)]
    rows = rows[_surely_meant(a, rows, "accused")]
    if rows.empty or summary.unclaimed(a):
        return
    rows = _weighed(rows)
    accused = rows.groupby("accused", sort=False)["_weight"].sum().idxmax()
    mine = rows[rows.accused == accused]
    heard = answer(a, accused, mine)
    text = f"In its own voice the article accuses {_words(a, called(a, accused), mine)}{heard.clause}."
    yield Finding("blamed", text, (rows_of("accusations", mine), *heard.evidence), 92.5, (a.actor_names[accused],))


def refusing(found: Iterable[Finding]) -> Iterator[str]:
    """Of whom these findings tell that he is accused and refuses to speak."""
    yield from (f.actors[-1] for f in found if f.kind in ("accuses", "blamed", "charged") and f" {REFUSES}: “" in f.text)


def told_pairs(a: Analysis) -> list[tuple[str, str]]:
    """The accuser and the accused (actor_ids) of each accusation that `accuses` tells."""
    return [(rows.accuser.iloc[0], rows.accused.iloc[0]) for rows in _told(a)] if not summary.unclaimed(a) else []


def _told(a: Analysis) -> list[pd.DataFrame]:
    """The accusations that are told: the first `MOST` of `_of_each_accuser`, and what is brought in return right after one of them.

    Where two sides blame each other, one side's accusation alone would put the page on it, however the two weigh.
    """
    rows = _of_each_accuser(a)
    told, left = rows[:MOST], rows[MOST:]
    return told + [one for one in left if any(_is_in_return(a, one, to) for to in told)][:1]


def _is_in_return(a: Analysis, rows: pd.DataFrame, to: pd.DataFrame) -> bool:
    """Whether these accusations are brought right after the others, and against another side: the accused's, under whatever name he speaks."""
    after = rows.sentence_id.iloc[0] - to.sentence_id.iloc[0]
    return bool(0 <= after <= ANSWERS_WITHIN and side_id(a, rows.accused.iloc[0]) != side_id(a, to.accused.iloc[0]))


def _of_each_accuser(a: Analysis) -> list[pd.DataFrame]:
    """Of each accuser the accusations against whom it accuses most."""
    first: dict[str, pd.DataFrame] = {}
    for (accuser, _), rows in pairs(a):
        first.setdefault(accuser, rows)
    return list(first.values())


def pairs(a: Analysis) -> list[tuple[tuple[str, str], pd.DataFrame]]:
    """The accusations of sources by accuser and accused (actor_ids), the weightiest pair first, of two alike the first in the text.

    What a court or the police do to somebody is a verdict or a step of the law, and no accusation of theirs.
    """
    rows = a.accusations[a.accusations.accuser.notna() & (a.accusations.confidence >= SURE)]
    rows = rows[rows.accuser.isin(a.actor_names) & rows.accused.isin(a.actor_names) & ~rows.text.str.contains(_VERDICT)]
    kinds = dict(zip(a.actors.actor_id, a.actors.kind, strict=True))
    vague = [kinds[actor] == "group" and a.actor_names[actor].lower() in _ANYBODY for actor in rows.accused]
    rows = rows[~pd.Series(vague, index=rows.index, dtype=bool) & ~rows.accuser.map(a.actor_names).isin(_PLATFORMS)]
    rows = rows[_surely_meant(a, rows, "accused") & _surely_meant(a, rows, "accuser")]
    rows = rows[[not _is_seat(a, row) and not _is_broken(a, row.accuser) and not _is_broken(a, row.accused) for row in rows.itertuples()]]
    outright = [_is_said_outright(a, row) and not _is_told_by_others(a, row) for row in rows.itertuples()]
    rows = rows[pd.Series(outright, index=rows.index, dtype=bool)]
    if rows.empty:
        return []
    rows = _weighed(rows)
    groups = [(pair, mine) for pair, mine in rows.groupby(["accuser", "accused"], sort=False) if _are_apart(a, *pair)]
    return sorted(groups, key=lambda group: (-group[1]["_weight"].sum(), group[1].start.iloc[0]))


def _surely_meant(a: Analysis, rows: pd.DataFrame, end: str) -> pd.Series:
    """Of which accusations the accuser or the accused (`end`) is named or described in the sentence, or meant by a pronoun that is `SURE`.

    Who stands in another sentence alone is not asked about: no pronoun leads to him.
    """
    near = a.mentions[a.mentions.sentence_id.isin(rows.sentence_id)]
    best = near.confidence.where(near.form == "pronoun", 1.0).groupby([near.sentence_id, near.actor_id]).max().to_dict()
    sure = [best.get(pair, 1.0) >= SURE for pair in zip(rows.sentence_id, rows[end], strict=True)]
    return pd.Series(sure, index=rows.index, dtype=bool)


def _is_broken(a: Analysis, actor_id: str) -> bool:
    """Whether a name of one word follows another with a capital within the sentence, and no title, wherever it stands: "Bahn" of "Pro Bahn".

    Of a name that stands but once an office before it is not enough: "pro" is one, too.
    """
    actor = a.actors[a.actors.actor_id == actor_id].iloc[0]
    named = a.mentions[(a.mentions.actor_id == actor_id) & (a.mentions.form == "name")]
    if actor.kind not in ("organisation", "person") or " " in actor["name"] or named.empty:
        return False
    titles = offices().titles | (set() if len(named) == 1 else set(offices().rows))
    ends, firsts = set(a.mentions.end), set(a.sentences.start)
    before = [_CAPITAL.search(a.article.text[max(0, start - _BACK) : start]) for start in named.start]
    return all(
        word is not None and start - 1 not in ends and start - len(word[0]) not in firsts and word[1].lower().rstrip(".") not in titles
        for word, start in zip(before, named.start, strict=True)
    )


_CAPITAL = re.compile(r"(?<![\w.])([A-Z][\w.]+) \Z")
_BACK = 30
"""Characters before a name in which the word before it stands."""
_MEMBER = re.compile(r"\b(?:member|deputy|candidate|delegate|representative|senator|MP|MEP|MSP|TD) (?:for|from|of) (?:the )?\Z")


def _is_seat(a: Analysis, row) -> bool:
    """Whether the accuser is only the seat that somebody has ("the member for Burke, Ann Lee, who called him a thug")."""
    near = a.mentions[(a.mentions.sentence_id == row.sentence_id) & (a.mentions.actor_id == row.accuser)]
    return len(near) > 0 and all(_MEMBER.search(a.article.text[max(0, start - _BACK) : start]) for start in near.start)


def _is_said_outright(a: Analysis, row) -> bool:
    """Whether the words by themselves accuse: no adverb alone, nor what is only mentioned beside ("the boy killed by police")."""
    if row.rule == "manner" and not row.text.strip().count(" "):
        return False
    before = a.article.text[: row.start].split()[-1:]
    aside = row.rule == "deed" and re.match(r"\s+(?:\w+ )?by\b", a.article.text[row.end : row.end + 20]) is not None
    return not aside or (bool(before) and before[0].lower() in _PASSIVE_BE)


def _is_told_by_others(a: Analysis, row) -> bool:
    """Whether a source tells that somebody else accuses: "the girls said that the coach called them failures" is rather theirs of him."""
    around = a.spans[(a.spans.role == "content") & (a.spans.start <= row.start) & (a.spans.end >= row.end)]
    speakers = a.attributions.speaker[a.attributions.attribution_id.isin(around.attribution_id)].dropna()
    return bool((speakers != row.accuser).any())


def _weighed(rows: pd.DataFrame) -> pd.DataFrame:
    """The accusations in the order of the text, each with how much it weighs."""
    return rows.assign(_weight=rows.wrong.map(GRAVITY).fillna(1.0) * rows.confidence).sort_values("start", kind="stable")


def _are_apart(a: Analysis, accuser: str, accused: str) -> bool:
    """Whether nobody would be said to accuse himself, by his side or under another name."""
    one, other = summary.side_ids(a, pd.Series([accuser, accused]))
    words = [silence.words_of(a.actor_names[actor]) for actor in (accuser, accused)]
    owner = re.match(r"(.+?)['’]s? ", a.actor_names[accused])
    own = owner is not None and silence.words_of(owner[1]) <= words[0]  # "her" in "accused her department" is rather another's
    return one != other and not own and not words[0] <= words[1] and not words[1] <= words[0]


def _accuser(a: Analysis, actor_id: str) -> str:
    """The accuser, and the body for which it speaks."""
    side = side_id(a, actor_id)
    bodies = set(a.actors.actor_id[a.actors.kind.isin(["organisation", "group"])])
    who, names = called(a, actor_id), a.actor_names
    if owner := _owner(a, actor_id, names.get(side, "")):
        return f"{owner} {who.removeprefix('the ')}"
    return closed(on_behalf(names[actor_id], names[side], a, who)) if side != actor_id and side in bodies else who


def _owner(a: Analysis, actor_id: str, country: str) -> str:
    """ "Norway’s" of a ministry that the article calls so, or nothing."""
    actor = a.actors[a.actors.actor_id == actor_id].iloc[0]
    whose = isinstance(actor.reason, str) and re.fullmatch(rf"{re.escape(country)}['’]s {re.escape(actor['name'])}", actor.reason)
    return f"{the(country, a)}’s" if whose else ""


def _accusation(a: Analysis, accuser: str, accused: str, rows: pd.DataFrame) -> str:
    """ "accuses the council of “hiding deaths”", "blames the governor", "accuses the council (“hid deaths”)"."""
    who = called(a, accused)
    plain = ((row, its) for row in rows[rows.rule == "accused"].itertuples() if (its := _link(a, row, accused)) is not None)
    if (found := next(plain, None)) is None:
        return f"{_inflected('accuse', are_many(a.actor_names[accuser], a))} {_words(a, who, rows)}"
    row, (link, fault) = found
    lemma = a.tokens.lemma[a.tokens.start == row.start].iloc[0].lower()
    return f"{_inflected(lemma, are_many(a.actor_names[accuser], a))} {who}" + (f" {link} “{fault}”" if fault else "")


def _link(a: Analysis, row, accused: str) -> tuple[str, str] | None:
    """The preposition and the fault after the accused in the words of an accusation; None where these have another form."""
    inside = a.mentions[(a.mentions.actor_id == accused) & (a.mentions.start > row.start) & (a.mentions.end <= row.end)]
    if inside.empty or not _UP_TO_THE_ACCUSED.fullmatch(a.article.text[row.start : inside.start.iloc[0]]):
        return None
    verb = a.tokens.lemma[a.tokens.start == row.start].iloc[0].lower()
    of_whom = "" if verb in _TAKING_OF else _OF_THEM
    for end in inside.end:  # of the accused and his apposition the last before the fault, which may speak of him again
        rest = " ".join(a.article.text[end : _until_the_next(a, row, accused)].split())
        if not rest:
            return "", ""
        if (told := re.fullmatch(rf",? ?(?:{_WHEN},? )?((?:{of_whom})(?:{_LINKS})) (.+)", rest)) is not None:
            return told[1], _shown(told[2])
    return None


def _until_the_next(a: Analysis, row, accused: str) -> int:
    """Where the words on one accused end: before "and the agency of sleeping", which tells of another."""
    others = a.mentions[(a.mentions.actor_id != accused) & (a.mentions.start > row.start) & (a.mentions.end <= row.end)]
    for other in others.itertuples():
        joined = _AND_ANOTHER.search(a.article.text[row.start : other.start])
        if joined is not None and _OF_WHAT.match(a.article.text[other.end : row.end]):
            return int(row.start + joined.start())
    return int(row.end)


def _inflected(verb: str, many: bool) -> str:
    """ "accuses", or "accuse" where its subject is a plural."""
    return verb if many else f"{verb}es" if re.search(r"(?:ch|sh|s|x|z)$", verb) else f"{verb}s"


def _words(a: Analysis, accused: str, rows: pd.DataFrame, most: int = 2) -> str:
    """ "the council of “hiding deaths”", "the council (“hid deaths” and “lied”)": the gravest accusations, in the order of the text."""
    shown = rows.sort_values("_weight", ascending=False, kind="stable").head(most).sort_values("start")
    texts = list(dict.fromkeys(_said(a, row) for row in shown.itertuples()))
    texts = [text for text in texts if not any(text != other and text in other for other in texts)]
    more = " among others" if len(rows) > len(shown) else ""
    return f"{accused} ({join(quoted(texts))}{more})"


def _said(a: Analysis, row) -> str:
    """The words of an accusation; of a predicate also what follows in its clause, but for what is outside the source's words."""
    end = row.end
    if row.rule in _PREDICATES and not _RELATIVE.search(a.article.text[max(0, row.start - _BEFORE) : row.start]):
        sentence = a.sentences[a.sentences.sentence_id == row.sentence_id].end.iloc[0]
        inside = a.spans[(a.spans.role == "content") & (a.spans.start <= row.start) & (a.spans.end >= row.end)]
        last = min([sentence, *inside.end])
        stop = _END.search(a.article.text, row.end, last)
        end = max(row.end, stop.start() if stop else last)
    start = row.start
    if row.rule in _POINTING:
        clause = a.spans[(a.spans.role == "content") & (a.spans.start <= row.start) & (a.spans.end >= row.end)]
        start = clause.start.max() if len(clause) and row.end - clause.start.max() <= LONGEST else start
    return _shown(a.article.text[start:end])


def _shown(words: str) -> str:
    """Words of an accusation, which may end in an abbreviation."""
    return excerpt(words, " ,")
