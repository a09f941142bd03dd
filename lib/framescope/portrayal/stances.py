"""Who is for or against whom in a text, sentence by sentence, with the words that carry it (table ``stances``).

A stance is *done* or *reported* where a word of acting toward somebody tells it ("sued", "praised": `framescope.portrayal.acts`), and
reported too where the author's sentence is unfriendly or friendly, by the mention model, toward the object of what somebody does ("they
have taken issue with X"); *said* where a source's own words are; *named* where a loaded word is aimed at somebody; and *told* where
the author's own statement is.

A row's confidence is about how often people who read for it agree with rows of its kind (measured on one half of SEESAW, Zhang,
Beauchamp and Wang 2022, where one person agrees with another on every second stance).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from framescope.parsing.clauses import CLAUSAL_SUBJECTS, TokenIndex, top_token
from framescope.sentiment.score import NETWORKS
from framescope.terms.understood import doers_by, is_passive, understood, words
from framescope.voice import AUTHOR, SOURCE

from .acts import Found, find_acts
from .ends import described, whose
from .phrases import Actors, who, whom

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NEGATIVE, POSITIVE = "negative", "positive"
POLARITIES = (NEGATIVE, POSITIVE)
TOWARD = {NEGATIVE: "against", POSITIVE: "for"}
"""The polarities in a sentence."""
HOW = ("said", "reported", "done", "named", "told")
"""How a stance shows, in the order of tables and figures."""

LEAST = 0.4
"""The least score of a mention, on its scale from -1 to 1, that is taken for a stance of the author's."""

_LEAST_SAID = {NEGATIVE: 0.2, POSITIVE: 0.5}
"""The same of a known speaker's: who speaks of somebody is seldom indifferent, but often polite."""

_PLAINLY = 0.9
"""From which score on the author's statement is taken to tell, too, what the subject of its sentence is to the one it is about."""

NEAR = 3
"""So many words after a verb somebody may stand for it to be aimed at him or her."""

_CONVEYING = words(
    """
    address answer ask brief bring contact email give hand hear inform interview invite join lend mail meet offer pay phone read see sell send
    show sign speak talk tell telephone text visit watch write
    """
)
"""Verbs of telling, giving and meeting: the tone of such a sentence is what was told or given, and not what the one is to the other."""

_LOADED = 0.2
"""The least valence of a loaded word that is taken for a stance."""

GESTURES = words(
    """
    appear arrive attend beam chat clap cut dine dance embrace greet grin hug join kiss laugh meet nod parade pose shake smile stand stroll
    thank toast tour visit walk wave
    """
)
"""What somebody does for the cameras: that a source tells it, or the author, is no praise, whatever the tone."""

_COURTEOUS = 0.5
"""The part of its confidence that friendliness keeps of which a gesture is all that is told."""

_CLAIMED, _MODEL, _OBJECT, _SUBJECT, _NAMED = 0.65, 0.5, 0.6, 0.3, 0.5
"""Confidence: the part of it that an act keeps of which only a source tells; of the mention model, of its score for a verb's object, of its
score where the source is only the subject of the sentence, of a loaded word."""

_SUBJECT_OF = "subject of the sentence"

_AGENTS = words("attorney barrister counsel lawyer publicist solicitor spokesman spokesperson spokeswoman")
_AGENTS_OF_TWO_WORDS = frozenset({("press", "officer"), ("press", "secretary"), ("campaign", "manager")})
"""Those whose office it is to speak for somebody: what they tell of him or her, be it bad news, is meant well."""

_FEELINGS = words(
    """
    afraid alarmed angry anguished anxious appalled bewildered delighted desperate despondent devastated disappointed dismayed distraught distressed
    ecstatic elated embittered enraged exhausted fearful frightened frustrated furious grateful heartbroken horrified incensed indignant
    infuriated irate jubilant livid miserable outraged overjoyed panicked resentful sad scared seething shaken shocked stunned sullen tearful
    terrified traumatised traumatized troubled upset weary worried
    """
)
"""Words of what somebody feels: who tells that supporters were furious is not against them."""

_TONE_ALONE = 0.5
"""The part of its confidence that a tone toward somebody keeps where nothing else bears it out: who tells that a man was fined, or that he
won, takes nobody's part."""


def act_rows(sentences: Iterable[tuple[int, list[Token]]], actors: Actors) -> list[dict]:
    """The acts of a text: a row for each pair of ends, but for voice and speaker. sentences: their numbers and tokens."""
    return [row for sentence_id, tokens in sentences for found in find_acts(tokens, actors) for row in _pairs(found, sentence_id)]


