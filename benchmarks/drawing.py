"""How fast a lineage is drawn, in one run: ``python benchmarks/drawing.py [DOCUMENTS ...]``.

Generates lineages of 50, 150 and 500 documents, lays them out and writes them as SVG (processor time), and opens each
in Debian's Chromium (work of its main thread from the first byte until all is drawn), with and without the script.
"""

import random
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from playwright.sync_api import Browser, sync_playwright

from wenmai.ontology.vocabulary import Level, MentionKind, Relation, Resolved
from wenmai.pages.lanes import draw, script, style
from wenmai.queries.model import Direction, Evidence, Lineage, Node, Step

RUNS = 5
PROVINCES = ("湖北省", "湖南省", "江西省", "广东省", "四川省", "浙江省", "山东省", "河南省")
PAGE = (
    "<!DOCTYPE html><meta charset=utf-8><style>{style}</style><div>{drawing}</div><script>{script}</script>"
)


def generated(count: int) -> Lineage:
    """Return a lineage in which each document hangs on one that came before, most on the first."""
    chance = random.Random(1949)
    root = Node(
        "0", True, "国务院关于印发扎实稳住经济一揽子政策措施的通知", "国发〔2022〕12号", level=Level.NATIONAL
    )
    nodes, steps = [(root, 0)], []
    for serial in range(1, count):
        above, depth = nodes[0] if chance.random() < 0.7 else chance.choice(nodes)
        province, day = chance.choice(PROVINCES), f"202{chance.randint(2, 5)}-{chance.randint(1, 12):02}-01"
        node = Node(
            str(serial), True, f"{province}关于进一步稳住经济若干措施的通知", f"鄂政发〔2022〕{serial}号",
            level=chance.choice(list(Level)), region=province, date=day,
        )  # fmt: skip
        nodes.append((node, depth + 1))
        said = Evidence(
            "a.txt", 0, 9, serial, "《措施》", MentionKind.TITLE, Relation.IMPLEMENTS, Resolved.TITLE,
            sentence="为贯彻落实《扎实稳住经济一揽子政策措施》，现将有关事项通知如下。",
        )  # fmt: skip
        step = Step(depth + 1, Direction.DOWN, above.id, node, Relation.IMPLEMENTS, True, evidence=(said,))
        steps.append((above.id, step))
    return Lineage(root, tuple(_depth_first(steps)))


def _depth_first(steps: list[tuple[str, Step]]) -> list[Step]:
    under: dict[str, list[Step]] = {}
    for above, step in steps:
        under.setdefault(above, []).append(step)
    found, waiting = [], under.get("0", [])[::-1]
    while waiting:
        found.append(waiting.pop())
        waiting += under.get(found[-1].node.id, [])[::-1]
    return found


def opened(browser: Browser, file: Path) -> float:
    """Return the milliseconds of work of a page's main thread until it has been drawn."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(file.as_uri())
    page.screenshot()
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    page.close()
    return 1000 * float(metrics["TaskDuration"])


def main(counts: list[int]) -> None:
    """Print one line for each size."""
    program = shutil.which("chromium")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        draw(generated(5), link=lambda _: None)
        for count in counts:
            lineage = generated(count)
            start = process_time()
            drawing = draw(lineage, link=lambda _: None)
            spent = 1000 * (process_time() - start)
            times = {}
            for name, moving in (("still", ""), ("moving", script())):
                file = Path(folder) / f"{name}.html"
                file.write_text(PAGE.format(style=style(), drawing=drawing, script=moving), encoding="utf-8")
                times[name] = min(opened(browser, file) for _ in range(RUNS))
            print(
                f"{count} documents: laid out and written {spent:.0f} ms, {len(drawing) / 1024:.0f} KiB; "
                f"in Chromium {times['still']:.0f} ms, with its script {times['moving']:.0f} ms"
            )
        browser.close()


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [50, 150, 500])
