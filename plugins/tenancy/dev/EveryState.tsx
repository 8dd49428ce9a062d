import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  ApiHolder,
  ApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { ApiProvider } from '@backstage/core-app-api';
import { Flex, Text } from '@backstage/ui';
import {
  componentEntity,
  tenantEntity,
} from '@socle/plugin-platform-react/testUtils';
import {
  checkout,
  down,
  homeless,
  insights,
  payments,
  shop,
  stale,
} from '../src/__fixtures__/environments';
import {
  FakeTenancyApi,
  responseError,
} from '../src/__testUtils__/FakeTenancyApi';
import { TenancyApi, tenancyApiRef } from '../src/api';
import { EnvironmentsCard } from '../src/components/EnvironmentsCard';

const states: [string, FakeTenancyApi, typeof tenantEntity?][] = [
  ['All is well', new FakeTenancyApi(payments)],
  ['A quota is full', new FakeTenancyApi(shop)],
  ['Suspended', new FakeTenancyApi(insights)],
  ['A cluster went silent', new FakeTenancyApi(stale)],
  ['A cluster was never reached', new FakeTenancyApi(down)],
  [
    'A component, with refused claims',
    new FakeTenancyApi(checkout),
    componentEntity,
  ],
  ['No tenant', new FakeTenancyApi(homeless), componentEntity],
  ['Loading', new FakeTenancyApi('never')],
  ['No permission', new FakeTenancyApi(responseError(403, 'Not allowed'))],
  ['Not found', new FakeTenancyApi(responseError(404, 'Not found'))],
  ['Failed', new FakeTenancyApi(new Error('Out of order'))],
];

/** The APIs of the app, with the tenancy API of one state. */
function withTenancy(apis: ApiHolder, tenancyApi: TenancyApi): ApiHolder {
  return {
    get: <T,>(ref: ApiRef<T>) =>
      ref.id === tenancyApiRef.id ? (tenancyApi as T) : apis.get(ref),
  };
}

/** The card, in each of its states. */
export function EveryState() {
  const apis = useApiHolder();
  return (
    <Flex direction="column" gap="6" p="4">
      {states.map(([title, api, entity = tenantEntity]) => (
        <Flex key={title} direction="column" gap="2">
          <Text as="h2" variant="title-x-small">
            {title}
          </Text>
          <ApiProvider apis={withTenancy(apis, api)}>
            <EntityProvider entity={entity}>
              <EnvironmentsCard />
            </EntityProvider>
          </ApiProvider>
        </Flex>
      ))}
    </Flex>
  );
}
