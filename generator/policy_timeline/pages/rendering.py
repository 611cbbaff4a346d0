"""Renders Markdown from templates: they see views, links and labels, and everything that they print is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Literal
from urllib.parse import quote

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import Expr
from jinja2.runtime import Context
from markupsafe import Markup

from policy_timeline import routes
from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.days import Day
from policy_timeline.entries.records import Image
from policy_timeline.facts.sides import Side, side_of
from policy_timeline.interface import labels, localization
from policy_timeline.interface.localization import counted, translator
from policy_timeline.outputs import Options, contact_address, is_within_site
from policy_timeline.pages.citations import at_original
from policy_timeline.pages.escaping import entities, fill, front_matter, script_data
from policy_timeline.pages.page import FEW, SHORT_TITLE, Crumb, Page, cut, embed_code, is_long, listing, shorten
from policy_timeline.views.cards import Card, Ref, SourceRef, StanceView
from policy_timeline.views.matrix import Cell, SideGroup, by_side


class _EscapingOnce(CodeGenerator):
    """Writes the code of templates: what they print goes through `finalize`, which escapes, and through nothing else.

    Jinja's own code escapes its result again, which changes nothing and takes a sixth of the time of a page.
    """

    def _output_child_pre(self, _node: Expr, _frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(finalize.src or "(")

    def _output_child_post(self, _node: Expr, _frame: Frame, _finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(")")


class _Environment(Environment):
    code_generator_class = _EscapingOnce


class _Compiled(BytecodeCache):
    """Keeps templates compiled from one build of a preview to the next; Jinja compares their texts' hashes."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


COMPILED = _Compiled()


