"""The audit's figures: what is too low, too heavy or moves is named, and nothing else is."""

from dataclasses import replace

import pytest
from lighthouse import BLOCKED, LEAST, LEAST_OF_LARGE, MOST, Figures, figures_of
from weights import PAGE, SCRIPTS, weights

GOOD = Figures(dict.fromkeys(LEAST, 100), shift=0.0, blocked=BLOCKED, weight=MOST["timeline/"], missed=())


def report(score=1, **audits):
    found = {"cumulative-layout-shift": 0, "total-blocking-time": 99.6, "total-byte-weight": 90_000} | audits
    categories = {name: {"score": score, "auditRefs": [{"id": "contrast", "weight": 1}]} for name in LEAST}
    return {
        "categories": categories,
        "audits": {name: {"numericValue": value} for name, value in found.items()}
        | {"contrast": {"title": "Colors contrast", "score": score}},
    }


def test_a_good_page_has_no_fault():
    assert list(GOOD.faults("timeline/")) == []
    assert list(figures_of(report()).faults("timeline/")) == []


@pytest.mark.parametrize("name", LEAST)
def test_a_low_score_is_a_fault(name):
    low = replace(GOOD, scores=GOOD.scores | {name: LEAST[name] - 1})
    assert list(low.faults("")) == [f"{name} {LEAST[name] - 1} of at least {LEAST[name]}"]


def test_of_a_large_record_less_is_asked():
    slower = replace(GOOD, scores=GOOD.scores | {"performance": LEAST_OF_LARGE["performance"]}, weight=125_000)
    assert list(slower.faults("timeline/", LEAST_OF_LARGE)) == []
    assert len(list(slower.faults("timeline/"))) == 2


def test_what_moves_or_is_too_heavy_or_was_missed_is_a_fault():
    heavy = replace(GOOD, shift=0.012, blocked=201, weight=MOST["timeline/"] + 1, missed=("Colors contrast",))
    assert list(heavy.faults("timeline/")) == [
        "layout shift 0.012 of at most 0.002",
        "deaf for 201 ms of at most 200",
        "100,001 bytes of at most 100,000",
        "Colors contrast",
    ]
    assert list(heavy.faults("about/"))[2:] == ["Colors contrast"]


def test_a_report_gives_its_figures():
    found = figures_of(report(0.5, **{"cumulative-layout-shift": 0.01234, "total-byte-weight": 81_234.4}))
    assert (found.scores["seo"], found.shift, found.blocked, found.weight) == (50, 0.012, 100, 81_234)
    assert found.missed == ("Colors contrast",)


def test_the_sites_own_files_are_weighed_together_and_pages_one_by_one(tmp_path):
    assets = tmp_path / "assets/policy-timeline"
    assets.mkdir(parents=True)
    (assets / "a.js").write_text("a")
    (assets / "b.js").write_bytes(bytes(range(256)) * 2)
    (assets / "a.css").write_text("a")
    (tmp_path / "index.html").write_text("<p>")
    scripts, styles, page = weights(tmp_path)
    assert scripts.bytes > styles.bytes > 0
    assert "/index.html" in page.what
    assert all(one.is_good for one in (scripts, styles, page))
    noise = "".join(str(hash((1, one)) % 10**9) for one in range(60_000))
    (assets / "b.js").write_text(noise)
    (tmp_path / "index.html").write_text(noise)
    scripts, styles, page = weights(tmp_path)
    assert (scripts.is_good, styles.is_good, page.is_good) == (False, True, False)
    assert scripts.bytes > SCRIPTS
    assert page.bytes > PAGE
    assert str(page).endswith("<- too heavy")
