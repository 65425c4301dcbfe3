"""What the help of keys says: every action by its menu, the keys while typing, and how a line is read. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.ui.action_set import ActionSet, plain, plain_title
from facilitator.ui.actions import ACTIONS, MENUS
from facilitator.ui.menu_bar import menu_title
from facilitator.ui.widgets.painting import shown_keys
from facilitator.ui.words import translate


@dataclass(frozen=True, slots=True)
class Fact:
    """``keys``: what is pressed, each shown as a key; ``typed``: what is written in the line."""

    words: str
    keys: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Facts under a head."""

    title: str
    facts: tuple[Fact, ...]


def groups(actions: ActionSet) -> tuple[Group, ...]:
    """The whole help, what one types first."""
    menus = (Group(plain(menu_title(menu)), _of_menu(menu, actions)) for menu in MENUS)
    return (_line(), _typing(), *menus)


def groups_here(actions: ActionSet, page: str) -> tuple[Group, ...]:
    """What holds on one page of the window: how a line is typed only where there is one."""
    others = {action.id for action in ACTIONS if action.page not in ("", "file", page)}
    kept = [
        Group(group.title, tuple(fact for fact in group.facts if fact.id not in others)) for group in groups(actions)
    ]
    return tuple(group for group in (kept if page == "capture" else kept[2:]) if group.facts)


def matching(found: Sequence[Group], typed: str) -> tuple[Group, ...]:
    """The facts that hold every word typed, in their words, keys or head."""
    words = typed.casefold().split()
    kept: list[Group] = []
    for group in found:
        facts = tuple(fact for fact in group.facts if all(word in _text(group, fact) for word in words))
        if facts:
            kept.append(Group(group.title, facts))
    return tuple(kept)


def _text(group: Group, fact: Fact) -> str:
    return " ".join((group.title, fact.words, *fact.keys, *fact.typed)).casefold()


def _of_menu(menu: str, actions: ActionSet) -> tuple[Fact, ...]:
    return tuple(
        Fact(plain_title(action), tuple(_spoken(actions, action.id)), (), action.id)
        for action in ACTIONS
        if action.menu == menu
    )


def _spoken(actions: ActionSet, name: str) -> list[str]:
    return [shown_keys(keys.toString()) for keys in actions[name].shortcuts()]


def _line() -> Group:
    def fact(words: str, *typed: str) -> Fact:
        return Fact(words, (), typed)

    return Group(
        translate("KeysHelp", "How a line is typed"),
        (
            fact(translate("KeysHelp", "One line is one note"), "JPN: 3 cubs in May"),
            fact(translate("KeysHelp", "Who speaks, in any script"), "Kim (NIE):"),
            fact(translate("KeysHelp", "Action; lead, then by when"), "ACTION:", ">"),
            fact(translate("KeysHelp", "Proposal"), "PROPOSAL:", "!"),
            fact(translate("KeysHelp", "Agreement"), "AGREED:", "="),
            fact(translate("KeysHelp", "Question"), "Q:", "?"),
            fact(translate("KeysHelp", "Lesson; practice"), "LESSON:", "PRACTICE:"),
            fact(translate("KeysHelp", "Challenge, gap"), "CHALLENGE:", "GAP:"),
            fact(translate("KeysHelp", "Recommendation"), "RECOMMENDATION:"),
            fact(translate("KeysHelp", "Differing view"), "DIFFERS:"),
            fact(translate("KeysHelp", "Presentation"), "PRESENTATION:"),
            fact(translate("KeysHelp", "Leads; partners"), "NIE + MNG", "with WWF"),
            fact(translate("KeysHelp", "Due day or month"), "by 30 Sep", "by Fri"),
            fact(translate("KeysHelp", "Due without a day"), "asap", "before SOM"),
            fact(translate("KeysHelp", "Support for the note before"), "+1 JPN, KOR"),
            fact(translate("KeysHelp", "Reservation about it"), "-1 RUS"),
            fact(translate("KeysHelp", "Tag; any language finds it"), "#snow-leopard"),
            fact(translate("KeysHelp", "Person of the roster"), "@Oyun"),
            fact(translate("KeysHelp", "What is not understood stays as typed")),
        ),
    )


def _typing() -> Group:
    def fact(words: str, *keys: str) -> Fact:
        return Fact(words, keys)

    return Group(
        translate("KeysHelp", "While typing"),
        (
            fact(translate("KeysHelp", "Keep the line"), "Enter"),
            fact(translate("KeysHelp", "New line in the note"), "Shift+Enter"),
            fact(translate("KeysHelp", "Take the suggestion"), "Tab"),
            fact(translate("KeysHelp", "Close the suggestions, as typed"), "Esc"),
            fact(translate("KeysHelp", "Edit the last note (empty line)"), "Up"),
            fact(translate("KeysHelp", "Into the chips; back"), "Alt+Down", "Esc"),
            fact(translate("KeysHelp", "Change a chip; drop it"), "Space", "Delete"),
        ),
    )
