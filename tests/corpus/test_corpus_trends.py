"""What a corpus adds up to, on a generated one whose pattern is known, and against the tables summed by hand."""

import shutil

import numpy as np
import pandas as pd
import pyarrow.compute as pc
import pytest
from framescope.corpus import example, parts, trends
from framescope.corpus.chunks import chunks
from framescope.corpus.dataset import COLUMNS, close, opened, publish
from framescope.corpus.inputs import records
from framescope.corpus.manifest import agree
from framescope.corpus.partition import How, make_partition
from framescope.corpus.records import Columns
from framescope.corpus.run_settings import RunSettings
from framescope.figures import corpus as figures
from framescope.measures import accuracy
from framescope.measures.ratios import ratio, sums
from legible import readable


@pytest.fixture(scope="module")
def corpus(sampled):
    return sampled


@pytest.fixture(scope="module")
def whole(corpus):
    frame = trends.with_intervals(trends.overall(trends.trends(corpus, "Q", 2)))
    return frame.set_index(["measure", "outlet", "who"])


def test_the_known_pattern_is_found(whole):
    post, daily, wire = "The Harbour Post", "Fenwick Daily", "The Wire"
    share, stance, loaded = (whole.loc[m] for m in ("share", "stance", "loaded"))
    assert share.low[daily, "Fenwick"] > share.high[post, "Fenwick"]
    assert share.low[post, "Ruritania"] > share.high[daily, "Ruritania"]
    assert stance.ratio[daily, "Ruritania"] < stance.ratio[post, "Ruritania"]
    assert stance.ratio[post, "Fenwick"] < stance.ratio[daily, "Fenwick"]
    assert loaded.ratio[wire, "Fenwick"] == loaded.ratio[wire, "Ruritania"] == 0 < loaded.high[wire, "Fenwick"]


def test_sums_are_those_of_the_tables(corpus, whole):
    """The share of one outlet and side, from the tables read whole."""
    articles, said, actors = (opened(corpus, name).to_table().to_pandas() for name in ("articles", "attributions", "actors"))
    names = actors.set_index(["article_id", "actor_id"]).name
    mine = articles.article_id[articles.outlet == "Fenwick Daily"]
    said = said[(said.kind != "scare") & said.article_id.isin(mine)]
    side = [
        names.get((a, actors.side[(actors.article_id == a) & (actors.actor_id == s)].iloc[0]), None) if isinstance(s, str) else None
        for a, s in zip(said.article_id, said.speaker, strict=True)
    ]
    y = said.words.where(pd.Series(side, index=said.index) == "Fenwick", 0).groupby(said.article_id).sum()
    n = said.groupby("article_id").words.sum()
    row = whole.loc["share", "Fenwick Daily", "Fenwick"]
    assert (row.y, row.n, row.k) == (y.sum(), n.sum(), (n > 0).sum())
    assert row.ratio == pytest.approx(ratio(pd.DataFrame([sums(y, n)])).ratio[0])


def test_kinds_of_sources_add_up_to_all_attributed_words(corpus):
    """Ministers and spokesmen are the government's in every outlet; of whom only a country is told, no kind is."""
    kinds = trends.source_kinds(corpus, "Q")
    said = opened(corpus, "attributions").to_table().to_pandas()
    said = said[said.kind != "scare"]
    whole = trends.with_intervals(trends.overall(kinds)).set_index(["who", "outlet"])
    assert kinds.y.sum() == said.words[said.source_kind.isin(kinds.who)].sum() and set(kinds.measure) == {"kind"}
    assert whole.n["government"].sum() == said.words.sum() and (whole.ratio["government"] > 0.75).all()
    readable(figures.over_time(kinds, "kind"))


def test_partitions_add_up(tmp_path):
    """However the corpus is cut, the trends are the same."""
    source, actors = example.write(tmp_path / "in", 18)
    found = []
    for size in (18, 5):
        out = tmp_path / f"out{size}"
        agree(out, {"made of": {}, "measured with": {}})
        parts = [make_partition(c, str(out), _how(actors, ("sentence_model",))) for c in chunks(records(source, Columns()), size)]
        close(out, len(parts))
        found.append(trends.trends(out, "M", 2))
    pd.testing.assert_frame_equal(*found)


def _how(actors, instruments=("mention_model",)):
    from framescope.corpus.manifest import contents, versions

    settings = RunSettings(str(actors), tuple(instruments))
    return How(versions() | contents(settings), settings)


def test_articles_without_a_day_or_an_outlet_are_counted_but_not_in_time(tmp_path):
    import json

    rows = [
        row | {"date": date, "outlet": outlet}
        for row, date, outlet in zip(example.generate(3), ("2031-05-01", "some day", None), ("A", None, "A"), strict=True)
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "actors.toml").write_text(example.ACTORS)
    agree(tmp_path / "out", {"made of": {}, "measured with": {}})
    (chunk,) = chunks(records(tmp_path / "a.jsonl", Columns()))
    make_partition(chunk, str(tmp_path / "out"), _how(tmp_path / "actors.toml"))
    close(tmp_path / "out", 1)
    frame = trends.trends(tmp_path / "out", "Y", 2)
    loaded = frame[(frame.measure == "loaded") & (frame.who == "Fenwick")]
    assert dict(zip(loaded.period.fillna("-"), loaded.k, strict=False)).keys() == {"2031", "-"}
    assert set(loaded.outlet) == {"A", parts.NO_OUTLET} and loaded.k.sum() == 3


