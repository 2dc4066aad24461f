"""Puts passages of different reports together and counts what jxcheck finds between them.

usage: tests/beliefs [-qv] [-n N] [-s SEED] [DIR]

The right texts of pipe/patterns.rows have nothing to do with one another: a finding whose figures stand in two of
them is of a relation that is only believed.  N reports (1500) are made of five rows each, and as many paragraphs
of a sentence of four.  That one quantity is told twice (rule same) is fair, for rows tell of the same things.
-v: every such finding, with its report; -q: the total alone.  Exit status 1 when there are more than 20 in a
thousand reports.
"""
import getopt
import os
import random
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
MOST = .017  # findings a report
FAIR = {"same"}
LINE, SEVERITY, RULE, FIGURES, MESSAGE = 1, 3, 4, 8, 9  # columns of findings
# A sentence that begins so goes on with what stood before it.
GOES_ON = re.compile(r"其中|比|较|与|同比|占|增|减|下降|上升|提高|完成|其|该|此|上述|以上|分别|合计|共|总|全年|年末|本年|实际|剩|结余|余|"
                     r"另|由|从|按|截至|目前|主要|预算|执行|人均|平均|所|两|三|全部|各|已|到|未|并|累计|得|扣|超|低于|高于")


def passages():
    """The right text of each row, as its lines."""
    with open(os.path.join(HERE, "pipe", "patterns.rows"), encoding="utf-8") as f:
        rows = [l.split(" → ")[0] for l in f if l[0] not in "#~\n"]
    texts = (re.sub(r"\{([^{}|]*)\|[^{}]*\}", r"\1", r) for r in rows)
    return [t.strip().split(" / ") for t in texts if "|" not in t and "\\t" not in t]


def sentences(lines):
    whole = (s for line in lines for s in re.findall(r"[^。]+。", line))
    return [s for s in whole if re.search(r"\d", s) and not GOES_ON.match(s)]


def reports(rows, n, dice):
    """N of each kind: (lines, which passages each line is of)."""
    for _ in range(n):
        some = dice.sample(range(len(rows)), 5)
        yield [line for i in some for line in rows[i]], [{i: line} for i in some for line in rows[i]]
    cut = [(i, s) for i, row in enumerate(rows) if (s := sentences(row))]
    for _ in range(n):
        some = {i: dice.choice(s) for i, s in dice.sample(cut, 4)}
        yield ["".join(some.values())], [some]


def is_between(figures, of):
    """Can no one passage hold all the figures?"""
    holders = None
    for operand in figures.split(" ; "):
        line, _, raw = operand.partition(":")
        here = {i for i, text in of[int(line) - 1].items() if raw in text} if line.isdigit() else set()
        if not here:
            return False
        holders = here if holders is None else holders & here
    return not holders


def check(directory, stream):
    figures = subprocess.run([os.path.join(directory, "jxfigures")], input=stream, capture_output=True, text=True, check=True)
    return subprocess.run([os.path.join(directory, "jxcheck"), "-H"], input=figures.stdout, capture_output=True, text=True).stdout


def main():
    options, operands = getopt.getopt(sys.argv[1:], "qvn:s:")
    options = dict(options)
    directory, n = operands[0] if operands else "build/bin", int(options.get("-n", 1500))
    made = list(reports(passages(), n, random.Random(options.get("-s", "1"))))
    stream = "".join(f"==> {k} <==\n" + "\n".join(lines) + "\n" for k, (lines, _) in enumerate(made))
    found, rules = 0, {}
    for row in check(directory, stream).splitlines():
        cell = row.split("\t")
        lines, of = made[int(cell[0])]
        if cell[SEVERITY] not in ("error", "warning") or cell[RULE] in FAIR or not is_between(cell[FIGURES], of):
            continue
        found += 1
        rules[cell[RULE]] = rules.get(cell[RULE], 0) + 1
        if "-v" in options:
            print(f"    {cell[SEVERITY]} {cell[RULE]} {cell[MESSAGE]}\n" + "\n".join(lines) + "\n")
    if "-q" not in options:
        for rule, k in sorted(rules.items(), key=lambda item: -item[1]):
            print(f"beliefs   {rule}: {k}")
    print(f"beliefs   {found} findings between passages in {len(made)} reports")
    return found > MOST * len(made)


if __name__ == "__main__":
    sys.exit(main())
