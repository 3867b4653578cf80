"""The example page in a browser: by keyboard alone, without scripts, wide and narrow."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from examples.eligibility_page.app import create_app

from scrutiny_rules import Stage
from tests.browser.conftest import LookOver, OpenPage
from tests.eligibility_page.papers import SILENT
from tests.eligibility_page.visitor import PAPERS, TODAY, Visitor, client_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CLIENT: Final = client_of()

BORN: Final = {"day": "27", "month": "3", "year": "1980"}

Answers = Callable[[str], str]
"""Which answer is given to the question for an input: the end of its control's identifier."""

IN_FAVOUR: Final = {
    "tenant": "yes",
    "can_commit": "yes",
    "selection_complete": "yes",
    "induction_complete": "yes",
    "basic_training_complete": "yes",
    "other.household": "1",
}


def in_favour(name: str) -> str:
    """Answer in the person's favour."""
    return IN_FAVOUR.get(name, "no")


def not_known(_: str) -> str:
    """Answer that nobody knows."""
    return "not-known"


def on_the_route_for_others(name: str) -> str:
    """Answer for somebody who is no resident, and whom the members want."""
    return (
        "yes" if name in {"recruited_by_agreement_of_members", "in_the_panels_interest"} else "no"
    )


def barred(name: str) -> str:
    """Answer for somebody against whom there is a judgment."""
    return "yes" if name == "county_court_judgment" else in_favour(name)


def in_arrears(name: str) -> str:
    """Answer for a tenant in arrears of whom no more is known."""
    return {"tenant": "yes", "in_rent_arrears": "yes"}.get(name, "not-known")


@pytest.fixture(scope="module")
def site(serve: Callable[[Any], str]) -> str:
    """The address of the page, with both papers and one with facts of a landlord's own."""
    return serve(create_app(PAPERS, today=lambda: TODAY))


@pytest.fixture(scope="module")
def silent(serve: Callable[[Any], str]) -> str:
    """The address of the page with a paper that does not say who may belong."""
    return serve(create_app([SILENT], today=lambda: TODAY))


def asked(page: "Page") -> str | None:
    """Return the input that the page asks for; None on any other page."""
    hidden = page.locator("input[name=asked]")
    return hidden.input_value() if hidden.count() else None


def follow(page: "Page", selector: str) -> None:
    """Click what sends a form, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.click(selector)


def answer(page: "Page", said: str) -> None:
    """Answer the question with a click, and go on."""
    if said != "not-known" and page.locator("#day").count():
        for part, typed in BORN.items():
            page.fill(f"#{part}", typed)
    elif said != "not-known" and page.locator("#answer").count():
        page.fill("#answer", "5")
    else:
        page.check(f"#not-known, #answer-{said}")
    follow(page, ".go")


def typed(name: str, said: str) -> dict[str, str]:
    """Return the fields of a form with an answer filled in."""
    if name not in {"date_of_birth", "other.years_in_home"}:
        return {"answer": said}
    if said == "not-known":
        return {"not-known": "yes"}
    return BORN if name == "date_of_birth" else {"answer": "5"}


@cache
def carried(paper: str, stage: Stage, answers: Answers, until: str | None) -> dict[str, str]:
    """Return the hidden fields of a form, after the answers until a question or until the end."""
    visitor = Visitor(CLIENT, paper, stage)
    while visitor.asked is not None and visitor.asked != until:
        visitor.fill(**typed(visitor.asked, answers(visitor.asked)))
    return {
        str(one["name"]): str(one["value"])
        for one in visitor.page.select("input[type=hidden]")
        if str(one["name"]).startswith("given.")
    }


def go(page: "Page", address: str, fields: Mapping[str, str]) -> None:
    """Go to the page that a form with some fields leads to."""
    page.goto(address)
    with page.expect_navigation():
        page.evaluate(SEND, fields)


Visit = Callable[["Page", str], None]
"""Goes to a page of the site."""


def question(paper: str, name: str, **more: str) -> Visit:
    """Go to a question; with more fields, to what they lead to from there."""

    def visit(page: "Page", site: str) -> None:
        fields = carried(paper, Stage.APPLICANT, in_favour, name)
        go(page, f"{site}/papers/{paper}/applicant", {**fields, **more})

    return visit


def result(paper: str, stage: Stage, answers: Answers) -> Visit:
    """Go to the last page, and open all that is folded in it."""

    def visit(page: "Page", site: str) -> None:
        go(page, f"{site}/papers/{paper}/{stage}", carried(paper, stage, answers, None))
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")

    return visit


def start(page: "Page", site: str) -> None:
    """Go to the first page."""
    page.goto(site)


def wrong_start(page: "Page", site: str) -> None:
    """Choose nothing on the first page."""
    go(page, site, {})


def nowhere(page: "Page", site: str) -> None:
    """Go where there is nothing."""
    page.goto(f"{site}/nowhere")


KINDS: Final[Mapping[str, Visit]] = {
    "start": start,
    "start, nothing chosen": wrong_start,
    "a yes or no": question("trafford-qip", "county_court_judgment"),
    "a yes or no, not answered": question(
        "trafford-qip", "county_court_judgment", asked="county_court_judgment"
    ),
    "a date": question("trafford-qip", "date_of_birth"),
    "a date, not answered": question("trafford-qip", "date_of_birth", asked="date_of_birth"),
    "a count": question("north-panel", "other.years_in_home"),
    "a count, not answered": question(
        "north-panel", "other.years_in_home", asked="other.years_in_home"
    ),
    "a choice": question("north-panel", "other.household"),
    "a choice, not answered": question("north-panel", "other.household", asked="other.household"),
    "an answer that is changed": question(
        "trafford-qip", "employee_of_landlord", change="date_of_birth"
    ),
    "eligible": result("trafford-qip", Stage.APPLICANT, in_favour),
    "not eligible": result("trafford-qip", Stage.MEMBER, barred),
    "may be eligible": result("chorus-rsp", Stage.APPLICANT, on_the_route_for_others),
    "not decided, of one thing": result("chorus-rsp", Stage.MEMBER, in_arrears),
    "not decided, of anything": result("north-panel", Stage.CO_OPTEE, not_known),
    "nowhere": nowhere,
}

WRONG: Final = [kind for kind in KINDS if kind.endswith((", not answered", ", nothing chosen"))]

EVERY_KIND = pytest.mark.parametrize("kind", KINDS)

SIDEWAYS: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""By how many pixels a page can be scrolled to the side."""

