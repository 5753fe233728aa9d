"""What the tests of the explorer share: a corpus that nobody would write, and a server on a port of its own."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from fastapi import FastAPI
from making import Making

from wenmai.ontology.model import Corpus
from wenmai.server.running import server

SAMPLES = Path(__file__).parents[2] / "samples"
ADDRESS = "http://127.0.0.1"
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>《关于“测试”的通知》'\"&amp;{{ 7*7 }}"
LONG = "关于" + "很长的标题" * 2_000
HUB, MANY = "国发/2020/1", "国发/2020/2"
REFERENCES = 5_000


def hostile() -> Corpus:
    """A title of markup, one of 10,000 characters, a document with 5,000 references, one that 1,000 carry out."""
    made = Making()
    says = ("cites", HUB, "依照《枢纽》办理。")
    made.add("test/markup", MARKUP, says, number="<b>〔2020〕9号", issuers=("<i>局</i>",))
    says = ("based_on", "test/markup", "根据《测试》办理。")
    made.add(f"test/{LONG}", LONG, says, source="b.txt", date="2020-05-05")
    made.add(HUB, "枢纽", number="国发〔2020〕1号", number_key=HUB, level="national", date="2020-01-01")
    said = [("cites", f"title/目标{place}", f"见《目标{place}》。") for place in range(REFERENCES)]
    made.add(MANY, "引用很多的通知", *said, source="c.txt", number_key=MANY, date="9999-12-31")
    for place in range(REFERENCES // 5):
        says = ("implements", HUB, "落实《枢纽》。")
        made.add(f"test/{place}", f"第{place}号", says, source=f"d{place}.txt", date="0001-01-01")
    return made.corpus()


@contextmanager
def running(app: FastAPI) -> Iterator[str]:
    """Serve an application on a free port of this machine, and give its address."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = server(app, "127.0.0.1", port)
    thread = threading.Thread(target=served.run, daemon=True)
    thread.start()
    while not served.started:
        assert thread.is_alive(), "the server ended before it began"
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        served.should_exit = True
        thread.join(20)
