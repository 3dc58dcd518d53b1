"""What SXI frames: boundaries seen edge-on, noses and cusps, the aim point, the GSE X axis."""

from smileviz.widgets.fov_panel import FovPanel


class SxiPanel(FovPanel):
    name = "sxi"
    title = "SXI field of view"
    instrument = "sxi"
