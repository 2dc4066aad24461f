"""Reshapes reports in ways that a reader would not call a change and asks whether jxcheck says the same.

usage: tests/reshape [-q] [DIR [NAME...]]

A report is taken as it is and with each of the edits below; all versions go through jxcheck --all in one
stream.  What is said of a version, by severity, rule, the number stated and the number computed in base units,
must be what is said of the report as it is.  Edits that change how precisely numbers are printed (万元 as 元)
or where relations are sought (moved paragraphs) may gain or lose what is rounding or holds, never what is wrong.
Exit status 1 when an edit changes a verdict.
"""
import csv
import io
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, "samples")
SHARED = os.path.join(HERE, "..", "..", "shared")
NUMBER = re.compile(r"(?<![0-9.,，A-Za-z〔（(\[-])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|(?<![0-9.,A-Za-z-])[0-9]+(?:\.[0-9]+)?")
UNITS = "万元|元|人次|户次|人|户|件|份|个|亩|平方米|公里|米|吨"
WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
TOPS = "一二三四五六七八九十"
EXACT, VALUES = "exact", "values"


def is_wrapped(lines):
    return max(map(len, lines)) < 80


# --- edits of one line of text ---------------------------------------------

def separated(line):
    """1234.50万元 as 1,234.50万元."""
    def one(m):
        return f"{int(m.group(1)):,}{m.group(2) or ''}"
    return re.sub(rf"(?<![0-9.,〔第])([1-9][0-9]{{3,}})(\.[0-9]+)?(?=(?:{UNITS}))", one, line)


def unseparated(line):
    return re.sub(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])", lambda m: m.group().replace(",", ""), line)