@dataclass(frozen=True)
class Renderer:
    """Renders templates to Markdown for one set of options."""

    options: Options
    _made_parts: dict[str, TemplateModule] = field(default_factory=dict, init=False, compare=False)
    _links: dict[tuple[str, Ref], Markup] = field(default_factory=dict, init=False, compare=False)
    _made: dict[tuple[str, str, str], Markup] = field(default_factory=dict, init=False, compare=False)

    @cached_property
    def addresses(self) -> routes.Addresses:
        """The site's addresses."""
        return routes.Addresses(self.options.site_url, self.options.directory_urls)

    def render(self, template: str, here: str, **values: object) -> str:
        """Return the Markdown of the page at the path `here`."""
        root = self.addresses.to_root(here)
        shared = {"here": here, "root": root, "options": self.options, "pt": self._parts(root)}
        return tidy(self._environment.get_template(template).render(**shared, **values))

    def page(self, page: Page, *, searchable: bool = False) -> str:
        """Return a page's Markdown; `searchable` lets the host's search read it."""
        return self.render(
            page.template,
            page.path,
            title=page.title,
            description=shorten(page.description),
            heading=page.title,
            trail=(Crumb(self.translate("Home"), routes.HOME), *page.trail) if page.trail else (),
            hide=page.hide,
            searchable=searchable,
            changed=page.changed,
            embed_code=embed_code(self.addresses, page.path, page.embedded) if page.embedded else "",
            address=self.addresses.absolute(page.path),
            **page.values,
        )

    def _parts(self, root: str) -> TemplateModule:
        """Return the parts that pages share, made once for each way to the root."""
        if root not in self._made_parts:
            parts = self._environment.get_template("parts.j2")
            self._made_parts[root] = parts.make_module({"root": root, "options": self.options})
        return self._made_parts[root]

    def translate(self, message: str) -> str:
        """Return a message in the language of the interface."""
        return translator(self.options.language)(message)

    @cached_property
    def _environment(self) -> Environment:
        environment = _Environment(
            loader=PackageLoader("policy_timeline.pages"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=entities,
            bytecode_cache=COMPILED,
            lstrip_blocks=True,
        )
        environment.filters |= {
            "link": self._link,
            "narrow_link": self._narrow_link,
            "href": self._href,
            "day": lambda day: localization.day_text(day, self.options.language),
            "month": lambda day: localization.month_text(day, self.options.language),
            "year": self.year,
            "date": self.date,
            "machine": localization.machine_date,
            "number": lambda number: localization.number_text(number, self.options.language),
            "percent": lambda share: Markup(f"{share * 100:.2f}%"),  # noqa: S704 - a number
            "head": lambda items, most: items[:most],
            "few": lambda stances: stances[:FEW],
            "left": lambda stances: max(0, len(stances) - FEW),
            "listing": listing,
            "is_long": is_long,
            "phrase": self.phrase,
            "short": self.short,
            "initials": initials,
            "side_text": self.side_text,
            "side_form": self.side_form,
            "segments": segments,
            "sides": by_side,
            "strips": strips,
            "strip_width": lambda cells: MARK * len(cells),
            "cut": cut,
            "counts_text": self.counts_text,
            "mark": lambda stance: side_of([(stance.stance, stance.mode)]),
            "fill": fill,
            "language_name": lambda code: localization.language_name(code, self.options.language),
            "article": lambda name: localization.article(name, self.options.language),
            "at_original": at_original,
            "front_matter": front_matter,
            "script_data": script_data,
        }
        environment.globals |= {
            "_": translator(self.options.language),
            "ngettext": counted(self.options.language),
            "labels": labels,
            "routes": routes,
            "path": self._path,
            "card_html": self._card,
            "line_html": self._line,
            "filtered": self._filtered,
            "entry_link": self._entry_link,
            "contact_about": self._contact_about,
            "short_link": self._short_link,
            "image_path": self._image_path,
        }
        return environment

    @pass_context
    def _href(self, context: Context, ref: Ref) -> Markup:
        return Markup(self._address(context["root"], ref))  # noqa: S704 - ids hold no special characters

    def _address(self, root: str, ref: Ref) -> str:
        return root + self.addresses.of(routes.entry(ref.kind, ref.id)) + routes.anchor(ref.kind, ref.id)

    @pass_context
    def _path(self, context: Context, target: str) -> Markup:
        return Markup(context["root"] + self.addresses.of(target) or "./")  # noqa: S704 - a path of ours

    @pass_context
    def _image_path(self, context: Context, image: Image) -> str:
        """Return the way to an image, which stands in the site where it stands below docs/."""
        return f"{context['root']}{quote(image.file)}"

    @pass_context
    def _narrow_link(self, context: Context, ref: Ref) -> Markup:
        """Return a link in few words; the full ones come up where a pointer rests on it."""
        title = Markup(' title="{}"').format(entities(ref.label)) if ref.short else ""
        address = self._address(context["root"], ref)
        return Markup(f'<a href="{address}"{title}>{entities(ref.narrow)}</a>')  # noqa: S704 - of escaped parts

    @pass_context
    def _link(self, context: Context, ref: Ref) -> Markup:
        return self._link_below(context["root"], ref)

    def _link_below(self, root: str, ref: Ref) -> Markup:
        """Return a link to an entry, made once for each way to the root: most stand on many pages."""
        key = (root, ref)
        if key not in self._links:
            html = f'<a href="{self._address(root, ref)}">{entities(ref.label)}</a>'
            self._links[key] = Markup(html)  # noqa: S704 - of escaped parts
        return self._links[key]

    def card(self, card: Card, here: str) -> str:
        """Return a statement's card as HTML for the page at the path `here`."""
        return tidy(self._below(self.addresses.to_root(here), "card", card)).strip()

    @pass_context
    def _card(self, context: Context, card: Card) -> Markup:
        return self._below(context["root"], "card", card)

    @pass_context
    def _line(self, context: Context, card: Card) -> Markup:
        return self._below(context["root"], "line", card)

    def _below(self, root: str, part: Literal["card", "line"], card: Card) -> Markup:
        """Return a statement's card or line, made once for each way to the root: it stands on many pages."""
        key = (root, part, card.id)
        if key not in self._made:
            self._made[key] = getattr(self._parts(root), part)(card)
        return self._made[key]

    @pass_context
    def _filtered(self, context: Context, facet: str, value: str) -> Markup:
        """Return the address of all statements that have a value: on the search page, else on the timeline."""
        is_searched = self.options.search and facet in labels.SEARCH_FACETS
        page = self._path(context, routes.SEARCH if is_searched else routes.section("timeline"))
        return Markup(f"{page}?{facet}={value}")  # noqa: S704 - ids hold no special characters

    def date(self, span: DateSpan) -> str:
        """Return a date in words that say how exact it is."""
        return localization.date_text(span, self.options.language, self.translate)

    def year(self, day: Day) -> str:
        """Return a day's year in words."""
        return localization.year_text(day, self.options.language)

    def short(self, source: SourceRef) -> str:
        """Return what a card calls a source: its short title, else its publisher and date, else its title cut."""
        published = self.date(source.published) if source.published else None
        return (
            source.ref.short
            or ", ".join(filter(None, (source.publisher, published)))
            or cut(source.ref.label, SHORT_TITLE)
        )

    def phrase(self, stance: StanceView) -> str:
        """Return what a stance means in its mode, in plain words."""
        return labels.phrase(stance.stance, stance.mode, self.translate, is_described=stance.is_described)

    def name(self, card: Card) -> str:
        """Return who a statement is by and its date: what names it where its summary or its words stand beside."""
        return f"{card.speaker.label}, {self.date(card.date)}"

    def words(self, card: Card) -> str:
        """Return a statement's words: the speaker's in quotation marks, else who describes them."""
        said, lead, _ = " […] ".join(card.lead.fragments), card.lead, self.translate
        told = _("Described by %(source)s as:") % {"source": self.short(lead.source)}
        return f"{_('“')}{said}{_('”')}" if lead.is_quote else f"{told} {said}"

    def quoted(self, card: Card) -> str:
        """Return a statement's words to be copied, with whose they are, when, in which source and where."""
        who = ", ".join((card.speaker.label, *card.roles, self.date(card.date)))
        source = self.translate("Source: %(source)s") % {"source": card.lead.source.ref.label}
        return f"{self.words(card)} – {who}. {source}. {self.addresses.absolute(routes.entry('statements', card.id))}"

    def side_form(self, side: Side, count: int) -> str:
        """Return the words for so many on a side, with the place where the number goes."""
        choose = counted(self.options.language)
        return choose(*labels.SIDES[side], count)

    def side_text(self, side: Side, count: int) -> str:
        """Return how many stand on a side, in words."""
        return self.side_form(side, count) % {"count": localization.number_text(count, self.options.language)}

    def counts_text(self, groups: Iterable[SideGroup], not_found: int = 0) -> str:
        """Return how many stand on each side of a position, in one line."""
        texts = [self.side_text(group.side, len(group.cells)) for group in groups if group.cells]
        if not_found:
            number = localization.number_text(not_found, self.options.language)
            texts.append(self.translate("%(count)s not on record") % {"count": number})
        return " · ".join(texts) or self.translate("nobody on record")

    @pass_context
    def _contact_about(self, context: Context, ref: Ref) -> str:
        """Return where an error on an entry's page is reported, with the page filled in."""
        page = self.addresses.absolute(routes.entry(ref.kind, ref.id))
        address = contact_address(self.options.contact, self.addresses, page, ref.label)
        return f"{context['root']}{address}" if is_within_site(address) else address

    @pass_context
    def _short_link(self, context: Context, source: SourceRef) -> Markup:
        address = self._address(context["root"], source.ref)
        return Markup(f'<a href="{address}">{entities(self.short(source))}</a>')  # noqa: S704 - of escaped parts

    def _entry_link(self, entry: str) -> str | None:
        template = self.options.entry_url
        return routes.entry_file(template, entry) if template else None

    def load_templates(self) -> None:
        """Compile every template, once for this process and those that it forks: other renderers find them compiled."""
        for name in self._environment.list_templates(extensions=["j2"]):
            self._environment.get_template(name)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: what it counts, and where it begins and how wide it is, as shares of the bar."""

    side: str
    count: int
    start: float
    width: float

    @property
    def middle(self) -> float:
        """Where its count stands."""
        return self.start + self.width / 2


def segments(groups: Iterable[SideGroup], not_found: int = 0) -> list[Segment]:
    """Return the parts of the bar that shows who stands where."""
    counts = [(group.side.value, len(group.cells)) for group in groups if group.cells]
    counts += [("not-found", not_found)] if not_found else []
    whole, done, found = sum(count for _, count in counts), 0, []
    for side, count in counts:
        found.append(Segment(side, count, done / whole, count / whole))
        done += count
    return found


MARK = 24
"""A mark of a strip is as wide and as high as the smallest target that a finger should have to hit, in pixels."""


def strips(cells: Iterable[Cell]) -> list[tuple[Side, str]]:
    """Return the marks of a line of the matrix: for each side a path that ends a way in the middle of each cell."""
    columns: dict[Side, list[int]] = {}
    for column, cell in enumerate(cells):
        if cell.latest:
            columns.setdefault(cell.latest.side, []).append(column * MARK)
    return [
        (side, f"M{found[0] + MARK // 2} {MARK // 2}h0" + "".join(f"h{to - at}" for at, to in pairwise(found)))
        for side, found in columns.items()
    ]


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name that begin with a letter."""
    letters = [word[0] for word in name.split() if word[0].isalpha()]
    return "".join(dict.fromkeys(letters[:1] + letters[-1:])).upper()


def tidy(text: str) -> str:
    """Return rendered Markdown in which each run of HTML lines is one block, and headings stand free.

    A blank line inside would end the HTML block; so blank lines are dropped except around Markdown headings and the
    front matter.
    """
    lines = [line.strip() for line in text.split("\n")]
    out: list[str] = []
    for line in lines:
        if line.startswith(("# ", "## ", "### ")):
            out += ["", line, ""]
        elif line:
            out.append(line)
    head_end = out.index("---", 1) + 1 if out and out[0] == "---" else 0
    return "\n".join([*out[:head_end], "", *out[head_end:]]).strip("\n") + "\n"
