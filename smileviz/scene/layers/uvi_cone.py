"""What UVI sees: its field of view from SMILE to the Earth."""

from smileviz.scene.cone_layer import ConeLayer


class UviConeLayer(ConeLayer):
    name = "uvi_cone"
    title = "UVI field of view"
    camera = "uvi"
    legend_text = "UVI, 9.97° across"
    to_earth = True

    def colour(self) -> str:
        return self.theme.uvi
