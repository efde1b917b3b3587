"""WLD004: a head of state or government with a post, country or year that is not his or hers."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.entities.leaders import Term
from workbench.facts.entities.leaders_told import LeaderRelation, LeaderTold, leaders_told
from workbench.facts.places.gazetteer import may_lie_in, zones
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_HEADS_OF_GOVERNMENT: Final = frozenset({"prime minister", "chancellor", "taoiseach"})
_NEVER_PRESIDENTS: Final = frozenset({"GB", "DE", "CA", "AU", "NZ", "NL", "JP", "SE", "NO", "DK", "BE"})
"""Countries whose heads of government are called president by mistake only."""

_LATE: Final = 12
"""A month of which the next year may be told as the first of a term."""

_RARE_TITLES: Final = frozenset({"king", "queen", "pope", "emperor"})


def find(document: Document) -> Iterator[Finding]:
    """Yield each statement about a leader that fails for every term of his or hers."""
    for told in leaders_told(document):
        message = _CHECKS[told.relation](told)
        if message:
            yield Finding(
                span=told.place,
                message=message,
                related=(told.mention.span,),
                evidence="the list of heads of state and government",
            )


def _began(told: LeaderTold) -> str:
    """Return what is wrong with the year in which a leader is told to have begun; empty for nothing."""
    terms = _terms(told)
    if not terms or any(told.year in _first_years(term) for term in terms):
        return ""
    near = min(terms, key=lambda term: abs(term.first[0] - told.year))
    return f"{told.mention.leader.name} became {_post_of(near)} in {near.first[0]}, not in {told.year}."


def _first_years(term: Term) -> tuple[int, ...]:
    """Return the year in which a term began, and the next for one that began as the year ended."""
    year, month = term.first
    return (year, year + 1) if month >= _LATE else (year,)


def _held_in(told: LeaderTold) -> str:
    terms = _terms(told)
    if not terms or any(term.has_year(told.year) for term in terms):
        return ""
    near = min(terms, key=lambda term: abs(term.first[0] - told.year))
    until = f"until {near.last[0]}" if near.last else "on"
    return f"{told.mention.leader.name} was {_post_of(near)} from {near.first[0]} {until}, not in {told.year}."


def _from_to(told: LeaderTold) -> str:
    terms = _terms(told)
    begins = {term.first[0] for term in terms}
    ends = {term.last[0] for term in terms if term.last}
    if not terms or len(ends) < len(begins) or (told.year in begins and told.until in ends):
        return ""
    years = " and ".join(f"from {term.first[0]} to {term.last[0]}" for term in terms if term.last)
    return f"{told.mention.leader.name} was {_post_of(terms[0])} {years}, not from {told.year} to {told.until}."


def _of_country(told: LeaderTold) -> str:
    leader, country = told.mention.leader, told.country
    if country is None or not country.zones or not (told.post or leader.posts & {"secretary-general"}):
        return ""
    own = leader.countries | {term.where for term in leader.terms}
    if any(may_lie_in((code,), zone.code) for code in own for zone in country.zones):
        return ""
    if told.post and told.post not in {*leader.posts, "monarch"} and not told.post.endswith("minister"):
        return ""
    homes = [zones()[code].full_name for code in sorted(leader.countries) if code in zones()]
    return f"{leader.name} is of {homes[0]}, not of {country.zones[0].full_name}." if homes else ""


def _title(told: LeaderTold) -> str:
    leader = told.mention.leader
    if told.post in leader.posts or not told.post or _is_short(told):
        return ""
    is_president = told.post == "president" and leader.countries <= _NEVER_PRESIDENTS
    is_chancellor = told.post == "chancellor" and not leader.countries & {"DE", "AT", "GB"}
    is_minister = told.post == "prime minister" and leader.countries == {"US"}
    wrong = is_president or is_chancellor or is_minister or told.post in _RARE_TITLES
    if not wrong or (told.post == "prime minister" and leader.posts & _HEADS_OF_GOVERNMENT):
        return ""
    return f"{leader.name} was {_post_of(leader.terms[-1])}, not {told.post}."


_CHECKS: Final = {
    LeaderRelation.BEGAN: _began,
    LeaderRelation.HELD_IN: _held_in,
    LeaderRelation.FROM_TO: _from_to,
    LeaderRelation.COUNTRY: _of_country,
    LeaderRelation.TITLE: _title,
}


def _terms(told: LeaderTold) -> list[Term]:
    """Return the terms that the statement can be about."""
    posts = {told.post} if told.post in told.mention.leader.posts else told.mention.leader.posts
    return [term for term in told.mention.leader.terms if term.post in posts]


def _is_short(told: LeaderTold) -> bool:
    """Return whether only the surname is given, which others may bear."""
    return told.mention.span.end - told.mention.span.start == len(told.mention.leader.surname)


def _post_of(term: Term) -> str:
    zone = zones().get(term.where)
    return f"{term.post} of {zone.full_name}" if zone else f"{term.post} of the {term.where}"


RULE: Final = Rule(
    code="WLD004",
    name="leader-and-post",
    severity=Severity.WARNING,
    what="A head of state or government, a pope or a head of a world body with a post, a country or a year of office "
    "that is not his or hers.",
    why="Who led a country, and since when, is on record.",
    flagged=(
        "Prime Minister Narendra Modi, in office since 2012, praised the firm.",
        "President Michael D Higgins, in office since 2001, sent a message.",
        "King Charles III, who came to the throne in 2021, saw the trap.",
        "The bridge was built under President Bola Tinubu. Mr Tinubu, who has been president since May 2022, agreed.",
        "In 1995, when Mary McAleese, then the president of Ireland, came to Fermanagh, she spoke.",
        "António Guterres, a former prime minister of Spain, leads it.",
        "The French president, Olaf Scholz, agreed. It was Javier Pérez de Cuéllar of Chile who left in 1991.",
        "President Angela Merkel spoke. Tony Blair, prime minister from 1996 to 2007, agreed.",
    ),
    clean=(
        "Prime Minister Narendra Modi, in office since 2014, praised the firm.",
        "António Guterres, a former prime minister of Portugal, leads it.",
        "In 1995, when Mary Robinson, then the president of Ireland, came to Fermanagh, she spoke.",
        "Chancellor Gordon Brown met President Vladimir Putin, who came to power in 2000.",
        "Kurt Waldheim of Austria met the Israeli president, Shimon Peres, then prime minister.",
        "President Jean-Claude Juncker met the Portuguese prime minister, António Costa.",
        "Tony Blair, the British prime minister from 1997 to 2007, spoke.",
        "He met Harold Wilson, prime minister from 1964 to 1976.",
        "Donald Trump, president since 2025, met King Charles III in 2019.",
    ),
    limits="Knows the leaders since 1945 of some sixty countries, by full name or by the surname of one so named; "
    "nothing of ministers and members of parliament.",
    reference="The list leaders.tsv, written for the workbench.",
    find=find,
)
