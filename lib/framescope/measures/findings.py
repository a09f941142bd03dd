"""The findings in sentences, each computed from the tables: another article gets other sentences."""

from __future__ import annotations

from ..analysis import Analysis
from ..attribution.voice import AUTHOR, SCARE, SOURCE
from ..figures.style import count, join, percent
from . import accuracy, summary

SILENT_MENTIONS = 3
"""A side mentioned at least so often that is never heard is worth a sentence."""


def findings(a: Analysis) -> list[str]:
    """About ten plain sentences on who is heard, who is painted how, and how sure that is; each is plain text, not HTML."""
    parts = (_size, _voices, _speakers, _silent, _cues, _unsourced, _own_terms, _quoted_terms, _targets, _scare, _sentiment)
    return [sentence for part in parts if (sentence := part(a))]


def show_findings(a: Analysis) -> None:
    """Show the findings as a list in a notebook."""
    from ..report.display import show_list

    show_list(findings(a))


def _size(a: Analysis) -> str:
    left = len(a.paragraphs[~a.paragraphs.kind.isin(["headline", "body"])])
    out = (
        f"; {count(left, 'block')} of the page's own furniture, bylines and captions {'is' if left == 1 else 'are'} left out"
        if left
        else ""
    )
    return f"Measured were {len(summary.words(a))} words in {count(len(a.sentences), 'sentence')} of headline and body{out}."


def _voices(a: Analysis) -> str:
    voices = summary.words_by_voice(a)
    own = voices.share[voices.voice == AUTHOR].sum()
    heard = voices[voices.voice == SOURCE].head(3)
    rest = join([f"{row.side} ({percent(row.share)})" for row in heard.itertuples()])
    return (
        f"{percent(own)} of the words are the author's own; the rest is given to {rest}."
        if rest
        else "All words are the author's own: nobody is quoted or reported."
    )


def _speakers(a: Analysis) -> str:
    who = summary.sources(a)
    if who.empty:
        return ""
    top = who.iloc[0]
    return f"{count(len(who), 'source')} {'is' if len(who) == 1 else 'are'} heard; most is given to {top['name']}: {count(int(top.attributions), 'attribution')} with {percent(top.share)} of all attributed words."


def _silent(a: Analysis) -> str:
    mentions = summary.mentions_by_side(a).sum(axis=1)
    heard = set(summary.sources_by_side(a).side)
    silent = [f"{who} ({n} mentions)" for who, n in mentions.items() if n >= SILENT_MENTIONS and who not in heard]
    return f"Spoken about but never heard: {join(silent[:5])}." if silent and heard else ""


def _cues(a: Analysis) -> str:
    counts = summary.cues_by_side(a)
    if counts.empty:
        return ""
    marked = [f"{n} {name}" for name, n in counts.drop(columns="neutral").sum().items() if n]
    return f"Of {int(counts.to_numpy().sum())} attributions {int(counts.neutral.sum())} have a neutral cue such as “said”" + (
        f"; the others are {join(marked)}." if marked else "."
    )


def _unsourced(a: Analysis) -> str:
    bare = summary.unsourced(a)
    body = a.paragraphs.paragraph_id[a.paragraphs.kind == "body"]
    total = int(a.sentences.paragraph_id.isin(body).sum())
    return (
        f"{len(bare)} of {count(total, 'sentence')} of the body name no source at all; {int((bare.terms > 0).sum())} of them hold a loaded term."
        if total
        else ""
    )


def _own_terms(a: Analysis) -> str:
    own = a.terms[a.terms.voice == AUTHOR]
    return (
        f"The author uses {count(len(own), 'loaded term')}: {_examples(own)}."
        if len(own)
        else "No loaded term was found in the author's own words."
    )


def _quoted_terms(a: Analysis) -> str:
    quoted = a.terms[a.terms.voice == SOURCE]
    if quoted.empty:
        return ""
    names = summary.actor_names(a)
    said = [
        f"“{row.text}” ({names.get(row.speaker, summary.UNNAMED)})"
        for row in quoted.sort_values("weight", ascending=False, kind="stable").head(4).itertuples()
    ]
    return f"{count(len(quoted), 'loaded term')} {'is' if len(quoted) == 1 else 'are'} the sources', not the author's: {join(said)}{' among them' if len(quoted) > 4 else ''}."


def _examples(terms, most: int = 6) -> str:
    """The heaviest terms in quotation marks, each once, in the order of the text."""
    heavy = terms.sort_values("weight", ascending=False, kind="stable").drop_duplicates("text").head(most).sort_values("start")
    listed = join([f"“{t}”" for t in heavy.text])
    return listed + (" among them" if terms.text.nunique() > most else "")


def _targets(a: Analysis) -> str:
    own = summary.terms_by_target(a)[AUTHOR]
    aimed = [f"{who} ({n})" for who, n in own.sort_values(ascending=False, kind="stable").items() if n]
    return f"The author's loaded terms are aimed at {join(aimed[:4])}." if aimed else ""


def _scare(a: Analysis) -> str:
    scare = a.attributions[a.attributions.kind == SCARE]
    words = a.spans[(a.spans.role == "content") & a.spans.attribution_id.isin(scare.attribution_id)]
    return (
        f"The author keeps a distance from {join([f'“{t.strip(chr(34))}”' for t in words.text.str.strip('“”').head(3)])}, in marks of doubt."
        if len(words)
        else ""
    )


def _sentiment(a: Analysis) -> str:
    return f"{summary.sentiment_finding(a)}. {accuracy.line('sentiment')}" if len(a.sentiments) else ""
