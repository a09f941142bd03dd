"""From a corpus to the sheet, from the filled sheet to the figure: draws, codings, contrasts, and what is said of them."""

import csv
import shutil
from datetime import date

import numpy as np
import openpyxl
import pandas as pd
import pytest
from framescope import cli
from framescope.cli import arguments as options
from framescope.coding.commands import marked
from framescope.coding.sheets import read_sheet, sheet_lines
from framescope.corpus.dataset import opened
from framescope.errors import InputError
from framescope.estimates import codings, example, words
from framescope.estimates.commands import draw_of, estimated, judged, put_sheet
from framescope.estimates.contrasts import OUTLETS, TIME, TURN, estimates
from framescope.estimates.draw import allotted, drawn, read_draw, strata
from framescope.estimates.estimator import CORRECTED, METHODS, PEOPLE
from framescope.estimates.sheets import PLAIN, codebook, question
from framescope.estimates.units import ESTIMANDS, rests_on, units_of
from framescope.figures import estimates as figures
from framescope.spreadsheets import read_csv
from legible import readable

SIDES = ["Fenwick", "Ruritania"]


@pytest.fixture(scope="module")
def every(sampled):
    """All units of the generated corpus, by estimand."""
    return {name: units_of(sampled, name, SIDES) for name in ESTIMANDS}


@pytest.fixture(scope="module")
def coded(sampled, tmp_path_factory):
    """A filled sheet of each estimand, drawn from the generated corpus."""
    folders = {name: tmp_path_factory.mktemp(name) for name in ESTIMANDS}
    return {name: example.coded(sampled, folder / "sheet.csv", name) for name, folder in folders.items()}


@pytest.fixture(scope="module")
def found(sampled, coded):
    return {name: estimated(sampled, [path], turn=example.TURN) for name, path in coded.items()}


def read(path, estimand):
    return read_sheet(path, (question(estimand),), PLAIN)


def written(path, sheet):
    path.write_text("\n".join(marked(sheet_lines(sheet))) + "\n", encoding="utf-8")
    return path


def census(sampled, every, estimand, tmp_path):
    """What the generator says of every unit, as value by side and outlet."""
    put_sheet(sampled, estimand, tmp_path / "all.csv", 10_000, SIDES)
    answers = example.answered(read(tmp_path / "all.csv", estimand)[0], estimand).set_index("unit")[[estimand]]
    units = every[estimand].join(codings.numbers(every[estimand], answers, estimand))
    sums = units.groupby(["who", "outlet"])[["y", "n"]].sum()
    return sums.y / sums.n


@pytest.mark.parametrize("estimand", list(ESTIMANDS))
def test_known_slants_are_recovered_from_the_sheet_to_the_figure(estimand, sampled, every, found, tmp_path):
    truth = census(sampled, every, estimand, tmp_path)
    rows = found[estimand].rows
    cells = rows[(rows.compared == OUTLETS) & rows.against.isna() & (rows.by == CORRECTED)]
    assert len(cells) == 6
    for row in cells.itertuples():
        assert np.isnan(row.low) or row.low - 1e-9 <= truth[row.who, row.outlet] <= row.high + 1e-9
    pairs = rows[(rows.compared == OUTLETS) & rows.against.notna() & (rows.by == CORRECTED)]
    held = [row.low <= truth[row.who, row.outlet] - truth[row.who, row.against] <= row.high for row in pairs.itertuples()]
    assert sum(held) >= 5
    clear = pairs[(pairs.low > 0) | (pairs.high < 0)]
    assert all(np.sign(row.value) == np.sign(truth[row.who, row.outlet] - truth[row.who, row.against]) for row in clear.itertuples())
    if estimand != "terms":
        assert {"Fenwick Daily", "The Harbour Post"} <= set(clear.outlet) | set(clear.against)
        assert "Corrected by people: The Harbour Post" in figures.contrasts(found[estimand])._suptitle.get_text().replace("\n", " ")


