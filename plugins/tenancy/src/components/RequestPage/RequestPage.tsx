import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Flex, Text } from '@backstage/ui';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Age,
  EmptyState,
  EntityLink,
  FailedState,
  Followed,
  LiveDot,
} from '@socle/plugin-platform-react';
import { TenantRequest } from '@socle/plugin-tenancy-common';
import { useParams } from 'react-router-dom';
import { useRequest } from '../../hooks/useRequest';
import { useTenant } from '../../hooks/useTenant';
import { rootRouteRef } from '../../routes';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { CreateTenantButton } from '../CreateTenantButton';
import { ExternalLink, InternalLink } from '../Links';
import { PageFrame } from '../PageFrame';
import { TenantFacts } from '../TenantFacts';
import styles from './RequestPage.module.css';
import { RequestSkeleton } from './RequestSkeleton';
import { RequestSteps } from './RequestSteps';
import { RequestVerdict } from './RequestVerdict';

function Asked({ change }: { change: TenantRequest['change'] }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const words = {
    age: <Age at={change.createdAt} />,
    change: (
      <ExternalLink href={change.url}>
        {t('request.pullRequest', { number: String(change.number) })}
      </ExternalLink>
    ),
  };
  return (
    <p className={styles.asked}>
      {change.requestedBy
        ? t('request.asked', {
            ...words,
            person: <EntityLink entityRef={change.requestedBy} />,
          })
        : t('request.askedByNobody', words)}
    </p>
  );
}

/** What to do next with a request as a whole. */
function Next({ request }: { request: TenantRequest }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const entityLink = useEntityRefLink();
  const { tenant, change, ended } = request;
  if (ended && change.state !== 'closed') {
    return change.kind === 'remove' ? null : (
      <ButtonLink
        variant="primary"
        href={entityLink(`system:default/${tenant}`)}
      >
        {t('request.openTenant', { tenant })}
      </ButtonLink>
    );
  }
  return (
    <Flex gap="3">
      {change.state === 'closed' && change.kind === 'create' && (
        <CreateTenantButton>{t('request.askAgain')}</CreateTenantButton>
      )}
      {change.state !== 'merged' && (
        <ButtonLink
          variant="secondary"
          href={change.url}
          target="_blank"
          rel="noopener"
        >
          {t('request.openPullRequest')}
        </ButtonLink>
      )}
    </Flex>
  );
}

function ReadyState(props: {
  state: Extract<Followed<TenantRequest>, { status: 'ready' }>;
}) {
  const { data, connection, receivedAt } = props.state;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const tenant = useTenant(data.tenant);
  const details = tenant.status === 'ready' ? tenant.data : undefined;
  return (
    <>
      <Flex justify="between" align="start" gap="4">
        <div>
          <Text as="h2" variant="title-small" weight="bold">
            {t(`request.title.${data.change.kind}`, { tenant: data.tenant })}
          </Text>
          <Asked change={data.change} />
        </div>
        {!data.ended && <LiveDot state={connection} observedAt={receivedAt} />}
      </Flex>
      <RequestVerdict request={data} title={details?.title ?? data.tenant} />
      <div>
        <Next request={data} />
      </div>
      <RequestSteps
        request={data}
        argocd={details?.links.find(({ kind }) => kind === 'argocd')?.url}
      />
      {details && data.change.state !== 'closed' && !data.ended && (
        <section className={styles.wanted} aria-label={t('request.wanted')}>
          <Text as="h3" variant="title-x-small" weight="bold">
            {t('request.wanted')}
          </Text>
          <TenantFacts details={details} alone hideChanges />
        </section>
      )}
    </>
  );
}

/** Follows a request from its pull request to the clusters, for as long as the page is open. */
export function RequestPage() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { name: tenant = '' } = useParams();
  const allTenants = useRouteRef(rootRouteRef);
  const state = useRequest(tenant);
  const body = () => {
    switch (state.status) {
      case 'loading':
        return <RequestSkeleton />;
      case 'denied':
        return <EmptyState title={t('request.notFound', { tenant })} />;
      case 'error':
        return (
          <FailedState
            title={t('request.failedTitle')}
            notFound={t('request.notFound', { tenant })}
            error={state.error}
            onTryAgain={state.retry}
          />
        );
      default:
        return <ReadyState state={state} />;
    }
  };
  return (
    <PageFrame>
      <div>
        <InternalLink href={allTenants()}>{t('tenant.backToAll')}</InternalLink>
      </div>
      {body()}
    </PageFrame>
  );
}
