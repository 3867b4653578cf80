"""The pages: what they say, what they take, and what they keep to themselves."""

from typing import Final

import pytest

from scrutiny_rules import Rulebook, Stage, TooManyRegionsError
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.eligibility_page.papers import OWN_FACTS, SILENT
from tests.eligibility_page.visitor import PAPERS, TODAY, Visitor, client_of

pytestmark = pytest.mark.no_cover  # it tries an example, and the package by the way

CLIENT: Final = client_of()

BORN: Final = TODAY.replace(year=1980)

YES: Final = (
    "tenant",
    "can_commit",
    "selection_complete",
    "induction_complete",
    "basic_training_complete",
)


def at(question: str, paper: str = "trafford-qip", stage: str = Stage.APPLICANT) -> Visitor:
    """Return a visitor who has answered in the person's favour until a question."""
    visitor = Visitor(CLIENT, paper, stage)
    while visitor.asked != question:
        answer_well(visitor)
    return visitor


def answer_well(visitor: Visitor) -> None:
    """Answer the question in the person's favour."""
    assert visitor.asked is not None
    own = {"date_of_birth": BORN, "other.years_in_home": 5, "other.household": "with family"}
    visitor.answer(own.get(visitor.asked, visitor.asked in YES))


def ended(visitor: Visitor) -> Visitor:
    """Return the visitor after the last question."""
    while visitor.asked is not None:
        answer_well(visitor)
    return visitor


class TestStart:
    """The first page offers every paper and every stage, and says the day."""

    def test_what_is_offered(self) -> None:
        page = CLIENT.get("/").text

        assert [key for key in ("chorus-rsp", "trafford-qip", "north-panel") if key in page] == [
            paper.document.key for paper in PAPERS
        ]
        assert "Already a member" in page
        assert "22 November 2026" in page

    @pytest.mark.parametrize("stage", Stage)
    def test_a_choice_leads_to_the_first_question(self, stage: Stage) -> None:
        choice = {"paper": "trafford-qip", "stage": stage}
        got = CLIENT.post("/", data=choice, follow_redirects=False)

        assert got.status_code == 303
        assert got.headers["location"] == f"/papers/trafford-qip/{stage}"

    @pytest.mark.parametrize(
        ("choice", "missing"),
        [
            pytest.param({}, ["paper-chorus-rsp", "stage-applicant"], id="nothing"),
            pytest.param({"paper": "chorus-rsp"}, ["stage-applicant"], id="no stage"),
            pytest.param({"stage": "member"}, ["paper-chorus-rsp"], id="no paper"),
            pytest.param(
                {"paper": "another", "stage": "guest"},
                ["paper-chorus-rsp", "stage-applicant"],
                id="neither is offered",
            ),
        ],
    )
    def test_what_is_missing_is_told_and_linked(
        self, choice: dict[str, str], missing: list[str]
    ) -> None:
        visitor = Visitor(CLIENT, "chorus-rsp")
        visitor.address = "/"
        visitor.show(CLIENT.post("/", data=choice))

        assert visitor.status == 422
        assert visitor.title.startswith("Error: ")
        assert [link["href"] for link in visitor.page.select(".problems a")] == [
            f"#{one}" for one in missing
        ]
        assert all(visitor.page.select(f"#{one}") for one in missing)

    def test_what_was_chosen_stays_chosen(self) -> None:
        page = CLIENT.post("/", data={"paper": "north-panel"}).text

        assert 'id="paper-north-panel" name="paper" value="north-panel" checked' in page

    @pytest.mark.parametrize(
        "address",
        ["/papers/another/applicant", "/papers/chorus-rsp/guest", "/elsewhere", "/papers"],
    )
    def test_what_is_not_there(self, address: str) -> None:
        got = CLIENT.get(address)

        assert got.status_code == 404
        assert "<h1>Page not found</h1>" in got.text