def test_people_alone_and_corrected_agree_where_the_instrument_is_off(found):
    rows = found["sources"].rows
    rows = rows[rows.period.isna()].set_index(["compared", "who", "outlet", "against", "by"])
    key = (OUTLETS, "Fenwick", "Fenwick Daily", "The Harbour Post")
    people, both = rows.loc[(*key, PEOPLE)], rows.loc[(*key, CORRECTED)]
    assert people.value == pytest.approx(both.value, abs=0.1) and both.low > 0.3


@pytest.mark.parametrize(("estimand", "compared"), [("stance", OUTLETS), ("terms", TIME), ("sources", TURN)])
def test_figures_are_readable_and_say_n(estimand, compared, found):
    for figure in (figures.values(found[estimand], compared), figures.contrasts(found[estimand], compared)):
        readable(figure)
        readable(figure.narrow())
        assert any(t.get_text().startswith("N = 240 codings of ") for t in figure.texts)
        assert "corrected" in figure.get_label()


def test_without_anything_to_compare_the_figure_says_so(found):
    from dataclasses import replace

    one = replace(found["stance"], rows=found["stance"].rows[:0])
    assert "nothing to compare" in figures.contrasts(one).get_label()


def test_sentences_give_all_three_and_what_more_codings_would_do(found):
    said = words.in_words(found["stance"].rows, "stance")
    assert len(said) == 6
    assert all(all(by in line for by in words.BY.values()) and "halve" in line for line in said)
    assert any("points" in line for line in words.in_words(found["sources"].rows, "sources"))
    assert words.halving(pd.Series({"low": -1.0, "more": 1234.0})) == "Some 1,200 more codings would halve the interval."


def test_the_instrument_alone_is_the_corpus_page(sampled, found):
    """Tone by the instrument alone is the value that the page on the corpus shows."""
    from framescope.corpus.trends import overall, trends, with_intervals

    whole = with_intervals(overall(trends(sampled, "Q", 2)))
    page = whole[whole.measure == "stance"].set_index(["who", "outlet"]).ratio
    rows = found["stance"].rows
    mine = rows[(rows.compared == OUTLETS) & rows.against.isna() & (rows.by == METHODS[0])].set_index(["who", "outlet"]).value
    pd.testing.assert_series_equal(mine.sort_index(), page.reindex(mine.index).sort_index(), check_names=False)


def test_the_three_comparisons_are_there(found):
    rows = found["stance"].rows
    assert set(rows.compared) == {OUTLETS, TIME, TURN} and set(rows.by) == set(METHODS)
    later = rows[(rows.compared == TURN) & rows.against.notna()]
    assert set(later.against) == {"before 2031-07-01"} and set(later.period) == {"from 2031-07-01 on"}
    assert (rows.low.dropna() <= rows.value[rows.low.notna()] + 1e-9).all()


