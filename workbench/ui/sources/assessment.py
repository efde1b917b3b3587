"""What an attached source does to its claim, and what type it is: said or changed on the card."""

from typing import Final

import streamlit as st

from workbench.domain.review import ReviewedClaim
from workbench.domain.source import Evidence, Source, SourceTier, Stance
from workbench.review.policy import missing_requirements
from workbench.services.desk import Desk
from workbench.services.sources.assess_source import assess_source
from workbench.ui.fields import signed
from workbench.ui.session import reviewer
from workbench.ui.views.panel_view import lacking_html

STANCE: Final = "What the passage does"
STANCES: Final = tuple(stance.value for stance in Stance if stance.is_given)
SOURCE_TYPE: Final = "Source type"
SOURCE_TYPES: Final = tuple(standing.value for standing in SourceTier if standing.is_given)
NOT_SAID_YET: Final = "Choose below what the passage does."


def lacks_note(desk: Desk, standing: ReviewedClaim) -> None:
    """Draw what the claim's verdicts lack under the current rules, if anything."""
    lines = missing_requirements(standing, desk.labels)
    if lines:
        st.html(lacking_html(lines))


def assess_box(desk: Desk, link: Evidence, source: Source) -> None:
    """Draw the choices of stance and source type, in a closed box once both are set."""
    if not (link.stance.is_given and source.standing.is_given):
        _choices(desk, link, source)
        return
    box = st.expander("Change stance or source type", key=f"assess_{link.id}", on_change="rerun")
    if box.open:
        with box:
            _choices(desk, link, source)


def _choices(desk: Desk, link: Evidence, source: Source) -> None:
    with st.container(horizontal=True):
        key = f"stance_of_{link.id}"
        _show(key, link.stance.value)
        st.segmented_control(
            STANCE, STANCES, format_func=str.capitalize, key=key, on_change=_say_stance, args=(desk, link, key)
        )
        key = f"type_of_{link.id}"
        _show(key, source.standing.value if source.standing.is_given else "")
        st.segmented_control(
            SOURCE_TYPE,
            SOURCE_TYPES,
            format_func=str.capitalize,
            key=key,
            on_change=_say_type,
            args=(desk, link, key),
            kwargs={"shown": source.standing},
        )


def _show(key: str, recorded: str) -> None:
    """Make the control show what is recorded, also after a refusal or an undo."""
    if st.session_state.get(key) != (recorded or None):
        st.session_state[key] = recorded or None


def _say_stance(desk: Desk, link: Evidence, key: str) -> None:
    stance = Stance(st.session_state[key] or Stance.NOT_GIVEN)
    if stance is link.stance:  # not chosen, but sent with a click on a page that is no longer shown
        return
    signed(
        lambda: assess_source(desk, link.article_id, link.id, stance=stance, by=reviewer()),
        f"Recorded: {stance.in_words}.",
    )


def _say_type(desk: Desk, link: Evidence, key: str, *, shown: SourceTier) -> None:
    standing = SourceTier(st.session_state[key] or SourceTier.NOT_GIVEN)
    if standing is shown:
        return
    signed(
        lambda: assess_source(desk, link.article_id, link.id, standing=standing, by=reviewer()),
        f"Recorded: {standing.in_words}.",
    )
