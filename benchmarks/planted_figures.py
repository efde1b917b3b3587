"""Weekdays and numbers changed once in published news, and how many of them an error or warning hits.

    python benchmarks/planted_figures.py FOLDER [--days MANIFEST] [--seed S] [--show]

FOLDER holds articles as *.txt; MANIFEST is a file of JSON lines with the "file" and
the "date" of publication of each. In each article one weekday is drawn of those that
stand beside a day and its month, with the year or in an article with a day of
publication, and rightly so; it becomes another weekday. In each article one number is
drawn of those told twice with the same word behind them, and one of its digits
changes in one place. And in each article one digit changes of one figure of a relation
that held, drawn of those that the rules can reckon; these are printed by the rule that
reckons them, and with the notes that hit. A slip is hit where an error or warning of a rule on figures,
dates or statements stands at it, or at what it contradicts. The untouched texts show
the false alarms. The same folder and seed plant the same slips.
"""

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from flag_hits import hits

from workbench.domain.article import article_of
from workbench.domain.flag import Flag, Severity
from workbench.flags.registry import RULES, flags_in
from workbench.ledgers.arithmetic_checks import arithmetic_checks
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

CODES = re.compile(r"(?:NUM|DAT|CON|DUP)\d")
FIGURE_RULES = tuple(rule for rule in RULES if CODES.match(str(rule.code)))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
DAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),? (?:the )?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m>{MONTH})"
    rf"|(?P<m2>{MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)(?!\d)(?:,? (?P<y>(?:19|20)\d\d)\b)?"
)
COUNTED = re.compile(r"(?<![\d.,$£€-])(?P<number>\d{2,3}(?:,\d{3})*|\d,\d{3}) (?P<noun>[a-z]{4,}s)\b")
MOST_DAYS = 92


class Slip(NamedTuple):
    """A text with one slip, and its place."""

    text: str
    start: int
    end: int
    wrong: str
    right: str
    rule: str = ""


def true_day(found: re.Match[str], published: str) -> date | None:
    """The day the words mean: by their year, or the one nearest to publication; None where it is none or far."""
    month = 1 + [name[:3] for name in MONTHS].index((found["m"] or found["m2"])[:3])
    day = int(found["d"] or found["d2"])
    years = [int(found["y"])] if found["y"] else []
    if not years and published:
        years = [date.fromisoformat(published).year + more for more in (-1, 0, 1)]
    days = []
    for year in years:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if found["y"] or not days:
        return days[0] if days else None
    today = date.fromisoformat(published)
    nearest = min(days, key=lambda one: abs((one - today).days))
    return nearest if abs((nearest - today).days) <= MOST_DAYS else None


def weekday_slip(text: str, published: str, chance: random.Random) -> Slip | None:
    """The text with one right weekday made another."""
    days = [(found, true_day(found, published)) for found in DAY.finditer(text)]
    right = [found for found, day in days if day and WEEKDAYS[day.weekday()] == found["weekday"]]
    if not right:
        return None
    found = chance.choice(right)
    wrong = chance.choice([name for name in WEEKDAYS if name != found["weekday"]])
    return changed(text, found.span("weekday"), wrong)


def number_slip(text: str, _published: str, chance: random.Random) -> Slip | None:
    """The text with one digit changed, in one place, of a number told twice of the same things."""
    places: defaultdict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for found in COUNTED.finditer(text):
        places[found["number"], found["noun"]].append(found)
    twice = sorted(key for key, found in places.items() if len(found) > 1)
    if not twice:
        return None
    found = chance.choice(places[chance.choice(twice)])
    return changed(text, found.span("number"), with_other_digit(found["number"], chance))


def relation_slip(text: str, published: str, chance: random.Random) -> Slip | None:
    """The text with one digit changed in one figure of a relation that holds: the stated one or one it follows from."""
    document = read_document(article_of(text, published=published), load_tagger())
    places = [
        (rule, figure.span)
        for rule, check in arithmetic_checks(document)
        for figure in (check.stated, *check.others)
        if check.holds and any(char.isdigit() for char in figure.span.of(text))
    ]
    if not places:
        return None
    rule, span = chance.choice(sorted(places))
    return changed(text, (span.start, span.end), with_other_digit(span.of(text), chance))._replace(rule=rule)


