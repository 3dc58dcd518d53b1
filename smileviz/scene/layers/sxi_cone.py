"""What SXI sees: its field of view from SMILE to what it meets."""

from smileviz.scene.cone_layer import ConeLayer


class SxiConeLayer(ConeLayer):
    name = "sxi_cone"
    title = "SXI field of view"
    camera = "sxi"
    legend_text = "SXI, 26.5° x 15.5°"

    def colour(self) -> str:
        return self.theme.sxi
