"""Runs programs and tells what they took: seconds by the clock and of the processors, memory, files written."""

import hashlib
import os
import resource
import subprocess
import time
from dataclasses import dataclass


@dataclass
class Run:
    seconds: float
    processor: float
    megabytes: float

    def better(self, other):
        """Each figure at its best, since whatever else runs on the machine can only make it worse."""
        return Run(
            min(self.seconds, other.seconds),
            min(self.processor, other.processor),
            min(self.megabytes, other.megabytes),
        )


class Measured:
    """The best figures of each thing that was run, by place (memory, disk), size and name."""

    def __init__(self):
        self.best = {}

    def run(self, key, command):
        run = run_once(command)
        self.best[key] = run.better(self.best[key]) if key in self.best else run
        return run

    def __getitem__(self, key):
        return self.best[key]

    def __contains__(self, key):
        return key in self.best


def own_megabytes():
    """What this script has taken itself: the system tells no smaller figure of a program that it starts."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run_once(command):
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command}: {said.decode()}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def snapshot(folder):
    """Each file of a site but the record: what tells that it was written, and what tells that it differs."""
    files = {}
    for place in folder.rglob("*"):
        if place.is_file() and ".vade" not in place.parts:
            facts = place.stat()
            digest = hashlib.blake2b(place.read_bytes()).digest()
            files[place.relative_to(folder)] = ((facts.st_mtime_ns, facts.st_ino), digest)
    return files


def bytes_below(folder):
    return sum(facts.st_size for facts in (place.stat() for place in folder.rglob("*") if place.is_file()))
