"""An article that hangs, grows or crashes is one error, and the rest of the corpus is measured; nothing is left behind."""

import json
import os
import signal
import subprocess
import sys
import time

import deeds
import psutil
import pytest
import stand_ins
from framescope.corpus import make_corpus, processes, read_errors
from framescope.corpus.dataset import opened
from framescope.corpus.processes import GIGABYTE, Bench, Lost, Process, Stopped, TooLarge, TooSlow
from framescope.errors import InputError
from places import TESTS

ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (str(TESTS), os.environ.get("PYTHONPATH"))))}
TO_START = 300


def is_gone(pid):
    until = time.monotonic() + 30
    while psutil.pid_exists(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not psutil.pid_exists(pid)


@pytest.fixture
def process():
    one = Process(GIGABYTE)
    one.call(deeds.ready, seconds=TO_START)
    yield one
    one.end()


def test_a_process_answers_call_after_call(process):
    first = process.call(deeds.ready, seconds=9)
    assert [process.call(deeds.add, n, 1, seconds=9) for n in range(5)] == [1, 2, 3, 4, 5]
    assert list(process.stream(deeds.count, 5, seconds=9)) == [0, 1, 2, 3, 4]
    with pytest.raises(RuntimeError, match="cannot"):
        process.call(deeds.do, "FAIL", seconds=9)
    assert process.call(deeds.ready, seconds=9) == first != os.getpid()


@pytest.mark.parametrize(
    ("deed", "kind", "words"),
    [
        ("SLEEP", TooSlow, "took more than 1 seconds"),
        ("HANG", TooSlow, "took more than 1 seconds"),
        ("GROW", TooLarge, "took more than 1.0 GB of memory"),
        ("ABORT", Lost, "ended the process .*signal 6"),
        ("CRASH", Lost, "ended the process .*signal 11"),
        ("EXIT", Lost, "ended the process .*exit status 3"),
    ],
)
def test_a_process_that_is_lost_says_how_and_another_takes_its_place(process, deed, kind, words):
    gone = process.call(deeds.ready, seconds=9)
    with pytest.raises(kind, match=words):
        process.call(deeds.do, deed, seconds=60 if deed == "GROW" else 1 if kind is TooSlow else 30)
    assert not process.started and is_gone(gone)


def test_a_process_that_is_ended_on_purpose_starts_no_other_and_tells_who_waits():
    from threading import Timer

    one = Process(GIGABYTE)
    pid = one.call(deeds.ready, seconds=TO_START)
    Timer(0.5, one.end).start()
    with pytest.raises(Stopped):
        one.call(deeds.do, "HANG", seconds=60)
    with pytest.raises(Stopped):
        one.call(deeds.ready, seconds=9)
    assert is_gone(pid)


def test_a_stream_that_is_left_ends_its_process_and_a_bench_gives_each_its_own():
    bench = Bench(GIGABYTE)
    with bench.process() as one, bench.process() as other:
        assert one is not other
        for _ in one.stream(deeds.count, 10**9, seconds=TO_START):
            break
        assert not one.started
        pid = other.call(deeds.ready, seconds=TO_START)
    with bench.process() as again:
        assert again in (one, other)
    bench.rest()
    assert is_gone(pid)


def test_a_process_whose_owner_is_killed_while_it_hangs_ends_itself():
    code = (
        "import deeds; from framescope.corpus.processes import Process; Process._look = lambda *_: None\n"
        "one = Process(2**30); print(one.call(deeds.ready, seconds=120), flush=True); one.call(deeds.do, 'HANG', seconds=1)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as owner:
        child = psutil.Process(int(owner.stdout.readline()))
        time.sleep(1)
        owner.kill()
    gone, _ = psutil.wait_procs([child], timeout=60)
    assert gone


def corpus_of(texts, tmp_path, **options):
    source = tmp_path / "a.jsonl"
    source.write_text("".join(json.dumps({"id": f"a{n}", "text": text}) + "\n" for n, text in enumerate(texts)))
    done = make_corpus(source, tmp_path / "out", workers=1, measure=stand_ins.measure, **options)
    reasons = {row["article_id"]: row["reason"] for row in read_errors(tmp_path / "out").to_pylist()}
    return done, reasons


def test_every_article_that_cannot_be_measured_is_an_error_with_its_reason_and_the_rest_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "room", lambda workers: (workers, GIGABYTE))
    monkeypatch.setattr("framescope.corpus.workers.room", lambda workers: (workers, GIGABYTE))
    texts = ["Fine.", "HANG now.", "Fine.", "ABORT now.", "Fine.", "GROW now.", "Fine.", "FAIL now.", "PRINT now.", "Fine."]
    done, reasons = corpus_of(texts, tmp_path, articles=5, seconds=3)
    assert (done.articles, done.errors) == (6, 4)
    assert opened(tmp_path / "out", "articles").to_table().column("article_id").to_pylist() == ["a0", "a2", "a4", "a6", "a8", "a9"]
    assert "took more than 3 seconds" in reasons["a1"] and "--seconds" in reasons["a1"] and "took more than" in reasons["a5"]
    assert "ended the process" in reasons["a3"] and "framescope failed on it (RuntimeError: cannot)" in reasons["a7"]
    assert not [child for child in psutil.Process().children() if child.status() != psutil.STATUS_ZOMBIE]


def test_what_had_too_little_time_is_measured_again_when_it_has_more(tmp_path):
    done, reasons = corpus_of(["Fine.", "SLEEP now."], tmp_path, articles=1, seconds=1)
    assert done.errors == 1 and "took more than 1 seconds" in reasons["a1"]
    said = []
    done, _ = corpus_of(["Fine.", "SLEEP now."], tmp_path, articles=1, seconds=1, say=said.append)
    assert done.again == {} and "2 partitions were done already" in said[-1]
    done, _ = corpus_of(["Fine.", "SLEEP now."], tmp_path, articles=1, seconds=2)
    assert done.again == {"an article had too little time": 1}


def test_reading_has_its_time_too(tmp_path, monkeypatch):
    """A page on which reading hangs: the reader of pages is replaced in the process that reads."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys, time, importlib.abc, importlib.util\n"
        "class Slow(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'framescope.reading.webpage': return importlib.util.spec_from_file_location(name, __file__.replace('sitecustomize', 'slow'))\n"
        "sys.meta_path.insert(0, Slow())\n"
    )
    (tmp_path / "slow.py").write_text(
        "import re\n"
        "def read_webpage(html, name):\n"
        "    if 'HANG' in html: re.match(r'(a+)+$', 'a' * 64 + 'b')\n"
        "    return 'A page of words.', {}, ()\n"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]))
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in (("a.html", "Fine."), ("b.html", "HANG"), ("c.html", "Fine.")):
        (folder / name).write_text(f"<html><body><p>{text}</p></body></html>")
    done = make_corpus(folder, tmp_path / "out", workers=1, measure=stand_ins.measure, seconds=1)
    (error,) = read_errors(tmp_path / "out").to_pylist()
    assert done.articles == 2 and error["article_id"] == "b.html" and "took more than 1 seconds" in error["reason"]


@pytest.mark.parametrize(("free", "workers", "limit"), [(1.5, 1, 1.5), (3.2, 3, 1.2), (40, 4, 10), (8, 4, 4)])
def test_as_many_workers_are_started_as_there_is_memory_for(monkeypatch, free, workers, limit):
    monkeypatch.setattr(processes, "available", lambda: int(free * GIGABYTE))
    assert processes.room(4) == (workers, pytest.approx(limit * GIGABYTE, rel=1e-6))


def test_too_little_memory_is_one_sentence_and_fewer_workers_are_said(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "available", lambda: GIGABYTE // 2)
    with pytest.raises(InputError, match=r"too little memory .*0\.5 GB free"):
        corpus_of(["Fine."], tmp_path)
    assert not (tmp_path / "out").exists()
    monkeypatch.setattr(processes, "available", lambda: int(1.5 * GIGABYTE))
    said = []
    make_corpus(tmp_path / "a.jsonl", tmp_path / "out", workers=2, measure=stand_ins.measure, say=said.append)
    assert said[0] == "framescope: there is memory for 1 of 2 workers, so that no more are started."


def test_memory_is_that_of_the_group_where_one_holds_the_process(tmp_path, monkeypatch):
    free = processes.available()
    assert 0 < free <= psutil.virtual_memory().total
    (tmp_path / "memory.max").write_text("3000")
    (tmp_path / "memory.current").write_text("1000")
    monkeypatch.setattr(processes, "GROUPS", tmp_path)
    assert processes.available() == 2000
    (tmp_path / "memory.max").write_text("max")
    assert processes.available() > 2000


COMMAND = (
    "import runpy, stand_ins, framescope.corpus as corpus; make = corpus.make_corpus\n"
    "corpus.make_corpus = lambda *given, **named: make(*given, measure=stand_ins.measure, **named)\n"
    "runpy.run_module('framescope', run_name='__main__')"
)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_says_one_sentence_and_leaves_no_process(how, tmp_path):
    """``python -m framescope corpus``. As Ctrl-C does it: the whole group of processes gets the signal, while an article hangs.

    Until then the run has no port open and no connection.
    """
    source = tmp_path / "a.jsonl"
    source.write_text("".join(json.dumps({"text": "HANG" if n == 6 else f"Fine {n}."}) + "\n" for n in range(9)))
    arguments = ["corpus", str(source), str(tmp_path / "out"), "--workers", "2", "--partition", "2"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", COMMAND, *arguments], **pipes, text=True, env=ENVIRONMENT, start_new_session=True) as run:
        until = time.monotonic() + TO_START
        while len(list((tmp_path / "out").glob("_run/part-*.json"))) < 4 and time.monotonic() < until:
            time.sleep(0.05)
        me = psutil.Process(run.pid)
        children = me.children(recursive=True)
        connections = [each for process in (me, *children) for each in process.net_connections(kind="inet")]
        (os.killpg if how == signal.SIGINT else os.kill)(run.pid, how)
        _, said = run.communicate(timeout=60)
    lines = [line for line in said.splitlines() if "articles measured" not in line]
    assert run.returncode == 130 and lines == ["framescope: interrupted; run the same command again to continue where it stopped."]
    assert connections == [] and len(children) == 2 and not any(child.is_running() for child in children)
    assert not (tmp_path / "out" / "_run" / "part-000003.json").exists()
