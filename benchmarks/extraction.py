"""How fast extraction is, and how it scales: ``python benchmarks/extraction.py [MEGABYTES]``.

Prints megabytes of UTF-8 a second of processor time for the whole extraction of real text, repeated to 10 MB unless
told otherwise: the printed compilation in the folder that WENMAI_CORPUS names, else the samples; and, by turns with
it, for documents, references and validity without provisions, quantities and norms. Then ratios within one run: the
time for twice the text over that for once (2 is linear), and the time for a text in which every sentence names a
document over that for one in which none does.
"""

import os
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from wenmai.extractors.extract import extract_references, extract_source
from wenmai.ontology.model import Extraction, SourceText

SAMPLES = Path(__file__).parent.parent / "samples"
COMPILATION = Path(os.environ.get("WENMAI_CORPUS", "")) / "xianning2022" / "source.txt"
MEGABYTES = 10
NAMING = (
    "为贯彻落实《国务院关于印发扎实稳住经济一揽子政策措施的通知》（国发〔2022〕12号）精神，制定本办法。\n"
)
PLAIN = (
    "各级各部门要进一步提高政治站位，把握时间节点，压实工作责任，确保各项任务按时完成，取得实实在在的成效。\n"
)


def once(text: str, extract: Callable[[SourceText], Extraction] = extract_source) -> float:
    """Return the processor time of one extraction."""
    source = SourceText("benchmark", "0" * 64, text)
    start = process_time()
    extract(source)
    return process_time() - start


def seconds(text: str) -> float:
    """Return the best of three times for one extraction."""
    return min(once(text) for _ in range(3))


def real_text() -> tuple[str, str]:
    """Return real text and what it is."""
    if COMPILATION.is_file():
        return COMPILATION.read_text(encoding="utf-8"), "the compilation"
    files = sorted((SAMPLES / "national").glob("guo*.txt"))
    return "\n".join(path.read_text(encoding="utf-8") for path in files), "the samples"


def peak() -> float:
    """Return the most memory that this process has taken so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def speeds(real: str, name: str, megabytes: float) -> Iterator[str]:
    """Yield what there is to say of real text: speed and memory file by file, then as one text."""
    size = len(real.encode()) / 1e6
    times = max(round(megabytes / size), 2)
    first = once(real)
    spent = [once(real) for _ in range(times // 10 + 1)]
    early = peak()
    spent += [once(real) for _ in range(times - len(spent))]
    yield f"{name}, first file, data tables read: {first:.2f} s"
    yield f"{name}, {times} files of {size:.2f} MB: {size * times / sum(spent):.1f} MB/s, best {size / min(spent):.1f}"
    alone, beside = zip(*((once(real, extract_references), once(real)) for _ in range(9)), strict=True)
    references, whole = size / min(alone), size / min(beside)
    yield f"by turns, at best: references and validity alone {references:.1f} MB/s, the whole {whole:.1f}"
    yield f"peak memory after a tenth of them and after all: {early:.0f} and {peak():.0f} MiB"
    half, full = once(real * (times // 2)), once(real * times)
    yield f"{name} as one text of {size * times:.1f} MB: {size * times / full:.1f} MB/s"
    yield f"that over {times // 2} of {times} parts: {full / half:.2f}"


def main() -> None:
    """Print speeds and ratios."""
    for line in speeds(*real_text(), float(sys.argv[1]) if len(sys.argv) > 1 else MEGABYTES):
        print(line)
    naming, plain = NAMING * 4000, PLAIN * 4000
    endless = naming.replace("\n", "")
    print(f"a name in every sentence, twice over once: {seconds(naming * 2) / seconds(naming):.2f}")
    print(f"one line without a break, twice over once: {seconds(endless * 2) / seconds(endless):.2f}")
    print(f"a name in every sentence over none: {seconds(naming) / seconds(plain):.2f}")


if __name__ == "__main__":
    main()
