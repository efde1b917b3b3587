"""Whether a flag hits a slip, as the benchmarks of planted and of corrected slips count it."""

from workbench.domain.flag import Flag


def hits(flag: Flag, start: int, end: int) -> bool:
    """Whether the flag, or a place that it relates to, shares a character with the text from `start` to `end`."""
    places = [(flag.start, flag.end), *((related.start, related.end) for related in flag.related)]
    return any(first < end and start < last for first, last in places)
