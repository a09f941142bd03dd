"""Framing devices that are described, not flagged: hedges, verbs of harm, agentless passives, nominalised events, numbers.

They shape what a reader takes from a text (hedges: Hyland 1998; harm and agency: Fowler et al. 1979; numbers as a sign of
exactness: van Dijk 1988), but they are the news' usual business: experts call sentences with them biased less often than
others (BABE), so they are no loaded terms. Each row shows the words; what they do, the reader judges.
"""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

import pandas as pd
from spacy.tokens import Doc, Token

from framescope.parsing.clauses import TokenIndex
from framescope.parsing.sentences import sentence_tokens
from framescope.resources import resource
from framescope.tables import framed
from framescope.terms.agency import find_agency
from framescope.terms.lexicons import read_lexicon
from framescope.terms.matcher import Matcher

COLUMNS = {"device": "str", "sentence_id": "int64", "start": "int64", "end": "int64", "text": "str"}
DEVICES = ("hedge", "harm", "agentless passive", "nominalisation", "number")


def find_framing_devices(doc: Doc, sentences: pd.DataFrame | None = None, events: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a device, in the order of the text: device, sentence_id, start, end, text.

    sentences: the measured sentences (default: all of the parse, numbered in order). events: what ``find_agency`` found in them.
    """
    text = doc.text
    events = find_agency(doc, sentences) if events is None else events
    hidden = events[events.form.isin(DEVICES) & events.agent_text.isna()]
    rows = list(zip(hidden.form, hidden.sentence_id, hidden.start, hidden.end, strict=True))
    for sentence_id, tokens in sentence_tokens(doc, TokenIndex(doc), sentences):
        rows += [(device, sentence_id, start, end) for device, start, end in _words(tokens)]
    rows.sort(key=lambda row: (row[2], row[3], row[0]))
    records = [{"device": d, "sentence_id": s, "start": a, "end": b, "text": text[a:b]} for d, s, a, b in rows]
    return framed(records, COLUMNS)


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
