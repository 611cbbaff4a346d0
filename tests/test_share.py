"""Pictures of pages to be shared: what they show, that it can be read, in any script, and that none is drawn twice."""

import io
import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers.invented import write_project
from helpers.world import eventful_world, invented_world
from PIL import Image
from policy_timeline.cli import main
from policy_timeline.facts.history import as_of_day
from policy_timeline.outputs import Options
from policy_timeline.pages import share
from policy_timeline.pages.rendering import Renderer
from policy_timeline.pages.share import Picture, canvas, draw, pictures
from policy_timeline.pipeline import check
from policy_timeline.views import views_of
from policy_timeline.work.memo import VARIABLE

ROOT = Path(__file__).parent.parent
PAPER = canvas._PAPER


def opened(raw):
    image = Image.open(io.BytesIO(raw))
    image.load()
    assert (image.format, image.size) == ("PNG", canvas.SIZE)
    return image.convert("RGB")


def colors(image):
    return {color for _, color in image.getcolors(1 << 16)}


@pytest.fixture(scope="module")
def real():
    """Return the real record: its views, and what draws its pictures, by path."""
    checked = check(ROOT / "data", ROOT / "seeds")
    views = views_of(checked.catalog, checked.proofs, as_of_day(checked.catalog))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "")  # what a build has drawn is kept for the next, which would draw nothing
        return views, {one.path: one for one in pictures(views, Renderer(Options()))}


def test_twenty_pages_of_the_real_record_have_a_picture_that_says_what_the_page_says(real, monkeypatch):
    views, outputs = real
    drawn = []
    monkeypatch.setattr(share, "draw", lambda picture: drawn.append(picture) or draw(picture))
    for path in random.Random(1).sample(sorted(outputs), 20):
        image = opened(outputs[path].raw)
        assert len(colors(image)) > 5, path  # paper, ink, what lies between, and the accent
        kind, _, rest = path.partition("/")
        shown = drawn[-1]
        if kind == "statements":
            card = views.cards[rest.removesuffix("/share.png")]
            assert all(fragment in shown.words for fragment in card.lead.fragments)
            assert card.speaker.label in shown.who
            assert shown.spoken == (card.lead.is_quote and not card.lead.in_sentence)
        elif kind in {"actors", "positions"}:
            label = getattr(views, kind.removesuffix("s"))(rest.removesuffix("/share.png")).ref.label
            assert label.rstrip(".") in shown.words
    assert len(drawn) == 20


@pytest.fixture
def shown(tmp_path):
    """Return a function that gives what the picture of a page shows."""

    def of(path, world, language="en"):
        maker = share._Maker(world.views(), Renderer(Options(site_name="Tolls", language=language)))
        kind, _, id_ = path.partition("/")
        return getattr(maker, kind)(id_) if id_ else getattr(maker, kind)()

    return of


def test_words_of_a_speaker_are_shown_as_said_and_a_sources_words_as_described(shown, tmp_path):
    world = eventful_world(tmp_path)
    wanted = shown("statement/toll-wanted", world)
    assert (wanted.words, wanted.spoken) == ("“We have words in toll wanted for you”", True)
    assert wanted.who == "Mira Vale, Minister of Transport"
    assert wanted.detail == "for Norland · on or before 10 January 2025"
    assert (wanted.kicker, wanted.face) == ("", ("MV", True))
    slow = shown("statement/ferry-slow", world)
    assert slow.words == "In March Mira Vale called the ferry too slow […] too dear."
    assert (slow.kicker, slow.spoken) == ("Described by The Gazette as:", False)
    assert shown("statement/ferry-praised", world).kicker == "Retracted"
    assert shown("statement/ferry-fast", world, "de").kicker == "Umstritten"


def test_few_words_stand_in_the_sentence_of_their_source(shown, tmp_path):
    world = invented_world(tmp_path)
    report = "The minister, Mira Vale, called the toll “unrealistic” on Monday, and left. The meeting went on.\n"
    world.source("report", report, type="report", language="en", publisher="The Gazette")
    world.said("short", "2025-03-03", evidence=[{"source": "report", "quote": "unrealistic"}])
    picture = shown("statement/short", world)
    assert picture.words == "The minister, Mira Vale, called the toll “unrealistic” on Monday, and left."
    assert (picture.kicker, picture.spoken) == ("In the source’s sentence", False)


def test_a_position_shows_who_stands_where_and_who_is_not_on_record(shown, tmp_path):
    toll = shown("position/toll", eventful_world(tmp_path))
    assert toll.words == "Where they stand: “The strait should have a toll”"
    assert toll.kicker == "A position on The strait"
    assert toll.lines == (("opposes", "1 against: Norland"), ("none", "1 not on record"))
    assert toll.bar == (("opposes", 0.0, 0.5), ("none", 0.5, 0.5))


def test_a_position_on_which_nobody_spoke_says_so(shown, tmp_path):
    toll = shown("position/toll", invented_world(tmp_path))
    assert (toll.lines, toll.bar, toll.foot) == ((), (), "nobody on record")


def test_an_actor_shows_offices_counts_and_where_it_stands(shown, tmp_path):
    world = eventful_world(tmp_path)
    vale = shown("actor/mira-vale", world)
    assert (vale.words, vale.kicker, vale.who) == ("Mira Vale", "Person", "Minister of Transport")
    assert vale.detail == "5 statements"
    assert vale.lines == (("out-of-reach", "described as seeing it out of reach: The strait should have a ferry."),)
    sudland = shown("actor/sudland", world)
    assert (sudland.who, sudland.detail, sudland.face) == ("", "", ("S", False))


