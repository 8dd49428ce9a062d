import { violations } from '@socle/plugin-platform-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  empty,
  failing,
  healthy,
  homeless,
  progressing,
  promoted,
  refused,
  services,
  stale,
} from '../../__fixtures__/deliveries';
import {
  FakeArgocdApi,
  responseError,
} from '../../__testUtils__/FakeArgocdApi';
import { renderDelivery } from '../../__testUtils__/renderDelivery';
import { DeliveryCard } from '.';

const renderCard = (
  api: FakeArgocdApi,
  options?: Parameters<typeof renderDelivery>[2],
) => renderDelivery(<DeliveryCard />, api, options);

describe('DeliveryCard', () => {
  it('begins with the verdict, and has the environments side by side', async () => {
    const { container } = renderCard(new FakeArgocdApi(healthy));

    await waitFor(() =>
      expect(
        screen.getByText('Delivered: 1.4.2 in all environments.'),
      ).toBeVisible(),
    );
    const table = within(
      screen.getByRole('region', { name: 'Delivery of checkout' }),
    ).getByRole('table', { name: 'Delivery of checkout' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .slice(1)
        .map(header => header.textContent),
    ).toEqual(['dev', 'prod']);
    expect(
      within(table).getByText(/Round amounts to cents \(Inès Moreau\)/),
    ).toBeVisible();
    expect(within(table).getByText(/by Argo CD/)).toBeVisible();
    expect(within(table).getByText(/by ines\.moreau/)).toBeVisible();
    expect(screen.getByText('Live')).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('says in French what it says in English', async () => {
    renderCard(new FakeArgocdApi(healthy), { language: 'fr' });

    await waitFor(() => {
      expect(
        screen.getByText('Livré : 1.4.2 dans tous les environnements.'),
      ).toBeVisible();
      expect(screen.getByText('En direct')).toBeVisible();
    });
  });

  it('says which version is where, and what the next environment lacks', async () => {
    renderCard(new FakeArgocdApi(promoted));

    await waitFor(() =>
      expect(
        screen.getByText('Delivered: 1.4.3 in dev and 1.4.2 in prod.'),
      ).toBeVisible(),
    );
    expect(screen.getByText('checkout 1.4.3, here 1.4.2')).toBeVisible();
  });

  it('has a row for each service of a tenant, and leads to each of its Applications', async () => {
    const { container } = renderCard(new FakeArgocdApi(services));

    await waitFor(() =>
      expect(
        screen.getByText('Delivered: all 5 Applications in dev and prod.'),
      ).toBeVisible(),
    );
    expect(
      screen.getAllByRole('rowheader').map(({ textContent }) => textContent),
    ).toEqual(['checkout', 'ledger']);
    const row = screen.getByRole('row', { name: /^checkout/ });
    expect(
      within(row).getByRole('cell', { name: /not yet 1\.4\.3$/ }),
    ).toBeVisible();
    const [dev] = within(row).getAllByRole('link');
    expect(dev).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/delivery?application=paris%2Fargocd%2Fpayments.dev.checkout',
    );
    expect(dev.title).toBe(
      'payments.dev.checkout\nDelivered: 1.4.3.\na1b2c3d Round amounts to cents (Inès Moreau)',
    );
    expect(
      within(screen.getByRole('group', { name: 'elsewhere' })).getByRole(
        'link',
        { name: 'payments 1.4.2' },
      ),
    ).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('says what is wrong where, and leads to the reason', async () => {
    const { container } = renderCard(new FakeArgocdApi(failing));

    await waitFor(() =>
      expect(screen.getByText(/^dev: Something of it/)).toBeVisible(),
    );
    expect(
      screen
        .getAllByText(/The image registry\.example\/payments\/checkout:1\.4\.3/)
        .map(text => text.closest('td')?.cellIndex),
    ).toEqual([undefined, 1]);
    expect(screen.getByRole('link', { name: 'Show why' })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/delivery',
    );
    expect(await violations(container)).toEqual([]);
  });

  it('changes in place when the world does', async () => {
    const api = new FakeArgocdApi(healthy);
    renderCard(api);
    await screen.findByText('Delivered: 1.4.2 in all environments.');
    await waitFor(() => expect(api.deliveries.watchers).toBe(1));

    act(() => api.deliveries.tell({ type: 'deliveries', data: progressing }));

    await waitFor(() =>
      expect(screen.getByText('dev: 1.4.3 is rolling out.')).toBeVisible(),
    );
  });

  it('keeps what it knows while the connection is lost, and says so', async () => {
    const api = new FakeArgocdApi(healthy);
    renderCard(api);
    await screen.findByText('Live');
    await waitFor(() => expect(api.deliveries.watchers).toBe(1));

    act(() =>
      api.deliveries.tell({ type: 'interrupted', error: new Error('Gone') }),
    );
    await waitFor(() => expect(screen.getByText('Reconnecting')).toBeVisible());
    expect(
      screen.getByText('Delivered: 1.4.2 in all environments.'),
    ).toBeVisible();

    act(() => api.deliveries.tell({ type: 'connected' }));
    await waitFor(() => expect(screen.getByText('Live')).toBeVisible());
  });

  it('tells which Argo CD went silent, since when, and as of when the rest is', async () => {
    const { container } = renderCard(new FakeArgocdApi(stale));

    await waitFor(() =>
      expect(screen.getByText(/^Paris cannot be read since /)).toBeVisible(),
    );
    expect(
      screen.getByText(/^as of .*, source unreachable since /),
    ).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('tells of claims that yield nothing', async () => {
    renderCard(new FakeArgocdApi(refused));

    await waitFor(() =>
      expect(
        screen.getByText(
          'The annotation argocd/app-name asks for shop.prod.front, which belongs to another tenant.',
        ),
      ).toBeVisible(),
    );
    expect(
      screen.getByText(
        'The annotation argocd/app-selector says a=b,../x, which cannot be read.',
      ),
    ).toBeVisible();
    expect(screen.getByText(/asks for shop-prod, which/)).toBeVisible();
  });

  it.each([
    ['nothing delivers it', empty, 'No Application of Argo CD delivers this.'],
    [
      'it has no tenant',
      homeless,
      'This belongs to no tenant, and so nothing of it is shown here.',
    ],
  ])('says so where %s, with what to write', async (_, data, title) => {
    const { container } = renderCard(new FakeArgocdApi(data));

    await waitFor(() => expect(screen.getByText(title)).toBeVisible());
    expect(screen.getByRole('button', { name: /Copy/ })).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('says who can give the permission that is missing', async () => {
    renderCard(new FakeArgocdApi(responseError(403, 'Not allowed')));

    await waitFor(() =>
      expect(
        screen.getByText('You may not see how this is delivered.'),
      ).toBeVisible(),
    );
    expect(screen.getByRole('link', { name: /payments/ })).toBeVisible();
  });

  it('says what happened, and tries again', async () => {
    const api = new FakeArgocdApi(responseError(503, 'Out of order'), healthy);
    renderCard(api);

    await waitFor(() =>
      expect(
        screen.getByText('The portal answered: Out of order'),
      ).toBeVisible(),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(
        screen.getByText('Delivered: 1.4.2 in all environments.'),
      ).toBeVisible(),
    );
  });

  it('has the shape of what is coming while it loads', async () => {
    renderCard(new FakeArgocdApi('never'));

    await waitFor(() =>
      expect(
        screen.getByRole('status', { name: 'Delivery is loading' }),
      ).toBeVisible(),
    );
  });
});
