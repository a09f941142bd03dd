"""Framing devices that are described, not flagged: hedges, verbs of harm, agentless passives, nominalised events, numbers.

They shape what a reader takes from a text (hedges: Hyland 1998; harm and agency: Fowler et al. 1979; numbers as a sign of
exactness: van Dijk 1988), but they are the news' usual business: experts call sentences with them biased less often than
others (BABE), so they are no loaded terms. Each row shows the words; what they do, the reader judges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import pandas as pd

from framescope.parsing.clauses import TokenIndex
from framescope.parsing.sentences import sentence_tokens
from framescope.resources import resource
from framescope.tables import framed
from framescope.terms.agency import event_rows
from framescope.terms.lexicons import read_lexicon
from framescope.terms.matcher import Matcher

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLUMNS = {"device_id": "int64", "device": "str", "sentence_id": "int64", "start": "int64", "end": "int64", "text": "str"}
DEVICES = ("hedge", "harm", "agentless passive", "nominalisation", "number")


def find_framing_devices(doc: Doc, sentences: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a device, in the order of the text: device_id, device, sentence_id, start, end, text.

    sentences: the measured sentences (default: all of the parse, numbered in order).
    """
    measured = list(sentence_tokens(doc, TokenIndex(doc), sentences))
    return framed(device_rows(doc.text, measured, event_rows(measured, {})), COLUMNS)


def device_rows(text: str, sentences: Iterable[tuple[int, list[Token]]], events: Iterable[dict]) -> list[dict]:
    """The rows of `find_framing_devices`. sentences: their numbers and tokens; events: the rows of ``agency`` in them."""
    hidden = [e for e in events if e["form"] in DEVICES and e["agent_text"] is None]
    found = [(e["start"], e["end"], e["form"], e["sentence_id"]) for e in hidden]
    found += [(start, end, device, sentence_id) for sentence_id, tokens in sentences for device, start, end in _words(tokens)]
    return [
        {"device_id": i, "device": device, "sentence_id": sentence_id, "start": start, "end": end, "text": text[start:end]}
        for i, (start, end, device, sentence_id) in enumerate(sorted(found, key=itemgetter(0, 1, 2)))
    ]


def _words(tokens: list[Token]) -> Iterator[tuple[str, int, int]]:
    """(device, start, end) of the listed words and of the numbers, runs of number words as one."""
    surface, lemma, pos = [t.lower_ for t in tokens], [t.lemma_.lower() for t in tokens], [t.pos_ for t in tokens]
    for match in _devices().find(surface, lemma, pos):
        end = tokens[match.end - 1]
        yield match.entry.category, tokens[match.start].idx, end.idx + len(end)
    for is_number, run in groupby(tokens, key=lambda t: t.like_num):
        if is_number:
            first, *_, last = [*run] * 2
            yield "number", first.idx, last.idx + len(last)


@cache
def _devices() -> Matcher:
    return Matcher([read_lexicon(resource("data", "lexicons", "framing_devices.csv"))])
