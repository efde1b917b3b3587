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
