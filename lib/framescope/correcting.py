"""An article measured again with what people corrected, and the reading of what they corrected, whatever tool they used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from .analysis import Analysis
from .corrections.checks import checked
from .corrections.files import FROM_TOOLS, read_csv_corrections
from .corrections.model import Correction, names_of
from .measures.corrected import in_words, not_used
from .measuring import measured
from .wording import count


def correct(analysis: Analysis, corrections: str | Path | Iterable[Correction]) -> Analysis:
    """The article measured again, with what people corrected in its tables before the instruments: all that follows from it is new.

    corrections: a CSV file (``data/corrections.md``), a file that framescope exported to INCEpTION, Label Studio, doccano or Prodigy and
    that people changed there, or corrections that were read already. Those that `analysis` was measured with stay. What became of
    each stands in the table ``corrections``.

    Raises
    ------
    InputError
        when the file cannot be read, a correction can be done in no article, or two contradict each other.

    Examples
    --------
    >>> import framescope as fs
    >>> from framescope.corrections.model import Correction
    >>> analysis = fs.analyze(fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick."), instruments=[])
    >>> wrong = Correction("change", "terms", 28, 36, "shameful", "voice", "author", "my own")
    >>> fs.correct(analysis, [wrong]).terms[["text", "voice"]].values.tolist()
    [['shameful', 'author']]
    """
    given = read_corrections(corrections, [analysis]) if isinstance(corrections, str | Path) else corrections
    settings = replace(analysis.settings, corrections=checked([*analysis.settings.corrections, *given]))
    return measured(analysis.article, settings)


def read_corrections(path: str | Path, analyses: Iterable[Analysis] = ()) -> tuple[Correction, ...]:
    """What people corrected: in a CSV file, a folder of them, or a file that framescope had exported (``.xmi``, ``.zip``, ``.json``, ``.jsonl``).

    analyses: of the same articles, measured without corrections, for files from which a tool dropped what framescope had written.

    Raises
    ------
    InputError
        when it cannot be read, a correction can be done in no article, or two contradict each other.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "mine.csv")
    ...     _ = path.write_text("table,action,text,column,value\\nterms,delete,regime,,\\n", encoding="utf-8")
    ...     read_corrections(path)[0].place
    'mine.csv, line 2'
    """
    path = Path(path)
    if path.is_dir() or path.suffix.lower() not in FROM_TOOLS:
        return read_csv_corrections(path)
    from .exchange.back import corrections_in

    return checked(corrections_in(path, analyses))


def became_of(analyses: Sequence[Analysis]) -> list[str]:
    """What became of the corrections of some articles, in sentences: how many were used, and of each that was not why."""
    lines = [f"{a.article.id}: {line}" for a in analyses for line in (*in_words(a)[:1], *not_used(a))]
    given = dict.fromkeys(c for a in analyses for c in a.settings.corrections)
    ids = {name for a in analyses for name in names_of(a.article.id)}
    others = [c for c in given if c.article is not None and c.article not in ids]
    if others:
        articles = sorted({str(c.article) for c in others})
        lines.append(f"{count(len(others), 'correction')} of other articles ({', '.join(articles[:5])}): not used.")
    return lines
