"""Line and column of an offset into a text."""

from bisect import bisect_right


class LinePlaces:
    r"""Line and column, both from 1, of any offset into a text; lines end at "\n", columns are code points.

    >>> LinePlaces("One.\nTwo.").of(6)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(offset + 1 for offset, char in enumerate(text) if char == "\n")]

    def of(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of the code point at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
