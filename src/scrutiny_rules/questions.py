"""Questions: one question as a value, that can be put to any rulebook.

A question names a public function, such as ``decide_quorum``, and holds its arguments by
name, all but the terms. It goes to JSON and back, so that it can be kept with the minutes,
put again to a later edition of the paper, or put to another landlord's.

    >>> from scrutiny_rules.quorum import Roll
    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> question = Question(verb="decide_quorum", given={"roll": Roll(in_office=7, present=3)})
    >>> print(question.put_to(TRAFFORD_QIP).outcome)
    inquorate
    >>> written = {"verb": "decide_quorum", "given": {"roll": {"in_office": 7, "present": 3}}}
    >>> Question.model_validate(written) == question
    True
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import EnumType
from functools import cached_property
from types import NoneType
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import (
    AfterValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    TypeAdapter,
    ValidationInfo,
    field_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from scrutiny_rules._frozen import Day, Frozen, FrozenMap, Named, is_mapping
from scrutiny_rules.affiliation import decide_affiliation
from scrutiny_rules.appeals import appeal_window, decide_appeal, suggest_notification
from scrutiny_rules.application import review_application
from scrutiny_rules.attendance import review_attendance
from scrutiny_rules.co_option import co_opt, review_co_option
from scrutiny_rules.code_changes import decide_code_change
from scrutiny_rules.conduct import escalate_conduct
from scrutiny_rules.confidentiality import decide_sharing
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.development import development_plan, review_development
from scrutiny_rules.duties import duties_due
from scrutiny_rules.elections import elect_officer
from scrutiny_rules.eligibility import assess_eligibility
from scrutiny_rules.equipment import decide_return
from scrutiny_rules.expenses import reimburse, review_payment
from scrutiny_rules.facts import OTHER, Fact
from scrutiny_rules.interests import decide_withdrawal
from scrutiny_rules.investigation import follow_investigation
from scrutiny_rules.meetings import check_programme, plan_year
from scrutiny_rules.notice import follow_notice, notice_due
from scrutiny_rules.press import decide_press_article
from scrutiny_rules.probation import decide_probation, decide_probation_breach, probation_period
from scrutiny_rules.quorum import decide_quorum
from scrutiny_rules.reviews import follow_review
from scrutiny_rules.rulebook import Rulebook
from scrutiny_rules.sanctions import available_sanctions, suspension_period
from scrutiny_rules.tenure import may_be_appointed, resign, review_term
from scrutiny_rules.topics import decide_topic
from scrutiny_rules.voting import decide_motion


@dataclass(frozen=True)
class Verb:
    """A public function that decides something by one block of a rulebook.

    Attributes:
        function: The function; its first argument is the block.
        blocks: The blocks that it can be asked of, the usual one first.
    """

    function: Callable[..., Decision[Any]]
    blocks: tuple[str, ...]

    @cached_property
    def parameters(self) -> tuple[inspect.Parameter, ...]:
        """Its arguments but for the terms, in their order."""
        _, *others = inspect.signature(self.function).parameters.values()
        return tuple(others)

    @cached_property
    def decides(self) -> type[Decision[Any]]:
        """The kind of decision that it answers with."""
        kind: type[Decision[Any]] = inspect.signature(self.function).return_annotation
        return kind

    @cached_property
    def outcomes(self) -> tuple[str, ...]:
        """What its decisions may come to."""
        outcomes = self.decides.model_fields["outcome"].annotation
        assert isinstance(outcomes, EnumType)  # noqa: S101  as of every kind of decision
        return tuple(str(outcome) for outcome in outcomes)

    @cached_property
    def facts(self) -> FrozenMap[Fact]:
        """The facts of its subject, those of a landlord's own left out."""
        terms, *_ = inspect.signature(self.function).parameters.values()
        (kind,) = (one for one in get_args(terms.annotation) if one is not Silent)
        facts: FrozenMap[Fact] = kind.facts
        return facts

    @cached_property
    def given(self) -> TypeAdapter[dict[str, object]]:
        """What reads its arguments, each by its own type."""
        return TypeAdapter(Annotated[dict[str, object], _Arguments(self)])


