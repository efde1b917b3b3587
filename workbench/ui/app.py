"""The page's server: Streamlit with a content security policy on every answer."""

import base64
import hashlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workbench.ui.browser.early_loading import load_early
from workbench.ui.interruptions import finish_clicks_first

POLICY = (
    "default-src 'self'; script-src 'self' blob:{hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "frame-ancestors 'none'; object-src 'none'; base-uri 'self'"
)


_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def policy() -> str:
    """Return the policy, which allows the inline scripts of Streamlit's own start page by their hashes."""
    start_page = Path(st.__file__).parent / "static" / "index.html"
    digests = (hashlib.sha256(script).digest() for script in _INLINE.findall(start_page.read_bytes()))
    return POLICY.format(hashes="".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests))


class SecurityHeaders:
    """Sends the policy, so that a page from outside can load and frame nothing here."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.policy = policy().encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, adding the headers to the answer."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message.get("headers", []), (b"content-security-policy", self.policy)]
                headers += [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer")]
                message = {**message, "headers": headers}
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


@asynccontextmanager
async def loading_early(_app: st.App) -> AsyncIterator[None]:
    """Use the time in which nobody asks for a page yet, and the browser loads what stands around it."""
    load_early()
    yield


finish_clicks_first()
app = st.App(Path(__file__).parent / "main.py", lifespan=loading_early, middleware=[Middleware(SecurityHeaders)])
