"""Find the claims of an article, flag its suspicious spots, keep what reviewers decide."""

from importlib import import_module
from typing import TYPE_CHECKING

from workbench.version import VERSION

if TYPE_CHECKING:
    from workbench.api import check_text
    from workbench.extraction.worthiness import check_worthiness, has_factual_claim
    from workbench.passages.unsupported import unsupported_words
    from workbench.scripting.claims_folder import open  # noqa: A004 - called as `workbench.open`
    from workbench.scripting.pandas_tables import tables
    from workbench.services.search.search_checks import build_index, find_earlier_checks
    from workbench.services.search.search_texts import find_passages
    from workbench.text.names import same_name

__version__ = VERSION

__all__ = [
    "__version__",
    "build_index",
    "check_text",
    "check_worthiness",
    "find_earlier_checks",
    "find_passages",
    "has_factual_claim",
    "open",
    "same_name",
    "tables",
    "unsupported_words",
]

_HOMES = {
    "build_index": "workbench.services.search.search_checks",
    "check_text": "workbench.api",
    "check_worthiness": "workbench.extraction.worthiness",
    "find_earlier_checks": "workbench.services.search.search_checks",
    "find_passages": "workbench.services.search.search_texts",
    "has_factual_claim": "workbench.extraction.worthiness",
    "open": "workbench.scripting.claims_folder",
    "same_name": "workbench.text.names",
    "tables": "workbench.scripting.pandas_tables",
    "unsupported_words": "workbench.passages.unsupported",
}


def __getattr__(name: str) -> object:
    """The public function `name`, loaded when first asked for, so that `import workbench` stays quick.

    Raises:
        AttributeError: for any other name.
    """
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
