#!/usr/bin/env python3
"""browser.py DIR: opens DIR/index.html and the pages it leads to in a headless
Chromium, by chromedriver, and says "ok NAME" or "fail NAME: WHY" for each check.

Ends with status 0 when all could be made, whatever they said."""
import base64, contextlib, json, os, shutil, subprocess, sys, tempfile, time, urllib.error, urllib.parse, urllib.request

FLAGS = """--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run
--disable-background-networking --disable-component-update --disable-sync --hide-scrollbars
--disable-dev-shm-usage --force-prefers-reduced-motion --window-size=1440,1000""".split()
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    def __init__(self, url, profile):
        self.base = url
        options = {"args": FLAGS + ["--user-data-dir=" + profile]}
        self.base += "/session/" + self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}})["sessionId"]

    def call(self, method, path, data=None):
        body = None if data is None else json.dumps(data).encode()
        request = urllib.request.Request(self.base + path, body, {"Content-Type": "application/json"}, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as e:
            sys.exit(f"browser.py: {method} {path}: {e.read().decode()[:300]}")

    def open(self, path, fragment=""):
        self.call("POST", "/url", {"url": "about:blank"})
        self.call("POST", "/url", {"url": "file://" + urllib.parse.quote(path) + fragment})

    def js(self, code, *args):
        return self.call("POST", "/execute/sync", {"script": code, "args": list(args)})

    def cdp(self, command, **params):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": params})

    def element(self, selector):
        return self.call("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def click(self, selector):
        self.call("POST", f"/element/{self.element(selector)}/click", {})

    def hover(self, selector):
        self.js("document.querySelector(arguments[0]).scrollIntoView({block: 'center', behavior: 'instant'})", selector)
        move = {"type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": {ELEMENT: self.element(selector)}}
        self.call("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": [move]}]})

    def press(self, key):
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": [
            {"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]}]})

    def type(self, selector, text):
        self.call("POST", f"/element/{self.element(selector)}/value", {"text": text})

    def errors(self):
        return [e["message"] for e in self.call("POST", "/se/log", {"type": "browser"}) if e["level"] in ("SEVERE", "WARNING")]

    @contextlib.contextmanager
    def phone(self):
        self.cdp("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=3, mobile=True)
        yield
        self.cdp("Emulation.clearDeviceMetricsOverride")

    @contextlib.contextmanager
    def media(self, kind="", scheme="light"):
        self.cdp("Emulation.setEmulatedMedia", media=kind, features=[{"name": "prefers-color-scheme", "value": scheme}])
        yield
        self.cdp("Emulation.setEmulatedMedia", media="", features=[])


def check(name, expected, got):
    if expected == got:
        print("ok", name)
    else:
        print(f"fail {name}: expected {expected!r}, got {got!r}".replace("\n", " "))


# Contrast of every text with what is behind it, as WCAG 2 counts it; the worst.
CONTRAST = """
const rgb = c => c.match(/[\\d.]+/g).map(Number);
const light = c => { const [r, g, b] = rgb(c).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (rgb(c).length < 4 || rgb(c)[3] > 0) return c; } return 'rgb(255,255,255)'; };
let worst = [99, ''];
for (const e of document.querySelectorAll('body, body *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length || e.closest('svg'))
        continue;
    const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < worst[0])
        worst = [ratio, e.tagName + '.' + e.className];
}
return worst;
"""


def everywhere(b, name, path):
    """What holds for every page."""
    b.open(path)
    check(f"{name} nothing to complain about", [], b.errors())
    check(f"{name} nothing of a report runs", None, b.js("return window.pwned === undefined ? null : window.pwned"))
    check(f"{name} nothing of a report is markup", 0, b.js(
        "return document.querySelectorAll('img, iframe, object, embed, form, base, link, body style, body script:not([type=\"application/json\"])').length"))
    check(f"{name} no attribute is a script", [], b.js(
        "return [...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames().filter(a => a.startsWith('on')))"))
    check(f"{name} ids are unique", 0, b.js(
        "const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size"))
    for link in b.js("return [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"):
        url = urllib.parse.urlsplit(urllib.parse.urljoin("file://" + urllib.parse.quote(path), link))
        target = urllib.parse.unquote(url.path)
        if url.scheme != "file" or not os.path.isfile(target):
            check(f"{name} link {link}", "a file", target)
        elif target == path and url.fragment and not b.js("return !!document.getElementById(arguments[0])", urllib.parse.unquote(url.fragment)):
            check(f"{name} link {link}", "an id", "none")
    check(f"{name} links were followed", True, True)
    for scheme in ("light", "dark"):
        with b.media(scheme=scheme):
            worst = b.js(CONTRAST)
            check(f"{name} contrast, {scheme}", "4.5 or more", "4.5 or more" if worst[0] >= 4.5 else worst)
    with b.phone():
        b.open(path)
        check(f"{name} fits a phone", 360, b.js("return document.documentElement.scrollWidth"))
    pdf = base64.b64decode(b.call("POST", "/print", {}))
    check(f"{name} prints", (b"%PDF", True), (pdf[:4], len(pdf) > 10000))


def rows(b):
    """Texts and addresses of the table's rows."""
    return b.js("return [...document.querySelectorAll('#units tbody tr')].map(r => [...r.cells].map(c => c.textContent).concat(r.querySelector('a')?.getAttribute('href') ?? ''))")


def column(b, n):
    return b.js("return [...document.querySelectorAll('#units tbody tr')].map(r => r.cells[arguments[0]].textContent)", n)


def numbers(texts):
    return [float(t.replace(",", "").replace("%", "")) for t in texts if t]


def sorting(b, name):
    """Every column of figures both ways; what is not known stays last."""
    heads = b.js("return [...document.querySelectorAll('#units thead th')].map(th => th.textContent)")
    for title in ("年度", "预算", "支出", "执行率", "三公决算", "得分", "错误"):
        n = heads.index(title)
        for turn, down in ((1, True), (2, False)):
            b.click(f"#units thead th:nth-child({n + 1}) button")
            texts = column(b, n)
            known = [t for t in texts if t]
            check(f"{name} sorted by {title}, {turn}", sorted(numbers(texts), reverse=down), numbers(texts))
            check(f"{name} sorted by {title}, {turn}, unknown last", known, texts[:len(known)])
            check(f"{name} sorted by {title}, {turn}, is said", "descending" if down else "ascending",
                  b.js("return document.querySelectorAll('#units thead th')[arguments[0]].getAttribute('aria-sort')", n))
    n = heads.index("错误")
    b.js("document.querySelectorAll('#units thead th button')[arguments[0]].focus()", n)
    b.press("\ue007")
    check(f"{name} sorted with the keyboard", "descending", b.js("return document.querySelectorAll('#units thead th')[arguments[0]].getAttribute('aria-sort')", n))


def index(b, path):
    name = "index"
    everywhere(b, name, path)
    b.open(path)
    total = b.js("return JSON.parse(document.getElementById('data').textContent).rows.length")
    check(f"{name} the first rows are shown", min(100, total), len(column(b, 0)))
    sorting(b, name)
    if total > 100:
        b.click("#more")
        check(f"{name} more rows", min(200, total), len(column(b, 0)))
    names = b.js("return [...document.querySelectorAll('#units tbody th')].map(th => th.title)")
    hostile = next(unit for unit in column(b, 0) if "<" in unit)
    b.type("#find", hostile)
    check(f"{name} what is looked for is found", [hostile], column(b, 0))
    b.type("#find", " nowhere")
    check(f"{name} what is not there is not found", [], column(b, 0))
    b.cdp("Emulation.setScriptExecutionDisabled", value=True)
    b.open(path)
    b.cdp("Emulation.setScriptExecutionDisabled", value=False)
    check(f"{name} has rows without script", min(100, total), len(column(b, 0)))
    plain = rows(b)
    b.open(path)
    check(f"{name} the same rows by script", plain, rows(b))
    check(f"{name} files are named whole", [], [n for n in names if not n.endswith(".docx") or n.count("/") != 2])


LIT = "return [...document.querySelectorAll('.on')].map(e => e.id).sort()"
PLACES = """
const note = document.querySelector('.note'), block = note.closest('.r').firstElementChild;
const n = note.getBoundingClientRect(), r = block.getBoundingClientRect();
return n.left >= r.right && Math.abs(n.top - r.top) < 40 ? 'beside' : n.top >= r.bottom - 1 && n.left < r.right ? 'below' : [n.left, n.top, r.right, r.bottom].join(' ');
"""


def report(b, path):
    name = "report"
    everywhere(b, name, path)
    b.open(path)
    check(f"{name} notes stand in the margin", "beside", b.js(PLACES))
    with b.media("print"):
        check(f"{name} notes stand below in print", "below", b.js(PLACES))
    with b.phone():
        b.open(path)
        check(f"{name} notes stand below on a phone", "below", b.js(PLACES))
    b.open(path)
    figures = sorted(b.js("return [...document.querySelectorAll('a.f[data-n~=n1]')].map(e => e.id)") + ["n1"])
    first = b.js("return document.querySelector('a.f').id")
    check(f"{name} a finding has several figures", True, len(figures) > 2)
    b.hover("#n1 .badge")
    check(f"{name} pointing at a note lights up its figures", figures, b.js(LIT))
    b.hover("h1")
    check(f"{name} pointing elsewhere ends it", [], b.js(LIT))
    b.hover("#" + first)
    check(f"{name} pointing at a figure lights up the others", True, set(figures) <= set(b.js(LIT)))
    b.hover("h1")
    for _ in range(200):
        b.press("\ue004")
        if b.js("return document.activeElement.id") == first:
            break
    check(f"{name} the keyboard reaches a figure", first, b.js("return document.activeElement.id"))
    check(f"{name} and lights up the others", True, set(figures) <= set(b.js(LIT)))
    b.press("\ue007")
    check(f"{name} which leads to its note", "#n1", b.js("return location.hash"))
    b.click("#n1 ul a")
    check(f"{name} which leads back", True, b.js("return location.hash.startsWith('#f') && !!document.querySelector('a.f:target')"))
    b.click("#n1 summary")
    check(f"{name} the computation unfolds", True, b.js("return document.querySelector('#n1 pre').getClientRects().length > 0"))


def main():
    base = os.path.realpath(sys.argv[1])
    profile = tempfile.mkdtemp()
    driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        for line in driver.stdout:
            if "started successfully on port" in line:
                port = line.rstrip(".\n").split()[-1]
                break
        b = Browser(f"http://127.0.0.1:{port}", profile)
        index(b, base + "/index.html")
        report(b, base + "/" + sys.argv[2])
        for page in sys.argv[3:]:
            everywhere(b, page, base + "/" + page)
        b.call("DELETE", "")
    finally:
        driver.terminate()
        driver.wait()
        shutil.rmtree(profile, ignore_errors=True)


main()