def with_other_digit(number: str, chance: random.Random) -> str:
    """The number with one of its digits made another, never a nought."""
    at = chance.choice([at for at, char in enumerate(number) if char.isdigit()])
    other = chance.choice([digit for digit in "123456789" if digit != number[at]])
    return number[:at] + other + number[at + 1 :]


def changed(text: str, place: tuple[int, int], wrong: str) -> Slip:
    start, end = place
    return Slip(text[:start] + wrong + text[end:], start, start + len(wrong), wrong, text[start:end])


KINDS: dict[str, Callable[[str, str, random.Random], Slip | None]] = {
    "weekday": weekday_slip,
    "number": number_slip,
    "relation": relation_slip,
}


def figure_flags(text: str, published: str) -> tuple[Flag, ...]:
    """The flags of the rules on figures, dates and statements."""
    return flags_in(read_document(article_of(text, published=published), load_tagger()), FIGURE_RULES)


def grave(flags: Iterable[Flag]) -> list[Flag]:
    """The errors and warnings."""
    return [flag for flag in flags if flag.severity is not Severity.NOTE]


class Tally:
    """How many slips were planted and found, kind by kind, and those of relations rule by rule as well."""

    def __init__(self) -> None:
        self._planted: Counter[str] = Counter()
        self._found: Counter[str] = Counter()
        self._noted: Counter[str] = Counter()

    def add(self, kind: str, slip: Slip, flags: Iterable[Flag]) -> bool:
        """Count a slip and what hits it, and return whether an error or warning does."""
        hitting = [flag for flag in flags if hits(flag, slip.start, slip.end)]
        for name in filter(None, (kind, slip.rule and f"  {slip.rule}")):
            self._planted[name] += 1
            self._found[name] += bool(grave(hitting))
            self._noted[name] += bool(hitting) and not grave(hitting)
        return bool(grave(hitting))

    def lines(self) -> Iterator[str]:
        """One line a kind, those of the rules behind."""
        rules = sorted(name for name in self._planted if name not in KINDS)
        for name in (*KINDS, *rules):
            planted, found = self._planted[name], self._found[name]
            share = f"{100 * found / max(1, planted):.1f}%"
            yield f"{name:24}{planted:5} planted{found:5} found, {share}; {self._noted[name]} by a note"


def articles_in(folder: Path, manifest: Path | None) -> Iterator[tuple[str, str, str]]:
    """The name, the text and the day of publication of each English article."""
    rows = [json.loads(line) for line in manifest.read_text("utf-8").splitlines()] if manifest else []
    days = {row["file"].rsplit("/", 1)[-1]: row.get("date") or "" for row in rows}
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text("utf-8")
        if article_of(text).is_english:
            yield path.name, text, days.get(path.name, "")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--days", type=Path, help="the days of publication, as JSON lines")
    parser.add_argument("--seed", type=int, default=0, help="of the drawing (default: 0)")
    parser.add_argument("--show", action="store_true", help="print every slip that is missed, and every false alarm")
    options = parser.parse_args()
    chances = {kind: random.Random(options.seed) for kind in KINDS}
    tally, words = Tally(), 0
    raised: Counter[str] = Counter()
    for name, text, published in articles_in(options.folder, options.days):
        words += len(text.split())
        before = grave(figure_flags(text, published))
        raised.update(flag.rule for flag in before)
        if options.show:
            for flag in before:
                print(f"clean {flag.rule} {name}: {flag.quote!r}: {flag.message}")
        for kind, plant in KINDS.items():
            slip = plant(text, published, chances[kind])
            if slip is None:
                continue
            is_hit = tally.add(kind, slip, figure_flags(slip.text, published))
            if options.show and not is_hit:
                around = slip.text[max(0, slip.start - 60) : slip.end + 60]
                print(
                    f"missed {kind} {slip.rule} {name}: {slip.wrong!r} for {slip.right!r}: {' '.join(around.split())!r}"
                )
    print("\n".join(tally.lines()))
    rate = 1000 * raised.total() / max(1, words)
    print(f"untouched, {words:,} words: {raised.total()} errors and warnings, {rate:.2f} per 1,000 {dict(raised)}")


if __name__ == "__main__":
    main()
