"""Shader: put GLSL code of our own into an actor, and set its numbers."""

from vtkmodules.vtkRenderingCore import vtkActor

Vector = tuple[float, ...]
_LIGHT = "//VTK::Light::Impl\n"
_FADE = "  fragOutput0.a *= layerOpacity;\n"


class Code:
    """The shader code of one actor.

    Each piece replaces a mark of VTK's template (``//VTK::Light::Impl`` ...); a piece that begins
    with the mark itself keeps VTK's own code there. Numbers set here are declared by VTK.
    """

    def __init__(self, actor: vtkActor, vertex: dict[str, str], fragment: dict[str, str]) -> None:
        fragment = fragment | {"Light::Impl": fragment.get("Light::Impl", _LIGHT) + _FADE}
        properties = actor.GetShaderProperty()
        first, every = True, False  # before VTK's own replacements; one place
        for mark, code in vertex.items():
            properties.AddVertexShaderReplacement(f"//VTK::{mark}", first, code, every)
        for mark, code in fragment.items():
            properties.AddFragmentShaderReplacement(f"//VTK::{mark}", first, code, every)
        self._vertex = properties.GetVertexCustomUniforms()
        self._fragment = properties.GetFragmentCustomUniforms()
        fade(actor, 1.0)

    def tell(self, **values: float | Vector) -> None:
        """Set numbers that the fragment shader reads."""
        for name, value in values.items():
            _set(self._fragment, name, value)

    def tell_vertex(self, **values: float | Vector) -> None:
        """Set numbers that the vertex shader reads."""
        for name, value in values.items():
            _set(self._vertex, name, value)


def fade(actor: vtkActor, opacity: float) -> None:
    """Let only so much of an actor with code of our own be seen."""
    _set(actor.GetShaderProperty().GetFragmentCustomUniforms(), "layerOpacity", opacity)


def _set(uniforms: object, name: str, value: float | Vector) -> None:
    if isinstance(value, tuple):
        getattr(uniforms, f"SetUniform{len(value)}f")(name, value)
    else:
        uniforms.SetUniformf(name, value)  # type: ignore[attr-defined]
