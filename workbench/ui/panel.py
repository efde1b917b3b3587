"""The panel beside the article: one claim, its flags, sources, verdict and history."""

from collections.abc import Callable

import streamlit as st

from workbench.domain.claim import ClaimKind
from workbench.domain.flag import FlagAction
from workbench.domain.review import ClaimStanding, FlagStanding, Review
from workbench.domain.source import Stance, Standing
from workbench.domain.verdict import Aspect
from workbench.errors import WorkbenchError
from workbench.services.deciding import decide_flag
from workbench.services.desk import Desk
from workbench.services.sourcing import Bearing, attach_citation, attach_file, attach_url
from workbench.ui.actions import judge
from workbench.ui.claimreview.earlier_box import earlier_box
from workbench.ui.passages import passages_box
from workbench.ui.progress import carried_out, put_off
from workbench.ui.rechecking import last_look, recheck_button, stale_note
from workbench.ui.signing_off import sign_off_box
from workbench.ui.state import ask_focus, kept, reviewer, tell
from workbench.ui.views.panel import flag_html, history_html, source_html

_QUOTED = frozenset({ClaimKind.QUOTATION, ClaimKind.ATTRIBUTED_STATEMENT})
_ASPECTS = {Aspect.CONTENT.value: "Is it true?", Aspect.ATTRIBUTION.value: "Was it said?"}


def claim_panel(desk: Desk, review: Review, standing: ClaimStanding) -> None:
    """What has been done about one claim, and the places to act on it; the card above shows its words."""
    for flag in review.flags:
        if flag.flag.id in standing.flag_ids:
            flag_box(desk, flag, where="panel")
    stale_note(standing)
    _verdict(desk, standing)
    _sources(desk, review, standing)
    earlier_box(desk, standing)
    sign_off_box(desk, standing)
    history = st.expander("History", key=f"history_{standing.claim.id}", on_change="rerun")
    if history.open:
        history.html(history_html(standing))
        history.link_button("Link to this claim", f"?article={review.article.id}&claim={standing.claim.id}")


def flag_box(desk: Desk, standing: FlagStanding, *, where: str) -> None:
    """One flag with its message, and accept / dismiss while it is open."""
    flag = standing.flag
    with st.container(border=True, key=f"flag_{where}_{flag.id}"):
        st.html(flag_html(flag))
        if standing.decision:
            reason = f": {standing.decision.reason}" if standing.decision.reason else ""
            st.text(f"{standing.status} by {standing.decision.reviewer}{reason}")
            return
        reason_key = f"flag_reason_{where}_{flag.id}"
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _text_input("Reason (needed to dismiss)", reason_key)
            for action, name in ((FlagAction.ACCEPTED, "Accept"), (FlagAction.DISMISSED, "Dismiss")):
                st.button(
                    name,
                    key=f"{action.value}_{where}_{flag.id}",
                    on_click=_answer,
                    args=(desk, standing),
                    kwargs={"action": action, "reason_key": reason_key},
                )


def _answer(desk: Desk, standing: FlagStanding, *, action: FlagAction, reason_key: str) -> None:
    flag = standing.flag
    reason = kept(reason_key)
    _told(
        lambda: decide_flag(desk, flag.article_id, flag.id, action=action, reason=reason, by=reviewer()),
        f"Flag {action.value}.",
    )


def _sources(desk: Desk, review: Review, standing: ClaimStanding) -> None:
    st.markdown("**Sources**")
    known = {source.id: source for source in review.sources}
    for link in standing.evidence:
        if link.source_id in known:
            st.html(source_html(link, known[link.source_id]))
            last_look(standing, link)
    if not standing.evidence:
        st.caption("None yet. Verified needs at least one.")
    claim_id = standing.claim.id
    recheck_button(desk, review, standing)
    passages_box(desk, review, standing)
    box = st.expander("Attach a source (s)", key=f"attach_{claim_id}", on_change="rerun")
    if box.open:  # closed, its fields would cost every step from claim to claim
        with box:
            _attach_form(desk, standing)


