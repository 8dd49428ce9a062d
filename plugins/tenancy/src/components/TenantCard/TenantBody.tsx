import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { Age, DeniedState, FailedState } from '@socle/plugin-platform-react';
import { TenantDetails } from '@socle/plugin-tenancy-common';
import { Polled } from '../../hooks/usePolled';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { FileFindings, TenantFacts, TenantVerdict } from '../TenantFacts';
import { TenantSkeleton } from './TenantSkeleton';

/** A tenant in each of its states: the sentence, what is wrong with its files, and its facts. */
export function TenantBody(props: {
  name: string;
  state: Polled<TenantDetails>;
  /** Who can let somebody see it. */
  owners: string[];
  alone?: boolean;
}) {
  const { name, state, owners, alone } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  switch (state.status) {
    case 'loading':
      return <TenantSkeleton />;
    case 'denied':
      return <DeniedState title={t('tenant.deniedTitle')} owners={owners} />;
    case 'error':
      // That it is there is known already where its page is.
      return owners.length > 0 && isNotFound(state.error) ? (
        <DeniedState title={t('tenant.deniedTitle')} owners={owners} />
      ) : (
        <FailedState
          title={t('tenant.failedTitle')}
          notFound={t('tenant.notFound', { name })}
          error={state.error}
          onTryAgain={state.retry}
        />
      );
    default: {
      const { data, failure, receivedAt } = state;
      return (
        <Flex direction="column" gap="4">
          <TenantVerdict details={data} />
          {failure && (
            <Text as="p" color="secondary" role="status">
              {t('tenants.refreshFailed', {
                time: <Age at={receivedAt} />,
                message: failure.message,
              })}
            </Text>
          )}
          <FileFindings
            findings={data.findings}
            folder={data.links.find(({ kind }) => kind === 'gitops')?.url}
          />
          <TenantFacts details={data} alone={alone} />
        </Flex>
      );
    }
  }
}

function isNotFound(error: Error): boolean {
  return 'statusCode' in error && error.statusCode === 404;
}
