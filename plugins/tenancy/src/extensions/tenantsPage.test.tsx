import {
  componentEntity,
  tenantEntity,
} from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { listing, requests } from '../__fixtures__/tenants';
import { FakeTenancyApi } from '../__testUtils__/FakeTenancyApi';
import { tenancyApiRef } from '../api';
import { isTenant } from '../isTenant';
import { tenancyPlugin } from '../plugin';
import { tenantEntityCard } from './tenantEntityCard';

describe('the plugin', () => {
  it('has the tenants under their address', async () => {
    renderTestApp({
      features: [tenancyPlugin],
      apis: [
        [
          tenancyApiRef,
          new FakeTenancyApi()
            .give('tenants', listing)
            .give('requests', requests),
        ],
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: ['/tenants'],
    });

    await waitFor(() => expect(screen.getByText(/^6 tenants: /)).toBeVisible());
    expect(
      screen.getByRole('heading', { level: 1, name: 'Tenants' }),
    ).toBeVisible();
  }, 20_000);

  it.each<[boolean, string, Entity]>([
    [true, 'a tenant', tenantEntity],
    [
      false,
      'any other system',
      { ...tenantEntity, spec: { type: 'product', owner: 'payments' } },
    ],
    [false, 'a component', componentEntity],
  ])('has its card (%s) on %s, in both systems', (expected, _, entity) => {
    const isShown = createExtensionTester(tenantEntityCard).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );

    expect(isShown?.(entity)).toBe(expected);
    expect(isTenant(entity)).toBe(expected);
  });
});
