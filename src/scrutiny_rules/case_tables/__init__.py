"""Case tables: what a paper is expected to say, as rows that a landlord writes and checks.

A table stands in a CSV or a JSON file. Each row has the facts of a case and what the paper says
of it, and is held against a rulebook. With pytest installed, every row of a file that is called
``….scrutiny.csv`` or ``….scrutiny.json`` is a test of its own.

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> text = '''id,verb,in_office,present,outcome,decisive
    ... half of seven,decide_quorum,7,4,quorate,7.2
    ... three of seven,,7,3,quorate,
    ... '''
    >>> for case in read_csv(text, name="quorum.csv", rulebook=TRAFFORD_QIP):
    ...     print(case.id, case.result().differences)
    half of seven ()
    three of seven ('outcome: expected quorate, found inquorate',)

``untried`` says what a table leaves out, and ``cases_for`` starts one. Reading here is reading of
text: files are read by whoever calls, as the plugin for pytest does.
"""

from scrutiny_rules.case_tables._cases import Case, Expected, Result
from scrutiny_rules.case_tables._reading import read_csv, read_json
from scrutiny_rules.case_tables._starting import cases_for
from scrutiny_rules.case_tables._untried import Untried, untried

__all__ = [
    "Case",
    "Expected",
    "Result",
    "Untried",
    "cases_for",
    "read_csv",
    "read_json",
    "untried",
]
