import { CSSProperties, ReactNode, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import styles from './VirtualTable.module.css';

/** One column of a table. */
export interface VirtualColumn<Row> {
  id: string;
  label: string;
  /** Its share of the width, as CSS grid has it: `2fr`. */
  width: string;
  /** Left out below 1,100 px. */
  isMinor?: boolean;
  isNumber?: boolean;
  render: (row: Row) => ReactNode;
}

const estimatedHeight = 52;

/** A table of which only what is in sight is drawn. Its first column names the row. */
export function VirtualTable<Row extends { id: string }>(props: {
  label: string;
  columns: readonly VirtualColumn<Row>[];
  rows: readonly Row[];
  /** Whether somebody points at the rows or is among them with the keyboard. */
  onReading?: (isReading: boolean) => void;
  /** Whether a row is drawn as one of the past. */
  isFaded?: (row: Row) => boolean;
  /** Whether a row stands for everything that the others leave. */
  isBaseline?: (row: Row) => boolean;
}) {
  const { label, columns, rows, onReading, isFaded, isBaseline } = props;
  const frame = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => estimatedHeight,
    getItemKey: index => rows[index].id,
    overscan: 8,
  });
  const onChange = () =>
    onReading?.(
      Boolean(
        frame.current?.matches(':hover') ||
        frame.current?.contains(document.activeElement) ||
        (frame.current?.scrollTop ?? 0) > 0,
      ),
    );
  const widths = (isNarrow: boolean) =>
    columns
      .filter(({ isMinor }) => !isNarrow || !isMinor)
      .map(({ width }) => `minmax(0, ${width})`)
      .join(' ');
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      style={
        {
          '--columns': widths(false),
          '--narrow-columns': widths(true),
        } as CSSProperties
      }
      onMouseEnter={() => onReading?.(true)}
      onMouseLeave={() => onReading?.(false)}
      onFocus={() => onReading?.(true)}
      onBlur={onChange}
      onScroll={onChange}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          {columns.map(({ id, label: name, isMinor, isNumber }) => (
            <span
              key={id}
              role="columnheader"
              className={styles.cell}
              data-minor={isMinor || undefined}
              data-number={isNumber || undefined}
            >
              {name}
            </span>
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              role="row"
              aria-rowindex={index + 2}
              data-index={index}
              data-faded={isFaded?.(row) || undefined}
              data-baseline={isBaseline?.(row) || undefined}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              {columns.map(({ id, isMinor, isNumber, render }, place) => (
                <span
                  key={id}
                  role={place === 0 ? 'rowheader' : 'cell'}
                  className={styles.cell}
                  data-minor={isMinor || undefined}
                  data-number={isNumber || undefined}
                >
                  {render(row)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
