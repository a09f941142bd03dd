"""No pattern over an article's text, and no stage that uses one, takes more than linear time, whatever the text is."""

import ast
import importlib
import inspect
import pkgutil
import re
import re._parser as parser
import signal
import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from itertools import permutations, product

import framescope
import pytest
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.gazetteer.name_variants import states
from framescope.parsing.country_masking import disguises
from framescope.parsing.language import after_datelines, pipeline
from framescope.parsing.person_names import person_names
from framescope.parsing.quotations import quotations
from framescope.parsing.tokens import tokenized
from framescope.parsing.turn_labels import lines
from framescope.parsing.turns import questions_and_answers, turns
from framescope.reading.layout import paragraphs

OUR_OWN = ("fingerprint", "report.html")
"""Modules whose patterns read what framescope wrote itself: its code, its pages."""

METHODS = ("match", "fullmatch", "search", "finditer", "sub")
SHORT, LONG = 2_000, 16_000
"""Characters of the adversarial inputs: linear time grows eightfold between them, quadratic time 64-fold."""

ALLOWED = 20
CAP = 2.0
"""Seconds of processor time after which one input counts as a hang."""

WINDOWS = {
    "attribution.scare._DISTANCE": 32,
    "attribution.scare._MENTIONED": 32,
    "terms.word_choice.OWN": 60,
    "gazetteer.name_variants.BEFORE_COUNTRY": 60,
    "gazetteer.shared_names._BEFORE": 60,
    "sentiment.harms": 800,
    "sentiment.irony": 800,
}
"""Patterns, or modules of patterns, that the code gives so many characters around a place, and no more."""


def compiled():
    """(name, pattern, methods) of every pattern of the library, with the methods by which the source uses it.

    In tuples, dictionaries and classes too, given by a function that compiles it once, or written in the call itself; one over bytes as its twin over text.
    """
    used, first = defaultdict(set), {}
    for module in modules():
        source = inspect.getsource(module)
        calls = inline(source)
        methods = methods_in(source) | {name: {method} for name, _, method in calls}
        for name, value in [*vars(module).items(), *((name, written) for name, written, _ in calls)]:
            for number, pattern in enumerate(patterns_in(given(value, module))):
                place = f"{module.__name__.removeprefix('framescope.')}.{name}" + (f"[{number}]" if number else "")
                key = (pattern.pattern, pattern.flags)  # a pattern that a module imports is found there too
                used[key] |= methods.get(name, set())
                first.setdefault(key, (place, pattern))
    for key, (place, pattern) in first.items():
        yield place, pattern, used[key] or set(METHODS)


def modules():
    for info in pkgutil.walk_packages(framescope.__path__, "framescope."):
        if not info.name.endswith(("__main__", *OUR_OWN)):
            yield importlib.import_module(info.name)


def given(value, module):
    """The value; what a function of the module that makes patterns once gives, in its place."""
    makes = hasattr(value, "cache_info") and value.__module__ == module.__name__ and not inspect.signature(value).parameters
    return value() if makes and "re.compile(" in inspect.getsource(value) else value


