import {
  tenantEntity,
  violations,
} from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { failingRow, fleetOf, fleetRow } from '../../__fixtures__/fleet';
import {
  FakeArgocdApi,
  responseError,
} from '../../__testUtils__/FakeArgocdApi';
import { renderDelivery } from '../../__testUtils__/renderDelivery';
import { MyDeliveries } from '.';

const renderMine = (
  fleet: Parameters<FakeArgocdApi['give']>[1],
  entities: Entity[] = [tenantEntity],
) => {
  const api = new FakeArgocdApi().give('fleet', fleet as never);
  return {
    api,
    ...renderDelivery(<MyDeliveries />, api, {
      apis: [[catalogApiRef, catalogApiMock({ entities })]],
    }),
  };
};

describe('MyDeliveries', () => {
  it('says what is wrong with what is mine, and leads there', async () => {
    const { api, container } = renderMine(
      fleetOf([fleetRow('payments.prod.checkout'), failingRow]),
    );

    await waitFor(() =>
      expect(
        screen.getByRole('link', { name: 'payments.dev.checkout' }),
      ).toHaveAttribute('href', '/delivery/paris/argocd/payments.dev.checkout'),
    );
    expect(screen.queryByText('payments.prod.checkout')).toBeNull();
    expect(api.asked).toEqual(['fleet {"tenant":["payments"]}']);
    expect(await violations(container)).toEqual([]);
  });

  it('counts what is well, and says how many more are not', async () => {
    renderMine(fleetOf([fleetRow('a'), fleetRow('b')]));
    await waitFor(() =>
      expect(
        screen.getByText('All 2 Applications of yours are delivered.'),
      ).toBeVisible(),
    );
  });

  it('shows the worst five', async () => {
    renderMine(
      fleetOf(
        Array.from({ length: 7 }, (_, index) => ({
          ...failingRow,
          name: `service-${index}`,
        })),
      ),
    );
    await waitFor(() => expect(screen.getByText('and 2 more')).toBeVisible());
  });

  it('shows those who own no tenant what is wrong on the platform', async () => {
    const { api } = renderMine({ ...fleetOf([failingRow]), visible: 40 }, []);
    await waitFor(() =>
      expect(
        screen.getByRole('link', { name: 'payments.dev.checkout' }),
      ).toBeVisible(),
    );
    expect(
      screen.getByRole('heading', { name: 'Deliveries on the platform' }),
    ).toBeVisible();
    expect(api.asked).toEqual([
      'fleet {"verdict":["failing","outOfSync","progressing","unknown"]}',
    ]);
  });

  it.each([
    [40, 'All 40 Applications are delivered.'],
    [0, 'There is no Application that you may see.'],
  ])('says so where nothing of %d is wrong', async (visible, sentence) => {
    renderMine({ ...fleetOf([]), visible }, []);
    await waitFor(() => expect(screen.getByText(sentence)).toBeVisible());
  });

  it('says so where it may not be seen', async () => {
    renderMine(responseError(403, 'No'));
    await waitFor(() =>
      expect(
        screen.getByText('You may not see how things are delivered.'),
      ).toBeVisible(),
    );
  });
});