def _attach_form(desk: Desk, standing: ClaimStanding) -> None:
    claim_id = standing.claim.id
    if carried_out(claim_id):
        st.rerun()
    if st.session_state.pop(f"attached_{claim_id}", False):
        st.session_state[f"title_{claim_id}"] = st.session_state[f"passage_{claim_id}"] = ""
    sort = st.segmented_control(
        "Sort of source", ["Citation", "URL", "File"], default="Citation", key=f"sort_{claim_id}", required=True
    )
    if sort == "File":
        st.file_uploader("File, kept as evidence", key=f"file_{claim_id}", max_upload_size=25)
    else:
        label = "Title, author, page" if sort == "Citation" else "URL, fetched once and archived"
        _text_input(label, f"title_{claim_id}")
    passage = f"passage_{claim_id}"
    st.text_area("Passage that matters", kept(passage), key=passage, height=80, persist_state="session")
    left, right = st.columns(2)
    with left:
        _choice("It", [stance.value for stance in Stance], f"stance_{claim_id}")
    with right:
        _choice("How near to the fact", [near.value for near in Standing], f"near_{claim_id}")
    st.button("Attach", key=f"do_attach_{claim_id}", on_click=_attach, args=(desk, standing), kwargs={"sort": sort})


def _text_input(label: str, key: str) -> None:
    st.text_input(label, kept(key), key=key, persist_state="session")


def _choice(label: str, options: list[str], key: str) -> None:
    chosen = kept(key)
    at = options.index(chosen) if chosen in options else 0
    st.selectbox(label, options, at, key=key, persist_state="session")


def _attach(desk: Desk, standing: ClaimStanding, *, sort: str) -> None:
    claim = standing.claim
    title = kept(f"title_{claim.id}").strip()
    upload = st.session_state.get(f"file_{claim.id}")
    if (sort == "File" and upload is None) or (sort != "File" and not title):
        tell("Nothing to attach yet: fill in the citation or URL, or choose a file.")
        return
    bearing = Bearing(
        stance=Stance(st.session_state[f"stance_{claim.id}"]),
        standing=Standing(st.session_state[f"near_{claim.id}"]),
        by=reviewer(),
        passage=kept(f"passage_{claim.id}").strip(),
    )
    content, name = (upload.getvalue(), upload.name) if upload else (b"", "")
    attach: dict[str, Callable[[], object]] = {
        "Citation": lambda: attach_citation(desk, claim.article_id, claim.id, title=title, bearing=bearing),
        "URL": lambda: attach_url(desk, claim.article_id, claim.id, url=title, bearing=bearing),
        "File": lambda: attach_file(desk, claim.article_id, claim.id, content=content, name=name, bearing=bearing),
    }

    def attached() -> None:
        st.session_state[f"attached_{claim.id}"] = _told(attach[sort], "Source attached.")

    if sort == "URL":
        put_off(claim.id, attached)
    else:
        attached()


def _verdict(desk: Desk, standing: ClaimStanding) -> None:
    claim_id = standing.claim.id
    st.markdown("**Verdict**")
    if standing.claim.kind in _QUOTED:
        st.segmented_control(
            "About",
            list(_ASPECTS),
            format_func=_ASPECTS.__getitem__,
            default=Aspect.CONTENT.value,
            key=f"aspect_{claim_id}",
            required=True,
        )
    key = f"label_{claim_id}"
    if key not in st.session_state and standing.verdict:
        st.session_state[key] = str(standing.verdict.label)
    names = {str(label.name): f"{label.mark} {label.name} ({label.key})" for label in desk.labels}
    st.pills("Label", list(names), format_func=names.__getitem__, key=key, label_visibility="collapsed")
    st.text_area(
        "Rationale (e)",
        kept(f"rationale_{claim_id}"),
        key=f"rationale_{claim_id}",
        height=100,
        persist_state="session",
        placeholder="Why? Name the passage that decides it.",
    )
    st.button("Save verdict", key=f"save_{claim_id}", type="primary", on_click=_save, args=(desk, standing))


def _save(desk: Desk, standing: ClaimStanding) -> None:
    label = st.session_state.get(f"label_{standing.claim.id}")
    if not label:
        tell("Choose a verdict first.")
        return
    judge(desk, standing.claim.article_id, claim_id=standing.claim.id, label=str(label))


def _told(deed: Callable[[], object], success: str) -> bool:
    """Whether the deed was done; either way the reviewer is told in one line."""
    if not reviewer():
        tell("Give your name first (left, at the top): every decision is signed.")
        ask_focus("reviewer")
        return False
    try:
        deed()
    except WorkbenchError as error:
        tell(str(error))
        return False
    tell(success)
    return True
