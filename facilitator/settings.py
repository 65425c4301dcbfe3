"""The settings of a person on a machine, declared once: name, type, default, description."""

from __future__ import annotations

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


SETTINGS = (
    Setting("author", "", "The name under which you write where a file does not say another one."),
    Setting("language", "en", "The language of the window, as a code such as en."),
    Setting("theme", "system", "The colours of the window: system, light or dark."),
    Setting("text_size", "100", "The size of text in the window, in percent from 80 to 200."),
    Setting("backups", "", "The folder for backups; empty stands for one beside each file."),
    Setting("backups_kept", "50", "How many backups of a file are kept, those made by hand apart."),
    Setting(
        "attribution", "", "How papers name people: named, delegation, constituency or none; empty: the template's."
    ),
    Setting("projector_theme", "light", "The colours of the projector: light or dark."),
    Setting("projector_lists", "on", "Whether the projector shows agreements and actions: on or off."),
)


def settings_path() -> Path:
    """Where the settings of this person are kept; the file need not exist."""
    import platformdirs

    return Path(platformdirs.user_config_dir("facilitator", appauthor=False)) / "settings.toml"


def state_path() -> Path:
    """Where the window keeps its places and recent files; the file need not exist."""
    import platformdirs

    return Path(platformdirs.user_state_dir("facilitator", appauthor=False)) / "window.ini"


def read_settings(path: Path) -> Mapping[str, str]:
    """Every setting by name, the default where the file has none.

    Raises FacilitatorError when the file is no TOML or a value is no text.
    """
    found: dict[str, object] = {}
    if path.is_file():
        import tomllib

        try:
            found = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise FacilitatorError(
                "The settings in {path} cannot be read ({error}); mend or remove it.", path=path.name, error=error
            ) from None
    values: dict[str, str] = {}
    for setting in SETTINGS:
        value = found.get(setting.name, setting.default)
        if not isinstance(value, str):
            raise FacilitatorError(
                "The setting {setting} in {path} must be text in quotes.", setting=setting.name, path=path.name
            )
        values[setting.name] = value
    return values


def write_settings(path: Path, values: Mapping[str, str]) -> None:
    """Writes the settings that differ from their defaults. Raises FacilitatorError where that is not possible."""
    import tomli_w

    kept = {one.name: values[one.name] for one in SETTINGS if values.get(one.name, one.default) != one.default}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f"{path.name}.new")
        new.write_text(tomli_w.dumps(kept), encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise FacilitatorError(
            "The settings cannot be written to {path} ({reason}); they hold until the window closes.",
            path=path,
            reason=error.strerror,
        ) from None


def login_name() -> str:
    """The name this person is logged in under, for want of a better one."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
