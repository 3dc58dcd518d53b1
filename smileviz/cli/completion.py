"""What the shell offers after TAB; imports are inside, they cost only when TAB is pressed."""

from collections.abc import Iterable


def scenarios(incomplete: str) -> list[str]:
    """Names of the scenarios that come with the program."""
    from smileviz.mission.files import bundled_names

    return [name for name in bundled_names() if name.startswith(incomplete)]


def quantities(incomplete: str) -> list[str]:
    """Names of quantities, after those that stand before the last comma."""
    from smileviz.mission.quantities import BY_NAME
    from smileviz.mission.table import REGION, STATE

    return _last_of_list((STATE, REGION, *BY_NAME), incomplete)


def window_kinds(incomplete: str) -> list[str]:
    """Names of kinds of windows, after those that stand before the last comma."""
    from smileviz.mission.almanac import WINDOWS

    return _last_of_list((kind.name for kind in WINDOWS), incomplete)


def event_kinds(incomplete: str) -> list[str]:
    """Names of kinds of events, after those that stand before the last comma."""
    from smileviz.mission.almanac import EVENTS

    return _last_of_list((kind.name for kind in EVENTS), incomplete)


def models(incomplete: str) -> list[str]:
    """Names of boundary models."""
    from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES

    return [name for name in (*MAGNETOPAUSES, *BOW_SHOCKS) if name.startswith(incomplete)]


def views(incomplete: str) -> list[str]:
    """Names of the views of the 3D picture."""
    from smileviz.scene.camera import PRESETS

    return [name for name in PRESETS if name.startswith(incomplete)]


def layers(incomplete: str) -> list[str]:
    """Names of the layers of the 3D picture, after those that stand before the last comma."""
    from smileviz.scene.layers import LAYERS
    from smileviz.scene.paper import SWITCHES

    names = (*(layer.name for layer in LAYERS), *(name for name, _ in SWITCHES))
    return _last_of_list(names, incomplete)


def _last_of_list(names: Iterable[str], incomplete: str) -> list[str]:
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in names if name.startswith(last)]
