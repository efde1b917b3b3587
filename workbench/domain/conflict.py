"""A decision about a subject, made or taken back, that somebody has not seen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A change since what somebody has seen.

    `what` is a clause such as "Ben decided 'wrong'"; `at` when that was, empty where it
    is not known. `stands` is the id of the record in effect now, empty where none
    is: whoever has seen that, and goes on, overrules it. Where several are in
    conflict it is all their ids, with a blank between them. `again` says which older one
    is in effect since, where something was taken back.
    """

    what: str
    at: str
    stands: str
    again: str = ""

    def in_words(self, when: str) -> str:
        """Return the conflict in words, with `when` as the time."""
        return "; ".join(part for part in (" ".join(filter(None, [self.what, when])), self.again) if part)

    def __str__(self) -> str:
        return self.in_words(f"at {self.at}" if self.at else "")
