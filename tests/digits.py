"""Changes one digit at a time in the reports of audited/ and asks whether jxcheck names the line.

usage: tests/digits [-qv] [DIR [NAME...]]

What holds in a report stands in it, below its lines (audited/README.md).  The report as it is must have no error;
of the changes that break a relation, operands taken for all that their last place leaves open, jxcheck must notice
most.  -v: those it does not.  All copies of a report go through jxcheck in one stream.
"""
import itertools
import os
import re
import subprocess
import sys
from collections import defaultdict
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
AUDITED = os.path.join(HERE, "audited")
FLOOR = .9  # of changes noticed
NUMBER = r"\d[\d,]*(?:\.\d+)?"
TOKEN = re.compile(r"c\d+(?:\.\d+)?|(?:[^\s\d:+*/()=<>-][^\s:]*:)?" + NUMBER + r"(?:#\d)?|<=|[-+*/()=]")


def value(raw):
    return Fraction(raw.replace(",", ""))


def quantum(raw):
    return Fraction(1, 10 ** len(raw.split(".")[1])) if "." in raw else Fraction(1)


def read(path):
    """The report's lines, and its relations: (line, text, tokens); an operand is (line, column, raw)."""
    lines, tags, told = [], {}, []
    with open(path, encoding="utf-8") as f:
        for l in f.read().rstrip("\n").split("\n"):
            if l.startswith("#@"):
                tags[l[2:].strip()] = len(lines)
            elif l.startswith("#="):
                told.append((len(lines), l[2:].strip()))
            else:
                lines.append(l)
    return lines, [(n, text, [token(t, n, lines, tags) for t in TOKEN.findall(text)]) for n, text in told]


def token(t, n, lines, tags):
    if not t[-1].isdigit():
        return t
    if t[0] == "c":
        return Fraction(t[1:])
    tag, _, t = t.rpartition(":")
    raw, _, nth = t.partition("#")
    n = tags[tag] if tag else n
    at = [m.start() for m in re.finditer(r"(?<![\d.,])" + re.escape(raw) + r"(?!\d|[.,]\d)", lines[n - 1])]
    return n, at[int(nth or 1) - 1], raw


def work_out(tokens, of):
    """The value of an expression whose operands are of[operand]."""
    values = [of[t] if isinstance(t, tuple) else t for t in tokens if not isinstance(t, str)]
    names = iter(f"v[{i}]" for i in range(len(values)))
    return eval("".join(t if isinstance(t, str) else next(names) for t in tokens), {"v": values})


def bounds(tokens, raws):
    """Least and most of an expression, every operand anywhere within half of its last place; whole ones are exact."""
    operands = sorted({t for t in tokens if isinstance(t, tuple)})
    ranges = []
    for o in operands:
        raw = raws.get(o, o[2])
        half = quantum(raw) / 2 if "." in raw else 0
        ranges.append((value(raw) - half, value(raw) + half) if half else (value(raw),))
    found = [work_out(tokens, dict(zip(operands, c))) for c in itertools.product(*ranges)]
    return min(found), max(found)


def breaks(tokens, raws):
    """Does the relation fail once raws stand for some operands: a sum at all, a quotient beyond all last places?"""
    sign = "<=" if "<=" in tokens else "="
    i = tokens.index(sign)
    of = {t: value(raws.get(t, t[2])) for t in tokens if isinstance(t, tuple)}
    try:
        left, right = work_out(tokens[:i], of), work_out(tokens[i + 1:], of)
    except ZeroDivisionError:
        return False
    if sign == "<=":
        return left > right
    if "/" not in tokens and "*" not in tokens:
        return left != right
    q = quantum(raws.get(tokens[0], tokens[0][2]))
    low, high = bounds(tokens[i + 1:], raws)
    return abs(left - right) >= q and not (left - q / 2 <= high and left + q / 2 >= low)


def changes(lines, relations):
    """(operand, new raw, report) for the first, the middle and the last digit of every operand."""
    for o in sorted({t for _, _, tokens in relations for t in tokens if isinstance(t, tuple)}):
        n, at, raw = o
        digits = [i for i, c in enumerate(raw) if c.isdigit()]
        for i in sorted({digits[0], digits[len(digits) // 2], digits[-1]}):
            new = raw[:i] + ("8" if raw[i] == "9" else str(int(raw[i]) + 1)) + raw[i + 1:]
            broken = next((text for _, text, tokens in relations if breaks(tokens, {o: new})), None)
            if broken is not None:
                copy = list(lines)
                copy[n - 1] = copy[n - 1][:at] + new + copy[n - 1][at + len(raw):]
                yield o, new, broken, "\n".join(copy) + "\n"


def findings(programs, stream):
    done = subprocess.run([os.path.join(programs, "jxcheck")], input=stream.encode(), stdout=subprocess.PIPE, check=False)
    rows = [r.split("\t") for r in done.stdout.decode().rstrip("\n").split("\n")]
    said = defaultdict(list)
    for r in rows[1:]:
        r = dict(zip(rows[0], r))
        said[r["doc"]].append(r)
    return said


def names(finding, line):
    return finding["line"] == str(line) or re.search(rf"(?:^|\D){line}:", finding["figures"]) is not None


def test(name, programs, verbose):
    lines, relations = read(f"{AUDITED}/{name}.txt")
    wrong = [text for _, text, tokens in relations if breaks(tokens, {})]
    if wrong:
        print(f"digits    {name}: does not hold: {wrong}")
        return 0, 1, 1
    copies = list(changes(lines, relations))
    said = findings(programs, "==> plain <==\n" + "\n".join(lines) + "\n" +
                    "".join(f"==> copy{i} <==\n{c[3]}" for i, c in enumerate(copies)))
    known = {(f["rule"], f["figures"]) for f in said["plain"]}
    errors = [f for f in said["plain"] if f["severity"] == "error"]
    missed = [c for i, c in enumerate(copies) if not any(
        (f["rule"], f["figures"]) not in known and names(f, c[0][0]) for f in said[f"copy{i}"])]
    for f in errors:
        print("    false:", f["line"], f["message"])
    for o, new, broken, _ in missed if verbose else []:
        print(f"    - {o[0]}:{o[2]} as {new}: {broken}")
    print(f"digits    {name:24} noticed {len(copies) - len(missed)}/{len(copies)}  false {len(errors)}")
    return len(copies) - len(missed), len(copies), len(errors)


def main(args):
    verbose = False
    while args and args[0].startswith("-"):
        flag = args.pop(0)
        if flag not in ("-q", "-v"):
            print(__doc__.strip())
            return 0 if flag in ("-h", "--help") else 2
        verbose = flag == "-v"
    programs = args[0] if args else os.path.join(HERE, "..", "build", "bin")
    if not os.access(os.path.join(programs, "jxcheck"), os.X_OK):
        print(f"SKIP digits: no jxcheck in {programs}")
        return 0
    totals = [0, 0, 0]
    for file in sorted(os.listdir(AUDITED)):
        name = file.removesuffix(".txt")
        if name != file and (not args[1:] or any(name.startswith(p) for p in args[1:])):
            totals = [a + b for a, b in zip(totals, test(name, programs, verbose))]
    print(f"total     noticed {totals[0]}/{totals[1]}  false {totals[2]}")
    return 0 if totals[0] >= FLOOR * totals[1] and totals[2] == 0 else 1


sys.exit(main(sys.argv[1:]))
