"""Label Studio's export (JSON) read back: each task with the regions, choices and relations that people left.

What was measured lies in the task's data. A task that nobody has submitted yet has no corrections, unless its prediction was changed in
the file; of several annotations of one task one must be the ground truth.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..analysis import Analysis
from ..corrections.model import Correction
from ..errors import InputError
from ..textfiles import read_text
from .archives import MOST_BYTES
from .differences import Source, differences
from .items import VALUES, items_of, known
from .label_studio import CONTROLS, LABEL, TEXT
from .record import FIELD, analysis_of
from .regions import KINDS, Link, Region, items_in, regions_of

_COLUMN = {(control.kind, control.name): control.column for control in CONTROLS}
_TABLE = {"mention": "mentions", "term": "terms", "content": "attributions"}


def read(path: Path) -> Iterator[Analysis]:
    """The analyses of the tasks, as they were measured; InputError where a task has no record."""
    for number, task in enumerate(tasks(path), 1):
        yield _measured(task, f"{path}, task {number}", (), strict=True)


def corrections(path: Path, measured: Sequence[Analysis] = ()) -> list[Correction]:
    """What people changed in the tasks.

    measured: analyses of the same articles, for tasks whose data lost what was measured.

    Raises
    ------
    InputError
        when the file is no export of Label Studio (JSON), a task has several annotations of which none is the ground truth, or it is not
        known what was measured.
    """
    found: list[Correction] = []
    seen: set[str] = set()
    for number, task in enumerate(tasks(path), 1):
        where = f"{path}, task {number}"
        before, left = _measured(task, where, measured), _left(task, where)
        if before.article.id in seen:
            raise InputError(f"{where}: the article {before.article.id} is in the file twice: leave one of the tasks.")
        seen.add(before.article.id)
        if left is not None:
            old = items_in(*regions_of(items_of(before)), where)
            found += differences(
                old, items_in(*regions_in(left, where), where, old), Source(before.article.text, before.article.id, path.name)
            )
    return found


def tasks(path: Path) -> list[dict]:
    """The tasks of a file.

    Raises
    ------
    InputError
        when it is not what Label Studio exports as JSON.
    """
    try:
        found = json.loads(read_text(path, MOST_BYTES))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not valid JSON ({error}): export the project as JSON.") from None
    found = [found] if isinstance(found, dict) else found
    if not isinstance(found, list) or not all(isinstance(task, dict) and isinstance(task.get("data"), dict) for task in found):
        raise InputError(f"{path} holds no tasks of Label Studio: export the project as JSON (not JSON-MIN or CSV).")
    return found


def _measured(task: Mapping, where: str, measured: Sequence[Analysis], strict: bool = False) -> Analysis:
    """What was measured in the text of a task."""
    text, record = task["data"].get(TEXT), task["data"].get(FIELD)
    if isinstance(record, str):
        before = analysis_of(record, where, strict)
        if before.article.text != text:
            raise InputError(f"{where}: its text was changed after the export, so no offset is right any more: export the article again.")
        return before
    found = next((a for a in measured if a.article.text == text), None)
    if found is None:
        raise InputError(
            f"{where} does not say what was measured, and its text is not that of the article: keep the field {FIELD!r} of the data."
        )
    return found


def _left(task: Mapping, where: str) -> list[Mapping] | None:
    """The results that people left, None where nobody has submitted any."""
    given = [each for each in _list(task.get("annotations")) if isinstance(each, dict) and not each.get("was_cancelled")]
    chosen = [each for each in given if each.get("ground_truth")] or given
    if len(chosen) > 1:
        raise InputError(f"{where} has {len(chosen)} annotations: mark the one that is agreed on as ground truth.")
    kept = chosen or [each for each in _list(task.get("predictions")) if isinstance(each, dict)][:1]
    return [r for r in _list(kept[0].get("result")) if isinstance(r, dict)] if kept else None


def _list(value: object) -> list:
    return value if isinstance(value, list) else []


def regions_in(results: Sequence[Mapping], where: str) -> tuple[list[Region], list[Link]]:
    """The regions and links that results make up; results of other labels than framescope's are left out.

    Raises
    ------
    InputError
        when a result is not as Label Studio writes it.
    """
    values: dict[str, dict[str, object]] = defaultdict(dict)
    labels: dict[str, Mapping] = {}
    links = []
    try:
        for result in results:
            if result["type"] == "relation":
                links += [Link(_key(result["from_id"]), _key(result["to_id"]), name) for name in _list(result.get("labels"))]
            elif result["from_name"] == LABEL:
                labels[_key(result["id"])] = result["value"]
            else:
                value = result["value"][result["type"]]
                values[_key(result["id"])][result["from_name"]] = value[0] if isinstance(value, list) and value else value
        return [r for key, place in labels.items() for r in _region(key, place, values[key])], links
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise InputError(f"{where} has a result that Label Studio does not write ({error!r}): export the project again.") from None


def _key(name: str) -> str:
    """The key of a region; Label Studio may add the number of the annotation to it."""
    return name.partition("#")[0]


def _region(key: str, place: Mapping, chosen: Mapping[str, object]) -> Iterator[Region]:
    kind = next((label for label in place["labels"] if label in KINDS), None)
    if kind is None:
        return
    values = dict.fromkeys(VALUES[_TABLE[kind]]) if kind in _TABLE else {}
    for name, value in chosen.items():
        if column := _COLUMN.get((kind, name)):
            values[column] = known(float(value) if isinstance(value, int | float) else value) or None
    yield Region(key, kind, int(place["start"]), int(place["end"]), values)
