"""What is known of the geomagnetic activity before a moment: the drivers of the plasmapause."""

from smileviz.magnetosphere.plasmapause import Activity, Constant, History, Index
from smileviz.mission.wind import Wind

_INDICES = ("kp", "ae_nt", "dst_nt")


def activity_of(wind: Wind) -> Activity:
    """What is known of geomagnetic activity: of the timeline, else always as in the form."""
    columns = wind.timeline.columns if wind.timeline is not None else {}
    known: dict[str, Index] = {
        name: History(column.t, column.values, column.until)
        for name, column in columns.items()
        if name in _INDICES
    }
    always = {"kp": Constant(float(wind.base.kp)), "dst_nt": Constant(float(wind.base.dst_nt))}
    return Activity(**{**always, **known})
