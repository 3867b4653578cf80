"""Decisions in Django: choices from outcomes, facts and decisions in JSON columns.

One file and an in-memory database stand for a whole project. ``python django_app.py`` files
an application and prints the answer. Facts come in as a form's cleaned data or as the body of
a request, and a decision goes out as JSON.
"""

from datetime import date

import django
from django.conf import settings
from pydantic import BaseModel, ConfigDict, ValidationError

settings.configure(
    ALLOWED_HOSTS=["testserver"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    ROOT_URLCONF=__name__,
)
django.setup()

# Django's parts want its settings first.
from django import forms
from django.db import connection, models
from django.http import HttpRequest, JsonResponse
from django.test import Client
from django.urls import path

from scrutiny_rules import Applicant, Eligibility, EligibilityDecision, Stage, assess_eligibility
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP


class Application(models.Model):
    """An application: the outcome to filter by, the facts, and the whole decision."""

    id = models.BigAutoField(primary_key=True)
    received_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=[(one, one) for one in Eligibility])
    facts = models.JSONField()
    decision = models.JSONField()

    class Meta:
        app_label = "panel"

    def __str__(self) -> str:
        return f"application {self.id}: {self.outcome}"

    def decided(self) -> EligibilityDecision:
        """Return the decision as the value that it was."""
        return EligibilityDecision.model_validate(self.decision)


class OfficeForm(forms.Form):
    """What the office knows of a person. A field left empty is unknown, and never no."""

    received_on = forms.DateField()
    tenant = forms.NullBooleanField()
    in_rent_arrears = forms.NullBooleanField()
    keeping_to_repayment_plan = forms.NullBooleanField()
    asb_notice_in_force = forms.NullBooleanField()


class Body(BaseModel):
    """What another system sends: the library's facts inside a model of one's own."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    received_on: date
    applicant: Applicant


def from_form(request: HttpRequest) -> JsonResponse:
    """Decide from a form's cleaned data, whose days and booleans are Python's already."""
    form = OfficeForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"fields": sorted(form.errors)}, status=400)
    known = dict(form.cleaned_data)
    return decide(known.pop("received_on"), Applicant.model_validate(known))


def from_body(request: HttpRequest) -> JsonResponse:
    """Decide from the body of a request; what was sent is never repeated."""
    try:
        body = Body.model_validate_json(request.body)
    except ValidationError as error:
        wrong = [".".join(map(str, one["loc"])) for one in error.errors(include_input=False)]
        return JsonResponse({"fields": wrong}, status=400)
    return decide(body.received_on, body.applicant)


def decide(received_on: date, applicant: Applicant) -> JsonResponse:
    """Decide, store and answer."""
    decision = assess_eligibility(
        CHORUS_RSP.eligibility, applicant, stage=Stage.APPLICANT, on=received_on
    )
    stored = Application.objects.create(
        received_on=received_on,
        outcome=decision.outcome,
        facts=applicant.model_dump(mode="json", exclude_defaults=True),
        decision=decision.model_dump(mode="json"),
    )
    return JsonResponse({"id": stored.id, "outcome": decision.outcome, "needs": decision.needs})


urlpatterns = [path("form", from_form), path("body", from_body)]


def make_tables() -> None:
    """Make the one table, as a migration would."""
    with connection.schema_editor() as editor:
        editor.create_model(Application)


if __name__ == "__main__":
    make_tables()
    sent = {"received_on": "2026-11-22", "tenant": "true", "in_rent_arrears": "true"}
    print(Client().post("/form", sent).json())
