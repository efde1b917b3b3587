"""Descriptions of the tables and columns, and the references between tables, for the data package."""

from collections.abc import Mapping
from typing import Any, Final

from workbench.domain.source_details import SOURCE_DETAILS

PACKAGE_DESCRIPTION: Final = (
    "The records of a fact-checking workbench. Rows are only ever added, and `row_id` names one. Every field is a "
    "string: a cell reads exactly as it was written, offsets and times included, and an apostrophe before what a "
    "spreadsheet would change is no part of it. For typed tables with what stands, see findings/datapackage.json."
)
_TABLES: Final = {
    "articles": "An article; its text lies in text/ under its SHA-256.",
    "claims": "A statement of an article. Of rows with one id the last counts.",
    "flags": "A suspicious spot of an article.",
    "flag_decisions": "A reviewer's answer to a flag.",
    "moves": "A step of a claim towards its sign-off.",
    "publications": "How the check of a claim is published.",
    "published_checks": "A check that somebody else published; it belongs to no article.",
    "sources": "A source of an article.",
    "evidence": "The passage of a source that bears on a claim.",
    "verdicts": "A verdict on a claim: on its content, or on whether it was said.",
    "rechecks": "A passage looked for again in a new copy of its source.",
    "events": "What happened to a record: added, scanned, exported, taken back.",
    "scans": "A check of an article: with which reading, and what it found.",
    "comments": "A comment on an article; never a verdict.",
    "author_answers": "What the author says to a claim; never a verdict.",
    "names": "A name as the desk writes it; it belongs to no article.",
}
_COLUMNS: Final = {
    "row_id": "The id of the row: the number of its commit, the clone that made it, its place in the commit.",
    "at": "When the row was written, in UTC.",
    "by": "Who wrote it.",
    "sum_v1": "The check sum of the row.",
    "id": "The id of the record.",
    "article_id": "The article it belongs to.",
    "claim_id": "The claim it is about.",
    "flag_id": "The flag it answers.",
    "source_id": "The source it is from.",
    "evidence_id": "The passage that was looked for.",
    "title": "Its title.",
    "sha256": "The SHA-256 of the text, under which it lies in text/.",
    "byline": "Who wrote the article.",
    "published": "When it was published: 2020-09-30, 2020-09, 2020, or blank.",
    "origin": "The address or the name of the file that it came from.",
    "media_type": "The media type of what it was read from.",
    "language": "Its language, as an ISO 639 code.",
    "original_sha256": "The SHA-256 of the bytes the text was read from.",
    "revises": "The article that this one is the next draft of.",
    "added_at": "When it was added, in UTC.",
    "added_by": "Who added it.",
    "start": "Where it begins, in code points of the text, from 0.",
    "end": "Where it ends, in code points of the text; the one there is no part of it.",
    "quote": "The words of the article, as they stood then.",
    "prefix": "The characters before the quote.",
    "suffix": "The characters behind the quote.",
    "kind": "What sort of thing it is.",
    "checkable": "yes, or no where the machine reads it as one that cannot be checked.",
    "reason": "Why.",
    "worthiness": "How much it is worth checking, from 0 to 1.",
    "cues": "The signs behind that number, as a JSON list.",
    "standalone": "The statement so that it can be read alone.",
    "claimant": "Who makes the claim.",
    "claimant_cue": "The word that tells who makes it.",
    "parent": "The claim that this one lies in; of a part the statement.",
    "same_as": "The claims that tell the same elsewhere, as a JSON list of ids.",
    "number": "What the article's readers call the claim: 12 or 12a.",
    "unit": "statement, or part: a single fact inside a statement.",
    "rule": "The code of the rule.",
    "name": "The name of the rule.",
    "severity": "error, warning or note.",
    "message": "What to look at.",
    "suggestion": "What could stand in place of the quote.",
    "related": "Other places that it points to, as a JSON list of start, end and words.",
    "evidence": "The counts, sum or distance behind it.",
    "action": "accepted or dismissed.",
    "reviewer": "Who did it.",
    "decided_at": "When it was decided, in UTC.",
    "supersedes": "The ids of those that it takes the place of, with blanks between them.",
    "state": "The state that the claim was moved to.",
    "moved_at": "When it was moved, in UTC.",
    "verdict_ids": "The verdicts that stood then, as a JSON list of ids.",
    "assignee": "Who is to check the claim, or to sign it off.",
    "note": "What was noted with it.",
    "url": "Its address.",
    "kept_at": "When it was kept, in UTC.",
    "wording": "The claim in short.",
    "claimant_is": "Person or Organization.",
    "claimant_url": "A page that tells who makes the claim.",
    "said_on": "The day on which it was said.",
    "appearance": "A page where it was said.",
    "claim": "The claim that was checked, in words.",
    "publisher": "Who published it.",
    "rating": "The verdict of that check, in words.",
    "rating_value": "The verdict as a number between the two that follow; 0 where there is none.",
    "rating_worst": "The worst number there can be.",
    "rating_best": "The best number there can be.",
    "claimed_on": "The day on which the claim was made.",
    "reviewed_on": "The day on which it was checked.",
    "standing": "primary: the record itself; secondary: an account of it; blank where nobody said.",
    "archived_sha256": "The SHA-256 under which the archived copy lies in evidence/.",
    "archived_media_type": "The media type of the archived copy.",
    "archived_size": "The bytes of the archived copy.",
    "archived_fetched_at": "When the archived copy was made, in UTC.",
    "archived_final_url": "The address that it came from in the end.",
    "archived_http_status": "The HTTP status of the answer; 0 for a file that a reviewer gave.",
    "stance": "What the passage does to the claim: supports, refutes, context; blank where nobody said.",
    "passage": "The words of the source.",
    "locator": "Where in the source they stand: a page, a paragraph, a time.",
    "aspect": "content: is it true; attribution: was it said.",
    "label": "The verdict.",
    "rationale": "The reason of the verdict.",
    "evidence_ids": "The passages that there were, as a JSON list of ids.",
    "should_read": "The right wording, where the reviewer gave one.",
    "channel": "The way by which the verdict came in: page, command line, import, program.",
    "outcome": "What became of the passage.",
    "rechecked_by": "Who had it looked for.",
    "rechecked_at": "When it was looked for, in UTC.",
    "before": "The words as they were.",
    "now": "The words that stand there now.",
    "questions": "The verdicts that counted on the passage, as a JSON list of ids.",
    "subject_id": "The id of the record that it happened to.",
    "reading": "The version of the reading that was used.",
    "scanned_by": "Who had the article checked.",
    "scanned_at": "When it was checked, in UTC.",
    "claim_ids": "The claims that were found, as a JSON list of ids.",
    "flag_ids": "The flags that were found, as a JSON list of ids.",
    "words": "How many words the article has; 0 where they were not counted.",
    "outside": "The words outside claims, as a JSON list of places, what they are, and why: 0-34 furniture: byline.",
    "text": "The words.",
    "author": "Who wrote it, as the file tells.",
    "written_at": "When it was written, as the file tells.",
    "answers": "The comment that it answers.",
    "answered_by": "Who answered.",
    "proposes": "The wording that the author would put in its place.",
    "answered_at": "When it was answered, as the author or the file tells.",
    "wrong": "Spellings of the name that are wrong, as a JSON list.",
    "post": "A post that the person holds or held.",
    "since": "Its first day: 2020-09-30, 2020-09, 2020, or blank.",
    "until": "Its last day: 2020-09-30, 2020-09, 2020, or blank.",
    "dropped": "yes where it takes those that it supersedes off the list.",
    "flag_decision_id": "The answer to a flag that it was kept with.",
}
_REFERENCES: Final = {
    "article_id": "articles",
    "claim_id": "claims",
    "flag_id": "flags",
    "source_id": "sources",
    "evidence_id": "evidence",
    "flag_decision_id": "flag_decisions",
    "revises": "articles",
}
"""The table whose `id` a column refers to; a blank cell refers to none."""


_OWN_COLUMNS: Final = {
    "sources": {detail.name: detail.description for detail in SOURCE_DETAILS},
    "names": {
        "article_id": "Always blank: a name belongs to no article.",
        "name": "The name as the desk writes it.",
        "kind": "person, body, place, or blank where nobody said.",
    },
}
"""Descriptions of columns for one table, which come before those that tables share."""


def field_descriptor(table: str, column: str) -> dict[str, Any]:
    """Return the column of the table as a field of a table schema."""
    descriptions = _COLUMNS | _OWN_COLUMNS.get(table, {})
    description = {"description": descriptions[column]} if column in descriptions else {}
    return {"name": column, "type": "string", **description}


def table_description(name: str) -> str:
    """Return what one row of the table is."""
    return _TABLES.get(name, "")


def table_keys(columns: tuple[str, ...]) -> Mapping[str, Any]:
    """Return the primary and foreign keys of a table with these columns."""
    foreign_keys = [
        {"fields": column, "reference": {"resource": _REFERENCES[column], "fields": "id"}}
        for column in columns
        if column in _REFERENCES
    ]
    return {"primaryKey": "row_id"} | ({"foreignKeys": foreign_keys} if foreign_keys else {})
