import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { SilentEnvironment } from '@socle/plugin-opentelemetry-common';
import { EntityLink } from '@socle/plugin-platform-react';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { FactTable } from '../FactTable';
import styles from './TelemetryPage.module.css';

/** Environments of which nothing came for a day. */
export function Silent({ silent }: { silent: readonly SilentEnvironment[] }) {
  const { t } = useTranslationRef(healthTranslationRef);
  return silent.length === 0 ? (
    <Text as="p">{t('platform.noneSilent')}</Text>
  ) : (
    <FactTable<SilentEnvironment>
      title={t('platform.silent')}
      note={t('platform.silentNote')}
      keyOf={({ cluster, namespace }) => `${cluster} ${namespace}`}
      rows={silent}
      columns={[
        {
          id: 'tenant',
          label: t('platform.tenant'),
          render: ({ tenant }) => (
            <EntityLink entityRef={`system:default/${tenant}`} />
          ),
        },
        {
          id: 'environment',
          label: t('platform.environment'),
          render: ({ environment }) => environment,
        },
        {
          id: 'cluster',
          label: t('platform.cluster'),
          render: ({ cluster }) => cluster,
        },
        {
          id: 'namespace',
          label: t('platform.namespace'),
          render: ({ namespace }) => (
            <span className={styles.code}>{namespace}</span>
          ),
        },
      ]}
    />
  );
}
