"""What several tests share: the default article measured once, and an analysis built by hand, without any model."""

import os
import shutil
import signal
import sys

import pytest
from filelock import FileLock
from framescope.reading.article import Article, read_article
from hypothesis import settings

EXAMPLES = int(os.environ.get("FRAMESCOPE_EXAMPLES", "25"))
"""How many examples hypothesis tries of a property that does not say itself; more of them search longer."""

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell that runs the tests in the background has it ignored, and tests interrupt
    signal.signal(signal.SIGINT, signal.default_int_handler)

if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):  # some hundred processes would each compile the library anew
    sys.dont_write_bytecode = False

settings.register_profile("framescope", deadline=None, max_examples=EXAMPLES)  # how fast a busy machine is says nothing about the code
settings.load_profile("framescope")


LONGEST = (
    "test_notebooks",
    "test_findings",
    "test_report",
    "test_pages",
    "test_figures",
    "test_comparison",
    "test_corpus_run",
    "test_corpus_limits",
    "test_corpus_cli",
    "test_corpus_disk",
    "test_corpus_network",
    "test_long_texts",
    "test_patterns",
    "test_corpus_bombs",
    "test_corpus_trends",
    "test_estimates",
    "test_trouble",
    "test_audit",
    "test_trust_commands",
    "test_wheel",
    "test_systems",
)
"""The files that take longest, the longest first."""


def pytest_collection_modifyitems(items):
    """Begin with what takes longest, so that no worker is left with it at the end; `make test` keeps this order."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.stem, len(LONGEST)))


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Makes a folder once for all workers: ``once(name, make)`` returns it, after ``make(folder)`` has filled it. Nobody changes it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name, make):
        done, new = shared / f"once-{name}", shared / f"once-{name}-new"
        with FileLock(shared / f"once-{name}.lock"):
            if not done.exists():
                shutil.rmtree(new, ignore_errors=True)
                new.mkdir()
                make(new)
                new.rename(done)
        return done

    return made


@pytest.fixture(scope="session")
def sampled(once):
    """The corpus of generated articles that the notebook 08_corpus shows, measured once."""
    from framescope.corpus.example import sample

    return once("sample", sample) / "corpus"


@pytest.fixture(scope="session")
def paged(once, sampled):
    """The page on the generated corpus ("corpus") or on estimates of it ("estimates"), made once: ``paged(name)``."""
    import reports
    from framescope.estimates import example

    def corpus(home):
        reports.make_page(home, "report", sampled)

    def estimates(home):
        sheet = example.coded(sampled, home / "sheet.csv", "sources")
        reports.make_page(home, "estimate", sampled, sheet, "--turn", example.TURN)

    def made(name):
        return reports.Paged(once(f"page-{name}", {"corpus": corpus, "estimates": estimates}[name]))

    return made


@pytest.fixture(scope="session")
def reported(once):
    """Makes the report on the default article ("default") or on one that would like to be code ("hostile") once: ``reported(name)``."""
    import reports
    from framescope.reading.article import default_article

    def made(name):
        def make(home):
            (home / "toll.txt").write_text(reports.HOSTILE, encoding="utf-8")
            reports.make(home, home / "toll.txt" if name == "hostile" else None)

        text = reports.HOSTILE if name == "hostile" else default_article().read_text(encoding="utf-8")
        return reports.Reported(once(f"report-{name}", make), text)

    return made


@pytest.fixture(scope="module")
def cold_kernels():
    """Kernels load what a notebook asks for and nothing before: a small one is sooner done."""
    import cold_kernel
    from framescope.report import notebooks

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notebooks, "kernel", cold_kernel)
        yield


@pytest.fixture(scope="module")
def sums_once():
    """What is worked out from one analysis is worked out once in a whole file of tests, as it is while one figure is drawn."""
    from framescope.measures.once import remembering

    with remembering({}):
        yield


@pytest.fixture(autouse=True)
def _no_inherited_settings(monkeypatch):
    """The tests see the default article and write no figures, whatever the caller's environment says."""
    monkeypatch.delenv("FRAMESCOPE_ARTICLE", raising=False)
    monkeypatch.delenv("FRAMESCOPE_FIGURES", raising=False)


@pytest.fixture(scope="session")
def azernews():
    """The default article, measured with the real model."""
    from framescope.measuring import analyze

    analysis = analyze(read_article())
    _analyses[analysis.article, analysis.settings] = analysis
    return analysis


_analyses = {}


@pytest.fixture(scope="module")
def measured_once(azernews):
    """Articles are measured once with the same settings: for tests of what becomes of an analysis, not of how it is made."""
    from framescope import pipeline

    measure = pipeline.measure

    def once_measured(article, settings):
        if (article, settings) not in _analyses:
            _analyses[article, settings] = measure(article, settings)
        return _analyses[article, settings]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "measure", once_measured)
        yield


TEXT = """Dam opens
Ruritania is proud. The regime of Fenwick is weak.
"We built it," Ruritania's Ann Alder said.
Bo Birch claimed that the brutal dam leaks."""


