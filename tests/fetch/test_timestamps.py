"""An authority of the desk's choice vouches for copies; without one nothing is sent, and its failures lose nothing."""

import contextlib
import hashlib
import itertools
import subprocess
from pathlib import Path

import pytest
from authority import OwnAuthority

from workbench.domain.event import EventKind
from workbench.domain.source import SourceTier, Stance
from workbench.errors import FetchError, TimestampError
from workbench.fetch.network import Network
from workbench.fetch.timestamps import TimestampAuthority
from workbench.services.articles.import_article import import_text
from workbench.services.check_desk import check_desk
from workbench.services.claims.decide import add_claim
from workbench.services.desk import Desk
from workbench.services.sources.attach_source import attach_file
from workbench.services.sources.details import EvidenceInput
from workbench.store.csv_folder import CsvFolder

CONTENT = b"what the reviewer saw"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
NOW = "2026-01-02T03:04:05Z"
TEXT = "Paris Council approved the plan in 2019."
BEARING = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Ada")


def chosen(authority: OwnAuthority, certificates: str = "") -> TimestampAuthority:
    return TimestampAuthority(
        url=authority.url,
        certificates=certificates or authority.certificates,
        now=lambda: NOW,
        network=Network(sleep=lambda _: None),
    )


def desk_with(folder: Path, timestamps: TimestampAuthority | None) -> Desk:
    numbers = itertools.count()
    return Desk(
        store=CsvFolder(folder / "claims"),
        now=lambda: NOW,
        new_id=lambda prefix: f"{prefix}_{next(numbers):04d}",
        fetch=pytest.fail,
        labels=(),
        timestamps=timestamps,
    )


def attach(desk: Desk) -> str:
    article = import_text(desk, TEXT, origin="a.txt", by="Ada")
    known = desk.store.load(article.id).claims
    claim = known[0] if known else add_claim(desk, article.id, start=0, end=len(TEXT), by="Ada")
    attach_file(desk, article.id, claim.id, content=CONTENT, name="a.txt", bearing=BEARING)
    return article.id


def kinds(desk: Desk, article_id: str) -> list[EventKind]:
    return [event.kind for event in desk.store.load(article_id).events]


def stamp_problems(desk: Desk) -> list[str]:
    return [str(problem) for problem in check_desk(desk) if "timestamp" in str(problem)]


def test_a_copy_is_vouched_for_and_other_tools_can_tell(authority: OwnAuthority, tmp_path: Path) -> None:
    token = chosen(authority).stamp(CONTENT)
    assert chosen(authority).check(token, sha256=SHA256).startswith("20")
    (tmp_path / "copy").write_bytes(CONTENT)
    (tmp_path / "copy.tsr").write_bytes(token)
    command = ["openssl", "ts", "-verify", "-data", "copy", "-in", "copy.tsr", "-CAfile", "root.pem"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Verification: OK" in told.stdout + told.stderr


def test_a_token_for_other_bytes_is_told(authority: OwnAuthority) -> None:
    token = chosen(authority).stamp(b"bytes other than")
    with pytest.raises(TimestampError, match="bytes other than"):
        chosen(authority).check(token, sha256=SHA256)


def test_a_token_of_another_authority_is_told(authority: OwnAuthority, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    stranger = OwnAuthority(other)
    token = chosen(stranger).stamp(CONTENT)
    stranger.close()
    with pytest.raises(TimestampError, match="not signed by the authority in"):
        chosen(authority).check(token, sha256=SHA256)


@pytest.mark.parametrize("cut", [slice(0, 0), slice(0, 40), slice(0, -1), slice(7, None)])
def test_a_damaged_token_is_told(authority: OwnAuthority, cut: slice) -> None:
    token = chosen(authority).stamp(CONTENT)
    with pytest.raises(TimestampError):
        chosen(authority).check(token[cut], sha256=SHA256)


def changed(token: bytes, place: int) -> bytes:
    return token[:place] + bytes([token[place] ^ 0x01]) + token[place + 1 :]


def test_a_changed_time_is_told(authority: OwnAuthority) -> None:
    token = chosen(authority).stamp(CONTENT)
    start = token.index(b"\x18\x0f20") + 2
    for place in range(start, start + len("20260102030405")):
        with pytest.raises(TimestampError, match=r"^[^\n]+$"):
            chosen(authority).check(changed(token, place), sha256=SHA256)


def test_no_changed_byte_gives_another_time(authority: OwnAuthority) -> None:
    token = chosen(authority).stamp(CONTENT)
    time = chosen(authority).check(token, sha256=SHA256)
    for place in range(0, len(token), 5):
        with contextlib.suppress(TimestampError):
            assert chosen(authority).check(changed(token, place), sha256=SHA256) == time


def test_a_copy_is_timestamped_once_and_the_doctor_is_content(authority: OwnAuthority, tmp_path: Path) -> None:
    desk = desk_with(tmp_path, chosen(authority))
    article_id = attach(desk)
    attach(desk)
    assert EventKind.TIMESTAMPED in kinds(desk, article_id)
    assert list(desk.store.timestamps()) == [SHA256]
    assert authority.asked == 1
    assert stamp_problems(desk) == []


def test_without_a_choice_nothing_is_asked_for(authority: OwnAuthority, tmp_path: Path) -> None:
    desk = desk_with(tmp_path, TimestampAuthority(url="", certificates=authority.certificates, now=lambda: NOW))
    attach(desk)
    attach(desk_with(tmp_path / "none", None))
    assert (authority.asked, desk.store.timestamps()) == (0, {})


@pytest.mark.parametrize("failure", ["500", "404", "spoilt", "of another query"])
def test_a_failure_is_noted_and_the_copy_kept(authority: OwnAuthority, tmp_path: Path, failure: str) -> None:
    if failure.isdigit():
        authority.status = int(failure)
    elif failure == "spoilt":
        authority.spoil = lambda reply: reply[: len(reply) // 2]
    else:
        earlier: list[bytes] = []
        authority.spoil = lambda reply: earlier.append(reply) or earlier[0]
        chosen(authority).stamp(CONTENT)
    desk = desk_with(tmp_path, chosen(authority))
    article_id = attach(desk)
    assert EventKind.NOT_TIMESTAMPED in kinds(desk, article_id)
    assert desk.store.read(SHA256) == CONTENT
    assert desk.store.timestamps() == {}


def test_an_authority_that_is_away_is_told_in_one_line(authority: OwnAuthority) -> None:
    authority.close()
    with pytest.raises(FetchError, match=r"^[^\n]*does not respond[^\n]*$"):
        chosen(authority).stamp(CONTENT)


def test_the_doctor_tells_of_a_token_beside_other_bytes(authority: OwnAuthority, tmp_path: Path) -> None:
    desk = desk_with(tmp_path, chosen(authority))
    attach(desk)
    desk.store.keep_timestamp(SHA256, chosen(authority).stamp(b"bytes other than"))
    (told,) = stamp_problems(desk)
    assert SHA256 in told


def test_the_doctor_says_what_it_needs_to_check_a_token(authority: OwnAuthority, tmp_path: Path) -> None:
    attach(desk_with(tmp_path, chosen(authority)))
    (told,) = stamp_problems(desk_with(tmp_path, None))
    assert "WORKBENCH_TIMESTAMP_CERTIFICATES" in told
    (told,) = stamp_problems(desk_with(tmp_path, chosen(authority, certificates="nowhere.pem")))
    assert "'nowhere.pem'" in told
