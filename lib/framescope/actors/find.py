"""Who is in the article, where it is spoken of, and for whom each one acts.

A mention has a form: ``name``, ``demonym`` ("Armenian"), ``capital`` (a government by its capital; a capital where something
merely happens is no mention), ``description`` ("the French president") or ``pronoun``. Mentions never overlap and never hold a
trailing 's. "The Armenian government" is a description of the country; "the Armenian armed forces" are a group of their own
whose side is the country, and the demonym inside such a description is not counted again.

A side is the actor for whom somebody acts in the end (`framescope.actors.sides`), and the actor itself where the article gives no reason for
another: it is never missing.

A pronoun or description whose actor is not clear stays a mention without an actor.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from ..gazetteer.gazetteer import Gazetteer
from ..tables import table
from .choices import Chooser, by_trees
from .keys import apart, key
from .named_actors import name_referents
from .references import resolve_references
from .referents import Reference, Referent
from .roles import read_owners, read_roles
from .sides import reason, settle_sides

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_actors(doc: Doc, sentences: pd.DataFrame, gazetteer: Gazetteer) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables ``actors`` and ``mentions`` of a parsed article; voice and speaker of the mentions are left missing.

    Only mentions inside one of the `sentences` count; those of nobody known have no actor. Actors come in the order of their first mention.
    """
    text = doc.text  # spaCy builds the text anew each time it is asked for
    return actor_tables(text, sentences, gazetteer, *_read(doc, text, gazetteer))


def read_actors(doc: Doc, gazetteer: Gazetteer, choose: Chooser = by_trees) -> tuple[dict[str, Referent], list[Reference]]:
    """All actors of a document with what it says of them, and all references to them in order, furniture included."""
    return _read(doc, doc.text, gazetteer, choose)


def _read(doc: Doc, text: str, gazetteer: Gazetteer, choose: Chooser = by_trees) -> tuple[dict[str, Referent], list[Reference]]:
    referents, named = name_referents(doc, text, gazetteer)
    read_roles(doc, text, referents, named)
    references = resolve_references(doc, text, referents, named, choose)
    known = [r for r in references if r.actor_id]
    read_owners(doc, referents, known)
    settle_sides(doc, referents, known)
    return referents, references


def actor_tables(
    text: str, sentences: pd.DataFrame, gazetteer: Gazetteer, referents: dict[str, Referent], references: list[Reference]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables ``actors`` and ``mentions`` of what `read_actors` found."""
    mentions = _mentions(text, sentences, references)
    counts = Counter(row["actor_id"] for row in mentions if row["actor_id"])
    return _actors(referents, counts, gazetteer), table("mentions", mentions)


def _mentions(text: str, sentences: pd.DataFrame, references: list[Reference]) -> list[dict]:
    starts, ends, ids = sentences.start.tolist(), sentences.end.tolist(), sentences.sentence_id.tolist()
    rows: list[dict] = []
    for reference in references:
        k = bisect_right(starts, reference.start) - 1
        if k < 0 or reference.start >= ends[k]:
            continue
        end = min(reference.end, ends[k])  # where the parser ends a sentence inside a name
        rows.append(
            {
                "mention_id": len(rows),
                "actor_id": reference.actor_id or None,
                "sentence_id": ids[k],
                "start": reference.start,
                "end": end,
                "text": text[reference.start : end],
                "form": reference.form,
                "confidence": reference.confidence,
                "rule": reference.rule,
                "voice": None,
                "speaker": None,
            }
        )
    return rows


def _actors(referents: dict[str, Referent], counts: Counter[str], gazetteer: Gazetteer) -> pd.DataFrame:
    """The table ``actors``; `counts`: the mentions of each."""
    sides = [side for actor_id in counts if (side := referents[actor_id].side)]
    rows: list[dict] = []
    entries = gazetteer.entries
    for actor_id in dict.fromkeys([*counts, *sides]):
        referent = referents.get(actor_id) or gazetteer.entries[actor_id]
        rows.append(
            {
                "actor_id": actor_id,
                "name": referent.name,
                "kind": referent.kind,
                "side": referent.side or actor_id,
                "mentions": counts[actor_id],
                "reason": reason(referent, referents) if isinstance(referent, Referent) else None,
                "actor_key": key(actor_id, referent.name, referent.kind, actor_id in entries),
            }
        )
    keys = apart(*([row[column] for row in rows] for column in ("actor_key", "name", "kind")))
    return table("actors", [{**row, "actor_key": each} for row, each in zip(rows, keys, strict=True)])
