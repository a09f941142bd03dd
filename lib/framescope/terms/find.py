"""Loaded terms: found by what they do in their sentence, graded, each with the parts of its weight.

A candidate is an entry of a term list, a compound made by "anti-", "far-" and the like, a failing verb with the virtue that
is denied ("failed to remain objective"), or a content word that the open lists, its shape or its rarity speak for. Its
weight is the sum of its parts, cut to [0, 1]:

========== ==========================================================================================================
list       the weight of the longest matching entry (``data/lexicons``)
tone       what VADER and TextBlob say of the word (``wordevidence``), silenced for words of the topic
shape      -ist, -ism, -phobe … 0.2, -ness, -ous, -less … 0.15; anti-, far-, ultra-, pro- … 0.55
rarity     0.25 for a word that plain English lacks, 0.15 for an uncommon one, -0.1 for a common one
intensity  0.1 when an intensifier modifies it ("utterly", "very")
aim        0.1 when it modifies or is said of a mentioned actor
quoted     0.1 inside quotation marks around one to three words
========== ==========================================================================================================

The parts' sizes were set by hand while looking at the open part of BABE (Spinde et al. 2021); nothing is fitted. Names are
never terms: proper names and the names, capitals and demonyms among the mentions are left out before anything is looked up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import pandas as pd
from spacy.tokens import Doc, Token

from framescope.parsing.clauses import TokenIndex, top_token
from framescope.parsing.sentences import actor_tokens, sentence_tokens
from framescope.sentiment.score import NAME_ENTITIES, NAME_FORMS
from framescope.tables import table
from framescope.terms.lexicons import DEFAULT, Lexicon, Match, Matcher, default_lexicons, default_matcher
from framescope.terms.targets import target_of
from framescope.terms.wordevidence import LABEL_PREFIXES, WordEvidence, word_evidence

PARTS = ("list", "tone", "shape", "rarity", "intensity", "aim", "quoted")
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
FAILING = frozenset({"fail", "refuse", "neglect", "cease", "bother", "struggle"})
OPEN_MARKS, CLOSE_MARKS = frozenset("“\"‘'«"), frozenset("”\"’'»")
TOPIC, LABEL, INTENSIFIER, DISTANCING = "topic", "contested label", "intensifier or certainty", "distancing"


@dataclass
class Candidate:
    """Tokens first … last (half-open) of the doc, the category they would be flagged in, and the parts of the weight."""

    first: int
    last: int
    category: str
    valence: float
    sources: tuple[str, ...]
    parts: dict[str, float] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        return min(1.0, max(0.0, sum(self.parts.values())))


def find_terms(
    source: str | Doc,
    sentences: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    lexicons: Sequence[Lexicon] | None = None,
    threshold: float = DEFAULT,
) -> pd.DataFrame:
    """The "terms" table of a text or a parsed text: the candidates whose weight reaches `threshold`.

    sentences: the measured sentences (default: all of the parse, numbered in order); mentions: the actors' mentions, which
    give `target`; lexicons: the term lists to use instead of framescope's own (add to ``default_lexicons()`` to keep them).
    Voice and speaker are left missing.
    """
    return table("terms", _rows(source, sentences, mentions, lexicons, threshold))


def explain_terms(
    source: str | Doc,
    sentences: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    lexicons: Sequence[Lexicon] | None = None,
) -> pd.DataFrame:
    """Every candidate, flagged or not: the columns of the "terms" table and one column for each part of its weight."""
    rows = _rows(source, sentences, mentions, lexicons, threshold=0.0)
    frame = table("terms", rows)
    return frame.assign(**{p: pd.Series([row[p] for row in rows], dtype="float64") for p in PARTS})


def _rows(
    source: str | Doc,
    sentences: pd.DataFrame | None,
    mentions: pd.DataFrame | None,
    lexicons: Sequence[Lexicon] | None,
    threshold: float,
) -> list[dict]:
    """The rows of the table, parts of the weight included, of the candidates whose weight reaches `threshold`."""
    doc = _parsed(source)
    matcher = default_matcher() if lexicons is None else Matcher(lexicons)
    text, index = doc.text, TokenIndex(doc)
    names, actors = _name_tokens(index, mentions), actor_tokens(index, mentions)
    found = (
        (sentence_id, candidate)
        for sentence_id, tokens in sentence_tokens(doc, index, sentences)
        for candidate in _candidates(tokens, matcher, names, actors)
        if candidate.weight >= threshold
    )
    return [{"term_id": i, **_row(text, doc, candidate, s, actors)} for i, (s, candidate) in enumerate(found)]


def _parsed(source: str | Doc) -> Doc:
    if isinstance(source, Doc):
        return source
    from framescope.parsing.language import parse

    return parse(source)


def _name_tokens(index: TokenIndex, mentions: pd.DataFrame | None) -> set[int]:
    """The tokens of the mentions that are names."""
    if mentions is None:
        return set()
    named = mentions[mentions.form.isin(NAME_FORMS)]
    return {i for start, end in zip(named.start, named.end, strict=True) for i in range(*index.span(start, end))}


def _candidates(tokens: list[Token], matcher: Matcher, names: set[int], actors: dict[int, str]) -> Iterator[Candidate]:
    """The candidates of one sentence, in the order of the text, none overlapping another."""
    masked = _names(tokens, names)
    lower = [t.lower_.replace("’", "'") for t in tokens]
    lemma = [t.lemma_.lower() for t in tokens]
    taken: set[int] = set()
    topic: set[int] = set()
    found: list[Candidate] = []
    for match in matcher.find(lower, lemma, [t.pos_ for t in tokens]):
        positions = range(match.start, match.end)
        if masked.issuperset(positions) and not _stands_alone(match, masked):
            continue
        if match.entry.category == TOPIC:
            topic.update(positions)
            continue
        taken.update(positions)
        found.append(_from_list(tokens, match, word_evidence(lower[match.start], lemma[match.start])))
    quoted = _short_quotations(tokens)
    for i, token in enumerate(tokens):
        if i in taken or i in masked:
            continue
        compound = _compound(tokens, i, lower, taken)
        if compound:
            taken.update(range(i, i + 3))
            found.append(compound)
        elif token.pos_ in CONTENT and token.is_alpha and i not in topic:
            found.append(_from_word(token, word_evidence(lower[i], lemma[i])))
    for candidate in sorted(found, key=lambda c: c.first):
        yield _in_sentence(candidate, tokens, quoted, actors)


def _names(tokens: list[Token], names: set[int]) -> set[int]:
    """Positions in the sentence of the words of names; in a headline in title case the parser's proper nouns say nothing."""
    words = [t for t in tokens if t.is_alpha and len(t) > 3]
    title_case = len(words) > 3 and sum(t.text[0].isupper() for t in words) > 0.7 * len(words)
    return {i for i, t in enumerate(tokens) if t.i in names or _is_name(t, first=i == 0, title_case=title_case)}


