"""Mentions without an actor count nowhere: whoever reads the table finds the same with them as without."""

from dataclasses import replace

import framescope as fs
import pandas as pd
import pytest
from framescope import comparison, figures
from framescope.actors.suggested import suggested
from framescope.audit.compare import audit
from framescope.audit.trace import traces
from framescope.coding import sheets
from framescope.measures import loaded_terms, silence, stance, summary, uncertainty
from framescope.sentiment.score import score_mentions
from framescope.tables import resolved

TEXT = """Ostra closes its plant

Mrs. Ana Vogt, the mayor, blamed Ostra Ltd for the disaster. "They have lied to us," she said.

Ostra Ltd and Veritas Bank denied it. Their lawyers, who met Mrs. Lena Brook, called the claim a disgrace. They left at noon.

Iran condemned Iraq. Robin Moe told Sasha Berg that she would resign. The committee was told nothing, and its head was furious.

Mrs. Ana Vogt said that Iran had failed. Iraq accused Iran of lies, and the brutal regime of Iran replied that they were fools.
"""
WORD_LISTS = ["textblob", "vader"]


@pytest.fixture(scope="module")
def analysis():
    found = fs.analyze(fs.read_article(TEXT), instruments=WORD_LISTS)
    assert found.mentions.actor_id.isna().sum() >= 2
    return found


MEASURES = {
    "findings": lambda a: [f.text for f in fs.findings(a)],
    "mentions by side": summary.mentions_by_side,
    "profile": summary.profile,
    "who is silent": silence.silent,
    "the two widest": summary.widest,
    "stances": stance.stances,
    "keyness": loaded_terms.keyness,
    "intervals": uncertainty.intervals,
    "strongest mentions": summary.extreme_mentions,
    "actor file": lambda a: list(suggested(a)),
    "coding sheet": lambda a: sheets.draw([a], 3),
    "sides of a review": lambda a: comparison.shares(comparison.reviewed([a, replace(a, article=replace(a.article, id="other"))])),
    "who is heard in a review": lambda a: comparison.coverage(comparison.reviewed([a, replace(a, article=replace(a.article, id="other"))])),
    "titles of figures": lambda a: [
        getattr(figures, name)(a).get_suptitle() for name in ("presence", "framing_profile", "sentiment_by_side")
    ],
}


@pytest.mark.parametrize("measure", MEASURES)
def test_whoever_reads_the_table_finds_the_same_with_and_without_them(measure, analysis):
    with_them, without = (MEASURES[measure](a) for a in (analysis, replace(analysis, mentions=resolved(analysis.mentions))))
    if isinstance(with_them, pd.DataFrame):
        pd.testing.assert_frame_equal(with_them, without)
    else:
        assert with_them == without


def test_nobody_is_called_by_what_stands_for_a_missing_name(analysis):
    shown = " ".join([*(f.text for f in fs.findings(analysis)), *suggested(analysis), fs.highlight(analysis, "mentions").html])
    assert not {"nan", "None", "<NA>"} & set(shown.replace(",", " ").replace("<", " ").replace(">", " ").split())
    assert "not known whom it means" in shown


def test_only_mentions_of_somebody_are_scored(analysis):
    scored = analysis.sentiments.mention_id
    assert set(scored) == set(resolved(analysis.mentions).mention_id)


def test_the_mirror_knows_that_nobody_stays_nobody(analysis):
    found = traces(audit(analysis, "Iran", "Iraq"))
    assert found[found.table == "mentions"].empty


def test_page_1_counts_how_many_of_each_form_are_resolved(analysis):
    counts = uncertainty.resolution(analysis).set_index("form")
    pronouns = analysis.mentions[analysis.mentions.form == "pronoun"]
    assert counts.mentions["pronoun"] == len(pronouns) and counts.resolved["pronoun"] == pronouns.actor_id.notna().sum()
    assert counts.share["name"] == 1.0 and counts.confidence.between(0, 1).all()


def test_scoring_leaves_them_out_too(analysis):
    from framescope.parsing import language

    rows = score_mentions(language.parse(analysis.article.text), analysis.mentions, analysis.sentences, WORD_LISTS)
    assert set(rows.mention_id) == set(resolved(analysis.mentions).mention_id)


def test_the_explorer_shows_no_mention_of_nobody(analysis):
    from framescope.display import explore

    shown = {name: len(rows) for name, _, rows in explore._chosen(analysis, None, None, 0.5)}
    assert shown["Mentions"] == len(resolved(analysis.mentions))
