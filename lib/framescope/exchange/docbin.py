"""spaCy's DocBin (.spacy): a Doc an article, whose text is the article's, with span groups, sentences, lemmas and parts of speech.

========================== ======================== ==============
group of ``doc.spans``     label                    ``kb_id``
========================== ======================== ==============
``mentions``               the kind of the actor    its actor_id
``terms``                  the category             the target
``attributions``           the class of the cue     the speaker
``source cue content``     the role
========================== ======================== ==============

The ``id`` of a span is the number of its row. ``doc.user_data["framescope"]`` holds all tables; `read` takes them out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..analysis import Analysis
from ..errors import InputError
from ..tables import columns
from .items import ATTRIBUTIONS, MENTIONS, PARTS, TERMS, Item, Span, items_of
from .plain import sentences_of, tokens_of
from .record import FIELD, analysis_of, record_of

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

NONE = "none"
"""The label where nothing is known: a mention of nobody who is known, an attribution without a cue."""
_ABOUT = {TERMS: ("category", "target"), ATTRIBUTIONS: ("cue_class", "speaker")}
"""The value that is the label of a span, and the one that is its ``kb_id``."""


def write(analyses: Iterable[Analysis], target: Path) -> None:
    """Write the DocBin."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    docs = DocBin(attrs=["LEMMA", "POS", "SENT_START", "SPACY"], store_user_data=True)
    for a in analyses:
        docs.add(doc_of(a, vocab))
    docs.to_disk(target)


def read(path: Path) -> Iterator[Analysis]:
    """The analyses of a DocBin, as they were measured.

    Raises
    ------
    InputError
        when the file is none, or a Doc has no record.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        docs = list(DocBin().from_disk(path).get_docs(Vocab()))
    except OSError:
        raise
    except Exception as error:  # whatever the bytes make of msgpack and zlib
        raise InputError(f"{path} cannot be read as a DocBin of spaCy ({' '.join(str(error).split())[:120]}): export it again.") from None
    for number, doc in enumerate(docs, 1):
        if not isinstance(doc.user_data.get(FIELD), str):
            raise InputError(f"{path}: Doc {number} does not hold what was measured: framescope did not write it.")
        yield analysis_of(doc.user_data[FIELD], f"{path}: Doc {number}")


def doc_of(a: Analysis, vocab: Vocab) -> Doc:
    """The article as a Doc; no span begins or ends within a token."""
    from spacy.tokens import Span as Tokens
    from spacy.tokens import SpanGroup

    marks = list(_marks(a))
    words, spaces = tokens_of(a, [span for _, span, *_ in marks])
    doc = _doc(a, vocab, words, spaces)
    first, last = {word.start: i for i, word in enumerate(words)}, {word.end: i + 1 for i, word in enumerate(words)}
    groups: dict[str, list[Tokens]] = {name: [] for name in (MENTIONS, TERMS, ATTRIBUTIONS, *PARTS)}
    for group, span, label, about, number in marks:
        groups[group].append(Tokens(doc, first[span.start], last[span.end], label=label, kb_id=about, span_id=number))
    for name, found in groups.items():
        doc.spans[name] = SpanGroup(doc, name=name, spans=found)
    return doc


def _doc(a: Analysis, vocab: Vocab, words: Sequence[Span], spaces: list[bool]) -> Doc:
    """The article as a Doc of these words, without spans."""
    from spacy.tokens import Doc

    known = {Span(s, e): (lemma, pos) for s, e, lemma, pos in columns(a.tokens, "start", "end", "lemma", "pos")}
    begins = {span.start for span in sentences_of(a)}
    return Doc(
        vocab,
        words=[a.article.text[s:e] for s, e in words],
        spaces=spaces,
        lemmas=[known.get(word, ("", ""))[0] for word in words],
        pos=[known.get(word, ("", ""))[1] for word in words],
        sent_starts=[number == 0 or word.start in begins for number, word in enumerate(words)],
        user_data={FIELD: record_of(a), "article_id": a.article.id},
    )


def _marks(a: Analysis) -> Iterator[tuple[str, Span, str, str, str]]:
    """The group, the span, the label, the ``kb_id`` and the number of each span."""
    kinds = dict(columns(a.actors, "actor_id", "kind"))
    for item in items_of(a):
        if item.table == MENTIONS:
            actor = item.values["actor_id"] or ""
            yield MENTIONS, item.span, kinds.get(actor, NONE), actor, item.number
        elif item.table in _ABOUT:
            label, about = (item.values[name] for name in _ABOUT[item.table])
            yield item.table, item.span, label or NONE, about or "", item.number
            yield from _pieces(item)


def _pieces(item: Item) -> Iterator[tuple[str, Span, str, str, str]]:
    for role, spans in item.parts.items():
        yield from ((role, span, role, "", item.number) for span in spans)
