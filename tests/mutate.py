"""Changes one digit of one figure at a time and asks whether jxcheck notices.

usage: tests/mutate [-aq] [-g GOLD] [DIR [NAME...]]

Every figure that takes part in a sum, rate, share or score (-a: a growth or difference, too) of gold/NAME.relations.tsv is changed, digit by digit, in a copy of the report; where
the arithmetic of the gold then breaks, jxfigures | jxcheck must print a finding that the report as it is
does not have. All copies of a report go through the programs in one stream. Exit status 1 when too many go unnoticed.
"""
import os
import re
import subprocess
import sys
from collections import defaultdict
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
GOLD = os.path.join(HERE, "gold")
SEEDS = os.path.join(HERE, "..", "..", "shared", "seeds")
KINDS = {"sum", "rate", "share", "score"}
FLOOR = .97  # of changes noticed; the rest are relations that span sections
WIDE = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")


def table(path):
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    names = lines[0].split("\t")
    return [dict(zip(names, l.split("\t"))) for l in lines[1:] if l]


def written(raw):
    """The digits of raw as a number and the size of its last place; None for Chinese numerals and ranges."""
    m = re.match(r"[0-9][0-9,]*(\.[0-9]+)?(?![0-9.,:/—至-])", raw.translate(WIDE))
    if not m:
        return None
    places = len(m.group(1)) - 1 if m.group(1) else 0
    return Fraction(m.group().replace(",", "")), Fraction(1, 10 ** places), m.end()


class Figure:
    def __init__(self, row):
        self.unit, self.raw = row["unit"], row["raw"]
        self.value = Fraction(row["value"])
        number = written(row["raw"])
        self.number, self.scale, self.quantum = None, Fraction(1), Fraction(0)
        if number and (number[0] or self.value == 0):
            self.number = number[0]
            self.scale = self.value / number[0] if number[0] else Fraction(1)
            self.quantum = number[1] * abs(self.scale)


def evaluate(words, figures, changed):
    """`A + B`, `A / B - 1` … worked out; operands are LINE:RAW or numbers.  None: division by zero."""
    def operand(word):
        if ":" not in word:
            return Fraction(word), "-"
        f = figures[word]
        return changed.get(word, f.value), f.unit
    operands = [operand(w) for w in words[0::2]]
    terms, signs = [operands[0][0]], []
    for sign, o in zip(words[1::2], operands[1:]):
        if sign == "*":
            terms[-1] *= o[0] / 100 if o[1] == "%" else o[0]
        elif sign == "/":
            if o[0] == 0:
                return None
            terms[-1] /= o[0]
        else:
            signs.append(sign)
            terms.append(o[0])
    total = terms[0]
    for sign, t in zip(signs, terms[1:]):
        total = total + t if sign == "+" else total - t
    return total


def breaks(row, figures, changed):
    """Does the relation fail once the changed values stand in it: a sum at all, a quotient by its last place or more?"""
    words = row["rhs"].split(" ")
    compare = words.pop(0) if words[0] in ("<=", ">=", "<", ">") else "="
    left = figures[row["lhs"]]
    value = changed.get(row["lhs"], left.value)
    right = evaluate(words, figures, changed)
    if right is None:
        return False
    if left.unit == "%" and "/" in words:
        right *= 100
    if compare != "=":
        return not {"<=": value <= right, ">=": value >= right, "<": value < right, ">": value > right}[compare]
    if "/" in words or "*" in words:
        return abs(value - right) >= left.quantum
    return value != right


def places(rows, lines):
    """Where each LINE:RAW stands in its line (blanks may part it); figures written twice in one line are left alone."""
    at = {}
    for r in rows:
        pattern = "(?<![0-9.,])" + "[ \u3000]*".join(re.escape(c) for c in r["raw"])
        found = [m.span() for m in re.finditer(pattern, lines[int(r["line"]) - 1])]
        at.setdefault(r["line"] + ":" + r["raw"], []).append(found)
    return {k: v[0][0] for k, v in at.items() if len(v) == 1 and len(v[0]) == 1}


def unstated_base(relation):
    """A share whose base the report does not name cannot be tested."""
    return re.search(r"/ [0-9]+$", relation["rhs"]) is not None


