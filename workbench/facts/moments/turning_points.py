"""Words for what begins, for what ends, and for one event told in several words."""

from typing import Final

from workbench.text.terms import stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


BEGINNING: Final = _stems(
    "began begin begins begun beginning start started starts starting open opened opens opening launch launched "
    "launches found founded founding establish established build built create created creation form formed "
    "formation join joined enlist enlisted enter entered become became elect elected election appoint appointed "
    "appointment took taking take married marry wed wedding born birth signed sign hired arrive arrived moved "
    "sworn inaugurated incorporated set commission introduced erupted broke strayed grounded aground captured "
    "seized imposed walked inception formation"
)
ENDING: Final = _stems(
    "ended end ends ending finish finished finishes finishing close closed closes closing closure retire retired "
    "retires retirement resign resigned left leave leaves leaving quit stepped step stood stand died dies die "
    "death expire expired expires lapse lapsed lapses run runs ran free freed released release came return "
    "returned back called lifted over concluded conclude disbanded dissolved demolished shut abandoned "
    "surrendered sold completed complete divorced separated refloated reopened resumed deadline"
)
_KINDRED: Final = (
    _stems("fire blaze inferno burned burnt"),
    _stems("death died die dies killed killing murder murdered"),
    _stems("wedding married marry marriage wed"),
    _stems("opening opened open opens launch launched"),
    _stems("founding founded foundation established creation created formed formation incorporated"),
    _stems("closing closed closure shut shutdown"),
    _stems("crash crashed collision collided accident"),
    _stems("vote voted voting election elected elections poll ballot"),
    _stems("arrest arrested detained"),
    _stems("enlisting enlisted enlist joined joining join signed"),
    _stems("start started starting began begin beginning begun"),
    _stems("end ended ending finished finish"),
    _stems("strike walkout stoppage"),
    _stems("birth born"),
    _stems("resignation resigned resign quit stepped"),
    _stems("purchase purchased bought acquisition acquired"),
    _stems("appointment appointed named hired"),
    _stems("verdict convicted conviction guilty"),
    _stems("attack attacked shooting shot stabbing stabbed bombing"),
    _stems("flood floods flooded flooding"),
    _stems("storm hurricane"),
    _stems("earthquake quake"),
    _stems("launch launched release released"),
    _stems("publication published"),
    _stems("completion completed finished"),
    _stems("retirement retired retire"),
    _stems("war invasion invaded"),
    _stems("merger merged takeover"),
    _stems("graduation graduated graduating"),
    _stems("announcement announced"),
)


def kindred(stems: frozenset[str]) -> frozenset[str]:
    """Return the stems with those of words for the same event."""
    return stems.union(*(group for group in _KINDRED if group & stems))
