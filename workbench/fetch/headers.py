"""Reading the headers of a response within limits of size."""

from http.client import HTTPResponse
from typing import BinaryIO

from workbench.errors import FetchError
from workbench.fetch.bounds import Bounds


class _LimitedStream:
    """A stream that gives only so many bytes of header lines."""

    def __init__(self, stream: BinaryIO, *, bounds: Bounds, url: str) -> None:
        self._stream = stream
        self._bounds = bounds
        self._url = url
        self._bytes_read = 0

    def readline(self, limit: int = -1) -> bytes:
        """Return the next line, or its first `limit` bytes.

        Raises:
            FetchError: the lines so far are larger than the bounds allow.
        """
        line = self._stream.readline(limit)
        self._bytes_read += len(line)
        if self._bytes_read > self._bounds.most_header_bytes:
            what = f"the site sent more than {self._bounds.most_header_bytes // 1000} kB of headers"
            raise FetchError(url=self._url, what=what)
        return line

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()


def limited_response_class(bounds: Bounds, *, url: str) -> type[HTTPResponse]:
    """Return a class of responses whose headers, with all that comes before them, stay within `bounds`."""

    class Bounded(HTTPResponse):
        def begin(self) -> None:
            stream = self.fp
            self.fp = _LimitedStream(stream, bounds=bounds, url=url)  # type: ignore[assignment]
            try:
                super().begin()
            finally:
                if self.fp is not None:
                    self.fp = stream

    return Bounded
