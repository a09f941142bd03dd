"""What a correction is: one thing that a person put right in one table, anchored to the text.

A correction of a **row** (of `ROWS`) names it by its place: ``start`` and ``end`` are half-open character offsets into the
article's text and ``text`` the words there. An attribution is named by all of it, from its first part to its last (as in the table
``attributions``), by its content, from its first piece to its last, or by its cue: the first of these that fits. ``change`` puts ``value`` into ``column``; ``delete``
takes the row out; ``add`` makes a row of that span, with ``value`` in ``column``: an attribution of that content, a term of that
span, a mention of these words. Other columns of an added row are changes with the same anchor.

A correction of an **actor** names it by its ``actor_id`` or its name in ``text``, or by one of its mentions: the words in ``text``,
their offsets in ``start`` and ``end``. ``merge`` makes it a part of the actor ``value``; ``split`` gives the mention at ``start``, or,
without offsets, all mentions of the words in ``column``, to the actor ``value``, a new one where there is none of that name;
``rename`` calls it ``value``; ``side`` puts it on the side of the actor ``value`` (its own where empty); ``change`` gives it the
``value`` in the column ``kind``; ``add`` makes an actor of the kind ``value`` of the words at ``start``.

A row may be named by its number too (``row``, as in the tables measured without corrections), but never without its words.

Values: an actor (``speaker``, ``target``, ``actor_id``, …) is an actor_id or a name, None for nobody who is known; an attribution's
``source``, ``cue`` and ``content`` are `pieces` of the text; ``sentiment`` is negative, neutral, positive or uncertain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

ADD, CHANGE, DELETE = "add", "change", "delete"
MERGE, SPLIT, RENAME, SIDE = "merge", "split", "rename", "side"
ACTORS = "actors"

ROWS = {
    "attributions": ("speaker", "source", "cue", "content", "cue_class", "kind"),
    "terms": ("target", "voice", "speaker", "category", "valence"),
    "mentions": ("actor_id", "sentiment"),
}
"""The tables whose rows can be corrected, and the columns that a correction can put right. An attribution's three parts and a
mention's sentiment are named like columns."""

OF_ROWS = (ADD, CHANGE, DELETE)
OF_ACTORS = (MERGE, SPLIT, RENAME, SIDE, CHANGE, ADD)

BETWEEN = " … "
"""What stands between the pieces of a content that is interrupted."""


@dataclass(frozen=True)
class Correction:
    """One thing that a person put right; see the module for what the fields hold.

    place: where it stands, for messages: "corrections.csv, line 3". article: the id of the article that it is about, None for any. row: the
    number of the row that it is about, where that is known.

    Examples
    --------
    >>> Correction("change", "attributions", 120, 214, "“It will rain,” he said", "speaker", "ann-lee", "mine.csv, line 2").value
    'ann-lee'
    >>> Correction("merge", "actors", None, None, "Trump Jr.", None, "donald-trump", "mine.csv, line 3").start is None
    True
    """

    action: str
    table: str
    start: int | None = None
    end: int | None = None
    text: str | None = None
    column: str | None = None
    value: str | None = None
    place: str = ""
    article: str | None = None
    row: int | None = None


def names_of(article_id: str) -> frozenset[str]:
    """How corrections may call an article: by its id, and, where that is the name of a file, without its ending.

    >>> sorted(names_of("2024/dam.txt"))
    ['2024/dam', '2024/dam.txt']
    """
    return frozenset({article_id, _ENDING.sub("", article_id) or article_id})


_ENDING = re.compile(r"\.[a-z]{2,5}$")


def pieces(spans: Iterable[tuple[int, int]], text: str) -> str:
    """The value of an attribution's content, source or cue: its pieces, each with its offsets and its words.

    >>> pieces([(0, 4), (12, 16)], "Rain, he said, soon")
    '0-4:Rain … 12-16:d, s'
    """
    return BETWEEN.join(f"{start}-{end}:{text[start:end]}" for start, end in spans)