SEND: Final = """
fields => {
    const form = document.querySelector("main form");
    for (const one of form.querySelectorAll("input")) one.remove();
    for (const [name, value] of Object.entries(fields)) {
        const input = document.createElement("input");
        Object.assign(input, {type: "hidden", name, value});
        form.append(input);
    }
    form.submit();
}
"""
"""Sends the form of a page with other fields than its own."""


class TestKeyboard:
    """A whole enquiry is made with the keyboard alone, and the focus is always seen."""

    def tab_to(self, page: "Page", selector: str) -> None:
        """Press Tab until something has the focus, which then shows an outline."""
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                shown = "getComputedStyle(document.activeElement)"
                assert page.evaluate(f"{shown}.outlineStyle") == "solid"
                assert page.evaluate(f"{shown}.boxShadow") != "none"
                return
        pytest.fail(f"Tab never comes to {selector}")

    def choose(self, page: "Page", identifier: str) -> None:
        """Choose one of several radio buttons."""
        name = identifier.partition("-")[0]
        self.tab_to(page, f"input[type=radio][name={name}]")
        page.keyboard.press("Space")
        for _ in range(8):
            if page.is_checked(f"#{identifier}"):
                return
            page.keyboard.press("ArrowDown")
        pytest.fail(f"the arrow never comes to {identifier}")

    def go_on(self, page: "Page") -> None:
        """Send the form."""
        self.tab_to(page, ".go")
        with page.expect_navigation():
            page.keyboard.press("Enter")

    def say(self, page: "Page", said: str) -> None:
        """Answer the question, and go on."""
        if page.locator("#day").count():
            self.tab_to(page, "#day")
            page.keyboard.type(BORN["day"])
            for part in ("month", "year"):
                page.keyboard.press("Tab")
                page.keyboard.type(BORN[part])
        else:
            self.choose(page, f"answer-{said}")
        self.go_on(page)

    @pytest.mark.parametrize(
        ("paper", "answers", "heading"),
        [
            pytest.param("chorus-rsp", on_the_route_for_others, "May be eligible", id="Chorus"),
            pytest.param("trafford-qip", in_favour, "Eligible", id="Trafford"),
        ],
    )
    def test_a_whole_enquiry(
        self, page: "Page", site: str, paper: str, answers: Answers, heading: str
    ) -> None:
        page.goto(site)
        self.choose(page, f"paper-{paper}")
        self.choose(page, "stage-applicant")
        self.go_on(page)
        number = 0
        while (name := asked(page)) is not None:
            number += 1
            assert page.title().startswith(f"Question {number}: ")
            self.say(page, answers(name))

        assert number > 5
        assert page.inner_text("h1") == heading

    @pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in WRONG])
    def test_the_first_stop_leads_past_the_top(self, page: "Page", site: str, kind: str) -> None:
        KINDS[kind](page, site)
        page.keyboard.press("Tab")

        assert page.inner_text(":focus") == "Skip to main content"
        page.keyboard.press("Enter")
        page.wait_for_selector("main#main:focus")

    @pytest.mark.parametrize("kind", WRONG)
    def test_a_problem_has_the_focus_and_leads_to_its_control(
        self, page: "Page", site: str, kind: str
    ) -> None:
        KINDS[kind](page, site)

        page.wait_for_selector(".problems:focus")
        page.keyboard.press("Tab")
        wanted = str(page.evaluate("document.activeElement.hash"))
        page.keyboard.press("Enter")
        page.wait_for_selector(f"input{wanted}:focus")


