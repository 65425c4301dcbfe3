"""Where the files under resources/ are, in a wheel, an editable install, a checkout and a frozen build."""

from __future__ import annotations

from pathlib import Path


def asset(name: str) -> Path:
    """The path of a resource, such as ``templates/workshop.toml``.

    Raises FileNotFoundError when the installation lacks it, which is a bug of the packaging.
    """
    for root in roots():
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"asset {name} is missing from this installation")


def roots() -> tuple[Path, Path]:
    """The two places looked in, in order: inside the package, beside the package."""
    package = Path(__file__).resolve().parent
    return package / "resources", package.parent / "resources"


def font_file(family: str) -> Path:
    """The font of a family inside its installed package: sans, italic, sc, jp, kr or tc; all variable TrueType."""
    from importlib.resources import files

    if family in ("sans", "italic"):
        name = "NotoSans[wdth,wght].ttf" if family == "sans" else "NotoSans-Italic[wdth,wght].ttf"
        return Path(str(files("fontpkg_noto_sans"))) / "files" / name
    name = f"NotoSans{family.upper()}[wght].ttf"
    return Path(str(files("justmytype_intl_cjk"))) / "fonts" / "ofl" / f"notosans{family}" / name
