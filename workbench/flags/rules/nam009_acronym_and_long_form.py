"""NAM009: an acronym that its long form does not spell, or that the article spells otherwise elsewhere."""

from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz.distance import OSA, Indel
from wordfreq import zipf_frequency

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.facts.entities.acronyms import Acronyms, LongForm, acronyms_of
from workbench.facts.entities.body_names import SMALL_WORDS, initials_of
from workbench.flags.dictionary import english_words
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_SHORT: Final = 2
_LONG: Final = 4
_ONE_MOVED: Final = 2
"""Letters deleted and put in where one stands in another place."""

_KNOWN: Final = 2.6
_IN_USE: Final = 2.4
"""Zipf frequencies from which an acronym may be one that needs no long form, with a letter moved and with another."""

_SHORTEST_PIECE: Final = 4
_MOST_RELATED: Final = 5


def find(document: Document) -> Iterator[Finding]:
    """Yield the acronyms that are one slip from what their long form spells, or from one that the text explains."""
    acronyms = acronyms_of(document)
    told = set()
    for form in acronyms.long_forms:
        finding = _misspelt(form)
        if finding and form.letters not in told:
            told.add(form.letters)
            yield finding
    for letters, places in acronyms.uses.items():
        right = "" if letters in told else _meant(letters, acronyms)
        if right and right not in told:
            yield _unexplained(places, right, acronyms)


def _misspelt(form: LongForm) -> Finding | None:
    """Return a finding where the letters are one slip from the initials of the words before them."""
    tails = [form.words[first:] for first, word in enumerate(form.words) if word[0].isupper()]
    if len(form.letters) <= _SHORT or any(_spells(tail, form.letters) for tail in tails):
        return None
    for tail in tails:
        spelt = initials_of(tail)
        is_swapped = OSA.distance(spelt, form.letters) == 1 and _is_moved(spelt, form.letters)
        if is_swapped or _lacks_a_word(tail, spelt, form.letters):
            return Finding(
                span=form.acronym,
                message=f"'{' '.join(tail)}' spells {spelt}, not {form.letters}. Which of the two is right?",
                suggestion=spelt if is_swapped else "",
                related=(form.span,),
                evidence=f"initials {spelt}",
                severity=Severity.ERROR if is_swapped and zipf_frequency(form.letters.lower(), "en") < _KNOWN else None,
            )
    return None


def _spells(words: Sequence[str], letters: str) -> bool:
    """Return whether the words may give the letters: initials, with small words, one word more, or another order."""
    spelt, with_small = initials_of(words), initials_of(words, small=True)
    if letters == initials_of([part for word in words for part in word.split("-")], small=True):
        return True
    if letters in {spelt, with_small} or (sorted(letters) == sorted(spelt) and OSA.distance(spelt, letters) > 1):
        return True
    return letters[0] == spelt[:1] and len(spelt) <= len(letters) + 1 and _is_within(letters, with_small)


def _is_within(letters: str, spelt: str) -> bool:
    remaining = iter(spelt)
    return all(letter in remaining for letter in letters)


def _is_moved(spelt: str, letters: str) -> bool:
    """Return whether one letter stands in another place: FASSI for FSSAI."""
    return spelt != letters and sorted(spelt) == sorted(letters) and Indel.distance(spelt, letters) == _ONE_MOVED


def _lacks_a_word(words: Sequence[str], spelt: str, letters: str) -> bool:
    """Return whether one letter, not the first, has no word: another stands there, or none."""
    if (
        letters[0] != spelt[:1]
        or letters.startswith(spelt)
        or OSA.distance(spelt, letters) != 1
        or len(letters) < len(spelt)
    ):
        return False
    odd = [letter for letter in letters if letters.count(letter) > spelt.count(letter)]
    return bool(odd) and not any(_may_give(word, odd[0]) for word in words if word.lower() not in SMALL_WORDS)


def _may_give(word: str, letter: str) -> bool:
    """Return whether an acronym may take the letter from inside the word: X, the second, or a word in it."""
    low, small = word.lower(), letter.lower()
    if (small == "x" and "x" in low) or low[1:2] == small:
        return True
    pieces = (low[at:] for at in range(1, len(low) - _SHORTEST_PIECE + 1) if low[at] == small)
    return any(piece in english_words() for piece in pieces)


