import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { HealthCheck } from '@socle/plugin-opentelemetry-common';
import { Age, StatusMark } from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import styles from './Overview.module.css';

function Check({ check }: { check: HealthCheck }) {
  const { level, aspect, reason, windowSeconds, source, basis } = check;
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  return (
    <li className={styles.check}>
      <StatusMark level={level} hideLabel />
      <div>
        {t(`aspects.${aspect}`)}: {words.reason(reason)}
        <span className={styles.about}>
          {[
            basis && t(`checks.${basis}`),
            windowSeconds !== undefined &&
              t('checks.window', { window: words.duration(windowSeconds) }),
            source,
          ]
            .filter(Boolean)
            .join(' · ')}
          {' · '}
          <Age at={check.observedAt} />
        </span>
      </div>
    </li>
  );
}

/** Everything that the verdict was made of: what is wrong stands open, the rest is a count. */
export function Checks({ checks }: { checks: readonly HealthCheck[] }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const wrong = checks.filter(({ level }) => level !== 'ok');
  const well = checks.filter(({ level }) => level === 'ok');
  const list = (some: readonly HealthCheck[]) => (
    <ul className={styles.checks}>
      {some.map((check, index) => (
        // The same may be said of several sources.
        <Check
          key={`${check.aspect} ${check.source} ${check.reason.code} ${index}`}
          check={check}
        />
      ))}
    </ul>
  );
  return (
    <section aria-label={t('checks.title')}>
      <Text as="h3" variant="body-large" weight="bold">
        {t('checks.title')}
      </Text>
      {wrong.length > 0 && list(wrong)}
      {well.length > 0 && (
        <details className={styles.details}>
          <summary>{t('checks.well', { count: well.length })}</summary>
          {list(well)}
        </details>
      )}
    </section>
  );
}
