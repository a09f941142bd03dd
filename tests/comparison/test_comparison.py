"""A press review: three invented outlets on one dam, and the default article beside its mirror."""

from dataclasses import replace

import pytest
from framescope import comparison
from framescope.comparison import align
from framescope.errors import InputError
from framescope.figures import compare, pairs, style
from framescope.measures import summary
from framescope.reading.article import slug
from legible import readable

pytestmark = pytest.mark.usefixtures("sums_once")


@pytest.fixture(scope="module")
def mirrored():
    return comparison.review()


def cell(frame, outlet, **keys):
    for column, value in keys.items():
        frame = frame[frame[column] == value]
    return frame[frame.outlet == outlet].iloc[0]


def test_a_folder_gives_one_row_an_outlet_and_the_two_sides(press):
    assert press.outlets == ["Fenwick Daily", "The Harbour Post", "The Wire"]
    assert set(comparison.sides(press)[:2]) == {"Fenwick", "Ruritania"}


def test_a_last_name_alone_is_the_person_named_in_full_elsewhere(press):
    coverage = comparison.coverage(press)
    assert "Alder" not in set(coverage.name)
    alder = coverage[coverage.name == "Ann Alder"]
    assert alder.standing.tolist() == ["heard"] * 3 and (alder.words > 0).all()
    assert cell(coverage, "Fenwick Daily", name="Ann Alder").words == 5


def test_every_table_of_a_renamed_person_has_the_new_id(press):
    daily = press.analyses["Fenwick Daily"]
    ids = set(daily.actors.actor_id)
    assert "ann-alder" in ids and "alder" not in ids
    for name, column in [
        ("mentions", "actor_id"),
        ("sentiments", "actor_id"),
        ("attributions", "speaker"),
        ("terms", "target"),
        ("tokens", "speaker"),
    ]:
        assert set(daily.tables[name][column].dropna()) <= ids, name


def test_two_people_of_one_last_name_are_not_made_one(by_hand):
    from dataclasses import replace

    def called(a, name):
        return replace(
            a,
            actors=a.actors.assign(
                name=a.actors.name.replace({"Ann Alder": name}), actor_id=a.actors.actor_id.replace({"ann-alder": name.lower()})
            ),
        )

    one, other, short = called(by_hand, "Ann Alder"), called(by_hand, "Zoe Alder"), called(by_hand, "Alder")
    assert "alder" in set(align.align([one, other, short])[2].actors.actor_id)
    assert "ann alder" in set(align.align([one, short])[1].actors.actor_id)


def as_people(a, *names, side=None):
    """The analysis by hand with other people in it: actors of these names, each mentioned as often as its place says."""
    from framescope.tables import table

    rows = [
        {"actor_id": slug(n), "name": n, "kind": "person", "side": side, "mentions": i + 1, "reason": None} for i, n in enumerate(names)
    ]
    return replace(a, actors=table("actors", rows))


def aligned(*analyses):
    return [list(a.actors.name) for a in align.align(list(analyses))]


def test_initials_and_suffixes_do_not_make_two_people_of_one(by_hand):
    found = aligned(as_people(by_hand, "Ann B. Alder Jr."), as_people(by_hand, "Zoe Zed", "Ann Alder"), as_people(by_hand, "Alder"))
    assert found == [["Ann Alder"], ["Zoe Zed", "Ann Alder"], ["Ann Alder"]]


def test_two_whose_initials_differ_stay_two_and_the_last_name_alone_is_nobody_s(by_hand):
    analyses = [as_people(by_hand, name) for name in ("Ann B. Alder", "Ann C. Alder", "Zoe Alder", "Alder")]
    assert aligned(*analyses) == [["Ann B. Alder"], ["Ann C. Alder"], ["Zoe Alder"], ["Alder"]]


def test_two_forms_in_one_article_stay_two(by_hand):
    analyses = [as_people(by_hand, "Ann Alder", "Ann B. Alder"), as_people(by_hand, "Ann B. Alder")]
    assert aligned(*analyses) == [["Ann Alder", "Ann B. Alder"], ["Ann B. Alder"]]


def test_an_actor_has_the_side_that_most_articles_give(by_hand):
    analyses = [as_people(by_hand, "Ann Alder", side=side) for side in (None, "fenwick", "ruritania", "ruritania")]
    found = align._with_one_side([*analyses, by_hand])
    assert [a.actors.set_index("actor_id").side["ann-alder"] for a in found] == ["ruritania"] * 5
    assert found[0].actors.set_index("actor_id").name["ruritania"] == "Ruritania"
    assert found[0].actors.set_index("actor_id").mentions["ruritania"] == 0
    assert found[4].attributions.side[0] == "ruritania"


def ministries(by_hand, other):
    """One country with two ministries, each mentioned six times, beside a second country with `other` mentions."""
    from framescope.tables import table

    rows = [("ruritania", "Ruritania", "country", "ruritania", 1, None), ("fenwick", "Fenwick", "country", "fenwick", other, None)]
    rows += [(f"m{n}", f"Ministry {n}", "organisation", "ruritania", 6, None) for n in (1, 2)]
    return replace(by_hand, actors=table("actors", [dict(zip(by_hand.actors.columns, (*row, None), strict=True)) for row in rows]))


