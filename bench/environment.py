"""Where it was measured: processor, cores, Python, libraries, SQLite, the disk's file system. No names of machines or places."""

import os
import platform
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("PyNaCl", "msgspec", "rfc8785")


def describe(folder: Path) -> list[str]:
    """Give the lines that stand above the tables; `folder` is where logs are written."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    processor, system, python = machine()
    return [processor, f"{system}; logs on {file_system(folder)}", python, f"libraries   {libraries}, SQLite {sqlite3.sqlite_version}"]


def machine() -> tuple[str, str, str]:
    """Give the lines of processor, system and Python."""
    return (
        f"processor   {_processor()}; {cores()} of {os.cpu_count()} cores in use; {_memory_gib():.0f} GiB",
        f"system      {platform.system()} {platform.release().split('-')[0]}",
        f"python      {platform.python_implementation()} {platform.python_version()} ({sys.maxsize.bit_length() + 1} bits)",
    )


def cores() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0))


def _processor() -> str:
    lines = _read(Path("/proc/cpuinfo")).splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory_gib() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def file_system(folder: Path) -> str:
    """Give the type of the file system that a folder is on."""
    mounts = [line.split() for line in _read(Path("/proc/mounts")).splitlines()]
    place = str(folder.resolve())
    fitting = [(len(point), kind) for _, point, kind, *_ in mounts if (place + "/").startswith(point.rstrip("/") + "/")]
    return max(fitting, default=(0, "an unknown file system"))[1]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
