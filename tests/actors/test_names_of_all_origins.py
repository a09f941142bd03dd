"""Whether somebody is known as a person, and as the speaker, does not depend on where the name comes from."""

from collections import defaultdict
from itertools import count

import pytest
from framescope.actors.find import find_actors
from framescope.attribution.find import find_attributions
from framescope.attribution.speakers import resolve
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.parsing.language import parse_many
from framescope.parsing.person_names import person_names
from framescope.reading import layout
from framescope.rows import attribution_rows, in_measured_text, sentence_rows
from framescope.tables import resolved, table
from people import ORIGINS, PLAIN, SPEAKS

WORST, SPREAD = 0.95, 0.04


def shares(results):
    return {origin: sum(right) / len(right) for origin, right in results.items()}


def is_fair(results):
    found = shares(results)
    return min(found.values()) >= WORST and max(found.values()) - min(found.values()) <= SPREAD


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def test_every_name_is_told_for_a_persons_in_every_sentence(gazetteer):
    results = defaultdict(list)
    for origin, names in ORIGINS.items():
        for name in names:
            for sentence in (*PLAIN, *SPEAKS):
                text = sentence.format(n=name)
                results[origin].append(name in [text[p.start : p.end] for p in person_names(text, gazetteer)])
    assert is_fair(results), shares(results)


def read(text, doc, gazetteer):
    """The kinds of the actors by the text of their mentions, and the names of those that speak."""
    sentences = table("sentences", sentence_rows(doc, layout.paragraphs(text)))
    actors, mentions = find_actors(doc, sentences, gazetteer)
    found = in_measured_text(find_attributions(doc), sentences)
    said, _ = attribution_rows(found, resolve(found, doc, actors, mentions), text, sentences, actors)
    kinds, names = dict(zip(actors.actor_id, actors.kind, strict=True)), dict(zip(actors.actor_id, actors.name, strict=True))
    return {m.text: kinds[m.actor_id] for m in resolved(mentions).itertuples()}, {names.get(row["speaker"]) for row in said}


def test_every_origin_is_known_as_a_person_and_as_the_speaker(gazetteer):
    """A sample: each name in one sentence where it speaks and in one where it does not."""
    turn, persons, speakers = count(), defaultdict(list), defaultdict(list)
    chosen = [(o, n, SPEAKS[next(turn) % len(SPEAKS)], True) for o, names in ORIGINS.items() for n in names[::2]]
    chosen += [(o, n, PLAIN[next(turn) % len(PLAIN)], False) for o, names in ORIGINS.items() for n in names[::2]]
    texts = [sentence.format(n=name) for _, name, sentence, _ in chosen]
    for (origin, name, _, speaks), text, doc in zip(chosen, texts, parse_many(texts), strict=True):
        kinds, heard = read(text, doc, gazetteer)
        persons[origin].append(kinds.get(name) == "person")
        if speaks:
            speakers[origin].append(name in heard)
    assert is_fair(persons) and is_fair(speakers), (shares(persons), shares(speakers))
