import { violations } from '@socle/plugin-platform-react/testUtils';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { packFleet } from '@socle/plugin-argocd-common';
import { parisDown } from '../../__fixtures__/deliveries';
import {
  failingRow,
  fleetOf,
  fleetRow,
  shopRow,
} from '../../__fixtures__/fleet';
import {
  FakeArgocdApi,
  responseError,
} from '../../__testUtils__/FakeArgocdApi';
import { renderDelivery } from '../../__testUtils__/renderDelivery';
import { FleetPage } from '.';

const three = [shopRow, fleetRow('payments.prod.checkout'), failingRow];
const renderFleet = (
  api: FakeArgocdApi,
  options?: Parameters<typeof renderDelivery>[2],
) => renderDelivery(<FleetPage />, api, options);
const fleetApi = (...args: Parameters<typeof fleetOf>) =>
  new FakeArgocdApi().give('fleet', fleetOf(...args));
const names = () =>
  screen.getAllByRole('rowheader').map(({ textContent }) => textContent);

describe('FleetPage', () => {
  /* Nothing has a size here: the table is as high as ten rows. */
  beforeEach(() => {
    jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(560);
    jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1_000);
  });
  afterEach(() => jest.restoreAllMocks());

  it('begins with how they are, and has the problems first', async () => {
    const { container } = renderFleet(fleetApi(three));

    await waitFor(() =>
      expect(
        screen.getByText('3 Applications: 1 failing and 2 delivered.'),
      ).toBeVisible(),
    );
    expect(names()).toEqual([
      'payments.dev.checkout',
      'payments.prod.checkout',
      'shop.prod.front',
    ]);
    expect(
      screen.getByRole('link', { name: 'payments.dev.checkout' }),
    ).toHaveAttribute('href', '/delivery/paris/argocd/payments.dev.checkout');
    expect(
      screen.getByText(
        'There is no image registry.example.com/checkout:1.4.3.',
      ),
    ).toBeVisible();
    expect(screen.getByText('Live')).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('shows what the address asks for, and writes there what is asked for', async () => {
    renderFleet(fleetApi(three), { address: '/?tenant=shop' });

    await waitFor(() =>
      expect(screen.getByText('1 of 3 matches.')).toBeVisible(),
    );
    expect(names()).toEqual(['shop.prod.front']);

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear search and filters' }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(/^\/$/);
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search' }),
      'CHECKOUT',
    );
    expect(names()).toHaveLength(2);
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent('?q=CHECKOUT'),
    );
  });

  it('groups, and closes what is well', async () => {
    renderFleet(fleetApi(three), { address: '/?group=tenant' });

    const shop = await screen.findByRole('button', { name: /shop/ });
    expect(shop).toHaveAttribute('aria-expanded', 'false');
    expect(names()).toEqual([
      expect.stringContaining('payments'),
      'payments.dev.checkout',
      'payments.prod.checkout',
      expect.stringContaining('shop'),
    ]);
    await userEvent.click(shop);
    expect(names()).toContain('shop.prod.front');
  });

  it('groups by reason in words', async () => {
    renderFleet(fleetApi(three), { address: '/?group=reason' });

    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: /There is no image …/ }),
      ).toBeVisible(),
    );
  });

  it('draws only what is in sight of 10,000', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      fleetRow(`payments.dev.service-${index}`),
    );
    renderFleet(fleetApi(many));

    await waitFor(() =>
      expect(
        screen.getByText('10000 Applications: 10,000 delivered.'),
      ).toBeVisible(),
    );
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '10001');
    expect(names().length).toBeLessThan(40);
  });

  it('sorts changes in at once while nobody reads, and lets them wait while somebody does', async () => {
    const api = fleetApi(three);
    renderFleet(api);
    await screen.findByText(/^3 Applications/);
    await waitFor(() => expect(api.fleet.watchers).toBe(1));
    const tell = (row: Parameters<typeof fleetRow>[1] & { name: string }) =>
      act(() =>
        api.fleet.tell({
          type: 'changes',
          data: {
            ...fleetOf([]),
            rows: packFleet([fleetRow(row.name, row)]),
            gone: [],
            total: 4,
            visible: 4,
          },
        }),
      );

    const worst = {
      verdict: 'failing',
      since: '2026-11-21T10:40:00Z',
      reason: { code: 'syncFailed', parameters: { version: '2' } },
    } as const;
    tell({ name: 'shop.prod.front', ...worst });
    await waitFor(() => expect(names()[0]).toBe('shop.prod.front'));

    const table = screen.getByRole('table');
    fireEvent.mouseEnter(table);
    tell({ name: 'zulu', ...worst, since: '2026-11-21T10:50:00Z' });
    const button = await screen.findByRole('button', { name: '1 new' });
    expect(names()).not.toContain('zulu');
    await userEvent.click(button);
    await waitFor(() => expect(names()[0]).toBe('zulu'));
    expect(within(table).getAllByText('The sync of 2 failed.').length).toBe(2);
  });

  it('tells of an Argo CD that is down, and shows the others', async () => {
    renderFleet(fleetApi(three, { instances: [parisDown] }));

    await waitFor(() =>
      expect(screen.getByText(/^Paris cannot be read since /)).toBeVisible(),
    );
    expect(names()).toHaveLength(3);
  });

  it.each([
    [
      'nothing may be seen',
      new FakeArgocdApi().give('fleet', fleetOf([])),
      'There is no Application that you may see.',
    ],
    [
      'it is not allowed',
      new FakeArgocdApi().give('fleet', responseError(403, 'No')),
      'You may not see Applications.',
    ],
    [
      'it fails',
      new FakeArgocdApi().give('fleet', responseError(503, 'Out of order')),
      'The Applications could not be read.',
    ],
  ])('says so where %s', async (_, api, text) => {
    const { container } = renderFleet(api);

    await waitFor(() => expect(screen.getByText(text)).toBeVisible());
    expect(await violations(container)).toEqual([]);
  });

  it('speaks French', async () => {
    renderFleet(fleetApi(three), { language: 'fr' });

    await waitFor(() =>
      expect(
        screen.getByText('3 Applications : 1 en échec et 2 livrées.'),
      ).toBeVisible(),
    );
  });
});
