"""What ACTIONS promises: names, places, keys that do not collide, and a page that lists them."""

from smileviz.app.actions import ACTIONS
from smileviz.app.dialogs import keys_page
from smileviz.app.menus import ORDER
from smileviz.base import resources
from smileviz.mission.moves import MOVES
from smileviz.scene.camera import PRESETS


def test_names_are_unique_and_texts_are_there():
    names = [action.name for action in ACTIONS]
    assert len(set(names)) == len(names)
    assert all(action.text and action.menu.partition("/")[0] in ORDER for action in ACTIONS)


def test_no_key_has_two_meanings():
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(set(keys)) == len(keys)


def test_every_move_and_every_view_has_a_key():
    keyed = {action.name for action in ACTIONS if action.keys}
    assert {move.name for move in MOVES} <= keyed
    assert {f"view_{name}" for name in PRESETS} <= keyed


def test_every_action_is_in_a_menu_of_the_window(window):
    found = {}

    def walk(menu):
        for action in menu.actions():
            if action.menu() is not None:
                walk(action.menu())
            elif not action.isSeparator():
                found[action.objectName()] = action

    for top in window.menuBar().actions():
        walk(top.menu())
    assert {action.name for action in ACTIONS} <= set(found)
    for action in ACTIONS:
        keys = tuple(key.toString() for key in found[action.name].shortcuts())
        assert keys == action.keys
        assert found[action.name].toolTip()


def test_no_letter_of_a_menu_is_taken_twice(window):
    for top in window.menuBar().actions():
        letters = [
            text[text.index("&") + 1].lower()
            for text in (action.text() for action in top.menu().actions())
            if "&" in text
        ]
        assert len(set(letters)) == len(letters), top.text()


def test_the_guide_lists_every_key():
    page = resources.path("guide/keyboard.md").read_text(encoding="utf-8")
    assert keys_page() in page, "make it anew: it is smileviz.app.dialogs.keys_page()"