def _pairs(found: Found, sentence_id: int) -> Iterator[dict]:
    first, last = found.tokens[0], found.tokens[-1]
    start, end = first.idx, last.idx + len(last)
    words = {"sentence_id": sentence_id, "start": start, "end": end, "text": first.doc[first.i : last.i + 1].text}
    act = {"how": found.act.how, "rule": f"{found.act.family}: {' '.join(found.act.words)} ({first.pos_.lower()})"}
    for target in found.targets:
        for source in found.sources or (None,):
            if source and source.actor == target.actor:
                continue
            near = found.act.weight * target.near * (source.near if source else 1.0)
            ends = {"source": source.actor if source else None, "target": target.actor, "is_own": found.is_own}
            yield words | act | ends | {"score": float(found.polarity * target.sign), "confidence": near}
            if source and found.act.is_mutual:
                yield (
                    words
                    | act
                    | {
                        "source": target.actor,
                        "target": source.actor,
                        "is_own": False,
                        "score": float(found.polarity),
                        "confidence": 0.8 * near,
                    }
                )


def acting(doc: Doc, index: TokenIndex, mentions: Iterable[dict], actors: Actors) -> dict[int, str]:
    """For each mention (mention_id) at which a verb is aimed the actor who is the verb's subject."""
    found = {}
    for mention in mentions:
        first, last = index.span(mention["start"], mention["end"])
        if first < last and (actor := _aims(top_token(doc, first, last), mention["actor_id"], actors)):
            found[mention["mention_id"]] = actor
    return found


def leading(doc: Doc, index: TokenIndex, mentions: Iterable[dict], actors: Actors) -> dict[int, str]:
    """For each mention (mention_id) behind the subject of its sentence the actor who is that subject."""
    found = {}
    for mention in mentions:
        first, last = index.span(mention["start"], mention["end"])
        verb = doc[first].sent.root if first < last else None
        if verb is not None and (actor := _leads(verb, first, mention["actor_id"], actors)):
            found[mention["mention_id"]] = actor
    return found


def _leads(verb: Token, first: int, own: str, actors: Actors) -> str | None:
    """Who does what the main verb of a sentence says, where a mention of somebody else begins behind it."""
    doing = [word for word in (doers_by(verb) if is_passive(verb) else understood(verb)) if word.i < first]
    return next((each.actor for each in who(doing, actors) if each.actor != own), None)


def gesturing(doc: Doc, index: TokenIndex, mentions: Iterable[dict]) -> set[int]:
    """The mentions (mention_id) of whoever smiles, stands somewhere or thanks somebody there, and does nothing else."""
    found = set()
    for mention in mentions:
        first, last = index.span(mention["start"], mention["end"])
        word = top_token(doc, first, last) if first < last else None
        if word is not None and word.dep_ == "nsubj" and word.head.lemma_.lower() in GESTURES:
            joined = [c for c in word.head.children if c.dep_ == "conj" and c.pos_ == "VERB"]
            found |= {mention["mention_id"]} if all(c.lemma_.lower() in GESTURES for c in joined) else set()
    return found


def _aims(word: Token, own: str, actors: Actors) -> str | None:
    """Who does what is done to a mention whose highest word this is."""
    verb = word
    while verb.pos_ not in ("VERB", "AUX"):
        if verb.dep_ in CLAUSAL_SUBJECTS or verb.head.i == verb.i:
            return None
        verb = verb.head
    if _is_by(word) or verb.lemma_ == "be" or verb.lemma_.lower() in _CONVEYING or not 0 < word.i - verb.i <= NEAR:
        return None
    doing = doers_by(verb) if is_passive(verb) else understood(verb)
    return next((each.actor for each in who(doing, actors) if each.actor != own), None)


def agents_of(sentences: Iterable[tuple[int, list[Token]]], actors: Actors) -> set[tuple[str, str]]:
    """Who speaks or pleads for whom by office, as a text says: (the agent, the one for whom)."""
    found = set()
    for word in (token for _, tokens in sentences for token in tokens if _is_agent(token)):
        agents = [actors[word.i]] if word.i in actors else [each.actor for each in who(described(word), actors)]
        found |= {(agent, each.actor) for agent in agents for each in whom(whose(word), actors) if each.actor != agent}
    return found


def _is_agent(word: Token) -> bool:
    before = word.doc[word.i - 1].lower_ if word.i else ""
    return word.pos_ in ("NOUN", "PROPN") and (word.lemma_.lower() in _AGENTS or (before, word.lower_) in _AGENTS_OF_TWO_WORDS)


def stops(doc: Doc) -> list[dict]:
    """Where in a text sentences end: a quotation of several stands in one row of the table ``sentences``."""
    return [{"start": token.idx, "end": token.idx + len(token)} for token in doc if token.tag_ == "."]


