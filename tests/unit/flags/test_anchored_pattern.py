"""A costly pattern looked for around words that must be in it."""

import re

from workbench.flags.words.anchored_pattern import AnchoredPattern

FIRST = AnchoredPattern(re.compile(r"\bfirst\b"), re.compile(r"\bthe (?:very )?first \w+(?: to \w+)?"))


def test_it_finds_what_the_whole_pattern_finds():
    text = "The first; the very first bird to sing, the first bird to fall, first come."
    assert [one.group() for one in FIRST.places(text)] == [one.group() for one in FIRST.whole.finditer(text)]


def test_what_begins_far_before_its_anchor_is_left():
    text = f"the very {' ' * 80}first bird"
    assert list(AnchoredPattern(FIRST.anchor, re.compile(r"the very\s+first \w+")).places(text)) == []


def test_matches_do_not_overlap():
    text = "first first first"
    pair = AnchoredPattern(FIRST.anchor, re.compile(r"first first"))
    assert [one.span() for one in pair.places(text)] == [(0, 11)]
