"""The details of a source that a reviewer gives, each described once for all that ask for, show or explain it."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDetail:
    """What a detail of a source is called, and how it is asked for, shown and explained.

    `name` is its field in `Source` and `SourceMetadata`, and so its column and its key in JSON;
    `label` is its name for people, `description` explains it in the schemas. `asked_as` names the
    option and the field on the page that ask for it; `metavar` and `help` are for the option, and
    `example` stands in the empty field. `shown` is how a line about a source says it, as "{}" or
    "in {}"; empty for one that a line has in a place of its own.
    """

    name: str
    label: str
    description: str
    asked_as: str
    help: str
    metavar: str | None = None
    example: str = ""
    shown: str = ""


SOURCE_DETAILS: Final = (
    SourceDetail(
        name="title",
        label="Title",
        description="The title of the source.",
        asked_as="title",
        help="the title, where the file's own is not wanted",
    ),
    SourceDetail(
        name="publisher",
        label="Publisher",
        description="Who published it; for a person, the affiliation.",
        asked_as="publisher",
        help="who published it, or the person's affiliation",
        metavar="NAME",
        shown="{}",
    ),
    SourceDetail(
        name="published",
        label="Published",
        description="When it was published, or the person was asked, as far as known: 2020-09-30, 2020-09 or 2020.",
        asked_as="published",
        help="date of publication or of the call: 2020-09-30, 2020-09 or 2020",
        metavar="DATE",
        example="2020-09-30",
        shown="{}",
    ),
    SourceDetail(
        name="url",
        label="Web address",
        description="Its web address as it was given, with any scheme: check it before you link it.",
        asked_as="address",
        help="web address of a file or citation",
        metavar="URL",
        example="https://",
    ),
)
"""The details in the order of the columns; a new one goes at the end, here, in `SourceMetadata` and in `Source`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMetadata:
    """What the reviewer enters about a source; whatever is empty is taken from the source itself, if it says so.

    `published` is a day, month or year as 2020-09-30, 2020-09 or 2020. `note` of
    an image is its alt text.
    """

    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    note: str = ""


NO_METADATA: Final = SourceMetadata()