def _is_by(word: Token) -> bool:
    """Whether somebody does what a noun names ("came under attack by X")."""
    return word.dep_ == "pobj" and word.head.lower_ == "by"


def stance_rows(
    acts: Sequence[dict],
    felt: Sequence[dict],
    terms: Sequence[dict],
    aimed: Mapping[int, str],
    gestures: Container[int] = (),
    leads: Mapping[int, str] = MappingProxyType({}),
    accusations: Sequence[dict] = (),
    agents: Container[tuple[str, str]] = frozenset(),
    ends: Sequence[dict] = (),
) -> list[dict]:
    """The rows of the table ``stances``: of each sentence and pair of ends the most confident, in the order of the text.

    acts: the rows of `act_rows`, with voice and speaker; felt, terms and accusations: those of the tables ``sentiments``, ``terms`` and
    ``accusations``; aimed, gestures, leads, agents and ends: what `acting`, `gesturing`, `leading`, `agents_of` and `stops` found.
    """
    main = next((name for name in NETWORKS if any(row["instrument"] == name for row in felt)), None)
    clear = [row for row in felt if row["instrument"] == main and abs(row["score"]) >= _least(row) and isinstance(row["actor_id"], str)]
    clear = [row | {"score": abs(row["score"])} if (row["speaker"], row["actor_id"]) in agents else row for row in clear]
    done, named = [_act(row) for row in acts], [row for each in _named(terms) if (row := _by_namer(each, accusations)) is not None]
    told = _not_alone([*_borne_out(_felt(clear, aimed, leads), named)], [*done, *named], accusations)
    found = _weakened([*done, *told, *named], gestures)
    kept = _most_confident((row for row in found if row["source"] != row["target"]), [stop["start"] for stop in ends])
    kept = [row for row in kept if row["how"] != "told" or not _is_explained(row, kept)]
    kept.sort(key=lambda row: (row["start"], row["target"], row["source"] or ""))
    return [{"stance_id": i, **row, "polarity": POLARITIES[row["score"] > 0]} for i, row in enumerate(kept)]


def _least(row: dict) -> float:
    return _LEAST_SAID[POLARITIES[row["score"] > 0]] if row["voice"] == SOURCE and _is_known(row["speaker"]) else LEAST


def _weakened(rows: list[dict], gestures: Container[int]) -> list[dict]:
    """The rows, less sure where the model finds friendly what is a gesture alone."""
    return [row | {"confidence": row["confidence"] * _COURTEOUS} if _is_mere_courtesy(row, gestures) else row for row in rows]


def _is_mere_courtesy(row: dict, gestures: Container[int]) -> bool:
    return row["how"] in ("said", "told") and row["score"] > 0 and row.get("mention_id") in gestures


def with_speakers(acts: Sequence[dict], said: Iterable[dict], spans: Iterable[dict]) -> list[dict]:
    """The acts, those of saying of which the sentence alone does not tell whose they are with whoever is found to say it there
    ("X said that shells had fallen and *accused* Y of firing them"). said, spans: rows of ``attributions`` and ``spans``."""
    speakers = {row["attribution_id"]: row["speaker"] for row in said}
    at = {span["start"]: speakers[span["attribution_id"]] for span in spans if span["role"] == "cue"}
    open_ = (row["source"] is None and row["how"] == "reported" and not row.get("is_own") for row in acts)
    return [row | {"source": at.get(row["start"])} if is_open else row for row, is_open in zip(acts, open_, strict=True)]


def _act(row: dict) -> dict:
    """The row of an act; what "I" or "we" do is the speaker's, and in no quotation the author's own to tell."""
    row = dict(row)
    if row.pop("is_own", False):
        own = {"how": "told"} if row["voice"] == AUTHOR else {"source": row["speaker"] if _is_known(row["speaker"]) else None}
        row |= own
    claimed = row["voice"] == SOURCE and row["source"] != row["speaker"]
    return row | {"confidence": row["confidence"] * _CLAIMED} if claimed else row


def _felt(felt: Iterable[dict], aimed: Mapping[int, str], leads: Mapping[int, str]) -> Iterator[dict]:
    """Stances by the mention model: of the speaker, of who does what the mention undergoes, else of the author; and, with little
    confidence, of the subject of the author's sentence."""
    for row in felt:
        by = aimed.get(row["mention_id"]) if row["voice"] == AUTHOR or not _is_known(row["speaker"]) else None
        if by:
            yield _by_model(row, by, "reported", "object of a verb", _OBJECT)
        elif row["voice"] == AUTHOR:
            yield _by_model(row, None, "told", "the author's statement", _MODEL)
            if abs(row["score"]) >= _PLAINLY and (subject := leads.get(row["mention_id"])):
                yield _by_model(row, subject, "reported", _SUBJECT_OF, _SUBJECT)
        else:
            yield _by_model(row, row["speaker"] if _is_known(row["speaker"]) else None, "said", "a source's statement", _MODEL)


