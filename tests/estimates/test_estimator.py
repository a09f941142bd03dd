"""The estimator: against ppi-python and statsmodels on small data, and in simulated corpora whose answer is known."""

import importlib.util

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from framescope.estimates.estimator import CORRECTED, INSTRUMENT, PEOPLE, Strata, Units, codings_to_halve, estimate
from places import TESTS
from ppi_py import ppi_mean_ci, ppi_mean_pointestimate
from scipy import stats


def units(y_hat, y, coded, cell=None, n=None, stratum=None, cluster=None, n_hat=None):
    """Units of which those at `coded` are coded; by default each is a cluster of its own, in one stratum, and counts once."""
    size = len(y_hat)
    ones = np.ones(size)
    true_n = ones if n is None else n
    seen = np.zeros(size, dtype=bool)
    seen[coded] = True
    return Units(
        np.asarray(y_hat, dtype=float),
        np.asarray(true_n if n_hat is None else n_hat, dtype=float),
        np.where(seen, y, np.nan),
        np.where(seen, true_n, np.nan),
        np.zeros(size, dtype=int) if cell is None else cell,
        np.zeros(size, dtype=int) if stratum is None else stratum,
        np.arange(size) if cluster is None else cluster,
    )


@pytest.fixture
def judged():
    """600 units, 90 of them coded by chance; the instrument sees what people see, dimmer and shifted."""
    rng = np.random.default_rng(5)
    y = rng.choice([-1.0, 0.0, 1.0], 600, p=[0.3, 0.5, 0.2])
    y_hat = 0.6 * y + 0.2 + rng.normal(0, 0.3, 600)
    return y, y_hat, rng.choice(600, 90, replace=False)


def slope(y, y_hat, coded):
    return np.cov(y[coded], y_hat[coded])[0, 1] / y_hat[coded].var(ddof=1)


def test_a_mean_is_that_of_prediction_powered_inference(judged):
    """With every unit alike, one stratum and this much trust, the estimate is PPI++'s to the last digit."""
    y, y_hat, coded = judged
    rest = np.setdiff1d(np.arange(600), coded)
    found = estimate(units(y_hat, y, coded), CORRECTED, contrast=False)
    trust = slope(y, y_hat, coded) * len(rest) / 600  # they count the coded units apart from the rest
    theirs = ppi_mean_pointestimate(y[coded], y_hat[coded], y_hat[rest], lam=trust)
    assert found.value == pytest.approx(float(np.squeeze(theirs)), abs=1e-12)
    low, high = (float(np.squeeze(end)) for end in ppi_mean_ci(y[coded], y_hat[coded], y_hat[rest], alpha=0.05, lam=trust))
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.1 * (high - low))


def test_trust_is_tuned_as_they_tune_it(judged):
    """Their λ takes the variance of the instrument over all units, ours over those coded: the estimates lie close together."""
    y, y_hat, coded = judged
    rest = np.setdiff1d(np.arange(600), coded)
    theirs = float(np.squeeze(ppi_mean_pointestimate(y[coded], y_hat[coded], y_hat[rest])))
    found = estimate(units(y_hat, y, coded), CORRECTED, contrast=False)
    assert found.value == pytest.approx(theirs, abs=0.15 * found.width)


def test_an_instrument_that_tells_nothing_is_not_trusted(judged):
    y, _, coded = judged
    noise = np.random.default_rng(1).normal(size=600)
    people, both = (estimate(units(noise, y, coded), m, contrast=False) for m in (PEOPLE, CORRECTED))
    assert people.value == pytest.approx(y[coded].mean())
    assert both.width == pytest.approx(people.width, rel=0.05) and both.value == pytest.approx(people.value, abs=0.2 * people.width)


def test_an_instrument_that_is_right_needs_no_correction(judged):
    y, _, coded = judged
    alone, both = (estimate(units(y, y, coded), m, contrast=False) for m in (INSTRUMENT, CORRECTED))
    assert both.value == pytest.approx(y.mean()) == pytest.approx(alone.value)
    assert both.width == pytest.approx(alone.width, rel=0.03)


