"""A disk that is full and a folder that is read-only: one sentence, no half of anything, and the same command goes on later."""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from framescope.corpus import chunks, dataset, make_corpus
from framescope.corpus.dataset import RUN
from framescope.errors import InputError
from quick_measure import measure
from test_corpus_network import COMMAND, ENVIRONMENT, corpus_of

REMEDY = "run the same command again; it continues where it stopped."
UNSHARE = shutil.which("unshare")
MOUNTS = ["unshare", "-rm"]


def can_mount():
    works = UNSHARE and subprocess.run([*MOUNTS, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False).returncode == 0
    return sys.platform == "linux" and works


needs_mount = pytest.mark.skipif(not can_mount(), reason="this system does not let a process mount a disk of its own")


def mounted(script, *arguments, **environment):
    """Run a shell script with mounts of its own; ``"$@"`` in it is the command ``framescope corpus`` with the arguments."""
    command = [sys.executable, "-c", COMMAND, "corpus", *map(str, arguments)]
    return subprocess.run(
        [*MOUNTS, "sh", "-c", script, "sh", *command], capture_output=True, text=True, env=ENVIRONMENT | environment, check=False
    )


def sentences(ended):
    """What was said, without the lines on how far the run is."""
    assert "Traceback" not in ended.stderr, ended.stderr
    return [line for line in ended.stderr.splitlines() if "articles measured" not in line]


def cannot_be_written(disk, why):
    return f"framescope: {disk}/out cannot be written to ({why}): free some space or correct its permissions, and {REMEDY}"


@needs_mount
def test_a_disk_that_fills_up_is_one_sentence_with_more_room_the_run_goes_on_and_read_only_it_is_one_again(tmp_path):
    source, disk = corpus_of(*(f"Fine {n}." for n in range(12)), at=tmp_path / "a.jsonl"), tmp_path / "disk"
    disk.mkdir()
    script = f"""mount -t tmpfs -o size=250k none {disk}; "$@"; echo $?; ls {disk}/out/_run/part-*.json | wc -l; ls {disk}/out/_run | grep -c tmp
        mount -o remount,size=100m none {disk}; "$@"; echo $?; ls {disk}/out/_run/part-*.json | wc -l
        rm {disk}/out/tokens/*; mount -o remount,ro none {disk}; "$@"
    """
    ended = mounted(script, source, disk / "out", "--workers", "1", "--partition", "2")
    full, end, read_only = sentences(ended)
    assert full == cannot_be_written(disk, "No space left on device")
    assert ended.returncode == 1 and read_only == cannot_be_written(disk, "Read-only file system")
    assert end.startswith("framescope: 12 articles in 6 partitions; 0 in")
    status, kept, unfinished, again, all_of_them = [line for line in ended.stdout.split("\n") if line.isdigit()]
    assert (status, unfinished, again, all_of_them) == ("1", "0", "0", "6") and 0 < int(kept) < 6
    assert f"{kept} partitions were done already" in ended.stderr


@needs_mount
def test_a_folder_that_is_read_only_is_one_sentence(tmp_path):
    """With nothing in it; one with a dataset: the test before."""
    source, disk = corpus_of("Fine.", at=tmp_path / "a.jsonl"), tmp_path / "disk"
    disk.mkdir()
    ended = mounted(f'mount -t tmpfs none {disk}; mount -o remount,ro none {disk}; "$@"', source, disk / "out", "--workers", "1")
    assert ended.returncode == 1 and sentences(ended) == [cannot_be_written(disk, "Read-only file system")]


@needs_mount
def test_without_any_room_for_temporary_files_a_run_is_made_all_the_same(tmp_path):
    source, disk = corpus_of("Fine.", "Fine too.", at=tmp_path / "a.jsonl"), tmp_path / "disk"
    disk.mkdir()
    for options in ("size=4k", "ro"):
        script = f'mount -t tmpfs -o {options} none {disk}; head -c 5000 /dev/zero 2>/dev/null | tee {disk}/x >/dev/null 2>&1; "$@"'
        out = tmp_path / options
        ended = mounted(script, source, out, "--workers", "1", TMPDIR=str(disk), SQLITE_TMPDIR=str(disk))
        assert ended.returncode == 0, ended.stderr
        assert sentences(ended) == [f"framescope: 2 articles in 1 partitions; 0 in {out / 'errors.parquet'}"]


@needs_mount
def test_ids_that_do_not_fit_into_the_folder_for_temporary_files_are_one_sentence(tmp_path):
    """Some 30 MB of ids where 100 KB fit."""
    source, disk = tmp_path / "a.jsonl", tmp_path / "disk"
    disk.mkdir()
    with source.open("w") as file:
        file.writelines(json.dumps({"id": f"{n}" * 500, "text": ""}) + "\n" for n in range(10_000))
    script = f'mount -t tmpfs -o size=100k none {disk}; "$@"'
    ended = mounted(script, source, tmp_path / "out", "--workers", "1", "--partition", "100000", SQLITE_TMPDIR=str(disk))
    (said,) = sentences(ended)
    assert ended.returncode == 1 and "The ids of the articles do not fit into the folder for temporary files" in said and REMEDY in said


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("what", ["tokens", RUN, "manifest.json", "errors.parquet"])
def test_whatever_cannot_be_written_is_one_sentence_and_the_rerun_goes_on(what, number, tmp_path, monkeypatch):
    """Every system: the moment in which a file gets its name fails."""
    source, out = corpus_of("Fine.", at=tmp_path / "a.jsonl"), tmp_path / "out"
    replace = Path.replace

    def fail(self, target):
        if what in Path(target).relative_to(out).parts:
            raise OSError(number, os.strerror(number), str(target))
        return replace(self, target)

    local(monkeypatch)
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(InputError) as said:
        make_corpus(source, out, measure=measure)
    assert os.strerror(number) in str(said.value) and str(said.value).endswith(REMEDY)
    assert not list((out / RUN).glob("*.tmp")) and not (out / dataset.ERRORS).exists()
    monkeypatch.setattr(Path, "replace", replace)
    assert make_corpus(source, out, measure=measure).articles == 1


def local(monkeypatch):
    """Measure in this process."""
    from contextlib import contextmanager

    from framescope.corpus import run
    from test_corpus_reruns import Inline

    @contextmanager
    def here(count, say):
        yield Inline()

    monkeypatch.setattr(run, "local", here)


def test_the_ids_are_kept_where_the_system_keeps_what_is_temporary(tmp_path, monkeypatch):
    import sqlite3

    class Full:
        def connect(self, *_):
            raise sqlite3.OperationalError("unable to open database file")

        Error, OperationalError = sqlite3.Error, sqlite3.OperationalError

    monkeypatch.setattr(chunks, "sqlite3", Full())
    with pytest.raises(InputError, match=r"do not fit into the folder for temporary files \(unable to open database file\).*TMPDIR"):
        make_corpus(corpus_of("Fine.", at=tmp_path / "a.jsonl"), tmp_path / "out", measure=measure)
