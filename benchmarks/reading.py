"""How fast files are read, in one run on one core: ``python benchmarks/reading.py [FOLDER]``.

Prints megabytes of UTF-8 a second for numbers in running text with one number in 10 kB, as policy texts have them
(with and without taking the white space out), and in the samples, which are dense with numbers; and over the PDF
files of a folder (default: samples) pages a second, with the ratio to the bare library.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pypdfium2

from wenmai.extractors.numbers import find_numbers
from wenmai.extractors.readers.pdf import read_pdf
from wenmai.extractors.readers.sniff import Kind, sniff
from wenmai.extractors.text import squeeze

NAMING = "依照《国务院关于印发扎实稳住经济一揽子政策措施的通知》（国发〔2022〕{}号）办理。\n"
PLAIN = "各级各部门要进一步提高政治站位，把握时间节点，压实工作责任，确保各项任务按时完成。\n"
SAMPLES = Path(__file__).parent.parent / "samples"


def seconds(work: Callable[[], object]) -> float:
    """Return the best of three times for some work."""
    times = []
    for _ in range(3):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def bare_pdf(data: bytes) -> int:
    """Return the pages of a PDF whose text the library gives without more."""
    document = pypdfium2.PdfDocument(data)
    return sum(1 for page in document if page.get_textpage().get_text_bounded() is not None)


def main() -> None:
    """Print the figures."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else SAMPLES
    given = "".join(PLAIN * 70 + NAMING.format(serial) for serial in range(2000))
    plain = squeeze(given)
    took = seconds(lambda: list(find_numbers(plain)))
    print(f"numbers in running text: {len(plain.encode()) / 1e6 / took:.0f} MB/s")
    took = seconds(lambda: list(find_numbers(squeeze(given))))
    print(f"numbers in text as given: {len(given.encode()) / 1e6 / took:.0f} MB/s")
    dense = [squeeze(path.read_text(encoding="utf-8", errors="replace")) for path in SAMPLES.rglob("*.txt")]
    took = seconds(lambda: [list(find_numbers(text)) for text in dense])
    print(f"numbers in the samples: {sum(len(text.encode()) for text in dense) / 1e6 / took:.0f} MB/s")
    files = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    prints = [data for data in files if sniff(data) is Kind.PDF]
    if prints:
        count = sum(map(bare_pdf, prints))
        took = seconds(lambda: [read_pdf(data) for data in prints])
        bare = seconds(lambda: [bare_pdf(data) for data in prints])
        print(f"PDF: {count / took:.0f} pages/s, {took / bare:.1f} times the bare library")


if __name__ == "__main__":
    main()
