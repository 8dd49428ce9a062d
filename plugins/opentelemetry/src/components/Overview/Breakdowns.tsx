import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { Breakdown, BreakdownRow } from '@socle/plugin-opentelemetry-common';
import { useViewParameter } from '@socle/plugin-platform-react';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { FactTable } from '../FactTable';
import { FigureValue } from '../FigureValue';
import styles from './Overview.module.css';

function BreakdownTable({ breakdown }: { breakdown: Breakdown }) {
  const { by, rows, total } = breakdown;
  const { t } = useTranslationRef(healthTranslationRef);
  const nameOf = ({ name }: BreakdownRow) => name || t('breakdown.unnamed');
  const labelOf = (row: BreakdownRow, fact: string) =>
    t('breakdown.factOf', { fact, name: nameOf(row) });
  const has = (fact: 'failureRatio' | 'p95') =>
    rows.some(row => row[fact] !== undefined);
  return (
    <FactTable<BreakdownRow>
      title={t(`breakdown.by.${by}`)}
      hideTitle
      note={
        by === 'version' && rows.length > 1
          ? t('breakdown.rollout', { count: rows.length })
          : total > rows.length &&
            t('breakdown.some', {
              shown: String(rows.length),
              total: String(total),
            })
      }
      keyOf={({ name }) => name}
      rows={rows}
      columns={[
        {
          id: 'name',
          label: t(`breakdown.${by}`),
          render: row => (
            <span className={row.name ? styles.code : styles.quiet}>
              {nameOf(row)}
            </span>
          ),
        },
        {
          id: 'requests',
          label: t('facts.requests'),
          isNumeric: true,
          render: row => (
            <FigureValue
              figure={row.requests}
              label={labelOf(row, t('facts.requests'))}
            />
          ),
        },
        ...(['failureRatio', 'p95'] as const).filter(has).map(fact => ({
          id: fact,
          label: t(`facts.${fact}`),
          isNumeric: true,
          render: (row: BreakdownRow) => {
            const figure = row[fact];
            return (
              figure && (
                <FigureValue
                  figure={figure}
                  label={labelOf(row, t(`facts.${fact}`))}
                />
              )
            );
          },
        })),
      ]}
    />
  );
}

/** During a rollout, how the new version fares against the old one is what people ask for. */
function firstOf(breakdowns: readonly Breakdown[]): number {
  const rollout = breakdowns.findIndex(
    ({ by, rows }) => by === 'version' && rows.length > 1,
  );
  return Math.max(rollout, 0);
}

/** The figures of the last minutes, apart by route, status, pod or version. The address holds which. */
export function Breakdowns(props: { breakdowns: readonly Breakdown[] }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const [asked, setAsked] = useViewParameter('by');
  const breakdowns = props.breakdowns.filter(({ rows }) => rows.length > 0);
  const keyOf = ({ by, kind }: Breakdown) => `${by}.${kind}`;
  const shown =
    breakdowns.find(one => keyOf(one) === asked) ??
    breakdowns[firstOf(breakdowns)];
  const hasKinds = new Set(breakdowns.map(({ kind }) => kind)).size > 1;
  return (
    shown && (
      <Tabs
        selectedKey={keyOf(shown)}
        onSelectionChange={key => setAsked(String(key))}
      >
        <TabList aria-label={t('breakdown.title')}>
          {breakdowns.map(one => (
            <Tab key={keyOf(one)} id={keyOf(one)}>
              {hasKinds
                ? t('chart.ofKind', {
                    title: t(`breakdown.by.${one.by}`),
                    kind: one.kind,
                  })
                : t(`breakdown.by.${one.by}`)}
            </Tab>
          ))}
        </TabList>
        {breakdowns.map(one => (
          <TabPanel key={keyOf(one)} id={keyOf(one)}>
            <Box pt="2">
              {one === shown && <BreakdownTable breakdown={one} />}
            </Box>
          </TabPanel>
        ))}
      </Tabs>
    )
  );
}