class TestQuestion:
    """A question stands with who knows, why it is asked, and how far along it is."""

    def test_what_a_question_says(self) -> None:
        visitor = at("county_court_judgment")

        assert visitor.title.startswith("Question 5: Is a County Court judgment in the landlord's")
        assert visitor.one("fieldset legend h1").text in visitor.title
        assert "the landlord's housing team" in visitor.one("#who").text
        assert (
            "no County Court judgment in the Trust's favour 4.2(d)" in visitor.one("details").text
        )
        assert visitor.most_left == 11

    def test_the_last_one_says_so(self) -> None:
        visitor = at("asb_order_or_investigation", stage=Stage.CO_OPTEE)

        assert visitor.most_left == 0

    def test_one_more(self) -> None:
        visitor = at("in_breach_of_tenancy", stage=Stage.CO_OPTEE)

        assert visitor.most_left == 1

    def test_the_day_and_the_paper_are_shown(self) -> None:
        assert (
            "Already a member, as at 22 November 2026"
            in at("can_commit", stage=Stage.MEMBER).one(".caption").text
        )

    @pytest.mark.parametrize(
        ("question", "fields", "control", "said"),
        [
            pytest.param("can_commit", {}, "answer-yes", "Choose one of the answers", id="none"),
            pytest.param(
                "can_commit", {"answer": "maybe"}, "answer-yes", "Choose one", id="another"
            ),
            pytest.param("other.household", {}, "answer-0", "Choose one", id="no choice"),
            pytest.param("other.household", {"answer": "3"}, "answer-0", "Choose", id="a fourth"),
            pytest.param("other.household", {"answer": "-1"}, "answer-0", "Choose", id="before"),
            pytest.param("other.years_in_home", {}, "answer", "Enter a number", id="no number"),
            pytest.param(
                "other.years_in_home", {"answer": "two"}, "answer", "in digits", id="in letters"
            ),
            pytest.param("other.years_in_home", {"answer": "-2"}, "answer", "in digits", id="less"),
            pytest.param("other.years_in_home", {"answer": "٢"}, "answer", "in digits", id="other"),
            pytest.param(
                "other.years_in_home", {"answer": "1000001"}, "answer", "in digits", id="too many"
            ),
            pytest.param(
                "other.years_in_home",
                {"answer": "2", "not-known": "yes"},
                "answer",
                "not both",
                id="two and unknown",
            ),
            pytest.param("date_of_birth", {}, "day", "Enter the date", id="no date"),
            pytest.param(
                "date_of_birth",
                {"day": "1"},
                "month",
                "must include a month and a year",
                id="only a day",
            ),
            pytest.param(
                "date_of_birth",
                {"day": "1", "year": "1980"},
                "month",
                "must include a month",
                id="no month",
            ),
            pytest.param(
                "date_of_birth",
                {"day": "1", "month": "May", "year": "1980"},
                "month",
                "The month must be a number",
                id="a month in letters",
            ),
            pytest.param(
                "date_of_birth",
                {"day": "1", "month": "5", "year": "80"},
                "year",
                "four digits",
                id="half a year",
            ),
            pytest.param(
                "date_of_birth",
                {"day": "31", "month": "2", "year": "1980"},
                "day",
                "no such date",
                id="31 February",
            ),
            pytest.param(
                "date_of_birth",
                {"day": "1", "month": "1", "year": "0000"},
                "day",
                "no such date",
                id="the year nought",
            ),
            pytest.param(
                "date_of_birth",
                {"day": "23", "month": "11", "year": "2026"},
                "year",
                "22 November 2026 or earlier",
                id="tomorrow",
            ),
            pytest.param(
                "date_of_birth",
                {"day": "1", "month": "1", "year": "1980", "not-known": "yes"},
                "day",
                "not both",
                id="a date and unknown",
            ),
        ],
    )
    def test_what_cannot_be_taken(
        self, question: str, fields: dict[str, str], control: str, said: str
    ) -> None:
        visitor = at(question, "north-panel")
        before = visitor.given
        visitor.fill(**fields)

        assert visitor.status == 422
        assert visitor.title.startswith("Error: Question ")
        assert said in visitor.one(".problems").text
        assert visitor.one(".problems a")["href"] == f"#{control}"
        assert said in visitor.one("#wrong").text
        assert visitor.one(f"#{control}") in visitor.page.select("fieldset input")
        assert visitor.one("fieldset")["aria-describedby"] == "who wrong"
        assert visitor.given == before
        for name in {"day", "month", "year"} & set(fields):
            assert visitor.one(f"#{name}")["value"] == fields[name]

    def test_what_was_typed_is_repeated_in_its_own_field_alone(self) -> None:
        visitor = at("date_of_birth")
        visitor.fill(day="47", month="11", year="1980")
        typed = [one.extract()["value"] for one in visitor.page.select("fieldset input[type=text]")]

        assert typed == ["47", "11", "1980"]
        assert "47" not in str(visitor.page)

    @pytest.mark.parametrize(
        "fields",
        [
            pytest.param({"day": "22", "month": "11", "year": "2026"}, id="today"),
            pytest.param({"day": "01", "month": "05", "year": "1980"}, id="with noughts"),
            pytest.param({"day": " 1 ", "month": "5", "year": "1980"}, id="with spaces"),
            pytest.param({"not-known": "yes"}, id="unknown"),
        ],
    )
    def test_a_date_that_can_be_taken(self, fields: dict[str, str]) -> None:
        visitor = at("date_of_birth")
        visitor.fill(**fields)

        assert visitor.status == 200
        assert "What is the person's date of birth?" in visitor.given

    def test_the_largest_count(self) -> None:
        visitor = at("other.years_in_home", "north-panel")
        visitor.fill(answer="1000000")

        assert visitor.status == 200

    def test_two_answers_that_contradict_each_other(self) -> None:
        visitor = at("notice_of_seeking_possession", "north-panel")
        assert visitor.given["Has a Notice of Seeking Possession ever been served?"] == "No"
        visitor.answer(answer=True)

        assert visitor.status == 422
        said = visitor.one(".problems").text
        assert "contradicts another answer" in said
        assert "Has a Notice of Seeking Possession ever been served?" in said
        assert visitor.one(".problems a")["href"] == "#answer-yes"


