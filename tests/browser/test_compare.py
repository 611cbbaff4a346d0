"""Two actors side by side, from the address or as a reader chooses."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def address(invented_site):
    return f"{invented_site.url}compare/"


def test_two_actors_are_compared_from_the_address_with_their_words(page, address):
    page.goto(f"{address}?a=norland&b=mira-vale")
    expect(page.locator("[name=a]")).to_have_value("norland")
    expect(page.locator(".pt-compare__state")).to_have_text(re.compile("difference|There is no position"))


def test_a_choice_goes_into_the_address_and_back(page, address):
    page.goto(address)
    expect(page.locator(".pt-compared > *")).to_have_count(0)
    values = [option.get_attribute("value") for option in page.locator("[name=a] option").all()][1:3]
    page.locator("[name=a]").select_option(values[0])
    page.locator("[name=b]").select_option(values[1])
    expect(page).to_have_url(re.compile(f"a={values[0]}&b={values[1]}"))
    expect(page.locator(".pt-compare__state")).not_to_be_empty()
    page.get_by_role("button", name="Swap").click()
    expect(page).to_have_url(re.compile(f"a={values[1]}&b={values[0]}"))
    page.go_back()
    expect(page.locator("[name=a]")).to_have_value(values[0])
    page.locator("[name=b]").select_option(values[0])
    expect(page.locator(".pt-compare__state")).to_have_text("Choose two different actors.")


def test_the_real_record_shows_where_two_agree(page):
    page.goto("compare/?a=united-states&b=donald-trump")
    expect(page.locator(".pt-compare__state")).to_have_text(re.compile(r"They differ on \d+ and agree on \d+\."))
    expect(page.locator(".pt-compared h2").first).to_have_text(re.compile("They (agree|differ)"))
    expect(page.locator(".pt-compared .pt-quote, .pt-compared .pt-passage").first).to_be_visible()


def test_what_the_address_does_not_know_is_said(page, address):
    page.goto(f"{address}?a=nobody&b=norland")
    expect(page.locator(".pt-compare__state")).to_have_text("The address names an actor without a recorded stance.")


def test_without_script_the_way_to_the_actors_is_there(browser, invented_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{invented_site.url}compare/")
    expect(page.locator("[data-scriptless] a")).to_be_visible()
    expect(page.locator(".pt-compare")).to_be_hidden()
    context.close()
