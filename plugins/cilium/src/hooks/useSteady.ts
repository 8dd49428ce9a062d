import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** A row as it is drawn: at the place that it had, with what is known of it now. */
export interface SteadyRow<Row> {
  id: string;
  row: Row;
  /** It was there when the rows were put in order, and is not any more. */
  isGone: boolean;
}

interface Order<Row> {
  question: string;
  rows: readonly Row[];
}

/**
 * Keeps rows at their places while somebody reads them: what they say changes in place, and what is new waits until it is asked
 * for, or until nobody reads.
 */
export function useSteady<Row extends { id: string }>(options: {
  /** In the order that they should have. */
  rows: readonly Row[];
  /** What is asked for; another question has another order at once. */
  question: string;
}): {
  steady: readonly SteadyRow<Row>[];
  /** How many are new since the rows were put in order. */
  waiting: number;
  sortIn: () => void;
  setReading: (isReading: boolean) => void;
} {
  const { rows, question } = options;
  const [order, setOrder] = useState<Order<Row>>({ question, rows });
  const isReading = useRef(false);
  const newest = useRef<Order<Row>>({ question, rows });
  newest.current = { question, rows };
  const sortIn = useCallback(() => setOrder(newest.current), []);
  const setReading = useCallback(
    (reading: boolean) => {
      isReading.current = reading;
      if (!reading) {
        sortIn();
      }
    },
    [sortIn],
  );
  useEffect(() => {
    if (!isReading.current) {
      sortIn();
    }
  }, [rows, sortIn]);

  const placed = order.question === question ? order.rows : rows;
  return useMemo(() => {
    const now = new Map(rows.map(row => [row.id, row]));
    const known = new Set(placed.map(({ id }) => id));
    return {
      steady: placed.map(row => ({
        id: row.id,
        row: now.get(row.id) ?? row,
        isGone: !now.has(row.id),
      })),
      waiting: rows.filter(({ id }) => !known.has(id)).length,
      sortIn,
      setReading,
    };
  }, [rows, placed, sortIn, setReading]);
}
