"""`smileviz render`: the 3D picture as a file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from smileviz.cli import completion, options


class ThemeName(StrEnum):
    """Sets of colours."""

    DARK = "dark"
    LIGHT = "light"
    HIGH_CONTRAST = "high-contrast"


def render(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.png", help="The file to write.")
    ],
    at: options.At = "now",
    view: Annotated[
        str | None,
        typer.Option(
            "--view",
            metavar="NAME",
            help="From where: dusk, dawn, sun, pole, ride, sxi, earth; by default the scenario's.",
            autocompletion=completion.views,
        ),
    ] = None,
    frame: Annotated[
        options.FrameName | None,
        typer.Option("--frame", help="The frame to stand in; by default the scenario's."),
    ] = None,
    size: Annotated[
        str, typer.Option("--size", metavar="WxH", help="Width and height in pixels.")
    ] = "1920x1080",
    show: Annotated[
        str | None,
        typer.Option(
            "--show",
            metavar="NAME,...",
            help="Layers to show as well, such as field_lines,plasmapause.",
            autocompletion=completion.layers,
        ),
    ] = None,
    hide: Annotated[
        str | None,
        typer.Option(
            "--hide",
            metavar="NAME,...",
            help="Layers, or labels, clock, legend, to leave out.",
            autocompletion=completion.layers,
        ),
    ] = None,
    theme: Annotated[ThemeName, typer.Option("--theme")] = ThemeName.DARK,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """The 3D picture as a PNG file; no display is needed.

    The file's text chunks say where everything in it comes from.
    """
    from smileviz.base.frames import Frame
    from smileviz.base.windows import Span
    from smileviz.cli import asked, picture

    what = asked.scenario_of(scenario, sets)
    state = picture.state_at(what.scenario, asked.moment(at, what.scenario))
    if view is not None:
        state = picture.seen_from(state, view)
    if frame is not None:
        state = picture.in_frame(state, Frame(frame.value))
    if show is not None or hide is not None:
        named = (asked.names(words) if words is not None else () for words in (show, hide))
        state = picture.with_layers(state, *named)
    path = asked.with_suffix(output, ".png")
    picture.write(state, asked.size_of(size), theme.value, what.meta(Span(state.t, state.t)), path)
