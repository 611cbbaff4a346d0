"""The policy of each page in a real browser: what the site does still works, and what a stranger slips in does not run.

Whatever the policy stops is told on the console, where every browser test of the site would see it.
"""

import pytest
from playwright.sync_api import expect

SLIPPED_IN = (
    "<script>window.ran = 'inline'</script>"
    "<img src='data:,' onerror=\"window.ran = 'handler'\">"
    "<a id=slipped href=\"javascript:window.ran = 'link'\">x</a>"
    "<script src='https://elsewhere.invalid/x.js'></script>"
)


@pytest.mark.parametrize(
    "address", ["", "about/method/", "actors/nato/", "timeline/", "positions/", "compare/", "404.html"]
)
def test_a_page_of_any_kind_breaks_nothing_of_its_policy(page, address):
    page.goto(address, wait_until="networkidle")
    assert page.evaluate("document.querySelector('meta[http-equiv=Content-Security-Policy]').content.length") > 300
    page.keyboard.press("/")
    page.keyboard.type("troops")
    if address:  # the home page's own box takes the words there
        expect(page.locator(".pt-found a").first).to_be_visible()


def test_what_is_slipped_into_a_page_does_not_run(page, context):
    def slip_in(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</article>", f"{SLIPPED_IN}</article>", 1))

    attacked = context.new_page()  # of which nobody expects that nothing is told
    told = []
    attacked.on("console", lambda message: told.append(message.text))
    attacked.route("**/statements/", slip_in)
    attacked.goto("statements/", wait_until="networkidle")
    attacked.locator("#slipped").dispatch_event("click")
    assert attacked.evaluate("window.ran") is None
    assert sum("Content Security Policy" in text for text in told) >= 3
