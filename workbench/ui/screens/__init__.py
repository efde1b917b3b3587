"""One file a page.

Not called `pages`: Streamlit would list a folder of that name beside the script by itself.
"""
