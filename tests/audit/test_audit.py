"""The mirror audit: the default article for Azerbaijan and Armenia, and a small analysis whose every row is known."""

from dataclasses import replace
from functools import cache

import pandas as pd
import pytest
from framescope.audit import audit, audit_sides, mirror_article, mirror_sides
from framescope.audit.compare import COLUMNS, Audit, compare
from framescope.audit.swap import Pair, Substitution, Swap
from framescope.audit.trace import Places, traces
from framescope.audit.words import beside, contrasts, in_words
from framescope.corpus import example
from framescope.display import audit as display
from framescope.display.audit import mirrored_text
from framescope.errors import InputError
from framescope.figures import mirror_audit
from framescope.measures.summary import widest
from framescope.measuring import analyze
from framescope.reading.article import Article, read_article
from framescope.terms.lexicons import with_own
from matplotlib.text import Text


@pytest.fixture(scope="module")
def mirrored(azernews):
    return audit(azernews, "Azerbaijan", "Armenia")


def test_the_mirrored_article_is_readable_and_leads_back(azernews, mirrored):
    text = mirrored.mirror.article.text
    assert text.startswith("Armenia, US eye bilateral ties amid Azerbaijani lobby intensifying anti-Yerevan moves")
    assert "Armenia’s (Turkish-backed) aggression" in text and "the Azerbaijani National Committee of America (ANCA)" in text
    assert "Armenian-Azerbaijani war" in text and "Republic of Azerbaijan”" in text and "Azerbaijani Prime Minister Hikmat Hajiyev" in text
    assert mirrored.mirror.back() == azernews.article.text
    assert mirrored.mirror.swap.apply(text) == azernews.article.text


def test_both_texts_are_measured_with_the_users_own_terms(tmp_path):
    own = tmp_path / "mine.csv"
    own.write_text("term,category\nlobby,office\n", encoding="utf-8")
    found = audit(analyze(read_article(), lexicons=with_own([own])), "Azerbaijan", "Armenia")
    counts = [int((a.terms.lexicon == "mine").sum()) for a in (found.original, found.mirrored)]
    assert counts[0] == counts[1] > 0 and found.left_over().empty


QUARREL = """Ruritania and Fenwick quarrel over a bridge

Ruritania's foreign minister said on Monday that Fenwick had behaved shamefully. "The Fenwickian regime lies," the minister said.

Officials in Fenwick City rejected the claim and called Ruritania generous to a fault. A Ruritanian engineer praised the bridge.

Fenwick will build it, Strelsau will pay. France welcomed the plan.
"""


@pytest.mark.parametrize("settings", [{"instruments": ["textblob", "vader"]}, {"instruments": []}, {"lexicons": True}, {"lexicons": True, "nested": "within"}])  # fmt: skip
def test_the_mirror_is_measured_with_the_settings_of_the_analysis(tmp_path, settings):
    own, actors = tmp_path / "mine.csv", tmp_path / "actors.toml"
    own.write_text("term,category\nregime,label\nforeign minister,label\nbridge,building\n", encoding="utf-8")
    actors.write_text(example.ACTORS, encoding="utf-8")
    given = settings | ({"lexicons": with_own([own])} if "lexicons" in settings else {})
    x = audit_sides(analyze(read_article(QUARREL), actors, **given))
    assert set(x.names) == {"Ruritania", "Fenwick"} and len(x.measures) > 20
    assert x.left_over().empty and x.lost.empty and traces(x).empty


def test_settings_are_those_of_the_analysis_and_not_of_the_environment(tmp_path, monkeypatch):
    actors = tmp_path / "actors.toml"
    actors.write_text(example.ACTORS, encoding="utf-8")
    a = analyze(read_article(QUARREL), actors, instruments=["vader"])
    monkeypatch.setenv("FRAMESCOPE_ACTORS", str(tmp_path / "absent.toml"))
    monkeypatch.setenv("FRAMESCOPE_NESTED", "within")
    x = audit(a, "Ruritania", "Fenwick")
    assert x.mirrored.settings == a.settings and x.left_over().empty


