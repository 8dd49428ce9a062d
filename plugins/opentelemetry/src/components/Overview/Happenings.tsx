import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { HealthDetail } from '@socle/plugin-opentelemetry-common';
import { shortRevision } from '../../format/shortRevision';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import styles from './Overview.module.css';

/** What happened in the range, the newest first: the verticals and grounds of the charts, in words. */
export function Happenings(props: {
  detail: Pick<HealthDetail, 'deploys' | 'alertSpans'>;
}) {
  const { deploys, alertSpans } = props.detail;
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  const happenings = [
    ...deploys.map(({ at, revision, application, by }) => {
      const what = revision ? shortRevision(revision) : application;
      return {
        at,
        key: `deploy ${application} ${at}`,
        text: by
          ? t('happenings.deployedBy', { what, by })
          : t('happenings.deployed', { what }),
      };
    }),
    ...alertSpans.map(({ name, from, to }) => ({
      at: from,
      key: `alert ${name} ${from}`,
      text: to
        ? t('happenings.fired', { name, until: words.clock(to) })
        : t('happenings.fires', { name }),
    })),
  ].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return (
    <section aria-label={t('happenings.title')}>
      <Text as="h3" variant="body-large" weight="bold">
        {t('happenings.title')}
      </Text>
      {happenings.length === 0 ? (
        <p className={styles.quiet}>{t('happenings.none')}</p>
      ) : (
        <ul className={styles.list}>
          {happenings.map(({ key, at, text }) => (
            <li key={key}>
              <time dateTime={at} className={styles.quiet}>
                {words.clock(at)}
              </time>{' '}
              {text}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
