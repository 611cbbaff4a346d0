"""What of a web page is seen: words that it hides are no words of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement

from policy_timeline.texts.language import words

HIDDEN = "passages that nobody sees"
NO_TEXT = words("""
    script style template noscript head title svg math object audio video canvas textarea select datalist
""")
_STRUCK = ("del", "s", "strike")
_HIDES = re.compile(
    r"""display\s*:\s*none | visibility\s*:\s*(?:hidden|collapse) | font-size\s*:\s*0(?:\.0*)?(?![.\d])
      | opacity\s*:\s*0(?:\.0*)?(?![.\d]) | text-indent\s*:\s*-\d{3,} | (?<![-\w])(?:left|top|right)\s*:\s*-\d{3,}
      | clip-path\s*:\s*inset\(\s*(?:50|100)% | (?<![-\w])clip\s*:\s*rect\(\s*(?:0|1px)
      | content-visibility\s*:\s*hidden
      | color\s*:\s*transparent | (?<![-\w])(?:width|height)\s*:\s*0(?:px)?\s*(?:;|$|!)""",
    re.VERBOSE | re.IGNORECASE,
)
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|hidden|hide|d-none|is-hidden)(?:$|\s)",
    re.IGNORECASE,
)
_RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"(?P<tag>[a-zA-Z][\w-]*)?(?:\.(?P<class>[\w-]+)|#(?P<id>[\w-]+))?")
_OTHER_MEDIA = re.compile(r"@(?:media[^{]*|supports[^{]*|keyframes[^{]*)\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)


def remove(element: HtmlElement) -> None:
    """Take an element out of its page, but not the text after it; nothing happens where it is out already."""
    if element.getparent() is not None:
        element.drop_tree()


def remove_hidden(page: HtmlElement) -> Counter[str]:
    """Take out what nobody sees who looks at the page; return how much of it held words."""
    rules = list(_hiding_rules(page))
    count: Counter[str] = Counter()
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or element.tag in {"html", "body"}:
            continue
        if element.tag in NO_TEXT - {"head"} | {"input"}:
            count[HIDDEN] += element.tag == "template" and bool(element.text_content().strip())
            remove(element)
        elif element.tag in _STRUCK or _is_hidden(element, rules):
            count[HIDDEN] += bool(element.text_content().strip())
            remove(element)
    return count


def _is_hidden(element: HtmlElement, rules: list[dict[str, str]]) -> bool:
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    if _HIDES.search(element.get("style") or "") or _HIDDEN_CLASS.search(element.get("class") or ""):
        return True
    return any(_matches(element, rule) for rule in rules)


def _matches(element: HtmlElement, rule: dict[str, str]) -> bool:
    classes = (element.get("class") or "").split()
    return (
        rule["tag"] in {"", element.tag}
        and (not rule["class"] or rule["class"] in classes)
        and (not rule["id"] or rule["id"] == element.get("id"))
    )


def _hiding_rules(page: HtmlElement) -> Iterator[dict[str, str]]:
    """Yield the plain rules of the page's own style sheets that hide something, for any medium."""
    for style in page.iter("style"):
        sheet = re.sub(r"/\*.*?\*/", "", style.text or "", flags=re.DOTALL)
        for selectors, declared in _RULE.findall(_OTHER_MEDIA.sub("", sheet)):
            if not _HIDES.search(declared):
                continue
            for selector in selectors.split(","):
                found = _SIMPLE.fullmatch(selector.strip())
                if found and found[0] and found[0].lower() not in {"html", "body"}:
                    yield {key: value or "" for key, value in found.groupdict().items()}