def test_in_a_story_of_one_country_its_bodies_stand_alone(by_hand):
    found = align.align([ministries(by_hand, 1), ministries(by_hand, 2)])
    assert all(a.actors.side.tolist() == ["ruritania", "fenwick", "m1", "m2"] for a in found)
    found = align.align([ministries(by_hand, 6), ministries(by_hand, 7)])
    assert all(a.actors.side.tolist() == ["ruritania", "fenwick", "ruritania", "ruritania"] for a in found)


def test_who_speaks_for_no_known_side_stands_under_the_own_name(by_hand):
    a = replace(by_hand, actors=by_hand.actors.assign(side=None).astype(by_hand.actors.dtypes))
    shares = comparison.shares(comparison.Review({"one": a}))
    assert {"Ann Alder", "Bo Birch"} <= set(shares.who[shares.words > 0])


def test_titles_and_stop_words_do_not_set_an_outlet_apart(by_hand):
    from framescope.tables import table

    lemmas = [("Mr.", "PROPN"), ("also", "ADV"), ("dam", "NOUN"), ("U.S.", "PROPN"), ("open", "VERB"), ("the", "DET")]
    rows = [
        {"token_id": i, "sentence_id": 0, "start": 0, "end": 1, "text": "x", "lemma": lemma, "pos": pos, "voice": "author", "speaker": None}
        for i, (lemma, pos) in enumerate(lemmas)
    ]
    assert list(comparison.lemmas(replace(by_hand, tokens=table("tokens", rows)))) == ["dam", "open"]


def test_tone_shows_the_worst_and_the_best_mention_in_its_sentence(press):
    tone = comparison.tone(press)
    for (outlet, who), rows in tone.groupby(["outlet", "who"]):
        a = press.analyses[outlet]
        felt = a.sentiments[(a.sentiments.instrument == "mention_model") & (a.sentiments.voice == "author")]
        mine = felt.score[summary.side_of(a, felt.actor_id) == who]
        assert (rows.score.min(), rows.score.max()) == (mine.min(), mine.max())
        assert all(r.mention in r.sentence for r in rows.itertuples())


def test_statements_are_all_attributions(press):
    said = comparison.statements(press)
    assert len(said) == sum((a.attributions.kind != "scare").sum() for a in press.analyses.values())
    assert said.name[said.outlet == "The Wire"].tolist().count("Ann Alder") == 2


def test_who_is_heard_who_is_only_mentioned_and_who_is_missing(press):
    coverage = comparison.coverage(press)
    standing = {(row.outlet, row.name): row.standing for row in coverage.itertuples(index=False)}
    assert standing["The Harbour Post", "Bo Birch"] == "absent" and standing["The Wire", "Bo Birch"] == "heard"
    silent = coverage[coverage.standing == comparison.MENTIONED]
    assert (silent.words == 0).all() and (silent.mentions > 0).all()
    assert (coverage[coverage.standing == comparison.ABSENT].mentions == 0).all()


def test_shares_of_each_outlet_add_up_and_lie_in_their_intervals(press, azernews):
    shares = comparison.shares(press)
    assert (shares.groupby("outlet")["mean"].sum() - 1).abs().max() < 1e-9
    known = comparison.shares(comparison.Review({"long": azernews})).dropna(subset=["low"])
    assert len(known) and ((known.low <= known["mean"] + 1e-9) & (known["mean"] <= known.high + 1e-9)).all()
    assert cell(shares, "The Harbour Post", who="Ruritania")["mean"] > cell(shares, "Fenwick Daily", who="Ruritania")["mean"]


def test_loaded_terms_are_counted_by_target_and_none_at_all_is_not_certainty(press):
    loaded = comparison.loaded(press)
    post = cell(loaded, "The Harbour Post", who="Fenwick")
    assert post.n >= 2 and post["mean"] == pytest.approx(1000 * post.n / post.words)
    wire = cell(loaded, "The Wire", who="Fenwick")
    assert wire.n == 0 and wire.low == 0 and wire.high == pytest.approx(1000 * 3.689 / wire.words, rel=1e-3)
    evidence = comparison.evidence(press)
    assert len(evidence) == loaded.n.sum()
    assert all(row.term in row.sentence for row in evidence.itertuples())


def test_stance_has_no_interval_where_there_are_few_sentences(press, azernews):
    assert comparison.stance(press).low.isna().all()
    stance = comparison.stance(comparison.Review({"long": azernews}))
    assert stance.n[stance.low.notna()].min() >= 10 and stance.low[stance.n < 10].isna().all() and stance.low.notna().any()


