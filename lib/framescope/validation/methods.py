"""The paragraph on methods that an article about the results can print: what was measured with what, and how good that is, for this run."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from .. import __version__
from ..analysis import Analysis
from ..fingerprint import measuring_digest
from ..measures import accuracy, kept_apart
from ..measures.summary import INSTRUMENT_NAMES
from ..sentiment.score import FOR_ARTICLES
from ..terms.lexicons import DEFAULT, DEFAULT_LISTS
from ..wording import count, join, percent

JUDGED = ("attribution", "sentiment", "terms", "stances")
REFERENCES = (
    "Birkenmaier, L., Wagner, C. and Lechner, C. (2023). ValiText: a unified validation framework for computational text-based measures of "
    "social constructs. arXiv:2307.02863.",
    "Entman, R. M. (1993). Framing: toward clarification of a fractured paradigm. Journal of Communication 43(4).",
    "Fan, L. et al. (2019). In plain sight: media bias through the lens of factual reporting. EMNLP (BASIL).",
    "Hamborg, F. and Donnay, K. (2021). NewsMTSC: a dataset for (multi-)target-dependent sentiment classification. EACL.",
    "Newell, E., Margolin, D. and Ruths, D. (2018). An attribution relations corpus for political news. LREC (PolNeAR).",
    "Spinde, T. et al. (2021). Neural media bias detection using distant supervision with BABE. Findings of EMNLP.",
    "Zhang, X., Beauchamp, N. and Wang, L. (2022). Generative entity-to-entity stance detection with knowledge graph augmentation. EMNLP (SEESAW).",
)


def paragraph(analyses: Sequence[Analysis], stability: pd.DataFrame | None = None) -> str:
    """Plain sentences on this run: the texts, the version and settings, the instruments with their agreement with people, the stability."""
    said = [_texts(analyses), _instruments(analyses[0]), *_settings(analyses[0]), _agreement()]
    if stability is not None and len(stability):
        said.append(_stability(stability))
    return " ".join(said)


def _texts(analyses: Sequence[Analysis]) -> str:
    words = sum(int(a.tokens.text.str.contains(r"\w").sum()) for a in analyses)
    return (
        f"We measured {count(len(analyses), 'article')} of {words:,} words in all with framescope {__version__} (code, lists and weights: digest "
        f"{measuring_digest()}), which parses English with {analyses[0].model.replace(' ', ' version ')}."
    )


def _instruments(a: Analysis) -> str:
    used = FOR_ARTICLES if a.settings.instruments is None else a.settings.instruments
    named = join([INSTRUMENT_NAMES.get(name, name) for name in used]) or "nothing"
    return (
        "Who says what is found by rules over the parse, and every word counts as the author's or as a source's; the sentiment toward each "
        f"mention is read by {named}, in the networks with all names covered."
    )


def _settings(a: Analysis) -> list[str]:
    lists = [lexicon.name for lexicon in a.settings.lexicons or ()]
    own = [name for name in lists if name not in DEFAULT_LISTS]
    whose = f"framescope's lists and {join(own)}" if own and len(own) < len(lists) else join(own) if own else "framescope's own lists"
    said = [
        f"Loaded terms are those of {whose} that reach a weight of {DEFAULT}; of overlapping ones the longest counts {a.settings.nested} categories."
    ]
    if a.settings.actor_file:
        said.append(f"The actors known beforehand were completed with the actor file {a.settings.actor_file.name}.")
    return said


def _agreement() -> str:
    shown = accuracy.against_people().set_index(["corpus", "metric"])
    told = [_judged(accuracy.JUDGEMENTS[name], shown) for name in JUDGED]
    return f"Agreement with people was measured on public gold: {'; '.join(told)}. {kept_apart.changed_in_words()}"


def _judged(judgement: accuracy.Judgement, shown: pd.DataFrame) -> str:
    """ "who says what .61 (end-to-end F1, PolNeAR …; people among themselves .68)"."""
    row = shown.loc[(judgement.corpus, judgement.metric)]
    people = f"; people among themselves {row['people']:.2f}" if pd.notna(row["people"]) else ""
    where = "texts on which nothing was tuned" if row["open"] != row["framescope"] else f"the part {row['part']}"
    return f"{judgement.what} {row['framescope']:.2f} ({judgement.metric}, {judgement.corpus}, {where}, n = {row['n']:.0f}, version {row['version']}{people})"


def _stability(frame: pd.DataFrame) -> str:
    kinds = join(list(dict.fromkeys(frame.kind)))
    return (
        f"When the articles were changed in what should change nothing ({kinds}), {percent(frame.stays.mean())} of {len(frame):,} measures "
        "stayed what they were."
    )
