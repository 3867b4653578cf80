"""What is known of a case, as far as it bears on some terms."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Generic

from scrutiny_rules.decisions import OutcomeT
from scrutiny_rules.facts import Missing
from scrutiny_rules.ladder import FactsT, Terms, World


class Known:
    """What is known of a case, as far as it bears on some terms.

    Attributes:
        values: The facts that are known, by name.
        between: The bounds of counts that are known within bounds only.
        inputs: The input fields that are missing behind a derived fact.
    """

    def __init__(self, worlds: Sequence[World] = ()) -> None:
        """Take what is the same in every world, and the bounds of what is not."""
        self.values: dict[str, bool | int | str] = {}
        self.between: dict[str, tuple[int, int]] = {}
        self.inputs: dict[str, tuple[str, ...]] = {}
        for name in dict.fromkeys(name for world in worlds for name in world):
            found = [world.get(name) for world in worlds]
            first = found[0]
            counts = [one for one in found if isinstance(one, int)]
            if isinstance(first, Missing):
                self.inputs[name] = first.inputs
            elif isinstance(first, int | str) and all(one == first for one in found):
                self.values[name] = first
            elif len(counts) == len(found) and not isinstance(first, bool):
                self.between[name] = (min(counts), max(counts))

    def holds(self, name: str) -> bool:
        """Say whether anything is known of a fact."""
        return name in self.values or name in self.between

    def range(self, name: str) -> tuple[int, int]:
        """Return between what a count lies that is known, or known within bounds."""
        if name in self.between:
            return self.between[name]
        return int(self.values[name]), int(self.values[name])

    def without(self, names: Iterable[str]) -> "Known":
        """Return the same without what is known of some facts."""
        rest = Known()
        gone = set(names)
        rest.values = {name: one for name, one in self.values.items() if name not in gone}
        rest.between = {name: one for name, one in self.between.items() if name not in gone}
        rest.inputs = self.inputs
        return rest


class Case(Generic[OutcomeT]):
    """One case that is put to a ladder.

    Attributes:
        stage: The stage at which it is judged.
        outcome: How it ends as things stand.
        known: What is known of it for good: what more facts may turn is left out.
    """

    def __init__(
        self,
        terms: Terms[OutcomeT, FactsT],
        facts: FactsT,
        stage: str | None,
        on: date | None,
    ) -> None:
        """Put the case to the ladder.

        Raises:
            NotADayError: ``on`` is missing where days matter, or has a time of day.
            WrongKindError: A landlord's own fact is not of the kind its rulebook declares.
        """
        worlds = terms.worlds(facts, on)
        turning = {name for world in worlds for name in terms.may_turn(world)}
        self.stage = stage or terms.stage_of(facts)
        self.outcome: OutcomeT = terms.walk(*worlds, stage=self.stage)["outcome"]
        self.known = Known(worlds).without(turning)
