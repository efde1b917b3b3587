"""A clause as it is judged: its predicate in the sentence, who its subject is, and when it is set."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from workbench.domain.span import Span
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.offices import is_office
from workbench.facts.predicates import Predicate
from workbench.facts.who import Who, who_at
from workbench.text.document import Date, Document
from workbench.text.speech.reporting import REPORTING_VERBS

_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
_EACH: Final = frozenset({"any", "every", "each", "all", "no", "a", "an"})
_INVERTED: Final = frozenset({"had", "were", "should"})
_OFTEN: Final = frozenset("often always sometimes usually regularly frequently".split())
_TIMES: Final = frozenset({"DATE", "TIME"})
_OPENING: Final = frozenset({"if", "unless", "provided", "otherwise", "lest"})


@dataclass(frozen=True, eq=False)
class Clause:
    """A predicate in its sentence; `spoken` where somebody named says it, rather than the author."""

    document: Document
    tree: DependencyTree
    predicate: Predicate
    span: Span
    spoken: bool

    @cached_property
    def places(self) -> list[int]:
        """The places of the clause's words, without clauses joined to it, in order."""
        found, pending = [self.predicate.verb], [self.predicate.verb]
        while pending:
            below = [under for under in self.tree.below[pending.pop()] if not self._is_joined(under)]
            found += below
            pending += below
        return sorted(found)

    def _is_joined(self, place: int) -> bool:
        token = self.tree.tokens[place]
        return token.dep in {"conj", "parataxis"} and token.tag[:2] == "VB"

    @cached_property
    def word(self) -> str:
        """The verb in lower case."""
        return self.tree.tokens[self.predicate.verb].text.lower().replace("’", "'")

    @cached_property
    def subject_word(self) -> str:
        """The subject's noun in lower case; empty where there is none."""
        place = self.predicate.subject
        return self.tree.tokens[place].text.lower() if place >= 0 else ""

    @cached_property
    def words(self) -> frozenset[str]:
        """The clause's words in lower case."""
        return frozenset(self.tree.tokens[place].text.lower() for place in self.places)

    @cached_property
    def helpers(self) -> frozenset[str]:
        """The verb's auxiliaries and adverbs, in lower case."""
        deps = {"aux", "auxpass", "advmod", "neg", "prt", "npadvmod", "cc"}
        return frozenset(
            self.tree.tokens[place].text.lower().replace("’", "'")
            for place in self.tree.below[self.predicate.verb]
            if self.tree.tokens[place].dep in deps
        )

    @cached_property
    def who(self) -> Who:
        """Who or what the subject is."""
        return who_at(self.tree, self.predicate.subject)

    @property
    def acts(self) -> bool:
        """Whether the subject is somebody in particular who can decide: `the firm` and `police`, but not `firms`."""
        is_in_office = self.subject_word == "police" or is_office(self.subject_word)
        return self.who is Who.NAMED or (self.who is Who.PERSON and (is_in_office or not self.is_any))

    @cached_property
    def has_pronoun(self) -> bool:
        """Whether the subject is a pronoun: somebody or something told of before."""
        place = self.predicate.subject
        return place >= 0 and self.tree.tokens[place].tag in {"PRP", "WP", "WDT"}

    @cached_property
    def _beside_subject(self) -> frozenset[str]:
        """The words that belong to the subject directly, in lower case: its article, its adjectives."""
        place = self.predicate.subject
        below = self.tree.below[place] if place >= 0 else ()
        return frozenset(self.tree.tokens[under].text.lower() for under in below)

    @cached_property
    def is_definite(self) -> bool:
        """Whether the subject is this or that one, rather than any of its sort."""
        has_owner = self.predicate.subject >= 0 and self.tree.child(self.predicate.subject, "poss") is not None
        is_pointed_at = self.has_pronoun or has_owner or not self._beside_subject.isdisjoint(_DEFINITE)
        return is_pointed_at or self.who is Who.NAMED or self._has_name_beside

    @property
    def _has_name_beside(self) -> bool:
        """Whether a name beside the subject says which it is: `the drug Crestor`, `heart pill Nexium`."""
        tokens, place = self.tree.tokens, self.predicate.subject
        below = self.tree.below[place] if place >= 0 else ()
        return any(tokens[under].tag == "NNP" and tokens[under].dep == "appos" for under in below)

    @cached_property
    def is_repeated(self) -> bool:
        """Whether it is told of what happens again and again: `often`, `every week`, but not `every village`."""
        tokens = self.tree.tokens
        return any(
            tokens[place].text.lower() in _OFTEN
            or (tokens[place].text.lower() in {"every", "each"} and tokens[self.tree.head(place)].entity in _TIMES)
            for place in self.places
        )

    @cached_property
    def is_each(self) -> bool:
        """Whether the subject is expressly any or all of its sort: `every driver`, `a driver`, `anyone`."""
        return self.who is Who.ANYBODY or not self._beside_subject.isdisjoint(_EACH)

    @cached_property
    def is_each_one(self) -> bool:
        """Whether the subject is each or every one of its sort: `each stalk`."""
        return not self._beside_subject.isdisjoint({"each", "every"})

    @cached_property
    def is_any(self) -> bool:
        """Whether the subject stands for its sort: `drivers`, `every driver`."""
        if self.who in {Who.FIRST, Who.SECOND, Who.NAMED, Who.NONE}:
            return False
        place = self.predicate.subject
        is_bare = self.tree.tokens[place].tag == "NNS" and self.tree.child(place, "det", "poss") is None
        return is_bare or self.is_each

    @cached_property
    def is_only(self) -> bool:
        """Whether "only" stands before the subject: `only members could enter`."""
        return "only" in self._beside_subject

    @cached_property
    def speaks_to_reader(self) -> bool:
        """Whether the clause says "you": it tells readers of themselves, not of anybody's plans."""
        return self.who is Who.SECOND or not self.words.isdisjoint({"you", "your", "yourself"})

    @cached_property
    def is_passive(self) -> bool:
        """Whether something is done to the subject."""
        return self.tree.child(self.predicate.verb, "auxpass") is not None

    @cached_property
    def is_negated(self) -> bool:
        """Whether the verb is negated."""
        return self.tree.child(self.predicate.verb, "neg") is not None

    @cached_property
    def has_figure(self) -> bool:
        """Whether the clause has a number that is no date."""
        return any(
            self.tree.tokens[place].tag == "CD" and self.tree.tokens[place].entity not in {"DATE", "TIME"}
            for place in self.places
        )

    @cached_property
    def has_date(self) -> bool:
        """Whether the clause has a date, a day or a time."""
        return self.has_day or bool(self._dates)

    @cached_property
    def has_month(self) -> bool:
        """Whether the clause has a month or a season, with or without its day: `by the end of January`."""
        tokens = self.tree.tokens
        return any(tokens[place].entity == "DATE" and tokens[place].tag == "NNP" for place in self.places)

    @cached_property
    def has_day(self) -> bool:
        """Whether the clause has a day, a month or a time, rather than a year only."""
        tokens = self.tree.tokens
        is_timed = any(tokens[place].entity == "TIME" and tokens[place].tag == "CD" for place in self.places)
        return is_timed or any(date.kind in {"day", "month", "relative"} for date in self._dates)

    @cached_property
    def _dates(self) -> tuple[Date, ...]:
        tokens, dates = self.tree.tokens, self.document.dates
        start, end = tokens[self.places[0]].start, tokens[self.places[-1]].end
        first = bisect_left(dates, start, key=lambda date: date.start)
        return dates[first : bisect_left(dates, end, lo=first, key=lambda date: date.start)]

    @cached_property
    def is_conditional(self) -> bool:
        """Whether it is said under a condition: `if it rained`, `had it rained`."""
        tokens = self.tree.tokens
        has_word = any(token.text.lower() in _OPENING and token.dep in {"mark", "advmod", "prep"} for token in tokens)
        return has_word or any(self._is_inverted(place) for place, token in enumerate(tokens) if token.dep == "advcl")

    def _is_inverted(self, verb: int) -> bool:
        """Return whether the clause of the verb opens with its auxiliary, before its subject: `were it to close`."""
        tokens, subject = self.tree.tokens, self.tree.child(verb, "nsubj", "nsubjpass")
        first = min([verb, *self.tree.below[verb]])
        return subject is not None and first < subject and tokens[first].text.lower() in _INVERTED

    @cached_property
    def tells_of_past(self) -> bool:
        """Whether a verb beside or below sets it in the past: `there was no limit, so you could`."""
        above, place = {self.predicate.verb}, self.predicate.verb
        while (head := self.tree.head(place)) not in above:
            if self.tree.tokens[place].dep == "conj" and self.tree.tokens[head].tag == "VBD":
                return True
            above.add(head)
            place = head
        verbs = (place for place, token in enumerate(self.tree.tokens) if token.tag == "VBD" and place not in above)
        return any(self.tree.tokens[verb].text.lower() not in REPORTING_VERBS for verb in verbs)
