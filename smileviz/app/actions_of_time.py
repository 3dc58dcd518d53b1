"""TIME: the actions that move time, with their keys: play, speeds, steps and jumps."""

from smileviz.app.action import Action
from smileviz.mission.moves import MOVES
from smileviz.mission.state import zoomed

PLAY = (
    Action(
        "play",
        "&Play or pause",
        ("Space",),
        "Time",
        lambda w: w.playback.toggle(),
        "Let time run, or stand still",
        "play",
    ),
    Action("pause", "P&ause", ("K",), "Time", lambda w: w.playback.pause(), "Stand still", "pause"),
    Action(
        "play_forward",
        "Play &forwards",
        ("L",),
        "Time",
        lambda w: w.playback.run(+1.0),
        "Run forwards; again: faster",
    ),
    Action(
        "play_backward",
        "Play &backwards",
        ("J",),
        "Time",
        lambda w: w.playback.run(-1.0),
        "Run backwards; again: faster",
    ),
    Action(
        "reverse",
        "&Reverse",
        ("R",),
        "Time",
        lambda w: w.playback.turn_round(),
        "Turn the direction of time round",
        "reverse",
    ),
    Action(
        "faster",
        "Fa&ster",
        ("+", "=", "."),
        "Time",
        lambda w: w.playback.go_faster(),
        "The next higher speed, up to a day in a second",
    ),
    Action(
        "slower",
        "Slo&wer",
        ("-", ","),
        "Time",
        lambda w: w.playback.go_slower(),
        "The next lower speed, down to real time",
    ),
    Action(
        "type_time",
        "&Type a time…",
        ("T",),
        "Time",
        lambda w: w.type_time(),
        "Go to a UTC that you type",
    ),
)

SPAN = (
    Action(
        "span_shorter",
        "Shorter span of the plots",
        ("Ctrl+Up",),
        "Time",
        lambda w: w.session.look(zoomed(w.session.state, 0.5)),
        "Half as long, down to a minute",
        repeats=True,
    ),
    Action(
        "span_longer",
        "Longer span of the plots",
        ("Ctrl+Down",),
        "Time",
        lambda w: w.session.look(zoomed(w.session.state, 2.0)),
        "Twice as long, up to the mission",
        repeats=True,
    ),
)

_MOVE_KEYS = {
    "back_minute": "Left",
    "forward_minute": "Right",
    "back_hour": "Shift+Left",
    "forward_hour": "Shift+Right",
    "back_orbit": "Ctrl+Left",
    "forward_orbit": "Ctrl+Right",
    "previous_apogee": "PgUp",
    "next_apogee": "PgDown",
    "previous_perigee": "Shift+PgUp",
    "next_perigee": "Shift+PgDown",
    "previous_sun_limit": "Ctrl+PgUp",
    "next_sun_limit": "Ctrl+PgDown",
    "now": "N",
}


def _move(name: str, text: str) -> Action:
    keys = (_MOVE_KEYS[name],) if name in _MOVE_KEYS else ()
    return Action(name, text, keys, "Time", lambda w: w.go(name), repeats=True)


TIME = (*PLAY, *(_move(move.name, move.title) for move in MOVES), *SPAN)
