import {
  componentEntity,
  tenantEntity,
} from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { Entity } from '@backstage/catalog-model';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { healthy } from '../__fixtures__/deliveries';
import { FakeArgocdApi } from '../__testUtils__/FakeArgocdApi';
import { renderDelivery } from '../__testUtils__/renderDelivery';
import { isDelivered } from '../isDelivered';
import { deliveryEntityCard } from './deliveryEntityCard';

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

describe('the delivery card', () => {
  it('is drawn with the plugin’s data', async () => {
    renderDelivery(
      createExtensionTester(deliveryEntityCard).reactElement(),
      new FakeArgocdApi(healthy),
    );

    await waitFor(() =>
      expect(
        screen.getByText('Delivered: 1.4.2 in all environments.'),
      ).toBeVisible(),
    );
  });

  it.each<[boolean, string, Entity]>([
    [true, 'a tenant', tenantEntity],
    [true, 'a component of a system', componentEntity],
    [
      true,
      'a component that names its Application',
      entityOf('Component', {}, { 'argocd/app-name': 'shop' }),
    ],
    [
      true,
      'a component that selects Applications',
      entityOf('Component', {}, { 'argocd/app-selector': 'app=shop' }),
    ],
    [
      true,
      'a component that claims a tenant',
      entityOf('Component', {}, { 'socle.dev/tenant': 'shop' }),
    ],
    [false, 'a component of its own', entityOf('Component', {})],
    [false, 'any other system', entityOf('System', { type: 'product' })],
    [false, 'a group', entityOf('Group', { type: 'team' })],
  ])('is on the page (%s) of %s, in both systems', (expected, _, entity) => {
    const isShown = createExtensionTester(deliveryEntityCard).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );

    expect(isShown?.(entity)).toBe(expected);
    expect(isDelivered(entity)).toBe(expected);
  });
});