VERBS: Final[FrozenMap[Verb]] = FrozenMap(
    {
        "assess_eligibility": Verb(assess_eligibility, ("eligibility",)),
        "review_application": Verb(review_application, ("application",)),
        "review_term": Verb(review_term, ("tenure",)),
        "may_be_appointed": Verb(may_be_appointed, ("tenure",)),
        "resign": Verb(resign, ("tenure",)),
        "elect_officer": Verb(elect_officer, ("election",)),
        "co_opt": Verb(co_opt, ("co_option",)),
        "review_co_option": Verb(review_co_option, ("co_option",)),
        "probation_period": Verb(probation_period, ("probation",)),
        "decide_probation": Verb(decide_probation, ("probation",)),
        "decide_probation_breach": Verb(decide_probation_breach, ("probation",)),
        "review_development": Verb(review_development, ("development",)),
        "development_plan": Verb(development_plan, ("development",)),
        "decide_return": Verb(decide_return, ("equipment",)),
        "check_programme": Verb(check_programme, ("programme",)),
        "plan_year": Verb(plan_year, ("programme",)),
        "notice_due": Verb(notice_due, ("notice",)),
        "follow_notice": Verb(follow_notice, ("notice",)),
        "duties_due": Verb(duties_due, ("duties",)),
        "decide_topic": Verb(decide_topic, ("topics",)),
        "decide_quorum": Verb(decide_quorum, ("quorum",)),
        "decide_withdrawal": Verb(decide_withdrawal, ("interests",)),
        "decide_motion": Verb(decide_motion, ("voting", "breach_voting")),
        "review_attendance": Verb(review_attendance, ("attendance",)),
        "follow_review": Verb(follow_review, ("reviews",)),
        "escalate_conduct": Verb(escalate_conduct, ("conduct",)),
        "follow_investigation": Verb(follow_investigation, ("investigation",)),
        "available_sanctions": Verb(available_sanctions, ("sanctions",)),
        "suspension_period": Verb(suspension_period, ("sanctions",)),
        "appeal_window": Verb(appeal_window, ("appeals",)),
        "decide_appeal": Verb(decide_appeal, ("appeals",)),
        "suggest_notification": Verb(suggest_notification, ("appeals",)),
        "decide_code_change": Verb(decide_code_change, ("code_changes",)),
        "decide_press_article": Verb(decide_press_article, ("press",)),
        "decide_affiliation": Verb(decide_affiliation, ("affiliation",)),
        "decide_sharing": Verb(decide_sharing, ("confidentiality",)),
        "reimburse": Verb(reimburse, ("expenses",)),
        "review_payment": Verb(review_payment, ("expenses",)),
    }
)
"""The functions that decide by a block of a rulebook, in the order of its blocks.

``report_profit`` is not among them, since HMRC's allowances are no block of a paper, nor is
``live_suspensions``, which answers with several decisions.
"""


@dataclass(frozen=True, slots=True)
class _Arguments:
    """Has pydantic read a function's arguments from a mapping, the terms left out."""

    verb: Verb

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.typed_dict_schema(
            {one.name: _argument(one, handler) for one in self.verb.parameters},
            extra_behavior="forbid",
        )


def _argument(
    parameter: inspect.Parameter, handler: GetCoreSchemaHandler
) -> core_schema.TypedDictField:
    """Return what reads one argument; one left out is what the function takes it for."""
    schema = _read_as(parameter.annotation, handler)
    if parameter.default is inspect.Parameter.empty:
        return core_schema.typed_dict_field(schema)
    return core_schema.typed_dict_field(
        core_schema.with_default_schema(schema, default=parameter.default), required=False
    )


def _read_as(annotation: object, handler: GetCoreSchemaHandler) -> CoreSchema:
    """Return what reads a value: a day as strictly as a field does, and a row as a tuple."""
    members = get_args(annotation)
    if NoneType in members:
        (known,) = (member for member in members if member is not NoneType)
        return core_schema.nullable_schema(_read_as(known, handler))
    if get_origin(annotation) is Iterable:
        (member,) = members
        return core_schema.tuple_variable_schema(handler.generate_schema(member))
    return handler.generate_schema(Day if annotation is date else annotation)


