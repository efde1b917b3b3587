"""The documentation page of a rule, printed from the rule itself."""

from workbench.detectors.rule import Rule


def page_of(rule: Rule) -> str:
    """The Markdown page about `rule`: what, why, examples, limits."""
    flagged = "\n".join(f"- {example!r}" for example in rule.flagged)
    clean = "\n".join(f"- {example!r}" for example in rule.clean)
    return (
        f"# {rule.code} {rule.name}\n\nSeverity: {rule.severity.value}\n\n{rule.what}\n\n"
        f"**Why it matters.** {rule.why}\n\n## Flagged\n\n{flagged}\n\n## Left alone\n\n{clean}\n\n"
        f"**Limits.** {rule.limits}\n\n**Reference.** {rule.reference}\n"
    )
