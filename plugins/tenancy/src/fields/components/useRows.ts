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

/**
 * Keeps the keyboard where it was: in a row that was just added, and on the button that adds one where a row went.
 */
export function useRowFocus() {
  const root = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<{ row: string } | 'add'>();
  useEffect(() => {
    if (!wanted || !root.current) {
      return;
    }
    const target =
      wanted === 'add'
        ? root.current.querySelector<HTMLElement>('[data-add]')
        : root.current.querySelector<HTMLElement>(
            `[data-row="${wanted.row}"] :is(input, button):not(:disabled)`,
          );
    target?.focus();
    setWanted(undefined);
  }, [wanted]);
  return {
    root,
    focusRow: (row: string) => setWanted({ row }),
    focusAdd: () => setWanted('add'),
  };
}
