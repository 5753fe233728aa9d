import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from making import NOTICE, Making, chain

from wenmai.errors import StoreError, StoreLocked, StoreMissing, StoreVersion
from wenmai.graph.generations import Written, open_store, write_generation
from wenmai.ontology.model import Corpus

HERE = Path(__file__).parent


def small() -> Corpus:
    making = Making()
    making.add("甲/2020/1", "甲规", source="only.txt")
    return making.corpus()


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def python(code: str, *arguments: str) -> "subprocess.Popen[str]":
    path = os.pathsep.join([str(HERE.parents[1]), str(HERE.parent), str(HERE)])
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_written_opened_and_read_back_whole(tmp_path: Path) -> None:
    folder, corpus = tmp_path / "deep" / "store", chain()
    assert write_generation(folder, corpus) == Written(changed=True, generation=1)
    with open_store(folder) as store:
        assert store.corpus(texts=True) == corpus
        assert store.corpus() == replace(corpus, sources=())
        assert store.text("sha-of-a.txt") == store.text_of("a.txt") == corpus.sources[0].text
        assert store.diagnostics() == corpus.diagnostics
        assert store.sources == ("a.txt", "b.txt", "c.txt", "d.txt", "e.txt")
        with pytest.raises(StoreError, match=r"no source z\.txt"):
            store.text_of("z.txt")


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    write_generation(tmp_path, chain())
    before = everything(tmp_path)
    assert write_generation(tmp_path, chain()) == Written(changed=False, generation=1)
    assert everything(tmp_path) == before


def test_a_rewrite_keeps_one_generation_back_and_the_texts_of_both(tmp_path: Path) -> None:
    other = replace(chain(), documents=chain().documents[:3])
    for number, corpus in enumerate((chain(), other, small(), small()), 1):
        assert write_generation(tmp_path, corpus).generation == min(number, 3)
    assert sorted(path.name for path in (tmp_path / "generations").iterdir()) == ["2", "3"]
    assert len(list((tmp_path / "texts").iterdir())) == 6
    write_generation(tmp_path, replace(small(), diagnostics=chain().diagnostics))
    assert len(list((tmp_path / "texts").iterdir())) == 1
    with open_store(tmp_path) as store:
        assert store.text_of("only.txt") == small().sources[0].text


def test_a_text_that_reads_otherwise_is_a_change_and_leaves_the_old_one(tmp_path: Path) -> None:
    corpus = small()
    write_generation(tmp_path, corpus)
    old = open_store(tmp_path)
    source = replace(corpus.sources[0], text="另一种读法\r\n")
    assert write_generation(tmp_path, replace(corpus, sources=(source,))).changed
    assert old.text_of("only.txt") == corpus.sources[0].text
    with open_store(tmp_path) as new:
        assert new.text_of("only.txt") == "另一种读法\r\n"


def test_readers_see_one_generation_while_others_are_written(tmp_path: Path) -> None:
    write_generation(tmp_path, chain())
    first, second = open_store(tmp_path), open_store(tmp_path)
    triples = len(first.store)
    for corpus in (small(), chain(), small()):
        write_generation(tmp_path, corpus)
        assert (len(first.store), len(second.store)) == (triples, triples)
        assert first.index.by_id(NOTICE) is not None
    with open_store(tmp_path) as last:
        assert last.index.by_id(NOTICE) is None
    with pytest.raises(StoreError):
        first.corpus()


def test_no_store_says_how_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.docx").write_text("x")
    for name in ("absent", "empty", "file", "other"):
        with pytest.raises(StoreMissing, match="wenmai build") as caught:
            open_store(tmp_path / name)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("mark", [None, "", '{"name": "app"}', '["wenmai"]'])
def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, mark: str | None) -> None:
    (tmp_path / "generations").mkdir()
    (tmp_path / "generations" / "7").write_text("mine")
    if mark is not None:
        (tmp_path / "store.json").write_text(mark)
    before = everything(tmp_path)
    with pytest.raises(StoreError):
        write_generation(tmp_path, chain())
    assert everything(tmp_path) == before
    with pytest.raises(StoreError):
        write_generation(tmp_path / "generations" / "7", chain())
    assert everything(tmp_path) == before


def test_another_format_is_named_and_left_alone(tmp_path: Path) -> None:
    write_generation(tmp_path, chain())
    (tmp_path / "store.json").write_text('{"program": "wenmai", "format": 99}')
    before = everything(tmp_path)
    for action in (lambda: open_store(tmp_path), lambda: write_generation(tmp_path, small())):
        with pytest.raises(StoreVersion, match="format 99"):
            action()
    assert everything(tmp_path) == before


