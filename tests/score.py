"""Measures jxfigures, jxsplit, jxtables, jxcheck and jxmeta against hand-made gold (tests/gold/README.md).

usage: tests/score [-q] [-g GOLD] [-m figures|outline|tables|relations|meta] [DIR [NAME...]]

DIR holds the programs (build/bin). NAME picks reports by the start of their name (001, report-a, x1).
Misses are printed with '-', extras with '+', wrong details with '~'; -q prints the totals alone.
Exit status 1 when a total is below its floor.
"""
import csv
import difflib
import hashlib
import io
import os
import re
import subprocess
import sys
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
GOLD = os.path.join(HERE, "gold")
SHARED = os.path.join(HERE, "..", "..", "shared")
FLOORS = {"recall": .97, "precision": .97, "label": .85, "outline F1": .98, "rows": .98, "meta": .98}
ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}


def unescape(field):
    return re.sub(r"\\([tnr\\])", lambda m: ESCAPES[m.group(1)], field)


def tsv(text):
    """Rows of a TSV with a header, as dicts."""
    lines = text.split("\n")
    names = lines[0].split("\t")
    return [dict(zip(names, map(unescape, l.split("\t")))) for l in lines[1:] if l]


def gold(path):
    with open(path, encoding="utf-8", newline="") as f:
        return tsv(f.read())


