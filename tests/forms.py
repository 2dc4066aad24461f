"""Measures the programs on every converter's output of one report against gold that is the same for all.

usage: tests/forms [-v] [-m] [-a] [-r REPORT] [-o OUTPUTS] [DIR [NAME...]]

DIR holds the programs (build/bin). NAME picks outputs by the start of their name (pandoc, w3m).
-v prints what was missed (-), made up (+) or wrong (~); -m prints a Markdown table.
-r scores another report than report-a: a directory laid out as that one is (report.pdf, gold_*).
-o scores the files in OUTPUTS instead of those that lie beside the report; -a counts what the
converter lost as missed too: it measures the converter together with the programs.

outline   F1 of level, ordinal and title of the headings
text      figures of the running text with their value and unit, of those whose digits the output still carries
table     the same for the tables
extra     figures found that are none
rows      rows of the tables found cell for cell (blanks left out), and how many rows were found in all

report-a's own outputs are held to what was reached once: gold/forms.tsv.
"""
import collections
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile

import score

REPORT_A = os.path.join(score.SHARED, "fixtures", "report-a")
HOME = REPORT_A
# Outputs that no longer say where a row or a cell of a table ends.
ROWLESS = ("docx2txt", "lynx", "mutool", "odt2txt", "pandoc-gfm-noraw", "pdfminer", "pdftotext.", "pdftotext-raw",
           "soffice", "tika-html", "tika-pdf", "tika-rtf", "html2text", "unrtf.")


OUTPUTS = None
ALL = False


def outputs(names):
    files = sorted(f for f in os.listdir(OUTPUTS) if f.endswith((".txt", ".md")))
    return [f for f in files if not names or f.startswith(tuple(names))]


def decoded(path):
    with open(path, "rb") as f:
        data = f.read()
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    return data.decode("utf-8", errors="replace")


def word_boxes(folder):
    """What pdftotext -tsv says of the report, in a file in folder, and its text; None: it is not installed."""
    if not shutil.which("pdftotext"):
        print("SKIP pdftotext-boxes: no pdftotext")
        return None
    path = os.path.join(folder, "pdftotext-boxes.tsv")
    subprocess.run(["pdftotext", "-tsv", os.path.join(HOME, "report.pdf"), path], check=True)
    return path


def words(path):
    return "".join(r["text"] for r in score.gold(path) if r["level"] == "5")


def carried(rows, text):
    """The gold figures whose digits are still there, each as often as the text has room for."""
    if ALL:
        return rows
    text = score.squeeze(text)
    room = collections.Counter()
    kept = []
    for r in rows:
        raw = score.squeeze(r["raw"])
        room[raw] += 1
        if text.count(raw) >= room[raw]:
            kept.append(r)
    return kept


def ratio(hit, total):
    return f"{hit / total:.3f}" if total else "-"


def figures(path, rows):
    out = score.run("jxfigures", path) or ""
    pool = [r for r in score.tsv(out) if r.get("kind") not in ("date", "ordinal", "code")]
    text = words(path) if path.endswith(".tsv") else decoded(path)
    kept = carried([r for r in rows if r["class"] == "must"], text)
    hit, total = collections.Counter(), collections.Counter()
    for r in kept:
        where = "text" if r["where"] == "text" else "table"
        total[where] += 1
        i = score.take(pool, r, ["value", "unit"])
        if i is None:
            score.show("-", r["where"], r["value"], r["unit"], r["raw"], r["label"])
        else:
            pool.pop(i)
            hit[where] += 1
    torn = [r for r in rows if r["class"] == "must" and r not in kept]
    for r in torn:		# torn to pieces, yet read right
        i = score.take(pool, r, ["value", "unit"])
        if i is not None:
            pool.pop(i)
    for r in rows:
        i = score.take(pool, r, ["value"]) if r["class"] == "may" else None
        if i is not None:
            pool.pop(i)
    for r in pool:
        score.show("+", r["line"], r["where"], r["value"], r["unit"], r["raw"], r["label"])
    return ratio(hit["text"], total["text"]), ratio(hit["table"], total["table"]), str(len(pool))


def plain(title):
    """A title as it is compared: docx2txt writes ASCII quotation marks."""
    return re.sub("[“”]", '"', score.squeeze(title))


