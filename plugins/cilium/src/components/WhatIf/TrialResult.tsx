import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex, Text } from '@backstage/ui';
import { Age, StatusMark } from '@socle/plugin-platform-react';
import {
  ShownChangedFlow,
  Verdict,
  WhatIfAnswer,
} from '@socle/plugin-cilium-common';
import { useWords } from '../../hooks/useWords';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { Connection, endOf, portOf } from '../Connection';
import { levelOf } from '../Explanation';
import { VirtualColumn, VirtualTable } from '../VirtualTable';
import styles from './WhatIf.module.css';

function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslationRef(networkTranslationRef);
  return (
    <span className={styles.verdict}>
      <StatusMark level={levelOf(verdict)} hideLabel />{' '}
      {t(`verdicts.${verdict}`)}
    </span>
  );
}

type Row = ShownChangedFlow & { id: string };

function ChangedFlows({ changed }: Pick<WhatIfAnswer, 'changed'>) {
  const { t } = useTranslationRef(networkTranslationRef);
  const rows = useMemo(
    () => changed.map((flow, index): Row => ({ ...flow, id: String(index) })),
    [changed],
  );
  const columns: VirtualColumn<Row>[] = [
    {
      id: 'connection',
      label: t('whatIf.columns.connection'),
      width: '5fr',
      render: ({ from, to }) => (
        <Connection from={endOf(from)} to={endOf(to)} />
      ),
    },
    {
      id: 'port',
      label: t('whatIf.columns.port'),
      width: '1.8fr',
      render: flow => portOf(flow) ?? t('connection.everyPort'),
    },
    {
      id: 'before',
      label: t('whatIf.columns.before'),
      width: '1.6fr',
      render: ({ before }) => <VerdictMark verdict={before} />,
    },
    {
      id: 'after',
      label: t('whatIf.columns.after'),
      width: '1.6fr',
      render: ({ after }) => <VerdictMark verdict={after} />,
    },
    {
      id: 'count',
      label: t('whatIf.columns.count'),
      width: '1.2fr',
      isNumber: true,
      render: ({ count }) => String(count),
    },
    {
      id: 'last',
      label: t('whatIf.columns.last'),
      width: '1.6fr',
      isMinor: true,
      isNumber: true,
      render: ({ lastSeen }) => <Age at={lastSeen} />,
    },
  ];
  return (
    <VirtualTable label={t('whatIf.table')} columns={columns} rows={rows} />
  );
}

function Sentence({ answer }: { answer: WhatIfAnswer }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const { tried, changed } = answer;
  if (tried.flows === 0) {
    return t('whatIf.noFlows');
  }
  if (changed.length === 0) {
    return t('whatIf.none', { count: tried.flows });
  }
  const cut = changed.filter(({ after }) => after === 'denied').length;
  const opened = changed.filter(({ after }) => after === 'allowed').length;
  return t('whatIf.changes', {
    cut: t('whatIf.cut', { count: cut }),
    opened: t('whatIf.opened', { count: opened }),
  });
}

/** What a change of policies would do to the flows that were seen. */
export function TrialResult({ answer }: { answer: WhatIfAnswer }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const words = useWords();
  const { tried, changed, more, findings, unreadable, leftAside } = answer;
  const cuts = changed.some(({ after }) => after === 'denied');
  return (
    <Flex direction="column" gap="3">
      <div role="status">
        <Text as="p" variant="body-large" className={styles.verdict}>
          <StatusMark
            level={
              cuts ? 'error' : (changed.length > 0 && 'warning') || 'unknown'
            }
            hideLabel
          />{' '}
          <span>
            <Sentence answer={answer} />
          </span>
        </Text>
        {tried.flows > 0 && (
          <Text as="p" color="secondary">
            {t('whatIf.tried', {
              count: tried.flows,
              kinds: String(tried.kinds),
            })}{' '}
            {tried.since &&
              t('whatIf.since', { time: words.clock(tried.since) })}
          </Text>
        )}
      </div>
      {(unreadable.length > 0 || findings.length > 0) && (
        <section aria-label={t('whatIf.findings')}>
          <Flex direction="column" gap="2">
            {unreadable.map(({ line, message }) => (
              <Alert
                key={`${line} ${message}`}
                status="danger"
                icon
                title={t('whatIf.line', { line: String(line) })}
                description={message}
              />
            ))}
            {findings.map((finding, index) => (
              <Alert
                key={index}
                status={finding.severity === 'error' ? 'danger' : 'warning'}
                icon
                title={
                  finding.line === undefined
                    ? words.finding(finding)
                    : `${t('whatIf.line', { line: String(finding.line) })}: ${words.finding(finding)}`
                }
                description={words.remedy(finding)}
              />
            ))}
          </Flex>
        </section>
      )}
      {leftAside.length > 0 && (
        <Text as="p">
          {t('whatIf.leftAside', {
            policies: words.list(
              leftAside.map(({ kind, namespace, name }) =>
                [kind, [namespace, name].filter(Boolean).join('/')].join(' '),
              ),
            ),
          })}
        </Text>
      )}
      {changed.length > 0 && <ChangedFlows changed={changed} />}
      {more > 0 && (
        <Text as="p" color="secondary">
          {t('whatIf.more', { count: more })}
        </Text>
      )}
    </Flex>
  );
}