def test_every_substitution_is_reported(azernews, mirrored):
    report = mirrored.mirror.report()
    assert list(report.columns) == ["start", "end", "original", "replacement", "rule"] and len(report) == 45
    assert all(azernews.article.text[r.start : r.end] == r.original for r in report.itertuples())
    assert set(report.rule) == {"name", "demonym", "capital", "person"}


def test_the_other_way_round_is_the_same_mirror(azernews, mirrored):
    other = mirror_article(azernews, "yerevan", "Baku")
    assert other.article.text == mirrored.mirror.article.text and other.one == "armenia"


def test_the_default_article_swaps(mirrored):
    """Sentiment and terms to within .02 on a scale of 2, attributions exactly."""
    m = mirrored.measures
    assert m.residue[m.unit == "mean"].abs().max() <= 0.02
    assert not m.residue[m.measure.str.startswith(("attributions", "cues", "attributed words", "loaded terms"))].any()
    assert traces(mirrored)[lambda t: t.table.isin(["attributions", "terms"])].empty
    assert list(m.columns) == list(COLUMNS)


FERRY = """Britain and Turkey trade blame as ferry talks collapse

Talks between Turkey and Britain over a sunken ferry collapsed on Tuesday after Turkish envoys walked out of a hotel in London and the British government called the move shameful.

"The Turkish side never meant to negotiate," the British Foreign Secretary, Helen Marsh, told reporters. "It is a regime that hides behind lies."

Turkey's foreign minister, Kemal Aydin, dismissed the charge as absurd. A Turk who survived said the crew fled. Turks and Britons died; an inquiry in London found that British inspectors had failed. In Ankara, angry crowds burned a British flag, and Turkey accused Britain of reckless arrogance. France urged both to return to the table.
"""


@pytest.mark.parametrize("pair", [("Turkey", "Britain"), ("France", "Turkey"), ("Helen Marsh", "Kemal Aydin")], ids="-".join)
def test_another_article_swaps_with_any_pair_of_countries_or_persons(pair):
    x = audit(_ferry(), *pair)
    assert x.left_over().empty and traces(x).empty and x.mirror.swap.exact(FERRY)


@cache
def _ferry():
    return analyze(read_article(FERRY))


def test_sides_are_compared_with_their_counterparts_and_third_parties_with_themselves(mirrored):
    by_who = mirrored.measures.set_index("who").mirrored
    assert (
        set(by_who.loc["Azerbaijan"]) == {"Armenia"}
        and set(by_who.loc["Armenia"]) == {"Azerbaijan"}
        and set(by_who.loc["France"]) == {"France"}
    )


@pytest.mark.parametrize(
    ("one", "other", "what"), [("Atlantis", "Armenia", "Atlantis is not mentioned"), ("Baku", "Azerbaijan", "the same actor")]
)
def test_actors_that_cannot_be_swapped_get_a_plain_sentence(azernews, one, other, what):
    with pytest.raises(InputError, match=what):
        audit(azernews, one, other)


def test_two_words_for_one_country_are_told(azernews):
    mirror = mirror_article(azernews, "United States", "Armenia")
    assert mirror.back() == azernews.article.text
    assert any("not named by equally many different words" in note for note in mirror.notes) != mirror.swap.exact(azernews.article.text)


def _by_hand_audit(a, **changes):
    """The mirror of the small analysis, measured by an instrument that is right but for `changes` to its tables."""
    mirror = mirror_article(a, "Ruritania", "Fenwick")
    places = Places(mirror.substitutions)
    swap = {"ruritania": "fenwick", "fenwick": "ruritania", "Ruritania": "Fenwick", "Fenwick": "Ruritania"}
    tables = {}
    for name, frame in a.tables.items():
        frame = frame.copy()
        if "start" in frame:
            frame["start"], frame["end"] = frame.start.map(places.there), frame.end.map(lambda e: places.there(e, end=True))
            frame["text"] = [mirror.article.text[s:e] for s, e in zip(frame.start, frame.end, strict=True)]
        for column in {"actor_id", "name", "side", "target"} & set(frame.columns):
            frame[column] = frame[column].replace(swap)
        tables[name] = frame
    measured = replace(a, article=mirror.article, **(tables | {k: v(tables[k]) for k, v in changes.items()}))
    return Audit(a, mirror, measured, compare(a, measured, mirror))