@pytest.fixture
def clustered():
    rng = np.random.default_rng(11)
    cluster = np.repeat(np.arange(40), rng.integers(1, 12, 40))
    cell = (cluster >= 22).astype(int)
    n = rng.integers(1, 5, len(cluster)).astype(float)
    y = n * (0.3 + 0.2 * cell + rng.normal(0, 0.3, 40)[cluster]) + rng.normal(0, 0.5, len(cluster))
    return y, n, cell, cluster


def least_squares(y, n, cell, cluster, weight):
    """The difference of two weighted means, and its standard error clustered as statsmodels has it, its small-sample factor taken out."""
    fit = sm.WLS(y / n, sm.add_constant(cell.astype(float)), weights=weight).fit(
        cov_type="cluster", cov_kwds={"groups": cluster, "use_correction": False}
    )
    return fit.params[1], fit.bse[1]


def test_a_census_is_a_regression_with_clustered_errors(clustered):
    y, n, cell, cluster = clustered
    everything = units(np.zeros(len(y)), y, np.arange(len(y)), cell, n, cluster=cluster)
    value, error = least_squares(y, n, cell, cluster, n)
    for method, judged in ((PEOPLE, everything), (INSTRUMENT, units(y, y, [], cell, n, cluster=cluster))):
        found = estimate(judged, method)
        clusters = 40
        freedom = len(y) - 2 if method == PEOPLE else clusters - 2
        half = stats.t.ppf(0.975, freedom) * error * np.sqrt(clusters / (clusters - 1))
        assert found.value == pytest.approx(value)
        assert found.width / 2 == pytest.approx(half, rel=2e-3)


def test_people_alone_are_weighted_by_how_rarely_they_were_asked(clustered):
    """The value is the regression's with weights N/m; the variance that the draw adds is that of a stratified sample by the book."""
    y, n, cell, cluster = clustered
    rng = np.random.default_rng(2)
    stratum = 2 * cell + (np.arange(len(y)) % 3 == 0)
    sizes, samples = np.bincount(stratum), np.array([20, 20, 15, 12])
    coded = np.concatenate([rng.choice(np.flatnonzero(stratum == s), k, replace=False) for s, k in enumerate(samples)])
    found = estimate(units(np.zeros(len(y)), y, coded, cell, n, stratum, cluster), PEOPLE)
    weight = (sizes / samples)[stratum[coded]]
    value, _ = least_squares(y[coded], n[coded], cell[coded], cluster[coded], n[coded] * weight)
    assert found.value == pytest.approx(value)
    mask = np.zeros(len(y), dtype=bool)
    mask[coded] = True
    by_the_book = sum(
        size * (size - m) / m * y[mask & (stratum == s)].var(ddof=1) for s, (size, m) in enumerate(zip(sizes, samples, strict=True))
    )
    strata = Strata(stratum, np.ones(len(y), dtype=bool), mask)
    assert strata.variance(np.where(mask, y, 0.0), 0) == pytest.approx(by_the_book)


