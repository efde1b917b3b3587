# ruff: noqa: SLF001 - Streamlit has no setting for what is mended here
"""A click is carried out to its end, whatever else the browser asks for meanwhile.

Two methods of Streamlit's script runner are wrapped for that; the tests of
this module fail where a newer Streamlit no longer calls them.
"""

from dataclasses import replace

from streamlit.runtime.scriptrunner import RerunData, ScriptRunner

_interrupt = ScriptRunner._maybe_handle_execution_control_request
_run = ScriptRunner._run_script


def finish_clicks_first() -> None:
    """Have a run carry out its clicks before it gives way, and have no request bring back a page that was left.

    Streamlit looks for the next request before it calls back, and again
    whenever the callback reads or writes the session's state: where one has
    come, it drops the click with the run, or leaves the callback half done.
    And what is clicked on a page while the next one is being drawn leaves the
    browser with an empty page. Drawing may be cut short at any time, as before.
    """
    ScriptRunner._maybe_handle_execution_control_request = _interrupt_once_clicks_are_done  # type: ignore[method-assign]
    ScriptRunner._run_script = _run_on_the_page_turned_to  # type: ignore[method-assign]


def _interrupt_once_clicks_are_done(self: ScriptRunner) -> None:
    if self._is_in_script_thread() and not self._get_script_run_ctx().has_script_started:
        return
    _interrupt(self)


def _run_on_the_page_turned_to(self: ScriptRunner, rerun_data: RerunData) -> None:
    """Run for a request; of one that comes from a part of the page before, only the clicks are meant."""
    now = self._get_script_run_ctx()
    if rerun_data.fragment_id_queue and now.page_script_hash not in {"", rerun_data.page_script_hash}:
        rerun_data = replace(
            rerun_data,
            fragment_id_queue=[],
            page_script_hash=now.page_script_hash,
            query_string=now.query_string,
        )
    _run(self, rerun_data)