def mutations(rows, relations, lines):
    """Copies to test: (name, key, new raw, lines, the relation that breaks)."""
    figures = {r["line"] + ":" + r["raw"]: Figure(r) for r in rows if ".." not in r["value"] and r["value"] != "*"}
    taking = [r for r in relations if r["kind"] in KINDS and r["holds"] == "yes" and not unstated_base(r)]
    part = {w for r in taking for w in [r["lhs"], *r["rhs"].split(" ")] if ":" in w}
    for key, (start, end) in places(rows, lines).items():
        f = figures.get(key)
        if key not in part or f is None or f.number is None:
            continue
        n = int(key.split(":")[0]) - 1
        text = lines[n][start:end]
        for i in range(written(f.raw)[2]):
            digit = text[i].translate(WIDE)
            if not digit.isdigit():
                continue
            new = text[:i] + ("1" if digit == "9" else str(int(digit) + 1)) + text[i + 1:]
            changed = {key: written(new)[0] * f.scale}
            broken = [r for r in taking if breaks(r, figures, changed)]
            if broken:
                copy = list(lines)
                copy[n] = copy[n][:start] + new + copy[n][end:]
                yield f"{key} as {new}", copy, broken[0]


def findings(programs, stream):
    """What jxcheck says of each document of a stream: document -> set of findings."""
    figures = subprocess.run([os.path.join(programs, "jxfigures")], input=stream.encode(), stdout=subprocess.PIPE, check=False)
    done = subprocess.run([os.path.join(programs, "jxcheck")], input=figures.stdout, stdout=subprocess.PIPE, check=False)
    lines = done.stdout.decode("utf-8", errors="replace").split("\n")
    names = lines[0].split("\t")
    said = defaultdict(set)
    for l in lines[1:]:
        if l:
            r = dict(zip(names, l.split("\t")))
            if r["severity"] != "ok":
                said[r["doc"]].add((r["severity"], r["rule"], r["figures"]))
    return said


def test(name, path, gold, programs, quiet):
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    copies = list(mutations(table(f"{gold}/{name}.figures.tsv"), table(f"{gold}/{name}.relations.tsv"), lines))
    if not copies:
        return 0, 0
    stream = "".join(f"==> copy{i} <==\n" + "\n".join(c) + "\n" for i, (_, c, _) in enumerate(copies))
    said = findings(programs, "==> plain <==\n" + "\n".join(lines) + "\n" + stream)
    missed = [(what, r) for i, (what, _, r) in enumerate(copies) if not said[f"copy{i}"] - said["plain"]]
    if not quiet:
        for what, r in missed:
            print("    -", what, r["kind"], r["lhs"], "=", r["rhs"], r["note"])
    print(f"mutate    {name.split('_')[0]:24} noticed {len(copies) - len(missed)}/{len(copies)}")
    return len(copies) - len(missed), len(copies)


def main(args):
    quiet, gold = False, GOLD
    while args and args[0].startswith("-"):
        flag = args.pop(0)
        if flag in ("-q", "-a", "-aq", "-qa"):
            quiet = quiet or "q" in flag
            KINDS.update({"growth", "delta"} if "a" in flag else ())
        elif flag == "-g" and args:
            gold = args.pop(0)
        else:
            print(__doc__.strip())
            return 0 if flag in ("-h", "--help") else 2
    programs = args[0] if args else os.path.join(HERE, "..", "build", "bin")
    if not all(os.access(os.path.join(programs, p), os.X_OK) for p in ("jxfigures", "jxcheck")):
        print(f"SKIP mutate: no jxfigures and jxcheck in {programs}")
        return 0
    noticed = total = 0
    for file in sorted(os.listdir(gold)):
        name = file.split(".relations.tsv")[0]
        if name == file or (args[1:] and not any(name.startswith(p) for p in args[1:])):
            continue
        path = next((p for p in (f"{gold}/{name}.txt", f"{SEEDS}/{name}.txt") if os.path.exists(p)), None)
        if path is None:
            print(f"SKIP {name}: no ../shared/seeds")
            continue
        n, of = test(name, path, gold, programs, quiet)
        noticed, total = noticed + n, total + of
    print(f"total     noticed {noticed}/{total}")
    return 0 if noticed >= FLOOR * total else 1


sys.exit(main(sys.argv[1:]))
