"""The images of actors: read, checked where they stand, shown with what must be said of them, and handed on."""

import io
import json

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from PIL import Image
from policy_timeline.cli import main
from policy_timeline.reading.images import LARGEST_SIDE, image_size

ENTRY = "data/actors/mira-vale.yml"
VALE = """\
name: Mira Vale
type: person
aliases: [Vale]
memberships:
  - role: Minister of Transport
    organization: norland-cabinet-2
    start_date: 2024-06-01
    note: public record, not in the archive
image: {file: images/vale & co.png, alt: Mira Vale at a lectern., credit: Ana Brook, license: CC BY 4.0}
"""
IMAGE = "docs/images/vale & co.png"


def drawn(kind="PNG", size=(60, 80), mode="RGB"):
    file = io.BytesIO()
    Image.new(mode, size, "white").save(file, kind)
    return file.getvalue()


def run(*arguments):
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.JPEG", "JPEG"), ("below/a.webp", "WEBP")]
)
def test_the_size_is_that_of_an_image_of_the_kind_it_is_named_for(name, kind):
    assert image_size(name, drawn(kind)) == (60, 80)
    assert image_size("a.gif", drawn(kind)) is None
    assert image_size("a.png" if kind != "PNG" else "a.jpg", drawn(kind)) is None


def test_of_an_image_that_is_too_large_the_size_is_told_without_reading_it():
    raw = drawn(size=(LARGEST_SIDE + 1, 3), mode="1")
    assert image_size("a.png", raw[:60]) == (LARGEST_SIDE + 1, 3)


@pytest.mark.parametrize("raw", [b"", b"\x89PNG\r\n\x1a\n", drawn()[:50], b"<svg/>", b"GIF89a"])
def test_what_is_torn_or_nothing_is_no_image(raw):
    assert image_size("a.png", raw) is None


@pytest.fixture
def pictured(project):
    """Return the folder of a project in which an actor has an image."""
    return project({ENTRY: VALE, IMAGE: drawn()})


def test_a_page_shows_the_image_with_what_must_be_said_of_it(pictured):
    assert run("build", "--out", "out").exit_code == 0
    page = BeautifulSoup((pictured / "out/actors/mira-vale.md").read_text("utf-8"), "html.parser")
    figure = page.select_one("figure.pt-portrait")
    assert figure.img["alt"] == "Mira Vale at a lectern."
    assert figure.img["src"] == "../../images/vale%20%26%20co.png"
    assert figure.figcaption.text == "Image: Ana Brook, CC BY 4.0"
    statement = BeautifulSoup((pictured / "out/statements/vale-supports-toll.md").read_text("utf-8"), "html.parser")
    assert statement.select_one("img.pt-face--person")["alt"] == ""
    home = BeautifulSoup((pictured / "out/index.md").read_text("utf-8"), "html.parser")
    assert [one["src"] for one in home.select(".pt-faces img")] == ["images/vale%20%26%20co.png"]


def test_the_image_stands_beside_the_pages_wherever_they_are_written(pictured):
    run("build", "--out", "out")
    assert (pictured / "out/images/vale & co.png").read_bytes() == (pictured / IMAGE).read_bytes()
    assert run("build", "--out", "docs").exit_code == 0
    assert "images/vale & co.png" not in json.loads((pictured / "docs/.policy-timeline.json").read_text("utf-8"))


def test_the_data_has_the_image_and_what_must_be_said_of_it(pictured):
    run("build", "--out", "out", "--site-url", "https://tolls.example/")
    vale = json.loads((pictured / "out/api/v1/actors/mira-vale.json").read_text("utf-8"))
    assert vale["image"] == {
        "file": "images/vale & co.png",
        "alt": "Mira Vale at a lectern.",
        "credit": "Ana Brook",
        "license": "CC BY 4.0",
    }
    popolo = json.loads((pictured / "out/downloads/popolo.json").read_text("utf-8"))
    address = "https://tolls.example/images/vale%20%26%20co.png"
    assert [person["image"] for person in popolo["persons"] if "image" in person] == [address]
    page = (pictured / "out/actors/mira-vale.md").read_text("utf-8")
    assert json.loads(BeautifulSoup(page, "html.parser").script.string)["image"] == address


def test_the_folder_of_the_images_can_be_another(project):
    folder = project({ENTRY: VALE, IMAGE.replace("docs/", "pages/"): drawn()})
    assert "missing-file" in run("check").output
    assert run("check", "--docs-dir", "pages").exit_code == 0
    assert run("check", "--data-dir", str(folder / "data"), "--docs-dir", "pages").exit_code == 0


def test_what_was_found_before_is_found_anew_when_the_image_has_changed(pictured, monkeypatch, tmp_path):
    monkeypatch.setenv("POLICY_TIMELINE_CACHE", str(tmp_path / "cache"))
    assert [run("check").exit_code for _ in "12"] == [0, 0]
    (pictured / IMAGE).write_bytes(drawn()[:50])
    assert "bad-image" in run("check").output


@pytest.mark.parametrize("type_", ["person", "government", "country", "alliance", "organization", "party"])
def test_without_an_image_initials_stand_in_a_form_that_says_what_it_is(project, type_):
    more = "government_of: norland\nend_date: 2020-01-01\n" if type_ == "government" else ""
    folder = project({"data/actors/x.yml": f"name: Ada Brook\ntype: {type_}\nnote: public record\n{more}"})
    run("build", "--out", "out")
    page = BeautifulSoup((folder / "out/actors/x.md").read_text("utf-8"), "html.parser")
    assert page.select_one(f".pt-portrait .pt-face--{type_}").text == "AB"
