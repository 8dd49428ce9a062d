import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { ApplicationDetails } from '@socle/plugin-argocd-common';
import { Age } from '@socle/plugin-platform-react';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { Waves } from '../Waves';

/** The sync that runs, object by object; the last one, where it did not go well. Nothing otherwise. */
export function Operation({ details }: { details: ApplicationDetails }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { application, waves } = details;
  const { operation } = application;
  const isRunning =
    operation?.phase === 'Running' || operation?.phase === 'Terminating';
  if (!operation || (!isRunning && operation.phase === 'Succeeded')) {
    return null;
  }
  return (
    <section aria-label={t('operation.title')}>
      <Text as="h3" variant="body-large" weight="bold">
        {t('operation.title')}
      </Text>
      <Text as="p" role="status">
        {isRunning && operation.startedAt
          ? t('operation.running', { time: <Age at={operation.startedAt} /> })
          : t('operation.last')}{' '}
        {operation.retryCount > 0 &&
          t('operation.retry', { count: operation.retryCount })}
      </Text>
      {operation.message && (
        <Text as="p" color="secondary" variant="body-small">
          {operation.message}
        </Text>
      )}
      <Waves waves={waves} label={t('operation.title')} />
    </section>
  );
}
