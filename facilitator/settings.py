"""The settings of a person on a machine, declared once: name, type, default, description."""

from __future__ import annotations

import getpass
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from facilitator.errors import FacilitatorError


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. Its type is that of its default."""

    name: str
    default: str
    description: str


SETTINGS = (Setting("author", "", "The name under which you write where a file does not say another one."),)


def settings_path() -> Path:
    """Where the settings of this person are kept; the file need not exist."""
    import platformdirs

    return Path(platformdirs.user_config_dir("facilitator", appauthor=False)) / "settings.toml"


def read_settings(path: Path) -> Mapping[str, str]:
    """Every setting by name, the default where the file has none.

    Raises FacilitatorError when the file is no TOML or a value is no text.
    """
    found: dict[str, object] = {}
    if path.is_file():
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise FacilitatorError(
                f"The settings in {path.name} cannot be read ({error}); mend or remove it."
            ) from None
    values: dict[str, str] = {}
    for setting in SETTINGS:
        value = found.get(setting.name, setting.default)
        if not isinstance(value, str):
            raise FacilitatorError(f"The setting {setting.name} in {path.name} must be text in quotes.")
        values[setting.name] = value
    return values


def login_name() -> str:
    """The name this person is logged in under, for want of a better one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