def outline(path, rows):
    pool = score.tsv(score.run("jxsplit", "--outline", path) or "\n")
    found = wanted = 0
    for r in rows:
        bare = plain(r["title"].lstrip("?"))
        fits = lambda p: p["level"] == r["level"] == "0" or plain(p["title"]).startswith(bare[:12])
        i = next((i for i, p in enumerate(pool) if p["level"] == r["level"] and fits(p)
                  and score.ordinal(p["section"]) == r["number"]), None)
        if i is not None:
            pool.pop(i)
        if r["title"].startswith("?"):
            continue
        wanted += 1
        found += i is not None
        if i is None:
            score.show("-", "level", r["level"], r["number"], r["label"], r["title"])
    for p in pool:
        score.show("+", p["line"], "level", p["level"], p["section"], p["label"], p["title"])
    return ratio(2 * found, wanted + found + len(pool))


def dense(row):
    return tuple(c for c in map(score.squeeze, row) if c)


def gold_rows():
    folder = os.path.join(HOME, "gold_tables")
    rows = []
    for name in sorted(os.listdir(folder)):
        if re.fullmatch(r"T\d+\.csv", name):
            with open(os.path.join(folder, name), encoding="utf-8", newline="") as f:
                rows += [dense(r) for r in csv.reader(f)]
    return rows


def tables(path, name):
    if name.startswith(ROWLESS) and not ALL:
        listed = score.tsv(score.run("jxtables", "--list", path) or "\n")
        return f"({sum(int(t['rows']) for t in listed)})"
    want = gold_rows()
    out = score.run("jxtables", "-H", path) or ""
    got = [dense(r[3:]) for r in csv.reader(io.StringIO(out, newline=""))]
    left = list(got)
    hit = 0
    for w in want:
        if w in left:
            left.remove(w)
            hit += 1
        else:
            score.show("-", w)
    for g in left:
        score.show("+", g)
    return f"{ratio(hit, len(want))} ({len(got)})"


def floors():
    """What each output of report-a must reach: name -> the columns of its line."""
    with open(os.path.join(score.HERE, "gold", "forms.tsv"), encoding="utf-8") as f:
        return {r.pop("output"): r for r in csv.DictReader((l for l in f if not l.startswith("#")), delimiter="\t")}


def below(floor, got):
    """The columns of got, in the order of the floor's, that are worse than it."""
    missed = []
    for (name, least), is_now in zip(floor.items(), got):
        if least == "-":
            continue
        now, least = float(is_now.split()[0]), float(least)
        if now > least if name == "extra" else now < least:
            missed.append(f"{name} {now:g}, was {least:g}")
    return missed


def gold(name):
    return score.gold(os.path.join(HOME, name))


def option(args, name):
    """Takes an option and its directory from args; None: it is not there."""
    if name not in args:
        return None
    i = args.index(name)
    if i + 1 == len(args):
        sys.exit(f"forms: option '{name}' needs a directory")
    del args[i]
    return args.pop(i)


def main(args):
    global HOME, OUTPUTS, ALL
    if args[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    score.QUIET = "-v" not in args
    markdown = "-m" in args
    ALL = "-a" in args
    args = [a for a in args if a not in ("-v", "-q", "-m", "-a")]
    HOME = option(args, "-r") or HOME
    OUTPUTS = option(args, "-o") or HOME
    if args:
        score.BIN = args[0]
    if not os.path.isdir(HOME):
        print(f"SKIP forms: no {HOME}")
        return 0
    figure_rows = [r for r in gold("gold_figures.tsv") if r["class"] != "never"]
    outline_rows = gold("gold_outline.tsv")
    line = "| {:24} | {:>7} | {:>6} | {:>6} | {:>5} | {:>10} |" if markdown else "{:24}  {:>7}  {:>6}  {:>6}  {:>5}  {:>10}"
    print(line.format("output", "outline", "text", "table", "extra", "rows"))
    if markdown:
        print("|---|---|---|---|---|---|")
    paths = [(name, os.path.join(OUTPUTS, name)) for name in outputs(args[1:])]
    floor = floors() if OUTPUTS == HOME == REPORT_A else {}
    worse = []
    with tempfile.TemporaryDirectory() as folder:
        if OUTPUTS == HOME and (not args[1:] or "pdftotext-boxes".startswith(tuple(args[1:]))):
            path = word_boxes(folder)
            paths += [("pdftotext-boxes", path)] if path else []
        for name, path in paths:
            got = outline(path, outline_rows), *figures(path, figure_rows), tables(path, name)
            print(line.format(name, *got), flush=True)
            if name in floor:
                worse += [f"forms: {name}: {what}" for what in below(floor[name], got)]
    print(*worse, sep="\n", end="\n" if worse else "")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
