#!/usr/bin/env python3
"""Makes a container image of an unpacked portable archive, without root and without a container program: one
layer that holds the archive and two folders to write to, and nothing else. `docker load` and `podman load`
read it, and `apptainer build tenure.sif docker-archive://FILE`.

usage: image.py VERSION FOLDER_OF_THE_ARCHIVE OUTPUT_FOLDER
"""
import hashlib
import io
import json
import pathlib
import platform
import sys
import tarfile

VERSION, PORTABLE, OUT = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
MACHINE = {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
NOBODY = 65534


def entry(name, mode, size=0, kind=tarfile.REGTYPE, owner=0):
    made = tarfile.TarInfo(name)
    made.mode, made.size, made.type, made.uid, made.gid = mode, size, kind, owner, owner
    return made


def layer():
    """The bytes of the file system: equal archives make equal layers."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, mode, owner in (("opt", 0o755, 0), ("opt/tenure", 0o755, 0), ("tmp", 0o1777, 0),
                                  ("work", 0o777, NOBODY), ("etc", 0o755, 0)):
            tar.addfile(entry(name, mode, kind=tarfile.DIRTYPE, owner=owner))
        people = b"root:x:0:0:root:/:/\nnobody:x:65534:65534:nobody:/work:/\n"
        tar.addfile(entry("etc/passwd", 0o644, len(people)), io.BytesIO(people))
        for path in sorted(PORTABLE.rglob("*")):
            name = f"opt/tenure/{path.relative_to(PORTABLE).as_posix()}"
            if path.is_dir():
                tar.addfile(entry(name, 0o755, kind=tarfile.DIRTYPE))
            elif path.is_file():
                data = path.read_bytes()
                mode = 0o755 if path.stat().st_mode & 0o100 else 0o644
                tar.addfile(entry(name, mode, len(data)), io.BytesIO(data))
    return out.getvalue()


def main():
    data = layer()
    digest = hashlib.sha256(data).hexdigest()
    config = json.dumps({
        "architecture": MACHINE, "os": "linux",
        "config": {"Entrypoint": ["/opt/tenure/tenure"], "Cmd": ["--help"], "WorkingDir": "/work",
                   "User": f"{NOBODY}:{NOBODY}",
                   "Labels": {"org.opencontainers.image.title": "tenure",
                              "org.opencontainers.image.version": VERSION,
                              "org.opencontainers.image.licenses": "MIT"}},
        "rootfs": {"type": "layers", "diff_ids": [f"sha256:{digest}"]},
        "history": [{"created_by": "scripts/package image"}]}, indent=1).encode()
    name = hashlib.sha256(config).hexdigest() + ".json"
    manifest = json.dumps([{"Config": name, "RepoTags": [f"tenure:{VERSION}"],
                            "Layers": [f"{digest}/layer.tar"]}]).encode()
    image = OUT / f"tenure-{VERSION}-{platform.machine()}.image.tar"
    with tarfile.open(image, "w") as tar:
        for file, content in ((f"{digest}/layer.tar", data), (name, config), ("manifest.json", manifest)):
            tar.addfile(entry(file, 0o644, len(content)), io.BytesIO(content))
    print(f"{image}: {image.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