@pytest.mark.parametrize("measure", list(figures.MEASURES))
def test_figures_are_readable_and_say_n(measure, corpus):
    figure = figures.over_time(trends.trends(corpus, "Q", 2), measure)
    readable(figure)
    assert any(t.get_text().startswith("N = ") for t in figure.texts)


def test_figures_of_long_names_many_outlets_and_no_dates_are_readable():
    rng, rows = np.random.default_rng(1), []
    for outlet in range(9):
        for who in ("The United Provinces of the Southern Seaboard", "X", "Y"):
            for period in ("2031-01", "2031-02"):
                n = rng.integers(1, 9, size=8)
                rows.append(
                    {
                        "measure": "share",
                        "rests_on": "attribution",
                        "outlet": f"The $Associated$ Provincial Advertiser {outlet}",
                        "who": who,
                        "period": period,
                        **sums(pd.Series(n // 2), pd.Series(n)),
                    }
                )
    frame = pd.DataFrame(rows)
    readable(figures.over_time(frame, "share"))
    readable(figures.over_time(frame.assign(period=None), "share"))
    readable(figures.over_time(frame[:0], "share"))


def test_a_corpus_can_be_named_and_the_sample_leaves_nothing_behind(corpus, monkeypatch, tmp_path):
    expected = trends.trends(corpus, "Y", 2)
    pd.testing.assert_frame_equal(example.corpus_sums(corpus, "Y", 2)[0], expected)
    monkeypatch.setenv("FRAMESCOPE_CORPUS", str(corpus))
    pd.testing.assert_frame_equal(example.corpus_sums(period="Y", most=2)[0], expected)
    monkeypatch.delenv("FRAMESCOPE_CORPUS")
    monkeypatch.setattr(example, "sample", lambda folder: shutil.copytree(corpus, folder / "corpus"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pd.testing.assert_frame_equal(example.corpus_sums(period="Y", most=2)[0], expected)
    assert list(tmp_path.iterdir()) == []


def test_generated_articles_are_the_same_each_time():
    assert list(example.generate(5)) == list(example.generate(5)) != list(example.generate(5, seed=1))
    assert len({row["text"] for row in example.generate(50)}) == 50


@pytest.mark.parametrize(
    ("instruments", "rests_on"), [(("vader", "sentence_model"), "sentence_model"), (("mention_model", "sentence_model"), "sentiment")]
)
def test_the_tone_rests_on_the_best_instrument_there_is_and_the_figure_gives_its_accuracy(instruments, rests_on, tmp_path):
    source, actors = example.write(tmp_path / "in", 12)
    agree(tmp_path / "out", {"made of": {}, "measured with": {}})
    (chunk,) = chunks(records(source, Columns()))
    make_partition(chunk, str(tmp_path / "out"), _how(actors, instruments))
    close(tmp_path / "out", 1)
    frame = trends.trends(tmp_path / "out", "Y", 2)
    assert set(frame.rests_on[frame.measure == "stance"]) == {rests_on}
    measured = opened(tmp_path / "out", "sentiments").to_table().to_pandas()
    own = measured[(measured.voice == "author") & (measured.instrument == {"sentiment": "mention_model"}.get(rests_on, rests_on))]
    assert 0 < frame.n[frame.measure == "stance"].sum() <= len(own)
    assert accuracy.line(rests_on) in " ".join(text.get_text() for text in figures.over_time(frame, "stance").texts).replace("\n", " ")


def test_the_instruments_of_an_older_dataset_are_known_by_their_former_names(tmp_path):
    source, actors = example.write(tmp_path / "in", 12)
    agree(tmp_path / "out", {"made of": {}, "measured with": {}})
    (chunk,) = chunks(records(source, Columns()))
    done = make_partition(chunk, str(tmp_path / "out"), _how(actors, ("vader", "sentence_model")))
    close(tmp_path / "out", 1)
    expected = trends.trends(tmp_path / "out", "Y", 2)
    tables = {name: opened(tmp_path / "out", name).to_table() for name in COLUMNS}
    place = tables["sentiments"].schema.get_field_index("instrument")
    former = pc.replace_substring(tables["sentiments"].column(place), "sentence_model", "skim")
    publish(tmp_path / "out", done, tables | {"sentiments": tables["sentiments"].set_column(place, "instrument", former)})
    assert "skim" in opened(tmp_path / "out", "sentiments").to_table().column(place).unique().to_pylist()
    pd.testing.assert_frame_equal(trends.trends(tmp_path / "out", "Y", 2), expected)


def test_without_the_mention_model_there_is_no_stance_and_the_figure_says_so(tmp_path):
    source, actors = example.write(tmp_path / "in", 6)
    agree(tmp_path / "out", {"made of": {}, "measured with": {}})
    (chunk,) = chunks(records(source, Columns()))
    make_partition(chunk, str(tmp_path / "out"), _how(actors, ("vader",)))
    close(tmp_path / "out", 1)
    frame = trends.trends(tmp_path / "out", "Y", 2)
    assert set(frame.measure) == {"loaded", "share"}
    assert "measured without the mention model and the sentence model" in figures.over_time(frame, "stance").get_label()
