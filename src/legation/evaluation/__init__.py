"""Measures quality against gold: readers of gold, alignment, figures with intervals, floors. Commands are handed in as functions."""

from legation.evaluation.figures import Figure
from legation.evaluation.floors import changed, fallen, read_floors, sets_of
from legation.evaluation.report import Measured, page
from legation.evaluation.running import Answerer, asked, saved
from legation.evaluation.scoring import SETS, Command, Report, score

__all__ = [
    "SETS", "Answerer", "Command", "Figure", "Measured", "Report", "asked", "changed", "fallen", "page", "read_floors",
    "saved", "score", "sets_of",
]  # fmt: skip
