"""Products that are looked at together."""

import numpy as np


def similar(views: np.ndarray, product: int, count: int) -> list[int]:
    """The products most like one, by the customers who looked at them.

    `views` has a row for each customer and a column for each product, 1 where the customer looked at it.
    """
    lengths = np.linalg.norm(views, axis=0)
    lengths[lengths == 0] = 1
    scores = (views.T @ views[:, product]) / (lengths * lengths[product])
    scores[product] = -1
    best = np.argsort(-scores, kind="stable")[:count]
    return [int(index) for index in best if scores[index] > 0]
