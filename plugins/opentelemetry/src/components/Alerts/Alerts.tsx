import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { ServiceAlert } from '@socle/plugin-opentelemetry-common';
import { StatusLevel } from '@socle/plugin-platform-common';
import { Age, StatusMark } from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import styles from './Alerts.module.css';

/** An alert, and where it fires. */
export interface PlacedAlert extends ServiceAlert {
  environment?: string;
}

/* What nobody is woken up for, and what somebody has taken on already, is no error. */
function levelOf({ state, severity, silence }: ServiceAlert): StatusLevel {
  return state === 'firing' &&
    !silence &&
    severity !== 'warning' &&
    severity !== 'info' &&
    severity !== 'ticket'
    ? 'error'
    : 'warning';
}

function AlertItem({ alert }: { alert: PlacedAlert }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  const { name, state, summary, description, runbook, since, silence } = alert;
  const { environment } = alert;
  return (
    <li className={styles.alert}>
      <StatusMark level={levelOf(alert)} hideLabel />
      <div>
        <p className={styles.line}>
          <span className={styles.name}>{name}</span>{' '}
          <span className={styles.quiet}>
            {environment
              ? t('alerts.stateIn', {
                  state: t(`alerts.${state}`),
                  environment,
                })
              : t(`alerts.${state}`)}
            {since && (
              <>
                {' '}
                <Age at={since} />
              </>
            )}
          </span>
        </p>
        {(summary ?? description) && (
          <p className={styles.line}>{summary ?? description}</p>
        )}
        {silence && (
          <p className={styles.quiet}>
            {silence.by
              ? t('alerts.silencedBy', {
                  by: silence.by,
                  until: words.clock(silence.until),
                })
              : t('alerts.silenced', { until: words.clock(silence.until) })}
            {silence.comment && ` ${silence.comment}`}
          </p>
        )}
        {runbook && (
          <Link
            href={runbook}
            target="_blank"
            aria-label={t('alerts.runbookOf', { name })}
          >
            {t('alerts.runbook')}
          </Link>
        )}
      </div>
    </li>
  );
}

/** Alerts that fire or are about to, with what they mean and what to do. */
export function Alerts({ alerts }: { alerts: readonly PlacedAlert[] }) {
  const { t } = useTranslationRef(healthTranslationRef);
  return (
    alerts.length > 0 && (
      <section aria-label={t('alerts.title')}>
        <Text as="h3" variant="body-large" weight="bold">
          {t('alerts.title')}
        </Text>
        <ul className={styles.list}>
          {alerts.map((alert, index) => (
            <AlertItem
              // Two alerts of one name differ by labels that are not told apart here.
              key={`${alert.environment} ${alert.name} ${index}`}
              alert={alert}
            />
          ))}
        </ul>
      </section>
    )
  );
}
