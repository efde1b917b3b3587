"""Units of measurement: what each measures, how large it is, and how it is written."""

from typing import Final, NamedTuple


class Unit(NamedTuple):
    """A unit: what it measures, its sizes in the base unit (several where countries differ), and how it is written.

    `zero` is the zero of its scale, in the base unit. `parts` is how a smaller unit behind
    it is written, and `part` the size of that: the inches of `6 feet 2 inches`.
    """

    measures: str
    sizes: tuple[float, ...]
    written: str
    zero: float = 0.0
    parts: str = ""
    part: float = 0.0


_INCHES: Final = r"inch(?:es)?|ins?\b|[”″\"]"
_POUNDS: Final = r"pounds?|lbs?"
_OUNCES: Final = r"ounces?|oz"

UNITS: Final = (
    Unit("area", (1e6,), r"km²|km2|sq\.? ?km|square[ -](?:km|kilomet(?:re|er)s?)"),
    Unit("area", (2_589_988.0,), r"sq\.? ?mi(?:les)?|square[ -]miles?"),
    Unit("area", (1.0,), r"m²|m2|sq\.? ?m|square[ -]met(?:re|er)s?"),
    Unit("area", (0.092903,), r"sq\.? ?f(?:ee)?t|square[ -]f(?:ee|oo)t"),
    Unit("area", (0.836127,), r"square[ -]yards?"),
    Unit("area", (10_000.0,), r"hectares?|ha"),
    Unit("area", (4_046.86,), r"acres?"),
    Unit("speed", (1 / 3.6,), r"km/h|kph|kmh|kmph|kilomet(?:re|er)s?[ -](?:per|an)[ -]hour"),
    Unit("speed", (0.44704,), r"mph|miles?[ -](?:per|an)[ -]hour"),
    Unit("speed", (0.514444,), r"knots?"),
    Unit("volume", (1.0,), r"lit(?:re|er)s?|l"),
    Unit("volume", (0.001,), r"ml|millilit(?:re|er)s?"),
    Unit("volume", (0.01,), r"cl|centilit(?:re|er)s?"),
    Unit("volume", (0.568261, 0.473176), r"pints?|pt"),
    Unit("volume", (4.54609, 3.785412), r"gallons?|gal"),
    Unit("volume", (0.0284131, 0.0295735), r"fluid ounces?|fl\.? ?oz"),
    Unit("volume", (1000.0,), r"m³|m3|cubic[ -]met(?:re|er)s?"),
    Unit("volume", (28.316847,), r"cubic[ -]f(?:ee|oo)t"),
    Unit("length", (1_852.0,), r"nautical[ -]miles?"),
    Unit("length", (1_000.0,), r"km|kilomet(?:re|er)s?"),
    Unit("length", (1_609.344,), r"miles?|mi"),
    Unit("length", (0.9144,), r"yards?|yds?"),
    Unit("length", (0.3048,), r"feet|foot|ft|[’′'](?=\s?\d)", parts=_INCHES, part=0.0254),
    Unit("length", (0.0254,), r"inch(?:es)?|in(?=[ )]|$)"),
    Unit("length", (0.01,), r"cms?|centimet(?:re|er)s?"),
    Unit("length", (0.001,), r"mm|millimet(?:re|er)s?"),
    Unit("length", (1.0,), r"met(?:re|er)s?|m"),
    Unit("mass", (6.350293,), r"stones?|st", parts=_POUNDS, part=0.453592),
    Unit("mass", (1.0,), r"kgs?|kilograms?|kilos?"),
    Unit("mass", (0.453592,), _POUNDS, parts=_OUNCES, part=0.028350),
    Unit("mass", (0.028350,), _OUNCES),
    Unit("mass", (0.001,), r"grams?|g"),
    Unit("power", (0.7457, 0.7355), r"hp|bhp|horsepower"),
    Unit("power", (1.0,), r"kw|kilowatts?"),
    Unit("temperature", (1.0,), r"(?:°|º|degrees?[ -])\s?(?:C|Celsius|centigrade)|℃|C"),
    Unit("temperature", (5 / 9,), r"(?:°|º|degrees?[ -])\s?(?:F|Fahrenheit)|℉|F", zero=-160 / 9),
    Unit("count", (1e7,), r"crores?"),
    Unit("count", (1e5,), r"lakhs?"),
    Unit("count", (1e6,), r"million"),
    Unit("count", (1e9,), r"billion|bn"),
)
