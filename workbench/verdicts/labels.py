"""The labels file: which verdicts a desk may give, and what each needs."""

import re
import tomllib
from collections.abc import Iterator, Mapping

from workbench.domain.problem import Problem
from workbench.domain.verdict import Asks, Label, LabelName
from workbench.verdicts.policy import NEEDS

ASKS = tuple(ask.value for ask in Asks)
_TEXTS = ("name", "key", "mark", "colour", "colour_dark", "meaning", "needs")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_RATED_FALSE = range(1, 5)
"""ClaimReview numbers that ask for a correction where the entry does not say what it asks."""
RESERVED_NAMES = frozenset({"open", "stale"})
"""What a claim without a verdict is called; a label may not be."""
RESERVED_KEYS = frozenset("jksfeurc+?")
"""Letters and signs the page uses for moving about; a label may not take them."""


class LabelsFileError(ValueError):
    """A labels file that cannot be used; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def labels_from(text: str, *, where: str = "labels.toml") -> tuple[Label, ...]:
    """The labels that a labels file defines, in its order.

    Raises:
        LabelsFileError: the file is not TOML, or an entry lacks a field, repeats a name or key.
    """
    try:
        entries = tomllib.loads(text).get("label", [])
    except tomllib.TOMLDecodeError as error:
        raise LabelsFileError(Problem(where=where, what=str(error), fix="Mend the line named.")) from None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        fix = "Head each label with [[label]]."
        raise LabelsFileError(Problem(where=where, what="'label' is not a list of tables", fix=fix))
    labels: list[Label] = []
    for number, entry in enumerate(entries, 1):
        label = _label_of(entry, where=f"{where}: label {number}")
        taken = {other.name for other in labels} | {other.key for other in labels}
        if label.name in taken or label.key in taken:
            what = f"the name '{label.name}' or the key '{label.key}' is used twice"
            raise LabelsFileError(Problem(where=f"{where}: label {number}", what=what, fix="Choose another."))
        labels.append(label)
    if not labels:
        raise LabelsFileError(Problem(where=where, what="no label is defined", fix="Add at least one [[label]]."))
    return tuple(labels)


def _label_of(entry: Mapping[str, object], *, where: str) -> Label:
    fault = next(_faults_of(entry), None)
    if fault:
        what, fix = fault
        raise LabelsFileError(Problem(where=where, what=what, fix=fix))
    texts = {field: str(entry[field]) for field in _TEXTS if field != "name"}
    number = int(str(entry.get("claimreview", 0)))
    asks = entry.get("asks", Asks.CORRECTION if number in _RATED_FALSE else Asks.NOTHING)
    return Label(name=LabelName(str(entry["name"])), claimreview=number, asks=Asks(str(asks)), **texts)


def _faults_of(entry: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry, and what to write instead; only the first is sure to be meant."""
    yield from _text_faults(entry)
    if entry.get("needs") not in NEEDS:
        yield f"needs is '{entry.get('needs')}'", "Use one of: evidence, rationale."
    if entry.get("asks", "") not in ASKS:
        yield f"asks is '{entry['asks']}'", "Use one of: correction, source; or leave it out."
    key = str(entry.get("key"))
    if len(key) != 1 or key in RESERVED_KEYS:
        yield (
            f"the key '{key}' is not a free letter",
            "Use one letter other than j, k, s, f, e, u, r, c, and not + or ?.",
        )
    number = entry.get("claimreview", 0)
    if type(number) is not int or not 0 <= number <= 5:  # noqa: PLR2004 - the ClaimReview scale
        yield f"claimreview is '{number}'", "Use a number from 1 to 5, or 0 for none."


def _text_faults(entry: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for field in _TEXTS:
        if not isinstance(entry.get(field), str) or not entry[field]:
            yield f"'{field}' is missing or not text", f'Write {field} = "...".'
    for field in {"colour", "colour_dark"} - {name for name, value in entry.items() if _COLOUR.fullmatch(str(value))}:
        yield f"{field} is '{entry.get(field)}'", "Write it as #166534."
    if entry.get("name") in RESERVED_NAMES:
        yield f"the name '{entry['name']}' is what a claim without a verdict is called", "Choose another name."
