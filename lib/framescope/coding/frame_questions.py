"""The twenty questions of Semetko and Valkenburg (2000), for people, with passages that may bear on each.

The questions ask for five frames: responsibility, human interest, conflict, morality, economic consequences. No rule here
answers any of them. Beside each stand passages that the tables single out for another reason (who demands what, who judges
whom, which terms are loaded), so that whoever answers finds them at once; where the tables hold nothing that bears on a
question, it says so, and the whole article is the evidence.
"""

from __future__ import annotations

from collections.abc import Callable
from textwrap import shorten

import pandas as pd

from ..analysis import Analysis
from ..measures import summary
from ..resources import resource
from ..voice import AUTHOR

COLUMNS = ("number", "frame", "question", "passages", "answer")
READ = "read the article: no table singles out passages for this"
_JOIN = " ⁄ "
_LONGEST = 160


def twenty_questions(a: Analysis, most: int = 3) -> pd.DataFrame:
    """One row a question: number, frame, question, passages (at most `most`, joined by a slash), answer (always empty)."""
    questions = pd.read_csv(resource("data", "gold", "semetko_valkenburg.csv"))
    passages = {kind: _joined(find(a)[:most]) if find else READ for kind, find in _PASSAGES.items()}
    rows = questions.assign(passages=questions.evidence.map(lambda e: passages[e] or "no such passage was found"), answer=None)
    return rows[list(COLUMNS)].astype({"answer": "str"})


def _joined(passages: list[str]) -> str:
    return _JOIN.join(dict.fromkeys(shorten(p, _LONGEST, placeholder=" …") for p in passages))


def _reports(a: Analysis, classes: set[str]) -> list[str]:
    rows = summary.attribution_list(a)
    return rows.text[rows.cue_class.isin(classes)].tolist()


def _demands(a: Analysis) -> list[str]:
    return _reports(a, {"directive"})


def _judgements(a: Analysis) -> list[str]:
    return _reports(a, {"evaluative", "doubting"}) + _aimed(a)


def _voices(a: Analysis) -> list[str]:
    rows = summary.sources_by_side(a)
    return [f"{row.side}: {row.attributions} reports" for row in rows.itertuples()]


def _in_sentences(a: Analysis, rows: pd.DataFrame) -> list[str]:
    sentences = a.sentences.set_index("sentence_id").text
    return [sentences[i] for i in dict.fromkeys(rows.sentence_id) if i in sentences.index]


def _aimed(a: Analysis) -> list[str]:
    heavy = a.terms[a.terms.target.notna()].sort_values(["weight", "start"], ascending=[False, True])
    return _in_sentences(a, heavy)


def _loaded(a: Analysis) -> list[str]:
    return _in_sentences(a, a.terms.sort_values(["weight", "start"], ascending=[False, True]))


def _people(a: Analysis) -> list[str]:
    people = a.actors.actor_id[a.actors.kind == "person"]
    return _in_sentences(a, a.mentions[a.mentions.actor_id.isin(people) & (a.mentions.form == "name") & (a.mentions.voice == AUTHOR)])


def _captions(a: Analysis) -> list[str]:
    return a.paragraphs.text[a.paragraphs.kind == "caption"].tolist()


def _unsourced(a: Analysis) -> list[str]:
    return summary.unsourced(a).text.tolist()


_PASSAGES: dict[str, Callable[[Analysis], list[str]] | None] = {
    "demands": _demands,
    "judgements": _judgements,
    "voices": _voices,
    "aimed terms": _aimed,
    "loaded terms": _loaded,
    "people": _people,
    "captions": _captions,
    "unsourced": _unsourced,
    "none": None,
}
