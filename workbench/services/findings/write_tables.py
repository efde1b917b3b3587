"""Writing the findings of an article into the claims folder."""

from collections.abc import Collection, Iterable, Iterator

from workbench.domain.identity import sha256_of
from workbench.domain.problem import Problem
from workbench.errors import StoreError, UnknownRecordError
from workbench.reports.findings.file_names import parse_file_name
from workbench.reports.findings.findings_package import PACKAGE_FILE, findings_package, is_findings_package
from workbench.services.desk import Desk
from workbench.services.findings.build_tables import Pause, build_tables, checksum_of_inputs, column_names, no_pause
from workbench.services.findings.make_room import MOVE_IT_FIX, ONLY_TAKEN_IN, Clearing, how_to_see_edits, is_edited
from workbench.store.findings.findings_folder import FOLDER, FindingsFolder, Note


def update_findings(desk: Desk, article_ids: Iterable[str], *, pause: Pause = no_pause) -> tuple[Problem, ...]:
    """Bring the files of these articles up to date, where they are missing or older, and return the problems.

    A file that cannot be written is a Problem and not an error: the records are stored all the same.
    """
    problems: list[Problem] = []
    for article_id in article_ids:
        try:
            problems += write_findings(desk, article_id, pause=pause)
        except StoreError as error:
            what = f"{error.what}; the findings there are not written"
            problems.append(Problem(where=error.where, what=what, fix=error.fix))
        except UnknownRecordError:
            continue  # it was recorded, and is not in effect
        pause()
    return tuple(dict.fromkeys(problems))


def update_all_findings(desk: Desk) -> tuple[Problem, ...]:
    """Bring the files of every article up to date; do nothing in a folder that is read-only."""
    try:
        if desk.findings is None:
            return ()
        desk.findings.check_writable()
    except StoreError:
        return ()
    return update_findings(desk, [str(article.id) for article in desk.store.article_list()])


def write_findings(desk: Desk, article_id: str, *, pause: Pause = no_pause) -> tuple[Problem, ...]:
    """Write the two files of an article where they are missing or older; return what was set aside or left as Problems.

    Raises StoreError where they cannot be written, and UnknownRecordError.
    """
    folder = desk.findings
    if folder is None:
        return ()
    state = checksum_of_inputs(desk, article_id)  # where more is recorded from here on, they are written once more
    if is_current(folder, folder.note_of(article_id), state):
        return ()
    with folder.locked():
        note = folder.note_of(article_id)
        tables = build_tables(desk, article_id, pause=pause)
        clearing = Clearing(desk=desk, folder=folder, article_id=article_id, note=note)
        problems: list[Problem] = []
        files: dict[str, str] = {}
        for table in tables:
            problem, is_free = clearing.clear(table)
            if problem:
                problems.append(problem)
            if is_free:
                folder.put(table.name, table.content)
                files[table.name] = sha256_of(table.content)
        problems += _remove_former_files(folder, article_id, note=note, names=[table.name for table in tables])
        is_whole = len(files) == len(tables)
        folder.note(article_id, Note(written_from=state if is_whole else "", files=files))
        problems += _write_package(folder)
    return tuple(problems)


def is_current(folder: FindingsFolder, note: Note, state: str) -> bool:
    """Whether both files noted exist, as written or edited since, and were derived from the records in this `state`."""
    is_there = (
        bool(note.files)
        and folder.has(PACKAGE_FILE)
        and all(_is_written_or_edited(folder, *file) for file in note.files.items())
    )
    return is_there and note.written_from == state


def _is_written_or_edited(folder: FindingsFolder, name: str, digest: str) -> bool:
    """Whether the file of this name has the noted bytes, or somebody's edits, which stay there."""
    try:
        content = folder.read(name) if folder.has(name) else b""
    except StoreError:
        return False
    named_file = parse_file_name(name)
    return sha256_of(content) == digest or bool(
        named_file and is_edited(content, column_names(is_sources=named_file.is_sources))
    )


def _remove_former_files(
    folder: FindingsFolder, article_id: str, *, note: Note, names: Collection[str]
) -> Iterator[Problem]:
    """Remove the files named after an earlier title of the article; one that was edited is set aside."""
    for name, digest in note.files.items():
        if name in names or not folder.has(name):
            continue
        if sha256_of(folder.read(name)) == digest:
            folder.remove(name)
        else:
            aside = folder.set_aside(name)
            what = f"was edited, and its article now has another title: it is kept as {aside}; {ONLY_TAKEN_IN}"
            yield Problem(where=f"{FOLDER}/{name}", what=what, fix=how_to_see_edits(article_id, folder, aside))


def _write_package(folder: FindingsFolder) -> Iterator[Problem]:
    """Write the folder's data package, so that it lists the existing files."""
    content_before = folder.read(PACKAGE_FILE) if folder.has(PACKAGE_FILE) else b""
    if content_before and not is_findings_package(content_before):
        yield Problem(
            where=f"{FOLDER}/{PACKAGE_FILE}", what="is another data package, and is left as it is", fix=MOVE_IT_FIX
        )
        return
    package = findings_package(folder.names(), content_before)
    if package != content_before:
        folder.put(PACKAGE_FILE, package)
