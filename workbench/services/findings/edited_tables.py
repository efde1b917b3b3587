"""Finding the findings files that somebody edited: in place, or set aside since, until they are deleted."""

from collections.abc import Iterator

from workbench.domain.article import Article
from workbench.domain.identity import sha256_of
from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.reports.findings.file_names import NamedFile, parse_file_name, short_id
from workbench.services.desk import Desk
from workbench.services.findings.build_tables import column_names
from workbench.services.findings.make_room import (
    FOREIGN_FILE,
    MOVE_IT_FIX,
    ONLY_TAKEN_IN,
    how_to_see_edits,
    is_edited,
    is_table,
)
from workbench.store.findings.findings_folder import FOLDER, FindingsFolder


def edited_findings_problems(desk: Desk, article_id: str = "") -> tuple[Problem, ...]:
    """Return a Problem for each edited findings file of the article, or of every article, saying how to import it."""
    if desk.findings is None:
        return ()
    articles = {short_id(article.id): article for article in desk.store.article_list()}
    problems: list[Problem] = []
    for name in desk.findings.names():
        named_file = parse_file_name(name)
        article = articles.get(named_file.short_id) if named_file else None
        if named_file and article and article_id in {"", article.id}:
            problems += _file_problems(desk.findings, article, named_file)
    return tuple(problems)


def _file_problems(folder: FindingsFolder, article: Article, named_file: NamedFile) -> Iterator[Problem]:
    name, where = named_file.name, f"{FOLDER}/{named_file.name}"
    fix = f"{how_to_see_edits(article.id, folder, name)}. Delete it when you no longer need it."
    if named_file.is_aside:
        what = f"is a findings table that was edited elsewhere; {ONLY_TAKEN_IN}"
        yield Problem(where=where, what=what, fix=fix)
        return
    try:
        content = folder.read(name)
    except StoreError as error:
        yield Problem(where=where, what=error.what, fix=error.fix)
        return
    if sha256_of(content) == folder.note_of(article.id).files.get(name):
        return
    if content and not is_table(content):
        yield Problem(where=where, what=FOREIGN_FILE, fix=MOVE_IT_FIX)
    elif is_edited(content, column_names(is_sources=named_file.is_sources)):
        what = f"was edited elsewhere; {ONLY_TAKEN_IN}, and a copy is kept when the table is rewritten"
        yield Problem(where=where, what=what, fix=how_to_see_edits(article.id, folder, name))