def test_another_base_is_named(tmp_path: Path) -> None:
    write_generation(tmp_path, small())
    described = tmp_path / "generations" / "1" / "generation.json"
    described.write_text(described.read_text().replace("example.org", "example.net"))
    with pytest.raises(StoreError, match=r"WENMAI_BASE"):
        open_store(tmp_path)


@pytest.mark.parametrize("lost", ["generation.json", "index.sqlite", "oxigraph/CURRENT"])
def test_a_damaged_generation_is_one_line(tmp_path: Path, lost: str) -> None:
    write_generation(tmp_path, small())
    (tmp_path / "generations" / "1" / lost).unlink()
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_store_that_another_process_is_writing_is_locked(tmp_path: Path) -> None:
    write_generation(tmp_path, small())
    holder = python(
        "import sys; from filelock import FileLock\n"
        "with FileLock(sys.argv[1]): print('held', flush=True); sys.stdin.read()",
        str(tmp_path / "wenmai.lock"),
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    try:
        with pytest.raises(StoreLocked, match="another process"):
            write_generation(tmp_path, chain())
        with open_store(tmp_path) as store:
            assert store.corpus(texts=True) == small()
    finally:
        holder.communicate("")
    assert write_generation(tmp_path, chain()).changed


FULL = """
import resource, sys
from pathlib import Path
from making import chain
from wenmai.errors import StoreError
from wenmai.graph.generations import write_generation
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    write_generation(Path(sys.argv[1]), chain())
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("room", [1, 300, 1_000, 4_000, 9_000, 15_000, 20_000])
def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path: Path, room: int) -> None:
    pytest.importorskip("resource")
    write_generation(tmp_path, small())
    before = everything(tmp_path)
    out, errors = python(FULL, str(tmp_path), str(room)).communicate(timeout=60)
    assert "cannot be written" in out, errors
    assert out.count("\n") == 1
    after = everything(tmp_path)
    assert after == before
    assert write_generation(tmp_path, chain()).changed


@pytest.mark.parametrize("room", [300, 1_000, 4_000, 9_000, 15_000, 20_000])
def test_a_full_disk_at_the_first_build_leaves_an_empty_store(tmp_path: Path, room: int) -> None:
    """Records, index and graph are then written side by side: whichever fails ends the others."""
    pytest.importorskip("resource")
    out, errors = python(FULL, str(tmp_path), str(room)).communicate(timeout=60)
    assert "cannot be written" in out, errors
    assert out.count("\n") == 1
    assert list((tmp_path / "generations").iterdir()) == list((tmp_path / "texts").iterdir()) == []
    with pytest.raises(StoreMissing):
        open_store(tmp_path)
    assert write_generation(tmp_path, chain()).changed


def test_orphans_of_a_killed_build_are_cleaned_by_the_next(tmp_path: Path) -> None:
    write_generation(tmp_path, small())
    for orphan in ("generations/2.tmp-99/oxigraph", "generations/5"):
        (tmp_path / orphan).mkdir(parents=True)
    for orphan in ("texts/0123", "texts/4567.tmp-99", "current.tmp-99"):
        (tmp_path / orphan).write_text("half")
    with open_store(tmp_path) as store:
        assert store.corpus(texts=True) == small()
    assert not write_generation(tmp_path, small()).changed
    assert sorted(path.name for path in (tmp_path / "generations").iterdir()) == ["1"]
    assert len(list((tmp_path / "texts").iterdir())) == 1
    assert not list(tmp_path.glob("*.tmp-*"))


READER = """
import sys
from pathlib import Path
from wenmai.graph.generations import open_store
sizes, rounds = set(), 0
while rounds < 20 or len(sizes) < 2:
    rounds += 1
    with open_store(Path(sys.argv[1])) as store:
        corpus = store.corpus()
        known = sum(1 for row in store.index.names())
        sizes.add((len(corpus.documents), len(store.store), known))
print(len(sizes))
"""


def test_readers_in_other_processes_always_find_a_whole_generation(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    write_generation(folder, small())
    readers = [python(READER, str(folder)) for _ in range(2)]
    until = time.monotonic() + 120
    while any(reader.poll() is None for reader in readers) and time.monotonic() < until:
        write_generation(folder, chain())
        time.sleep(0.1)
        write_generation(folder, small())
        time.sleep(0.1)
    for reader in readers:
        out, errors = reader.communicate(timeout=60)
        assert (out, errors) == ("2\n", "")
