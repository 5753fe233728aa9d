"""How fast web pages are read: ``python benchmarks/html_reading.py``.

Prints, for each kind of page, megabytes a second of one processor from the bytes of a file to its text, the same for
building the tree alone (``lxml``, from bytes known to be UTF-8), and the time of the one over that of the other. The
kinds: the published pages of ``WENMAI_CORPUS`` where there are any; and pages made from the samples: one, the same in
GB2312, all samples in one, the same as Word writes it, and a menu without end. Then the time for twice a page over
that for once (2 is linear), and how fast many pages are read by one process and by one for each processor, as
``wenmai build --jobs 0`` reads them, by the clock.
"""

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

from lxml import etree

from wenmai.extractors.readers import read_bytes
from wenmai.extractors.readers.charset import decode_page
from wenmai.parallel import in_order

CORPUS = Path(os.environ.get("WENMAI_CORPUS", "../shared/corpus"))
MANY = 40_000_000  # bytes
FEWEST = 200_000  # bytes of a go, so that the clock of the processor is fine enough
TURNS = 20
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


def seconds(function: Callable[[bytes], object], pages: list[bytes]) -> float:
    """Return the processor time of one go over some pages; short ones go several times."""
    times = FEWEST // sum(map(len, pages)) + 1
    start = process_time()
    for _ in range(times):
        for data in pages:
            function(data)
    return (process_time() - start) / times


def least(runs: list[tuple[Callable[[bytes], object], list[bytes]]]) -> list[float]:
    """Return the least of many goes for each of some runs, by turns: what else the machine does hits them alike."""
    return [
        min(times) for times in zip(*([seconds(*run) for run in runs] for _ in range(TURNS)), strict=True)
    ]


def page(texts: list[str], paragraph: str = '<p style="text-indent: 2em">　　{}</p>\n') -> bytes:
    """Return a page that holds some texts, a paragraph for each line."""
    lines = (line for text in texts for line in text.splitlines() if line.strip())
    return (PAGE % "".join(paragraph.format(line) for line in lines)).encode()


def letters(data: bytes) -> int:
    """Return how long the text of a page is."""
    return sum(len(text.text) for text in read_bytes(data, "page.html").texts)


def tree(data: bytes) -> object:
    """Build the tree of a page in UTF-8 and nothing more."""
    return etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))


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
    published = [path.read_bytes() for path in sorted((CORPUS / "originals").glob("*.htm*"))]
    kinds = {
        "published pages": published,
        "one page": [page(texts[:1])],
        "one page in GB2312": [page(texts[:1]).decode().replace("utf-8", "gb2312").encode("gb18030")],
        "all samples in one page": [page(texts * 10)],
        "the same as Word writes it": [page(texts * 10, spans)],
        "a menu without end": [(PAGE % f"<ul>{MENU * 50}</ul>").encode()],
    }
    for name, pages in kinds.items():
        if pages:
            size = sum(map(len, pages)) / 1e6
            known = [decode_page(data)[0].encode() for data in pages]
            ours, alone = least([(letters, pages), (tree, known)])
            print(
                f"{name}: {size / ours:.1f} MB/s, tree alone {size / alone:.0f} MB/s, {ours / alone:.1f} times that"
            )
    once, twice = least([(letters, [page(texts * 10)]), (letters, [page(texts * 20)])])
    print(f"twice over once: {twice / once:.2f}")
    many(published or [page([text]) for text in texts])


if __name__ == "__main__":
    main()
