"""Who acts for or against whom in sentences of every construction, by the real parser and the real actors (``acts.txt``)."""

from pathlib import Path

import pytest
from framescope.actors.find import find_actors
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.parsing.clauses import TokenIndex
from framescope.parsing.language import parse
from framescope.parsing.sentences import actor_tokens, sentence_tokens
from framescope.portrayal.stances import act_rows
from framescope.reading import layout
from framescope.rows import sentence_rows
from framescope.tables import table


def sentences():
    lines = Path(__file__).with_name("acts.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(part.strip() for part in line.split("|")) for line in lines if line and not line.startswith("#")]


def acts_in(sentence):
    """The acts of a text, as (last word of the source's name, sign, last word of the target's)."""
    gazetteer = load_gazetteer()
    paragraphs = layout.paragraphs(sentence)
    doc = parse(sentence, paragraphs, gazetteer)
    rows = table("sentences", sentence_rows(doc, paragraphs))
    actors, mentions = find_actors(doc, rows, gazetteer)
    names = dict(zip(actors.actor_id, actors.name.str.split().str[-1], strict=True))
    index = TokenIndex(doc)
    found = act_rows(sentence_tokens(doc, index, rows), actor_tokens(index, mentions))
    return {(names.get(row["source"], "?"), "+" if row["score"] > 0 else "-", names[row["target"]]) for row in found}


def meant(expected):
    return set() if expected == "nothing" else {tuple(act.split()) for act in expected.split(";")}


@pytest.mark.parametrize(("sentence", "expected"), sentences())
def test_who_acts_toward_whom(sentence, expected):
    assert acts_in(sentence) == meant(expected)
