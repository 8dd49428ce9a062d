import { ReactNode, useId } from 'react';
import { Text } from '@backstage/ui';
import styles from './FactTable.module.css';

/** A column of a table. */
export interface FactColumn<Row> {
  id: string;
  label: string;
  render(row: Row): ReactNode;
  isNumeric?: boolean;
  /** It gives way where the page is narrow. */
  isMinor?: boolean;
}

/** Rows of facts, each with a name of its own: the first column. */
export function FactTable<Row>(props: {
  title: string;
  /** Where a heading above it says the title already. */
  hideTitle?: boolean;
  note?: ReactNode;
  columns: readonly FactColumn<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string;
}) {
  const { title, hideTitle, note, columns, rows, keyOf } = props;
  const heading = useId();
  return (
    <div>
      {!hideTitle && (
        <Text as="h3" variant="body-large" weight="bold" id={heading}>
          {title}
        </Text>
      )}
      {note && <p className={styles.note}>{note}</p>}
      <div className={styles.frame}>
        <table className={styles.table} aria-label={title}>
          <thead>
            <tr>
              {columns.map(({ id, label, isNumeric, isMinor }) => (
                <th
                  key={id}
                  scope="col"
                  data-numeric={isNumeric || undefined}
                  data-minor={isMinor || undefined}
                >
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={keyOf(row)}>
                {columns.map(({ id, render, isNumeric, isMinor }, index) =>
                  index === 0 ? (
                    <th key={id} scope="row" className={styles.name}>
                      {render(row)}
                    </th>
                  ) : (
                    <td
                      key={id}
                      data-numeric={isNumeric || undefined}
                      data-minor={isMinor || undefined}
                    >
                      {render(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
