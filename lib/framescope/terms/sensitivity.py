"""What each term list does: the detector run again with one list left out, over every sentence in which that list knows a word.

Where a list is left out, its own terms may fall, a shorter entry of another list may rise in their place, and a word that it
held to be of the topic may be flagged; so nothing is inferred from the weights, everything is found anew. In a sentence of
which a list knows no word, nothing can change, and it is not read again. No text is parsed again.
"""

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from framescope.tables import table
from framescope.terms.candidates import Candidate, Passage, candidates
from framescope.terms.find import row
from framescope.terms.lexicons import DEFAULT

from .word_evidence import OPEN_LISTS, word_evidence

Spans = dict[tuple[int, int], Candidate]


def without_each_list(read: Sequence[Passage]) -> pd.DataFrame:
    """The "sensitivity" table: what is flagged with all lists or without the list `left_out`, and weighs otherwise without it.

    `weight` is the weight with all lists, `without` the weight when that list is left out; 0 where the words are no candidate.
    Voice and speaker are left missing.
    """
    before = [(passage, _knowing(passage), _by_span(candidates(passage))) for passage in read]
    names = [lexicon.name for lexicon in read[0].lists.lexicons] if read else []
    rows = [
        {"left_out": name, **changed}
        for name in (*names, *OPEN_LISTS)
        for passage, knowing, full in before
        if name in knowing
        for changed in _changed(passage, full, _by_span(candidates(passage, name)))
    ]
    return table("sensitivity", rows)


def _knowing(passage: Passage) -> set[str]:
    """The names of the lists, open ones too, that know a word of the sentence."""
    pairs = zip(passage.surface, passage.lemma, strict=True)
    return {m.entry.lexicon for m in passage.matches}.union(*(word_evidence(*pair).sources for pair in pairs))


def _by_span(found: Iterable[Candidate]) -> Spans:
    """The candidates by their tokens; of several at one place (each of its own category) the heaviest."""
    return {(c.first, c.last): c for c in sorted(found, key=lambda c: c.weight)}


def _changed(passage: Passage, before: Spans, after: Spans) -> Iterator[dict]:
    for span in sorted({**before, **after}):
        with_all, without = (found[span].weight if span in found else 0.0 for found in (before, after))
        if with_all != without and max(with_all, without) >= DEFAULT:
            yield row(before.get(span) or after[span], passage) | {"weight": with_all, "without": without}
