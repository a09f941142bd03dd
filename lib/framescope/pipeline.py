"""The stages in their order: one article in, all its tables out. Plain functions, with no hidden state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pandas as pd

from . import voice
from .actors.find import find_actors
from .analysis import Analysis
from .attribution.find import find_attributions
from .attribution.retold import reporters_own
from .attribution.source_kinds import kind_columns
from .attribution.speakers import resolve
from .attribution.traces import traces
from .corrections.apply import Applied, of_article
from .corrections.model import Correction
from .gazetteer.gazetteer import Gazetteer
from .parsing import language
from .parsing.clauses import TokenIndex
from .parsing.marks import in_one_style, signatures
from .parsing.sentences import actor_tokens, sentence_tokens
from .portrayal.accusations import accusation_rows
from .portrayal.stances import act_rows, acting, agents_of, gesturing, leading, stance_rows, stops, with_speakers
from .reading import layout
from .reading.article import Article
from .reading.capitals import in_their_case
from .reading.english import require_english
from .reading.folding import Folded, fold, unfolded
from .reading.spacing import plain_spaces
from .reading.wrapping import joined_lines
from .rows import attribution_rows, in_measured_text, sentence_rows, token_rows
from .sentiment.score import FOR_ARTICLES, ReadMentions, chosen, read_mentions, sentiment_rows
from .settings import Settings
from .tables import resolved, rows_of, table
from .terms.agency import event_rows
from .terms.find import name_tokens, passages_of, term_rows
from .terms.framing import device_rows
from .terms.lexicons import DEFAULT
from .terms.sensitivity import without_each_list
from .terms.word_choice import choice_rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .terms.candidates import Passage
    from .terms.matcher import Matcher

LEAST = 0.3
"""Candidates of less weight are not kept: they are common words with hardly any evidence."""


@dataclass(frozen=True)
class Measured:
    """An article's tables as the stages leave them: plain rows, which cost a short article less than frames, and some frames.

    mentions_read: the mentions as the mention model is to read them; its rows are there after `with_networks`, and so are all
    ``stances``, which hold the acts alone until then; aimed: whose acts mentions are the objects of, by mention_id; corrected: the
    corrections that people made, where there are some; gestures: the mentions of those who only smile or thank; leads: the
    subjects of the sentences that mentions stand in, by mention_id; agents: who speaks for whom by office; stops: where sentences end.
    """

    article: Article
    frames: dict[str, pd.DataFrame]
    rows: dict[str, list[dict]]
    mentions_read: ReadMentions
    aimed: dict[int, str] = field(default_factory=dict)
    corrected: Applied | None = None
    gestures: set[int] = field(default_factory=set)
    leads: dict[int, str] = field(default_factory=dict)
    agents: set[tuple[str, str]] = field(default_factory=set)
    stops: list[dict] = field(default_factory=list)

    def column(self, table: str, name: str) -> list:
        """The values of a column of a table; missing ones are None or not a number."""
        return [row[name] for row in self.rows[table]] if table in self.rows else self.frames[table][name].tolist()

    def analysis(self) -> Analysis:
        """All tables as frames."""
        frames = self.frames | {name: table(name, rows) for name, rows in self.rows.items()}
        if self.corrected:
            frames["corrections"] = self.corrected.frame()
        return Analysis(article=self.article, model=language.model_name(), **frames)


def measure(article: Article, settings: Settings | None = None) -> Analysis:
    """Language → actors → attributions and voice → terms → sentiments → stances; see `framescope.measuring.analyze`."""
    settings = settings or Settings()
    wanted = chosen(settings.instruments)
    plain = fold(article.text)
    require_english(plain.text, article.id)
    gazetteer, lists = settings.gazetteer(), settings.matcher()
    read = as_read(plain, gazetteer)
    paragraphs = layout.paragraphs(read.text)
    doc = language.parse(read.text, paragraphs, gazetteer)
    corrections = of_article(settings.corrections, article.id)
    return replace(measure_parsed(article, paragraphs, doc, gazetteer, wanted, lists, read, corrections), settings=settings)


def as_read(plain: Folded, gazetteer: Gazetteer) -> Folded:
    """The folded text as it is measured: a line a paragraph, blanks and marks of one style, words in capitals as they are written elsewhere."""
    plain = plain.replaced(joined_lines(plain.text))
    plain = plain.replaced(plain_spaces(plain.text))
    plain = plain.replaced(in_one_style(plain.text))
    plain = plain.replaced(signatures(plain.text))
    return plain.replaced(in_their_case(plain.text, gazetteer))


def measure_parsed(
    article: Article,
    paragraphs: pd.DataFrame,
    doc: Doc,
    gazetteer: Gazetteer,
    instruments: Sequence[str] = FOR_ARTICLES,
    lists: Matcher | None = None,
    read: Folded | None = None,
    corrections: Sequence[Correction] = (),
) -> Analysis:
    """All stages after the parse: `doc` is the parse of the article's text with the starts of these `paragraphs`.

    lists: the term lists, framescope's own by default. read: the text that was parsed, by default the article's as it stands;
    `paragraphs` have their places in it, all tables that come back in the article's text. corrections: what people put right in it.
    """
    found = before_networks(article, paragraphs, doc, gazetteer, instruments, lists, sensitivity=True, read=read, corrections=corrections)
    (found,) = with_networks([found])
    return found.analysis()


def with_networks(found: Sequence[Measured]) -> list[Measured]:
    """The articles with the rows of ``sentiments`` and ``stances``: each network reads the mentions of all of them in one call."""
    rows = sentiment_rows([m.mentions_read for m in found], [_resolved(m.rows["mentions"]) for m in found])
    rows = [m.corrected.sentiments(felt) if m.corrected else felt for m, felt in zip(found, rows, strict=True)]
    return [replace(m, rows=m.rows | {"sentiments": felt, "stances": _stances(m, felt)}) for m, felt in zip(found, rows, strict=True)]


def _resolved(mentions: list[dict]) -> list[dict]:
    """The rows of mentions of which it is known whom they mean."""
    return [row for row in mentions if isinstance(row["actor_id"], str)]


def _stances(found: Measured, felt: list[dict]) -> list[dict]:
    rows = found.rows
    seen = (found.aimed, found.gestures, found.leads)
    return stance_rows(rows["stances"], felt, rows["terms"], *seen, rows["accusations"], found.agents, found.stops)


def before_networks(
    article: Article,
    paragraphs: pd.DataFrame,
    doc: Doc,
    gazetteer: Gazetteer,
    instruments: Sequence[str],
    lists: Matcher | None,
    sensitivity: bool,
    read: Folded | None = None,
    corrections: Sequence[Correction] = (),
) -> Measured:
    """All stages but the networks of sentiment, as for `measure_parsed`. sensitivity: whether terms are looked for again without each list.

    Raises
    ------
    InputError
        when two corrections contradict each other.
    """
    read = read or unfolded(article.text)
    text = doc.text
    stands = sentence_rows(doc, paragraphs)
    sentences = table("sentences", stands)
    people = Applied(corrections, article, read, sentences, gazetteer) if corrections else None
    actors, every = find_actors(doc, sentences, gazetteer)
    if people:
        actors, every = people.actors(actors, every)
    mentions = resolved(every)
    found = in_measured_text(find_attributions(doc), sentences)
    if people:
        found = people.attributions(found, doc)
    speakers = resolve(found, doc, actors, mentions)
    if people:
        found, speakers, actors = people.speakers(speakers)
    said, spans = attribution_rows(found, speakers, text, sentences, actors)
    told, seen = kind_columns(doc, said, spans, actors, mentions), traces(doc, said, spans)
    said = [row | kind | {"traces": trace} for row, kind, trace in zip(said, told, seen, strict=True)]
    owner = voice.attribution_at(len(text), said, spans)
    index = TokenIndex(doc)
    inside, actor_at = list(sentence_tokens(doc, index, sentences)), actor_tokens(index, mentions)
    names = name_tokens(index, mentions)
    passages = passages_of(inside, names, actor_at, lists, owner)
    rows = {"mentions": rows_of(every), "tokens": token_rows(doc, sentences), **_framing(text, inside, actor_at, passages, people)}
    for start, end in [*reporters_own(doc, index, rows["candidates"], said, spans, owner)]:
        owner[start:end] = -1
    known = [dict(row) for row in _resolved(rows["mentions"])]  # as they are before they are put back
    rows["stances"] = with_speakers(act_rows(inside, actor_at), said, spans)
    aimed, leads = acting(doc, index, known, actor_at), leading(doc, index, known, actor_at)
    agents, ends = agents_of(inside, actor_at), stops(doc)
    rows["accusations"] = accusation_rows(inside, names, actor_at, actors, said, spans, owner)
    if sensitivity:
        rows["sensitivity"] = rows_of(without_each_list(passages))
    for each in rows.values():
        voice.add_voice(each, [row["speaker"] for row in said], owner)
    if people:
        people.in_voice(rows)
        actors = people.actors_table()
    rows |= {"sentences": stands, "attributions": said, "spans": spans}
    mentions_read = read_mentions(doc, mentions, sentences, instruments)
    for each in (*rows.values(), ends):
        read.put_back(each)
    frames = {"paragraphs": read.frame_put_back("paragraphs", paragraphs), "actors": actors}
    return Measured(article, frames, rows, mentions_read, aimed, people, gesturing(doc, index, known), leads, agents, ends)


def _framing(
    text: str, sentences: Sequence[tuple[int, list[Token]]], actors: dict[int, str], read: list[Passage], people: Applied | None
) -> dict[str, list[dict]]:
    """The rows of what is in the words of each sentence, but for their voice."""
    candidates, events = term_rows(read, LEAST), event_rows(sentences, actors)
    if people:
        candidates = people.terms(candidates, read)
    return {
        "terms": flagged(candidates),
        "candidates": [{"candidate_id": i, **row} for i, row in enumerate(candidates)],
        "events": events,
        "devices": device_rows(text, sentences, events),
        "choices": choice_rows(text, sentences, actors),
    }


def flagged(candidates: Iterable[dict]) -> list[dict]:
    """The candidates that are loaded terms: those whose weight reaches the threshold (table ``terms``)."""
    kept = (row for row in candidates if row["weight"] >= DEFAULT)
    return [{**row, "term_id": i} for i, row in enumerate(kept)]
