import { ApiProvider } from '@backstage/core-app-api';
import {
  ApiHolder,
  ApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { componentEntity } from '@socle/plugin-platform-react/testUtils';
import {
  empty,
  failing,
  healthy,
  homeless,
  progressing,
  promoted,
  refused,
  stale,
} from '../src/__fixtures__/deliveries';
import {
  FakeArgocdApi,
  responseError,
} from '../src/__testUtils__/FakeArgocdApi';
import { ArgocdApi, argocdApiRef } from '../src/api';
import { DeliveryCard } from '../src/components/DeliveryCard';

const states: [string, FakeArgocdApi][] = [
  ['Delivered', new FakeArgocdApi(healthy)],
  ['The next environment waits', new FakeArgocdApi(promoted)],
  ['Rolling out', new FakeArgocdApi(progressing)],
  ['Failing', new FakeArgocdApi(failing)],
  ['An Argo CD went silent', new FakeArgocdApi(stale)],
  ['Refused claims', new FakeArgocdApi(refused)],
  ['No Application', new FakeArgocdApi(empty)],
  ['No tenant', new FakeArgocdApi(homeless)],
  ['Loading', new FakeArgocdApi('never')],
  ['No permission', new FakeArgocdApi(responseError(403, 'Not allowed'))],
  ['Failed', new FakeArgocdApi(responseError(503, 'Out of order'))],
];

/** The APIs of the app, with the delivery API of one state. */
function withDelivery(apis: ApiHolder, argocdApi: ArgocdApi): ApiHolder {
  return {
    get: <T,>(ref: ApiRef<T>) =>
      ref.id === argocdApiRef.id ? (argocdApi as T) : apis.get(ref),
  };
}

/** The card, in each of its states. */
export function EveryState() {
  const apis = useApiHolder();
  return (
    <Flex direction="column" gap="6" p="4">
      {states.map(([title, api]) => (
        <Flex key={title} direction="column" gap="2">
          <Text as="h2" variant="title-x-small">
            {title}
          </Text>
          <ApiProvider apis={withDelivery(apis, api)}>
            <EntityProvider entity={componentEntity}>
              <DeliveryCard />
            </EntityProvider>
          </ApiProvider>
        </Flex>
      ))}
    </Flex>
  );
}
