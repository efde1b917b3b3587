"""The review of an article, folded from everything that was ever recorded about it."""

from workbench.domain.claim import is_anchored, reading_order
from workbench.domain.desk_rules import SecondCheck
from workbench.domain.review import Review
from workbench.review.disputes.assessments import apply_assessments
from workbench.review.folding.reviewed_claims import review_claims
from workbench.review.folding.reviewed_flags import review_flags
from workbench.review.records import ArticleRecords, not_retracted, retracted_ids
from workbench.review.rescan.replaced import ids_no_longer_found, newest_scan, taken_back_ids, worked_on_ids
from workbench.text.coverage.of_sentences import coverage_of, sentence_coverage
from workbench.text.coverage.of_words import word_coverage
from workbench.text.reading_view import reading_view
from workbench.text.sentences import sentence_spans


def fold(recorded: ArticleRecords, *, second_check: SecondCheck = SecondCheck.NONE) -> Review:
    """Fold the records into a review: each claim with its verdict in effect, each flag with its decision.

    Neither a clock nor the order of records decides. Where several decisions are in effect,
    the claim or the flag is in conflict. What the newest check no longer finds is left
    out unless somebody worked on it. `second_check` is the desk's setting.
    """
    recorded = apply_assessments(recorded)
    article, scan = recorded.article, newest_scan(recorded.scans)
    retracted, not_found_ids = retracted_ids(recorded.events), ids_no_longer_found(recorded)
    left_out_ids = taken_back_ids(recorded) | (not_found_ids - worked_on_ids(recorded))
    kept_claims = [claim for claim in recorded.claims if claim.id not in left_out_ids]
    claims = sorted((claim for claim in kept_claims if is_anchored(claim, article)), key=reading_order)
    flags = sorted(
        (flag for flag in recorded.flags if flag.id not in left_out_ids), key=lambda flag: (flag.start, flag.end)
    )
    spans = sentence_spans(reading_view(article.text))
    sentences = coverage_of(spans, claims)
    if scan and scan.words:
        coverage = word_coverage(article.text, spans, claims=claims, outside=scan.outside_claims)
    else:
        coverage = sentence_coverage(sentences)
    return Review(
        article=article,
        sentences=sentences,
        coverage=coverage,
        claims=review_claims(recorded, claims, flags, not_found=not_found_ids, second_check=second_check),
        flags=review_flags(flags, recorded.flag_decisions, not_found=not_found_ids, retracted=retracted),
        sources=not_retracted(recorded.sources, retracted),
        events=recorded.events,
        rechecks=not_retracted(recorded.rechecks, retracted),
        lost=tuple(claim for claim in kept_claims if not is_anchored(claim, article)),
        problems=recorded.problems,
        scan=scan,
    )