class TestAnswersGiven:
    """What was answered is shown, and each answer can be changed."""

    def test_chosen_answers_are_shown_and_typed_ones_are_not(self) -> None:
        visitor = ended(at("other.ward_councillor", "north-panel"))

        assert visitor.given["Can the person commit to the role?"] == "Yes"
        assert visitor.given["Does the landlord employ the person?"] == "No"
        assert visitor.given["With whom do they live?"] == "with family"
        assert visitor.given["What is the person's date of birth?"] == "Given, not shown"
        assert visitor.given["For how many whole years have they lived there?"] == (
            "Given, not shown"
        )

    def test_what_nobody_knows(self) -> None:
        visitor = at("date_of_birth")
        visitor.answer(None)

        assert visitor.given["What is the person's date of birth?"] == "Not known"

    @pytest.mark.parametrize(
        ("question", "first", "second", "field"),
        [
            pytest.param("can_commit", None, True, ("answer-not-known", "checked", ""), id="yes"),
            pytest.param("can_commit", True, None, ("answer-yes", "checked", ""), id="unknown"),
            pytest.param("date_of_birth", BORN, None, ("year", "value", "1980"), id="a date"),
            pytest.param("date_of_birth", None, BORN, ("not-known", "checked", ""), id="no date"),
            pytest.param("other.years_in_home", 7, 8, ("answer", "value", "7"), id="a count"),
            pytest.param(
                "other.years_in_home", None, 8, ("not-known", "checked", ""), id="no count"
            ),
            pytest.param(
                "other.household", "not-known", None, ("answer-2", "checked", ""), id="a choice"
            ),
        ],
    )
    def test_changing_shows_what_was_answered(
        self, question: str, first: object, second: object, field: tuple[str, str, str]
    ) -> None:
        visitor = at(question, "north-panel")
        words = visitor.heading
        visitor.answer(first)
        given = visitor.given
        visitor.change(words)

        assert visitor.asked == question
        assert visitor.one(f"#{field[0]}")[field[1]] == field[2]
        assert len(visitor.page.select("fieldset [checked]")) == (field[1] == "checked")
        assert not visitor.page.select(".left")
        visitor.answer(second)
        assert visitor.status == 200
        assert [*visitor.given] == [*given]

    def test_a_change_can_turn_the_outcome(self) -> None:
        visitor = ended(Visitor(CLIENT, "trafford-qip"))
        assert visitor.heading == "Eligible"
        visitor.change("Can the person commit to the role?")
        visitor.answer(answer=False)

        assert visitor.heading == "Not eligible"

    def test_back_goes_through_the_questions_to_the_start(self) -> None:
        visitor = at("employee_of_landlord")
        visitor.back()
        assert visitor.asked == "date_of_birth"
        assert visitor.title.startswith("Question 2: ")
        visitor.back()
        assert visitor.asked == "can_commit"
        assert visitor.one(".back a")["href"] == "/"

    def test_back_from_the_last_page_is_the_last_question(self) -> None:
        visitor = ended(Visitor(CLIENT, "trafford-qip"))
        visitor.back()

        assert visitor.asked == "tenant"