def _is_name(token: Token, first: bool, title_case: bool) -> bool:
    if not token.text[:1].isupper():
        return False
    return token.ent_type_ in NAME_ENTITIES or (token.pos_ == "PROPN" and not title_case and not first)


def _stands_alone(match: Match, masked: set[int]) -> bool:
    """Whether a label that is written like a name ("Nazi", "Islamist") is a word by itself, not part of a longer name."""
    return match.entry.category == LABEL and match.start - 1 not in masked and match.end not in masked


def _from_list(tokens: list[Token], match: Match, evidence: WordEvidence) -> Candidate:
    entry = match.entry
    parts = {"list": entry.weight}
    if len(entry.words) == 1:
        parts["rarity"] = min(0.0, evidence.rarity)
    return Candidate(tokens[match.start].i, tokens[match.end - 1].i + 1, entry.category, entry.valence, (entry.lexicon,), parts)


def _compound(tokens: list[Token], i: int, lower: list[str], taken: set[int]) -> Candidate | None:
    """A label made by a first part and a hyphen: "anti-X", "far-X"."""
    if lower[i] not in LABEL_PREFIXES or i + 2 >= len(tokens) or lower[i + 1] != "-" or tokens[i].whitespace_:
        return None
    if taken & {i + 1, i + 2}:
        return None
    return Candidate(tokens[i].i, tokens[i + 2].i + 1, LABEL, -0.4, ("word shape",), {"shape": 0.55})


