import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { Age, StatusSentence, useLanguage } from '@socle/plugin-platform-react';
import { TenantSummary } from '@socle/plugin-tenancy-common';
import { Polled } from '../../hooks/usePolled';
import { Tenants } from '../../hooks/useTenants';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { formatList } from '../EnvironmentsVerdict/formatList';
import { assessTenants } from './assessTenants';
import styles from './TenantsPage.module.css';

/** The sentence about the tenants, and what is missing of them. */
export function TenantsVerdict(props: {
  tenants: TenantSummary[];
  state: Extract<Polled<Tenants>, { status: 'ready' }>;
}) {
  const { tenants, state } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const language = useLanguage();
  const { status, requestsStatus } = state.data.listing;
  const assessment = assessTenants(tenants, status);
  const states = assessment.states.map(({ state: one, count }) =>
    t(`tenants.counted.${one}`, { total: String(count) }),
  );
  return (
    <Flex direction="column" gap="1">
      {tenants.length > 0 && (
        <StatusSentence status={assessment.status} size="large">
          {t('tenants.verdict', {
            count: assessment.total,
            states: formatList(states, language),
          })}
        </StatusSentence>
      )}
      {status.staleSince && (
        <Note details={status.reason}>{t('tenants.forgeDown')}</Note>
      )}
      {!status.staleSince && requestsStatus.level !== 'ok' && (
        <Note details={requestsStatus.reason}>
          {requestsStatus.staleSince
            ? t('tenants.requestsStale')
            : t('tenants.requestsUnknown')}
        </Note>
      )}
      {state.failure && (
        <Text as="p" color="secondary" role="status">
          {t('tenants.refreshFailed', {
            time: <Age at={state.receivedAt} />,
            message: state.failure.message,
          })}
        </Text>
      )}
    </Flex>
  );
}

function Note(props: { children: string; details: string }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <div className={styles.note}>
      <p>{props.children}</p>
      <details>
        <summary>{t('tenants.details')}</summary>
        {props.details}
      </details>
    </div>
  );
}