class TestResult:
    """The last page says what was decided, why, what is missing, and what would change it."""

    def test_eligible(self) -> None:
        visitor = ended(Visitor(CLIENT, "trafford-qip"))

        assert visitor.title.startswith("Eligible")
        assert "the paper lets the person join the panel" in visitor.one(".outcome").text
        assert "Met At least 16 years old 4.2(a)" in visitor.section("What this rests on")
        assert "Still to come before joining: selection" in visitor.section("Bear in mind")
        assert "Which County Court judgments bar?" in visitor.section(
            "How unclear sentences were read"
        )
        change = visitor.section("What would change it")
        assert "Not eligible, if this changes Can the person commit to the role? No 4.1.4" in change
        assert "What nobody can bring about Age 15 or less 4.2(a)" in change

    def test_not_eligible(self) -> None:
        visitor = at("county_court_judgment", stage=Stage.MEMBER)
        visitor.answer(answer=True)

        assert "does not let the person stay on the panel" in visitor.one(".outcome").text
        assert visitor.section("What this rests on").startswith(
            "What this rests on Not met No County Court judgment in the Trust's favour 4.2(d)"
        )
        assert "The landlord's housing team Is a County Court judgment" in visitor.section(
            "Who to turn to if an answer is wrong"
        )
        change = visitor.section("What would change it")
        assert "outstanding against the person? No 4.2(d) as long as it turns out:" in change
        assert "and one of these: Is the person a tenant of the landlord? Yes 4.1.1" in change
        assert "Can be changed by the person, in time." in change

    def test_may_be_eligible(self) -> None:
        visitor = Visitor(CLIENT, "chorus-rsp")
        while visitor.asked:
            agreed = {"recruited_by_agreement_of_members", "in_the_panels_interest"}
            visitor.answer(visitor.asked in agreed)

        lead = visitor.one(".outcome").text
        assert visitor.heading == "May be eligible"
        assert "leaves it to the current members of the panel whether the person may join" in lead
        assert "a power that they may use, and not a right" in lead
        assert "terms: membership a power, not a duty" in visitor.section("What this rests on")

    def test_not_decided_yet(self) -> None:
        visitor = Visitor(CLIENT, "chorus-rsp", Stage.CO_OPTEE)
        while visitor.asked:
            answers = {"tenant": True, "in_rent_arrears": True}
            visitor.answer(answers.get(visitor.asked))

        assert "whether the person may be brought in for one topic" in visitor.one(".outcome").text
        missing = visitor.section("What is missing, and who to ask")
        assert "The landlord's housing team Is the person keeping to an arrears" in missing
        settles = visitor.section("What would settle it")
        assert "Eligible, if this turns out to be so Is the person keeping to an" in settles
        assert "One of these: Is an anti-social behaviour notice in force? Yes" in settles
        assert "Who to turn to if an answer is wrong" not in visitor.page.text

    def test_all_of_these(self) -> None:
        visitor = Visitor(CLIENT, "chorus-rsp")
        while visitor.asked:
            visitor.answer(None)

        assert "All of these: Is the person a tenant of the landlord? No" in visitor.section(
            "What would settle it"
        )

    def test_a_silent_paper(self) -> None:
        visitor = Visitor(client_of([SILENT]), "chorus-rsp")

        assert visitor.heading == "Not provided for"
        assert "does not say who may join the panel" in visitor.one(".outcome").text
        assert "See the pack terms: membership" in visitor.section("Where the paper points")
        assert "The paper does not say who may belong" in visitor.section("Bear in mind")
        assert visitor.one(".back a")["href"] == "/"

    def test_a_paper_that_is_too_large_to_be_analysed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise TooManyRegionsError(2, 1)

        monkeypatch.setattr("examples.eligibility_page.asking.settle", refuse)
        monkeypatch.setattr("examples.eligibility_page.asking.remedies", refuse)
        visitor = Visitor(CLIENT, "trafford-qip")

        assert visitor.asked == "tenant"  # in the order of the paper
        while visitor.asked:
            visitor.answer(None)
        assert visitor.heading == "Not decided yet"
        headings = [one.text for one in visitor.page.select("h2")]
        assert "What is missing, and who to ask" in headings
        assert "What would settle it" not in headings
        assert "What would change it" not in headings


class TestWhatIsKept:
    """Answers are in the body of a form and nowhere else."""

    def test_no_answer_is_in_an_address_or_a_cookie(self) -> None:
        visitor = ended(Visitor(CLIENT, "north-panel"))

        assert not CLIENT.cookies
        for one in visitor.page.select("[href], [src], [action], [formaction]"):
            for name in ("href", "src", "action", "formaction"):
                address = str(one.get(name, ""))
                assert address in {"", "/", "#main", "/static/page.css", "/static/icon.svg"}

    @pytest.mark.parametrize("address", ["/", "/papers/chorus-rsp/member", "/elsewhere"])
    def test_no_page_is_stored_or_framed_or_runs_a_script(self, address: str) -> None:
        got = CLIENT.get(address)

        assert got.headers["cache-control"] == "no-store"
        assert got.headers["content-security-policy"] == (
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'"
        )
        assert got.headers["referrer-policy"] == "no-referrer"
        assert got.headers["x-content-type-options"] == "nosniff"
        assert got.headers["cross-origin-opener-policy"] == "same-origin"
        assert got.headers["cross-origin-resource-policy"] == "same-origin"
        assert "<script" not in got.text
        assert " style=" not in got.text
        assert "set-cookie" not in got.headers

    def test_the_style_is_asked_for_again_but_may_be_kept(self) -> None:
        got = CLIENT.get("/static/page.css")

        assert got.headers["cache-control"] == "no-cache"
        assert got.headers["content-type"].startswith("text/css")

    def test_the_date_of_birth_stands_in_hidden_fields_alone(self) -> None:
        visitor = at("employee_of_landlord")
        for one in visitor.page.select("input[type=hidden]"):
            one.decompose()

        assert "1980" not in str(visitor.page)


