import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import {
  EmptyState,
  FailedState,
  useLanguage,
} from '@socle/plugin-platform-react';
import { Polled } from '../../hooks/usePolled';
import { Tenants, useTenants } from '../../hooks/useTenants';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { CreateTenantButton } from '../CreateTenantButton';
import { PageFrame } from '../PageFrame';
import { MyRequests, requestsOf } from './MyRequests';
import { pageOf, selectTenants, tenantRows } from './selectTenants';
import { isNarrowed, TenantQuery } from './tenantQuery';
import { TenantsFilters } from './TenantsFilters';
import { TenantsPages } from './TenantsPages';
import { TenantsSkeleton } from './TenantsSkeleton';
import { TenantsTable } from './TenantsTable';
import { TenantsVerdict } from './TenantsVerdict';
import { useTenantQuery } from './useTenantQuery';

const PAGE_SIZE = 25;

const everything: Partial<TenantQuery> = {
  search: '',
  state: undefined,
  owner: undefined,
  cluster: undefined,
  environment: undefined,
};

type Ready = Extract<Polled<Tenants>, { status: 'ready' }>;

function Listing(props: {
  state: Ready;
  tenants: Tenants['listing']['tenants'];
}) {
  const { state, tenants } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const language = useLanguage();
  const [query, change] = useTenantQuery();
  const { requests } = state.data.requests;
  const rows = useMemo(
    () => tenantRows(tenants, requests),
    [tenants, requests],
  );
  const selected = useMemo(
    () => selectTenants(rows, query, language),
    [rows, query, language],
  );
  const shown = pageOf(selected, query.page, PAGE_SIZE);
  return (
    <>
      <TenantsFilters tenants={tenants} query={query} onChange={change} />
      {isNarrowed(query) && (
        <Flex align="center" gap="3">
          <Text as="p" role="status">
            {selected.length === 0
              ? t('tenants.noMatch')
              : t('tenants.matching', { count: selected.length })}
          </Text>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => change(everything)}
          >
            {t('tenants.clear')}
          </Button>
        </Flex>
      )}
      {selected.length > 0 && (
        <TenantsTable rows={shown.rows} query={query} onChange={change} />
      )}
      <TenantsPages
        page={shown.page}
        pages={shown.pages}
        size={PAGE_SIZE}
        total={selected.length}
        onChange={page => change({ page })}
      />
    </>
  );
}

function ReadyState(props: {
  state: Ready;
  tenants: Tenants['listing']['tenants'];
  arrived: number;
  onShowArrived: () => void;
}) {
  const { state, tenants, arrived, onShowArrived } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { requests, viewer } = state.data;
  return (
    <>
      <Flex justify="between" align="start" gap="4">
        <TenantsVerdict tenants={tenants} state={state} />
        {tenants.length > 0 && <CreateTenantButton />}
      </Flex>
      <MyRequests
        requests={requestsOf(requests.requests, { viewer, now: Date.now() })}
      />
      {arrived > 0 && (
        <div role="status">
          <Button size="small" variant="secondary" onPress={onShowArrived}>
            {t('tenants.arrived', { count: arrived })}
          </Button>
        </div>
      )}
      {tenants.length > 0 ? (
        <Listing state={state} tenants={tenants} />
      ) : (
        <EmptyState
          title={t('tenants.emptyTitle')}
          description={t('tenants.emptyDescription')}
          action={<CreateTenantButton />}
        />
      )}
    </>
  );
}

/** The tenants that the viewer may see: one sentence, what they asked for, and a table to search in. */
export function TenantsPage() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { state, present, arrived, showArrived } = useTenants();
  const body = () => {
    switch (state.status) {
      case 'loading':
        return <TenantsSkeleton />;
      case 'denied':
        return (
          <EmptyState
            title={t('tenants.deniedTitle')}
            description={t('tenants.deniedDescription')}
          />
        );
      case 'error':
        return (
          <FailedState
            title={t('tenants.failedTitle')}
            error={state.error}
            onTryAgain={state.retry}
          />
        );
      default:
        return (
          <ReadyState
            state={state}
            tenants={present}
            arrived={arrived}
            onShowArrived={showArrived}
          />
        );
    }
  };
  return <PageFrame>{body()}</PageFrame>;
}
