"""The command line: `python -m benchmarks small`, `... full`, `... growth`, `... dearest`,
`... workers`, `... generate`.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from benchmarks import dearest, growth, importing, report, workers
from benchmarks.machine.load import CannotLoad, need_wrk
from benchmarks.machine.places import HOME, folder
from benchmarks.machine.postgres import Postgres
from benchmarks.machine.processes import NotUp, end_leftovers
from benchmarks.measuring import FULL, SMALL, Pace, Run
from benchmarks.preparing import prepare, say
from benchmarks.record.files import write
from benchmarks.results import Results
from benchmarks.site import CommandFailed
from benchmarks.workloads import WORKLOADS

SMALL_RECORD, FULL_RECORD = 10_000, 1_000_000


def main() -> int:
    """Run what was asked for; 1 where an answer was wrong or a bar of the full run was missed."""
    options = _options()
    signal.signal(signal.SIGTERM, _stop)
    if options.what == "generate":
        write(options.folder, positions=options.positions, imported=options.positions // 10)
        return 0
    try:
        if options.what != "dearest":
            need_wrk()
        with _postgres() as postgres:
            if options.what == "remove":
                pass
            elif options.what == "growth":
                return _growth(postgres, on_disk=options.on_disk)
            elif options.what == "dearest":
                return _dearest(postgres, options.positions)
            elif options.what == "workers":
                return _workers(postgres, options.positions)
            else:
                return _compare(postgres, options)
    except (CannotLoad, NotUp, CommandFailed) as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Stopped. What was made whole is used again the next time.")
        return 130
    shutil.rmtree(HOME)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    what = parser.add_subparsers(dest="what", required=True)
    for name, words in (("small", "a small record, a few minutes"), ("full", "a million positions")):
        run = what.add_parser(name, help=words)
        run.add_argument("--only", default="", help="workloads, with commas, such as W1,W5; W9 and W10 too")
        run.add_argument("--verify", action="store_true", help="check the answers and measure nothing")
        run.add_argument("--positions", type=int, default=FULL_RECORD if name == "full" else SMALL_RECORD)
    grows = what.add_parser("growth", help="the product at 10 thousand, 100 thousand, 1 million positions")
    grows.add_argument("--on-disk", action="store_true", help="and at 5 million, made of the million")
    dears = what.add_parser("dearest", help="what each public question costs the database")
    dears.add_argument("--positions", type=int, default=FULL_RECORD)
    ways = what.add_parser("workers", help="how many worker processes and threads serve best")
    ways.add_argument("--positions", type=int, default=SMALL_RECORD)
    generates = what.add_parser("generate", help="only write a synthetic record, for load_dataset")
    generates.add_argument("folder", type=Path)
    generates.add_argument("--positions", type=int, default=SMALL_RECORD)
    what.add_parser("remove", help="remove all that the benchmarks made")
    return parser.parse_args()


@contextmanager
def _postgres() -> Iterator[Postgres]:
    end_leftovers()
    postgres = Postgres()
    postgres.start()
    try:
        yield postgres
    finally:
        postgres.stop()
        end_leftovers()


def _compare(postgres: Postgres, options: argparse.Namespace) -> int:
    prepared = prepare(postgres, options.positions)
    only = set(filter(None, options.only.split(",")))
    workloads = [one for one in WORKLOADS if not only or one.name in only]
    file = folder("results") / f"{options.what}-{options.positions}.jsonl"
    file.unlink(missing_ok=True)
    results = Results(file)
    pace: Pace = FULL if options.what == "full" else SMALL
    with Run(postgres, prepared, pace, results) as run:
        run.start()
        run.verify(workloads)
        if options.verify:
            return 1 if run.wrong else 0
        run.measure(workloads)
        if not only or "W9" in only:
            run.export()
    if not only or "W10" in only:
        say("W10: importing, publishing and rebuilding in copies of the record …")
        for target, figures in importing.measure(postgres, prepared).items():
            results.add("W10", target, figures)
    text = report.tables(results, options.positions)
    say(f"\n{text}\n")
    if options.what == "full" and not only:
        report.write_into_page(text, "measured by make bench-full")
    return 1 if run.wrong or (options.what == "full" and report.missed(results)) else 0


def _growth(postgres: Postgres, *, on_disk: bool) -> int:
    text = growth.tables(growth.measure(postgres, on_disk=on_disk))
    say(f"\n{text}\n")
    report.write_into_page(text, "measured by make bench-growth")
    return 0


def _dearest(postgres: Postgres, positions: int) -> int:
    costs = dearest.measure(postgres, prepare(postgres, positions))
    text = "\n".join([f"{positions:,} positions, {report.machine()}.", "", *dearest.table(costs)])
    say(text)
    if positions == FULL_RECORD:
        report.write_into_page(text, "measured by python -m benchmarks dearest")
    return 1 if any(one.database >= dearest.BAR for one in costs) else 0


def _workers(postgres: Postgres, positions: int) -> int:
    text = workers.table(workers.measure(postgres, prepare(postgres, positions)), positions)
    say(f"\n{text}\n")
    report.write_into_page(text, "measured by python -m benchmarks workers")
    return 0


def _stop(number: int, frame: FrameType | None) -> None:
    """End as by Ctrl-C, with all servers."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