class TestTampering:
    """A form that this page could not have written is refused, and not repeated."""

    @pytest.mark.parametrize(
        "fields",
        [
            pytest.param({"given.age": "50"}, id="a derived fact"),
            pytest.param({"given.nobody": "yes"}, id="no such fact"),
            pytest.param({"given.tenant": "perhaps"}, id="no such answer"),
            pytest.param({"given.tenant": ""}, id="an empty answer"),
            pytest.param({"given.date_of_birth": "1980-13-01"}, id="no such date"),
            pytest.param({"given.date_of_birth": "1980-01"}, id="half a date"),
            pytest.param({"given.date_of_birth": "1980-01-01-01"}, id="more than a date"),
            pytest.param({"given.other.household": "9"}, id="no such choice"),
            pytest.param({"given.other.years_in_home": "x1"}, id="no number"),
            pytest.param({"asked": "nobody", "answer": "yes"}, id="no such question"),
            pytest.param({"change": "nobody"}, id="no such question to change"),
            pytest.param(
                {"given.notice_of_seeking_possession": "yes", "given.notice_ever_served": "no"},
                id="a contradiction",
            ),
        ],
    )
    def test_it_is_refused(self, fields: dict[str, str]) -> None:
        got = CLIENT.post("/papers/north-panel/applicant", data=fields)

        assert got.status_code == 422
        assert "<h1>That did not work</h1>" in got.text
        assert not [one for one in fields.values() if len(one) > 3 and one in got.text]

    def test_an_empty_form_is_the_first_question(self) -> None:
        got = CLIENT.post("/papers/trafford-qip/applicant")

        assert got.status_code == 200
        assert "Question 1" in got.text

    def test_an_answer_that_was_not_given_can_be_given(self) -> None:
        got = CLIENT.post("/papers/trafford-qip/applicant", data={"change": "tenant"})

        assert got.status_code == 200
        assert "<h1>Is the person a tenant of the landlord?</h1>" in got.text
        assert " checked" not in got.text

    def test_a_silent_paper_has_no_questions(self) -> None:
        client = client_of([SILENT])
        got = client.post("/papers/chorus-rsp/applicant", data={"given.tenant": "yes"})

        assert got.status_code == 422

    def test_a_file_is_no_answer(self) -> None:
        got = CLIENT.post(
            "/papers/trafford-qip/applicant", files={"given.tenant": b"yes"}, data={"a": "b"}
        )

        assert got.status_code == 400

    @pytest.mark.parametrize("address", ["/papers/trafford-qip/applicant", "/"])
    def test_a_form_may_not_be_too_long(self, address: str) -> None:
        got = CLIENT.post(address, data={"padding": "x" * 65_536})

        assert got.status_code == 413
        assert "<h1>Too long</h1>" in got.text
        assert got.headers["cache-control"] == "no-store"

    def test_two_papers_with_one_key_are_refused(self) -> None:
        with pytest.raises(ValueError, match="two papers have the key `trafford-qip`"):
            client_of([TRAFFORD_QIP, OWN_FACTS, TRAFFORD_QIP])


class TestEveryPaper:
    """Whatever the paper, every question has a control that can be answered."""

    @pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.document.key)
    @pytest.mark.parametrize("stage", Stage)
    def test_every_control_has_a_label_and_every_group_a_legend(
        self, paper: Rulebook, stage: Stage
    ) -> None:
        visitor = Visitor(CLIENT, paper.document.key, stage)
        while visitor.asked:
            labels = [str(label["for"]) for label in visitor.page.select("fieldset label")]
            controls = [str(one["id"]) for one in visitor.page.select("fieldset input")]
            assert labels == controls
            assert len(visitor.page.select("fieldset > legend")) == 1
            visitor.answer(None)
