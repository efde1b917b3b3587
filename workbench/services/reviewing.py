"""Opening an article for review, and the verdicts the desk may give."""

from dataclasses import fields
from importlib import resources
from pathlib import Path

from workbench.domain.review import Review
from workbench.domain.verdict import Label
from workbench.errors import UnknownRecordError
from workbench.services.desk import Desk
from workbench.verdicts.labels import labels_from
from workbench.verdicts.standing import Recorded, standing_of

DESK_LABELS = "verdict_labels.toml"


def open_review(desk: Desk, article_id: str) -> Review:
    """The article with everything that stands about it.

    Raises:
        UnknownRecordError: there is no such article.
    """
    loaded = desk.store.load(article_id)
    if not loaded.articles:
        raise UnknownRecordError(kind="article", record_id=article_id)
    told = {field.name: getattr(loaded, field.name) for field in fields(loaded) if field.name != "articles"}
    return standing_of(Recorded(article=loaded.articles[-1], **told))


def labels(folder: Path | None = None) -> tuple[Label, ...]:
    """The verdict labels in `folder`'s own labels file, or else the default ones.

    Raises LabelsFileError, naming the entry, where the folder's file cannot be used.
    """
    own = folder / DESK_LABELS if folder else None
    if own and own.is_file():
        return labels_from(own.read_text("utf-8-sig"), where=str(own))
    default = resources.files("workbench.verdicts").joinpath("labels.toml")
    return labels_from(default.read_text("utf-8"))
