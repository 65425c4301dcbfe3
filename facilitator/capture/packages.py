"""Office files before they are opened: whether they are what they say, and of a size that can be read."""

from __future__ import annotations

import io
import zipfile

from facilitator.errors import ImportFileError

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST_UNPACKED = 300 * 2**20
_LARGEST_RATIO = 500
_PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
_PROGRAMS = {".docx": "Word", ".xlsx": "Excel"}


def check_package(name: str, data: bytes, suffix: str) -> None:
    """Raises ImportFileError unless the bytes are a whole, readable package of the suffix's type.

    ``suffix`` is ``.docx`` or ``.xlsx``.
    """
    program = _PROGRAMS[suffix]
    if not data:
        raise ImportFileError(
            "“{name}” is empty; choose a {program} file with something in it.", name=name, program=program
        )
    if data.startswith(_OLD_OFFICE):
        raise ImportFileError(
            "“{name}” is protected by a password or in the old format; open it in {program}, take the"
            " password off, and save it as {suffix}.",
            name=name,
            program=program,
            suffix=suffix,
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        raise ImportFileError(
            "“{name}” is damaged or no {program} file; open it in {program} and save it as {suffix} again.",
            name=name,
            program=program,
            suffix=suffix,
        ) from None
    _check_members(name, members, suffix)


def _check_members(name: str, members: list[zipfile.ZipInfo], suffix: str) -> None:
    names = {member.filename for member in members}
    if _PARTS[suffix] not in names:
        other = next((other for other, part in _PARTS.items() if part in names), "")
        hint = f"give it the suffix {other}" if other else f"save it as {suffix} from {_PROGRAMS[suffix]}"
        raise ImportFileError("“{name}” is no {value} file; {hint}.", name=name, value=_PROGRAMS[suffix], hint=hint)
    if any(member.flag_bits & 1 for member in members):
        raise ImportFileError("“{name}” is protected by a password; take it off and save the file again.", name=name)
    unpacked, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if unpacked > _LARGEST_UNPACKED or unpacked > _LARGEST_RATIO * max(packed, 2**10):
        raise ImportFileError(
            "“{name}” is too large when unpacked; import only the pages or sheets you need.", name=name
        )