def _by_model(row: dict, source: str | None, how: str, rule: str, confidence: float) -> dict:
    sure = confidence * abs(row["score"])
    return row | {"source": source, "target": row["actor_id"], "how": how, "rule": f"mention model: {rule}", "confidence": sure}


def _named(terms: Iterable[dict]) -> Iterator[dict]:
    """Stances by loaded words that are aimed at somebody: the speaker's, else the author's.

    Who says that somebody was hounded is not against him.
    """
    for row in terms:
        if row.get("undergone") and row["valence"] < 0:
            continue
        if _is_known(row["target"]) and abs(row["valence"]) >= _LOADED and row["text"].lower() not in _FEELINGS:
            source = row["speaker"] if row["voice"] == SOURCE and _is_known(row["speaker"]) else None
            ends = {"source": source, "score": row["valence"], "how": "named"}
            yield row | ends | {"rule": f"loaded word: {row['category']}", "confidence": _NAMED * min(1.0, row["weight"] + 0.2)}


def _borne_out(felt: Iterable[dict], named: Iterable[dict]) -> Iterator[dict]:
    """The stances by the mention model, the author's own less sure where no loaded word of the author's says the same of that actor."""
    same = {(row["target"], row["score"] > 0) for row in named if row["voice"] == AUTHOR}
    for row in felt:
        alone = row["how"] == "told" and (row["target"], row["score"] > 0) not in same
        yield row | {"confidence": row["confidence"] * _TONE_ALONE} if alone else row


def _by_namer(row: dict, accusations: Iterable[dict]) -> dict | None:
    """The row of a loaded word, as the stance of who is told to have called somebody so ("the panel found that X had called Y a disgrace");
    None where it accuses somebody else ("X kidnaps farmers" is not against farmers)."""
    same = [one for one in accusations if one["start"] < row["end"] and row["start"] < one["end"]]
    mine = [one for one in same if one["accused"] == row["target"]]
    if same and not mine:
        return None
    by = next((one["accuser"] for one in mine if _is_known(one["accuser"])), None)
    return row | {"source": by} if by is not None and row["source"] is not None else row


def _not_alone(felt: Sequence[dict], others: Iterable[dict], accusations: Iterable[dict]) -> Iterator[dict]:
    """The stances by the mention model, a source's less sure where nothing else that is told of the two says the same.

    What a source tells of somebody is often bad news, or of a thing that he did: it is against him where the source accuses or attacks
    him or calls him names, too, or speaks so of him again.
    """
    known = {(row["source"], row["target"], row["score"] > 0) for row in others}
    known |= {(row["accuser"], row["accused"], False) for row in accusations}
    said: dict[tuple, set[int]] = {}
    for row in (r for r in felt if r["how"] == "said" and _is_known(r["source"])):
        said.setdefault((row["source"], row["target"], row["score"] > 0), set()).add(row["sentence_id"])
    for row in felt:
        key = (row["source"], row["target"], row["score"] > 0)
        alone = row["how"] == "said" and (not _is_known(row["source"]) or (key not in known and len(said.get(key, ())) < 2))
        yield row | {"confidence": row["confidence"] * _TONE_ALONE} if alone else row


def _is_known(actor: object) -> bool:
    return isinstance(actor, str)


def _most_confident(rows: Iterable[dict], ends: Sequence[int] = ()) -> list[dict]:
    """Of the rows of one sentence with the same two ends, in the same voice, the most confident."""
    best: dict[tuple, dict] = {}
    for row in rows:
        voice = row["voice"] if row["source"] is None else ""
        key = (row["sentence_id"], bisect_right(ends, row["start"]), row["source"], row["target"], voice)
        if key not in best or best[key]["confidence"] < row["confidence"]:
            best[key] = row
    return list(best.values())


def _is_explained(told: dict, rows: Iterable[dict]) -> bool:
    """Whether somebody else's stance, told by the author in the same sentence, is why its words are so."""
    same = (told["sentence_id"], told["target"], told["score"] > 0)
    return any(
        row["how"] in ("reported", "done") and row["voice"] == AUTHOR and (row["sentence_id"], row["target"], row["score"] > 0) == same
        for row in rows
        if not row["rule"].endswith(_SUBJECT_OF)
    )