class TestWithoutScripts:
    """JavaScript is not needed, and none is run."""

    @pytest.mark.parametrize(
        ("paper", "answers", "heading"),
        [
            pytest.param("chorus-rsp", in_arrears, "Not decided yet", id="Chorus"),
            pytest.param("trafford-qip", barred, "Not eligible", id="Trafford"),
            pytest.param("north-panel", in_favour, "Eligible", id="with own facts"),
        ],
    )
    def test_a_whole_enquiry(
        self, open_page: OpenPage, site: str, paper: str, answers: Answers, heading: str
    ) -> None:
        page = open_page(scripts=False)
        page.goto(site)
        page.check(f"#paper-{paper}")
        page.check("#stage-member")
        follow(page, ".go")
        while (name := asked(page)) is not None:
            answer(page, answers(name))
        follow(page, "dl.summary > div:first-child button")
        assert page.title().startswith("Question 1: ")
        follow(page, ".go")

        assert page.inner_text("h1") == heading

    @EVERY_KIND
    def test_the_policy_is_kept(self, page: "Page", site: str, kind: str) -> None:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        KINDS[kind](page, site)

        assert [one for one in said if "server responded with a status of 4" not in one] == []
        assert page.evaluate("document.scripts.length") == 0
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 50


class TestAccessibility:
    """axe finds nothing on any page, in any colours and at any width."""

    @EVERY_KIND
    def test_nothing_is_found(self, page: "Page", axe: LookOver, site: str, kind: str) -> None:
        KINDS[kind](page, site)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="light")
            assert (width, axe(page)) == (width, [])
            page.emulate_media(color_scheme="dark")
            assert (width, axe(page, colours_only=True)) == (width, [])

    def test_nothing_is_found_on_a_silent_paper(
        self, page: "Page", axe: LookOver, silent: str
    ) -> None:
        page.goto(f"{silent}/papers/chorus-rsp/member")

        assert page.inner_text("h1") == "Not provided for"
        assert axe(page) == []


class TestLayout:
    """Nothing has to be scrolled to the side, and nothing is cut off."""

    @EVERY_KIND
    def test_a_narrow_window_and_letters_twice_as_large(
        self, open_page: OpenPage, site: str, kind: str
    ) -> None:
        page = open_page(width=320)
        KINDS[kind](page, site)

        assert page.evaluate(SIDEWAYS) <= 0
        page.set_viewport_size({"width": 640, "height": 800})
        before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        page.evaluate("document.documentElement.style.fontSize = '225%'")

        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 2 * before
        assert page.evaluate(SIDEWAYS) <= 0

    def test_colours_follow_the_reader(self, open_page: OpenPage, site: str) -> None:
        grounds = []
        for dark in (False, True):
            page = open_page(dark=dark)
            page.goto(site)
            grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))

        assert grounds == ["rgb(255, 255, 255)", "rgb(20, 25, 29)"]

    def test_what_is_printed(self, page: "Page", site: str) -> None:
        fields = carried("trafford-qip", Stage.APPLICANT, in_favour, None)
        go(page, f"{site}/papers/trafford-qip/applicant", fields)
        page.emulate_media(media="print")

        assert not page.is_visible("dl.summary button")
        assert not page.is_visible(".back")
        assert page.is_visible("dl.summary dt >> nth=0")
        assert page.is_visible("text=Age 15 or less")  # inside what is folded on a screen


class TestHistory:
    """Going back is never a loss, and the address says nothing of the answers."""

    @pytest.fixture
    def third(self, page: "Page", site: str) -> "Page":
        """A page with the third question of an enquiry."""
        page.goto(f"{site}/papers/trafford-qip/applicant")
        answer(page, "yes")
        answer(page, "1980")
        assert asked(page) == "employee_of_landlord"
        return page

    def test_back_on_the_page(self, third: "Page") -> None:
        address = third.url
        follow(third, ".back button")

        assert asked(third) == "date_of_birth"
        assert third.input_value("#year") == BORN["year"]
        follow(third, ".go")
        assert asked(third) == "employee_of_landlord"
        assert third.url == address

    def test_back_in_the_browser_asks_before_it_sends_again(self, third: "Page") -> None:
        error = pytest.importorskip("playwright.sync_api").Error
        with pytest.raises(error, match="ERR_CACHE_MISS"):  # nothing was stored
            third.go_back()
        third.wait_for_selector("body")
        third.reload()

        assert asked(third) == "date_of_birth"
        third.go_back()
        assert asked(third) == "can_commit"
        assert third.locator("dl.summary").count() == 0

    def test_nothing_is_left_in_the_browser(self, third: "Page") -> None:
        assert third.url.endswith("/papers/trafford-qip/applicant")
        assert third.context.cookies() == []
        assert third.evaluate("localStorage.length + sessionStorage.length") == 0
        assert third.evaluate("caches.keys()") == []
