"""Vectors of earlier checks: made when needed, kept, and never trusted blindly."""

import math

import pytest

import workbench
from workbench.services.search import search_checks
from workbench.services.search.embeddings import installed_embedder
from workbench.services.search.meanings import AT_ONCE, TextVectors
from workbench.services.search.search_checks import READY_LINE, build_index, describe_index, find_earlier_checks
from workbench.store.vectors import VectorFile

SUBJECTS = ("shot", "rain", "bridge")


class Embedder:
    """A direction a subject; every text asked for is noted."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts):
        self.asked += [text for text in texts if text]
        return [self._vector(text.replace("vaccine", "shot")) for text in texts]

    def _vector(self, text):
        found = [float(subject in text) for subject in SUBJECTS]
        length = math.hypot(*found) or 1.0
        return [value / length for value in found]


class Kept:
    def __init__(self) -> None:
        self.vectors: dict[bytes, bytes] = {}

    def load(self):
        return dict(self.vectors)

    def keep(self, vectors):
        self.vectors.update(vectors)


MANY = [f"A bridge, number {number}" for number in range(AT_ONCE + 1)]


@pytest.fixture
def embedder(monkeypatch) -> Embedder:
    embedder = Embedder()
    monkeypatch.setattr(search_checks, "installed_embedder", lambda: embedder)
    return embedder


def test_a_check_in_other_words_is_found_and_says_that_its_meaning_is_similar(embedder) -> None:
    index = build_index([("a", "It will rain"), ("b", "The shot is safe"), ("c", "A bridge")])
    (match,) = find_earlier_checks("vaccine", index)
    assert (match.id, match.why) == ("b", "similar meaning")
    assert describe_index(index) == "by words and meaning"


def test_the_likeness_is_the_cosine(embedder) -> None:
    meanings = TextVectors(["rain", "rain on a bridge", "shot"], embed=embedder)
    found = meanings("rain", [])
    assert [round(found[number], 2) for number in range(3)] == [1.0, 0.71, 0.0]


def test_of_many_checks_only_the_nearest_by_words_are_made_ready_by_a_search(embedder) -> None:
    meanings = TextVectors(MANY, embed=embedder)
    assert set(meanings("bridge", [3, 5])) == {3, 5}
    assert sorted(embedder.asked) == sorted([MANY[3], MANY[5], "bridge"])
    assert (meanings.ready, len(meanings)) == (2, AT_ONCE + 1)


def test_many_checks_are_made_ready_on_demand_and_the_way_says_how_far_it_is(embedder) -> None:
    index = build_index(enumerate_ids([*MANY, "The shot is safe"]))
    assert find_earlier_checks("vaccine", index) == ()
    assert describe_index(index) == f"by words and meaning; {READY_LINE.format(ready=0, all=AT_ONCE + 2)}"
    assert list(index.make_ready()) == [AT_ONCE + 2]
    assert [match.why for match in find_earlier_checks("vaccine", index)] == ["similar meaning"]
    assert describe_index(index) == "by words and meaning"
    assert list(index.make_ready()) == []


def test_what_was_kept_is_not_worked_out_again(embedder) -> None:
    kept = Kept()
    first = TextVectors(["rain", "shot"], embed=embedder, kept=kept)
    found = first("rain", [0, 1])
    embedder.asked.clear()
    again = TextVectors(["shot", "bridge", "rain"], embed=embedder, kept=kept)
    assert again.ready == 2
    assert again("rain", [0, 2])[2] == found[0]
    assert embedder.asked == ["bridge", "rain"]


def test_a_kept_vector_of_another_length_is_made_anew(embedder) -> None:
    kept = Kept()
    TextVectors(["rain"], embed=embedder, kept=kept)("rain", [0])
    kept.vectors = dict.fromkeys(kept.vectors, b"\x01")
    assert TextVectors(["rain"], embed=embedder, kept=kept).ready == 0


def test_without_the_extra_words_alone_decide_and_the_way_says_so(monkeypatch) -> None:
    monkeypatch.setattr("workbench.services.search.embeddings.find_spec", lambda package: None)
    installed_embedder.cache_clear()
    try:
        index = build_index([("a", "Sharks swim in streets"), ("b", "The shot is safe")])
        assert [match.id for match in find_earlier_checks("A shark swam in a street", index)] == ["a"]
        assert find_earlier_checks("vaccine", index) == ()
        assert list(index.make_ready()) == []
        assert describe_index(index) == "by words (the extra for meaning is not installed)"
    finally:
        installed_embedder.cache_clear()


def test_an_empty_index_finds_nothing_with_the_extra_too() -> None:
    index = workbench.build_index([])
    assert workbench.find_earlier_checks("Anything", index) == ()
    assert describe_index(index) == "by words and meaning"


def test_with_the_real_weights_a_paraphrase_without_a_shared_word_is_found() -> None:
    pairs = [("a", "Interest rates rose in March."), ("b", "A feline was sitting."), ("c", "Sharks swim in streets")]
    (match, *_) = workbench.find_earlier_checks("The cat sat down.", workbench.build_index(pairs))
    assert (match.id, match.why) == ("b", "similar meaning")


def test_vectors_outlive_the_program_in_a_folder_that_git_leaves_alone(tmp_path) -> None:
    folder = tmp_path / ".cache"
    assert VectorFile(folder).load() == {}
    VectorFile(folder).keep({b"a": b"\x01\x02", b"b": b"\xff\x00"})
    VectorFile(folder).keep({b"a": b"\x03\x04"})
    assert VectorFile(folder).load() == {b"a": b"\x03\x04", b"b": b"\xff\x00"}
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_damaged_file_of_vectors_is_made_anew(tmp_path) -> None:
    kept = VectorFile(tmp_path)
    kept.keep({b"a": b"\x01"})
    (damaged,) = tmp_path.glob("*.sqlite")
    damaged.write_bytes(b"no database, but quite long" * 100)
    assert kept.load() == {}
    kept.keep({b"b": b"\x02"})
    assert kept.load() == {b"b": b"\x02"}


def test_where_no_vectors_can_be_kept_the_search_goes_on(tmp_path, embedder) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    kept = VectorFile(tmp_path / "file")
    index = build_index([("a", "rain")], kept=kept)
    assert [match.id for match in find_earlier_checks("rain", index)] == ["a"]
    assert kept.load() == {}


def enumerate_ids(texts):
    return [(str(number), text) for number, text in enumerate(texts)]
