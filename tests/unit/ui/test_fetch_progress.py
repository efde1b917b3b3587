"""A fetch that was put off is carried out once the page is drawn, and begins anew when interrupted."""

from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st

    from workbench.fetch.progress import report_progress
    from workbench.ui.sources.fetch_progress import defer, run_deferred

    def fetch() -> None:
        st.session_state["begun"] = st.session_state.get("begun", 0) + 1
        report_progress(1_234_567)
        if st.session_state["begun"] < st.session_state["interrupted_until"]:
            st.rerun()

    st.session_state.setdefault("interrupted_until", 1)
    st.button("Attach", on_click=defer, args=("claim", fetch))
    if run_deferred("claim"):
        st.text("done")


def other_page() -> None:
    import streamlit as st

    from workbench.ui.sources.fetch_progress import defer, run_left_over

    def fetch() -> None:
        st.session_state["begun"] = st.session_state.get("begun", 0) + 1
        if st.session_state["begun"] == 2:
            raise OSError

    st.button("Attach", on_click=defer, args=("claim", fetch))
    st.text("drawn" if not run_left_over() else "done")


def test_what_was_put_off_on_a_page_that_is_no_longer_shown_is_carried_out_once_on_the_next() -> None:
    run = AppTest.from_function(other_page, default_timeout=60).run()
    run.button[0].click().run()
    assert [each.value for each in run.text] == ["done"]
    assert [each.value for each in run.run().text] == ["drawn"]
    assert run.session_state["begun"] == 1


def test_what_fails_is_not_tried_again_on_every_page() -> None:
    run = AppTest.from_function(other_page, default_timeout=60)
    run.session_state["begun"] = 1
    run.run()
    run.button[0].click().run()
    assert run.exception
    assert [each.value for each in run.run().text] == ["drawn"]


def test_the_bytes_are_counted_while_the_page_comes() -> None:
    run = AppTest.from_function(page, default_timeout=60).run()
    assert not run.text
    run.button[0].click().run()
    assert [each.value for each in run.caption] == ["1,234,567 bytes so far"]
    assert [each.value for each in run.text] == ["done"]


def test_it_is_carried_out_once() -> None:
    run = AppTest.from_function(page, default_timeout=60).run()
    run.button[0].click().run()
    run.run()
    assert (run.session_state["begun"], len(run.text)) == (1, 0)


def test_an_interrupted_fetch_begins_anew() -> None:
    run = AppTest.from_function(page, default_timeout=60)
    run.session_state["interrupted_until"] = 2
    run.run()
    run.button[0].click().run()
    assert (run.session_state["begun"], len(run.text)) == (2, 1)
