"""The rules made from a newsroom's own names, posts and words."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from workbench.config.house_style import HouseStyle, OwnName, OwnPost, OwnWord
from workbench.domain.desk_name import Post
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.own_names import name_rule, patterns_of
from workbench.flags.own_posts import post_rule
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

EXAMPLE: Final = HouseStyle(
    names=(OwnName("Tsikhanouskaya", ("Tichanovskaya",)),),
    posts=(OwnPost("Ann Lee", Post(name="Mayor of Oslo", until="2019")),),
    words=(OwnWord("e-mail", "email", ""),),
)
"""The style behind the examples of the rules."""


@lru_cache(maxsize=16)
def house_style_rules(style: HouseStyle) -> tuple[Rule, ...]:
    """Return NAM005, ROL012 and WRD003 as `style` defines them."""
    return (name_rule(style.names), post_rule(style.posts), _word_rule(style.words))


def _word_rule(words: Sequence[OwnWord]) -> Rule:
    words_by_form = {word.wrong.casefold(): word for word in words}

    def find(document: Document) -> Iterator[Finding]:
        for pattern in patterns_of([word.wrong for word in words]):
            for match in pattern.finditer(document.text):
                word = words_by_form.get(" ".join(match.group().split()).casefold())
                if word is None:
                    continue
                why = f" {word.why}" if word.why else ""
                yield Finding(
                    span=Span(match.start(), match.end()),
                    message=f"House style writes '{word.right}'.{why}",
                    suggestion=_in_same_case(match.group(), word.right),
                    evidence="house style",
                )

    return Rule(
        code="WRD003",
        name="own-word",
        severity=Severity.NOTE,
        what="A word or phrase for which the newsroom's house style has another.",
        why="One word for one thing, agreed once, saves every later argument.",
        flagged=("Send an e-mail.",),
        clean=("Send an email.",),
        limits="Silent without a house style; finds the words as they are listed, not their inflections.",
        reference="The newsroom's house_style.toml.",
        find=find,
        any_language=True,
    )


def _in_same_case(written: str, right: str) -> str:
    return right[:1].upper() + right[1:] if written[:1].isupper() else right
