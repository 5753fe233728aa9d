"""Rendering 呈现: the templates, and the addresses by which the pages lead to each other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlencode

from fastapi import Request, Response

from wenmai.ontology.vocabulary import Lang
from wenmai.pages.page import environment
from wenmai.queries.model import Node

if TYPE_CHECKING:
    from jinja2 import Environment

_BLANK: Final = re.compile(r"\n[ \t\r\n]{0,500}\n")


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of a page 页面语言, and the addresses of pages in it."""

    lang: Lang
    path: str
    asked: Mapping[str, str]

    def link(self, path: str, **asked: object) -> str:
        """Return the address of a page 网址 in this language; what is None or empty is left out."""
        given = {name.rstrip("_"): value for name, value in asked.items() if value not in (None, "", False)}
        if self.lang != "zh":
            given["lang"] = self.lang
        return path + (
            "?" + urlencode(given, quote_via=quote, safe="", errors="surrogatepass") if given else ""
        )

    def document(self, node: Node | str) -> str:
        """Return the address of the page of a document 文件网址."""
        return self.link("/document", id=node if isinstance(node, str) else node.id)

    def here(self, **changed: object) -> str:
        """Return the address of this page with something else asked for 本页网址."""
        return self.link(
            self.path, **({name: value for name, value in self.asked.items() if name != "lang"} | changed)
        )

    def say(self, zh: str, en: str) -> str:
        """Return the words in the language of the page 用语."""
        return zh if self.lang == "zh" else en

    def other(self) -> str:
        """Return the address of this page in the other language 另一语言."""
        asked = {name: value for name, value in self.asked.items() if name != "lang"}
        return Speech("en" if self.lang == "zh" else "zh", self.path, asked).here()


def speaks(request: Request) -> Speech:
    """Return the language that a request asks for 语言: ``?lang=en``, else Chinese."""
    lang: Lang = "en" if request.query_params.get("lang") == "en" else "zh"
    return Speech(lang, request.url.path, dict(request.query_params))


def page(name: str, speech: Speech, **values: Any) -> Response:
    """Return a page 网页 from a template; everything in it is text, unless it says that it is markup.

    Under one address there may be a page and a part of one, as ``X-Part`` says.
    """
    text = _environment().get_template(name).render(s=speech, say=speech.say, lang=speech.lang, **values)
    return Response(
        text.encode("utf-8", "replace"), media_type="text/html; charset=utf-8", headers={"Vary": "X-Part"}
    )


@cache
def _environment() -> "Environment":
    from jinja2 import FunctionLoader

    from wenmai.pages.colours import paint, relation_colour
    from wenmai.pages.marking import marked

    made = environment().overlay(loader=FunctionLoader(_template))
    made.globals.update(paint=paint, relation_colour=relation_colour, marked=marked, closed=closed)
    return made


def closed(text: str) -> str:
    """Return text with its blank lines left out 去空行, which the readers of many formats put between all lines."""
    return _BLANK.sub("\n", text)


def _template(name: str) -> str:
    return files("wenmai.server").joinpath("templates", name).read_text(encoding="utf-8")