@pytest.fixture
def by_hand():
    """A small analysis whose every row is known: two countries, three speakers' worth of words, three loaded terms."""
    from framescope.analysis import Analysis
    from framescope.tables import check, table

    def at(piece, **columns):
        start = TEXT.index(piece)
        return {"start": start, "end": start + len(piece), "text": piece} | columns

    lines = TEXT.split("\n")
    sentences = [lines[0], "Ruritania is proud.", "The regime of Fenwick is weak.", lines[2], lines[3]]
    paragraph_of = [0, 1, 1, 2, 3]
    names = {"ruritania": "Ruritania", "fenwick": "Fenwick", "ann-alder": "Ann Alder", "bo-birch": "Bo Birch"}
    sides = {"ruritania": "ruritania", "fenwick": "fenwick", "ann-alder": "ruritania", "bo-birch": "bo-birch"}
    kinds = {"ruritania": "country", "fenwick": "country", "ann-alder": "person", "bo-birch": "person"}
    counts = {"ruritania": 2, "fenwick": 1, "ann-alder": 1, "bo-birch": 1}
    mentions = [
        at("Ruritania", actor_id="ruritania", sentence_id=1, form="name", voice="author", speaker=None),
        at("Fenwick", actor_id="fenwick", sentence_id=2, form="name", voice="author", speaker=None),
        {"start": TEXT.index("Ruritania's"), "end": TEXT.index("Ruritania's") + 9, "text": "Ruritania", "actor_id": "ruritania", "sentence_id": 3, "form": "name", "voice": "author", "speaker": None},
        at("Ann Alder", actor_id="ann-alder", sentence_id=3, form="name", voice="author", speaker=None),
        at("Bo Birch", actor_id="bo-birch", sentence_id=4, form="name", voice="author", speaker=None),
    ]  # fmt: skip
    attributions = [
        at(lines[2], sentence_id=3, kind="direct", cue="say", cue_class="neutral", speaker="ann-alder", side="ruritania", words=3, position=0.5, confidence=0.9, rule="quote"),
        at(lines[3], sentence_id=4, kind="indirect", cue="claim", cue_class="doubting", speaker="bo-birch", side="bo-birch", words=5, position=0.8, confidence=0.8, rule="clause"),
    ]  # fmt: skip
    spans = [
        at('"We built it,"', attribution_id=0, role="content"),
        at("said", attribution_id=0, role="cue"),
        at("Ann Alder", attribution_id=0, role="source"),
        at("that the brutal dam leaks", attribution_id=1, role="content"),
        at("claimed", attribution_id=1, role="cue"),
        at("Bo Birch", attribution_id=1, role="source"),
    ]
    term = {"lexicon": "test", "valence": -0.5, "weight": 0.7}
    terms = [
        at("regime", sentence_id=2, category="contested label", voice="author", speaker=None, target="fenwick", **term),
        at("weak", sentence_id=2, category="evaluative", voice="author", speaker=None, target="fenwick", **term),
        at("brutal", sentence_id=4, category="evaluative", voice="source", speaker="bo-birch", target=None, **term),
    ]
    tokens = []
    for sentence_id, sentence in enumerate(sentences):
        offset = TEXT.index(sentence)
        for word in sentence.replace('"', " ").replace(",", " ").replace(".", " ").split():
            offset = TEXT.index(word, offset)
            inside = [s for s in spans if s["role"] == "content" and s["start"] <= offset < s["end"]]
            tokens.append({
                "sentence_id": sentence_id, "start": offset, "end": offset + len(word), "text": word, "lemma": word.lower(), "pos": "X",
                "voice": "source" if inside else "author", "speaker": attributions[inside[0]["attribution_id"]]["speaker"] if inside else None,
            })  # fmt: skip
            offset += len(word)
    sentiments = [
        {k: m[k] for k in ("start", "end", "text", "actor_id", "sentence_id", "voice", "speaker")}
        | {"mention_id": i, "instrument": "vader", "score": score, "label": label, "negative": 0.0, "neutral": 1.0, "positive": 0.0}
        for i, (m, score, label) in enumerate(zip(mentions, (0.5, -0.5, 0.0, 0.0, -0.3), ("positive", "negative", "neutral", "neutral", "negative"), strict=True))
    ]  # fmt: skip
    rows = {
        "paragraphs": [at(line, paragraph_id=i, kind="headline" if i == 0 else "body") for i, line in enumerate(lines)],
        "sentences": [at(s, sentence_id=i, paragraph_id=p) for i, (s, p) in enumerate(zip(sentences, paragraph_of, strict=True))],
        "tokens": [{"token_id": i} | t for i, t in enumerate(tokens)],
        "actors": [{"actor_id": i, "name": names[i], "kind": kinds[i], "side": sides[i], "mentions": counts[i]} for i in names],
        "mentions": [{"mention_id": i, "confidence": 1.0, "rule": "name"} | m for i, m in enumerate(mentions)],
        "attributions": [{"attribution_id": i} | x for i, x in enumerate(attributions)],
        "spans": spans,
        "terms": [{"term_id": i} | t for i, t in enumerate(terms)],
        "sentiments": sentiments,
    }
    tables = {name: table(name, rows[name]) for name in rows}
    for name, frame in tables.items():
        check(name, frame, TEXT)
    return Analysis(article=Article(id="dam", text=TEXT), model="by hand", **tables)