def test_only_one_outlet_names_her(press):
    only = comparison.only_in_one(press)
    assert only[only.name == "Gloria Montjoy"][["outlet", "kind"]].values.tolist() == [["Fenwick Daily", "person"]]
    assert only.sentence[only.name == "Gloria Montjoy"].iloc[0].startswith("Gloria Montjoy, the mayor")
    assert not {"Ann Alder", "Bo Birch", "Fenwick", "Ruritania"} & set(only.name)


def test_distinctive_words_come_with_a_sentence_that_holds_them(press):
    words = comparison.distinctive(press)
    assert (words["count"] > 1).all() and ((words.low < words.delta) & (words.delta < words.high)).all()
    assert (words.clear == (words.low > 0)).all()
    for row in words.itertuples():
        a = press.analyses[row.outlet]
        sentence = a.sentences[a.sentences.text == row.sentence].sentence_id.iloc[0]
        assert row.term in set(a.tokens.lemma[a.tokens.sentence_id == sentence].str.lower())


def test_the_default_is_the_article_and_its_mirror(mirrored):
    assert mirrored.outlets == ["AzerNews", "AzerNews, mirrored"]
    shares = comparison.shares(mirrored)
    assert cell(shares, "AzerNews", who="Armenia").n == pytest.approx(cell(shares, "AzerNews, mirrored", who="Azerbaijan").n, abs=1)


def test_files_by_the_environment(folder, monkeypatch, actors):
    import os

    monkeypatch.setenv("FRAMESCOPE_ARTICLES", os.pathsep.join(str(folder / f"{name}.txt") for name in ("wire", "post")))
    assert comparison.review(actor_file=actors).outlets == ["The Wire", "The Harbour Post"]


def test_labels_are_distinct():
    from framescope.reading.article import Article

    articles = [Article(id=i, text="x", outlet=o) for i, o in (("a", "The Wire"), ("b", "The Wire"), ("c", None), ("c", None))]
    assert comparison.labels(articles) == ["The Wire (a)", "The Wire (b)", "c 3", "c 4"]


def test_no_folder_and_too_many_articles_are_one_sentence(tmp_path):
    with pytest.raises(InputError, match="not a folder of articles"):
        comparison.review(tmp_path / "nosuch")
    with pytest.raises(InputError, match="`framescope corpus` measures many"):
        comparison.review(["a.txt"] * 13)


FIGURES = [
    *(compare.stance, compare.loaded, compare.source_shares, compare.source_kinds, compare.coverage, compare.distinctive),
    pairs.by_outlet,
]


@pytest.fixture(params=["press", "mirrored", "alone", "empty", "many long names"])
def review(request, by_hand):
    if request.param in {"press", "mirrored"}:
        return request.getfixturevalue(request.param)
    if request.param == "many long names":
        return comparison.Review({f"The $Associated$ Provincial Advertiser and Gazette, edition {n}": by_hand for n in range(6)})
    from dataclasses import replace

    from framescope.tables import table

    nothing = replace(by_hand, **{n: table(n, []) for n in ("attributions", "spans", "terms", "sentiments", "mentions", "actors")})
    return comparison.Review({"one": by_hand} if request.param == "alone" else {"one": nothing, "other": nothing})


@pytest.mark.parametrize("draw", FIGURES)
def test_every_figure_is_readable(draw, review):
    figure = draw(review)
    readable(figure)
    readable(figure.narrow())


@pytest.mark.parametrize("draw", FIGURES)
def test_every_figure_of_the_press_says_n(draw, press):
    assert any(t.get_text().startswith("N = ") for t in draw(press).texts)


def test_a_difference_is_a_finding_only_where_intervals_do_not_overlap():
    import pandas as pd

    frame = pd.DataFrame({"outlet": ["A", "B"], "who": ["X", "X"], "mean": [0.5, 0.1], "low": [0.4, 0.0], "high": [0.6, 0.2]})
    assert style.difference(frame, "mean", "says more of {who} than {other}") == "A says more of X than B"
    assert style.difference(frame.assign(low=[0.15, 0.0]), "mean", "{who}{other}") is None


def test_a_users_own_terms_are_found_in_every_article(folder, actors, tmp_path):
    (tmp_path / "mine.csv").write_text("term,category\nsaid,speech\n")
    paths = [folder / "post.txt", folder / "wire.txt"]
    own = comparison.measured(paths, actors, [tmp_path / "mine.csv"])
    assert all("mine" in set(a.terms.lexicon) for a in own)
    assert not any("mine" in set(a.terms.lexicon) for a in comparison.measured(paths, actors))


def test_a_comparison_is_a_folder_to_keep(folder, actors, tmp_path):
    from framescope.report.comparison import TABLES, make_comparison

    out = make_comparison([folder / "post.txt", folder / "wire.txt"], tmp_path, actors)
    assert out == tmp_path / "post-wire"
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "The Harbour Post" in page and "<script" not in page
    assert {p.stem for p in (out / "tables").iterdir()} == set(TABLES)
    assert len(list((out / "figures").glob("*.png"))) == len(FIGURES)
    with pytest.raises(InputError, match="at least two articles"):
        make_comparison([folder / "post.txt"], tmp_path)
