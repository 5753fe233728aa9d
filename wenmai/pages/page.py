"""Pages 网页: a lineage or a document as one HTML file that opens from disk, with no network at all."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from wenmai.ontology.vocabulary import Lang
from wenmai.pages.escaping import printable
from wenmai.queries.model import Lineage, Node, Shown

if TYPE_CHECKING:
    from jinja2 import Environment


def lineage_page(lineage: Lineage, lang: Lang = "zh") -> str:
    """Return the page of a lineage 脉络网页: one self-contained HTML file.

    Heading, network view (the nearest 150 documents), and the whole lineage as a list with every sentence. Everything
    from documents is text, never markup; the page asks no other host for anything, and the same lineage gives the
    same page. DataError if pyvis is installed without its script.
    """
    return _page("lineage", lineage.root, lineage, lang, {})


def document_page(shown: Shown, lineage: Lineage, lang: Lang = "zh") -> str:
    """Return the page of a document 文件网页: as that of its lineage, and with all references from and to it.

    ``lineage`` is that of the same document. DataError if pyvis is installed without its script.
    """
    from wenmai.pages.rows import diagnostics_of, link_sections, printings_of, quotes_of

    more = {
        "printings": printings_of(shown.printings, lang),
        "notice": shown.notice,
        "texts": shown.texts,
        "outgoing": link_sections(shown.outgoing, lang),
        "incoming": link_sections(shown.incoming, lang),
        "unresolved": quotes_of(shown.unresolved, lang),
        "diagnostics": diagnostics_of(shown.diagnostics, lang),
    }
    return _page("document", shown.node, lineage, lang, more)


def _page(kind: str, node: Node, lineage: Lineage, lang: Lang, more: Mapping[str, Any]) -> str:
    from markupsafe import Markup

    from wenmai.pages.colours import paint, relation_colour
    from wenmai.pages.drawing import draw
    from wenmai.pages.rows import facts_of, lineage_sections
    from wenmai.pages.script import script
    from wenmai.pages.words import words

    drawing = draw(lineage, lang) if lineage.steps else None
    scripts = [script(), _resource("network.js")] if drawing else []
    return (
        environment()
        .get_template(f"{kind}.html")
        .render(
            w=words(lang),
            lang=lang,
            kind=kind,
            policy=_policy(scripts),
            style=Markup(_resource("page.css")),
            scripts=[_Verbatim(one) for one in scripts],
            data=Markup(printable(drawing.data)) if drawing else "",
            drawing=drawing,
            node=node,
            facts=facts_of(node, lang),
            lineage=lineage,
            sections=lineage_sections(lineage, lang),
            paint=paint,
            relation_colour=relation_colour,
            **more,
        )
    )


@dataclass(frozen=True, slots=True)
class _Verbatim:
    """A script that stands in the page byte for byte, as its hash demands."""

    text: str

    def __html__(self) -> str:
        return self.text


def _policy(scripts: list[str]) -> str:
    """The content security policy: no host at all, and no script but those of this page, named by their hash."""
    hashes = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts]
    allowed = " ".join(f"'sha256-{one}'" for one in hashes) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _resource(name: str) -> str:
    return files("wenmai.pages").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def environment() -> "Environment":
    """Return what renders the templates 模板: all values are text, unless they say that they are markup."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_resource),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finished,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finished(value: Any) -> Any:
    return printable(value) if isinstance(value, str) else value