def test_the_home_page_counts_and_the_comparison_says_what_it_is_for(shown, tmp_path):
    world = eventful_world(tmp_path)
    home = shown("home", world)
    assert (home.words, home.foot) == ("Tolls", "last changed on 1 April 2025")
    assert home.detail == "6 statements by 2 actors on 2 positions"
    assert shown("comparison", world).words == "Compare two actors"


@pytest.mark.parametrize("side", ["supports", "opposes", "mixed", "out-of-reach", "within-reach", "unclear", "none"])
def test_each_side_has_its_mark_and_color(side):
    with_mark = opened(draw(Picture("Tolls", "Words", bar=((side, 0, 1),), lines=((side, "so many"),))))
    without = opened(draw(Picture("Tolls", "Words", lines=())))
    assert len(colors(with_mark) - colors(without)) == 1


def right_edge(image):
    """Return where ink ends on the right, below the stripe."""
    body = image.crop((0, 20, *canvas.SIZE))
    return body.convert("L").point(lambda shade: 255 * (shade < 200)).getbbox()[2]


LONG = "We want a toll on the strait, and not on the ferry. " * 40


def test_words_without_end_are_cut_and_stay_inside():
    assert right_edge(opened(draw(Picture("Tolls", LONG, who=LONG, detail=LONG, foot=LONG)))) <= 80 + 1040 + 4
    endless = opened(draw(Picture("Tolls", "x" * 400)))
    assert endless.size == canvas.SIZE


SCRIPTS = {
    "Greek": "Η Ουκρανία δεν θα γίνει μέλος",
    "Cyrillic": "Україна не стане членом, ґрунтовно",
    "Vietnamese": "Việt Nam không đồng ý với đề xuất",
    "Hebrew": "ארצות הברית אינה מאמינה",
    "Arabic": "الولايات المتحدة لا تعتقد",
}


@pytest.mark.parametrize("words", SCRIPTS.values(), ids=SCRIPTS)
def test_letters_of_other_scripts_are_drawn(words):
    assert canvas.drawable(words) == words
    assert opened(draw(Picture("Tolls", words))) != opened(draw(Picture("Tolls", "")))


def test_text_that_runs_from_the_right_begins_there():
    words = SCRIPTS["Hebrew"]
    image = opened(draw(Picture("", words)))
    ink = image.crop((0, 20, *canvas.SIZE)).convert("L").point(lambda shade: 255 * (shade < 200)).getbbox()
    assert ink[0] > 400
    assert ink[2] > 1080
    inside = opened(draw(Picture("", f"Norland: {words}", who=words)))
    assert inside.crop((80, 100, 300, 250)).convert("L").getextrema()[0] < 100


def test_without_what_turns_letters_such_text_is_not_drawn_in_the_wrong_order(monkeypatch):
    monkeypatch.setattr(canvas, "_CAN_TURN", False)
    assert canvas.drawable(SCRIPTS["Arabic"]) is None
    assert canvas.drawable(SCRIPTS["Greek"]) == SCRIPTS["Greek"]


def test_signs_that_no_font_has_are_left_out_and_letters_that_none_has_give_way_to_the_sites_name():
    assert canvas.drawable("A toll \U0001f6a2 now") == "A toll now"
    assert canvas.drawable("北方航道") is None
    assert canvas.drawable("ܐ") is None
    picture = Picture("Tolls", "北方航道", kicker="A", who="B", face=("北", True))
    assert draw(picture) == draw(Picture("Tolls", "Tolls"))
    assert opened(draw(Picture("Tolls", "Words", face=("北", True), who="北"))).size == canvas.SIZE


def test_a_picture_is_drawn_once_and_again_where_what_it_shows_has_changed(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICY_TIMELINE_CACHE", str(tmp_path / "cache"))
    drawn = []
    monkeypatch.setattr(share, "draw", lambda picture: drawn.append(picture) or draw(picture))
    world = invented_world(tmp_path)
    world.said("it", "2025-03-03")

    def made():
        outputs = pictures(world.views(), Renderer(Options()))
        return next(one.raw for one in outputs if one.path == "statements/it/share.png")

    first = made()
    assert made() == first
    assert len(drawn) == 1
    world.change("statements", "it", date="2025-03-04")
    assert made() != first
    assert len(drawn) == 2


def test_the_command_draws_them_where_it_is_asked_to(tmp_path, monkeypatch):
    monkeypatch.chdir(write_project(tmp_path, {}))
    runner = CliRunner()
    assert runner.invoke(main, ["build", "--out", "plain"]).exit_code == 0
    assert not list(Path("plain").rglob("share.png"))
    assert runner.invoke(main, ["build", "--out", "drawn", "--share-images"]).exit_code == 0
    found = {path.relative_to("drawn").as_posix() for path in Path("drawn").rglob("share.png")}
    ids = {
        kind: json.loads(Path(f"drawn/api/v1/{kind}.json").read_text("utf-8"))[kind]
        for kind in ("actors", "statements")
    }
    named = {f"{kind}/{one['id']}/share.png" for kind, entries in ids.items() for one in entries}
    assert found == {"share.png", "compare/share.png", "positions/strait-has-toll/share.png", *named}