def wide_digits(lines):
    if is_wrapped(lines):
        return None     # lines that grow are wrapped elsewhere
    return [re.sub(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?%?", lambda m: m.group().translate(WIDE), l) for l in lines]


def narrow_marks(line):
    """Brackets, colons and semicolons as ASCII has them; a comma would make numbers of a list."""
    return line.translate(str.maketrans("（）：；％", "():;%"))


def renumbered(line):
    """一、 as 二、 and so on: the first section has been cut off."""
    m = re.match(rf"([{TOPS}])、", line)
    if not m or m.group(1) == "十":
        return line
    return TOPS[TOPS.index(m.group(1)) + 1] + line[1:]


def other_brackets(line):
    """（一） as (一), 1. as 1．"""
    line = re.sub(r"^（([一二三四五六七八九十]+)）", r"(\1)", line)
    return re.sub(r"^([0-9]{1,2})\.(?=[^0-9])", r"\1．", line)


# --- edits of a report: lines in, lines out ---------------------------------

def each(edit):
    return lambda lines: [edit(l) for l in lines]


def blank_lines(lines):
    return [l for line in lines for l in ([line, ""] if line.endswith("。") else [line])]


def carriage_returns(lines):
    return [l + "\r" for l in lines]


def trailing_blanks(lines):
    return [l + "  " if l.endswith("。") else l for l in lines]


def other_name(lines):
    """The body that reports under another name."""
    names = {"岚溪": "清岩", "石浦": "东浦", "枫桥": "柳桥", "松岭": "云岭", "望桥": "青桥", "王桥": "青桥"}
    def one(line):
        for old, new in names.items():
            line = line.replace(old, new)
        return line
    return [one(l) for l in lines]


def may_move(line):
    """A paragraph that stands on its own: no cell, no announcement, and it points at nothing before it."""
    return (line.endswith("。") and len(line) > 25 and not line.startswith(("\t", "|", " ")) and
            not re.match(r"其中|上述|以上|前者", line))


def moved(lines):
    """Neighbouring paragraphs change places, those with figures, too; an item of a list only with an item."""
    out, body = list(lines), [i for i, l in enumerate(lines) if may_move(l)]
    taken = -1
    for a, b in zip(body, body[1:]):
        item = [re.match(r"[（(0-9一二三四五六七八九十]", lines[i]) is not None for i in (a, b)]
        if a > taken and item[0] == item[1] and not any(l.strip() for l in lines[a + 1:b]):
            out[a], out[b] = out[b], out[a]
            taken = b
    return out


def yuan(text):
    """An amount in 万元 as a whole number of 元, with separators; None if it is none."""
    value = Fraction(text.replace(",", "")) * 10000
    return f"{value.numerator:,}" if value.denominator == 1 else None


def in_yuan(lines):
    """Amounts in 万元 as 元, captions and the cells of pipe tables under them, too."""
    if is_wrapped(lines):
        return None     # numbers broken over lines
    if any(re.search(r"[（(]万元[）)]|单位[：:]\s*万元", l) for l in lines) and not any(l.startswith("|") for l in lines):
        return None     # cells whose column would have to be known
    out, least = [], None
    for line in lines:
        if re.search(r"单位[：:]\s*万元", line):
            least = 0           # every amount with decimals
        elif "（万元）" in line:
            least = 100         # weights and marks are smaller
        elif least is not None and line and not line.startswith("|") and out[-1].startswith("|"):
            least = None
        if line.startswith("|") and least is not None:
            cells = [c.strip() for c in line.strip("|").split("|")]
            line = "| " + " | ".join(yuan(c) if re.fullmatch(r"[0-9,]+\.[0-9]{2}", c) and
                                     float(c.replace(",", "")) >= least else c for c in cells) + " |"
        line = re.sub(r"(?<![0-9.,])([0-9][0-9,]*(?:\.[0-9]{1,4})?)万元",
                      lambda m: yuan(m.group(1)) + "元" if yuan(m.group(1)) else m.group(), line)
        out.append(re.sub(r"（万元）|(?<=单位：)万元", lambda m: m.group().replace("万元", "元"), line))
    return out


def tables_of(programs, lines):
    """(first line, rows) of each table, lines from 0; None where none is to be had."""
    text = "\n".join(lines).encode()
    listed = subprocess.run([os.path.join(programs, "jxtables"), "--list"], input=text, stdout=subprocess.PIPE, check=False)
    found = []
    for row in listed.stdout.decode().split("\n")[1:]:
        if not row:
            continue
        cell = row.split("\t")
        done = subprocess.run([os.path.join(programs, "jxtables"), "-t", cell[1]], input=text, stdout=subprocess.PIPE, check=False)
        found.append((int(cell[2]) - 1, list(csv.reader(io.StringIO(done.stdout.decode())))))
    return found


def end_of_cells(lines, first):
    """The line behind a table of Tika: cells begin with a tab and may go on below, rows end with a blank line."""
    i = first
    while i < len(lines):
        while i < len(lines) and lines[i]:
            i += 1
        end = i
        while i < len(lines) and not lines[i]:
            i += 1
        if i == len(lines) or not lines[i].startswith("\t"):
            return end
    return i


def cells_of(row):
    """Without the empty cells that CSV pads short rows with; a form cannot know them either."""
    cells = [re.sub("^ +", lambda m: "\u00a0" * len(m.group()), cell).replace("\n", "").replace("|", "/") for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def as_rows(row):
    return "\t".join(cells_of(row))


def as_pipes(row):
    return "| " + " | ".join(cells_of(row)) + " |"


def tables_as(write, rule=None):
    def edit(lines, programs):
        if not any(l.startswith("\t") for l in lines):
            return None
        out, at = [], 0
        for first, rows in tables_of(programs, lines):
            if first < at or not rows or not lines[first].startswith("\t"):
                continue
            out += lines[at:first] + [""]
            for n, row in enumerate(rows):
                out.append(write(row))
                if n == 0 and rule:
                    out.append(rule(len(row)))
            out.append("")
            at = end_of_cells(lines, first)
        return out + lines[at:]
    return edit


EDITS = {
    "thousands separators added": (each(separated), EXACT),
    "thousands separators removed": (each(unseparated), EXACT),
    "full-width digits": (wide_digits, EXACT),
    "half-width brackets and colons": (each(narrow_marks), EXACT),
    "sections renumbered": (each(renumbered), EXACT),
    "other brackets of labels": (each(other_brackets), EXACT),
    "blank lines added": (blank_lines, VALUES),
    "carriage returns": (carriage_returns, EXACT),
    "blanks at line ends": (trailing_blanks, EXACT),
    "another name": (other_name, EXACT),
    "paragraphs moved": (moved, VALUES),
    "万元 as 元": (in_yuan, VALUES),
    "tables as tab-separated rows": (tables_as(as_rows), VALUES),
    "tables as pipes": (tables_as(as_pipes, lambda n: "|" + "---|" * n), VALUES),
}


# --- the test ------------------------------------------------------------------

def verdicts(programs, stream):
    """document -> Counter of (severity, rule, stated, computed)."""
    done = subprocess.run([os.path.join(programs, "jxcheck"), "--all"], input=stream, stdout=subprocess.PIPE, check=False)
    lines = done.stdout.decode("utf-8", errors="replace").split("\n")
    names = lines[0].split("\t")
    said = defaultdict(Counter)
    for l in lines[1:]:
        if l:
            r = dict(zip(names, l.split("\t")))
            stated = r["stated"].translate(str.maketrans("０１２３４５６７８９．％，（）", "0123456789.%,()"))
            said[r["doc"]][(r["severity"], r["rule"], stated, r["computed"])] += 1
    return said


def differences(plain, edited, kind):
    """(gained, lost) that a verdict may not gain or lose."""
    def wrong(said):
        return Counter({k: n for k, n in said.items() if k[0] in ("error", "warning")})
    if kind == EXACT:
        return edited - plain, plain - edited
    gained, lost = wrong(edited) - wrong(plain), wrong(plain) - wrong(edited)
    excused = {k[1:3] for k in plain if k[0] == "rounding"} | {k[1:3] for k in lost}
    lost = Counter({k: n for k, n in lost.items() if not any(g[1:3] == k[1:3] for g in gained)})
    return Counter({k: n for k, n in gained.items() if k[1:3] not in excused}), lost


def reports():
    for file in sorted(os.listdir(SAMPLES)):
        if file.endswith(".txt"):
            yield file, os.path.join(SAMPLES, file)
    seeds = os.path.join(SHARED, "seeds")
    for file in sorted(os.listdir(seeds)) if os.path.isdir(seeds) else []:
        yield file, os.path.join(seeds, file)
    path = os.path.join(SHARED, "fixtures", "report-a", "tika.txt")
    if os.path.isdir(seeds) and os.path.exists(path):
        yield "report-a", path
    elif not os.path.isdir(seeds):
        print("SKIP reshape: no ../shared/seeds")


def versions(programs, name, path):
    with open(path, "rb") as f:
        data = f.read()
    lines = data.decode("gb18030" if "gb18030" in name else "utf-8").replace("\r\n", "\n").split("\n")
    for what, (edit, kind) in EDITS.items():
        new = edit(lines, programs) if what.startswith("tables") else edit(lines)
        if new is not None and new != lines:
            yield what, kind, new
    yield "", EXACT, lines


def main(args):
    quiet = bool(args) and args[0] == "-q" and bool(args.pop(0))
    if args and args[0].startswith("-"):
        print(__doc__.strip())
        return 0 if args[0] in ("-h", "--help") else 2
    programs = args[0] if args else os.path.join(HERE, "..", "build", "bin")
    if not os.access(os.path.join(programs, "jxcheck"), os.X_OK):
        print(f"SKIP reshape: no jxcheck in {programs}")
        return 0
    changed = total = 0
    for name, path in reports():
        if args[1:] and not any(name.startswith(p) for p in args[1:]):
            continue
        made = list(versions(programs, name, path))
        stream = "".join(f"==> {what or 'plain'} <==\n" + "\n".join(lines) + "\n" for what, _, lines in made)
        said = verdicts(programs, stream.encode())
        for what, kind, _ in made[:-1]:
            gained, lost = differences(said["plain"], said[what], kind)
            total += 1
            changed += bool(gained or lost)
            if gained or lost:
                print(f"{name}: {what}")
                for sign, some in (("+", gained), ("-", lost)):
                    for k, n in sorted(some.items()):
                        print("   ", sign, *k, "" if n == 1 else f"x{n}")
            elif not quiet:
                print(f"{name}: {what}: the same")
    print(f"reshape   {total - changed}/{total} versions with the same verdicts")
    return 1 if changed else 0


sys.exit(main(sys.argv[1:]))
