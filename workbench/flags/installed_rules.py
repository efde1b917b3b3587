"""Rules that a newsroom's own package adds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from workbench.config.plugins import RULES, load_plugins, note_problem
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

Find = Callable[[Document], Iterator[Finding]]


def installed_rules(*, taken: Iterable[str]) -> Iterator[Rule]:
    """Load the rules of other packages; one whose code is `taken` is left out, and told of."""
    codes = set(taken)
    for where, rule in load_plugins(RULES, Rule):
        if rule.code in codes:
            what = f"the rule code {rule.code} is taken"
            note_problem(where, what, fix="Give the rule a code of its own, such as one with your desk's letters.")
        else:
            codes.add(rule.code)
            yield replace(rule, find=_guarded(rule, where))


def _guarded(rule: Rule, where: str) -> Find:
    """Let a rule of somebody else's fail without the check of the article failing with it."""

    def find(document: Document) -> Iterator[Finding]:
        try:
            yield from rule.find(document)
        except Exception as error:  # noqa: BLE001 - a rule of somebody else's may raise anything
            what = f"the rule {rule.code} failed and flags nothing more in '{document.article.title}': {error!r}"
            note_problem(where, what, fix="Mend the package, or switch the rule off in the house style.")

    return find
