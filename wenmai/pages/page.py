"""Pages 网页: a lineage, a document or a network as one HTML file that opens from disk, with no network at all."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from wenmai.ontology.vocabulary import Lang
from wenmai.pages.escaping import printable
from wenmai.queries.model import Lineage, Node

if TYPE_CHECKING:
    from jinja2 import Environment

    from wenmai.pages.gathering import Sheet


def nowhere(document_id: str) -> str | None:
    """Return no address 无链接: for a page that stands alone."""
    return None


def lineage_page(lineage: Lineage, lang: Lang = "zh") -> str:
    """Return the page of a lineage 脉络网页: one self-contained HTML file.

    Heading, drawing, and the whole lineage as a list with every sentence. Everything from documents is text, never
    markup; the page asks no other host for anything, and the same lineage gives the same page.
    """
    from markupsafe import Markup

    from wenmai.pages.lanes import draw

    drawing = Markup(draw(lineage, link=nowhere, lang=lang)) if lineage.steps else None
    return _lineage_page("lineage", lineage, lang, nowhere, drawing=drawing)


def document_page(
    sheet: "Sheet", lang: Lang = "zh", *, link: Callable[[str], str | None] = nowhere, home: str | None = None
) -> str:
    """Return the page of a document 文件网页: its text with references marked, status, drawing, lists of relations.

    ``link`` gives the address of another document's page, None where it has none; ``home`` is that of the index.
    """
    from markupsafe import Markup

    from wenmai.pages.annotating import as_html, pieces, reference_style
    from wenmai.pages.lanes import draw
    from wenmai.pages.rows import diagnostics_of, link_sections, printings_of, quotes_of
    from wenmai.pages.validity import event_rows, told

    shown, passage, standing = sheet.shown, sheet.passage, sheet.standing
    drawing = draw(sheet.lineage, link=link, today=standing.day, lang=lang, ends=sheet.ends)
    cut = pieces(passage.text, passage.marks, passage.start, passage.end) if passage else ()
    return _lineage_page(
        "document",
        sheet.lineage,
        lang,
        link,
        drawing=Markup(drawing) if sheet.lineage.steps else None,
        home=home,
        node=shown.node,
        reference_style=Markup(reference_style()),
        text=as_html(cut, lang) if passage else None,
        source=passage.source if passage else None,
        standing=told(standing, lang),
        events=event_rows(standing, lang),
        implementations=sheet.implementations,
        printings=printings_of(shown.printings, lang),
        notice=shown.notice,
        texts=shown.texts,
        outgoing=link_sections(shown.outgoing, lang),
        incoming=link_sections(shown.incoming, lang),
        unresolved=quotes_of(shown.unresolved, lang),
        diagnostics=diagnostics_of(shown.diagnostics, lang),
    )


def _lineage_page(
    kind: str, lineage: Lineage, lang: Lang, link: Callable[[str], str | None], **more: Any
) -> str:
    from markupsafe import Markup

    from wenmai.pages import lanes
    from wenmai.pages.rows import facts_of, lineage_sections

    node: Node = more.get("node", lineage.root)
    return rendered(
        kind,
        lang,
        [lanes.script()] if more["drawing"] else [],
        **{
            "link": link,
            "node": node,
            "name": node.name,
            "facts": facts_of(node, lang),
            "lanes_style": Markup(lanes.style()),
            "lineage": lineage,
            "sections": lineage_sections(lineage, lang),
            **more,
        },
    )


def network_page(lineage: Lineage, lang: Lang = "zh") -> str:
    """Return a lineage as a network to explore 网络图页: boxes that can be moved, the nearest 150, and the list.

    DataError if pyvis is installed without its script.
    """
    from markupsafe import Markup

    from wenmai.pages.drawing import draw
    from wenmai.pages.rows import facts_of, lineage_sections
    from wenmai.pages.script import script

    drawing = draw(lineage, lang) if lineage.steps else None
    return rendered(
        "network",
        lang,
        [script(), resource("network.js")] if drawing else [],
        data=Markup(printable(drawing.data)) if drawing else "",
        drawing=drawing,
        left_out="left_out",
        link=nowhere,
        node=lineage.root,
        name=lineage.root.name,
        facts=facts_of(lineage.root, lang),
        lineage=lineage,
        sections=lineage_sections(lineage, lang),
    )


def rendered(kind: str, lang: Lang, scripts: list[str], **values: Any) -> str:
    """Return a page made from the template of this name 成页, with the scripts in it and a policy that names them."""
    from markupsafe import Markup

    from wenmai.pages.colours import paint, relation_colour
    from wenmai.pages.words import words

    return (
        environment()
        .get_template(f"{kind}.html")
        .render(
            w=words(lang),
            lang=lang,
            kind=kind,
            policy=_policy(scripts),
            style=Markup(resource("page.css")),
            scripts=[_Verbatim(one) for one in scripts],
            paint=paint,
            relation_colour=relation_colour,
            **{"home": None, **values},
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


def resource(name: str) -> str:
    """Return a file beside the templates 资源文件, as text."""
    return files("wenmai.pages").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def environment() -> "Environment":
    """Return what renders the templates 模板: all values are text, unless they say that they are markup."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(resource),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finished,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finished(value: Any) -> Any:
    return printable(value) if isinstance(value, str) else value
