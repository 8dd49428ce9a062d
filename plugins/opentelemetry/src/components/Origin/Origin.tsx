import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { FigureOrigin } from '@socle/plugin-opentelemetry-common';
import { Age, EmptyState } from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import styles from './Origin.module.css';

/** What a number is: its query, to be copied or opened in Grafana, its source, its window and its age. */
export function Origin(props: {
  title: string;
  value?: string;
  origin: FigureOrigin;
  at?: string;
}) {
  const { title, value, origin, at } = props;
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  return (
    <div className={styles.root}>
      <Flex direction="column" gap="2">
        <Text as="h4" variant="body-medium" weight="bold">
          {value ? t('figure.titled', { label: title, value }) : title}
        </Text>
        <EmptyState
          title={t('figure.query')}
          snippet={{ language: 'promql', text: origin.query }}
        />
        <dl className={styles.facts}>
          <dt>{t('figure.source')}</dt>
          <dd>{origin.source}</dd>
          {origin.windowSeconds !== undefined && (
            <>
              <dt>{t('figure.window')}</dt>
              <dd>{words.duration(origin.windowSeconds)}</dd>
            </>
          )}
          {at && (
            <>
              <dt>{t('figure.taken')}</dt>
              <dd>
                <Age at={at} />
              </dd>
            </>
          )}
        </dl>
        {origin.grafanaUrl && (
          <Link href={origin.grafanaUrl} target="_blank">
            {t('figure.grafana')}
          </Link>
        )}
      </Flex>
    </div>
  );
}
