"""The labels file: which verdicts a desk may give, and what each needs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from workbench.config.toml_file import TomlFile, quote_value
from workbench.domain.problem import Problem
from workbench.domain.status import UNDECIDED
from workbench.domain.verdict import Asks, Label, LabelName
from workbench.text.counting import plural

EVIDENCE: Final = "evidence"
RATIONALE: Final = "rationale"
NEEDS: Final = (EVIDENCE, RATIONALE)
"""What a label may require of a verdict: evidence that supports the claim, or a rationale."""

ASKS = tuple(ask.value for ask in Asks)
LONGEST: Final = 500
"""The most characters of a text in the file."""
_TEXT_FIELDS = ("name", "key", "mark", "colour", "colour_dark", "meaning", "needs")
_TRUE_OR_FALSE_FIELDS = {"withdraws": "void", "worth_a_call": "disputed"}
"""Fields that are true or false, and for each the label name that implied it in files of earlier versions."""
_FIELDS = (*_TEXT_FIELDS, "claimreview", "asks", *_TRUE_OR_FALSE_FIELDS)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FALSE_RATINGS = range(1, 5)
"""ClaimReview numbers that imply asking for a correction, unless the entry says what it asks."""
RESERVED_NAMES = frozenset(kind.value for kind in UNDECIDED)
"""The statuses of a claim without a verdict, which no label may have as its name."""
RESERVED_KEYS = frozenset("jksfeurc+?")
"""Keys that the page uses for navigation, which no label may use."""


LoadedLabels = tuple[tuple[Label, ...], tuple[Problem, ...]]
"""The labels of a desk, and the problems in their file."""


def parse_labels(file: TomlFile) -> LoadedLabels:
    """Parse the labels that `file` defines, in its order, and a Problem for each entry that cannot be used."""
    problems = [*file.problems, *file.unknown_keys(file.table, ("label",), part="a labels file")]
    entries = file.table.get("label", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        fix = "Head each label with [[label]]."
        problems.append(Problem(where=file.place("label"), what="'label' is not a list of tables", fix=fix))
        entries = []
    labels: list[Label] = []
    for number, entry in enumerate(entries, 1):
        problems += file.unknown_keys(entry, _FIELDS, part="a label", name="label", entry=number)
        fault = next(_find_faults(entry), None) or _already_used(entry, labels)
        if fault:
            where = file.place("label", entry=number, key=fault.key)
            what = f"label {number} is left out: {fault.what}"
            problems.append(Problem(where=where, what=what, fix=fault.fix))
        else:
            labels.append(_parse_label(entry))
    if not labels and not problems:
        problems.append(Problem(where=file.where, what="no label is defined", fix="Add at least one [[label]]."))
    return tuple(labels), tuple(problems)


class _Fault(NamedTuple):
    """What is wrong with an entry, at which key, and what to write instead."""

    key: str
    what: str
    fix: str


def _already_used(entry: Mapping[str, object], labels: Sequence[Label]) -> _Fault | None:
    """Return the fault that another label has the name or the key, if so."""
    for field in ("name", "key"):
        if any(entry[field] == getattr(label, field) for label in labels):
            return _Fault(field, f"the {field} '{str(entry[field])[:LONGEST]}' is used twice", "Choose another.")
    return None


def _parse_label(entry: Mapping[str, object]) -> Label:
    texts = {field: str(entry[field]) for field in _TEXT_FIELDS if field != "name"}
    number = int(str(entry.get("claimreview", 0)))
    asks = entry.get("asks", Asks.CORRECTION if number in _FALSE_RATINGS else Asks.NOTHING)
    return Label(
        name=LabelName(str(entry["name"])),
        claimreview=number,
        asks=Asks(str(asks)),
        withdraws=_read_switch(entry, "withdraws"),
        worth_a_call=_read_switch(entry, "worth_a_call"),
        **texts,
    )


def _read_switch(entry: Mapping[str, object], field: str) -> bool:
    return bool(entry.get(field, entry["name"] == _TRUE_OR_FALSE_FIELDS[field]))


def _find_faults(entry: Mapping[str, object]) -> Iterator[_Fault]:
    """Yield what is wrong with an entry; later faults may only follow from the first."""
    yield from _find_text_faults(entry)
    if entry["needs"] not in NEEDS:
        yield _Fault("needs", f"needs is {quote_value(entry['needs'])}", f"Use one of: {', '.join(NEEDS)}.")
    if entry.get("asks", "") not in ASKS:
        yield _Fault(
            "asks", f"asks is {quote_value(entry['asks'])}", "Use one of: correction, source; or leave it out."
        )
    key = str(entry["key"])
    if len(key) != 1 or key in RESERVED_KEYS:
        fix = "Use one letter other than j, k, s, f, e, u, r, c, and not + or ?."
        yield _Fault("key", f"the key {quote_value(key)} is not a free letter", fix)
    number = entry.get("claimreview", 0)
    if type(number) is not int or not 0 <= number <= 5:  # noqa: PLR2004 - the ClaimReview scale
        fix = "Use a number from 1 to 5, or 0 for none."
        yield _Fault("claimreview", f"claimreview is {quote_value(number)}", fix)
    yield from _find_switch_faults(entry)


def _find_switch_faults(entry: Mapping[str, object]) -> Iterator[_Fault]:
    for field in _TRUE_OR_FALSE_FIELDS:
        if type(entry.get(field, False)) is not bool:
            yield _Fault(field, f"{field} is {quote_value(entry[field])}", f"Write {field} = true, or leave it out.")


def _find_text_faults(entry: Mapping[str, object]) -> Iterator[_Fault]:
    for field in _TEXT_FIELDS:
        value = entry.get(field)
        if not isinstance(value, str) or not value.strip():
            yield _Fault(field, f"'{field}' is missing or not text", f'Write {field} = "...".')
        elif len(value) > LONGEST:
            yield _Fault(field, f"'{field}' has {plural(len(value), 'character')}", f"Use at most {LONGEST}.")
    for field in ("colour", "colour_dark"):
        if not _COLOUR.fullmatch(str(entry[field])):
            yield _Fault(field, f"{field} is {quote_value(entry[field])}", "Write it as #166534.")
    if entry["name"] in RESERVED_NAMES:
        what = f"the name '{entry['name']}' is what a claim without a verdict is called"
        yield _Fault("name", what, "Choose another name.")
