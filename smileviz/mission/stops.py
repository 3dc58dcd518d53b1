"""What keeps an instrument from observing."""

from dataclasses import dataclass

from smileviz.mission.samples import Samples
from smileviz.orbit.attitude import Constraints


@dataclass(frozen=True)
class Stop:
    """What keeps an instrument from observing now."""

    instrument: str
    sentence: str
    brief: str


def stops(here: Samples) -> tuple[Stop, ...]:
    """What keeps each instrument from observing *here*, one moment; empty when both may."""
    pointing = here.scenario.pointing
    constraints = Constraints(pointing.min_radius_km, pointing.sun_limit_deg)
    found = constraints.violations(here.law, here.gse_km[0])
    for_uvi = (item for item in found if item.name != "sun")
    return tuple(
        [Stop("sxi", item.sentence, item.brief) for item in found]
        + [Stop("uvi", item.sentence, item.brief) for item in for_uvi]
    )


def status(found: tuple[Stop, ...], instrument: str) -> str:
    """One line on *instrument*: that it may observe, or what of *found* stops it."""
    sentences = [stop.sentence for stop in found if stop.instrument == instrument]
    return sentences[0] if sentences else "may observe"
