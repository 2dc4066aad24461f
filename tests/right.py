"""Writes passages of reports in which every figure is right, and counts what jxcheck finds in them.

usage: tests/right [-lqv] [-n N] [-s SEED] [DIR [NAME...]]

Each template of passages/ is filled in N times (20) with invented names and numbers that add up; every
finding of the levels error and warning on them is false.  -l: prints the passages; -v: the first finding of each
kind, with its passage; -q: the total alone.  Exit status 1 when there is an error, or more than one
warning in a thousand passages.
"""
import getopt
import os
import subprocess
import sys

from passages import books, dice, staff, results, tables, also  # noqa: F401, templates enter themselves

SEVERITY, RULE, MESSAGE = 3, 4, 9  # columns of findings


def fill(f, seed, i):
    d = dice.Dice(f"{seed} {f.__name__} {i}")
    d.settle()
    return f(d)


def check(directory, stream):
    figures = subprocess.run([os.path.join(directory, "jxfigures")], input=stream, capture_output=True, text=True, check=True)
    return subprocess.run([os.path.join(directory, "jxcheck"), "-H"], input=figures.stdout, capture_output=True, text=True).stdout


def report(false, texts, n, verbose):
    """A line for each template that has false findings, by name."""
    for name, cells in false.items():
        errors = sum(c[SEVERITY] == "error" for c in cells)
        print(f"right     {name}: {errors} errors, {len(cells) - errors} warnings "
              f"in {len({c[0] for c in cells})} of {n}")
        seen = set()
        for c in cells if verbose else []:
            if (c[SEVERITY], c[RULE]) not in seen:
                print(f"    {c[SEVERITY]} {c[RULE]} {c[MESSAGE]}\n{texts[c[0]]}\n")
            seen.add((c[SEVERITY], c[RULE]))


def main():
    options, operands = getopt.getopt(sys.argv[1:], "lqvn:s:")
    options = dict(options)
    directory, wanted = operands[0] if operands else "build/bin", operands[1:]
    n, seed = int(options.get("-n", 20)), options.get("-s", "1")
    templates = [f for f in dice.TEMPLATES if not wanted or f.__name__ in wanted]
    texts = {f"{f.__name__}.{i}": fill(f, seed, i) for f in templates for i in range(n)}
    stream = "".join(f"==> {name} <==\n{text}\n" for name, text in texts.items())
    if "-l" in options:
        print(stream)
        return 0
    false = {}
    for line in check(directory, stream).splitlines():
        cell = line.split("\t")
        if cell[SEVERITY] in ("error", "warning"):
            false.setdefault(cell[0].split(".")[0], []).append(cell)
    if "-q" not in options:
        report(false, texts, n, "-v" in options)
    found = sum(map(len, false.values()))
    errors = sum(c[SEVERITY] == "error" for cells in false.values() for c in cells)
    print(f"right     {len(texts)} passages of {len(templates)} templates: "
          f"{errors} errors, {found - errors} warnings")
    return errors != 0 or (found - errors) * 1000 > len(texts)


if __name__ == "__main__":
    sys.exit(main())
