"""How the trees that choose antecedents are trained: the plain numbers say what the model says, thresholds keep precision."""

import json

import numpy as np
import pytest
from framescope.actors import ranker

ensemble = pytest.importorskip("sklearn.ensemble", reason="scikit-learn is an extra, for training only")


def test_the_plain_numbers_give_the_model_s_own_chances():
    from training.antecedents import plain

    rng = np.random.default_rng(7)
    rows = rng.normal(size=(400, 3)).round(2)
    right = (rows[:, 0] + rows[:, 1] * (rows[:, 2] > 0)) > 0.3
    with pytest.importorskip("threadpoolctl").threadpool_limits(1):  # threads that wait for one another take more time than so few rows
        model = ensemble.HistGradientBoostingClassifier(max_iter=20, max_leaf_nodes=6, random_state=1).fit(rows, right)
    trees = ranker.read(json.loads(json.dumps(plain(model, ("a", "b", "c")))))
    assert np.abs(trees.chances(rows) - model.predict_proba(rows)[:, 1]).max() < 0.01


def test_the_threshold_is_the_lowest_that_keeps_the_precision():
    from training.antecedents import LEAST, MOST, PRECISION, threshold

    answers = [(0.9, True, True)] * 6 + [(0.6, True, True)] * 3 + [(0.6, False, True)] + [(0.4, False, True)] * 10
    assert 0.4 < threshold(answers) < 0.6 and PRECISION == 0.7
    assert threshold([(0.4, False, True)] * 5 + [(0.9, True, True)]) > 0.4
    assert threshold([(0.9, True, True)] * 3) == LEAST
    assert threshold([(0.9, False, True)] * 3) == threshold([]) == MOST


def test_what_is_told_of_a_text_changes_nothing_else():
    import spacy
    from training.antecedents import Text

    text = Text("one", spacy.blank("en")("Ann left."), {0: 3})
    assert set(text.telling(dict.fromkeys(range(40), "f")).told.values()) == {"f"} and text.told == {}
    assert 0 < len(text.telling(dict.fromkeys(range(40), "f")).told) < 40 and text.telling({}).fold == text.fold
