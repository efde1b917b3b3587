"""The desk's list of names: what is added, dropped, merged and taken back."""

from dataclasses import replace

import pytest
from two_clones import Clones, clone_of, put_into

from workbench.domain.desk_name import DeskName, NameKind
from workbench.domain.flag import FlagAction
from workbench.errors import ConflictError, DecisionRefusedError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.articles.scan_article import scan_article
from workbench.services.claims.decide import decide_flag
from workbench.services.claims.keep_spelling import accept_and_keep, can_be_right, can_keep_suggestion, keep_as_right
from workbench.services.claims.take_back import undo
from workbench.services.desk import Desk
from workbench.services.names.list_names import NameInput, add_name, drop_name, find_name, load_names
from workbench.store.memory import Memory

TEXT = """\
Macron speaks on reform

Mr Macron spoke for an hour. Mr Macron promised reform. Macron left at noon. Mr Marcon waved to 40 people.
Some 120% of them cheered.
"""


def names_of(desk: Desk) -> list[tuple]:
    return [(each.name, each.wrong, tuple(post.in_words for post in each.posts)) for each in load_names(desk)]


@pytest.fixture
def article(desk):
    article = import_text(desk, TEXT, origin="a.txt", by="Ana")
    scan_article(desk, article, by="Ana")
    return article


def flag_on(desk, article, quote="Marcon"):
    return next(each for each in open_review(desk, article.id).flags if each.flag.quote == quote)


def test_a_name_is_listed_with_its_spellings_and_every_post(desk):
    add_name(desk, NameInput(name=" Ann  Lee ", kind="person", wrong=("Anne Lee; Ann Lea",)), by="Ana")
    add_name(desk, NameInput(name="Ann Lee", post="Mayor of Oslo", since="2015-10", until="2019"), by="Ana")
    add_name(desk, NameInput(name="ann lee", post="Minister", since="2020"), by="Ben")

    [listed] = load_names(desk)
    assert (listed.kind, listed.wrong) == (NameKind.PERSON, ("Anne Lee", "Ann Lea"))
    assert {post.in_words for post in listed.posts} == {
        "Mayor of Oslo, from 2015-10, until 2019",
        "Minister, from 2020",
    }


def test_what_is_added_to_an_entry_keeps_what_it_said_and_the_same_again_adds_nothing(desk):
    add_name(desk, NameInput(name="Macron", wrong=("Marcon",), note="Agreed."), by="Ana")
    add_name(desk, NameInput(name="Macron", wrong=("Macaron",)), by="Ben")
    add_name(desk, NameInput(name="Macron", wrong=("Marcon",)), by="Ben")
    add_name(desk, NameInput(name="Ann Lee", post="Mayor", since="2015"), by="Ana")
    add_name(desk, NameInput(name="Ann Lee", post="mayor", until="2019"), by="Ana")

    assert names_of(desk) == [
        ("Ann Lee", (), ("mayor, from 2015, until 2019",)),
        ("Macron", ("Marcon", "Macaron"), ()),
    ]
    assert find_name(load_names(desk), "MACRON").notes == ("Agreed.",)
    assert len(desk.store.load("").names) == 4


