"""Says how many headings jxsplit finds when converters have damaged the numbers of the reports in gold/.

usage: tests/damage [-v] [DIR [SEED]]

DIR holds the programs (build/bin); SEED chooses which numbers are damaged.  Every report of gold/ whose labels
have the usual forms is written again: some of its numbers are typed, the others are what a converter makes of
Word's automatic ones, in the way of Tika (一、 as "1、 "), without the blank, of browsers (all are "1. "), of
LibreOffice (kept), or left out.  A heading is right with its line, level and ordinal.
-v prints every heading that is missed, wrong or made up.  With the usual SEED each way has its floor.
"""
import csv
import os
import random
import re
import sys
import tempfile

import score

HERE = os.path.dirname(os.path.abspath(__file__))
NUMERALS = "零一二三四五六七八九十"
LABEL = re.compile(r"[\s\u3000]*(\[bookmark: [^\]]*\])?\s*([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]、?"
                   r"|\d+[.、．]|[（(]\d+[)）])[\s\u3000]*")
# The way, the share of numbers damaged, and the least F1.
WAYS = [("typed", 1, 1), ("tika", 1, .993), ("tika", .7, .969), ("tika", .4, 1), ("noblank", .5, .94), ("browser", 1, .919),
        ("browser", .5, .949), ("kept", .5, 1), ("lost", .5, .892)]


def numeral(n):
    """n up to 99 in Chinese."""
    if n <= 10:
        return NUMERALS[n]
    tens, ones = divmod(n, 10)
    return (NUMERALS[tens] if tens > 1 else "") + "十" + (NUMERALS[ones] if ones else "")


def write_label(way, level, n, third):
    """The label of the nth heading at level, as way leaves it."""
    chinese = ["", numeral(n) + "、", "（" + numeral(n) + "）"]
    digits = ["", "%d、" % n, "（%d）" % n, "%d%s" % (n, third), "（%d）" % n]
    typed = chinese[level] if level < 3 else digits[level]
    return {"typed": typed, "tika": digits[level] + " ", "noblank": digits[level], "lost": "",
            "browser": "%d. " % n, "kept": "    " + typed + " "}[way]


class Numbers:
    """Which numbers of a report are automatic, and what each level has counted to."""

    def __init__(self, way, share):
        self.way, self.share, self.third = way, share, random.choice(".、")
        self.path, self.count, self.automatic, self.given = [0] * 5, [0] * 5, [False] * 5, {}

    def label(self, level):
        """The label of the next heading at level, and the ordinal that jxsplit should give it."""
        self.path[level] += 1
        for deeper in range(level + 1, 5):
            self.path[deeper] = self.count[deeper] = 0
        n = self.path[level]
        if level < 3 or n == 1:
            self.automatic[level] = random.random() < self.share
        way = self.way if self.automatic[level] else "typed"
        if self.automatic[level]:
            n = self.count[level] = n if random.random() < .5 else self.count[level] + 1
        parent = tuple(self.path[1:level])
        last = self.given.get(parent, 0)
        self.given[parent] = last + 1 if way == "lost" else max(n, last + 1)
        return write_label(way, level, n, self.third), self.given[parent]


def is_usual(level, label):
    """Is it the form of that level, but for what a converter may have made of it?"""
    return label != "" and level < 5 and (label[0] in "（(") == (level in (2, 4))


def damage(text, headings, way, share):
    """The report with other labels, and its headings as line: (level, ordinal or none); none if it cannot be."""
    lines, numbers, expected = text.split("\n"), Numbers(way, share), {}
    for h in headings:
        level = int(h["level"])
        if h["title"].startswith("?") or level == 0 or "/" in h["line"]:
            expected.update((line, None) for line in h["line"].split("/"))
            continue
        at = int(h["line"]) - 1
        label = LABEL.match(lines[at])
        if not label or not is_usual(level, h["label"]):
            return None, None
        new, ordinal = numbers.label(level)
        lines[at] = (label.group(1) or "") + new + lines[at][label.end():]
        expected[h["line"]] = (str(level), str(ordinal))
    return "\n".join(lines), expected


def reports():
    """Each report of gold/ with its headings."""
    for name in sorted(os.listdir(os.path.join(HERE, "gold"))):
        if name.endswith(".outline.tsv") and os.path.exists(text := os.path.join(HERE, "gold", name[:-12] + ".txt")):
            with open(os.path.join(HERE, "gold", name), encoding="utf-8") as f, open(text, encoding="utf-8") as g:
                yield name[:-12], g.read(), list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def found(text, folder):
    """The headings jxsplit finds, as line: (level, ordinal)."""
    path = os.path.join(folder, "report.txt")
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    rows = [line.split("\t") for line in (score.run("jxsplit", "-H", "--outline", path) or "").splitlines()]
    return {r[1]: (r[3], r[2].split(".")[-1].lstrip("A")) for r in rows}


def measure(way, share, folder, verbose):
    """Right, expected and made up headings of all reports."""
    right = total = extra = 0
    for name, text, headings in reports():
        damaged, expected = damage(text, headings, way, share)
        if damaged is None:
            continue
        got = found(damaged, folder)
        wrong = [line for line, e in expected.items() if e and got.get(line) != e]
        more = [line for line in got if line not in expected]
        right += sum(1 for e in expected.values() if e) - len(wrong)
        total += sum(1 for e in expected.values() if e)
        extra += len(more) + sum(1 for line in wrong if line in got)
        if verbose:
            for line in wrong + more:
                print("  %s %s:%s expected %s got %s" % (way, name, line, expected.get(line), got.get(line)))
    return right, total, extra


def main():
    """Prints a line for each way; fails where one is below its floor."""
    arguments = [a for a in sys.argv[1:] if a not in ("-v", "-q")]
    if not os.path.isdir(score.SHARED):
        print(f"SKIP damage: no {score.SHARED}")
        return 0
    below = 0
    score.BIN = arguments[0] if arguments else score.BIN
    print("way      share   right  of   made up  F1")
    with tempfile.TemporaryDirectory() as folder:
        for way, share, floor in WAYS:
            random.seed(int(arguments[1]) if len(arguments) > 1 else 1)
            right, total, extra = measure(way, share, folder, "-v" in sys.argv)
            f1 = 2 * right / max(1, right + extra + total)
            low = len(arguments) < 2 and f1 < floor
            below += low
            print("%-8s  %.1f   %5d %5d   %4d   %.4f%s" % (way, share, right, total, extra, f1,
                                                         "  below %.3f" % floor if low else ""))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
