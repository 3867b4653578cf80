"""What can go wrong with a question, as opposed to an answer.

Impossible facts are refused when they are built, by pydantic's ``ValidationError``.
What a paper does not allow is an outcome. Left over are questions that lie outside
the data supplied: each has an error here, with what was asked on its attributes.
"""

from datetime import date
from typing import Self


class ScrutinyRulesError(ValueError):
    """A question that cannot be answered from the data supplied."""

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...], dict[str, object]]:
        """Rebuild from what was asked, so that an error can cross between processes."""
        asked = tuple(value for name, value in vars(self).items() if not name.startswith("__"))
        return type(self), asked, vars(self)


class WrongKindError(ScrutinyRulesError):
    """A fact was given as one kind of value where a condition tests another."""

    def __init__(self, fact: str, wanted: str) -> None:
        """Say which fact it was, and never its value.

        Args:
            fact: The name of the fact.
            wanted: What the condition that reads it is: yes, compare or in.
        """
        self.fact = fact
        self.wanted = wanted
        super().__init__(f"`{fact}` is not of the kind that a `{wanted}` condition tests")


class NotADayError(ScrutinyRulesError):
    """A date with a time of day was given where a day is meant.

    A time of day would make the answer depend on the place. Give its ``.date()`` in the
    place that the paper is about.
    """

    def __init__(self, argument: str) -> None:
        """Say which argument was not a day.

        Args:
            argument: The name of the argument.
        """
        self.argument = argument
        super().__init__(f"`{argument}` has to be a date without a time of day")


class OutsideCalendarError(ScrutinyRulesError):
    """A day lies outside the range that a working-day calendar covers."""

    def __init__(self, first_day: date, last_day: date) -> None:
        """Say which range the calendar covers.

        Args:
            first_day: The first day that the calendar covers.
            last_day: The last day that the calendar covers.
        """
        self.first_day = first_day
        self.last_day = last_day
        super().__init__(
            f"the working-day calendar covers {first_day} to {last_day}, "
            "and this question leaves that range"
        )


class BeyondTheCalendarError(ScrutinyRulesError):
    """A period or time limit would end after the last day that a date can hold."""

    def __init__(self, start: date) -> None:
        """Say from which day the count was started.

        Args:
            start: The day that the period or the time limit starts from.
        """
        self.start = start
        super().__init__(f"counting from {start} leaves the years 1 to 9999")


class NotInForceError(ScrutinyRulesError):
    """No rate, or no edition of a paper, was in force on a day, as far as was known."""

    def __init__(
        self,
        day: date,
        in_force_from: date | None,
        known_on: date | None = None,
        until: date | None = None,
    ) -> None:
        """Say which day was asked for, and which days there is something in force on.

        Args:
            day: The day that a rate or an edition was wanted for, such as that of a journey.
            in_force_from: The first day on which one is in force; None where none was known
                yet, or where the first has no first day and the question is too late.
            known_on: The day on which it had to be known; None where that did not matter.
            until: The last day that is covered; None where there is none.
        """
        self.day = day
        self.in_force_from = in_force_from
        self.known_on = known_on
        self.until = until
        as_known = "" if known_on is None else f", as known on {known_on}"
        ends = "" if until is None else f"what is covered ends on {until}"
        starts = "" if in_force_from is None else f"the first starts on {in_force_from}"
        there_is = " and ".join(filter(None, (starts, ends))) or "none was known"
        super().__init__(f"nothing is in force on {day}{as_known}: {there_is}")


class DecidedLaterError(ScrutinyRulesError):
    """A decision was taken after the day by whose knowledge it is to be looked at again."""

    def __init__(self, reference: str, decided_on: date, known_on: date) -> None:
        """Say which decision it is, and which days do not fit.

        Args:
            reference: Where the minutes have the decision.
            decided_on: The day on which it was taken.
            known_on: The day by whose knowledge it was to be looked at.
        """
        self.reference = reference
        self.decided_on = decided_on
        self.known_on = known_on
        super().__init__(f"`{reference}` was decided on {decided_on}, after {known_on}")


