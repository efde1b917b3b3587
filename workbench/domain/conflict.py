"""What was decided, or taken back, about a subject without somebody having seen it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Something newer than what was seen.

    `what` is a clause such as "Ben decided 'wrong'"; `at` when that was, empty where it
    is not known. `stands` is the id of the record that stands now, empty where none
    does: who has seen that, and goes on, overrules it. Where several stand beside each
    other it is all their ids, with a blank between them. `again` says which older one
    stands since, where something was taken back.
    """

    what: str
    at: str
    stands: str
    again: str = ""

    def told(self, when: str) -> str:
        """The conflict in words, with the time as `when` says it."""
        return "; ".join(part for part in (" ".join(filter(None, [self.what, when])), self.again) if part)

    def __str__(self) -> str:
        return self.told(f"at {self.at}" if self.at else "")
