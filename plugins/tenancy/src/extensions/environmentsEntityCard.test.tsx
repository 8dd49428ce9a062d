import {
  componentEntity,
  tenantEntity,
} from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { payments } from '../__fixtures__/environments';
import { FakeTenancyApi } from '../__testUtils__/FakeTenancyApi';
import { tenancyApiRef } from '../api';
import { hasEnvironments } from '../hasEnvironments';
import { environmentsEntityCard } from './environmentsEntityCard';

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

describe('the environments card', () => {
  it('is drawn with the plugin’s data', async () => {
    renderInTestApp(
      <EntityProvider entity={tenantEntity}>
        {createExtensionTester(environmentsEntityCard).reactElement()}
      </EntityProvider>,
      { apis: [[tenancyApiRef, new FakeTenancyApi(payments)]] },
    );

    await waitFor(() =>
      expect(
        screen.getByText('Runs in dev and prod; all 6 workloads are ready.'),
      ).toBeVisible(),
    );
  });

  it.each<[boolean, string, Entity]>([
    [true, 'a tenant', tenantEntity],
    [true, 'a component of a system', componentEntity],
    [
      true,
      'a namespace',
      entityOf('Resource', { type: 'kubernetes-namespace' }),
    ],
    [
      true,
      'a component that claims a tenant',
      entityOf('Component', {}, { 'socle.dev/tenant': 'shop' }),
    ],
    [false, 'a component of its own', entityOf('Component', {})],
    [false, 'any other system', entityOf('System', { type: 'product' })],
    [false, 'a database', entityOf('Resource', { type: 'database' })],
    [false, 'a group', entityOf('Group', { type: 'team' })],
  ])('is on the page (%s) of %s, in both systems', (expected, _, entity) => {
    const isShown = createExtensionTester(environmentsEntityCard).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );

    expect(isShown?.(entity)).toBe(expected);
    expect(hasEnvironments(entity)).toBe(expected);
  });
});