def _known(name: str) -> str:
    if name not in VERBS:
        raise ValueError(f"there is no such verb; there are: {', '.join(VERBS)}")
    return name


def _without_default(schema: JsonSchemaValue) -> None:
    schema.pop("default")


class Question(Frozen):
    """One question that can be put to any rulebook.

    Arguments that a function has a default for are written out, so that a question says the
    same whatever a later version takes for granted.

    Attributes:
        verb: The name of the function that answers it.
        block: The block of the rulebook that is asked; left empty, the function's usual one.
        given: The function's arguments by name, all but the terms.
    """

    verb: Annotated[str, AfterValidator(_known)]
    block: Annotated[str, Field(validate_default=True, json_schema_extra=_without_default)] = ""
    given: Named[object] = Field(default=FrozenMap(), validate_default=True)

    @field_validator("block")
    @classmethod
    def _block_is_the_verbs(cls, block: str, info: ValidationInfo) -> str:
        if "verb" not in info.data:
            return block
        blocks = VERBS[info.data["verb"]].blocks
        if block and block not in blocks:
            raise ValueError(f"`verb` is asked of: {', '.join(blocks)}")
        return block or blocks[0]

    @field_validator("given", mode="before")
    @classmethod
    def _given_fits(cls, given: object, info: ValidationInfo) -> object:
        if "verb" not in info.data:
            return FrozenMap[object]()
        return VERBS[info.data["verb"]].given.validate_python(given)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the arguments of each function, besides the fields."""
        described = handler.resolve_ref_schema(handler(schema))
        described["oneOf"] = [
            {
                "properties": {
                    "verb": {"const": name},
                    "block": {"enum": list(verb.blocks)},
                    "given": handler(verb.given.core_schema),
                }
            }
            for name, verb in VERBS.items()
        ]
        return described

    @property
    def on(self) -> date | None:
        """The day that is asked about, where the function takes one as ``on``."""
        on = self.given.get("on")
        return on if isinstance(on, date) else None

    def put_to(self, rulebook: Rulebook) -> Decision[Any]:
        """Return the decision under a rulebook.

        Args:
            rulebook: Any paper; where it is silent, so is the answer.

        Returns:
            The function's own decision.

        Raises:
            ScrutinyRulesError: The question lies outside the data supplied, as the function
                says.

        Example:
            >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
            >>> question = Question(verb="decide_quorum", given={"roll": {"in_office": 7}})
            >>> print(question.put_to(CHORUS_RSP).outcome)
            not provided for
        """
        return VERBS[self.verb].function(rulebook.block(self.block), **self.given)

    def personal(self, rulebook: Rulebook) -> bool:
        """Return whether the question holds what may be personal.

        So it does where a fact of its subject is, whether the paper reads it or not; and
        where a field that is never shown, such as the answers on a form or a fact of a
        landlord's own, holds anything that the paper does not declare.

        Args:
            rulebook: The paper that it is put to, which may declare facts of its own.

        Returns:
            True on the safe side, where the paper does not say.

        Raises:
            Nothing.

        Example:
            >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
            >>> Question(verb="decide_quorum", given={"roll": {}}).personal(TRAFFORD_QIP)
            False
        """
        block = rulebook.block(self.block)
        facts = VERBS[self.verb].facts if isinstance(block, Silent) else block.known_facts
        return any(fact.personal for fact in facts.values()) or any(
            _hides(value, facts) for value in self.given.values()
        )


def _hides(value: object, facts: Mapping[str, Fact]) -> bool:
    """Return whether a value holds something that it never shows and no paper declares."""
    return isinstance(value, Frozen) and not all(
        field.repr or _declared(getattr(value, name), facts)
        for name, field in type(value).model_fields.items()
    )


def _declared(held: object, facts: Mapping[str, Fact]) -> bool:
    return is_mapping(held) and all(f"{OTHER}{name}" in facts for name in held)