def test_a_dropped_name_is_gone_with_all_that_was_said_and_may_be_added_anew(desk):
    add_name(desk, NameInput(name="Macron", wrong=("Marcon",)), by="Ana")
    add_name(desk, NameInput(name="Macron", post="President"), by="Ana")
    dropped = drop_name(desk, "macron", by="Ben")
    assert (dropped.name, dropped.wrong) == ("Macron", ("Marcon",))
    assert names_of(desk) == []
    with pytest.raises(DecisionRefusedError, match="'macron' is not on this desk's list of names"):
        drop_name(desk, "macron", by="Ben")

    add_name(desk, NameInput(name="Macron"), by="Ben")
    assert names_of(desk) == [("Macron", (), ())]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": "  "}, "The name is missing"),
        ({"name": "x" * 201}, "has 201 characters. Use at most 200"),
        ({"name": "Lee", "kind": "dog"}, "'dog' is not a kind of name. Use one of: person, body, place"),
        ({"name": "Lee", "post": "Mayor", "since": "2019-13"}, "'2019-13' is not a date. Write it as 2020-09-30"),
        ({"name": "Lee", "since": "2019"}, "'Lee' has days and no post"),
        ({"name": "Lee", "post": "Mayor", "since": "2020-02", "until": "2019"}, "after its end on 2019"),
        ({"name": "Lee", "wrong": tuple(f"L{number}" for number in range(51))}, "51 wrong spellings. Keep at most 50"),
        ({"name": "Lee", "note": "x" * 2001}, "2,001 characters"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_recorded(desk, given, said):
    with pytest.raises(DecisionRefusedError) as refused:
        add_name(desk, NameInput(**given), by="Ana")
    assert said in str(refused.value)
    assert desk.store.load("").names == ()
    with pytest.raises(DecisionRefusedError, match="Enter your name first"):
        add_name(desk, NameInput(name="Lee"), by=" ")


@pytest.mark.parametrize("order", ["ours first", "theirs first"])
def test_names_added_in_two_clones_count_together(desk, order):
    add_name(desk, NameInput(name="Macron", wrong=("Marcon",)), by="Ana")
    clones = Clones(clone_of(desk, "a"), clone_of(desk, "b"))
    add_name(clones.ours, NameInput(name="Macron", wrong=("Macaron",)), by="Ana")
    add_name(clones.ours, NameInput(name="Brégançon"), by="Ana")
    add_name(clones.theirs, NameInput(name="Macron", wrong=("Micron",)), by="Ben")

    merged = clones.merged(order)
    [bregancon, macron] = load_names(merged)
    assert bregancon.name == "Brégançon"
    assert set(macron.wrong) == {"Marcon", "Macaron", "Micron"}
    add_name(merged, NameInput(name="Macron", note="Both."), by="Ana")
    assert len(find_name(load_names(merged), "Macron").entries) == 1


@pytest.mark.parametrize("order", ["ours first", "theirs first"])
def test_a_name_dropped_in_one_clone_stays_where_the_other_went_on_with_it(desk, order):
    add_name(desk, NameInput(name="Macron", wrong=("Marcon",)), by="Ana")
    clones = Clones(clone_of(desk, "a"), clone_of(desk, "b"))
    drop_name(clones.ours, "Macron", by="Ana")
    add_name(clones.theirs, NameInput(name="Macron", wrong=("Micron",)), by="Ben")

    assert names_of(clones.merged(order)) == [("Macron", ("Marcon", "Micron"), ())]


def test_neither_clock_nor_order_says_which_entry_counts(desk):
    add_name(desk, NameInput(name="Macron", wrong=("Marcon",)), by="Ana")
    drop_name(desk, "Macron", by="Ana")
    entries = desk.store.load("").names
    turned = Memory()
    turned.append([replace(entry, added_at=f"20{99 - at}") for at, entry in enumerate(reversed(entries))], by="git")

    assert load_names(replace(desk, store=turned)) == ()


def test_the_flagged_name_is_right_dismisses_the_flag_and_lists_the_name_in_one_commit(desk, article):
    commits = []
    appended = desk.store.append

    def append(records, *, by):
        commits.append([type(each).__name__ for each in records])
        appended(records, by=by)

    desk.store.append = append
    answer = keep_as_right(desk, article.id, flag_on(desk, article).flag.id, by="Ana")

    assert commits == [["FlagDecision", "DeskName"]]
    assert (answer.action, answer.reason) == (FlagAction.DISMISSED, "‘Marcon’ is the right spelling.")
    assert names_of(desk) == [("Marcon", (), ())]
    assert flag_on(desk, article).status == "dismissed"


def test_accepting_and_keeping_lists_the_suggestion_with_the_flagged_words_as_wrong(desk, article):
    answer = accept_and_keep(desk, article.id, flag_on(desk, article).flag.id, by="Ana")

    assert answer.action is FlagAction.ACCEPTED
    assert names_of(desk) == [("Macron", ("Marcon",), ())]
    [entry] = desk.store.load("").names
    assert entry.flag_decision_id == answer.id


@pytest.mark.parametrize("keep", [keep_as_right, accept_and_keep])
def test_a_name_is_kept_neither_over_an_unseen_answer_nor_of_a_flag_on_something_else(desk, article, keep):
    other = next(each.flag for each in open_review(desk, article.id).flags if not can_be_right(each.flag))
    assert not can_keep_suggestion(other)
    with pytest.raises(DecisionRefusedError):
        keep(desk, article.id, other.id, by="Ana")
    flag = flag_on(desk, article).flag
    decide_flag(desk, article.id, flag.id, action=FlagAction.ACCEPTED, reason="", by="Ben")
    with pytest.raises(ConflictError):
        keep(desk, article.id, flag.id, by="Ana", over="")
    assert names_of(desk) == []


def test_undoing_the_answer_takes_the_name_off_the_list_too(desk, article):
    keep_as_right(desk, article.id, flag_on(desk, article).flag.id, by="Ana")
    assert undo(desk, article.id, by="Ana").startswith("Undone: the flag on 'Marcon' dismissed")

    assert names_of(desk) == []
    assert flag_on(desk, article).status == "open"


def test_undoing_the_answer_leaves_what_the_list_said_before_and_what_was_said_since(desk, article):
    add_name(desk, NameInput(name="Macron", wrong=("Macaron",)), by="Ben")
    accept_and_keep(desk, article.id, flag_on(desk, article).flag.id, by="Ana")
    undo(desk, article.id, by="Ana")
    assert names_of(desk) == [("Macron", ("Macaron",), ())]

    accept_and_keep(desk, article.id, flag_on(desk, article).flag.id, by="Ana")
    add_name(desk, NameInput(name="Macron", wrong=("Micron",)), by="Ben")
    undo(desk, article.id, by="Ana")
    assert names_of(desk) == [("Macron", ("Macaron", "Marcon", "Micron"), ())]


def test_an_entry_is_read_whatever_it_supersedes(desk):
    store = Memory()
    put_into(store, desk)
    one = DeskName(id="nam_1", name="Lee", added_by="Ana", added_at="", supersedes=("nam_2",))
    two = replace(one, id="nam_2", supersedes=("nam_1",), wrong=("Lea",))
    store.append([one, two], by="Ana")

    assert names_of(replace(desk, store=store)) == [("Lee", ("Lea",), ())]
