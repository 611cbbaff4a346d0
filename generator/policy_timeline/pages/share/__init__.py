"""Pictures that stand for pages where somebody shares them: the words, who, when, in which source; who stands where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from functools import cached_property, partial

from policy_timeline import routes
from policy_timeline.entries.terms import ActorType, Status
from policy_timeline.facts.sides import side_of
from policy_timeline.interface import labels
from policy_timeline.interface.localization import article, counted, day_text, number_text
from policy_timeline.outputs import Output
from policy_timeline.pages.rendering import Renderer, initials, segments
from policy_timeline.pages.share import canvas
from policy_timeline.views import Views
from policy_timeline.views.cards import Card, Excerpt, Ref
from policy_timeline.work.memo import Store, cache_folder, digest

STANDS = 4
"""So many sides or stances a picture names."""

DAYS = 60
"""So many days a picture is kept for later builds."""

NAMES = 12
"""So many of those who stand on a side a picture may name; a line cuts them earlier where they are long."""

_EDGE, _WIDTH = 80, 1040
_SIZES = (66, 58, 50, 44, 38, 34)


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows, from its top to its foot.

    `words` stand large: in the voice of what was said, in quotation marks, where they are `spoken`. `bar` has the side,
    the beginning and the width of each part; `lines` what each mark means. `face` is the initials and whether they are
    a person's.
    """

    site: str
    words: str
    kicker: str = ""
    spoken: bool = True
    bar: tuple[tuple[str, float, float], ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    who: str = ""
    detail: str = ""
    foot: str = ""
    face: tuple[str, bool] | None = None


def pictures(views: Views, renderer: Renderer) -> Iterator[Output]:
    """Yield the picture of the home page, of the one that compares, and of each position, statement and actor."""
    maker = _Maker(views, renderer)
    folder = cache_folder()
    kept = Store(folder / "pictures" if folder else None, most=None)
    kept.clear_out(DAYS)

    def output(path: str, make: Callable[[], Picture]) -> Output:
        return Output(path, partial(_kept, kept, make), "asset")

    yield output(routes.SHARE_IMAGE, maker.home)
    yield output(routes.share_image(routes.COMPARE), maker.comparison)
    for kind, make in (("positions", maker.position), ("statements", maker.statement), ("actors", maker.actor)):
        for id_ in views.ids(kind):
            yield output(routes.share_image(routes.entry(kind, id_)), partial(make, id_))


def _kept(kept: Store, make: Callable[[], Picture]) -> bytes:
    """Return the picture of what is to be shown: as it was drawn before, where that is known, else drawn anew."""
    picture = make()
    name = digest(map(repr, astuple(picture)))
    known = kept.load(name)
    if known is None:
        known = draw(picture)
        kept.save(name, known)
    return known


def draw(picture: Picture) -> bytes:
    """Return a picture as a PNG file."""
    sheet, shown = canvas.Canvas(), canvas.drawable
    sheet.box((0, 0, canvas.SIZE[0], 14), canvas.color("accent"))
    sheet.text((_EDGE, 58), shown(picture.site) or "", "bold", 28)
    words = shown(picture.words)
    if words is None:  # in letters that no font has
        words, picture = shown(picture.site) or "", Picture(picture.site, "")
    sheet.text((_EDGE, 122), shown(picture.kicker) or "", "sans", 28, shade=canvas.SOFT)
    top = 168 if picture.kicker else 124
    foot = 470 if picture.face or picture.who else 560
    room = foot - top - 24 - 40 * len(picture.lines) - (44 if picture.bar else 0)
    end = sheet.paragraph((_EDGE, top), words, "serif" if picture.spoken else "sans", _SIZES, height=room)
    _stands(sheet, picture, end + 24)
    _who(sheet, picture)
    return sheet.png()


def _stands(sheet: canvas.Canvas, picture: Picture, top: int) -> None:
    for side, start, width in picture.bar:
        sheet.box((_EDGE + _WIDTH * start, top, _EDGE + _WIDTH * (start + width) - 4, top + 26), canvas.color(side))
    top += 44 if picture.bar else 0
    for number, (side, text) in enumerate(picture.lines):
        sheet.mark((_EDGE, top + 6 + 40 * number), side)
        sheet.text((_EDGE + 38, top + 40 * number), canvas.drawable(text) or "", "sans", 28, width=_WIDTH - 38)


def _who(sheet: canvas.Canvas, picture: Picture) -> None:
    left = _EDGE
    letters = canvas.drawable(picture.face[0]) if picture.face else None
    if picture.face and letters:
        sheet.face((_EDGE, 494), letters, 76, is_round=picture.face[1])
        left += 98
    width = _EDGE + _WIDTH - left
    sheet.text((left, 492), canvas.drawable(picture.who) or "", "bold", 30, width=width)
    sheet.text((left, 532), canvas.drawable(picture.detail) or "", "sans", 28, shade=canvas.SOFT, width=width)
    sheet.text((_EDGE, 584), canvas.drawable(picture.foot) or "", "sans", 23, shade=canvas.SOFT)


@dataclass(frozen=True)
class _Maker:
    """Says what the picture of each page shows."""

    views: Views
    renderer: Renderer

    def home(self) -> Picture:
        view, _ = self.views.home, self.renderer.translate
        return self._of_site(
            self.renderer.options.site_name,
            _("Who said what on which policy question, when, and in which source."),
            self._count("statements", view.statements),
            self._count("actors", view.actors),
            self._count("positions", view.positions),
        )

    def comparison(self) -> Picture:
        _ = self.renderer.translate
        return self._of_site(
            _("Compare two actors"),
            _("Where two people, states or organizations agree and differ, position by position."),
        )

    def _of_site(self, words: str, who: str, *counts: str) -> Picture:
        changed, language = self.views.changed, self.renderer.options.language
        last = self.renderer.translate("last changed on %(day)s")
        foot = last % {"day": day_text(changed, language)} if changed else ""
        return Picture(self.renderer.options.site_name, words, who=who, detail=" ".join(counts), foot=foot)

    def _count(self, kind: str, number: int) -> str:
        language = self.renderer.options.language
        choose = counted(language)
        return choose(*labels.COUNTS[kind], number) % {"count": number_text(number, language)}

    def position(self, id_: str) -> Picture:
        view, _ = self.views.position(id_), self.renderer.translate
        groups = [group for group in view.groups if group.cells]
        lines = [
            (
                group.side.value,
                f"{self.renderer.side_text(group.side, len(group.cells))}: "
                + ", ".join(cell.principal.narrow for cell in group.cells[:NAMES]),
            )
            for group in groups
        ][:STANDS]
        if view.not_found:
            number = number_text(view.not_found, self.renderer.options.language)
            lines.append(("none", _("%(count)s not on record") % {"count": number}))
        return Picture(
            self.renderer.options.site_name,
            _("Where they stand: “%(position)s”") % {"position": view.ref.label.rstrip(".")},
            kicker=_("A position on %(issue)s") % {"issue": view.issue.label},
            bar=tuple(
                ("none" if part.side == "not-found" else part.side, part.start, part.width)
                for part in segments(view.groups, view.not_found)
            ),
            lines=tuple(lines),
            foot="" if lines else self.renderer.counts_text(view.groups),
        )

    def actor(self, id_: str) -> Picture:
        view = self.views.actor(id_)
        taken = [cell.days[-1].taken[0].stance for issue in view.stands for cell in issue.cells][:STANDS]
        lines = tuple(
            (side_of([(stance.stance, stance.mode)]).value, f"{self.renderer.phrase(stance)}: {stance.position.narrow}")
            for stance in taken
        )
        made = len({card.id for card in (*view.spoken, *view.for_it)})
        return Picture(
            self.renderer.options.site_name,
            view.ref.label,
            kicker=self.renderer.translate(labels.ACTOR_TYPES[view.type]),
            lines=lines,
            who=", ".join(self._roles.get(id_, ())) or view.description or "",
            detail=self._count("statements", made) if made else "",
            face=_face(view.ref),
        )

    @cached_property
    def _roles(self) -> dict[str, tuple[str, ...]]:
        return {line.ref.id: line.roles for line in self.views.actor_lines}

    def statement(self, id_: str) -> Picture:
        card, _ = self.views.cards[id_], self.renderer.translate
        lead = card.lead
        when = self.renderer.date(card.date)
        principal = article(card.principal.label, self.renderer.options.language) + card.principal.label
        behalf = _("for %(principal)s") % {"principal": principal} if card.speaks_for_another else ""
        return Picture(
            self.renderer.options.site_name,
            self._words(lead),
            kicker=self._kicker(card),
            spoken=lead.is_quote and not lead.in_sentence,
            who=", ".join((card.speaker.label, *card.roles)),
            detail=" · ".join(filter(None, (behalf, when))),
            foot=_("Source: %(source)s") % {"source": self.renderer.short(lead.source)},
            face=_face(card.speaker),
        )

    def _words(self, lead: Excerpt) -> str:
        """Return the words: in quotation marks where they are the speaker's, few of them in the source's sentence."""
        said = " […] ".join(lead.fragments)
        if lead.is_quote and not lead.in_sentence:
            return f"{self.renderer.translate('“')}{said}{self.renderer.translate('”')}"
        return f"{lead.before}{said}{lead.after}" if lead.in_sentence else said

    def _kicker(self, card: Card) -> str:
        """Return what must be known before the words are read."""
        _ = self.renderer.translate
        status = "" if card.status in {Status.PUBLISHED, Status.DRAFT} else _(labels.STATUSES[card.status])
        described = "" if card.lead.is_quote else _("Described by %(source)s as:")
        told = described % {"source": self.renderer.short(card.lead.source)} if described else ""
        in_sentence = _("In the source’s sentence") if card.lead.is_quote and card.lead.in_sentence else ""
        return " · ".join(filter(None, (status, told, in_sentence)))


def _face(actor: Ref) -> tuple[str, bool]:
    return initials(actor.label), actor.type is ActorType.PERSON
