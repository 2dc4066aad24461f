"""What templates of passages are made with: names, random numbers that add up, and how they are written."""
import random
from decimal import Decimal, ROUND_HALF_UP

PLACES = "清溪 云岭 石坪 枫林 长桥 白沙 南塘 柳河 东山 青石".split()
PROJECTS = "道路维修 档案数字化 校园安保 河道清淤 病虫害防治 设备更新 业务培训 宣传引导 信息系统运维 垃圾清运".split()
TEMPLATES = []


def passage(f):
    TEMPLATES.append(f)
    return f


def rounded(value, places):
    return Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


class Dice(random.Random):
    """Random numbers, and how this passage writes numbers."""

    def settle(self):
        self.commas = self.random() < .3
        self.zeros = self.random() < .7
        self.percent_places = self.choice((2, 2, 2, 1))
        self.year = self.choice((2021, 2022, 2023, 2024))

    def amount(self, low=50, high=3000):
        """Hundredths of 万元."""
        return self.randrange(low * 100, high * 100)

    def split(self, total, n, least=1):
        """Total in n parts of at least least."""
        cuts = sorted(self.sample(range(1, total - n * least), n - 1)) if n > 1 else []
        return [b - a + least for a, b in zip([0] + cuts, cuts + [total - n * least])]

    def number(self, value, places):
        text = f"{rounded(value, places):{',' if self.commas else ''}f}"
        if not self.zeros and "." in text:
            text = text.rstrip("0").rstrip(".")
        return text

    def bare(self, c):
        return self.number(Decimal(c) / 100, 2)

    def wan(self, c):
        return self.bare(c) + "万元"

    def yuan(self, c):
        """The same in 元."""
        return self.number(Decimal(c) * 100, 2) + "元"

    def yi(self, c):
        return self.number(Decimal(c) / 1000000, 2) + "亿元"

    def pct(self, a, b, places=None):
        places = self.percent_places if places is None else places
        return f"{rounded(Decimal(a) * 100 / Decimal(b), places):f}%"

    def change(self, now, then):
        """增加12.30万元，增长4.10%"""
        up = now >= then
        return (f"{'增加' if up else '减少'}{self.wan(abs(now - then))}，"
                f"{'增长' if up else '下降'}{self.pct(abs(now - then), then)}")

    def places_of(self, n):
        return self.sample(PLACES, n)

    def projects_of(self, n):
        return self.sample(PROJECTS, n)

    def near(self, c, low=.7, high=1.3):
        return max(1, int(c * self.uniform(low, high)))


def joined(pairs, mark="，"):
    return mark.join(a + b for a, b in pairs)


def rows(*lines):
    return "\n".join("\t".join(str(c) for c in line) for line in lines)


def tika(*lines):
    """The cells of a row each on a line that begins with a tab, as Tika writes tables."""
    return "\n" + "\n\n".join("\n".join("\t" + str(c) for c in line) for line in lines) + "\n"
