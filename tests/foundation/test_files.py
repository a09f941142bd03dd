"""Reading files: every encoding that shows itself, nothing but files, and never more than one article has."""

import os
import signal
import socket

import pytest
from framescope import pipeline
from framescope.errors import InputError
from framescope.reading import files
from framescope.reading.article import Article, read_article
from framescope.reading.english import require_english
from framescope.saved import load, save
from framescope.settings import Settings

TEXT = "“The mayor,” he said, “opened the bridge at São Tomé on Monday.” She said that it would serve the town for a hundred years — 😀."


@pytest.fixture
def no_hang():
    """A read that waits for ever fails after ten seconds."""
    before = signal.signal(signal.SIGALRM, lambda *_: pytest.fail("it hangs"))
    signal.alarm(10)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b"\xff\xfe\0\0"),
        ("utf-32-be", b"\0\0\xfe\xff"),
        ("utf-32-le", b""),
        ("utf-32-be", b""),
    ],
)
@pytest.mark.parametrize("text", [TEXT, TEXT * 200, "plain ASCII of a few words\n"], ids=["short", "long", "ascii"])
def test_a_text_is_read_in_any_encoding_of_unicode(tmp_path, encoding, mark, text):
    article = read_article(write(tmp_path, "a.txt", mark + text.encode(encoding)))
    assert article.text == text
    require_english(article.text, "a")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PNG\0\0\1", "is not text"),
        (b"\0" * 40, "is not text"),
        (b"\0\1" * 40, "holds no words"),
        (bytes(range(255, 191, -1)) + b"\0", "is not"),
        (b"text and then a zero \0 in it", "is not text"),
        ((TEXT * 9).encode("utf-8") + "more of it".encode("utf-16-le") * 100, "is not text"),
        (b"\xff\xfe" + "zero \0 in it".encode("utf-16-le"), "is not text"),
        (b"\xff\xfea", "is not valid UTF-16 (byte"),
        (b"\xff\xfe\0\0abcde", "is not valid UTF-32 (byte"),
        (b"\xff\xfe\x00\xd8a\0", "is not valid UTF-16 (byte"),
        ("Zürich – “nein”".encode() + b"\xff\xfe" * 3, "is not valid UTF-8 (byte"),
    ],
)
def test_what_is_no_text_gets_one_sentence(tmp_path, data, says):
    path = write(tmp_path, "a.txt", data)
    with pytest.raises(InputError) as error:
        read_article(path)
    message = str(error.value)
    assert says in message and str(path) in message and "\n" not in message and message.endswith(".")


def a_pipe(folder):
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


def a_socket(folder):
    made = socket.socket(socket.AF_UNIX)
    made.bind(os.path.relpath(folder / "s.txt"))
    made.close()
    return folder / "s.txt"


def a_link(folder):
    (folder / "link.txt").symlink_to("/dev/zero")
    return folder / "link.txt"


def a_loop(folder):
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    return folder / "loop.txt"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (a_pipe, "is a pipe"),
        (a_socket, "is a socket"),
        (a_link, "is a device"),
        (a_loop, "cannot be read"),
        (lambda folder: folder, "is a folder"),
        (lambda _: "/dev/zero", "is a device"),
        (lambda _: "/dev/null", "is a device"),
        (lambda folder: folder / ("n" * 300 + ".txt"), "cannot be read"),
        (lambda folder: f"{folder}/a\0b.txt", "cannot be the name"),
        (lambda folder: folder / "none.txt", "cannot be read"),
    ],
    ids=["pipe", "socket", "link", "loop", "folder", "zero", "null", "long name", "zero byte", "missing"],
)
def test_what_is_no_file_gets_one_sentence_at_once(tmp_path, monkeypatch, no_hang, make, says):
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    path = make(tmp_path)
    with pytest.raises(InputError, match=says) as error:
        read_article(path if isinstance(path, str) and path.endswith(".txt") else files.Path(path))
    assert "\n" not in str(error.value) and str(error.value).endswith(".")


def test_standard_input_that_is_a_pipe_is_refused(no_hang):
    reading, writing = os.pipe()
    try:
        with pytest.raises(InputError, match="is a pipe"):
            files.read_bytes(files.Path(f"/dev/fd/{reading}"))
    finally:
        os.close(reading)
        os.close(writing)


def test_a_file_that_tells_no_size_is_read_no_further_than_an_article(tmp_path, monkeypatch):
    """As in /proc, where files have size 0."""
    path = write(tmp_path, "a.txt", b"word " * 1_000)
    assert len(files.read_bytes(path, 5_000)) == 5_000
    path.write_bytes(b"word " * 1_001)
    asked = []
    read = files.first_bytes
    monkeypatch.setattr(files, "_require_file", lambda *_: None)
    monkeypatch.setattr(files, "first_bytes", lambda path, most, require: asked.append(most) or read(path, most, require))
    with pytest.raises(InputError, match="has more than 0 MB, more than a file of articles"):
        files.read_bytes(path, 5_000)
    assert asked == [5_001] and len(read(path, 3, lambda *_: None)) == 3


@pytest.mark.parametrize("half", ["\ud800", "\udfff", "\udc80", "\ud83d\ude00"])
def test_half_characters_are_replaced_and_everything_can_be_written(half, tmp_path):
    text = f"Armenia{half} rejected the {half}claim. “We will not,” the minister said{half}.\n{half}"
    article = read_article(text)
    assert article.text == text.replace("\ud83d", "\ufffd").replace(half, "\ufffd" * len(half)).replace("\ude00", "\ufffd")
    assert Article(id=half, text=text, title=half, left_out=(half,)).text == article.text
    found = pipeline.measure(article, Settings(instruments=("vader",)))
    save(found, tmp_path)
    assert load(tmp_path, article, found.settings).tokens.equals(found.tokens)


def test_a_page_with_half_characters_is_read():
    body = "".join(f"<p>The mayor opened the bridge on Monday.\ud800 This is paragraph {i} of the story.</p>" for i in range(6))
    assert "\ufffd" in read_article(f"<html><body><article>{body}</article></body></html>").text
