"""Who can speak to a run: on one machine nobody, for it needs no network; on several those with certificates.

That a run on one machine has no port open: `test_corpus_limits`.
"""

import json
import os
import shutil
import subprocess
import sys
import time

import pytest
from framescope.corpus import make_corpus, workers
from framescope.errors import InputError
from places import TESTS
from quick_measure import measure

ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (str(TESTS), os.environ.get("PYTHONPATH"))))}
COMMAND = (
    "import os, sys, stand_ins, framescope.corpus as corpus; from framescope import cli; make = corpus.make_corpus\n"
    "corpus.make_corpus = lambda *given, **named: make(*given, measure=stand_ins.measure, **named)\n"
    "from framescope.corpus import workers; workers.SECONDS_FOR_SCHEDULER = int(os.environ.get('PATIENCE', 30))\n"
    "sys.exit(cli.main(sys.argv[1:]))"
)


def corpus_of(*texts, at):
    at.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    return at


def start(*arguments, before=(), **environment):
    """The command ``framescope corpus`` with a quick stand-in for the measuring."""
    command = [*before, sys.executable, "-c", COMMAND, "corpus", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT | environment)


def without_network():
    """How to start a process that has no network, not even loopback; None where this system cannot."""
    unshare = shutil.which("unshare")
    works = unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0
    return [unshare, "-rn"] if works else None


@pytest.mark.skipif(without_network() is None, reason="this system does not let a process give up its network")
def test_without_any_network_a_run_on_one_machine_works_and_one_on_several_says_so(tmp_path):
    source = corpus_of("Fine.", "Fine too.", at=tmp_path / "a.jsonl")
    with start(source, tmp_path / "out", "--workers", "1", before=without_network()) as run:
        _, said = run.communicate(timeout=180)
    assert run.returncode == 0 and "2 articles measured" in said
    address = "tcp://127.0.0.1:8786"
    with start(source, tmp_path / "other", "--scheduler", address, before=without_network(), PATIENCE="2") as run:
        _, said = run.communicate(timeout=120)
    assert run.returncode == 1 and said.splitlines() == [
        f"framescope: No Dask scheduler with workers answers at {address}: check the address, and that workers are running."
    ]


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("tls://head:8786", True), ("tcp://127.0.0.1:8786", True), ("tcp://localhost:8786", True), ("127.0.0.1:8786", True),
        ("tcp://[::1]:8786", True), ("tcp://head:8786", False), ("tcp://10.0.0.1:8786", False), ("head:8786", False),
        ("ws://head:8786", False), ("tcp://[2001:db8::1]:8786", False), ("tcp://0.0.0.0:8786", False), ("wss://head:8786", True),
    ],
)  # fmt: skip
def test_a_scheduler_that_anyone_on_the_network_can_use_is_told_from_a_safe_one(address, safe):
    assert workers._is_safe(address) is safe


def test_an_unsafe_scheduler_is_warned_of(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "SECONDS_FOR_SCHEDULER", 1)
    said = []
    with pytest.raises(InputError, match="No Dask scheduler"):
        make_corpus(
            corpus_of("Fine.", at=tmp_path / "a.jsonl"), tmp_path / "out", scheduler="tcp://192.0.2.1:9", say=said.append, measure=measure
        )
    assert said == ["framescope: whoever reaches tcp://192.0.2.1:9 can run any code as you: use a scheduler with certificates (tls://…)."]
    assert not (tmp_path / "out").exists()


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """Files of a certificate, as a cluster's owner makes them, and of another."""
    pytest.importorskip("cryptography")
    from distributed.security import Security

    found = []
    for name in ("mine", "other"):
        folder, made = tmp_path_factory.mktemp(name), Security.temporary()
        for file, pem in (("ca.pem", made.tls_ca_file), ("cert.pem", made.tls_client_cert), ("key.pem", made.tls_client_key)):
            (folder / file).write_text(pem)
        found.append(folder)
    return found


def as_variables(folder):
    """The variables by which the command knows its certificates."""
    tls = "DASK_DISTRIBUTED__COMM__TLS__"
    return {f"{tls}CA_FILE": f"{folder}/ca.pem", f"{tls}CLIENT__CERT": f"{folder}/cert.pem", f"{tls}CLIENT__KEY": f"{folder}/key.pem"}


@pytest.fixture(scope="module")
def tls(certificates, tmp_path_factory):
    """The address of a scheduler with one worker, both started with certificates as the documentation says."""
    mine, file = certificates[0], tmp_path_factory.mktemp("cluster") / "scheduler.json"
    options = ["--tls-ca-file", f"{mine}/ca.pem", "--tls-cert", f"{mine}/cert.pem", "--tls-key", f"{mine}/key.pem", "--no-dashboard"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": ENVIRONMENT}
    head = [
        "-m",
        "distributed.cli.dask_scheduler",
        "--protocol",
        "tls",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--scheduler-file",
        str(file),
    ]
    scheduler = subprocess.Popen([sys.executable, *head, *options], **quiet)
    until = time.monotonic() + 60
    while not file.exists() and time.monotonic() < until:
        time.sleep(0.05)
    address = json.loads(file.read_text())["address"]
    worker = ["-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny"]
    hand = subprocess.Popen([sys.executable, *worker, *options], **quiet)
    yield address
    for process in (hand, scheduler):
        process.kill()
        process.wait()


def test_scheduler_worker_and_command_speak_tls(tls, certificates, tmp_path):
    assert tls.startswith("tls://")
    source = corpus_of("Fine.", "Fine too.", at=tmp_path / "a.jsonl")
    with start(source, tmp_path / "out", "--scheduler", tls, **as_variables(certificates[0])) as run:
        out, said = run.communicate(timeout=180)
    assert run.returncode == 0, said
    assert "2 articles measured" in said and "whoever reaches" not in said and out == f"{tmp_path / 'out'}\n"


@pytest.mark.parametrize("which", ["none", "other", "plain"])
def test_without_its_certificates_nobody_speaks_to_the_scheduler(which, tls, certificates, tmp_path, monkeypatch):
    """Without any, with those of somebody else, and by an address without TLS: one sentence each."""
    import dask

    monkeypatch.setattr(workers, "SECONDS_FOR_SCHEDULER", 5)
    other = certificates[1]
    files = {"ca-file": "ca.pem", "client.cert": "cert.pem", "client.key": "key.pem"}
    given = {f"distributed.comm.tls.{name}": f"{other}/{file}" if which == "other" else None for name, file in files.items()}
    address = tls.replace("tls:", "tcp:") if which == "plain" else tls
    source = corpus_of("Fine.", at=tmp_path / "a.jsonl")
    words = "No Dask scheduler with workers answers at t" + ("" if which == "plain" else ".*DASK_DISTRIBUTED__COMM__TLS__CA_FILE")
    with dask.config.set(given), pytest.raises(InputError, match=words):
        make_corpus(source, tmp_path / "out", scheduler=address, measure=measure)
    assert not (tmp_path / "out").exists()


def test_what_never_answers_is_given_up_in_time():
    import threading

    with pytest.raises(TimeoutError):
        workers._in_time(threading.Event().wait, 0.2)
    assert workers._in_time(lambda: 7, 5) == 7
    with pytest.raises(OSError, match="refused"):
        workers._in_time(lambda: (_ for _ in ()).throw(OSError("refused")), 5)
