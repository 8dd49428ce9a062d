import { useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge, Link } from '@backstage/ui';
import { Age, Changing } from '@socle/plugin-platform-react';
import { RefusedGroup } from '@socle/plugin-cilium-common';
import { SteadyRow } from '../../hooks/useSteady';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { Connection, endOf, portOf } from '../Connection';
import { VirtualColumn, VirtualTable } from '../VirtualTable';
import styles from './Refusals.module.css';

/** What was asked of a refused request, in one line. */
export function requestOf({
  request,
}: Pick<RefusedGroup, 'request'>): string | undefined {
  return request
    ? [request.method, request.path ?? request.dnsName]
        .filter(Boolean)
        .join(' ') || undefined
    : undefined;
}

/** The refused connections as a table; each leads to why. */
export function RefusalsTable(props: {
  rows: readonly SteadyRow<RefusedGroup>[];
  hasEnvironments: boolean;
  onReading: (isReading: boolean) => void;
}) {
  const { rows, hasEnvironments, onReading } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const { search } = useLocation();
  const columns = useMemo((): VirtualColumn<SteadyRow<RefusedGroup>>[] => {
    const addressOf = (id: string) => {
      const parameters = new URLSearchParams(search);
      parameters.set('group', id);
      return `?${parameters}`;
    };
    return [
      {
        id: 'connection',
        label: t('refusals.columns.connection'),
        width: '5fr',
        render: ({ id, row }) => (
          <>
            <Link href={addressOf(id)}>
              <Connection from={endOf(row.from)} to={endOf(row.to)} />
            </Link>
            {row.isNew && (
              <Badge size="small" className={styles.new}>
                {t('refusals.new')}
              </Badge>
            )}
          </>
        ),
      },
      {
        id: 'port',
        label: t('refusals.columns.port'),
        width: '1.8fr',
        render: ({ row }) => portOf(row) ?? t('connection.everyPort'),
      },
      {
        id: 'reason',
        label: t('refusals.columns.reason'),
        width: '3fr',
        render: ({ row, isGone }) => (
          <>
            {isGone
              ? t('refusals.gone')
              : t(`reasons.${row.reason}`, {
                  description: row.dropReason ?? '–',
                })}
            <span className={styles.quiet}>
              {row.isFolded ? t('refusals.folded') : requestOf(row)}
            </span>
          </>
        ),
      },
      ...(hasEnvironments
        ? [
            {
              id: 'environment',
              label: t('refusals.columns.environment'),
              width: '1.8fr',
              // The ends say where they are.
              isMinor: true,
              render: ({ row }: SteadyRow<RefusedGroup>) => row.environment,
            },
          ]
        : []),
      {
        id: 'count',
        label: t('refusals.columns.count'),
        width: '1.4fr',
        isNumber: true,
        render: ({ row }) => <Changing value={row.count} />,
      },
      {
        id: 'first',
        label: t('refusals.columns.first'),
        width: '1.9fr',
        isMinor: true,
        isNumber: true,
        render: ({ row }) => <Age at={row.firstSeen} />,
      },
      {
        id: 'last',
        label: t('refusals.columns.last'),
        width: '1.9fr',
        isNumber: true,
        render: ({ row }) => <Age at={row.lastSeen} />,
      },
    ];
  }, [t, search, hasEnvironments]);
  return (
    <VirtualTable
      label={t('refusals.table')}
      columns={columns}
      rows={rows}
      onReading={onReading}
      isFaded={({ isGone }) => isGone}
    />
  );
}