def test_articles_of_one_story_are_one_witness(every):
    """A story that is told again and again is no more evidence than one that is told once."""
    units = every["stance"].assign(stratum=0)
    units = units.assign(y=units.y_hat.where(units.index % 2 == 0), n=units.n_hat.where(units.index % 2 == 0))
    alone = estimates(units)
    together = estimates(units.assign(cluster="story " + (units.article_id.str[-2:].astype(int) // 6).astype(str)))
    assert (together.clusters <= alone.clusters).all() and together.clusters.max() < alone.clusters.max()


def test_a_draw_is_stratified_with_its_probabilities(every):
    units = every["stance"]
    rows = drawn(units, "stance", 120, ("outlet", "side"), seed=1)
    assert len(rows) == 120 and rows.unit.is_unique
    counts = rows.groupby("stratum").agg(n=("unit", "size"), drawn=("drawn", "first"), of=("of", "first"), p=("probability", "first"))
    assert (counts.n == counts.drawn).all() and (counts.p == counts.drawn / counts["of"]).all()
    sizes = units.assign(stratum=strata(units, "stance", ("outlet", "side"))).stratum.value_counts()
    assert (sizes[counts.index] == counts["of"]).all() and len(counts) == len(sizes)
    cells = rows.groupby(["outlet", "who"]).size()
    assert cells.min() >= 18 and cells.max() <= 22
    again, other = (drawn(units, "stance", 120, ("outlet", "side"), seed=s).unit.tolist() for s in (1, 2))
    assert again == rows.unit.tolist() != other


def test_periods_can_be_strata_too(every):
    by = drawn(every["stance"], "stance", 120, ("outlet", "side", "period"))
    assert by.stratum.nunique() > 20 and by.groupby("period").size().min() > 20


def test_every_unit_is_drawn_where_more_are_asked_for_than_there_are(every):
    rows = drawn(every["sources"], "sources", 10_000, ("outlet",))
    assert len(rows) == every["sources"].unit.nunique() and (rows.probability == 1).all()


def test_too_small_a_draw_is_refused(every):
    with pytest.raises(InputError, match="5 codings are too few"):
        drawn(every["stance"], "stance", 5)
    with pytest.raises(InputError, match="nothing to code"):
        drawn(every["stance"][:0], "stance", 50)


@pytest.mark.parametrize("n", [8, 30, 61, 200, 999])
def test_codings_are_dealt_out_whole(n):
    sizes, wanted = np.array([4, 300, 60, 2]), np.array([0.4, 0.3, 0.2, 0.1])
    dealt = allotted(sizes, wanted, n, np.minimum(sizes, 2))
    assert dealt.sum() == min(n, 366) and (dealt <= sizes).all() and (dealt >= 2).all()


@pytest.mark.parametrize("estimand", list(ESTIMANDS))
def test_a_sheet_is_empty_and_blind_to_the_machine(estimand, sampled, tmp_path):
    put_sheet(sampled, estimand, tmp_path / "s.csv", 80, SIDES)
    sheet, notes = read(tmp_path / "s.csv", estimand)
    assert notes == [] and sheet[estimand].isna().all() and len(sheet) == 80
    assert set(read_csv(tmp_path / "s.csv").columns) == {*PLAIN, estimand, "note"}
    book = (tmp_path / "s-codebook.md").read_text(encoding="utf-8")
    assert f"## {estimand}" in book and all(f"`{side}`" in book for side in SIDES)
    assert sum(f"## {name}" in book for name in ESTIMANDS) == 1
    rows, asked = read_draw(draw_of(tmp_path / "s.csv"))
    assert (asked["estimate"], asked["sides"], set(rows.unit)) == (estimand, SIDES, set(sheet.unit))
    if estimand == "stance":
        texts = opened(sampled, "sentences").to_table().to_pandas().text.str.split().str.join(" ")
        assert sheet.text.str.contains("⟦.+⟧").all() and sheet.text.str.replace("[⟦⟧]", "", regex=True).isin(texts).all()
    with pytest.raises(InputError, match="already exists"):
        put_sheet(sampled, estimand, tmp_path / "s.csv", 80, SIDES)


def test_answers_of_the_codebook_are_those_of_the_question():
    assert all(f"`{answer}`" in "\n".join(codebook("stance", SIDES)) for answer in question("stance").answers)


def test_what_people_write_becomes_numbers():
    units = pd.DataFrame({"unit": list("abcde"), "who": ["F", "F", "F", "R", "R"], "size": [2.0, 3, 4, 5, 6]})

    def of(estimand, answers):
        return codings.numbers(units, pd.DataFrame({"x": pd.Series(answers, index=list("abcde"), dtype="object")}), estimand)

    stance = of("stance", ["negative", "positive", "none", "neutral", None])
    assert stance.y.tolist()[:4] == [-1, 1, 0, 0] and stance.n.tolist()[:4] == [1, 1, 0, 1] and stance.isna().iloc[4].all()
    terms = of("terms", ["none", "vile", "vile; brutal", None, "none"])
    assert terms.y.fillna(-1).tolist() == [0, 1, 2, -1, 0] and terms.n.fillna(-1).tolist() == [2, 3, 4, -1, 6]
    sources = of("sources", ["f", "f; r", "nobody", "other", "f"])
    assert sources.y.tolist() == [2, 3, 0, 0, 0] and sources.n.tolist() == [2, 3, 0, 5, 6]


def test_two_who_differ_are_both_counted():
    units = pd.DataFrame({"unit": list("ab"), "who": "F", "size": 1.0, "y_hat": 0.0})
    answers = pd.DataFrame({"x": ["negative", None], "y": ["neutral", "positive"]}, index=list("ab"))
    assert codings.numbers(units, answers, "stance").y.tolist() == [-0.5, 1.0]
    assert "1 of 1 units coded by several people are coded differently" in codings.in_words(units, answers)[1]


@pytest.fixture
def ann(coded, tmp_path):
    """A copy of the filled sheet of tone, beside its draw, to be spoilt."""
    draw_of(tmp_path / "ann.csv").write_bytes(draw_of(coded["stance"]).read_bytes())
    return written(tmp_path / "ann.csv", read(coded["stance"], "stance")[0])


def spoilt(path, change):
    sheet = read(path, "stance")[0]
    return written(path, change(sheet))


def test_missing_codings_are_told(sampled, ann):
    spoilt(ann, lambda sheet: sheet.assign(stance=sheet.stance.where(sheet.index < 200)))
    notes = " ".join(judged(sampled, [ann])[2])
    assert "200 of 240 units that were drawn are coded, by 1 person." in notes and "40 are not coded: the estimates hold if" in notes


def test_codings_that_were_not_left_out_by_chance_are_told(sampled, ann, every):
    """Somebody codes only what the instrument calls negative."""
    seen = every["stance"].set_index("unit").y_hat
    spoilt(ann, lambda sheet: sheet.assign(stance=sheet.stance.where(sheet.unit.map(seen) < seen.median())))
    assert "they were not left out by chance" in " ".join(judged(sampled, [ann])[2])


def test_units_that_were_not_drawn_count_for_nothing(sampled, ann):
    before = judged(sampled, [ann])[1]
    extra = {"unit": "mine/m1", "kind": "mention", "stance": "negative"}
    spoilt(ann, lambda sheet: pd.concat([sheet, pd.DataFrame([extra])], ignore_index=True))
    _, after, notes = judged(sampled, [ann])
    assert "1 unit of ann.csv was not drawn and counts for nothing" in " ".join(notes)
    pd.testing.assert_frame_equal(before, after)


def test_contradictions_count_as_not_given(sampled, ann):
    def twice(sheet):
        return pd.concat([sheet, sheet[:1].assign(stance="positive" if sheet.stance[0] != "positive" else "negative")], ignore_index=True)

    spoilt(ann, twice)
    notes = " ".join(judged(sampled, [ann])[2])
    assert "with different answers to stance" in notes and "239 of 240 units" in notes


def test_a_source_that_is_no_side_and_a_list_that_contradicts_itself(coded, tmp_path):
    drawn_units = read(coded["sources"], "sources")[0].unit.tolist()
    rows = pd.DataFrame({"unit": drawn_units[:4], "sources": ["Ann Alder", "nobody; Fenwick", "fenwick; OTHER", "Ruritania"]})
    answers, notes = codings.read_codings([written(tmp_path / "s.csv", rows)], "sources", SIDES, drawn_units)
    assert answers.iloc[:, 0].dropna().tolist() == ["fenwick; other", "ruritania"]
    assert "'Ann Alder' is none of" in "".join(notes) or "'ann alder' is none of" in "".join(notes)
    assert any("contradicts itself" in note for note in notes)


def test_codings_without_a_draw_correct_nothing(sampled, ann, tmp_path):
    draw_of(ann).unlink()
    with pytest.raises(InputError, match="not drawn at random correct nothing"):
        judged(sampled, [ann])
    (tmp_path / "x-draw.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="does not say how units were drawn"):
        judged(sampled, [ann])


def test_an_empty_sheet_is_one_sentence(sampled, ann):
    spoilt(ann, lambda sheet: sheet.assign(stance=None))
    with pytest.raises(InputError, match="No unit is coded"):
        judged(sampled, [ann])


def test_a_sheet_of_another_draw_is_one_sentence(sampled, ann):
    spoilt(ann, lambda sheet: sheet.assign(unit="other/" + sheet.unit))
    with pytest.raises(InputError, match="holds no unit of this draw"):
        judged(sampled, [ann])


def test_a_corpus_that_has_changed_is_refused(sampled, ann):
    draw = read_csv(draw_of(ann))
    written(draw_of(ann), draw.assign(of=draw["of"] + 1))
    with pytest.raises(InputError, match="not as it was when the units were drawn"):
        judged(sampled, [ann])


def test_a_sheet_that_went_through_a_spreadsheet_reads_back(sampled, coded, tmp_path):
    """Opened as a workbook, filled in there, and saved as CSV with semicolons, as spreadsheets of half the world do."""
    filled = read(coded["stance"], "stance")[0].set_index("unit").stance
    put_sheet(sampled, "stance", tmp_path / "bo.csv", example.CODINGS, ("Ruritania", "Fenwick"))
    book = openpyxl.Workbook()
    with (tmp_path / "bo.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            book.active.append(row)
    head = [cell.value for cell in book.active[1]]
    for row in book.active.iter_rows(min_row=2):
        row[head.index("stance")].value = filled[row[0].value].upper()
    book.save(tmp_path / "bo.xlsx")
    with (tmp_path / "bo.csv").open("w", encoding="utf-16", newline="") as file:
        csv.writer(file, delimiter=";").writerows(openpyxl.load_workbook(tmp_path / "bo.xlsx").active.values)
    back, notes = read(tmp_path / "bo.csv", "stance")
    assert notes == [] and back.set_index("unit").stance.to_dict() == filled.to_dict()
    pd.testing.assert_frame_equal(judged(sampled, [tmp_path / "bo.csv"])[1], judged(sampled, [coded["stance"]])[1])


def test_what_cannot_be_estimated_is_one_sentence(sampled, tmp_path, capsys):
    assert cli.main(["sheet", str(sampled), "--estimate", "charm", "--out", str(tmp_path / "s.csv")]) == 1
    assert "'charm' cannot be estimated: choose one of stance, terms, sources." in capsys.readouterr().err
    with pytest.raises(InputError, match="No sheet is named"):
        example.corpus_estimates(sampled)


def test_sheet_command_draws_as_asked(sampled, tmp_path, capsys):
    arguments = ["sheet", sampled, "--estimate", "terms", "--n", "90", "--by", "outlet", "--out", tmp_path / "s.csv"]
    assert cli.main([str(a) for a in arguments]) == 0
    said = capsys.readouterr()
    assert "90 of" in said.err and said.out.strip() == str(tmp_path / "s.csv")
    assert read_draw(tmp_path / "s-draw.csv")[1]["by"] == ["outlet"]


def test_without_a_corpus_a_generated_one_is_estimated_and_removed(sampled, found, tmp_path, monkeypatch):
    monkeypatch.setattr(example, "sample", lambda folder: shutil.copytree(sampled, folder / "corpus"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pd.testing.assert_frame_equal(example.corpus_estimates().rows, found["stance"].rows)
    assert list(tmp_path.iterdir()) == []


def test_estimate_command_says_it_and_makes_a_page(paged):
    made = paged("estimates")
    said, page = made.out.splitlines(), made.page
    assert page.parent.name == "corpus-sources"
    assert said[0].startswith("240 of 240 units that were drawn are coded") and said[-1] == str(page)
    assert sum("corrected" in line for line in said) == 6 + 6
    html = page.read_text(encoding="utf-8")
    assert "Corrected by people: The Harbour Post" in html and "<script" not in html
    names = ("before-and-after", "outlets", "over-time", "values")
    assert sorted(p.stem for p in (page.parent / "figures").glob("*.png")) == [f"estimates-{name}" for name in names]
    table = pd.read_csv(page.parent / "tables" / "estimates.csv")
    assert set(table.by) == set(METHODS) and set(table.compared) == {OUTLETS, TIME, TURN}


def test_days_are_read_as_given(capsys):
    with pytest.raises(SystemExit):
        cli.main(["estimate", "x", "y", "--turn", "soon"])
    assert "soon is not a day, such as 2031-07-01" in capsys.readouterr().err
    assert options._day("2031-07-01") == date(2031, 7, 1)


def test_what_an_estimate_rests_on(sampled):
    assert [rests_on(sampled, name) for name in ESTIMANDS] == ["sentence_model", "terms", "attribution"]
