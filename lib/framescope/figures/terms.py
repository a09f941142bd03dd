"""Loaded terms: of which kind, in whose voice, aimed at whom."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from matplotlib.figure import Figure

from ..analysis import Analysis
from ..measures import accuracy, findings, loaded_terms, summary
from ..measures.finding import title
from ..measures.passages import Passages, Sorted, by_side
from ..palette import AUTHOR_GREY
from ..terms.lexicons import DEFAULT
from ..voice import AUTHOR, BY, SOURCE
from ..wording import count
from . import keys, links, style
from .layout import both_layouts, layout


@both_layouts
def terms_by_category(a: Analysis) -> Figure:
    """Loaded terms by category, the author's and the sources'."""
    counts, words = summary.terms_by_category(a), len(summary.words(a))
    n, own = len(a.terms), int((a.terms.voice == AUTHOR).sum())
    finding = title(findings.whose(a), _share(own, n)) if n else _NO_TERM
    note = f"N = {n} terms in {words} words, {1000 * n / max(1, words):.0f} in a thousand. A term is flagged by the lists and rules of data/lexicons; the reader judges whether it is loaded here. {accuracy.line('terms', 'attribution')}"
    return _two_voices(counts, finding, note, _in_categories(a))


def _share(own: int, n: int) -> str:
    if n == 1:
        return f"The one loaded term is {'the author' if own else 'a source'}'s"
    return f"{own or 'None'} of the {n} loaded terms {'is' if own < 2 else 'are'} the author's own"


@both_layouts
def terms_by_target(a: Analysis, most: int = 8) -> Figure:
    """Loaded terms by the side at whose actors they are aimed, the author's and the sources'."""
    counts = summary.terms_by_target(a)
    aimed = int(counts.to_numpy().sum())
    own = int(counts[AUTHOR].sum())
    finding = title(findings.painted(a), _aimed(own, aimed - own)) if aimed else _at_nobody(len(a.terms))
    note = f"N = {aimed} of {count(len(a.terms), 'term')}: those whose target could be told from the grammar of the sentence. {accuracy.line('terms', 'attribution')}"
    return _two_voices(counts.head(most), finding, note, links.sides(by_side(a, "terms", "target", "voice"), "Loaded terms aimed at"))


def _in_categories(a: Analysis) -> Callable[[str, str], Passages | None]:
    found = Sorted(a, "terms", a.terms, a.terms.category, a.terms.voice)
    return lambda name, voice: found(f"Loaded terms, {name.replace('_', ' ')}, {BY[voice]}", name, voice)


@both_layouts
def terms_by_threshold(a: Analysis) -> Figure:
    """How many terms would be flagged at each threshold, by voice."""
    counts = loaded_terms.by_threshold(a)
    low, high = int(counts.iloc[0].sum()), int(counts.iloc[-1].sum())
    finding = f"{count(low, 'loaded term')} at the laxest threshold, {high} at the strictest; {len(a.terms)} at the one used"
    note = f"N = {len(a.candidates)} candidates of weight {counts.index[0]} or more. The threshold used throughout is {DEFAULT}, marked by a line. {accuracy.line('terms', 'attribution')}"
    figure, (ax,) = style.canvas(finding, note, 5, [], head=keys.key_room(), beside=0.3)
    ax.bar(counts.index, counts[AUTHOR], width=0.035, color=AUTHOR_GREY)
    ax.bar(counts.index, counts[SOURCE], bottom=counts[AUTHOR], width=0.035, facecolor="white", edgecolor=AUTHOR_GREY, hatch=style.HATCH)
    ax.axvline(DEFAULT - 0.025, color=style.INK, linewidth=1, linestyle="--")
    ax.set_ylim(0, 1.1 * max(1, low))
    ax.set_xticks(list(counts.index)[:: 2 if layout().stacked else 1])
    ax.set_xlabel("threshold of the weight", fontsize=8.5, color=style.FAINT)
    ax.tick_params(axis="y", labelsize=8, colors=style.FAINT)
    style.whole_numbers(ax.yaxis)
    keys.key(ax, keys.VOICE_KEY)
    rows = "; ".join(f"{t}: {r[AUTHOR]} by the author, {r[SOURCE]} by sources" for t, r in counts.iterrows())
    return style.finish(figure, f"{finding}. {rows}.", "terms", "attribution")


@both_layouts
def agency(a: Analysis) -> Figure:
    """Who acts in the author's voice, and in which form of the sentence."""
    counts = loaded_terms.agency(a)
    if counts.empty:
        return style.nothing("The author's own words hold no event", "")
    hidden = int(counts.loc[loaded_terms.NOBODY].sum()) if loaded_terms.NOBODY in counts.index else 0
    total = int(counts.to_numpy().sum())
    finding = _untold(hidden, total)
    note = f"N = {total} events (verbs and event nouns) in the author's voice, by the side that acts. Passives without an agent and nouns such as “clashes” can hide the doer. {accuracy.line('agency', 'attribution')}"
    figure = style.count_matrix(counts, finding, note, "agency", "attribution")
    events = a.events[a.events.voice == AUTHOR]
    found = Sorted(a, "events", events, loaded_terms.acting(a, events), events.form)
    return links.cells(figure, counts, lambda who, form: found(f"Events told by the author, {who}, {form}", who, form))


_NO_TERM = "No loaded term was found"


def _at_nobody(n: int) -> str:
    """That no target could be told, where there are terms at all."""
    if n == 0:
        return _NO_TERM
    return (
        "It could not be told at whom the one loaded term is aimed"
        if n == 1
        else f"Of none of the {n} loaded terms it could be told at whom it is aimed"
    )


def _aimed(own: int, theirs: int) -> str:
    if theirs and not own:
        return f"None of the author's loaded terms is aimed at anybody, but {theirs} of the sources' {'is' if theirs == 1 else 'are'}"
    return f"{own} of the author's loaded terms {'is' if own == 1 else 'are'} aimed at somebody, {theirs} of the sources'"


def _untold(hidden: int, total: int) -> str:
    if total == 1:
        return f"Of the one event in the author's words it is {'not ' if hidden else ''}said who did it"
    return f"{hidden or 'None'} of the {total} events in the author's words {'is' if hidden < 2 else 'are'} told without saying who did it"


def _two_voices(counts: pd.DataFrame, finding: str, note: str, behind: Callable[[str, str], Passages | None]) -> Figure:
    if counts.empty:
        return style.nothing(finding, note)
    figure, (ax,) = style.canvas(finding, note, len(counts), list(counts.index), head=keys.key_room())
    style.two_voices(ax, counts[AUTHOR].tolist(), counts[SOURCE].tolist())
    links.two_voices(ax, counts, behind)
    keys.key(ax, keys.VOICE_KEY)
    alt = finding + ". " + "; ".join(f"{name}: {r[AUTHOR]} by the author, {r[SOURCE]} by sources" for name, r in counts.iterrows()) + "."
    return style.finish(figure, alt, "terms", "attribution")
