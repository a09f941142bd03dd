"""Predictions for the gold of BASIL (Fan et al. 2019), one article a line, in the form that its scorer reads.

BASIL calls quoted what stands in quotation marks, so ``quotes`` are the stretches in marks, but for titles and names, and what is
quoted directly without marks; each with the name of the speaker of the attribution that holds most of it ("" when none does, or
its speaker is not known). BASIL's coders often name the body or the group for which somebody speaks in place of the person ("Doe campaign",
"Republican lawmakers"), so the speaker is given with these. ``terms`` are the loaded terms of both
voices, ``actors`` the author's stance toward each (``stance``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from ..actors.find import actor_tables, read_actors
from ..actors.gazetteer import Gazetteer, load_gazetteer
from ..actors.offices import offices
from ..actors.referents import Referent
from ..attribution.find import find_attributions
from ..attribution.speakers import resolve
from ..errors import InputError
from ..measures.stance import stances
from ..parsing import language
from ..parsing.quotations import quotations
from ..reading.article import Article
from ..reading.layout import paragraphs
from ..stages import measure, sentence_table

_LABELS = {"negative": "neg", "neutral": "neu", "positive": "pos"}
_COUNTED_WITH = {
    "lawmaker": "lawmakers",
    "governor": "officials",
    "attorney general": "officials",
    "mayor": "officials",
    "sheriff": "officials",
}


def predict(path: Path) -> Iterator[dict]:
    """One prediction for each article of a BASIL file.

    Raises
    ------
    InputError
        if the file cannot be read or a line is not a BASIL article.
    """
    gazetteer = load_gazetteer()
    for doc, text in _articles(Path(path)):
        a = measure(Article(id=doc, text=text))
        own = stances(a).query("voice == 'author'")
        yield {
            "doc": doc,
            "terms": a.terms[["start", "end"]].to_numpy().tolist(),
            "quotes": quotes(text, gazetteer),
            "actors": [{"name": r.name, "score": round(r.score, 4), "label": _LABELS[r.label]} for r in _by_mentions(own)],
        }


def _by_mentions(own: pd.DataFrame) -> Iterator:
    """The actors, most mentioned first: the scorer takes the first whose name fits."""
    return own.sort_values(["n", "actor_id"], ascending=[False, True]).itertuples(index=False)


def _articles(path: Path) -> Iterator[tuple[str, str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the gold file cannot be read as UTF-8 text; give the path of a BASIL file.") from error
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            yield str(row["doc"]), str(row["text"])
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}: line {number} is not a BASIL article; each line is an object with doc and text.") from error


def quotes(text: str, gazetteer: Gazetteer) -> list[dict]:
    """What a text quotes, with the speakers: dicts of ``start``, ``end``, ``speaker``."""
    blocks = paragraphs(text)
    doc = language.parse(text, blocks)
    found = [a for a in find_attributions(doc) if a.kind != "scare"]
    referents, references = read_actors(doc, gazetteer)
    speakers = resolve(found, doc, *actor_tables(text, sentence_table(doc, blocks), gazetteer, referents, references))
    names = [speaker_name(referents.get(speaker.actor_id), referents) for speaker in speakers]
    said = [(s, e, name) for a, name in zip(found, names, strict=True) for s, e in a.content]
    marked = [(q.start, q.end) for q in quotations(text) if q.depth == 0]
    unmarked = [span for a in found if a.kind == "direct" for span in a.content if not any(_shared(span, m) for m in marked)]
    return [
        {"start": s, "end": e, "speaker": name}
        for s, e in sorted(marked + unmarked)
        if (name := _speaker_of((s, e), said)) or not _is_title(text[s:e])
    ]


def _shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _speaker_of(span: tuple[int, int], said: list[tuple[int, int, str]]) -> str:
    """The speaker of the content that holds most of the span; "" when none holds any of it."""
    best = max(said, key=lambda piece: _shared(span, piece[:2]), default=None)
    return best[2] if best and _shared(span, best[:2]) else ""


def _is_title(quotation: str) -> bool:
    """Whether a short quotation has a capital on each of its longer words."""
    words = [w for w in re.findall(r"[^\W_]+", quotation) if len(w) > 3]
    return 0 < len(words) <= 6 and all(w[0].isupper() for w in words)


def speaker_name(referent: Referent | None, referents: dict[str, Referent]) -> str:
    """The speaker's name, those of the bodies it speaks for, and the group it is counted with: "Jane Doe, Doe Council, lawmakers"."""
    if referent is None:
        return ""
    behind = [referents[a] for a in (*referent.principals, referent.side) if a in referents]
    bodies = [r for r in (referent, *behind) if r.kind == "organisation"]
    names = [referent.name, *(name for body in bodies for name in (body.name, *sorted(body.names)))]
    return ", ".join(dict.fromkeys([*names, *(group for r in (referent, *behind) for group in _groups(r))]))


def _groups(referent: Referent) -> list[str]:
    """The group that a person with a public office is counted with."""
    words = offices()
    return list(
        dict.fromkeys(group for office, group in _COUNTED_WITH.items() if any(words.same_office(office, o) for o in referent.offices))
    )
