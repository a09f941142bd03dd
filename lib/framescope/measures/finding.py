"""A finding: a sentence as a value, with the rows of the tables that bear it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten
from typing import NamedTuple

import pandas as pd

from ..analysis import Analysis
from ..word_forms import lower_case_words
from . import summary
from .once import once

_AFTER_THE_CLAUSE = re.compile(r"; |: (?=“)")

_WITHOUT = re.compile(r"(?:al|el|de|del|della|di|da|du|van|von|bin|ibn|one|two|some|several|many)\b|[a-z]+[A-Z]|(?:his|her|its|their)\b")
"""Names in small letters that have no article: "al-Mawasi", "eBay", "one neighbour"."""

_INSTITUTION = re.compile(
    r"United (?:States|Kingdom|Nations|Arab)|(?:\w+ )?(?:Department|Ministry|Office|Bureau|Institute|Chamber|Board|Bank|Court|Association|Federation"
    r"|Union|League|Society|Council|Commission|House|Committee|Campaign|University|Republic|Kingdom|Church|Confederation) (?:of|for)\b"
)
"""Names that say what a body is, and have the article."""

_THE_BEFORE, _THE_WITHIN = re.compile(r"\b[Tt]he\s+\Z"), re.compile(r"[Tt]he\s")

KEYS = {"sentiments": "mention_id"}
"""The column that numbers a table's rows, where it is not the table's own name in the singular with ``_id``."""


class Rows(NamedTuple):
    """Rows of a table, by the values of its key (`key`)."""

    table: str
    ids: tuple[int | str, ...]


@dataclass(frozen=True)
class Finding:
    """One sentence about an article that its rows bear out.

    kind: one of those of `framescope.measures.findings`. text: a plain sentence, not HTML. evidence: the rows behind it. weight: from 100 (the answer to the question)
    to 0 (sizes). actors: the names of those it is about.

    Examples
    --------
    >>> str(Finding("size", "5 words were measured.", (), 0))
    '5 words were measured.'
    """

    kind: str
    text: str
    evidence: tuple[Rows, ...]
    weight: float
    actors: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text

    @property
    def title(self) -> str:
        """The sentence as the title of a figure: its first clause, without the words that it gives as examples and without its full stop."""
        return _AFTER_THE_CLAUSE.split(self.text, maxsplit=1)[0].removesuffix(".")

    def rows(self, a: Analysis) -> dict[str, pd.DataFrame]:
        """The rows behind it, by the names of their tables."""
        return {table: a.tables[table][a.tables[table][key(table)].isin(ids)] for table, ids in self.evidence}


def title(found: Iterable[Finding], otherwise: str) -> str:
    """The title of a figure: what is found, or where nothing is what is shown."""
    return ". ".join(f.title for f in found) or otherwise


def the(name: str, a: Analysis | None = None) -> str:
    """A name as it stands in a sentence: "Ann Alder", but "the council", "the Department of Health" and, where the article has it so, "the Treasury".

    >>> the("Ann Alder"), the("council"), the("Department of Health"), the("al-Mawasi"), the("one neighbour")
    ('Ann Alder', 'the council', 'the Department of Health', 'al-Mawasi', 'one neighbour')
    """
    return _with_the(name, False) if a is None else _as_in(a, name)


@once
def _as_in(a: Analysis, name: str) -> str:
    """`the` name, as this article has it."""
    name = _within_a_sentence(name, a)
    return _with_the(name, _is_one_described(name, a) or _named_with_the(a, name))


def _with_the(name: str, in_the_article: bool) -> str:
    """The name with "the" where it is one that has it, or has it in the article."""
    if name == summary.UNNAMED or _WITHOUT.match(name):
        return name
    has_one = name in _PARTIES or name[:1].islower() or _INSTITUTION.match(name) or in_the_article
    return f"the {name}" if has_one else name


def _within_a_sentence(name: str, a: Analysis) -> str:
    """The name of a group as it stands within a sentence: "parents" of whom the article calls "Parents" at a sentence's start."""
    mine = a.actors.actor_id[(a.actors.name == name) & a.actors.kind.isin(["group", "person", "document"])]
    called = a.mentions[a.mentions.actor_id.isin(mine)]
    if not name[:1].isupper() or called.empty or (called.form == "name").any():
        return name
    if any(text.split()[-1].islower() for text in called.text) and " " not in name:
        return name.lower()
    return name if _has_its_own_capital(name.split()[0], called, a) else name[:1].lower() + name[1:]


def _has_its_own_capital(word: str, called: pd.DataFrame, a: Analysis) -> bool:
    """Whether the first word of a description is a name ("Ugandan marines"), and not in capitals only where a sentence begins."""
    first = a.tokens[a.tokens.start.isin(called.start) & (a.tokens.text == word)]
    plain = len(first) and first.pos.isin(["NOUN", "ADJ", "VERB"]).all() and first.start.isin(a.sentences.start).all()
    return not plain or word.lower() not in lower_case_words()


