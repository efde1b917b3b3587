"""The past of a verb from its participle in -ing."""

import re
from typing import Final

_CONSONANT_Y: Final = re.compile(r"[^aeiou]y$")
_IRREGULAR: Final = dict(
    pair.split(":")
    for pair in """
    becoming:became beginning:began being:was bending:bent binding:bound bringing:brought building:built buying:bought
    bearing:bore beating:beat betting:bet biting:bit blowing:blew breaking:broke breeding:bred casting:cast
    clinging:clung creeping:crept digging:dug drinking:drank fleeing:fled hanging:hung lighting:lit ringing:rang
    shedding:shed spinning:spun swearing:swore thrusting:thrust waking:woke weeping:wept
    catching:caught choosing:chose coming:came costing:cost cutting:cut dealing:dealt doing:did drawing:drew
    driving:drove eating:ate falling:fell feeding:fed feeling:felt fighting:fought finding:found flying:flew
    forbidding:forbade forgetting:forgot freezing:froze getting:got giving:gave going:went growing:grew hearing:heard
    hiding:hid hitting:hit holding:held hurting:hurt keeping:kept knowing:knew laying:laid leading:led leaving:left
    lending:lent letting:let losing:lost making:made meaning:meant meeting:met outdoing:outdid overcoming:overcame
    overseeing:oversaw overtaking:overtook paying:paid putting:put quitting:quit reading:read rebuilding:rebuilt
    retaking:retook riding:rode rising:rose running:ran saying:said seeing:saw seeking:sought selling:sold
    sending:sent setting:set shaking:shook shooting:shot shutting:shut singing:sang sinking:sank sitting:sat
    sleeping:slept speaking:spoke spending:spent splitting:split spreading:spread standing:stood stealing:stole
    sticking:stuck striking:struck sweeping:swept swimming:swam swinging:swung taking:took teaching:taught
    tearing:tore telling:told thinking:thought throwing:threw undergoing:underwent understanding:understood
    undertaking:undertook wearing:wore winning:won withdrawing:withdrew writing:wrote dying:died lying:lay tying:tied
    """.split()
)
"""The verbs whose past has no -ed, and those in -ying that stand for -ie."""


def past_of(participle: str) -> str:
    """Return the past of a verb.

    >>> past_of("graduating"), past_of("studying"), past_of("winning"), past_of("playing")
    ('graduated', 'studied', 'won', 'played')
    """
    irregular = _IRREGULAR.get(participle)
    if irregular:
        return irregular
    stem = participle.removesuffix("ing")
    return f"{stem[:-1]}ied" if _CONSONANT_Y.search(stem) else f"{stem}ed"
