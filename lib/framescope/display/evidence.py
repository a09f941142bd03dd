"""The evidence behind a figure: the article itself with what was counted marked in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from ..corrections.located import BY_HAND
from ..palette import OTHER, TERM, side_colours
from ..tables import columns
from .display import Html
from .marked_text import Key, Mark, marked

if TYPE_CHECKING:
    from ..analysis import Analysis

Tables = Mapping[str, pd.DataFrame]
View = tuple[list[Mark], Key]

_TERM_LINES = {"author": "solid", "source": "boxed"}
_QUOTATION_LINES = {"direct": "solid", "indirect": "dashed", "mixed": "double", "scare": "dotted"}


def highlight(analysis: Analysis, what: str, places: bool = False) -> Html:
    """The whole article with its terms, mentions or quotations marked (`what`). Text that was not measured is grey.

    places: whether each sentence gets an id (``s0``, ``s1`` …), so that links can lead to it; once on a page.

    Raises
    ------
    ValueError
        if `what` is none of the three.

    Examples
    --------
    >>> import framescope as fs
    >>> analysis = fs.analyze(fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick."), instruments=[])
    >>> "shameful" in highlight(analysis, "terms").html
    True
    """
    views = {"terms": _terms, "mentions": _mentions, "quotations": _quotations}
    if what not in views:
        raise ValueError(f"highlight {what!r}: choose {', '.join(views)}")
    marks, key = views[what](analysis.tables)
    blocks = analysis.tables["paragraphs"][["start", "end", "kind"]].itertuples(index=False, name=None)
    s = analysis.tables["sentences"] if places else None
    ids = [] if s is None else [(start, end, f"s{n}") for n, start, end in columns(s, "sentence_id", "start", "end")]
    return marked(analysis.article.text, marks, key, blocks, ids)


def _terms(tables: Tables) -> View:
    """Loaded terms, filled in the author's voice and boxed in a source's; the label is the category and who says it."""
    names = _names(tables)
    marks = [
        Mark(
            r.start,
            r.end,
            _join(_plain(r.category), names.get(r.speaker) if r.voice == "source" else None, _by_hand(r.lexicon)),
            TERM,
            _TERM_LINES[r.voice],
            _join(_plain(r.category), f"toward {names[r.target]}" if r.target in names else None, f"list: {r.lexicon}"),
        )
        for r in tables["terms"].itertuples()
    ]
    voices = {"in the article’s own voice": "solid", "in a source’s voice": "boxed"}
    return marks, {"A loaded term": [Mark(0, 0, voice, TERM, line) for voice, line in voices.items()]}


def _mentions(tables: Tables) -> View:
    """Mentions of actors, a colour a side; the label is what the words themselves do not say: who it is, and for which side."""
    names, sides = _names(tables), _sides(tables)
    colours = side_colours(tables["actors"])
    marks = []
    for r in tables["mentions"].itertuples():
        if pd.isna(r.actor_id):
            marks.append(Mark(r.start, r.end, "", OTHER, "dotted", _join("not known whom it means", _plain(r.form))))
            continue
        name, side = names[r.actor_id], sides.get(r.actor_id)
        who = None if r.form in ("name", "demonym") or set(r.text.casefold().split()) & set(name.casefold().split()) else name
        behind = names.get(side, side) if side and side != r.actor_id else None
        hand = _by_hand(r.rule)
        marks.append(
            Mark(r.start, r.end, _join(who, behind, hand), colours.get(side or "", OTHER), "solid", _join(name, _plain(r.form), hand))
        )
    unknown = [Mark(0, 0, "not known whom it means", OTHER, "dotted")] if tables["mentions"].actor_id.isna().any() else []
    return marks, {"Side": [*_sides_key(names, colours), *unknown]}


def _quotations(tables: Tables) -> View:
    """What is attributed: the line is its kind, the colour the speaker's side, the label the speaker; cues are boxed."""
    names, colours = _names(tables), side_colours(tables["actors"])
    rows = {r.attribution_id: r for r in tables["attributions"].itertuples()}
    spans = tables["spans"]
    last = spans[spans.role == "content"].groupby("attribution_id").end.max()
    marks = []
    for span in spans[spans.role != "source"].itertuples():
        row = rows[span.attribution_id]
        if span.role == "cue":
            marks.append(Mark(span.start, span.end, "", OTHER, "boxed", _join("cue", row.cue_class)))
        else:
            label = _join(names.get(row.speaker, "the article" if row.kind == "scare" else "not named"), row.kind, _by_hand(row.rule))
            look = colours.get(row.side, OTHER), _QUOTATION_LINES[row.kind]
            marks.append(Mark(span.start, span.end, label if span.end == last[span.attribution_id] else "", *look, label))
    sides, kinds = ({getattr(row, column) for row in rows.values()} for column in ("side", "kind"))
    return marks, {
        "Speaks for": _sides_key(names, {side: colour for side, colour in colours.items() if side in sides}),
        "Reported": [Mark(0, 0, kind, OTHER, line) for kind, line in _QUOTATION_LINES.items() if kind in kinds],
        "By": [Mark(0, 0, "a cue", OTHER, "boxed")],
    }


def _sides_key(names: Mapping[str, str], colours: Mapping[str, str]) -> list[Mark]:
    """A sample of each side's colour; all sides without a colour of their own are the others."""
    own = [Mark(0, 0, names.get(side, side), colour) for side, colour in colours.items() if colour != OTHER]
    return [*own, Mark(0, 0, "others", OTHER)]


def _names(tables: Tables) -> dict[str, str]:
    return dict(zip(tables["actors"].actor_id, tables["actors"].name, strict=True))


def _sides(tables: Tables) -> dict[str, str]:
    known = tables["actors"].dropna(subset="side")
    return dict(zip(known.actor_id, known.side, strict=True))


def _by_hand(rule: str | float | None) -> str | None:
    """The mark of what people corrected, by the rule or the list of a row."""
    return BY_HAND if isinstance(rule, str) and BY_HAND in rule else None


def _plain(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")


def _join(*parts: str | float | None) -> str:
    """The parts that are there; a missing value of a table is not."""
    return " · ".join(part for part in parts if isinstance(part, str) and part)
