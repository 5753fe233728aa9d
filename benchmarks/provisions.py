"""How the reading and comparing of provisions scales: ``python benchmarks/provisions.py``.

Prints, for the samples, megabytes a second of provisions and of quantities, the time for twice the text over that for
once (2 is linear), and the time to compare two made-up documents of 20,000 characters with four figures a sentence.
"""

from collections.abc import Callable
from pathlib import Path
from time import process_time

from wenmai.comparing.clauses import read_clauses
from wenmai.comparing.judging import compare
from wenmai.extractors.provisions import find_provisions
from wenmai.extractors.quantities import find_quantities
from wenmai.extractors.spans import Spans
from wenmai.extractors.text import Text
from wenmai.ontology.model import Document

SAMPLES = Path(__file__).parent.parent / "samples"
ITEM = (
    "（{n}）支持第{n}类企业。对总投资{n}万元以上的项目，按照设备投资额的10%给予补助，单个企业最高不超过200万元，"
    "实施期限到2024年底。各部门要加强组织领导，压实工作责任，细化具体举措，及时跟踪评估，确保各项任务按时完成。\n"
)
WORDS = "仓储物流住宿餐饮文化旅游航空铁路水运光电芯片软件医药种业造船钢铁纺织农机环保养老托育家政教育体育"


def document(text: str, id: str) -> Document:
    """Return a document that is a whole text."""
    return Document(id, id, id, 0, len(text), 1, text.count("\n") + 1, policy=True, title="某措施")


def text_of(size: int, shift: int = 0) -> str:
    """Return items enough for a number of characters; ``shift`` makes another text of like items."""
    pieces = []
    for at in range(size // len(ITEM) + 1):
        first, second = (at * 7 + shift) % 40, (at * 11 + 3) % 40
        about = WORDS[first : first + 6] + WORDS[second : second + 4]
        pieces.append(ITEM.replace("企业", about + "企业").format(n=at + 1))
    return "".join(pieces)[:size]


def seconds(work: Callable[[], object]) -> float:
    """Return the best of three times."""
    times = []
    for _ in range(3):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def read_provisions(text: str) -> None:
    """Read a fresh text's provisions, its squeezing included."""
    find_provisions(Text(text), document(text, "a"), 0)


def read_quantities(text: str) -> None:
    """Read a fresh text's quantities, its squeezing included."""
    held = Text(text)
    list(find_quantities(held, document(text, "a"), (0, len(held.squeezed)), Spans(())))


def main() -> None:
    """Print the figures."""
    files = sorted((SAMPLES / "national").glob("guo*.txt"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in files) * 10
    size = len(text.encode()) / 1e6
    for name, work in (("provisions", read_provisions), ("quantities", read_quantities)):
        once, twice = seconds(lambda work=work: work(text)), seconds(lambda work=work: work(text * 2))
        print(f"{name}: {size / once:.1f} MB/s, twice over once {twice / once:.2f}")
    texts = text_of(20_000), text_of(20_000, 5)

    def both() -> None:
        one, other = (read_clauses(Text(each), document(each, each[:4])) for each in texts)
        compare(one, other, "implements")

    both()
    print(f"two documents of 20,000 characters compared: {seconds(both) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
