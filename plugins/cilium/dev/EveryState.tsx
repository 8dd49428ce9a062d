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
  base,
  blind,
  parisBlind,
  parisStale,
  quiet,
  refusing,
} from '../src/__fixtures__/answers';
import { refusals } from '../src/__fixtures__/refusals';
import {
  FakeCiliumApi,
  responseError,
} from '../src/__testUtils__/FakeCiliumApi';
import { networkApi } from '../src/__testUtils__/networkApi';
import { CiliumApi, ciliumApiRef } from '../src/api';
import { NetworkCard } from '../src/components/NetworkCard';
import { NetworkTab } from '../src/components/NetworkTab';

const apiOf = () => networkApi().give('summary', { ...base, status: refusing });

const cards: [string, FakeCiliumApi][] = [
  ['Refused', apiOf()],
  ['Nothing refused', apiOf().give('summary', { ...base, status: quiet })],
  ['Blind', apiOf().give('summary', { ...base, status: blind })],
  [
    'No tenant',
    apiOf().give('summary', { ...base, status: quiet, tenant: undefined }),
  ],
  ['Loading', apiOf().give('summary', 'never')],
  ['No permission', apiOf().give('summary', responseError(403, 'Not allowed'))],
  ['Failed', apiOf().give('summary', responseError(503, 'Out of order'))],
];

const tabs: [string, FakeCiliumApi][] = [
  ['The tab', apiOf()],
  [
    'A Relay that was lost',
    apiOf().give('refusals', { ...refusals, sources: [parisStale] }),
  ],
  [
    'Blind',
    apiOf().give('refusals', {
      ...refusals,
      status: blind,
      sources: [parisBlind],
      groups: [],
    }),
  ],
];

/** The APIs of the app, with the network API of one state. */
function withNetwork(apis: ApiHolder, ciliumApi: CiliumApi): ApiHolder {
  return {
    get: <T,>(ref: ApiRef<T>) =>
      ref.id === ciliumApiRef.id ? (ciliumApi as T) : apis.get(ref),
  };
}

/** Card and tab, in each of their states. */
export function EveryState() {
  const apis = useApiHolder();
  const draw = (
    states: readonly [string, FakeCiliumApi][],
    Component: () => JSX.Element,
  ) =>
    states.map(([title, api]) => (
      <Flex key={title} direction="column" gap="2">
        <Text as="h2" variant="title-x-small">
          {title}
        </Text>
        <ApiProvider apis={withNetwork(apis, api)}>
          <EntityProvider entity={componentEntity}>
            <Component />
          </EntityProvider>
        </ApiProvider>
      </Flex>
    ));
  return (
    <Flex direction="column" gap="6" p="4">
      {draw(cards, NetworkCard)}
      {draw(tabs, NetworkTab)}
    </Flex>
  );
}
