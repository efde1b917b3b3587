"""The labels file: which verdicts a desk may give, and what each needs."""

import re
import tomllib
from collections.abc import Mapping

from workbench.domain.problem import Problem
from workbench.domain.verdict import Label, LabelName

NEEDS = ("evidence", "rationale")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
RESERVED_KEYS = frozenset("jksfeurc?")
"""Letters the page uses for moving about; a label may not take them."""


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
    wanted = {"name": str, "key": str, "mark": str, "colour": str, "colour_dark": str, "meaning": str, "needs": str}
    for field, kind in wanted.items():
        if not isinstance(entry.get(field), kind) or not entry[field]:
            what = f"'{field}' is missing or not text"
            raise LabelsFileError(Problem(where=where, what=what, fix=f'Write {field} = "...".'))
    for field in ("colour", "colour_dark"):
        if not _COLOUR.fullmatch(str(entry[field])):
            what = f"{field} is '{entry[field]}'"
            raise LabelsFileError(Problem(where=where, what=what, fix="Write it as #166534."))
    if entry["needs"] not in NEEDS:
        what = f"needs is '{entry['needs']}'"
        raise LabelsFileError(Problem(where=where, what=what, fix="Use one of: evidence, rationale."))
    key = str(entry["key"])
    if len(key) != 1 or key in RESERVED_KEYS:
        what = f"the key '{key}' is not a free letter"
        raise LabelsFileError(Problem(where=where, what=what, fix="Use one letter other than j, k, s, f, e, u, r, c."))
    number = entry.get("claimreview", 0)
    if not isinstance(number, int) or not 0 <= number <= 5:  # noqa: PLR2004 - the ClaimReview scale
        what = f"claimreview is '{number}'"
        raise LabelsFileError(Problem(where=where, what=what, fix="Use a number from 1 to 5, or 0 for none."))
    texts = {field: str(entry[field]) for field in wanted if field != "name"}
    return Label(name=LabelName(str(entry["name"])), claimreview=number, **texts)
