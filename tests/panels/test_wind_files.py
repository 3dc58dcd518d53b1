"""Files of the wind in the panel: read again, gone, changed, refused; what was chosen stays."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from smileviz.mission.drive import FileWind
from smileviz.mission.wind import wind_of

HEAD = "time,density [cm-3],speed [km/s],bx_gsm [nT],by_gsm [nT],bz_gsm [nT]\n"
ROW = "2026-11-22T{:02d}:00Z,5,{},0,0,-3\n"


@pytest.fixture
def panel(bench):
    return bench.panel("solar_wind", (860, 420))


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "wind.csv"
    write(found, 400)
    return found


def write(path, speed, hours=range(24)):
    path.write_text(HEAD + "".join(ROW.format(hour, speed) for hour in hours), encoding="utf-8")


def drive_of(bench):
    return bench.session.state.scenario.solar_wind.drive


def speed(bench):
    return bench.now().wind.speed_km_s


def finished(bench, panel):
    bench.qtbot.waitUntil(lambda: not panel.drive.errand.running, timeout=10_000)
    panel.show_now(bench.now())
    bench.settle()


def read(bench, panel, path):
    panel.drive.read([path])
    finished(bench, panel)


def click_again(bench, panel):
    bench.qtbot.mouseClick(panel.drive.files.reread, Qt.MouseButton.LeftButton)
    finished(bench, panel)


def test_a_file_that_changed_is_read_again_and_undo_brings_the_old_wind(bench, panel, path):
    read(bench, panel, path)
    write(path, 512)
    assert speed(bench) == 400.0
    click_again(bench, panel)
    assert speed(bench) == 512.0
    bench.session.undo()
    assert speed(bench) == 400.0


def test_a_file_that_is_gone_is_one_sentence_and_the_wind_stays(bench, panel, path):
    read(bench, panel, path)
    before = bench.session.state
    path.unlink()
    click_again(bench, panel)
    assert "wind.csv cannot be read: No such file" in panel.drive.sentence.text()
    assert bench.session.state is before
    assert speed(bench) == 400.0
    assert panel.drive.kinds.button(1).isChecked()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "it is empty"),
        ("<html>no</html>", "a web page"),
        (HEAD, "not one row"),
        (HEAD + ROW.format(10, 400_000), "looks like m/s"),
    ],
)
def test_a_file_that_cannot_be_is_refused_and_what_drove_before_drives_on(
    bench, panel, path, tmp_path, content, why
):
    read(bench, panel, path)
    before = bench.session.state
    (tmp_path / "bad.csv").write_text(content, encoding="utf-8")
    read(bench, panel, tmp_path / "bad.csv")
    assert why in panel.drive.sentence.text()
    assert panel.drive.trouble.isVisible()
    assert bench.session.state is before


def test_a_field_of_l1_without_its_plasma_is_refused_when_it_is_read(bench, panel, tmp_path):
    before = bench.session.state
    path = tmp_path / "mag.json"
    path.write_text('[{"time_tag": "2026-11-22T10:00:00", "bz_gsm": -3.0}]', encoding="utf-8")
    read(bench, panel, path)
    assert "measured at L1 and has no speed" in panel.drive.sentence.text()
    assert bench.session.state is before


def test_what_was_chosen_for_gaps_stays_when_files_are_added_or_read_again(
    bench, panel, path, tmp_path
):
    read(bench, panel, path)
    chosen = replace(drive_of(bench), gaps="interpolate", gap_minutes=90.0)
    panel.drive.files.edited.emit(chosen)
    panel.show_now(bench.now())
    more = tmp_path / "more.csv"
    more.write_text("time,Kp\n2026-11-22T09:00Z,5\n", encoding="utf-8")
    panel.drive.read([more], add=True)
    finished(bench, panel)
    click_again(bench, panel)
    drive = drive_of(bench)
    assert isinstance(drive, FileWind)
    assert [name.rsplit("/")[-1] for name in drive.files] == ["wind.csv", "more.csv"]
    assert (drive.gaps, drive.gap_minutes) == ("interpolate", 90.0)
    assert "kp" in wind_of(bench.session.state.scenario.solar_wind).moving
