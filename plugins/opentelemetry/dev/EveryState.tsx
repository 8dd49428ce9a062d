import { ReactElement } from 'react';
import { Entity } from '@backstage/catalog-model';
import { ApiProvider } from '@backstage/core-app-api';
import {
  ApiHolder,
  ApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import {
  componentEntity,
  tenantEntity,
} from '@socle/plugin-platform-react/testUtils';
import {
  arrived,
  detail,
  instrumentation,
  objectives,
} from '../src/__fixtures__/detail';
import {
  blind,
  failing,
  healthy,
  homeless,
  notConfigured,
  nothing,
  stale,
  withoutTraffic,
} from '../src/__fixtures__/health';
import { platform, tenantHealth } from '../src/__fixtures__/tenant';
import {
  FakeHealthApi,
  responseError,
} from '../src/__testUtils__/FakeHealthApi';
import { HealthApi, healthApiRef } from '../src/api';
import { HealthCard } from '../src/components/HealthCard';
import { HealthTab } from '../src/components/HealthTab';
import { TelemetryPage } from '../src/components/TelemetryPage';
import { TenantCard, TenantTab } from '../src/components/TenantHealth';

const denied = responseError(403, 'Not allowed');
const failed = responseError(503, 'Out of order');

const states: [string, FakeHealthApi][] = [
  ['Healthy', new FakeHealthApi(healthy)],
  ['Failing', new FakeHealthApi(failing)],
  ['Without traffic', new FakeHealthApi(withoutTraffic)],
  ['Prometheus went silent', new FakeHealthApi(stale)],
  ['Nothing is known', new FakeHealthApi(blind)],
  ['No telemetry', new FakeHealthApi(nothing)],
  ['No source', new FakeHealthApi(notConfigured)],
  ['No tenant', new FakeHealthApi(homeless)],
  ['Loading', new FakeHealthApi('never')],
  ['No permission', new FakeHealthApi(denied)],
  ['Failed', new FakeHealthApi(failed)],
];

const everything = () =>
  new FakeHealthApi(failing)
    .give('detail', detail)
    .give('objectives', objectives)
    .give('instrumentation', instrumentation)
    .give('onboarding', arrived)
    .give('tenant', tenantHealth)
    .give('platform', platform);

/** The APIs of the app, with the health API of one state. */
function withHealth(apis: ApiHolder, healthApi: HealthApi): ApiHolder {
  return {
    get: <T,>(ref: ApiRef<T>) =>
      ref.id === healthApiRef.id ? (healthApi as T) : apis.get(ref),
  };
}

function State(props: {
  title: string;
  api: HealthApi;
  entity?: Entity;
  children: ReactElement;
}) {
  const { title, api, entity = componentEntity, children } = props;
  const apis = useApiHolder();
  return (
    <Flex direction="column" gap="2">
      <Text as="h2" variant="title-x-small">
        {title}
      </Text>
      <ApiProvider apis={withHealth(apis, api)}>
        <EntityProvider entity={entity}>{children}</EntityProvider>
      </ApiProvider>
    </Flex>
  );
}

/** The card, in each of its states. */
export function EveryState() {
  return (
    <Flex direction="column" gap="6" p="4">
      {states.map(([title, api]) => (
        <State key={title} title={title} api={api}>
          <HealthCard />
        </State>
      ))}
    </Flex>
  );
}

const everythingKnown = everything();

/** The tab, with all of its views. */
export function WholeTab() {
  return (
    <State title="A service" api={everythingKnown}>
      <HealthTab />
    </State>
  );
}

/** A tenant's card and tab. */
export function WholeTenant() {
  return (
    <Flex direction="column" gap="6" p="4">
      <State title="Card" api={everythingKnown} entity={tenantEntity}>
        <TenantCard />
      </State>
      <State title="Tab" api={everythingKnown} entity={tenantEntity}>
        <TenantTab />
      </State>
    </Flex>
  );
}

/** The page of those who run the platform. */
export function WholePlatform() {
  return (
    <State title="The platform" api={everythingKnown}>
      <TelemetryPage />
    </State>
  );
}
