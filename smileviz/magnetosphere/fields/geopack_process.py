"""A process in which the package geopack-vectorized answers, started when it is first asked.

Importing that package looks for new coefficients in the network. Only the modules of its external
models are loaded here, each from its file, which import nothing but NumPy and SciPy; and before
they are, every way out of the process is closed.
"""

import importlib
import importlib.util
import io
import multiprocessing
import socket
import sys
from contextlib import redirect_stdout
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError

NEEDS = "needs the optional package geopack-vectorized: pip install 'smileviz[fields]'"
PATIENCE_S = 60.0
_S_PER_POINT = 0.002
_PACKAGE = "smileviz_geopack"

_Question = tuple[str, tuple[float, ...], float, Floats]


@cache
def folder() -> Path | None:
    """Where the models are; None if the package or SciPy is not there, or another of its name."""
    found = importlib.util.find_spec("geopack")
    if found is None or importlib.util.find_spec("scipy") is None:
        return None
    places = [Path(place, "vectorized") for place in found.submodule_search_locations or ()]
    return next((place for place in places if place.joinpath("t96_vectorized.py").is_file()), None)


@cache
def _loaded(module: str, place: str) -> ModuleType:
    """The module in the folder *place*, without running what stands above it."""
    package = sys.modules.setdefault(_PACKAGE, ModuleType(_PACKAGE))
    package.__path__ = [place]
    return importlib.import_module(f"{_PACKAGE}.{module}")


def evaluated(question: _Question, place: str) -> Floats:
    """Field (3, n) of a model of the package, at points (3, n)."""
    name, parameters, tilt_rad, xyz_re = question
    function = getattr(_loaded(f"{name}_vectorized", place), f"{name}_vectorized")
    with np.errstate(all="ignore"), redirect_stdout(io.StringIO()):
        return np.array(function(list(parameters), tilt_rad, *xyz_re.copy()))


def _refuse(*_arguments: Any, **_options: Any) -> None:
    raise OSError("this process uses no network")


def serve(pipe: Connection, place: str) -> None:
    """Answer until the other end is closed."""
    for place_of, names in ((socket.socket, ("connect", "connect_ex")), (socket, ("getaddrinfo",))):
        for name in names:
            setattr(place_of, name, _refuse)
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
                raise SmileError(
                    "The process of the package geopack-vectorized ended; try again."
                ) from None
            self.end()
        raise SmileError(
            f"The package geopack-vectorized gave no answer for {question[3].shape[1]} points "
            f"within {patience_s:.0f} s; try again, or take t89."
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
    """Field of *module* of the package at *xyz_re* (3, n) GSM -> (3, n) nT GSM."""
    place = folder()
    if place is None:
        raise SmileError(f"The field by T96, T01 or TS04 {NEEDS}.")
    patience_s = PATIENCE_S + _S_PER_POINT * xyz_re.shape[1]
    return SERVER.ask((module, parameters, tilt_rad, xyz_re), place, patience_s)
