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
import opentelemetryPlugin from '..';
import { healthy } from '../__fixtures__/health';
import { platform } from '../__fixtures__/tenant';
import { FakeHealthApi } from '../__testUtils__/FakeHealthApi';
import { renderHealth } from '../__testUtils__/renderHealth';
import { healthApiRef } from '../api';
import { healthEntityCard } from './healthEntityCard';
import { tenantEntityCard } from './tenantEntityCard';

const entityOf = (
  kind: string,
  spec: Entity['spec'],
  annotations?: Record<string, string>,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'thing', annotations },
  spec,
});

describe('the cards', () => {
  it('are drawn with the plugin’s data', async () => {
    renderHealth(
      createExtensionTester(healthEntityCard).reactElement(),
      new FakeHealthApi(healthy),
    );

    await waitFor(() =>
      expect(screen.getByText(/^prod: 12\.5 requests a second/)).toBeVisible(),
    );
  });

  it.each<[string, string, Entity]>([
    ['tenant', 'a tenant', tenantEntity],
    ['service', 'a component of a system', componentEntity],
    [
      'service',
      'a component that claims a tenant',
      entityOf('Component', {}, { 'socle.dev/tenant': 'shop' }),
    ],
    ['none', 'a component of its own', entityOf('Component', {})],
    ['none', 'any other system', entityOf('System', { type: 'product' })],
    ['none', 'a group', entityOf('Group', { type: 'team' })],
  ])('are on the pages where they belong: %s for %s', (expected, _, entity) => {
    const { filterFunction } = EntityCardBlueprint.dataRefs;

    expect({
      service:
        createExtensionTester(healthEntityCard).get(filterFunction)?.(entity),
      tenant:
        createExtensionTester(tenantEntityCard).get(filterFunction)?.(entity),
    }).toEqual({
      service: expected === 'service',
      tenant: expected === 'tenant',
    });
  });
});

describe('the plugin', () => {
  it('has the telemetry of the platform under its address', async () => {
    renderTestApp({
      features: [opentelemetryPlugin],
      apis: [[healthApiRef, new FakeHealthApi().give('platform', platform)]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: ['/telemetry'],
    });

    await waitFor(() =>
      expect(
        screen.getByRole('heading', { level: 1, name: 'Telemetry' }),
      ).toBeVisible(),
    );
    await waitFor(() =>
      expect(screen.getByRole('heading', { name: 'paris-prod' })).toBeVisible(),
    );
  });
});
