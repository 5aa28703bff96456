"""Runs whole processes and says what they took; shared by the measurements here."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass


@dataclass
class Run:
    seconds: float
    cpu: float  # seconds, user and system
    peak: int  # bytes of memory
    written: int  # bytes handed to write(), whatever became of them
    stdout: bytes


def run(command: list[str]) -> Run:
    began = time.monotonic()
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        process = subprocess.Popen(command, stdout=stdout, stderr=stderr)
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        seconds = time.monotonic() - began
        written = int(_counters(process.pid)["wchar"])
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        stdout.seek(0)
        stderr.seek(0)
        if process.returncode != 0:
            said = stderr.read().decode(errors="replace")[-2000:]
            raise SystemExit(f"{' '.join(command)}: exit {process.returncode}\n{said}")
        return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, written, stdout.read())


def _counters(pid: int) -> dict[str, str]:
    with open(f"/proc/{pid}/io", encoding="ascii") as counters:
        return dict(line.strip().split(": ") for line in counters)


def clear(path: str) -> None:
    shutil.rmtree(path, ignore_errors=True)


def bytes_below(path: str) -> int:
    return sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(path) for name in names)