def test_a_draw_of_strata_is_worth_more_than_one_of_chance():
    """Where strata tell much, the interval of the same codings is narrower with them."""
    rng = np.random.default_rng(3)
    stratum = np.repeat([0, 1], 300)
    y = stratum + rng.normal(0, 0.2, 600)
    coded = np.concatenate([rng.choice(300, 40, replace=False), 300 + rng.choice(300, 40, replace=False)])
    with_strata, without = (
        estimate(units(np.zeros(600), y, coded, stratum=s, cluster=np.arange(600) // 2), PEOPLE, contrast=False)
        for s in (stratum, np.zeros(600, dtype=int))
    )
    assert with_strata.value == pytest.approx(without.value) and with_strata.width < 0.8 * without.width


def test_strata_without_codings_are_put_to_their_neighbours():
    stratum = np.repeat([0, 1, 2, 3], 10)
    coded = np.zeros(40, dtype=bool)
    coded[[0, 1, 2, 20, 21, 22, 23]] = True  # nothing of 1 and 3
    strata = Strata(stratum, np.ones(40, dtype=bool), coded)
    assert strata.weight[[0, 20]].tolist() == [20 / 3, 20 / 4] and strata.drawn_from == 2
    assert strata.weight.sum() == 40
    first = np.zeros(40, dtype=bool)
    first[[10, 11]] = True
    assert Strata(stratum, np.ones(40, dtype=bool), first).weight.sum() == pytest.approx(40)


def test_codings_that_are_all_alike_still_leave_something_open():
    rng = np.random.default_rng(4)
    coded = rng.choice(400, 30, replace=False)
    found = estimate(units(rng.normal(size=400), np.zeros(400), coded), PEOPLE, contrast=False)
    assert found.value == 0 and found.high == pytest.approx(3.69 / 30 * 370 / 400, rel=0.01)
    assert codings_to_halve(found) > 20


def test_too_little_gives_a_value_without_an_interval():
    few = estimate(units(np.zeros(50), np.arange(50.0), [3, 9, 30]), PEOPLE, contrast=False)
    assert few.value == pytest.approx(14) and np.isnan(few.low)
    nothing = estimate(units(np.zeros(50), np.arange(50.0), []), CORRECTED, contrast=False)
    assert np.isnan(nothing.value) and np.isnan(nothing.low)
    articles = estimate(units(np.zeros(50), np.arange(50.0), np.arange(30), cluster=np.arange(50) % 4), PEOPLE, contrast=False)
    assert np.isnan(articles.low) and codings_to_halve(articles) is None


def test_as_many_more_codings_halve_the_interval_as_is_said():
    rng = np.random.default_rng(8)
    y = rng.choice([0.0, 1.0], 20_000)
    order = rng.permutation(20_000)
    first = estimate(units(np.zeros(20_000), y, order[:200]), PEOPLE, contrast=False)
    more = codings_to_halve(first)
    again = estimate(units(np.zeros(20_000), y, order[: 200 + more]), PEOPLE, contrast=False)
    assert again.width == pytest.approx(first.width / 2, rel=0.03)


def test_no_number_of_codings_helps_where_articles_differ():
    rng = np.random.default_rng(9)
    cluster = np.arange(2000) // 100
    y = rng.normal(0, 2, 20)[cluster] + rng.normal(0, 0.1, 2000)
    assert (
        codings_to_halve(estimate(units(np.zeros(2000), y, rng.choice(2000, 400, False), cluster=cluster), PEOPLE, contrast=False)) is None
    )


def simulation():
    spec = importlib.util.spec_from_file_location("estimates_bench", TESTS / "bench" / "estimates.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_in_simulated_corpora_the_naive_interval_misses_and_the_corrected_one_holds():
    """The short version of ``tests/bench/estimates.py``; 2,000 runs of it stand in data/validation/README.md."""
    found = simulation().simulated(300, 150, seed=1)
    held, width = ({method: row[i] for method, row in found.items()} for i in (0, 1))
    assert held[INSTRUMENT] < 0.05 and 0.90 <= held[CORRECTED] <= 0.99 and 0.90 <= held[PEOPLE] <= 0.99
    assert width[CORRECTED] < 0.9 * width[PEOPLE]
    assert abs(found[CORRECTED][2]) < 0.02 < abs(found[INSTRUMENT][2])


def test_a_frame_of_units_needs_no_order(clustered):
    y, n, cell, cluster = clustered
    rng = np.random.default_rng(0)
    coded = rng.choice(len(y), 60, replace=False)
    mixed = pd.Series(rng.permutation(len(y)))
    one = units(0.5 * y, y, coded, cell, n, cell, cluster)
    arrays = {name: getattr(one, name)[mixed] for name in ("y_hat", "n_hat", "y", "n", "cell", "stratum", "cluster")}
    first, again = estimate(one, CORRECTED), estimate(Units(**arrays), CORRECTED)
    assert (first.value, first.low, first.high) == pytest.approx((again.value, again.low, again.high))
