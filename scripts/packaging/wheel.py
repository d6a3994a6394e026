#!/usr/bin/env python3
"""Makes the wheel: the package beside this file and an unpacked portable archive inside it.

usage: wheel.py VERSION FOLDER_OF_THE_ARCHIVE OUTPUT_FOLDER
"""
import base64
import hashlib
import pathlib
import sys
import zipfile

VERSION, PORTABLE, OUT = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
PACKAGE = pathlib.Path(__file__).resolve().parent / "python" / "tenure"
LICENCE = pathlib.Path(__file__).resolve().parents[2] / "LICENSE"
TAG = "py3-none-linux_x86_64"
INFO = f"tenure-{VERSION}.dist-info"
METADATA = f"""Metadata-Version: 2.1
Name: tenure
Version: {VERSION}
Summary: Simulate an authority's social work workforce under competing policies
License: MIT
Requires-Python: >=3.9
Provides-Extra: frames
Requires-Dist: pandas; extra == "frames"
Requires-Dist: xarray; extra == "frames"
Requires-Dist: netCDF4; extra == "frames"
"""
WHEEL = f"Wheel-Version: 1.0\nGenerator: tenure\nRoot-Is-Purelib: false\nTag: {TAG}\n"


def files():
    """Name in the wheel, bytes, and whether it is a program."""
    for path in sorted(PACKAGE.glob("*")):
        if path.is_file():
            yield f"tenure/{path.name}", path.read_bytes(), False
    for path in sorted(PORTABLE.rglob("*")):
        if path.is_file():
            name = path.relative_to(PORTABLE).as_posix()
            yield f"tenure/program/{name}", path.read_bytes(), bool(path.stat().st_mode & 0o100)
    yield f"{INFO}/METADATA", METADATA.encode(), False
    yield f"{INFO}/WHEEL", WHEEL.encode(), False
    yield f"{INFO}/LICENSE", LICENCE.read_bytes(), False


def main():
    record = ""
    wheel = OUT / f"tenure-{VERSION}-{TAG}.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as out:
        def add(name, data, program):
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.external_attr = (0o100755 if program else 0o100644) << 16
            out.writestr(entry, data, zipfile.ZIP_DEFLATED)
        for name, data, program in files():
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            record += f"{name},sha256={digest},{len(data)}\n"
            add(name, data, program)
        add(f"{INFO}/RECORD", (record + f"{INFO}/RECORD,,\n").encode(), False)
    print(f"{wheel}: {wheel.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
