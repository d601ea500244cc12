"""The report of a run: documents, rate, what was skipped, errors by cause, cost by stage. It lies outside the lake, for it knows the clock and the engine."""

from collections import Counter

import msgspec

from legation.cluster.work import Done

MOST = 1000  # causes and failures that are told one by one


class Report(msgspec.Struct, kw_only=True):
    """What became of a run. `seconds`: by the clock; `stages`: seconds of work by stage, of all workers together."""

    lake: str
    engine: str
    workers: int
    partitions: int
    done: int = 0
    already: int = 0
    failed: int = 0
    documents: dict[str, int] = {}
    rate: float = 0.0
    seconds: float = 0.0
    errors: dict[str, int] = {}
    stages: dict[str, float] = {}
    failures: dict[str, str] = {}


class Tally:
    """Sums up what comes; what it keeps does not grow with the documents."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._documents: Counter[str] = Counter()
        self._fresh = 0
        self._errors: Counter[str] = Counter()
        self._stages: Counter[str] = Counter()

    def add(self, done: Done) -> None:
        """Takes in what became of a partition."""
        report = self.report
        if done.failure is not None:
            report.failed += 1
            if len(report.failures) < MOST:
                report.failures[str(done.number)] = done.failure
            return
        report.already += done.already
        report.done += not done.already
        self._documents.update(done.outcomes)
        self._fresh += 0 if done.already else sum(done.outcomes.values())
        for name, number in done.causes.items():
            self._errors[name if name in self._errors or len(self._errors) < MOST else "other causes"] += number
        for stage, seconds in done.seconds.items():
            self._stages[stage] += seconds  # type: ignore[assignment]

    def told(self, seconds: float) -> Report:
        """The report, so many seconds after the run began."""
        report = self.report
        report.documents, report.errors = dict(sorted(self._documents.items())), dict(self._errors.most_common())
        report.stages = {stage: round(float(spent), 3) for stage, spent in self._stages.most_common()}
        report.seconds, report.rate = round(seconds, 3), round(self._fresh / seconds, 3) if seconds else 0.0
        return report
