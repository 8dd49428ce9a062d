import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { applicationKey, FleetRow } from '@socle/plugin-argocd-common';

/** A row as it is drawn: at the place that it had, with what is known of it now. */
export interface SteadyRow {
  key: string;
  row: FleetRow;
  /** It was there when the rows were put in order, and is not any more. */
  isGone: boolean;
}

interface Order {
  question: string;
  rows: readonly FleetRow[];
}

/**
 * Keeps rows at their places while somebody reads them: what they say changes in place, and what is new or would stand
 * elsewhere waits until it is asked for, or until nobody reads.
 */
export function useSteadyRows(options: {
  /** In the order that they should have. */
  rows: readonly FleetRow[];
  /** What is asked for; another question has another order at once. */
  question: string;
}): {
  /** At the places that they had, as they were then: what they are grouped by. */
  placed: readonly FleetRow[];
  steady: ReadonlyMap<string, SteadyRow>;
  /** How many wait. */
  waiting: number;
  sortIn: () => void;
  setReading: (isReading: boolean) => void;
} {
  const { rows, question } = options;
  const [order, setOrder] = useState<Order>({ question, rows });
  const isReading = useRef(false);
  const newest = useRef<Order>({ question, rows });
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
    const now = new Map(rows.map(row => [applicationKey(row), row]));
    const steady = new Map<string, SteadyRow>();
    let waiting = now.size;
    for (const row of placed) {
      const key = applicationKey(row);
      const current = now.get(key);
      if (current?.verdict === row.verdict) {
        waiting -= 1;
      }
      steady.set(key, { key, row: current ?? row, isGone: !current });
    }
    return { placed, steady, waiting, sortIn, setReading };
  }, [rows, placed, sortIn, setReading]);
}
