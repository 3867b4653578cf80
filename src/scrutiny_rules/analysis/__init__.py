"""What is missing, what would change it, what differs: answers about rules rather than by them.

Every answer is exact. Conditions are declared, so that the cases a paper tells apart are
finitely many regions; these are looked through by decision diagrams, without trying cases and
without a solver. Terms that are too large for that are refused, never left to run.
"""

from scrutiny_rules.analysis.boundaries import BoundaryCase, boundary_cases
from scrutiny_rules.analysis.cases import CaseComparison, Transition, compare_cases
from scrutiny_rules.analysis.changing import Remedies, Remedy, remedies
from scrutiny_rules.analysis.checks import Flaw, FlawKind, RulebookCheck, check, flaws_of
from scrutiny_rules.analysis.comparison import (
    Difference,
    DifferentRegion,
    RulebookComparison,
    Setting,
    Unprovided,
    compare,
    differences_between,
)
from scrutiny_rules.analysis.readings import (
    ReadingSensitivity,
    Sensitive,
    Sensitivity,
    SideBySide,
    UnderReading,
    sensitivity,
    side_by_side,
)
from scrutiny_rules.analysis.reasons import Reason, Reasons, reasons
from scrutiny_rules.analysis.regions import Requirement
from scrutiny_rules.analysis.settling import NextQuestion, Settlement, Way, settle

__all__ = [
    "BoundaryCase",
    "CaseComparison",
    "Difference",
    "DifferentRegion",
    "Flaw",
    "FlawKind",
    "NextQuestion",
    "ReadingSensitivity",
    "Reason",
    "Reasons",
    "Remedies",
    "Remedy",
    "Requirement",
    "RulebookCheck",
    "RulebookComparison",
    "Sensitive",
    "Sensitivity",
    "Setting",
    "Settlement",
    "SideBySide",
    "Transition",
    "UnderReading",
    "Unprovided",
    "Way",
    "boundary_cases",
    "check",
    "compare",
    "compare_cases",
    "differences_between",
    "flaws_of",
    "reasons",
    "remedies",
    "sensitivity",
    "settle",
    "side_by_side",
]
