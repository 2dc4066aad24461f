"""Says of each amount in a document's tables whether another converter's output has it in the same place.

usage: tests/layout [-v] [DIR [REFERENCE OUTPUT...]]

DIR holds the programs (build/bin).  REFERENCE is what the tables are known from: word boxes, or CSV as jxtables
writes it.  OUTPUT is text of the same document.  Without them the real final accounts beside the seeds are
measured: its columns by blanks against its word boxes.

An amount has a point or a comma, as the codes and years beside it have not.
row       amounts in a row with the same texts, codes and texts left of them
column    amounts under the same header: the lowest text above the column's first amount, and of several
          columns with that header the same one
both      amounts that are right in both
made up   amounts that the reference has not
-v prints every amount that is wrong.
"""
import collections
import csv
import io
import os
import re
import sys

import score

REAL = os.path.join(score.SHARED, "real")
AMOUNT = re.compile(r"[-+]?[\d,]*(\d[.,]\d+)+[%％]?$")

Amount = collections.namedtuple("Amount", "value row header which")


def grids(path):
    """The tables of a file, each as rows of squeezed cells."""
    if path.endswith(".csv"):
        with open(path, encoding="utf-8", newline="") as f:
            rows = list(csv.reader(f))
    else:
        rows = list(csv.reader(io.StringIO(score.run("jxtables", "-H", path) or "", newline="")))
    tables = collections.defaultdict(list)
    for doc, table, _, *cells in rows:
        tables[table].append([score.squeeze(c) for c in cells])
    return list(tables.values())


def is_amount(cell):
    return bool(AMOUNT.match(cell))


def header(rows, column):
    above = [r[column] for r in rows if column < len(r) and r[column] and not is_amount(r[column])]
    return above[-1] if above else ""


def amounts(rows):
    """What the table says of each of its amounts."""
    first = next((i for i, r in enumerate(rows) if any(map(is_amount, r))), len(rows))
    names = [header(rows[:first], c) for c in range(max(map(len, rows)))]
    found = []
    for row in rows[first:]:
        for c, cell in enumerate(row):
            if is_amount(cell):
                label = tuple(t for t in row[:c] if t and not is_amount(t))
                found.append(Amount(cell, label, names[c], names[:c].count(names[c])))
    return found


def alike(a, b):
    return sum((collections.Counter(x.value for x in a) & collections.Counter(x.value for x in b)).values())


def partner(table, others):
    """The table of others that shares most amounts with this one."""
    best = max(others, key=lambda o: alike(table, o), default=None)
    return others.pop(next(i for i, o in enumerate(others) if o is best)) if best and alike(table, best) else []


def take(pool, amount):
    """The amount of the pool that is most like this one; what of row and column it has right."""
    fits = lambda p: (p.row == amount.row, (p.header, p.which) == (amount.header, amount.which))
    same = [p for p in pool if p.value == amount.value]
    if not same:
        return None, (False, False)
    best = max(same, key=lambda p: sum(fits(p)))
    pool.remove(best)
    return best, fits(best)


def compare(want, got, tally):
    for amount in want:
        found, right = take(got, amount)
        for name, hit in zip(("row", "column"), right):
            tally.add(name, hit, 1)
        tally.add("both", all(right), 1)
        if not all(right):
            score.show("-" if found is None else "~", *amount, "|", *(found or ()))
    tally.hit["made up"] += len(got)
    for amount in got:
        score.show("+", *amount)


def measure(reference, outputs):
    want = [t for t in map(amounts, grids(reference)) if t]
    for path in outputs:
        tally = score.Tally()
        left = [t for t in map(amounts, grids(path)) if t]
        for number, table in enumerate(want, 1):
            before = tally.hit["both"]
            compare(table, partner(table, left), tally)
            print(f"  table {number}: {tally.hit['both'] - before} of {len(table)}")
        for table in left:
            compare([], table, tally)
        print(os.path.basename(path), *map(tally.line, ("row", "column", "both")), "made up", tally.hit["made up"], flush=True)


def main(args):
    if args[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    score.QUIET = "-v" not in args
    args = [a for a in args if a != "-v"]
    if args:
        score.BIN = args[0]
    names = args[1:] or [os.path.join(REAL, "final-accounts-" + n) for n in ("boxes.tsv", "layout.txt")]
    if not all(map(os.path.exists, names)):
        print(f"SKIP layout: no {' or no '.join(n for n in names if not os.path.exists(n))}")
        return 0
    measure(names[0], names[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
