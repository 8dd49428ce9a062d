import { componentEntity } from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { failingDetails, tree } from './__fixtures__/application';
import { failing, healthy } from './__fixtures__/deliveries';
import { fleetOf, shopRow } from './__fixtures__/fleet';
import { FakeArgocdApi } from './__testUtils__/FakeArgocdApi';
import { ArgocdClient, argocdApiRef } from './api';
import {
  argocdPlugin,
  DeliveryPage,
  EntityDeliveryCard,
  EntityDeliveryContent,
  isDelivered,
} from './legacy';

const mountedRoutes = {
  '/catalog/:namespace/:kind/:name': entityRouteRef,
};

describe('in the older frontend system', () => {
  it('the card is drawn by the same components', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[argocdApiRef, new FakeArgocdApi(healthy)]]}>
        <EntityProvider entity={componentEntity}>
          <EntityDeliveryCard />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes },
    );

    await waitFor(() =>
      expect(
        screen.getByText('Delivered: 1.4.2 in all environments.'),
      ).toBeVisible(),
    );
    expect(isDelivered(componentEntity)).toBe(true);
  });

  it('the tab is, too', async () => {
    const api = new FakeArgocdApi(failing)
      .give('application', failingDetails)
      .give('tree', tree);
    await renderInTestApp(
      <TestApiProvider apis={[[argocdApiRef, api]]}>
        <EntityProvider entity={componentEntity}>
          <EntityDeliveryContent />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes },
    );

    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Why' })).toBeVisible(),
    );
  });

  it('the page is, with a header of its own', async () => {
    const api = new FakeArgocdApi().give('fleet', fleetOf([shopRow]));
    await renderInTestApp(
      <TestApiProvider apis={[[argocdApiRef, api]]}>
        <Routes>
          <Route path="/" element={<DeliveryPage />} />
        </Routes>
      </TestApiProvider>,
      { mountedRoutes },
    );

    await waitFor(() =>
      expect(screen.getByText('1 Application: 1 delivered.')).toBeVisible(),
    );
    expect(
      screen.getByRole('heading', { level: 1, name: 'Delivery' }),
    ).toBeVisible();
  });

  it('the plugin brings the client along', () => {
    const factories = [...argocdPlugin.getApis()];

    expect(factories.map(({ api }) => api.id)).toEqual([
      'plugin.argocd.client',
    ]);
    expect(
      factories[0].factory({ discoveryApi: {}, fetchApi: {} }),
    ).toBeInstanceOf(ArgocdClient);
  });
});