class OutsideTaxYearsError(ScrutinyRulesError):
    """A day lies outside the tax years that a table of allowances covers."""

    def __init__(self, day: date, first_day: date, last_day: date) -> None:
        """Say which day was asked for, and which range the table covers.

        Args:
            day: The day whose tax year was asked for.
            first_day: The first day of the first tax year covered.
            last_day: The last day of the last one.
        """
        self.day = day
        self.first_day = first_day
        self.last_day = last_day
        super().__init__(
            f"the table of allowances covers {first_day} to {last_day}, and {day} is outside it"
        )


class UnknownReadingError(ScrutinyRulesError):
    """A rulebook has no such reading, or the reading has no such alternative."""

    def __init__(self, reading: str, alternative: str, choices: tuple[str, ...]) -> None:
        """Say what was asked for, and what there is to choose from.

        Args:
            reading: The identifier that was asked for.
            alternative: The alternative that was asked for.
            choices: The identifiers, or the alternatives, that exist.
        """
        self.reading = reading
        self.alternative = alternative
        self.choices = choices
        super().__init__(
            f"no reading `{reading}` with alternative `{alternative}`; there are: "
            f"{', '.join(choices) or 'none'}"
        )


class OtherPaperError(ScrutinyRulesError):
    """A decision is to be told as one of a paper that it was not taken under."""

    def __init__(self, document: str, wanted: str) -> None:
        """Say which papers they are.

        Args:
            document: The key of the paper that the decision cites.
            wanted: The key of the paper that it was to be told as one of.
        """
        self.document = document
        self.wanted = wanted
        super().__init__(f"the decision cites `{document}`, and not `{wanted}`")


class SaltNeededError(ScrutinyRulesError):
    """A receipt was wanted without a salt, for a question that may be personal.

    A fact that is either yes or no can be found out by trying both.
    """

    def __init__(self, verb: str) -> None:
        """Say which question it is, and nothing of what it is about.

        Args:
            verb: The name of the function that answers it.
        """
        self.verb = verb
        super().__init__(
            f"a receipt for `{verb}` needs a salt, since what it is about may be personal"
        )


class SaltTooShortError(ScrutinyRulesError):
    """A salt is so short that it could be found out by trying."""

    def __init__(self, length: int, least: int) -> None:
        """Say how long it is, and how long it has to be.

        Args:
            length: How many bytes it has.
            least: How many it has to have at the least.
        """
        self.length = length
        self.least = least
        super().__init__(f"the salt has {length} bytes, and {least} are the least")


class NotExactError(ScrutinyRulesError):
    """A value inside another has no exact spelling, so there is no digest of it."""

    def __init__(self, where: str) -> None:
        """Say where it is, and never what it is.

        Args:
            where: The way to it from the outside, its steps joined by full stops.
        """
        self.where = where
        super().__init__(f"`{where}` has no exact spelling: it may be a float, or broken text")


class TooManyRegionsError(ScrutinyRulesError):
    """Terms are too large to be analysed exactly, and nothing less is offered."""

    def __init__(self, count: int, most: int, what: str = "regions") -> None:
        """Say how many there are, and how many there may be.

        Args:
            count: How many there are, or how many there were when the work was stopped.
            most: How many there may be.
            what: What is counted: regions, comparisons, cases or steps.
        """
        self.count = count
        self.most = most
        self.what = what
        super().__init__(f"{count:,} {what} are more than the {most:,} that are looked at")


class WrongColumnError(ScrutinyRulesError):
    """A column of a frame cannot hold the fact that it is named for."""

    def __init__(self, column: str, fact: str, wanted: str, found: str) -> None:
        """Say which column it is, what it is to hold, and what it holds instead.

        Args:
            column: The name of the column.
            fact: The fact that it stands for.
            wanted: What sort of value the fact is.
            found: The data type that the column has.
        """
        self.column = column
        self.fact = fact
        self.wanted = wanted
        self.found = found
        super().__init__(
            f"column `{column}` stands for `{fact}`, which is {wanted}, but it holds {found}"
        )


