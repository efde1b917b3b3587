"""`workbench rules`: what the flag rules find."""

import argparse
from collections.abc import Iterator

from workbench.cli.article_files import style_of
from workbench.cli.options import add_style_option
from workbench.config.house_style import NO_STYLE, HouseStyle
from workbench.errors import UnknownRuleError
from workbench.flags.registry import DOCUMENTED
from workbench.flags.rule import Rule

EPILOG = """\
examples:
  workbench rules          every rule on a line
  workbench rules NAM001   one rule with its examples and limits
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench rules`."""
    parser.epilog = EPILOG
    parser.add_argument("code", metavar="CODE", nargs="?", default="", help="the code or name of one rule")
    add_style_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0; raises UnknownRuleError for a code that no rule has."""
    style = style_of(options)
    for line in explanation(options.code) if options.code else overview(style):
        print(line)
    return 0


def overview(style: HouseStyle = NO_STYLE) -> Iterator[str]:
    """Yield every rule on a line: code, severity as the house style has it ("off" where it is), name, what it finds."""
    if style.where:
        yield f"House style: {style.where}"
    width = max((len(rule.name) for rule in DOCUMENTED), default=0)
    for rule in DOCUMENTED:
        severity = style.severity_of(rule.code, rule.severity).value if style.runs(rule.code) else "off"
        yield f"{rule.code}  {severity:7}  {rule.name:{width}}  {rule.what}"


def explanation(code: str) -> Iterator[str]:
    """Yield the lines that explain the rule with this code or name.

    Raises:
        UnknownRuleError: where no rule has it.
    """
    wanted = code.casefold()
    rule = next((rule for rule in DOCUMENTED if wanted in {rule.code.casefold(), rule.name.casefold()}), None)
    if rule is None:
        raise UnknownRuleError(code=code, known=tuple(rule.code for rule in DOCUMENTED))
    return _lines_about(rule)


def _lines_about(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} {rule.name} ({rule.severity.value})"
    yield f"\nFinds:          {rule.what}"
    yield f"Why it matters: {rule.why}"
    for example in rule.flagged:
        yield f"Flagged:        {example}"
    for example in rule.clean:
        yield f"Not flagged:    {example}"
    yield f"Limits:         {rule.limits}"
    yield f"Reference:      {rule.reference}"