def _meant(letters: str, acronyms: Acronyms) -> str:
    """Return the acronym that the text explains and that `letters` are a slip for; empty for none."""
    explained = acronyms.introduced | acronyms.spelt.keys()
    if letters in explained or len(letters) <= _SHORT:
        return ""
    moved = [right for right in explained if _is_moved(right, letters) and _may_be_meant(letters, right, acronyms)]
    used = acronyms.introduced & acronyms.uses.keys()
    near = moved or [right for right in used if _is_slip(letters, right) and _is_rarer(letters, right, acronyms)]
    return max(near, key=lambda right: (len(acronyms.uses.get(right, ())), right), default="")


def _may_be_meant(letters: str, right: str, acronyms: Acronyms) -> bool:
    """Return whether the text has the acronym no less often, or not at all but a name of four words that spells it."""
    if right in acronyms.uses:
        return _is_rarer(letters, right, acronyms)
    return right in acronyms.spelt and len(right) >= _LONG and zipf_frequency(letters.lower(), "en") < _KNOWN


def _is_rarer(letters: str, right: str, acronyms: Acronyms) -> bool:
    return len(acronyms.uses[letters]) <= len(acronyms.uses[right])


def _is_slip(letters: str, right: str) -> bool:
    """Return whether one letter of an acronym is another in one that is not in use."""
    is_known = zipf_frequency(letters.lower(), "en") >= _IN_USE
    is_plural = letters.rstrip("S") == right.rstrip("S")
    return (
        len(right) > _SHORT
        and not is_known
        and not is_plural
        and letters[0] == right[0]
        and OSA.distance(letters, right) == 1
    )


def _unexplained(places: Sequence[Span], right: str, acronyms: Acronyms) -> Finding:
    letters = places[0].of(acronyms.text)
    is_sure = _is_moved(right, letters) and zipf_frequency(letters.lower(), "en") < _KNOWN
    named = (acronyms.spelt[right],) if right in acronyms.spelt else ()
    return Finding(
        span=places[0],
        message=f"The article explains {right}, but not this acronym, one slip from it. Is {right} meant?",
        suggestion=right,
        related=(*places[1:], *named, *acronyms.uses.get(right, ())[:_MOST_RELATED]),
        evidence="one letter in another place" if is_sure else "one letter apart",
        severity=Severity.ERROR if is_sure else None,
    )


RULE: Final = Rule(
    code="NAM009",
    name="acronym-and-long-form",
    severity=Severity.WARNING,
    what="An acronym one slip from what the words before it spell, or from an acronym that the article explains: an "
    "error where two letters are swapped in one that is not in use.",
    why="A reader who looks the acronym up finds another body, or none.",
    flagged=(
        "The Harbour Safety Board (HBS) met in May.",
        "The Harbour Safety Board (HSB) met in May. A spokesman for the HBS denied it.",
        "The library adds a Hashed Key Derivation Function (HKDF). HKDK is used by three clients. HKDF is new.",
        "The General Services Administration (GSA) pays for it. We thank our partners within the GAS.",
        "The rules are the work of the Office of Information Affairs (OIRA).",
        "The Lake Emberley Boat Owners' Association met. The LEBAO counted 41 missing outboards.",
        "The union, known as HPWU, had asked for 18%. The HWPU has set up a hotline.",
    ),
    clean=(
        "The Harbour Safety Board (HSB) met in May. The HSB denied it.",
        "Chlorinated Polyvinyl Chloride (CPVC) and a Global Security Exchange (GSX) were shown.",
        "The Directors Guild (DGA) and the Writers Guild of America (WGA) met. The DGA left.",
        "Joint Direct Attack Munitions (JDAMs) were sent. One JDAM fell.",
        "Doctors Without Borders (MSF) left.",
        "The Church of Latter-day Saints (LDS) met.",
        "The Lagos State Building Control Agency (LASBCA) sealed it.",
        "The Failure Mode Engineers Association (FMEA) met. FEMA paid. FEMA left. FEMA stayed.",
        "The Salafite Group for Preaching and Combat (GPSC) was banned.",
        "The Sydney Football Stadium was full. The SFS was sold out. A club took the name SFK Sparta.",
        "The Annual Group Survey (AGS) is out. The AGC met. The AGC left. The AGC stayed. The AGC won. The AGC lost.",
        "Bristol-Myers Squibb (BMS) said so. Shares of Bristol-Myers (BMY) fell. BMS rose.",
        "The existing ABIs are kept. The APIs change.",
    ),
    limits="Three letters and more. Blind to an acronym that is never explained, to a wrong word with the right "
    "initial, and to a first letter that differs.",
    reference="Damerau-Levenshtein distance 1 between the letters and the initials; word frequencies of wordfreq.",
    find=find,
)
