"""How fast web pages are read: ``python benchmarks/html_reading.py``.

Prints megabytes a second on one core, and the time over that of building the tree alone (``lxml.html``), for pages
made from the samples: one page, all samples in one, the same as Word writes it, and a menu without end; then the
time for twice a page over that for once (2 is linear), and how fast many pages are read by one process and by one
for each processor, as ``wenmai build --jobs 0`` reads them: the published pages of ``WENMAI_CORPUS`` where there are
any, else those of the samples.
"""

import os
from pathlib import Path
from time import perf_counter

from lxml import html

from wenmai.extractors.readers.html import read_html
from wenmai.parallel import in_order

CORPUS = Path(os.environ.get("WENMAI_CORPUS", "../shared/corpus"))
MANY = 40_000_000  # bytes
SAMPLES = Path(__file__).parent.parent / "samples"
MENU = "".join(
    f"<li><a href='/column/{number}/index.html' title='栏目'>栏目{number}</a></li>\n" for number in range(60)
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>政策文件</title>
<style>.nav {{ display: block }}</style><script>var columns = {list(range(400))};</script></head><body>
<div class="header"><ul class="nav">{MENU}</ul></div><div class="path">当前位置：<a href="/">首页</a></div>
<table><tr><td>索引号：</td><td>000014349/2022-00036</td><td>发布日期：</td><td>2022-05-31</td></tr>
<tr><td>主题分类：</td><td>财政、金融</td><td>有效性：</td><td>有效</td></tr></table>
<div class="TRS_Editor">%s</div><div class="footer"><p>版权所有 网站标识码：bm01000001</p></div></body></html>"""


def seconds(function: object, data: bytes) -> float:
    """Return the best of five times for one call."""
    times = []
    for _ in range(5):
        start = perf_counter()
        function(data)  # type: ignore[operator]
        times.append(perf_counter() - start)
    return min(times)


def page(texts: list[str], paragraph: str = '<p style="text-indent: 2em">　　{}</p>\n') -> bytes:
    """Return a page that holds some texts, a paragraph for each line."""
    lines = (line for text in texts for line in text.splitlines() if line.strip())
    return (PAGE % "".join(paragraph.format(line) for line in lines)).encode()


def letters(data: bytes) -> int:
    """Return how long the text of a page is."""
    return len(read_html(data).text)


def many(pages: list[bytes]) -> None:
    """Print how fast pages are read over and over, by one process and by several."""
    pages *= MANY // sum(map(len, pages)) + 1
    size = sum(map(len, pages)) / 1e6
    for jobs in sorted({1, os.cpu_count() or 1}):
        start = perf_counter()
        found = sum(filter(None, in_order(letters, pages, jobs)))
        took = perf_counter() - start
        print(
            f"{len(pages)} pages by {jobs} of {os.cpu_count()} processors: {size / took:.0f} MB/s, {found} letters"
        )


def main() -> None:
    """Print the figures."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((SAMPLES / "national").glob("guo*.txt"))]
    spans = '<p class="MsoNormal"><span style="font-size: 16pt"><span lang="EN-US">{}<o:p></o:p></span></span></p>\n'
    pages = {
        "one page": page(texts[:1]),
        "one page in GB2312": page(texts[:1]).decode().replace("utf-8", "gb2312").encode("gb18030"),
        "all samples in one page": page(texts * 10),
        "the same as Word writes it": page(texts * 10, spans),
        "a menu without end": (PAGE % f"<ul>{MENU * 500}</ul>").encode(),
    }
    for name, data in pages.items():
        ours, tree = seconds(read_html, data), seconds(html.document_fromstring, data)
        print(f"{name}: {len(data) / ours / 1e6:.0f} MB/s, {ours / tree:.1f} times the tree alone")
    once, twice = page(texts * 10), page(texts * 20)
    print(f"twice over once: {seconds(read_html, twice) / seconds(read_html, once):.2f}")
    published = [path.read_bytes() for path in sorted((CORPUS / "originals").glob("*.htm*"))]
    many(published or [page([text]) for text in texts])


if __name__ == "__main__":
    main()
