"""A costly pattern looked for only around words that must be in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_BACK = 60
_AHEAD = 140


class Anchored(NamedTuple):
    """A pattern and a quick one, every match of the first holding a match of the second."""

    anchor: re.Pattern[str]
    whole: re.Pattern[str]

    def places(self, text: str) -> Iterator[re.Match[str]]:
        """The matches of the whole pattern, in reading order, none of them overlapping; linear in the text.

        What begins more than 60 code points before its anchor, or ends more than
        140 after, is not found.
        """
        done = 0
        for anchor in self.anchor.finditer(text):
            at = anchor.start()
            if at < done:
                continue
            around = self.whole.finditer(text, max(done, at - _BACK), min(len(text), anchor.end() + _AHEAD))
            found = next((found for found in around if found.end() > at), None)
            if found and found.start() <= at:
                done = found.end()
                yield found
