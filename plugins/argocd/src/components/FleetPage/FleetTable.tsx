import { useMemo, useRef, useState } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { applicationKey, FleetRow } from '@socle/plugin-argocd-common';
import { useVirtualizer } from '@tanstack/react-virtual';
import { applicationRouteRef } from '../../routes';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { FleetGroupRow } from './FleetGroupRow';
import styles from './FleetPage.module.css';
import { FleetTableRow } from './FleetTableRow';
import { Grouping } from './fleetQuery';
import { FleetGroup, groupFleet } from './selectFleet';
import { SteadyRow } from './useSteadyRows';

const columns = ['name', 'verdict', 'place', 'version', 'since'] as const;
const rowHeight = 56;

type Item =
  | { type: 'group'; id: string; group: FleetGroup; isOpen: boolean }
  | { type: 'row'; id: string; row: SteadyRow };

/** Groups with nothing but what is delivered are closed until somebody opens them. */
function isOpenAtFirst({ counts, rows }: FleetGroup): boolean {
  return counts.delivered !== rows.length;
}

function itemsOf(options: {
  placed: readonly FleetRow[];
  steady: ReadonlyMap<string, SteadyRow>;
  grouping?: Grouping;
  toggled: ReadonlySet<string>;
}): Item[] {
  const { placed, steady, grouping, toggled } = options;
  const rowsOf = (rows: readonly FleetRow[]) =>
    rows.flatMap((one): Item[] => {
      const id = applicationKey(one);
      const row = steady.get(id);
      return row ? [{ type: 'row', id, row }] : [];
    });
  if (!grouping) {
    return rowsOf(placed);
  }
  return groupFleet(placed, grouping).flatMap((group): Item[] => {
    const id = `group ${group.value ?? ''}`;
    const isOpen = isOpenAtFirst(group) !== toggled.has(id);
    return [
      { type: 'group', id, group, isOpen },
      ...(isOpen ? rowsOf(group.rows) : []),
    ];
  });
}

/** The Applications as a table of which only what is in sight is drawn. */
export function FleetTable(props: {
  placed: readonly FleetRow[];
  steady: ReadonlyMap<string, SteadyRow>;
  grouping?: Grouping;
  /** Whether somebody points at the rows or is among them with the keyboard. */
  onReading: (isReading: boolean) => void;
}) {
  const { placed, steady, grouping, onReading } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const frame = useRef<HTMLDivElement>(null);
  const applicationRoute = useRouteRef(applicationRouteRef);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const items = useMemo(
    () => itemsOf({ placed, steady, grouping, toggled }),
    [placed, steady, grouping, toggled],
  );
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: index => items[index].id,
    overscan: 8,
  });
  const toggle = (id: string) =>
    setToggled(known => {
      const next = new Set(known);
      if (!next.delete(id)) {
        next.add(id);
      }
      return next;
    });
  const reads = () =>
    Boolean(
      frame.current?.matches(':hover') ||
      frame.current?.contains(document.activeElement) ||
      (frame.current?.scrollTop ?? 0) > 0,
    );
  const onChange = () => onReading(reads());
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="table"
      aria-label={t('fleet.table')}
      aria-rowcount={items.length + 1}
      onMouseEnter={() => onReading(true)}
      onMouseLeave={() => onReading(false)}
      onFocus={() => onReading(true)}
      onBlur={onChange}
      onScroll={onChange}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          {columns.map(column => (
            <span key={column} role="columnheader" className={styles[column]}>
              {t(`fleet.columns.${column}`)}
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
          const item = items[index];
          const place = {
            index: index + 2,
            style: { height: rowHeight, transform: `translateY(${start}px)` },
          };
          return item.type === 'group' ? (
            <FleetGroupRow
              key={key}
              {...place}
              grouping={grouping}
              group={item.group}
              isOpen={item.isOpen}
              onToggle={() => toggle(item.id)}
            />
          ) : (
            <FleetTableRow
              key={key}
              {...place}
              row={item.row}
              href={applicationRoute({
                instance: item.row.row.instance,
                namespace: item.row.row.namespace,
                name: item.row.row.name,
              })}
            />
          );
        })}
      </div>
    </div>
  );
}