def inline(source):
    """(the line, the pattern, the method) of each call like ``re.search("…", text)``."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) and node.args:
            method, written = {"findall": "finditer", "split": "finditer"}.get(node.func.attr, node.func.attr), node.args[0]
            if node.func.value.id == "re" and method in METHODS and isinstance(written, ast.Constant):
                found.append((f"line {node.lineno}", re.compile(written.value), method))
    return found


def patterns_in(value):
    if isinstance(value, re.Pattern):
        return [as_text(value)]
    if isinstance(value, dict):
        return [p for v in value.values() for p in patterns_in(v)]
    if isinstance(value, tuple | list | frozenset | set):
        return [p for v in value for p in patterns_in(v)]
    ours = (getattr(value, "__module__", None) or "").startswith("framescope.")
    held = (
        vars(value).values() if inspect.isclass(value) else [getattr(value, f.name) for f in fields(value)] if is_dataclass(value) else []
    )
    return [p for v in held for p in patterns_in(v)] if ours else []


def as_text(pattern):
    """The pattern; one over bytes as a pattern over the characters of the same numbers."""
    if isinstance(pattern.pattern, str):
        return pattern
    return re.compile(pattern.pattern.decode("latin-1"), pattern.flags | re.ASCII)


def methods_in(source):
    """The methods that the source calls on each name, and on what runs through it (``bare.match(…) for bare in _BARE``, or ``in _bare()``)."""
    tree, found = ast.parse(source), defaultdict(set)
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.comprehension | ast.For) and isinstance(node.target, ast.Name)]
    iterated = [(n.target.id, n.iter.func if isinstance(n.iter, ast.Call) else n.iter) for n in loops]
    runs_through = {target: over.id for target, over in iterated if isinstance(over, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in METHODS:
            found[runs_through.get(node.value.id, node.value.id)].add(node.attr)
    return found


ALL = {name: (pattern, methods) for name, pattern, methods in compiled()}


def strings(pattern):
    """Strings of the pattern's own alphabet: each run of literals, and a character of each class and of what it leaves out."""
    found: dict[str, None] = {}

    def walk(items):
        run = ""
        for op, value in items:
            if op is parser.LITERAL:
                run += chr(value)
                found[chr(value)] = None
                continue
            if run:
                found[run] = None
            run = ""
            if op is parser.IN:
                found.update(dict.fromkeys(of_class(value)))
            elif op is parser.ANY or op is parser.NOT_LITERAL:
                found["x"] = None
            elif op is parser.BRANCH:
                for branch in value[1]:
                    walk(branch)
            elif op in (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT):
                walk(value[2])
            elif op is parser.SUBPATTERN:
                walk(value[3])
            elif op is parser.ATOMIC_GROUP:
                walk(value)
            elif op in (parser.ASSERT, parser.ASSERT_NOT):
                walk(value[1])
        if run:
            found[run] = None

    walk(parser.parse(pattern.pattern, pattern.flags))
    return list(found)


def of_class(items):
    categories = {
        "CATEGORY_SPACE": " ",
        "CATEGORY_DIGIT": "1",
        "CATEGORY_WORD": "a",
        "CATEGORY_NOT_WORD": "!",
        "CATEGORY_NOT_SPACE": "a",
        "CATEGORY_NOT_DIGIT": "a",
    }
    for op, value in items:
        if op is parser.LITERAL:
            yield chr(value)
        elif op is parser.RANGE:
            yield chr(value[0])
        elif op is parser.CATEGORY:
            yield categories[str(value)]
        elif op is parser.NEGATE:
            yield "x"


def repeated(pattern):
    """For each group that the pattern repeats a string that it matches once, with all that is optional in it."""

    def once(items):
        return "".join(sample(op, value) for op, value in items)

    def sample(op, value):
        if op in (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT):
            text = once(value[2]) * max(1, value[0])
            found[text] = None
            return text
        if op is parser.LITERAL:
            return chr(value)
        if op is parser.IN:
            return next(of_class(value), "x")
        if op in (parser.ANY, parser.NOT_LITERAL):
            return "x"
        if op is parser.BRANCH:
            return [once(branch) for branch in value[1]][-1]
        return once(value[3]) if op is parser.SUBPATTERN else once(value) if op is parser.ATOMIC_GROUP else ""

    found: dict[str, None] = {}
    once(parser.parse(pattern.pattern, pattern.flags))
    return sorted((text for text in found if len(text) > 1), key=len)[-8:]


def inputs(pattern):
    """(opening, what is repeated, ending): each string of the alphabet alone, pairs of the shortest and the longest, what the pattern repeats."""
    alphabet = strings(pattern)
    single = [s for s in alphabet if len(s) == 1]
    core = list(
        dict.fromkeys(
            [*[s for s in single if not s.isalpha()][:8], *[s for s in single if s.isalpha()][:3], *sorted(alphabet, key=len)[-4:]]
        )
    )
    pumps = [
        *alphabet,
        *repeated(pattern),
        *("".join(pair) for pair in permutations(core, 2)),
        *(f"{s}a{t}" for s, t in product(sorted(alphabet, key=len)[-3:], repeat=2)),
    ]
    yield from (("", pump, "!\n~") for pump in dict.fromkeys(pumps))
    for pump, opening in product(dict.fromkeys([*single, *" \n1aA-"]), sorted(alphabet, key=len)[-2:]):
        yield from (("", pump, "\n~"), (opening, pump, "!\n~"))


def read(pattern, method, text):
    if method == "finditer":
        for _ in pattern.finditer(text):
            pass
    elif method == "sub":
        pattern.sub("", text)
    else:
        getattr(pattern, method)(text)


