"""Who is painted how in a news article, in whose words, and who gets to speak.

>>> import framescope as fs
>>> article = fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick.")  # or the path of a file
>>> analysis = fs.analyze(article)
>>> analysis.terms[["text", "voice"]].values.tolist()
[['shameful', 'source']]

Everything here is loaded when it is first used, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import Any

__version__ = "0.2.0"

_HOME = {
    "Article": "reading.article",
    "read_article": "reading.article",
    "read_articles": "corpus.articles",
    "Analysis": "analysis",
    "analyze": "measuring",
    "correct": "correcting",
    "read_corrections": "correcting",
    "InputError": "errors",
    "Finding": "measures.finding",
    "findings": "measures.findings",
    "portraits": "measures.portraits",
    "profiles": "measures.profiles",
    "show_findings": "display.findings",
    "find_terms": "terms.find",
    "default_lexicons": "terms.lexicons",
    "read_lexicon": "terms.lexicons",
    "with_own": "terms.lexicons",
    "read_csv": "spreadsheets",
    "score_targets": "sentiment.score",
    "who_toward_whom": "measures.who_toward_whom",
    "edges": "measures.who_toward_whom",
    "highlight": "display.evidence",
    "answer": "display.answer",
    "explore": "display.explore",
    "export": "exchange.formats",
    "read_export": "exchange.back",
    "start": "display.start",
    "show": "display.display",
    "show_list": "display.display",
    "show_table": "display.display",
    "show_audit": "display.audit",
    "show_mirror": "display.audit",
}
_MODULES = {
    "accuracy": "measures.accuracy",
    "audit": "audit",
    "behind": "display.behind",
    "checklist": "validation.checklist",
    "coding": "coding",
    "comparison": "comparison",
    "corrected": "measures.corrected",
    "corpus": "corpus",
    "deeds": "measures.deeds",
    "exchange": "exchange",
    "figures": "figures",
    "kept_apart": "measures.kept_apart",
    "loading": "measures.loaded_terms",
    "methods": "validation.methods",
    "reasons": "display.occlusion",
    "source_kinds": "measures.source_kinds",
    "specification": "measures.specification",
    "stability": "audit.stability",
    "stance": "measures.stance",
    "statistics": "measures.statistics",
    "summary": "measures.summary",
    "tables": "tables",
    "uncertainty": "measures.uncertainty",
}

__all__ = [*_HOME, *_MODULES, "__version__"]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f".{_HOME[name]}", __name__), name)
    if name in _MODULES:
        return import_module(f".{_MODULES[name]}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