def test_an_instrument_deaf_to_names_leaves_nothing_over(by_hand):
    x = _by_hand_audit(by_hand)
    assert x.mirror.article.text.startswith("Dam opens\nFenwick is proud. The regime of Ruritania is weak.")
    assert x.left_over().empty and traces(x).empty and "All" in in_words(x)[1]
    assert contrasts(x).names.abs().max() == 0 and (contrasts(x).contrast == contrasts(x).text).all()


def test_an_instrument_that_likes_a_name_is_found_out(by_hand):
    def fond(scores):
        return scores.assign(score=scores.score + 0.3 * (scores.actor_id == "fenwick"))

    x = _by_hand_audit(by_hand, sentiments=fond)
    left = x.left_over()
    assert set(left.measure) == {"sentiment, VADER"} and set(left.who) == {"Ruritania"} and left.residue.tolist() == pytest.approx([0.2])
    author = contrasts(x).set_index(["measure", "voice"]).loc[("sentiment, VADER", "author")]
    assert author.names == pytest.approx(-0.1) and author.text + author.names == pytest.approx(author.contrast)
    assert traces(x).what.tolist() == ["vader"] * 2 and any(s.startswith("Left over: sentiment, VADER of Ruritania") for s in in_words(x))


def test_what_is_not_found_in_the_mirror_is_not_judged(by_hand):
    """Were the mirror's Ruritania taken for nobody, feelings toward Fenwick would seem to go by the name."""
    x = _by_hand_audit(by_hand, mentions=lambda m: m[m.actor_id != "ruritania"], sentiments=lambda s: s[s.actor_id != "ruritania"])
    assert x.lost.who.tolist() == ["Fenwick"] and x.lost.mirror.tolist() == [0]
    assert "Fenwick" not in set(x.measures.who) and "Ruritania" in set(x.measures.who)
    said = " ".join(in_words(x))
    assert "Not judged: Fenwick is mentioned" in said and "cannot be compared" in said and "Left over: sentiment" not in said
    assert "cannot be compared" in mirror_audit(x).get_suptitle() and "Fenwick" in _texts(mirror_audit(x))
    assert not x.is_comparable and beside(x).empty and contrasts(x).empty


def test_the_page_sets_nothing_against_a_side_that_is_not_found(by_hand, monkeypatch):
    """A count that is left out is no 0: a table with it would say that Fenwick is mentioned 0 times."""
    shown = []
    monkeypatch.setattr(display, "show_list", shown.append)
    monkeypatch.setattr(display, "show_table", lambda *table, **_: shown.append(table))
    display.show_audit(_by_hand_audit(by_hand, mentions=lambda m: m[m.actor_id != "ruritania"]))
    assert len(shown) == 1
    display.show_audit(_by_hand_audit(by_hand))
    assert len(shown) == 3


def _texts(figure):
    return " ".join(t.get_text() for t in figure.findobj(Text))


def test_a_term_missed_in_the_mirror_is_traced_to_its_word(by_hand):
    x = _by_hand_audit(by_hand, terms=lambda terms: terms.iloc[1:])
    row = traces(x).iloc[0]
    assert (row.table, row.text, row.what, row.original, row.mirror) == ("terms", "regime", "row", "there", "missing")
    assert "loaded terms aimed at it" in set(x.left_over().measure)


def test_the_two_sides_mentioned_most(azernews, by_hand):
    assert set(widest(azernews)) == {"azerbaijan", "armenia"} and widest(by_hand) == ("ruritania", "fenwick")
    nobody = replace(by_hand, actors=by_hand.actors.iloc[:0], mentions=by_hand.mentions.iloc[:0])
    assert widest(nobody) is None and mirror_sides(nobody) is None and audit_sides(nobody) is None


