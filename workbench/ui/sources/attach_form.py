"""The form that attaches a source to a claim: a citation, a URL, a file of any kind, a person asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from workbench.domain.review import ReviewedClaim
from workbench.domain.source import SourceKind, SourceTier, Stance
from workbench.domain.source_details import SOURCE_DETAILS, SourceMetadata
from workbench.intake.extracted import Extracted
from workbench.services.desk import Desk
from workbench.services.sources.attach_source import attach_citation, attach_file, attach_person, attach_url
from workbench.services.sources.attachment import Attachment
from workbench.services.sources.details import Contact, EvidenceInput, validated
from workbench.ui.fields import choice, open_choice, signed, text_area, text_input
from workbench.ui.session import draft, notify, reviewer
from workbench.ui.sources.assessment import NOT_SAID_YET, SOURCE_TYPE, SOURCE_TYPES, STANCE, STANCES
from workbench.ui.sources.chosen_file import ChosenFile, chosen_file, locator_of
from workbench.ui.sources.fetch_progress import defer, run_deferred

SORTS = ("Citation", "URL", "File", "Person")
_DRAFTS = (*(detail.asked_as for detail in SOURCE_DETAILS), "passage", "place", "alt", "asked")
_DETAILS = {detail.name: detail for detail in SOURCE_DETAILS}
_PLACED = frozenset(["title", "publisher", "published", "url"])
"""Details that each type of attachment asks for in its own way, or not at all; every type asks for the others."""
_CHOICES = ("stance", "type")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """The labels of a type of attachment: of its first field, of the passage, and of the place in it."""

    first: str
    passage: str = "Relevant passage"
    place: str = "Page or place"


_FORMS = {
    "Citation": _Form(first="Title, author and page"),
    "URL": _Form(first="URL (fetched once and archived)"),
    "File": _Form(first="Title (leave empty to use the file's own)"),
    "Person": _Form(first="Name and role", passage="What they said", place=""),
}


def attach_box(desk: Desk, standing: ReviewedClaim) -> None:
    """Draw a closed box; when opened, it has the form."""
    box = st.expander("Attach a source (s)", key=f"attach_{standing.claim.id}", on_change="rerun")
    if box.open:  # closed, its fields would cost every step from claim to claim
        with box:
            _form(desk, standing)


def _form(desk: Desk, standing: ReviewedClaim) -> None:
    claim_id = standing.claim.id
    if run_deferred(claim_id):
        st.rerun()
    if st.session_state.pop(f"attached_{claim_id}", False):
        _clear(claim_id)
    sort = st.segmented_control(
        "Type of attachment", list(SORTS), default="Citation", key=f"sort_{claim_id}", required=True
    )
    form = _FORMS[sort or "Citation"]
    with st.container(key=f"chosen_{claim_id}"):  # always there: else the fields below are drawn anew while one types
        chosen = chosen_file(desk, claim_id) if sort == "File" else None
    read = chosen.reading.text if chosen else None
    text_input(form.first, f"title_{claim_id}", placeholder=read.title if read else "")
    if sort == "Person":
        _person(claim_id)
    elif sort == "URL":
        text_input("Alt text, if it is an image: what it shows", f"alt_{claim_id}")
    else:
        _metadata_fields(claim_id, read)
    _further_fields(claim_id)
    if not (chosen and chosen.reading.kind is SourceKind.DATASET):
        text_area(form.passage, f"passage_{claim_id}")
        if form.place:
            text_input(form.place, f"place_{claim_id}", placeholder="page 3, paragraph 2, 00:12:30")
    open_choice(STANCE, STANCES, f"stance_{claim_id}")
    open_choice(SOURCE_TYPE, SOURCE_TYPES, f"type_{claim_id}")
    st.button(
        "Attach",
        key=f"do_attach_{claim_id}",
        disabled=sort == "File" and chosen is None,  # a click before the server has the file would find none
        on_click=_attach,
        args=(desk, standing),
        kwargs={"sort": sort or "Citation", "chosen": chosen},
    )


def _metadata_fields(claim_id: str, read: Extracted | None) -> None:
    left, right = st.columns([3, 2])
    with left:
        _detail_field(claim_id, "publisher", read.publisher if read else "")
    with right:
        _detail_field(claim_id, "published", read.published if read else "")
    _detail_field(claim_id, "url", read.address if read else "")


def _further_fields(claim_id: str) -> None:
    for detail in SOURCE_DETAILS:
        if detail.name not in _PLACED:
            _detail_field(claim_id, detail.name)


def _detail_field(claim_id: str, name: str, found: str = "") -> None:
    """Draw the field for a detail; empty, it shows what was `found` in the file, or an example."""
    detail = _DETAILS[name]
    text_input(detail.label, f"{detail.asked_as}_{claim_id}", placeholder=found or detail.example)


def _person(claim_id: str) -> None:
    left, right = st.columns(2)
    with left:
        choice("How", [contact.value for contact in Contact], f"how_{claim_id}")
    with right:
        text_input("Date", f"published_{claim_id}", placeholder=_DETAILS["published"].example)
    text_input("Affiliation (office, company, family)", f"publisher_{claim_id}")
    text_input("What was asked (optional)", f"asked_{claim_id}")


def _attach(desk: Desk, standing: ReviewedClaim, *, sort: str, chosen: ChosenFile | None) -> None:
    claim = standing.claim
    sort = draft(f"sort_{claim.id}") or sort  # chosen since the button was drawn, perhaps
    typed = {name: draft(f"{name}_{claim.id}").strip() for name in _DRAFTS}
    if (sort == "File" and chosen is None) or (sort != "File" and not typed["title"]):
        notify("Nothing to attach yet: fill in the first field, or choose a file.")
        return
    is_table = chosen is not None and chosen.reading.kind is SourceKind.DATASET
    bearing = EvidenceInput(
        stance=Stance(st.session_state.get(f"stance_{claim.id}") or Stance.NOT_GIVEN),
        standing=SourceTier(st.session_state.get(f"type_{claim.id}") or SourceTier.NOT_GIVEN),
        by=reviewer(),
        passage="" if is_table else typed["passage"],
        locator=locator_of(claim.id, chosen) if is_table and chosen else "" if sort == "Person" else typed["place"],
    )
    attach = _attach_function(desk, standing, sort=sort, chosen=chosen, typed=typed, bearing=bearing)

    success = "Source attached." if bearing.stance.is_given else f"Source attached. {NOT_SAID_YET}"

    def attached() -> None:
        attachments: list[Attachment] = []
        st.session_state[f"attached_{claim.id}"] = signed(lambda: attachments.append(attach()), success)
        for attachment in attachments:
            notify(f"{success} {attachment.notice}".strip())

    if sort == "URL":
        defer(claim.id, attached)
    else:
        attached()


def _attach_function(
    desk: Desk,
    standing: ReviewedClaim,
    *,
    sort: str,
    chosen: ChosenFile | None,
    typed: dict[str, str],
    bearing: EvidenceInput,
) -> Callable[[], Attachment]:
    """Return the function that attaches the source described by the fields."""
    where = (desk, standing.claim.article_id, standing.claim.id)
    given = {detail.name: typed[detail.asked_as] for detail in SOURCE_DETAILS}
    metadata = SourceMetadata(**given, note=typed["asked"] if sort == "Person" else typed["alt"])
    if sort == "URL":
        page = replace(metadata, title="", publisher="", published="", url="")  # the page gives its own
        return lambda: attach_url(*where, url=metadata.title, bearing=bearing, about=page)
    if sort == "Citation":
        return lambda: attach_citation(*where, about=validated(metadata), bearing=bearing)
    if sort == "Person":
        contact, person = Contact(st.session_state[f"how_{standing.claim.id}"]), replace(metadata, url="")
        return lambda: attach_person(*where, about=person, contact=contact, bearing=bearing)
    content, name = (chosen.content, chosen.name) if chosen else (b"", "")
    return lambda: attach_file(*where, content=content, name=name, bearing=bearing, about=metadata)


def _clear(claim_id: str) -> None:
    for name in _DRAFTS:
        st.session_state[f"{name}_{claim_id}"] = ""
    for name in _CHOICES:  # what one source does to the claim says nothing of the next one
        st.session_state[f"{name}_{claim_id}"] = None
    uploads = f"uploads_{claim_id}"
    st.session_state[uploads] = st.session_state.get(uploads, 0) + 1
