"""What stands between the preview's server and the browser while the data has faults."""

from io import BytesIO
from wsgiref.util import FileWrapper

import pytest
from policy_timeline.mkdocs_plugin.preview import MOST, PreviewFault, State, preview, with_faults

PAGE = '<!doctype html><html><head><title>x</title></head><body class="a"><p>Words</p></body></html>'
FAULT = PreviewFault("data/x.yml:4:11: error[bad]: <b> & more\n  hint: a < b", "https://git.example/x.yml#L4")
BROKEN = State((FAULT,), has_pages=True)
EMPTY = State((FAULT,))


def test_findings_stand_on_top_of_the_page_escaped_and_linked():
    page = with_faults(PAGE, BROKEN)
    assert page.startswith('<!doctype html><html><head><title>x</title></head><body class="a"><!-- policy-timeline')
    place = '<a href="https://git.example/x.yml#L4">data/x.yml:4:11: error[bad]: &lt;b&gt; &amp; more</a>'
    assert f"<pre>{place}\n  hint: a &lt; b</pre>" in page
    assert "last good ones" in page
    assert page.endswith("<p>Words</p></body></html>")


def test_a_finding_without_an_address_is_plain_text():
    assert "<pre>words &amp; more</pre>" in with_faults(PAGE, State((PreviewFault("words & more"),)))


def test_findings_take_the_place_of_older_ones_and_go_when_mended():
    once = with_faults(PAGE, BROKEN)
    assert with_faults(once, BROKEN) == once
    assert with_faults(once, State()) == PAGE


def test_a_text_without_a_body_gets_them_too():
    assert with_faults("404 Not Found", EMPTY).endswith("404 Not Found")


def test_many_findings_are_counted():
    page = with_faults(PAGE, State((FAULT,) * (MOST + 3)))
    assert page.count("<pre>") == MOST
    assert "… and 3 more" in page


class Host:
    """A host with a home page, a style sheet and nothing else, as MkDocs' server answers."""

    def __init__(self):
        self.asked = []

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        self.asked.append(path)
        if path == "/sub/":
            start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(PAGE)))])
            return FileWrapper(BytesIO(PAGE.encode()))
        if path == "/sub/x.css":
            start_response("200 OK", [("Content-Type", "text/css")])
            return [b"p {}"]
        start_response("404 Not Found", [("Content-Type", "text/html")])
        return [b"<body>Nothing</body>"]


def ask(path, state):
    """Return the status, the headers and the body of an answer, and what the host was asked for."""
    host, head = Host(), []
    app = preview(host, "/sub/", lambda: state)
    body = b"".join(app({"PATH_INFO": path}, lambda status, headers: head.extend([status, dict(headers)])))
    return head[0], head[1], body.decode(), host.asked


def test_without_faults_everything_is_as_the_host_answers():
    assert ask("/sub/", State())[2] == PAGE


def test_an_answer_that_was_read_is_closed():
    page = BytesIO(PAGE.encode())

    def host(_, start_response):
        start_response("200 OK", [("Content-Type", "text/html")])
        return FileWrapper(page)

    preview(host, "/", lambda: BROKEN)({"PATH_INFO": "/"}, lambda *_: None)
    assert page.closed


def test_with_faults_a_page_has_them_and_its_new_length():
    status, headers, body, _ = ask("/sub/", BROKEN)
    assert status == "200 OK"
    assert "error[bad]" in body
    assert headers["Content-Length"] == str(len(body.encode()))


def test_so_has_the_answer_for_an_unknown_address():
    status, _, body, _ = ask("/sub/nothing/", BROKEN)
    assert status == "404 Not Found"
    assert "error[bad]" in body


@pytest.mark.parametrize("path", ["/sub/x.css", "/livereload/1/2"])
def test_what_is_no_page_is_left_alone(path):
    for state in (BROKEN, EMPTY):
        _, _, body, asked = ask(path, state)
        assert asked == [path]
        assert "error[bad]" not in body


@pytest.mark.parametrize("path", ["/", "/sub/actors/x/", "/sub/actors/x.html", "/sub/actors"])
def test_while_there_are_no_pages_the_home_page_answers_everywhere(path):
    status, _, body, asked = ask(path, EMPTY)
    assert (status, asked) == ("200 OK", ["/sub/"])
    assert '<head><base href="/sub/">' in body
    assert "The pages appear when they are corrected" in body


@pytest.mark.parametrize("state", [BROKEN, State(has_pages=True)])
def test_an_address_with_nul_is_one_that_is_not_there(state):
    host = Host()
    asked = preview(host, "/sub/", lambda: state)
    told = []
    asked({"PATH_INFO": "/sub/\0"}, lambda status, *_: told.append(status))
    assert told == ["404 Not Found"]
    assert "\0" not in host.asked[0]
