"""Opening an article for review, and the verdicts the desk may give."""

from dataclasses import fields, replace
from functools import lru_cache
from importlib import resources
from pathlib import Path

from workbench.detectors.house_style import FILE_NAME, NO_STYLE, HouseStyle, parse_house_style
from workbench.detectors.registry import CODES, styled
from workbench.domain.article import Article
from workbench.domain.problem import Problem
from workbench.domain.review import Review
from workbench.domain.verdict import Label
from workbench.errors import UnknownRecordError
from workbench.services.desk import Desk
from workbench.store.protocol import Loaded
from workbench.verdicts.labels import labels_from
from workbench.verdicts.recorded import Recorded
from workbench.verdicts.standing import standing_of

DESK_LABELS = "verdict_labels.toml"

Style = tuple[HouseStyle, tuple[Problem, ...]]
"""A house style, and what in its file could not be used."""


def open_review(desk: Desk, article_id: str) -> Review:
    """The article with everything that stands about it, its flags as the house style has them.

    A flag that somebody answered stands, whatever the house style says of its rule by now.

    Raises:
        UnknownRecordError: there is no such article.
    """
    loaded = _loaded(desk, article_id)
    answered = frozenset(answer.flag_id for answer in loaded.flag_decisions)
    flags = styled(loaded.flags, desk.house_style()[0], answered=answered)
    return standing_of(recorded_about(loaded.articles[-1], replace(loaded, flags=flags)))


def review_as_recorded(desk: Desk, article_id: str) -> Review:
    """The article with everything that stands about it, flags that the house style has switched off since included.

    Raises UnknownRecordError where there is no such article.
    """
    loaded = _loaded(desk, article_id)
    return standing_of(recorded_about(loaded.articles[-1], loaded))


def _loaded(desk: Desk, article_id: str) -> Loaded:
    loaded = desk.store.load(article_id)
    if not loaded.articles:
        raise UnknownRecordError(kind="article", record_id=article_id)
    return loaded


def recorded_about(article: Article, loaded: Loaded) -> Recorded:
    """What `loaded` holds about its one article, ready to be folded into what stands."""
    names = [field.name for field in fields(Recorded) if field.name != "article"]
    return Recorded(article=article, **{name: getattr(loaded, name) for name in names})


def labels(folder: Path | None = None) -> tuple[Label, ...]:
    """The verdict labels in `folder`'s own labels file, or else the default ones.

    Raises LabelsFileError, naming the entry, where the folder's file cannot be used.
    """
    own = folder / DESK_LABELS if folder else None
    if own and own.is_file():
        return labels_from(own.read_text("utf-8-sig"), where=str(own))
    default = resources.files("workbench.verdicts").joinpath("labels.toml")
    return labels_from(default.read_text("utf-8"))


def house_style(*folders: Path) -> Style:
    """The house style in the first of `folders` that has one; an empty one where none has.

    The file is read anew only after it changed.
    """
    for folder in folders:
        path = folder / FILE_NAME
        if path.is_file():
            return house_style_of(path)
    return NO_STYLE, ()


def house_style_of(path: Path) -> Style:
    """The house style in the file at `path`; a file that cannot be read is a Problem."""
    try:
        state = path.stat()
        return _style_at(path, state.st_mtime_ns, state.st_size)
    except (OSError, UnicodeDecodeError) as error:
        what = getattr(error, "strerror", None) or "it is not UTF-8"
        return NO_STYLE, (Problem(where=str(path), what=what.lower(), fix="Give a TOML file that you may read."),)


@lru_cache(maxsize=8)
def _style_at(path: Path, changed: int, size: int) -> Style:  # noqa: ARG001 - they tell that the file changed
    return parse_house_style(path.read_text("utf-8-sig"), str(path), CODES)