def _is_one_described(name: str, a: Analysis) -> bool:
    """Whether a name is a noun with a name before it: "Northgate spokesman", "214-page report"; not "Holm's wife"."""
    last = name.split()[-1]
    one = (a.actors[a.actors.name == name].kind.isin(["person", "document", "group", "organisation"])).any()
    return bool(one and not are_many(name, a) and last.islower() and last.isalpha() and " " in name and not re.search(r"['’]", name))


LONGEST = 90
"""Characters of the article's words that a sentence shows."""
_MARKS = re.compile(r"[“”\"„«»]")


def excerpt(words: str, ends: str = " ,.") -> str:
    """Words of the article as a sentence shows them: without quotation marks, nor these characters at their ends, cut where they are many."""
    return shorten(" ".join(_MARKS.sub("", words).split()).strip(ends), LONGEST, placeholder=" …")


def on_behalf(name: str, side: str, a: Analysis, called: str | None = None) -> str:
    """Who somebody is and whom he stands for: "Ann Alder of the council", since a professor belongs to her university and does not speak for
    it; "the committee, for Fenwick", "the lawyer, for Ann Alder" of all others (`closed` where the sentence goes on). called: the name as it
    stands in a sentence, where that is not `the` name. A name that says it itself is enough ("Statistics Canada").
    """
    kinds = dict(zip(a.actors.name, a.actors.kind, strict=True))
    belongs = kinds.get(name) == "person" and kinds.get(side) != "person"
    who = called or the(name, a)
    if f" {side} " in f" {name} ".replace("’", "'").replace("'s ", " "):
        return who
    return f"{who} of {the(side, a)}" if belongs else f"{who}, for {the(side, a)}"


def closed(words: str) -> str:
    """Words within a sentence, with the comma that closes an aside in them: "the committee, for Fenwick,"."""
    return f"{words}," if ", for " in words else words


def be(name: str, a: Analysis) -> str:
    """The verb to be behind a name: "are" behind that of a group of many ("the leaked emails are"), else "is"."""
    return "are" if name == summary.UNNAMED or are_many(name, a) else "is"


def are_many(name: str, a: Analysis) -> bool:
    """Whether a name is that of a group and a plural: "the leaked emails", "the police"."""
    last = name.split()[-1].lower()
    is_group = (a.actors[a.actors.name == name].kind == "group").any() or name in _PARTIES
    return bool(is_group and (last in _MANY or _PLURAL.search(last)))


_PLURAL = re.compile(r"[^sui]s$")
_PARTIES = {"Republicans", "Democrats", "Conservatives", "Tories", "Liberals", "Greens", "Socialists"}
_MANY = {"people", "police", "men", "women", "children", "staff", "clergy"}


def _named_with_the(a: Analysis, name: str) -> bool:
    """Whether the body of the article puts "the" before the actor's name more often than not; "the Labour MP" is not the party's name."""
    actors = a.actors.actor_id[(a.actors.name == name) & (a.actors.kind != "person")]
    headlines = a.sentences.sentence_id[a.sentences.paragraph_id.isin(a.paragraphs.paragraph_id[a.paragraphs.kind == "headline"])]
    rows = a.mentions[a.mentions.actor_id.isin(actors) & (a.mentions.form == "name") & ~a.mentions.sentence_id.isin(headlines)]
    with_the = [
        bool(_THE_BEFORE.search(a.article.text[max(0, row.start - 5) : row.start]) or _THE_WITHIN.match(row.text))
        for row in rows.itertuples()
        if not _modifies(a, row.end)
    ]
    return 2 * sum(with_the) > len(with_the)


def _modifies(a: Analysis, end: int) -> bool:
    """Whether the word after a name goes on with it: "the Labour whip"."""
    after = a.tokens[(a.tokens.start >= end) & (a.tokens.start <= end + 1)]
    return len(after) > 0 and after.pos.iloc[0] in ("NOUN", "PROPN", "ADJ")


def key(table: str) -> str:
    """The column that numbers the rows of a table."""
    return KEYS.get(table, f"{table.removesuffix('s')}_id")


def rows_of(table: str, frame: pd.DataFrame) -> Rows:
    """The rows of this part of a table."""
    return Rows(table, tuple(dict.fromkeys(frame[key(table)].tolist())))


def first(sizes: pd.Series, least: float = 0) -> str | None:
    """Whose size is larger than any other's, and at least `least`; None where two are equally large."""
    ranked = sizes.sort_values(ascending=False, kind="stable")
    clear = len(ranked) and ranked.iloc[0] >= max(least, 1) and (len(ranked) == 1 or ranked.iloc[0] > ranked.iloc[1])
    return str(ranked.index[0]) if clear else None
