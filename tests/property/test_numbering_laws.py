"""Whatever is checked, added and taken back, in whatever order: no number changes, and none is given twice."""

from dataclasses import replace
from itertools import count

from builders import claim_at
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from workbench.config.label_sets import load_labels
from workbench.domain.article import article_of
from workbench.domain.checked import Checked
from workbench.domain.claim import Claim, ClaimUnit
from workbench.domain.span import Span
from workbench.errors import DecisionRefusedError, WorkbenchError
from workbench.review.rescan.numbering import align_with_records, number_claims
from workbench.services.articles.open_review import open_review, records_about
from workbench.services.articles.scan_article import records_to_append
from workbench.services.claims.decide import add_claim, decide
from workbench.services.claims.take_back import undo
from workbench.services.desk import Desk
from workbench.store.memory import Memory

WORDS, LETTERS = 12, 4
ARTICLE = article_of(" ".join(["word"] * WORDS))
LABELS = load_labels()
SPANS = st.tuples(st.integers(0, WORDS - 1), st.integers(1, 3)).map(
    lambda told: Span(told[0] * 5, min((told[0] + told[1]) * 5 - 1, len(ARTICLE.text)))
)


def refuse(url: str):
    raise AssertionError(url)


def claims_on(spans: set[Span]) -> list[Claim]:
    """The claims at these places; one of a single word inside a longer one is a part of it."""
    claims = {span: claim_at(ARTICLE, span.start, span.end) for span in spans}
    for span in spans:
        around = sorted(other for other in spans if other != span and other.holds(span))
        if around and span.end - span.start == LETTERS:
            claims[span] = replace(claims[span], unit=ClaimUnit.PART, parent=claims[around[0]].id)
    return list(claims.values())


class Numbers(RuleBasedStateMachine):
    """An article that is checked with changing readings while reviewers add claims, judge them and take them back."""

    def __init__(self) -> None:
        super().__init__()
        ids = count(1)
        self.desk = Desk(
            store=Memory(),
            now=lambda: "2026-01-01T00:00:00Z",
            new_id=lambda prefix: f"{prefix}_{next(ids):06d}",
            fetch=refuse,
            labels=LABELS,
        )
        self.desk.store.append([ARTICLE], by="Ana")
        self.seen: dict[str, str] = {}

    @initialize(spans=st.sets(SPANS, max_size=6), is_old=st.booleans())
    def first(self, spans: set[Span], *, is_old: bool) -> None:
        if is_old:
            self.desk.store.append(claims_on(spans), by="Ana")
        else:
            self.check(spans)

    @rule(spans=st.sets(SPANS, max_size=6))
    def check(self, spans: set[Span]) -> None:
        recorded = records_about(ARTICLE, self.desk.store.load(ARTICLE.id))
        found = Checked(
            article=ARTICLE,
            sentences=(),
            claims=number_claims((), claims_on(spans)),
            flags=(),
        )
        self.desk.store.append(
            records_to_append(self.desk, align_with_records(found, recorded), recorded, by="Ana"), by="Ana"
        )

    @rule(span=SPANS)
    def add(self, span: Span) -> None:
        try:
            add_claim(self.desk, ARTICLE.id, start=span.start, end=span.end, by="Ben")
        except DecisionRefusedError:
            return

    @rule(place=st.integers(0, 20))
    def judge(self, place: int) -> None:
        claims = open_review(self.desk, ARTICLE.id).all_claims
        if claims:
            claim_id = claims[place % len(claims)].claim.id
            decide(self.desk, ARTICLE.id, claim_id, label="wrong", rationale="Because.", by="Ana")

    @rule(by=st.sampled_from(["Ana", "Ben"]))
    def take_back(self, by: str) -> None:
        try:
            undo(self.desk, ARTICLE.id, by=by)
        except WorkbenchError:
            return

    @invariant()
    def no_number_changes_and_none_is_given_twice(self) -> None:
        now = {standing.claim.id: standing.number for standing in open_review(self.desk, ARTICLE.id).all_claims}
        assert {claim: self.seen.get(claim, number) for claim, number in now.items()} == now
        self.seen |= now
        assert len(set(self.seen.values())) == len(self.seen)


Numbers.TestCase.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
TestNumbers = Numbers.TestCase
