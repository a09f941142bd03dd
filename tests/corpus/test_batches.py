"""Many articles in one go: the same tables as one by one, and one that cannot be measured does not stop the rest."""

import pandas as pd
import pytest
from framescope import pipeline
from framescope.corpus import batches, example
from framescope.corpus.batches import Unmeasured, measure_many
from framescope.corpus.dataset import TABLES
from framescope.errors import InputError
from framescope.reading.article import Article, read_article
from framescope.sentiment.score import ALL
from framescope.settings import Settings
from framescope.tables import check

FRENCH = "Le gouvernement a annoncé mardi que les travaux du pont seraient terminés avant la fin de cette année, selon le ministre."


@pytest.fixture(scope="module")
def articles():
    return [Article(id=row["id"], text=row["text"]) for row in example.generate(9, sentences=4)]


def test_the_same_tables_as_one_by_one_to_the_last_bit(articles, azernews):
    found = [measured.analysis() for measured in measure_many([*articles, read_article()])]
    for analysis, article in zip(found, articles, strict=False):
        alone = pipeline.measure(article)
        assert all(analysis.tables[name].equals(alone.tables[name]) for name in TABLES)
    assert all(found[-1].tables[name].equals(azernews.tables[name]) for name in TABLES)
    assert found[-1].sensitivity.empty and not azernews.sensitivity.empty
    for analysis in found:
        for name in TABLES:
            check(name, analysis.tables[name], analysis.article.text)


def test_the_columns_that_a_corpus_writes_are_those_of_the_frames(articles):
    (measured,) = measure_many(articles[:1])
    frames = measured.analysis().tables
    for name in TABLES:
        for column in frames[name]:
            values = pd.Series(measured.column(name, column), dtype=frames[name][column].dtype)
            assert values.equals(frames[name][column].rename(None)), (name, column)


def test_only_the_chosen_instruments_measure(articles):
    (some,) = (m.analysis() for m in measure_many(articles[:1], Settings(instruments=("vader", "textblob"))))
    (none,) = (m.analysis() for m in measure_many(articles[:1], Settings(instruments=())))
    alone = pipeline.measure(articles[0])
    assert some.sentiments.equals(alone.sentiments[alone.sentiments.instrument != "mention_model"].reset_index(drop=True))
    assert none.sentiments.empty and len(some.sentiments) > 0
    assert all(none.tables[name].equals(alone.tables[name]) for name in TABLES if name != "sentiments")
    with pytest.raises(InputError, match=f"no instrument of sentiment called 'bert': choose from {', '.join(ALL)}"):
        list(measure_many(articles[:1], Settings(instruments=("vader", "bert"))))


def test_another_language_is_refused_with_its_reason_and_keeps_its_place(articles):
    found = list(measure_many([articles[0], Article(id="fr", text=FRENCH), articles[1]], batch=2))
    assert [f.article.id for f in found] == [articles[0].id, "fr", articles[1].id]
    assert isinstance(found[1], Unmeasured) and "not in English" in found[1].reason


def test_an_unforeseen_failure_is_a_reason(articles, monkeypatch):
    measure = batches.before_networks

    def fail(article, *rest, **options):
        if article.id == articles[1].id:
            raise ZeroDivisionError("by\nzero")
        return measure(article, *rest, **options)

    monkeypatch.setattr(batches, "before_networks", fail)
    found = list(measure_many(articles[:3]))
    assert found[1].reason == "framescope failed on it (ZeroDivisionError: by zero)"
    assert [f.article.id for f in found] == [a.id for a in articles[:3]]


def test_where_the_mention_model_fails_on_one_article_the_others_have_its_scores(articles, monkeypatch):
    classify = batches.with_networks
    expected = [m.analysis() for m in measure_many(articles[:3])]

    def fail(found):
        if any(m.article.id == articles[1].id for m in found):
            raise RuntimeError("no score")
        return classify(found)

    monkeypatch.setattr(batches, "with_networks", fail)
    found = list(measure_many(articles[:3]))
    assert isinstance(found[1], Unmeasured) and "no score" in found[1].reason
    assert [found[i].analysis().sentiments.equals(expected[i].sentiments) for i in (0, 2)] == [True, True]


def test_where_the_parser_fails_on_one_article_the_others_are_parsed_alone(articles, monkeypatch):
    parse = batches.language._parse

    def fail(items, gazetteer):
        items = list(items)
        if any(text == articles[2].text for text, _ in items):
            raise RuntimeError("no parse")
        return parse(items, gazetteer)

    monkeypatch.setattr(batches.language, "_parse", fail)
    found = list(measure_many(articles[:4]))
    assert [isinstance(f, Unmeasured) for f in found] == [False, False, True, False] and "no parse" in found[2].reason


def test_a_wrong_actor_file_stops_everything(articles, tmp_path):
    with pytest.raises(InputError, match="actor file cannot be read"):
        list(measure_many(articles, Settings(tmp_path / "nosuch.toml")))


def test_words_of_one_batch_are_forgotten(articles):
    from framescope.parsing.language import pipeline

    list(measure_many(articles[:1]))
    before = len(pipeline().vocab.strings)
    made_up = [Article(id=str(n), text=" ".join(f"Zq{n}x{k}" for k in range(300)) + ".") for n in range(8)]
    list(measure_many(made_up, batch=4))
    assert len(pipeline().vocab.strings) - before < 300
