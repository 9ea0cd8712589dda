"""A conversation of 2,000 turns with 200 pictures beside one of 20 turns: opening, keys, memory, scrolling back."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time

import psutil

from benchmarks.driving.home import CHAT, assistant, private_home
from benchmarks.driving.keys import echoes
from benchmarks.driving.session import Session
from benchmarks.report import report
from benchmarks.timing import spread

_PAGE_UP = b"\x1b[5~"
_PAGES = 40
_BACK_TAB = b"\x1b[Z"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=2000)
    parser.add_argument("--keys", type=int, default=100)
    given = parser.parse_args()
    short, long = measured(20, 2, given.keys), measured(given.turns, given.turns // 10, given.keys)
    growth = (long["MiB"] - short["MiB"]) * 1024 / (given.turns - 20)
    rows = [{"turns": 20, **short}, {"turns": given.turns, **long}]
    report(
        "long_conversation",
        rows,
        {
            "key echo p95, ms": (long["echo p95"], 50),
            "key echo p95, long / short": (long["echo p95"] / short["echo p95"], 1.5),
            "memory growth, KiB a turn": (growth, 20),
        },
    )


def measured(turns: int, pictures: int, keys: int) -> dict[str, float]:
    """Milliseconds and MiB of the chat with such a conversation."""
    with private_home() as (_, variables):
        conversation = _written(turns, pictures, variables)
        assistant(["host", "start"], variables)
        with Session((*CHAT, "--conversation", conversation), variables) as session:
            last = f"answer {turns - 1}".encode()
            opened = (session.wait_for(last, within_s=300) - session.started) * 1000
            time.sleep(2)
            memory = psutil.Process(session.process.pid).memory_info().rss / 2**20
            times = spread(echoes(session, keys))
            session.write(_BACK_TAB)  # to the transcript
            for _ in range(_PAGES):
                session.write(_PAGE_UP)
                time.sleep(0.2)
            after = psutil.Process(session.process.pid).memory_info().rss / 2**20
    echo = {f"echo {name}": value for name, value in times.items()}
    return {"opened ms": opened, **echo, "MiB": memory, f"MiB {_PAGES} pages up": after}


def _written(turns: int, pictures: int, variables: dict[str, str]) -> str:
    command = [sys.executable, "-m", "benchmarks.driving.history", str(turns), str(pictures)]
    done = subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()[-1]


if __name__ == "__main__":
    main()
