"""Flags: the address of the list of flags, which is a view of the Review page."""

import streamlit as st

from workbench.ui.session import choose_view

choose_view("flags")
st.switch_page("screens/review_screen.py")
