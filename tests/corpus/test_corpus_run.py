"""A corpus on Dask: a real scheduler and two worker processes, killed again and again, and the rows all there in the end."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from framescope.corpus import Columns, dataset, example, make_corpus, opened, read_errors
from framescope.corpus.dataset import COLUMNS, ERRORS, MANIFEST, RUN
from framescope.errors import InputError
from places import TESTS
from quick_measure import measure

ENVIRONMENT = os.environ | {
    "PYTHONPATH": os.pathsep.join(filter(None, (str(TESTS), os.environ.get("PYTHONPATH")))),
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "8",
}
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": ENVIRONMENT}
KILLS = int(os.environ.get("FRAMESCOPE_KILLS", "2"))
"""How often something is killed; twenty times take some two minutes."""
ARTICLES, PARTITION = 480 if KILLS > 4 else 160, 4


class Cluster:
    """A scheduler and two workers, processes of their own."""

    def __init__(self, folder):
        self.file = folder / "scheduler.json"
        scheduler = ["-m", "distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(self.file)]
        self.scheduler = subprocess.Popen([sys.executable, *scheduler], **QUIET)
        wait_for(lambda: self.file.exists() and self.file.read_text().strip().endswith("}"))  # it is not written at once
        self.address = json.loads(self.file.read_text())["address"]
        self.workers = []
        self.add()
        self.add()

    def add(self):
        worker = ["-m", "distributed.cli.dask_worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        self.workers.append(subprocess.Popen([sys.executable, *worker], **QUIET))

    def kill_one(self, which):
        victim = self.workers.pop(which)
        victim.kill()
        victim.wait()
        self.add()

    def end(self):
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def wait_for(ready, seconds=300):
    until = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.01)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    running = Cluster(tmp_path_factory.mktemp("cluster"))
    yield running
    running.end()


def write(path, count, start=0):
    with path.open("w") as file:
        for n in range(start, start + count):
            text = "BAD" if n % 50 == 7 else "\n".join(f"Line {k} of article {n} holds words." for k in range(3))
            file.write(json.dumps({"id": f"a{n // 2 if n % 90 == 1 else n}", "text": text, "outlet": f"Outlet {n % 3}"}) + "\n")
    return path


def rows(folder):
    """Every row of every table, the errors among them."""
    tables = {name: opened(folder, name).to_table().to_pylist() for name in COLUMNS}
    return tables | {ERRORS: read_errors(folder).to_pylist()}


def files(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def go_on(source, out, address):
    """The run in a process of its own, as a command would start it."""
    code = (
        "import sys; from framescope.corpus import make_corpus; from quick_measure import measure\n"
        "if __name__ == '__main__':\n"
        f"    make_corpus(sys.argv[1], sys.argv[2], scheduler=sys.argv[3] or None, workers=2, articles={PARTITION}, measure=measure)"
    )
    return subprocess.Popen([sys.executable, "-c", code, str(source), str(out), address], **QUIET | {"stderr": subprocess.PIPE})


@pytest.fixture(scope="module")
def undisturbed(cluster, tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    source = write(folder / "articles.jsonl", ARTICLES)
    done = make_corpus(source, folder / "out", scheduler=cluster.address, articles=PARTITION, measure=measure)
    assert (done.partitions, done.articles + done.errors) == (ARTICLES / PARTITION, ARTICLES)
    return source, folder / "out"


def finished(out):
    return len(list((out / RUN).glob("part-*.json")))


def damage(out, pick):
    """Take away or damage something of what is there, as it may happen to files between two runs."""
    parts, notes = sorted(out.glob("*/part-*.parquet")), sorted((out / RUN).glob("part-*.json"))
    part, note = pick.choice(parts), pick.choice(notes)
    pick.choice(
        [
            part.unlink,
            lambda: part.write_bytes(part.read_bytes()[: pick.randrange(part.stat().st_size)]),
            lambda: shutil.rmtree(part.parent, ignore_errors=True),
            note.unlink,
            lambda: note.write_text(""),
            lambda: note.write_bytes(note.read_bytes()[:-9]),
            lambda: (out / MANIFEST).write_text(""),
            lambda: (out / MANIFEST).unlink(missing_ok=True),
        ]
    )()


def test_killed_at_random_moments_and_damaged_between_a_run_ends_with_the_same_rows(cluster, undisturbed, tmp_path):
    """Half of the kills meet a worker and half the run itself, with SIGKILL; each time the same command takes it up."""
    source, expected = undisturbed
    out, moment = tmp_path / "out", random.Random(7)
    for _ in range(KILLS // 2):
        goal = finished(out) + moment.randrange(1, 4)
        with go_on(source, out, cluster.address) as run:
            wait_for(lambda run=run, goal=goal: run.poll() is not None or finished(out) >= goal)
            time.sleep(moment.uniform(0, 0.1))
            cluster.kill_one(moment.randrange(2))
            time.sleep(moment.uniform(0, 0.2))
            assert run.poll() is None, "the run ended before it could be killed: " + run.stderr.read().decode()
            run.kill()
        assert not (out / ERRORS).exists()
        for _ in range(3):
            damage(out, moment)
    run = go_on(source, out, cluster.address)
    assert run.wait() == 0, run.stderr.read().decode()
    assert rows(out) == rows(expected) and files(out) == files(expected)


def test_a_local_run_that_is_killed_leaves_no_process_and_is_taken_up(cluster, tmp_path):
    source, out, expected = write(tmp_path / "a.jsonl", 40), tmp_path / "out", tmp_path / "expected"
    make_corpus(source, expected, scheduler=cluster.address, articles=PARTITION, measure=measure)
    run = go_on(source, out, "")
    wait_for(lambda: finished(out) > 3)
    children = [int(p) for p in Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()] if Path("/proc").is_dir() else []
    run.kill()
    run.wait()
    wait_for(lambda: not any(Path(f"/proc/{child}/cmdline").exists() and Path(f"/proc/{child}/cmdline").read_bytes() for child in children))
    make_corpus(source, out, workers=1, articles=PARTITION, measure=measure)
    assert rows(out) == rows(expected)


def test_no_row_is_lost_and_none_is_there_twice(undisturbed):
    source, out = undisturbed
    found = rows(out)
    ids = [row["article_id"] for row in found["articles"]]
    errors = [row["article_id"] for row in found[ERRORS]]
    given = [json.loads(line) for line in source.read_text().splitlines()]
    bad = [row["id"] for row in given if row["text"] == "BAD"]
    assert len(ids) == len(set(ids)) and set(ids) | set(errors) == {row["id"] for row in given}
    assert set(bad) <= set(errors) and all(row["reason"] and row["place"].startswith("articles.jsonl, line") for row in found[ERRORS])
    texts = {row["article_id"]: row["text"] for row in found["articles"]}
    assert all(texts[t["article_id"]][t["start"] : t["end"]] == t["text"] for t in found["tokens"])


def test_a_finished_run_measures_nothing_again(cluster, undisturbed):
    source, out = undisturbed
    before = {name: (out / name).stat().st_mtime_ns for name in files(out) if name.endswith("0.parquet")}
    said = []
    make_corpus(source, out, scheduler=cluster.address, articles=PARTITION, measure=measure, say=said.append)
    assert {name: (out / name).stat().st_mtime_ns for name in before} == before
    assert "0 articles measured" in said[-1] and f"{ARTICLES // PARTITION} partitions were done already" in said[-1]


def test_what_changed_in_the_input_is_measured_again_and_nothing_else(cluster, tmp_path):
    source, out = write(tmp_path / "a.jsonl", 40), tmp_path / "out"
    options = {"scheduler": cluster.address, "articles": 5, "measure": measure}
    make_corpus(source, out, **options)
    first = (out / "tokens" / "part-000000.parquet").stat().st_mtime_ns
    write(source, 22)
    with source.open("a") as file:
        file.write('{"id": "new", "text": "A new one."}\n')
    done = make_corpus(source, out, **options)
    fresh = make_corpus(source, tmp_path / "fresh", **options)
    assert (done.partitions, done.articles) == (5, fresh.articles) and rows(out) == rows(tmp_path / "fresh")
    assert files(out) == files(tmp_path / "fresh")
    assert (out / "tokens" / "part-000000.parquet").stat().st_mtime_ns == first


def test_real_analysis_on_two_workers_is_what_one_process_measures(cluster, tmp_path):
    from framescope.corpus.batches import measure_many
    from framescope.corpus.inputs import records
    from framescope.corpus.partition import read
    from framescope.sentiment.score import FOR_CORPORA
    from framescope.settings import Settings

    source, actors = example.write(tmp_path / "in", 12, sentences=4)
    done = make_corpus(source, tmp_path / "out", actor_file=actors, scheduler=cluster.address, articles=4)
    assert (done.partitions, done.articles, done.errors) == (3, 12, 0)
    found = rows(tmp_path / "out")
    for measured in measure_many([read(r) for r in records(source, Columns())], Settings(actors, instruments=FOR_CORPORA)):
        analysis = measured.analysis()
        for name in dataset.TABLES:
            frame = analysis.tables[name]
            mine = [row for row in found[name] if row["article_id"] == analysis.article.id]
            wanted = frame.astype(object).where(frame.notna(), None).to_dict("records")
            assert [{k: v for k, v in row.items() if k != "article_id"} for row in mine] == wanted, name


def test_an_article_that_kills_its_worker_is_an_error_and_the_rest_goes_on(tmp_path):
    import dask

    source = tmp_path / "a.jsonl"
    texts = ["Fine.", "DEADLY words.", "Also fine.", "Fine again."]
    source.write_text("".join(json.dumps({"id": f"a{n}", "text": text}) + "\n" for n, text in enumerate(texts)))
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        done = make_corpus(source, tmp_path / "out", workers=1, articles=2, measure=measure)
    assert (done.articles, done.errors) == (3, 1)
    (error,) = read_errors(tmp_path / "out").to_pylist()
    assert error["article_id"] == "a1" and "ended the process that worked on it" in error["reason"]


def test_duckdb_and_polars_read_the_dataset(undisturbed):
    import duckdb
    import pandas as pd
    import polars

    _, out = undisturbed
    tokens = len(rows(out)["tokens"])
    tables = f"'{out}/tokens/*.parquet' JOIN '{out}/articles/*.parquet' USING (article_id)"
    by_outlet = dict(duckdb.sql(f"SELECT outlet, count(*) FROM {tables} GROUP BY outlet").fetchall())
    lazy = polars.scan_parquet(out / "tokens" / "*.parquet").join(polars.scan_parquet(out / "articles" / "*.parquet"), on="article_id")
    counts = lazy.group_by("outlet").len().collect()
    assert sum(by_outlet.values()) == tokens and dict(counts.iter_rows()) == by_outlet
    assert len(pd.read_parquet(out / "tokens")) == tokens
    assert polars.read_parquet(out / ERRORS).height == len(pd.read_parquet(out / ERRORS)) > 0


def test_files_hold_plain_types_and_nothing_of_pandas(undisturbed):
    """What Spark and any other reader of Parquet understands: the same columns in every file, in four types."""
    from pyarrow import parquet

    _, out = undisturbed
    for name, columns in COLUMNS.items():
        schemas = [parquet.read_schema(path) for path in (out / name).glob("*.parquet")]
        assert len(schemas) == ARTICLES / PARTITION and all(s.equals(schemas[0]) and s.metadata is None for s in schemas)
        assert schemas[0].names == list(columns) and {str(t) for t in schemas[0].types} <= {"string", "int64", "double", "bool"}


@pytest.fixture
def small(cluster, tmp_path):
    source = write(tmp_path / "a.jsonl", 6)
    options = {"source": source, "out": tmp_path / "out", "scheduler": cluster.address, "measure": measure}
    make_corpus(**options)
    return options


def refused(options, words, **changes):
    before = rows(options["out"])
    with pytest.raises(InputError, match=words):
        make_corpus(**options | changes)
    assert rows(options["out"]) == before


def test_other_code_lists_or_model_are_refused_with_the_remedy(small, monkeypatch):
    from framescope.corpus import manifest

    mine = manifest.versions()
    monkeypatch.setattr(manifest, "versions", lambda: mine | {"code and lists": "other"})
    refused(small, r"measured with another code and lists \(\w+, now other\).*choose a new folder")
    monkeypatch.setattr(manifest, "versions", lambda: mine | {"model": "en_core_web_lg 3.8.0"})
    refused(small, "another model .*now en_core_web_lg 3.8.0")


def test_another_actor_file_input_or_size_of_partition_is_refused(small, tmp_path):
    (tmp_path / "actors.toml").write_text(example.ACTORS)
    refused(small, "another actor file", actor_file=tmp_path / "actors.toml")
    refused(small, "another input", source=write(tmp_path / "b.jsonl", 2))
    refused(small, "another articles a partition", articles=3)
    refused(small, "another columns", columns=Columns({"outlet": "outlet"}))


def test_other_term_lists_or_ways_to_settle_them_are_refused_and_those_used_are_noted(small, tmp_path, cluster):
    own = tmp_path / "own.csv"
    own.write_text("term,category\nword,office\n")
    refused(small, r"another term lists \(none, now own.csv \w+\).*term lists", lexicons=[own])
    refused(small, r"another overlapping terms \(across, now within\)", nested="within")
    with_own = small | {"out": tmp_path / "own", "lexicons": [own]}
    make_corpus(**with_own)
    make_corpus(**with_own)
    noted = json.loads((tmp_path / "own" / MANIFEST).read_text())["made of"]
    assert noted["term lists"].startswith("own.csv ") and noted["overlapping terms"] == "across"
    own.write_text("term,category\nwords,office\n")
    refused(with_own, r"another term lists \(own.csv \w+, now own.csv \w+\)")


def test_a_users_terms_are_found_and_a_wrong_list_stops_the_run(cluster, tmp_path):
    source, actors = example.write(tmp_path / "in", 4, sentences=4)
    (tmp_path / "mine.csv").write_text("term,category\nminister,office\nsaid,speech\n")
    (tmp_path / "bad.csv").write_text("term,catgory\nx,y\n")
    options = {"actor_file": actors, "scheduler": cluster.address, "instruments": []}
    make_corpus(source, tmp_path / "out", **options, lexicons=[tmp_path / "mine.csv"])
    found = [row for row in rows(tmp_path / "out")["terms"] if row["lexicon"] == "mine"]
    assert found and {row["text"].lower() for row in found} <= {"minister", "said"}
    with pytest.raises(InputError, match=r"bad\.csv, line 1: unknown column"):
        make_corpus(source, tmp_path / "other", **options, lexicons=[tmp_path / "bad.csv"])
    assert not (tmp_path / "other").exists()


def test_another_choice_of_instruments_is_refused_and_the_one_made_is_noted(small):
    refused(small, r"another choice of instruments \(textblob, vader, sentence_model, now vader\)", instruments=["vader"])
    noted = json.loads((small["out"] / MANIFEST).read_text())["measured with"]
    assert noted["choice of instruments"] == "textblob, vader, sentence_model"


def test_what_is_not_chosen_is_not_measured(cluster, tmp_path):
    source, actors = example.write(tmp_path / "in", 4, sentences=4)
    options = {"actor_file": actors, "scheduler": cluster.address, "instruments": ["vader"]}
    make_corpus(source, tmp_path / "out", **options)
    found = rows(tmp_path / "out")
    assert {row["instrument"] for row in found["sentiments"]} == {"vader"} and found["terms"]
    with pytest.raises(InputError, match="no instrument of sentiment called 'bert'"):
        make_corpus(source, tmp_path / "other", **options | {"instruments": ["bert"]})


def test_workers_with_other_code_are_refused(small, tmp_path, monkeypatch):
    from framescope.corpus import manifest

    mine = manifest.versions()
    monkeypatch.setattr(manifest, "versions", lambda: mine | {"code and lists": "other"})
    with pytest.raises(InputError, match="A worker has another code and lists than this command"):
        make_corpus(**small | {"out": tmp_path / "new"})


def test_two_runs_do_not_write_to_one_folder(small):
    from filelock import FileLock

    with FileLock(small["out"] / RUN / "lock"), pytest.raises(InputError, match="being written by another run"):
        make_corpus(**small)


def test_a_folder_with_something_else_in_it_is_left_alone(cluster, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    with pytest.raises(InputError, match="already exists"):
        make_corpus(write(tmp_path / "a.jsonl", 2), tmp_path / "out", scheduler=cluster.address, measure=measure)
    assert files(tmp_path / "out") == ["thesis.txt"]


def test_no_scheduler_and_no_articles_are_one_sentence(tmp_path, monkeypatch):
    from framescope.corpus import workers

    monkeypatch.setattr(workers, "SECONDS_FOR_SCHEDULER", 1)
    with pytest.raises(InputError, match="No Dask scheduler with workers answers at tcp://127"):
        make_corpus(write(tmp_path / "a.jsonl", 2), tmp_path / "out", scheduler="tcp://127.0.0.1:9", measure=measure)
    (tmp_path / "none.jsonl").write_text("\n")
    with pytest.raises(InputError, match="holds no articles"):
        make_corpus(tmp_path / "none.jsonl", tmp_path / "new", measure=measure)


def test_half_a_write_is_never_seen(tmp_path):
    with pytest.raises(RuntimeError), dataset.whole(tmp_path, tmp_path / "x" / MANIFEST) as new:
        new.write_text("half")
        raise RuntimeError
    assert files(tmp_path) == []


def test_only_a_corpus_is_opened(tmp_path):
    with pytest.raises(InputError, match="holds no corpus"):
        opened(tmp_path, "tokens")
    with pytest.raises(InputError, match="'words' is not a table"):
        opened(tmp_path, "words")
    with pytest.raises(InputError, match="no finished corpus"):
        read_errors(tmp_path)
