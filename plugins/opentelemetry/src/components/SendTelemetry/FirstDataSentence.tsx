import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { EnvironmentOnboarding } from '@socle/plugin-opentelemetry-common';
import { StatusLevel } from '@socle/plugin-platform-common';
import { Age, StatusMark } from '@socle/plugin-platform-react';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import styles from './SendTelemetry.module.css';

const levels: Record<EnvironmentOnboarding['firstData']['state'], StatusLevel> =
  { arrived: 'ok', other: 'warning', waiting: 'unknown', unknown: 'unknown' };

/** Whether data came. Who waits for it is told by the page, also where they cannot see it change. */
export function FirstDataSentence(props: {
  onboarding: EnvironmentOnboarding;
}) {
  const { service, name: environment, firstData } = props.onboarding;
  const { t } = useTranslationRef(healthTranslationRef);
  const sentence = () => {
    switch (firstData.state) {
      case 'arrived':
        return t('first.arrived', {
          service,
          environment,
          metric: firstData.metric,
        });
      case 'other':
        return t('first.other', {
          service,
          environment,
          metrics: firstData.metrics.join(', '),
        });
      case 'waiting':
        return t('first.waiting', { service, environment });
      default:
        return t('first.unknown');
    }
  };
  return (
    <div role="status" aria-live="polite">
      <Text as="p" variant="body-large" weight="bold" className={styles.first}>
        <StatusMark level={levels[firstData.state]} hideLabel />
        <span>
          {sentence()}{' '}
          {firstData.state === 'arrived' && firstData.lastAt && (
            <Age at={firstData.lastAt} />
          )}
        </span>
      </Text>
      {firstData.state === 'waiting' && (
        <p className={styles.quiet}>{t('first.looking')}</p>
      )}
    </div>
  );
}
