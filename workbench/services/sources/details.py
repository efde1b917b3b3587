"""What a reviewer enters about a source's bearing on a claim, and the checks of that and of its details."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SOURCE_DETAILS, SourceMetadata
from workbench.errors import DecisionRefusedError
from workbench.intake.pages.saved_page import web_address
from workbench.text.counting import plural

LONGEST_PASSAGE: Final = 20_000
LONGEST_LINE: Final = 1_000
_PARTIAL_DAY: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Contact(StrEnum):
    """How a person was asked."""

    PHONE = "phone call"
    MAIL = "e-mail"
    LETTER = "letter"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceInput:
    """What the reviewer `by` enters about how a source bears on the claim it is attached to.

    Stance and type of source are not given until the reviewer chooses them.
    `locator` says where in the source: "page 3", "B2:D9", "00:12:30".
    """

    stance: Stance = Stance.NOT_GIVEN
    standing: SourceTier = SourceTier.NOT_GIVEN
    by: str
    passage: str = ""
    locator: str = ""
    note: str = ""


def validated(about: SourceMetadata) -> SourceMetadata:
    """Check `about` and return it with its lines stripped.

    Raises:
        DecisionRefusedError: its date is not a date, its address is not on the web, or a line is too long.
    """
    check_address(about.url)
    lines = {detail.name: getattr(about, detail.name).strip() for detail in SOURCE_DETAILS}
    for detail in SOURCE_DETAILS:
        if detail.name != "url" and len(lines[detail.name]) > LONGEST_LINE:
            what = f"'{detail.label}' is longer than {LONGEST_LINE:,} characters"
            raise DecisionRefusedError(what=what, fix="Shorten it; put a long text in the passage.")
    if lines["published"] and not _is_partial_day(lines["published"]):
        fix = "Write it as 2020-09-30, 2020-09 or 2020, or leave it empty."
        raise DecisionRefusedError(what=f"'{lines['published']}' is not a date", fix=fix)
    return SourceMetadata(**lines | {"url": web_address(about.url), "note": about.note.strip()})


def check_address(url: str) -> None:
    """Check that an address is on the web, and not one that runs a script when followed; a blank one passes.

    Raises:
        DecisionRefusedError: it is not.
    """
    if url.strip() and not web_address(url):
        what = f"{url.strip()[:80]!r} is not a web address"
        raise DecisionRefusedError(what=what, fix="Write it with http:// or https://, or leave it empty.")


def check_evidence_input(bearing: EvidenceInput) -> None:
    """Check that somebody is named as the reviewer, and that passage and note are not too long.

    Raises:
        DecisionRefusedError: nobody is, or they are.
    """
    if not bearing.by.strip():
        raise DecisionRefusedError(what="Enter your name first", fix="Every decision is signed.")
    for name, words in (("passage", bearing.passage), ("note", bearing.note)):
        if len(words) > LONGEST_PASSAGE:
            what = f"The {name} has {plural(len(words), 'character')}"
            raise DecisionRefusedError(
                what=what, fix=f"Keep only the relevant words, under {LONGEST_PASSAGE:,} characters."
            )


def _is_partial_day(written: str) -> bool:
    if not _PARTIAL_DAY.fullmatch(written):
        return False
    try:
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        return False
    return True


def check_contact_day(day: str, contact: Contact, *, today: str) -> None:
    """Check that the day on which a person was asked is a date, and not in the future.

    Raises:
        DecisionRefusedError: it is not a date, or lies ahead.
    """
    try:
        contact_day = date.fromisoformat(day)
    except ValueError:
        what = f"The {contact.value} has no date"
        raise DecisionRefusedError(what=what, fix="Enter it as 2020-09-30.") from None
    if contact_day > date.fromisoformat(today) + timedelta(days=1):  # a day ahead, somewhere it is tomorrow
        what = f"The {contact.value} is dated '{day}', which is in the future"
        raise DecisionRefusedError(what=what, fix="Enter the date on which it took place.")