def _from_word(token: Token, evidence: WordEvidence) -> Candidate:
    parts = {"tone": evidence.tone, "shape": evidence.shape, "rarity": evidence.rarity}
    category = LABEL if evidence.label else "evaluative"
    sources = evidence.sources + (("word shape",) if evidence.shape else ())
    return Candidate(token.i, token.i + 1, category, evidence.valence, sources, parts)


def _in_sentence(candidate: Candidate, tokens: list[Token], quoted: set[int], actors: dict[int, str]) -> Candidate:
    """The candidate with the parts that its sentence gives."""
    doc = tokens[0].doc
    top = top_token(doc, candidate.first, candidate.last)
    if any(c.dep_ == "advmod" and c.lower_ in _intensifiers() for c in top.children):
        candidate.parts["intensity"] = 0.1
    if top.dep_ in ("amod", "compound", "appos", "attr", "acomp") and top.head.i in actors:
        candidate.parts["aim"] = 0.1
    if candidate.first in quoted:
        candidate.parts["quoted"] = 0.1
    _extend_over_failing(candidate, top)
    return candidate


@cache
def _intensifiers() -> frozenset[str]:
    """The single words of framescope's own list of intensifiers."""
    entries = (entry for lexicon in default_lexicons() for entry in lexicon.entries)
    return frozenset(e.words[0] for e in entries if e.category == INTENSIFIER and len(e.words) == 1)


def _extend_over_failing(candidate: Candidate, top: Token) -> None:
    """ "failed to remain objective": a virtue under a failing verb is denied; the term is the whole of it (Karttunen 1971)."""
    if candidate.valence <= 0 or top.dep_ not in ("acomp", "attr", "oprd", "dobj", "amod"):
        return
    verb = top.head if top.head.dep_ == "xcomp" else top.head.head
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in FAILING and verb.head.i < candidate.first:
        candidate.first = verb.head.i
        candidate.category = "evaluative"
        candidate.valence = -candidate.valence
        candidate.parts["list"] = candidate.parts.get("list", 0.0) + 0.3


def _short_quotations(tokens: list[Token]) -> set[int]:
    """Document positions of the words in marks around one to three words."""
    found: set[int] = set()
    for i, token in enumerate(tokens):
        if token.text in OPEN_MARKS and not token.whitespace_:
            end = next((j for j in range(i + 2, min(i + 5, len(tokens))) if tokens[j].text in CLOSE_MARKS), None)
            if end:
                found.update(t.i for t in tokens[i + 1 : end])
    return found


def _row(text: str, doc: Doc, candidate: Candidate, sentence_id: int, actors: dict[int, str]) -> dict:
    start, end = doc[candidate.first].idx, doc[candidate.last - 1].idx + len(doc[candidate.last - 1])
    top = top_token(doc, candidate.first, candidate.last)
    own = range(candidate.first, candidate.last) if "word shape" in candidate.sources and candidate.last - candidate.first > 1 else ()
    target = target_of(top, lambda i: None if i in own else actors.get(i), candidate.category == DISTANCING) if actors else None
    return {
        "sentence_id": sentence_id,
        "start": start,
        "end": end,
        "text": text[start:end],
        "category": candidate.category,
        "lexicon": ", ".join(candidate.sources) or "rarity",
        "valence": candidate.valence,
        "weight": candidate.weight,
        "voice": None,
        "speaker": None,
        "target": target,
        **{part: candidate.parts.get(part, 0.0) for part in PARTS},
    }
