"""Craft: what others call the spacecraft of a scenario."""

import re
from dataclasses import dataclass

from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.scenario import ElementsOrbit, FileOrbit, Scenario
from smileviz.orbit.omm import read_elements
from smileviz.orbit.skyfield_vector import SMILE_NAIF_ID

_NAIF_OF_CATALOGUE = -100_000
_SHORT = re.compile(r"(\d\d)(\d\d\d)([A-Z]{1,3})")
_NUMBER = re.compile(r"-?\d{1,9}")
_NO_NUMBER = -999_999  # of no spacecraft of NAIF's
_FIRST_YEAR = 57  # of Sputnik
UNKNOWN = "UNKNOWN"
"""What CCSDS has for a name that is not known."""


@dataclass(frozen=True)
class Craft:
    """A spacecraft by the names that formats ask for."""

    name: str
    designator: str
    """COSPAR: year of launch, number and part."""
    naif_id: int


SMILE = Craft("SMILE", "2026-109A", SMILE_NAIF_ID)


def craft_of(scenario: Scenario) -> Craft:
    """The spacecraft of *scenario*: SMILE, unless its orbit is another's.

    NAIF numbers an object of the catalogue -100000 less its number.
    """
    if isinstance(scenario.orbit, FileOrbit):
        return _of_file(scenario.orbit.object or ephemeris_of(scenario).provenance.title)
    if not isinstance(scenario.orbit, ElementsOrbit):
        return SMILE
    elements = read_elements(scenario.orbit.text)[0]
    satellite = elements.satellite
    return Craft(
        elements.title, _designator(satellite.intldesg), _NAIF_OF_CATALOGUE - satellite.satnum
    )


def _of_file(name: str) -> Craft:
    """The object of a file by its *name* there, which in a kernel is its number."""
    if SMILE.name in name.upper() or name.strip() == str(SMILE.naif_id):
        return SMILE
    number = int(name) if _NUMBER.fullmatch(name.strip()) else _NO_NUMBER
    return Craft(name, UNKNOWN, number)


def _designator(short: str) -> str:
    """``98067A`` -> ``1998-067A``; what is not of that form is unknown."""
    match = _SHORT.fullmatch(short.strip())
    if match is None:
        return UNKNOWN
    year = int(match[1])
    return f"{year + (1900 if year >= _FIRST_YEAR else 2000)}-{match[2]}{match[3]}"