def test_places_lead_through_substitutions():
    places = Places((Substitution(4, 7, "abc", "x", "name"), Substitution(10, 11, "y", "long", "name")))
    assert [places.there(i) for i in (0, 4, 5, 7, 9, 10, 11)] == [0, 4, 4, 5, 7, 8, 12]
    assert [places.there(i, end=True) for i in (4, 7, 10, 11)] == [4, 5, 8, 12]


def test_rows_that_begin_at_a_name_are_followed_past_its_article_and_possessive():
    text = "The US’s flag and an Armenian flag"
    swap = Swap((Pair("US", "Armenia", "name"), Pair("Armenian", "Turkish", "demonym")), frozenset({"US"}))
    places, mirror = Places(tuple(swap.find(text))), swap.apply(text)
    assert mirror == "Armenia’s flag and a Turkish flag"
    for ours, theirs in (("US", "Armenia"), ("Armenian", "Turkish"), ("an Armenian flag", "a Turkish flag"), ("flag", "flag")):
        start = text.index(ours)
        assert mirror[places.there(start) : places.there(start + len(ours), end=True)] == theirs


def test_an_article_is_not_changed_by_its_mirror(mirrored):
    original, mirror = mirrored.mirror.original, mirrored.mirror.article
    assert isinstance(mirror, Article) and mirror.id == "azernews-mirror" and original.id == "azernews"
    assert pd.isna(mirror.title) or mirror.title.startswith("Armenia, US eye")


def test_the_mirrored_text_is_shown_escaped_with_what_stood_there(mirrored, by_hand):
    html = mirrored_text(mirrored)._repr_html_()
    assert '<mark title="Azerbaijan">Armenia</mark>, US eye' in html and html.count("<mark") == 45
    hostile = replace(by_hand, article=Article(id="x", text=by_hand.article.text.replace("proud", "<b>proud</b> & $5$")))
    shown = mirrored_text(_by_hand_audit(hostile))._repr_html_()
    assert "<b>" not in shown and "&lt;b&gt;proud&lt;/b&gt; &amp; $5$" in shown and "mathjax_ignore" in shown


def test_contrasts_add_up(mirrored):
    rows = contrasts(mirrored)
    assert (rows.text + rows.names - rows.contrast).abs().max() < 1e-9 and len(rows) > 10


def test_every_measure_of_the_two_stands_beside_its_mirror(by_hand):
    x = _by_hand_audit(by_hand, sentiments=lambda scores: scores.assign(score=scores.score + 0.3 * (scores.actor_id == "fenwick")))
    rows = beside(x).set_index(["measure", "voice"])
    felt = rows.loc[("sentiment, VADER", "author")]
    assert (felt.one, felt.other, felt.other_residue) == pytest.approx((1 / 6, -0.5, 0.0)) and felt.residue == pytest.approx(0.2)
    assert felt.other_mirrored == pytest.approx(felt.one + felt.residue)
    terms = rows.loc[("loaded terms aimed at it", "author")]
    assert (terms.one, terms.other_mirrored, terms.other, terms.one_mirrored) == (0, 0, 2, 2)
    mine = x.measures[x.measures.who.isin(x.names)]
    assert len(rows) == len(mine[["measure", "voice"]].drop_duplicates())


def test_the_page_says_so_where_there_are_no_two_sides(monkeypatch, by_hand):
    said = []
    monkeypatch.setattr(display, "show_list", said.extend)
    display.show_audit(None)
    display.show_mirror(None)
    assert said == ["This article names no two sides that could be swapped, so there is no mirror to hold up to it."]
    assert "no two sides" in mirror_audit(None).get_suptitle()


def test_a_cue_that_neither_text_has_is_no_difference(by_hand):
    silent = replace(by_hand, attributions=by_hand.attributions.assign(cue=None, cue_class=None).astype(by_hand.attributions.dtypes))
    assert traces(_by_hand_audit(silent)).empty
    lost = _by_hand_audit(by_hand, attributions=lambda rows: rows.assign(cue=None).astype(rows.dtypes))
    assert set(traces(lost).what) == {"cue"}
