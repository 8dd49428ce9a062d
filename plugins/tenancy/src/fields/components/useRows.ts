import { useEffect, useRef, useState } from 'react';

let made = 0;

/** An identity that no other row of the page has. */
export function newId(kind: string): string {
  made += 1;
  return `${kind}-new-${made}`;
}

/** The rows with one of them a place further up or down. */
export function moved<Row>(
  rows: readonly Row[],
  index: number,
  by: -1 | 1,
): Row[] {
  const next = [...rows];
  const [row] = next.splice(index, 1);
  next.splice(index + by, 0, row);
  return next;
}

/** Where the keyboard goes: into a row, to the button that moved one, or to the one that adds. */
type Target = { row: string; moved?: -1 | 1 } | 'add';

/**
 * Keeps the keyboard where it was: in a row that was just added or moved, and on the button that adds one where a row went.
 */
export function useRowFocus() {
  const root = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<Target>();
  useEffect(() => {
    if (wanted) {
      const found = selectorsOf(wanted).map(selector =>
        root.current?.querySelector<HTMLElement>(selector),
      );
      found.find(element => element)?.focus();
      setWanted(undefined);
    }
  }, [wanted]);
  return {
    root,
    focusRow: (row: string) => setWanted({ row }),
    focusMoved: (row: string, by: -1 | 1) => setWanted({ row, moved: by }),
    focusAdd: () => setWanted('add'),
  };
}

function selectorsOf(target: Target): string[] {
  if (target === 'add') {
    return ['[data-add]'];
  }
  const row = `[data-row="${target.row}"]`;
  // At an end there is no further: the way back is beside it.
  return target.moved
    ? [target.moved, -target.moved].map(
        by => `${row} [data-move="${by}"]:not(:disabled)`,
      )
    : [`${row} [data-field] :is(input, button)`];
}
