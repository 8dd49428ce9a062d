import { screen, waitFor } from '@testing-library/react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import argocdPlugin from '..';
import { failingDetails, tree } from '../__fixtures__/application';
import { failingRow, fleetOf } from '../__fixtures__/fleet';
import { FakeArgocdApi } from '../__testUtils__/FakeArgocdApi';
import { argocdApiRef } from '../api';

const renderAt = (address: string, api: FakeArgocdApi) =>
  renderTestApp({
    features: [argocdPlugin],
    apis: [[argocdApiRef, api]],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [address],
  });

describe('the plugin', () => {
  it('has all Applications under their address', async () => {
    renderAt(
      '/delivery',
      new FakeArgocdApi().give('fleet', fleetOf([failingRow])),
    );

    await waitFor(() =>
      expect(screen.getByText('1 Application: 1 failing.')).toBeVisible(),
    );
    expect(
      screen.getByRole('heading', { level: 1, name: 'Delivery' }),
    ).toBeVisible();
  });

  it('has each of them under its own', async () => {
    const api = new FakeArgocdApi()
      .give('fleet', fleetOf([failingRow]))
      .give('application', failingDetails)
      .give('tree', tree);
    renderAt('/delivery/paris/argocd/payments.dev.checkout', api);

    await waitFor(() =>
      expect(
        screen.getByRole('heading', { name: 'payments.dev.checkout' }),
      ).toBeVisible(),
    );
    expect(api.asked).toContain(
      'application paris/argocd/payments.dev.checkout',
    );
    expect(api.asked).toContain(
      'fleet {"instance":["paris"],"text":"payments.dev.checkout"}',
    );
  });
});
