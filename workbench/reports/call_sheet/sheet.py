"""The call sheet as a model: whom to ask what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workbench.domain.claim import ClaimKind
from workbench.domain.report import Report, ReportedClaim, ReportedFlag
from workbench.reports.call_sheet.answering import (
    SAID,
    SOURCE,
    WROTE,
    Respondent,
    fullest_names,
    respondents_for_claim,
    respondents_for_flag,
)

_QUESTIONS_TO_SPEAKER: Final = {
    ClaimKind.QUOTATION: "Did you say this, in these words, and what is it based on?",
    ClaimKind.ATTRIBUTED_STATEMENT: "Did you say this, and what is it based on?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: its place in the article, the article's words, what to ask, and what is known so far."""

    place: str
    words: str
    ask: str
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Callee:
    """A person or body to ask, why they can answer, and every open question for them in reading order."""

    name: str
    why: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheet:
    """Every open question about an article, by whom to ask; the author comes last."""

    title: str
    made_at: str
    made_by: str
    callees: tuple[Callee, ...]


def build_call_sheet(report: Report) -> CallSheet:
    """Build the call sheet: what is open, stale or worth a call, under whoever can answer it.

    A question is listed under everyone who can answer it. Those with most
    questions come first, the author of the article last.
    """
    questions = list(_claim_questions(report))
    names = fullest_names(answerer.name for answerer, _ in questions)
    questions_by_name: dict[str, list[tuple[Respondent, Question]]] = {}
    for answerer, question in (*questions, *_flag_questions(report, tuple(names.values()))):
        questions_by_name.setdefault(names.get(answerer.name, answerer.name), []).append((answerer, question))
    callees = [_callee(name, answered) for name, answered in questions_by_name.items()]
    callees.sort(key=lambda callee: (WROTE in callee.why, -len(callee.questions), callee.name))
    title = report.review.article.title
    return CallSheet(title=title, made_at=report.made_at, made_by=report.made_by, callees=tuple(callees))


def _callee(name: str, pairs: list[tuple[Respondent, Question]]) -> Callee:
    why = tuple(dict.fromkeys(answerer.why for answerer, _ in pairs))
    return Callee(name=name, why=why, questions=tuple(dict.fromkeys(question for _, question in pairs)))


def _claim_questions(report: Report) -> Iterator[tuple[Respondent, Question]]:
    for claim in report.claims:
        is_worth_a_call = any(finding.label and finding.label.worth_a_call for finding in claim.findings)
        if claim.is_open or is_worth_a_call:
            for answerer in respondents_for_claim(claim, report):
                yield answerer, _claim_question(claim, answerer)


def _flag_questions(report: Report, names: tuple[str, ...]) -> Iterator[tuple[Respondent, Question]]:
    for flag in report.open_flags:
        for answerer in respondents_for_flag(flag, report, names=names):
            yield answerer, _flag_question(flag)


def _claim_question(claim: ReportedClaim, answerer: Respondent) -> Question:
    standalone = claim.claim.standalone
    known = [f"in context: {standalone}"] if standalone and standalone != claim.claim.quote else []
    if claim.stale_because:
        known.append(f"stale: {claim.stale_because}")
    if claim.verdict and claim.verdict.rationale:
        known.append(f"judged {claim.verdict.label} by {claim.verdict.reviewer}: {claim.verdict.rationale}")
    known += [f"in conflict: {conflict_line}" for conflict_line in claim.in_conflict.splitlines()]
    passages = [support for support in claim.supports if support.evidence.passage]
    known += [f"{s.evidence.stance.in_words}, {s.source.title}: “{s.evidence.passage}”" for s in passages]
    place = f"Claim {claim.number}, line {claim.line}, {claim.status}"
    return Question(place=place, words=claim.claim.quote, ask=_question_text(claim, answerer), known=tuple(known))


def _question_text(claim: ReportedClaim, answerer: Respondent) -> str:
    if answerer.why == SOURCE:
        return "Does your source say so, and is it still correct?"
    if answerer.why == WROTE:
        return "Where is this from?"
    question = _QUESTIONS_TO_SPEAKER.get(claim.claim.kind) if answerer.why == SAID else None
    return question or "Is this right, and what is it based on?"


def _flag_question(flag: ReportedFlag) -> Question:
    place = f"Flag {flag.flag.rule}, line {flag.line}, {flag.flag.severity}"
    known = (f"suggested: {flag.flag.suggestion}",) if flag.flag.suggestion else ()
    return Question(place=place, words=flag.flag.quote, ask=flag.flag.message, known=known)
