"""How extraction scales, as ratios within one run: ``python benchmarks/extraction.py``.

Prints the time for twice the text over that for once (2 is linear), and the time for a text in which every
sentence names a document over that for one in which none does.
"""

from pathlib import Path
from time import perf_counter

from wenmai.extractors.extract import extract_source
from wenmai.ontology.model import SourceText

SAMPLES = Path(__file__).parent.parent / "samples"
NAMING = (
    "为贯彻落实《国务院关于印发扎实稳住经济一揽子政策措施的通知》（国发〔2022〕12号）精神，制定本办法。\n"
)
PLAIN = (
    "各级各部门要进一步提高政治站位，把握时间节点，压实工作责任，确保各项任务按时完成，取得实实在在的成效。\n"
)


def seconds(text: str) -> float:
    """Return the best of three times for one extraction."""
    source = SourceText("benchmark", "0" * 64, text)
    times = []
    for _ in range(3):
        start = perf_counter()
        extract_source(source)
        times.append(perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the ratios."""
    files = sorted((SAMPLES / "national").glob("guo*.txt"))
    real = "\n".join(path.read_text(encoding="utf-8") for path in files) * 20
    naming, plain = NAMING * 4000, PLAIN * 4000
    endless = naming.replace("\n", "")
    print(f"real text, twice over once: {seconds(real * 2) / seconds(real):.2f}")
    print(f"a name in every sentence, twice over once: {seconds(naming * 2) / seconds(naming):.2f}")
    print(f"one line without a break, twice over once: {seconds(endless * 2) / seconds(endless):.2f}")
    print(f"a name in every sentence over none: {seconds(naming) / seconds(plain):.2f}")


if __name__ == "__main__":
    main()
