"""An article of one sentence, which is a claim that Ana judged."""

from workbench.domain.article import article_of
from workbench.domain.claim import Claim, ClaimKind, claim_id_for
from workbench.domain.span import Span
from workbench.domain.verdict import Aspect, LabelName, Verdict, VerdictId

ARTICLE = article_of("Some 36% agreed.")
SPAN = Span(0, 16)
CLAIM = Claim(
    id=claim_id_for(ARTICLE.id, SPAN),
    article_id=ARTICLE.id,
    start=0,
    end=16,
    quote=ARTICLE.text,
    prefix="",
    suffix="",
    kind=ClaimKind.STATISTIC,
    checkable=True,
)
VERDICT = Verdict(
    id=VerdictId("ver_1"),
    article_id=ARTICLE.id,
    claim_id=CLAIM.id,
    aspect=Aspect.CONTENT,
    label=LabelName("wrong"),
    rationale="Because.",
    reviewer="Ana",
    decided_at="2026-01-01T00:00:00Z",
    quote=CLAIM.quote,
)
