"""Makes mutants, prints what became of them, and ends with 1 where that is beyond the budget."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.mutations.choosing import SEED, sample, whole
from tests.mutations.judging import Bench
from tests.mutations.report import Report
from tests.mutations.running import run

BY_CHANCE = 0.05
OF_A_PART = 0.02
"""How much the shares of the sample, and of a part of the whole run, may differ from those of the whole."""


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    parser.add_argument("--whole", action="store_true", help="every file in every way, which takes long")
    parser.add_argument("--part", type=int, nargs=2, default=(1, 1), metavar=("N", "OF"), help="a part of the whole")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--way", help="only damage of this name")
    parser.add_argument("--kind", help="only files of kinds that hold this")
    parser.add_argument("--write", type=Path, help="write every verdict here, one a line")
    options = parser.parse_args()
    mutants = whole(options.seed, *options.part) if options.whole else sample(options.seed)
    mutants = [
        each for each in mutants if options.way in {None, each.way} and (options.kind or "") in each.subject.kind
    ]
    with TemporaryDirectory() as folder:
        verdicts = list(run(mutants, Bench(Path(folder))))
    if options.write:
        options.write.write_text("".join(f"{json.dumps(asdict(each))}\n" for each in verdicts), "utf-8")
    report = Report(verdicts)
    print("\n".join(report.lines()))
    part = OF_A_PART if options.part[1] > 1 else 0
    broken = report.broken(part if options.whole else BY_CHANCE)
    print("\n".join(broken))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