@contextmanager
def capped():
    """Stop what takes more than `CAP` seconds of processor time: patterns can be interrupted."""

    def stop(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, CAP)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def seconds(work, text, repeats=1):
    """Processor time of this thread, the least of some repeats."""
    taken = []
    for _ in range(repeats):
        begin = time.thread_time()
        work(text)
        taken.append(time.thread_time() - begin)
    return min(taken)


def grows(work, opening, pump, ending):
    """Whether the work on a text of this shape takes more than linear time; what is quick is not looked at closely."""

    def shaped(size):
        return opening + pump * (size // len(pump)) + ending

    try:
        with capped():
            work(shaped(60))
            if (short := seconds(work, shaped(SHORT))) < 0.001:
                return False
            short = min(short, seconds(work, shaped(SHORT), 2))
            return all(seconds(work, shaped(LONG)) > ALLOWED * short for _ in range(2))
    except TimeoutError:
        return True


def culprits(pattern, methods, longest=None):
    found = []
    for method, (opening, pump, ending) in product(sorted(methods), inputs(pattern)):
        if grows(lambda text, method=method: read(pattern, method, text[-longest:] if longest else text), opening, pump, ending):
            found.append((method, opening, pump))
            break
    return found


@pytest.mark.parametrize("name", ALL)
def test_a_pattern_takes_linear_time(name):
    pattern, methods = ALL[name]
    longest = next((window for place, window in WINDOWS.items() if name.startswith(place)), None)
    assert culprits(pattern, methods, longest) == []


def test_patterns_are_found_in_every_package_that_has_some():
    assert {name.split(".")[0] for name in ALL} >= {"reading", "parsing", "actors", "attribution", "terms", "sentiment", "audit"}
    assert {"reading.furniture.TAG", "parsing.turn_labels._BARE[2]", "gazetteer.name_variants._CALLED"} <= set(ALL)
    assert {"reading.formats._MAIL", "reading.bylines._agency_lines", "sentiment.irony._frames"} <= set(ALL), (
        "over bytes, made by a function"
    )
    assert any(".line " in name for name in ALL), "written in the call"


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", "match"),
        (r"\s*[\[(](photos?|videos?)(/\w+)?[\])]\s*$", "search"),
        (r"click here|privacy policy|\[?\+?\d+ chars\]?$", "search"),
        (r"[^\n]*\S[^\n]*", "finditer"),
        (r"(?:[A-Z][\w.]*|\d{1,4}|[,\s/])*", "fullmatch"),
        (r"(?<!\w)(?:(?:Islamic|Federal) )*Republic of ", "finditer"),
        (r"(?:[A-Za-z-]{2,40}: [^\n]{0,1000}\r?\n){0,30}content-type:", "match"),
        (r"(?:<!--.{0,2000}?-->\s*){0,9}<html", "match"),
    ],
)
def test_a_pattern_that_backtracks_without_bound_is_told(pattern, method):
    assert culprits(re.compile(pattern, re.IGNORECASE | re.DOTALL if method == "match" else 0), [method])


SHAPES = {
    "marks": '"', "single marks": "'a ", "curly marks": "“a ", "brackets": "[", "digits": "1", "spaces": " ", "blank lines": "\n", "lines": "a\n",
    "rules": "---\n", "capitals": "A", "capital words": "Jane Doe ", "states": "Islamic ", "republic": "Republic of ", "hyphens": "-", "commas": ",",
    "labels": "Jane Doe: ", "label lines": "Jane Doe: I ask you?\n", "bold": "**a.", "comments": "<!--a-->", "tags": "[photo] ", "stops": ". ",
    "datelines": "PARIS A", "hours": "18:42 ", "countries": "Armenia ", "questions": "Why do you?\n", "no-break spaces": "\u00a0", "emoji": "🙂", "tabs": "\t",
}  # fmt: skip
"""What a hostile text repeats."""

STAGES = {
    "paragraphs": paragraphs,
    "quotations": quotations,
    "turns": turns.__wrapped__,
    "questions": lambda text: questions_and_answers(text, list(lines(text))),
    "datelines": after_datelines,
    "states": lambda text: list(states(text)),
    "known actors": lambda text: load_gazetteer().find(text),
    "disguises": lambda text: disguises(text, load_gazetteer()),
    "names of persons": lambda text: person_names(text, load_gazetteer()),
    "tokens": lambda text: tokenized(pipeline(), text),
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_takes_linear_time(stage):
    STAGES[stage]("Jane Doe came.")  # what is loaded once
    assert [shape for shape, pump in SHAPES.items() if grows(STAGES[stage], "Jane Doe came.\n\n", pump, "!\n")] == []
