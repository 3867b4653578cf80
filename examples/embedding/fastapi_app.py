"""Decisions over HTTP: the facts are a body, and the answer is the decision.

Run it with ``uvicorn fastapi_app:app`` from this folder, with ``fastapi`` and ``uvicorn``
installed. The facts models are ordinary pydantic models, so that FastAPI reads, checks and
documents them. What somebody sent is never repeated to them, nor logged.
"""

from datetime import date
from typing import Annotated

from fastapi import FastAPI, Path, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from scrutiny_rules import (
    Applicant,
    Claim,
    EligibilityDecision,
    QuorumDecision,
    ReimbursementDecision,
    Roll,
    ScrutinyRulesError,
    Stage,
    assess_eligibility,
    decide_quorum,
    reimburse,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

RULEBOOKS = {"chorus-rsp": CHORUS_RSP, "trafford-qip": TRAFFORD_QIP}

Panel = Annotated[str, Path(pattern="^(chorus-rsp|trafford-qip)$")]


class RollBody(Roll):
    """A roll as a body, made ready when the application starts and not at the first request."""

    model_config = ConfigDict(defer_build=False)


class ClaimBody(Claim):
    """A claim as a body, likewise."""

    model_config = ConfigDict(defer_build=False)


class Application(BaseModel):
    """The system's own record, with the library's facts inside it."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    reference: str
    stage: Stage
    received_on: date
    applicant: Applicant


class Answer(BaseModel):
    """The decision, filed under the system's own reference."""

    reference: str
    decision: EligibilityDecision


app = FastAPI(title="Panel decisions")


@app.post("/{panel}/quorum")
def quorum(panel: Panel, roll: RollBody) -> QuorumDecision:
    """Say whether a meeting may do business; the body is the facts model itself."""
    return decide_quorum(RULEBOOKS[panel].quorum, roll)


@app.post("/{panel}/claims")
def claims(panel: Panel, claim: ClaimBody) -> ReimbursementDecision:
    """Say what is payable on a claim; miles may come as a number or as text."""
    return reimburse(RULEBOOKS[panel].expenses, claim)


@app.post("/{panel}/applications")
def applications(panel: Panel, body: Application) -> Answer:
    """Say whether a person may join; the facts stand inside the system's own model."""
    terms = RULEBOOKS[panel].eligibility
    decision = assess_eligibility(terms, body.applicant, stage=body.stage, on=body.received_on)
    return Answer(reference=body.reference, decision=decision)


@app.exception_handler(RequestValidationError)
def refused(_: Request, error: RequestValidationError) -> JSONResponse:
    """Say which fields are wrong and why, and leave out what was sent."""
    detail = [{"field": one["loc"], "problem": one["msg"]} for one in error.errors()]
    return JSONResponse({"detail": detail}, status_code=422)


@app.exception_handler(ScrutinyRulesError)
def beyond(_: Request, error: ScrutinyRulesError) -> JSONResponse:
    """Say that the question lies outside the data supplied, such as a day beyond the calendar."""
    return JSONResponse({"detail": type(error).__name__}, status_code=422)
