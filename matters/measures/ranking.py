"""Measures of a ranking, by the field's own names and definitions (ir-measures).

A question that a run does not answer counts with 0, as in trec_eval.
"""

from collections.abc import Mapping
from typing import Any

from matters.measures.intervals import Figure, mean

MEASURES = ("nDCG@10", "R@10", "R@100", "RR@10", "Success@1", "Judged@10")

Run = Mapping[str, Mapping[str, float]]
Qrels = Mapping[str, Mapping[str, int]]


def measure(run: Run, qrels: Qrels) -> dict[str, Figure]:
    """Every measure of ``MEASURES``, over the judged questions."""
    import ir_measures

    measures = {name: ir_measures.parse_measure(name) for name in MEASURES}
    values = per_question(run, qrels, measures)
    return {name: mean(list(found.values())) for name, found in values.items()}


def per_question(run: Run, qrels: Qrels, measures: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """Each measure for each judged question.

    :param measures: those of ir-measures, by the names that they are to have.
    """
    import ir_measures

    names = {one: name for name, one in measures.items()}
    values = {name: dict.fromkeys(qrels, 0.0) for name in measures}
    judged = {query_id: dict(relevance) for query_id, relevance in qrels.items()}
    ranked = {query_id: dict(items) for query_id, items in run.items() if items}
    for found in ir_measures.iter_calc(list(measures.values()), judged, ranked):
        values[names[found.measure]][found.query_id] = float(found.value)
    return values
