"""The looks of a claim's status: its family, which sets colour and pattern, and its drawn mark."""

from collections.abc import Iterable, Sequence
from typing import Final

from workbench.domain.status import NOT_CHECKABLE, StatusKind
from workbench.domain.verdict import Asks, Label

FAMILIES: Final = ("stands", "mend", "fails", "contested", "outside")
"""The families of verdicts, in the order in which a bar shows them."""
USUAL: Final = ("verified", "disputed", "wrong", "needs minor fix", "missing context", "correctly attributed")
"""The verdicts given most often, which come first on the page."""
_OWN: Final = {
    "verified": ("stands", "verified"),
    "correctly attributed": ("stands", "attributed"),
    "needs minor fix": ("mend", "minor"),
    "missing context": ("mend", "context"),
    "outdated": ("mend", "outdated"),
    "partly wrong": ("fails", "partly"),
    "wrong": ("fails", "wrong"),
    "disputed": ("contested", "disputed"),
    "unsupported": ("contested", "unsupported"),
    "not checkable": ("outside", "outside"),
    "void": ("outside", "void"),
}
_WITHOUT_VERDICT: Final = {
    StatusKind.OPEN.value: {"family": "open", "shape": "open"},
    StatusKind.STALE.value: {"family": "open", "shape": "stale"},
    StatusKind.IN_CONFLICT.value: {"family": "open", "shape": "conflict"},
    NOT_CHECKABLE: {"family": "outside", "shape": "outside"},
}
_GONE: Final = {"family": "outside", "shape": "other"}
_RATED: Final = {5: "stands", 3: "fails", 1: "fails"}
_ASKING: Final = {Asks.CORRECTION: "mend", Asks.SOURCE: "contested"}


def status_looks(labels: Sequence[Label], statuses: Iterable[str] = ()) -> dict[str, dict[str, str]]:
    """Return family and mark by status, also for `statuses` whose label the desk no longer has.

    A label of the desk's own shape carries its `sign` from the labels file.
    """
    gone = dict.fromkeys(statuses, _GONE)
    return gone | _WITHOUT_VERDICT | {str(label.name): _look(label) for label in labels}


def in_order_of_use(labels: Sequence[Label]) -> list[Label]:
    """Return the labels with those used most first, the others as the labels file has them."""
    places = {name: place for place, name in enumerate(USUAL)}
    return sorted(labels, key=lambda label: places.get(str(label.name), len(places)))


def mark_rules(labels: Sequence[Label]) -> str:
    """Return a style sheet that draws each label's mark on its button, the buttons being in the order of use."""
    lines = []
    for place, label in enumerate(in_order_of_use(labels), 1):
        look = _look(label)
        button = f"[class*='st-key-label_'] button:nth-of-type({place})"
        lines.append(f"{button}::before {{ --m: var(--m-{look['shape']}); color: var(--{look['family']}); }}")
    return "\n".join(lines)


def _look(label: Label) -> dict[str, str]:
    known = _OWN.get(str(label.name))
    if known:
        return {"family": known[0], "shape": known[1]}
    return {"family": family_of(label), "shape": "other", "sign": label.mark}


def family_of(label: Label) -> str:
    """Return the family of a verdict of the desk's own, by what its labels file says of it."""
    if label.withdraws:
        return "outside"
    if label.claimreview:
        return _RATED.get(label.claimreview, "mend")
    return _ASKING.get(label.asks, "contested" if label.worth_a_call else "stands")
