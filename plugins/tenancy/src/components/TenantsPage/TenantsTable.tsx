import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Column, Row, TableBody, TableHeader, TableRoot } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import {
  ChangedCell,
  EnvironmentsCell,
  NameCell,
  OwnerCell,
  PriceCell,
  StateCell,
} from './cells';
import { TenantRow } from './selectTenants';
import { SortColumn, sortColumns, TenantQuery } from './tenantQuery';
import styles from './TenantsPage.module.css';

const COLUMNS = [
  'name',
  'state',
  'owner',
  'environments',
  'price',
  'changed',
] as const;

const CELLS = {
  name: NameCell,
  state: StateCell,
  owner: OwnerCell,
  environments: EnvironmentsCell,
  price: PriceCell,
  changed: ChangedCell,
};

const isSortable = (column: string): column is SortColumn =>
  sortColumns.some(one => one === column);

/** One page of tenants, sorted by the columns that people choose. */
export function TenantsTable(props: {
  rows: TenantRow[];
  query: TenantQuery;
  onChange: (change: Partial<TenantQuery>) => void;
}) {
  const { rows, query, onChange } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <div className={styles.frame}>
      <TableRoot
        className={styles.table}
        aria-label={t('tenants.title')}
        sortDescriptor={{
          column: query.sort,
          direction: query.descending ? 'descending' : 'ascending',
        }}
        onSortChange={({ column, direction }) => {
          const sort = String(column);
          if (isSortable(sort)) {
            onChange({ sort, descending: direction === 'descending' });
          }
        }}
      >
        <TableHeader>
          {COLUMNS.map(column => (
            <Column
              key={column}
              id={column}
              isRowHeader={column === 'name'}
              allowsSorting={isSortable(column)}
              className={styles[column]}
            >
              {t(`tenants.columns.${column}`)}
            </Column>
          ))}
        </TableHeader>
        <TableBody items={rows} dependencies={[t]}>
          {row => (
            <Row id={row.id}>
              {COLUMNS.map(column => {
                const Cell = CELLS[column];
                return <Cell key={column} row={row} />;
              })}
            </Row>
          )}
        </TableBody>
      </TableRoot>
    </div>
  );
}