def run(program, *args):
    """Standard output of a program, or None (with a word on why) when it cannot be had."""
    path = os.path.join(BIN, program)
    if not os.access(path, os.X_OK):
        return None
    done = subprocess.run([path, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    if done.returncode < 0 or done.returncode > 2 or (done.returncode == 2 and program != "jxtables"):
        print(f"! {program} {' '.join(args)}: status {done.returncode}: {done.stderr.decode(errors='replace').strip()[:200]}")
    return done.stdout.decode("utf-8", errors="replace")


def squeeze(text):
    return re.sub(r"[\s\u3000\u00a0]+", "", text)


def show(mark, *fields):
    if not QUIET:
        print("   ", mark, *fields)


class Tally:
    """Hits and totals by name, over all reports."""

    def __init__(self):
        self.hit, self.all, self.order = defaultdict(int), defaultdict(int), []

    def add(self, name, hit, total):
        if name not in self.order:
            self.order.append(name)
        self.hit[name] += hit
        self.all[name] += total

    def line(self, name):
        if not self.all[name]:
            return f"{name} -"
        return f"{name} {self.hit[name] / self.all[name]:.4f} ({self.hit[name]}/{self.all[name]})"

    def f1(self, found, right):
        total = self.all[found] + self.all[right]
        return 2 * self.hit[found] / total if total else 1.0


TOTAL = Tally()


def report(what, name, parts):
    """parts: (measure, hit, total) of one report; added to the totals."""
    t = Tally()
    for measure, hit, total in parts:
        t.add(measure, hit, total)
        TOTAL.add(measure, hit, total)
    print(f"{what:9} {name:24} " + "  ".join(t.line(m) for m in t.order))


# figures

def label_fits(want, got):
    got = squeeze(got)
    if "|" in want:
        return all(squeeze(p) in got for p in want.split("|"))
    return any(squeeze(p) in got for p in want.split("/"))


def same_key(row, got, key):
    """A gold value is the one wanted, several admissible ones (a|b), or * for any with the same raw."""
    if key == "value" and row[key] == "*":
        return squeeze(row["raw"]) in squeeze(got["raw"])
    return got[key] in row[key].split("|")


def take(pool, row, keys):
    """The index of the best row of pool with the same keys, same raw preferred; None if there is none."""
    same = [i for i, r in enumerate(pool) if all(same_key(row, r, k) for k in keys)]
    near = [i for i in same if squeeze(pool[i]["raw"]) == squeeze(row["raw"])]
    return (near or same or [None])[0]


def score_figures(name, path, rows, keys):
    out = run("jxfigures", path)
    if out is None:
        return
    got = [r for r in tsv(out) if r.get("kind") not in ("date", "ordinal", "code")]
    for r in got:
        r["where"] = r["where"] if r["where"] == "text" else r["where"].split("R")[0]
    pool, pairs, missed = list(got), [], []
    must = [r for r in rows if r["class"] == "must"]
    for r in must:
        i = take(pool, r, keys)
        if i is None:
            missed.append(r)
        else:
            pairs.append((r, pool.pop(i)))
    for r in rows:
        if r["class"] == "may":
            i = take(pool, r, [k for k in keys if k != "unit"])
            if i is not None:
                pool.pop(i)
    places = keys[:1]
    for r in missed:
        show("-", *(r[k] for k in places), r["value"], r["unit"], r["raw"], r["label"])
    for r in pool:
        show("+", r["line"], r["where"], r["value"], r["unit"], r["raw"], r["label"])
    labels = [(g, p) for g, p in pairs if not label_fits(g["label"], p["label"])]
    ops = [(g, p) for g, p in pairs if p["op"] not in g["op"].split("/")]
    for g, p in labels:
        show("~", p["line"], p["raw"], "label", repr(p["label"]), "without", g["label"])
    for g, p in ops:
        show("~", p["line"], p["raw"], "op", p["op"], "not", g["op"])
    n = len(pairs)
    report("figures", name, [("recall", n, len(must)), ("precision", n, n + len(pool)),
           ("label", n - len(labels), n), ("op", n - len(ops), n)])


# outline

def ordinal(section):
    return section.split(".")[-1].lstrip("A")


def score_outline(name, path, rows):
    """Gold with line numbers: headings pair on line, level and ordinal."""
    out = run("jxsplit", "--outline", path)
    if out is None:
        return
    got = tsv(out)
    pool, missed, pairs = list(got), [], []
    for r in rows:
        if r["title"].startswith("?"):
            continue
        lines = r["line"].split("/")
        i = next((i for i, p in enumerate(pool) if p["line"] in lines and p["level"] == r["level"]
                  and ordinal(p["section"]) == r["ordinal"]), None)
        if i is None:
            missed.append(r)
        else:
            pairs.append((r, pool.pop(i)))
    optional = {l for r in rows if r["title"].startswith("?") for l in r["line"].split("/")}
    either = {l for r, p in pairs for l in r["line"].split("/") if l != p["line"] and "/" in r["line"]}
    extra = [p for p in pool if p["line"] not in optional | either]
    finish_outline(name, pairs, missed, extra, True)


def score_outline_titles(name, path, rows):
    """Gold without line numbers: headings pair on level, ordinal and title."""
    out = run("jxsplit", "--outline", path)
    if out is None:
        return
    pool, missed, pairs = tsv(out), [], []
    for r in rows:
        bare = squeeze(r["title"].lstrip("?"))
        fits = lambda p: p["level"] == r["level"] == "0" or squeeze(p["title"]).startswith(bare[:12])
        i = next((i for i, p in enumerate(pool) if p["level"] == r["level"]
                  and ordinal(p["section"]) == r["ordinal"] and fits(p)), None)
        if r["title"].startswith("?"):
            if i is not None:
                pool.pop(i)
        elif i is None:
            missed.append(dict(r, line="-", section=r["ordinal"]))
        else:
            pairs.append((r, pool.pop(i)))
    finish_outline(name, pairs, missed, pool, False)


def finish_outline(name, pairs, missed, extra, sections):
    for r in missed:
        show("-", r["line"], "level", r["level"], r["section"], r["label"], r["title"])
    for p in extra:
        show("+", p["line"], "level", p["level"], p["section"], p["label"], p["title"])
    n, titles, paths = len(pairs), 0, 0
    for r, p in pairs:
        if r["level"] == "0" or squeeze(r["title"]) == squeeze(p["title"]):
            titles += 1
        else:
            show("~", p["line"], "title", repr(p["title"]), "not", r["title"])
        if not sections or r["section"] == p["section"]:
            paths += 1
        else:
            show("~", p["line"], "section", p["section"], "not", r["section"])
    report("outline", name, [("found", n, n + len(missed)), ("right", n, n + len(extra)),
           ("title", titles, n), ("section", paths, n)])


# tables

def cells(row, dense):
    row = [c.replace("\r\n", "\n").rstrip("\n\t") for c in row]
    while row and not row[-1]:
        row.pop()
    return tuple(c for c in row if c) if dense else tuple(row)


def hashed(want, row):
    """row with its cells hashed where the gold row has a hash."""
    return tuple("sha1:" + hashlib.sha1(c.encode()).hexdigest() if i < len(want) and want[i].startswith("sha1:") else c
                 for i, c in enumerate(row))


def score_tables(name, path, files, dense=False):
    if run("jxtables", "--version") is None:
        return
    listed = run("jxtables", "--list", path)
    found = len(tsv(listed)) if listed else 0
    if found != len(files):
        show("~", f"{found} tables, not {len(files)}")
    hit = total = given = 0
    for n, file in enumerate(files, 1):
        with open(file, encoding="utf-8", newline="") as f:
            want = [cells(r, dense) for r in csv.reader(f)]
        out = run("jxtables", "-t", str(n), path) or ""
        got = [cells(r, dense) for r in csv.reader(io.StringIO(out, newline=""))]
        rows_with_hash = [w for w in want if any(c.startswith("sha1:") for c in w)]
        for i, g in enumerate(got):
            for w in rows_with_hash:
                if hashed(w, g) == w:
                    got[i] = w
        m = difflib.SequenceMatcher(None, want, got, autojunk=False)
        for tag, a, b, c, d in m.get_opcodes():
            if tag == "equal":
                hit += b - a
                continue
            for w in want[a:b]:
                show("-", f"T{n}", w)
            for g in got[c:d]:
                show("+", f"T{n}", g)
        total += len(want)
        given += len(got)
    report("tables", name, [("rows", hit, total), ("rows right", hit, given)])


# relations: what jxcheck --all says it tested

def operand(text):
    line, _, raw = text.strip().partition(":")
    return line, squeeze(raw).lstrip("≥≤≧≦><＞＜约近")


def same_operand(a, b):
    return a[0] == b[0] and (a[1] in b[1] or b[1] in a[1])


def operands(expression):
    return [operand(w) for w in expression.split(" ") if re.match(r"\d+:", w)]


def covers(record, want):
    """One operand more is allowed (the base of a share named in the sentence, a zero part)."""
    have = record["operands"]
    return len(have) <= len(want) + 1 and all(any(same_operand(w, h) for h in have) for w in want)


def score_relations(name, path, rows):
    if run("jxcheck", "--version") is None or run("jxfigures", "--version") is None:
        return
    figures = run("jxfigures", path)
    done = subprocess.run([os.path.join(BIN, "jxcheck"), "--all"], input=figures.encode(),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    records = tsv(done.stdout.decode("utf-8", errors="replace"))
    for r in records:
        r["operands"] = [operand(w) for w in r["figures"].split(";") if ":" in w]
        r["used"] = False
    tested = agreed = numeric = 0
    for r in rows:
        want = operands(r["lhs"] + " " + r["rhs"])
        hits = [p for p in records if covers(p, want)]
        verdict = {"yes": {"ok"}, "rounding": {"rounding", "ok"}, "no": {"error", "warning"}}[r["holds"]]
        good = [p for p in hits if p["severity"] in verdict]
        for p in hits:
            p["used"] = p["used"] or (p in good)
        numeric += 1
        tested += bool(hits)
        agreed += bool(good)
        if not good and (hits or r["holds"] != "yes"):
            show("~" if hits else "-", r["kind"], r["holds"], r["lhs"], "=", r["rhs"], r["note"],
                 *(p["severity"] for p in hits))
        elif not hits:
            show("-", r["kind"], r["holds"], r["lhs"], "=", r["rhs"], r["note"])
    alarms = [p for p in records if p["severity"] == "error" and not p["used"]]
    for p in alarms:
        show("+", p["line"], p["severity"], p["rule"], p["figures"], p["message"])
    errors = [p for p in records if p["severity"] == "error"]
    report("relations", name, [("tested", tested, numeric), ("agreed", agreed, numeric),
           ("errors true", len(errors) - len(alarms), len(errors))])


# meta: what jxmeta says of the report

def score_meta(name, path, want):
    out = run("jxmeta", path)
    if out is None:
        return
    got = tsv(out)[0]
    wrong = [k for k in want if got[k] not in want[k].split("|")]
    for k in wrong:
        show("~", "meta", k, repr(got[k]), "not", want[k])
    report("meta", name, [("meta", len(want) - len(wrong), len(want))])


# the reports

def exists(*parts):
    return os.path.exists(os.path.join(*parts))


def score_report(name, path):
    base = os.path.join(GOLD, name)
    short = name.split("_")[0]
    if WHAT in ("", "figures") and exists(base + ".figures.tsv"):
        score_figures(short, path, gold(base + ".figures.tsv"), ["line", "value", "unit"])
    if WHAT in ("", "outline") and exists(base + ".outline.tsv"):
        score_outline(short, path, gold(base + ".outline.tsv"))
    if WHAT in ("", "meta") and exists(base + ".meta.tsv"):
        score_meta(short, path, gold(base + ".meta.tsv")[0])
    if WHAT in ("", "tables"):
        files = [f"{base}.T{n}.csv" for n in range(1, 20) if exists(f"{base}.T{n}.csv")]
        if files:
            score_tables(short, path, files)
    if WHAT in ("", "relations") and exists(base + ".relations.tsv"):
        score_relations(short, path, gold(base + ".relations.tsv"))


def score_fixture():
    home = os.path.join(SHARED, "fixtures", "report-a")
    path = os.path.join(home, "tika.txt")
    if not exists(path):
        print("SKIP report-a: no ../shared/fixtures")
        return
    if WHAT in ("", "figures"):
        rows = [r for r in gold(os.path.join(home, "gold_figures.tsv")) if r["class"] != "never"]
        score_figures("report-a", path, rows, ["where", "value", "unit"])
    if WHAT in ("", "outline"):
        rows = [dict(r, ordinal=r["number"]) for r in gold(os.path.join(home, "gold_outline.tsv"))]
        score_outline_titles("report-a", path, rows)
    if WHAT in ("", "tables"):
        files = [os.path.join(home, "gold_tables", f"T{n}.csv") for n in (1, 2)]
        score_tables("report-a", path, files, dense=True)


def main():
    names = sorted({f.split(".figures.tsv")[0] for f in os.listdir(GOLD) if f.endswith(".figures.tsv")})
    wanted = lambda n: not NAMES or any(n.startswith(p) for p in NAMES)
    for name in names:
        if not wanted(name):
            continue
        path = os.path.join(GOLD, name + ".txt")
        if not exists(path):
            path = os.path.join(SHARED, "seeds", name + ".txt")
        if exists(path):
            score_report(name, path)
        else:
            print(f"SKIP {name}: no ../shared/seeds")
    if wanted("report-a"):
        score_fixture()
    if not TOTAL.order:
        print(f"SKIP score: no programs in {BIN}")
        return 0
    print("total     " + "  ".join(TOTAL.line(m) for m in TOTAL.order))
    low = [m for m in FLOORS if m in TOTAL.order and TOTAL.all[m] and TOTAL.hit[m] / TOTAL.all[m] < FLOORS[m]]
    if "found" in TOTAL.order:
        f1 = TOTAL.f1("found", "right")
        print(f"outline F1 {f1:.4f}")
        low += ["outline F1"] if f1 < FLOORS["outline F1"] else []
    print("below the floor: " + ", ".join(low) if low else "all floors held")
    return 1 if low else 0


QUIET, WHAT, NAMES = False, "", []
BIN = os.path.join(HERE, "..", "build", "bin")


def parse(args):
    global QUIET, WHAT, GOLD, BIN, NAMES
    if args[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        sys.exit(0)
    while args and args[0].startswith("-"):
        flag = args.pop(0)
        if flag == "-q":
            QUIET = True
        elif flag == "-g" and args:
            GOLD = args.pop(0)
        elif flag == "-m" and args:
            WHAT = args.pop(0)
        else:
            sys.exit(f"score: {flag}: unknown or incomplete option (see --help)")
    BIN = args[0] if args else BIN
    NAMES = args[1:]


if __name__ == "__main__":
    parse(sys.argv[1:])
    sys.exit(main())