class UnknownColumnError(ScrutinyRulesError):
    """A fact is said to stand in a column that a frame lacks, or is no fact that is read."""

    def __init__(self, column: str, fact: str, there_are: tuple[str, ...]) -> None:
        """Say which column or fact it is, and what there is instead.

        Args:
            column: The name of the column.
            fact: The fact that it was to stand for.
            there_are: The columns that the frame has, or the facts that are read.
        """
        self.column = column
        self.fact = fact
        self.there_are = there_are
        super().__init__(
            f"there is no `{column}` for `{fact}`; there are: {', '.join(there_are) or 'none'}"
        )


class ColumnTakenError(ScrutinyRulesError):
    """A frame already has a column of a name that an answer would get, or that is needed for it."""

    def __init__(self, column: str) -> None:
        """Say which column it is.

        Args:
            column: The name of the column.
        """
        self.column = column
        super().__init__(
            f"the frame already has a column `{column}`: choose another `prefix` or rename it"
        )


class UnusableNameError(ScrutinyRulesError):
    """A table or a column cannot have such a name in a database."""

    def __init__(self, name: str, dialect: str) -> None:
        """Say which name it is, and for which database.

        Args:
            name: The name.
            dialect: The database that cannot have it.
        """
        self.name = name
        self.dialect = dialect
        super().__init__(f"{name!r} cannot be a name in {dialect}: it is empty, too long or broken")


class TooManyLimbsError(ScrutinyRulesError):
    """Some terms have more limbs than a whole number has bits."""

    def __init__(self, count: int, most: int) -> None:
        """Say how many there are, and how many a mask can hold.

        Args:
            count: How many limbs the ladder has.
            most: How many a mask can hold.
        """
        self.count = count
        self.most = most
        super().__init__(f"{count} limbs do not fit into a mask of {most}: choose another `show`")


class TooFineError(ScrutinyRulesError):
    """A paper's rates cut a penny so finely that amounts do not fit into whole numbers."""

    def __init__(self, parts: int) -> None:
        """Say into how many parts the rates would cut a penny.

        Args:
            parts: The number of parts.
        """
        self.parts = parts
        super().__init__(
            f"the rates cut a penny into {parts:,} parts, which is too fine for a table"
        )


class EngineCannotError(ScrutinyRulesError):
    """An engine cannot do what a rule needs, such as to look along one member's rows in order."""

    def __init__(self, engine: str, what: str, instead: tuple[str, ...]) -> None:
        """Say which engine it is, what it cannot do, and which engines can.

        Args:
            engine: The engine that the frame belongs to.
            what: What it cannot do.
            instead: The engines that can.
        """
        self.engine = engine
        self.what = what
        self.instead = instead
        super().__init__(f"{engine} cannot {what}; these can: {', '.join(instead)}")


class ExtraNeededError(ScrutinyRulesError):
    """A function needs a package that is not installed."""

    def __init__(self, package: str, install: str) -> None:
        """Say which package it is, and what to install.

        Args:
            package: The package that is missing.
            install: What to give to ``pip install``.
        """
        self.package = package
        self.install = install
        super().__init__(f"`{package}` is not installed: pip install '{install}'")


class WrongTableError(ScrutinyRulesError):
    """A table of cases cannot be read, or holds what no case can."""

    def __init__(self, table: str, problems: tuple[str, ...]) -> None:
        """Say which table it is, and everything that is wrong with it; never what it holds.

        Args:
            table: The name of the table.
            problems: What is wrong, each with its row and its column.
        """
        self.table = table
        self.problems = problems
        super().__init__("\n  ".join((f"{table} cannot be tried:", *problems)))


class RulebookNotFoundError(ScrutinyRulesError):
    """There is no rulebook where a table says that one is."""

    def __init__(self, rulebook: str, why: str) -> None:
        """Say which rulebook is wanted, and why there is none.

        Args:
            rulebook: A file, or a Python name.
            why: What is wrong with it.
        """
        self.rulebook = rulebook
        self.why = why
        super().__init__(f"`{rulebook}`: {why}")


class NoCasesError(ScrutinyRulesError):
    """No table of cases can be started for a function, since its facts are not taken whole."""

    def __init__(self, verb: str, why: str) -> None:
        """Say which function it is, and why.

        Args:
            verb: The name of the function.
            why: What stands in the way.
        """
        self.verb = verb
        self.why = why
        super().__init__(f"no table can be started for `{verb}`: {why}")
