"""What UVI frames: the Earth with coasts and night, magnetic latitudes, poles, local times."""

from smileviz.widgets.fov_panel import FovPanel


class UviPanel(FovPanel):
    name = "uvi"
    title = "UVI field of view"
    instrument = "uvi"
    assumed = "mounting assumed"
