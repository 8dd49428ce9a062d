import { tenantEntity } from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { shop } from './__fixtures__/environments';
import { listing, paymentsDetails, requests } from './__fixtures__/tenants';
import { FakeTenancyApi } from './__testUtils__/FakeTenancyApi';
import { TenancyClient, tenancyApiRef } from './api';
import {
  EntityEnvironmentsCard,
  EntityTenantCard,
  isTenant,
  tenancyPlugin,
  TenantsPage,
} from './legacy';
import { rootRouteRef } from './routes';

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

    await waitFor(() =>
      expect(
        screen.getByText(
          'Runs in dev, staging and prod; dev: 1 of 2 workloads is not ready.',
        ),
      ).toBeVisible(),
    );
  });

  it('the card of a tenant is, too', async () => {
    const api = new FakeTenancyApi().give('tenant', paymentsDetails);
    await renderInTestApp(
      <TestApiProvider apis={[[tenancyApiRef, api]]}>
        <EntityProvider entity={tenantEntity}>
          <EntityTenantCard />
        </EntityProvider>
      </TestApiProvider>,
      {
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
          '/tenants': rootRouteRef,
        },
      },
    );

    await waitFor(() =>
      expect(screen.getByText(/^Costs €412\.30 a month\./)).toBeVisible(),
    );
    expect(isTenant(tenantEntity)).toBe(true);
    expect(isTenant({ ...tenantEntity, spec: { type: 'product' } })).toBe(
      false,
    );
  });

  it('the tenants page is, with a header of its own', async () => {
    const api = new FakeTenancyApi()
      .give('tenants', listing)
      .give('requests', requests);
    await renderInTestApp(
      <TestApiProvider apis={[[tenancyApiRef, api]]}>
        <Routes>
          <Route path="/" element={<TenantsPage />} />
        </Routes>
      </TestApiProvider>,
      {
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );

    await waitFor(() => expect(screen.getByText(/^6 tenants: /)).toBeVisible());
    expect(
      screen.getByRole('heading', { level: 1, name: 'Tenants' }),
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
