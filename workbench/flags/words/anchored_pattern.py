"""A slow pattern searched for only around words that every match contains."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_BACK = 60
_AHEAD = 140


class AnchoredPattern(NamedTuple):
    """A pattern and a fast anchor pattern that matches inside every match of it."""

    anchor: re.Pattern[str]
    whole: re.Pattern[str]

    def places(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches of the whole pattern, in reading order and without overlaps; linear in the text.

        A match that begins more than 60 code points before its anchor, or ends more
        than 140 after it, is not found.
        """
        done = 0
        for anchor in self.anchor.finditer(text):
            start = anchor.start()
            if start < done:
                continue
            matches = self.whole.finditer(text, max(done, start - _BACK), min(len(text), anchor.end() + _AHEAD))
            match = next((match for match in matches if match.end() > start), None)
            if match and match.start() <= start:
                done = match.end()
                yield match
