import { screen } from '@testing-library/react';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { shop } from './__fixtures__/environments';
import { tenantEntity } from './__testUtils__/entities';
import { FakeTenancyApi } from './__testUtils__/FakeTenancyApi';
import { TenancyClient, tenancyApiRef } from './api';
import { EntityEnvironmentsCard, tenancyPlugin } from './legacy';

describe('in the older frontend system', () => {
  it('the card is drawn by the same components', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[tenancyApiRef, new FakeTenancyApi(shop)]]}>
        <EntityProvider entity={tenantEntity}>
          <EntityEnvironmentsCard />
        </EntityProvider>
      </TestApiProvider>,
      {
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );

    expect(
      await screen.findByText(
        'Runs in dev, staging and prod; dev: 1 of 2 workloads is not ready.',
      ),
    ).toBeVisible();
  });

  it('the plugin brings the client along', () => {
    const factories = [...tenancyPlugin.getApis()];

    expect(factories.map(({ api }) => api.id)).toEqual([
      'plugin.tenancy.client',
    ]);
    expect(
      factories[0].factory({ discoveryApi: {}, fetchApi: {} }),
    ).toBeInstanceOf(TenancyClient);
  });
});
