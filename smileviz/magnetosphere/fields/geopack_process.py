"""A process in which the package geopack answers, started when it is first asked.

geopack looks for coefficients in the network when its module `geopack.geopack` is imported. Only
the modules of the external models are loaded here, each from its file, which import nothing but
NumPy and SciPy.
"""

import importlib.util
import multiprocessing
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from types import ModuleType

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError

PATIENCE_S = 30.0
_S_PER_POINT = 0.02

_Question = tuple[str, tuple[float, ...], float, Floats]


def folder() -> Path | None:
    """Where geopack is, or None if it or SciPy is not installed, or another of its name is."""
    found = importlib.util.find_spec("geopack")
    if found is None or importlib.util.find_spec("scipy") is None:
        return None
    places = [Path(place) for place in found.submodule_search_locations or ()]
    return next((place for place in places if place.joinpath("t96.py").is_file()), None)


@cache
def _loaded(module: str, place: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"geopack_{module}", f"{place}/{module}.py")
    if spec is None or spec.loader is None:
        raise SmileError(f"The package geopack in {place} has no module {module}.")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def evaluated(question: _Question, place: str) -> Floats:
    """Field (3, n) of a module of geopack, a point at a time; NaN where it fails."""
    name, parameters, tilt_rad, xyz_re = question
    function = getattr(_loaded(name, place), name)
    found = np.full(xyz_re.shape, np.nan)
    with np.errstate(all="ignore"):
        for k, (x, y, z) in enumerate(xyz_re.T.tolist()):
            try:
                found[:, k] = function(list(parameters), tilt_rad, x, y, z)
            except (ValueError, ArithmeticError):  # t01 at x < -20
                continue
    return found


def serve(pipe: Connection, place: str) -> None:
    """Answer until the other end is closed."""
    while True:
        try:
            question: _Question = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        pipe.send(evaluated(question, place))


class Server:
    """The process, and the pipe to it; one question at a time."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.process: BaseProcess | None = None
        self.pipe: Connection | None = None

    def ask(self, question: _Question, place: Path, patience_s: float) -> Floats:
        """Field (3, n) by the package in *place*; a sentence if it takes longer."""
        with self.lock:
            pipe = self._started(place)
            try:
                pipe.send(question)
                if pipe.poll(patience_s):
                    answer: Floats = pipe.recv()
                    return answer
            except (EOFError, OSError):
                self.end()
                raise SmileError("The process of the package geopack ended; try again.") from None
            self.end()
        raise SmileError(
            f"The package geopack gave no answer for {question[3].shape[1]} points within "
            f"{patience_s:.0f} s; try again, or take t89."
        )

    def _started(self, place: Path) -> Connection:
        if self.process is None or self.pipe is None or not self.process.is_alive():
            context = multiprocessing.get_context("spawn")
            self.pipe, theirs = context.Pipe()
            self.process = context.Process(target=serve, args=(theirs, str(place)), daemon=True)
            self.process.start()
            theirs.close()
        return self.pipe

    def end(self) -> None:
        """End the process, if there is one; the next question starts another."""
        if self.process is not None and self.pipe is not None:
            self.process.kill()
            self.process.join()
            self.pipe.close()
        self.process = self.pipe = None


SERVER = Server()


def answered(module: str, parameters: tuple[float, ...], tilt_rad: float, xyz_re: Floats) -> Floats:
    """Field of *module* of geopack at *xyz_re* (3, n) GSM -> (3, n) nT GSM."""
    place = folder()
    if place is None:
        raise SmileError(
            "The models t96, t01 and ts04 need the package geopack: pip install 'smileviz[fields]'."
        )
    patience_s = PATIENCE_S + _S_PER_POINT * xyz_re.shape[1]
    return SERVER.ask((module, parameters, tilt_rad, xyz_re), place, patience_s)
