import { violations } from '@socle/plugin-platform-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  forgeIsDown,
  listing,
  manyTenants,
  noTenants,
  payments,
  requests,
  shop,
} from '../../__fixtures__/tenants';
import {
  FakeTenancyApi,
  responseError,
} from '../../__testUtils__/FakeTenancyApi';
import { renderTenancy } from '../../__testUtils__/renderTenancy';
import { TenantsRouter } from '../TenantsRouter';

/* Tables with links and menus are slow to find things in by their roles, on a machine that does much else. */
jest.setTimeout(30_000);

type Options = Parameters<typeof renderTenancy>[2];

const renderPage = (api: FakeTenancyApi, options?: Options) =>
  renderTenancy(<TenantsRouter />, api, options);

const apiWith = (
  ...answers: Parameters<typeof FakeTenancyApi.prototype.give<'tenants'>>[1][]
) =>
  new FakeTenancyApi().give('tenants', ...answers).give('requests', requests);

const names = () =>
  screen.getAllByRole('rowheader').map(cell => cell.textContent);

const address = () => screen.getByLabelText('address').textContent;

describe('the tenants page', () => {
  it('begins with the verdict, and has the worst first', async () => {
    const { container } = renderPage(apiWith(listing));

    await waitFor(() =>
      expect(
        screen.getByText(
          '6 tenants: 2 invalid, 1 requested, 1 suspended and 2 live.',
        ),
      ).toBeVisible(),
    );
    expect(names()).toEqual([
      'broken',
      'Logisticslogistics',
      'Refundsrefunds',
      'Insightsinsights',
      'Paymentspayments',
      'Shopshop',
    ]);
    const row = screen.getByRole('row', { name: /^Payments/ });
    expect(within(row).getByText('Live')).toBeVisible();
    expect(within(row).getByText('€412.30')).toBeVisible();
    expect(
      within(row).getByTitle('payments-prod on Paris, production'),
    ).toBeVisible();
    expect(
      within(row).getByRole('link', { name: /^1 open change/ }),
    ).toHaveAttribute('href', payments.changes[0].url);
    expect(await violations(container)).toEqual([]);
  });

  it('leads to the page of a tenant, to the request for it, or to why it has no page', async () => {
    renderPage(apiWith(listing));

    await waitFor(() =>
      expect(screen.getByRole('link', { name: 'Payments' })).toHaveAttribute(
        'href',
        '/catalog/default/system/payments',
      ),
    );
    expect(screen.getByRole('link', { name: 'Refunds' })).toHaveAttribute(
      'href',
      '/tenants/requests/refunds',
    );
    expect(screen.getByRole('link', { name: 'broken' })).toHaveAttribute(
      'href',
      '/tenants/broken',
    );
    expect(screen.getByRole('link', { name: 'Create tenant' })).toHaveAttribute(
      'href',
      '/create/templates/default/tenant',
    );
  });

  it('says in French what it says in English', async () => {
    renderPage(apiWith(listing), { language: 'fr' });

    await waitFor(() => {
      expect(
        screen.getByText(
          '6 espaces : 2 en erreur, 1 en demande, 1 en suspens et 2 en service.',
        ),
      ).toBeVisible();
      expect(
        screen.getByRole('columnheader', { name: /Prix par mois/ }),
      ).toBeVisible();
      expect(
        screen.getByRole('link', { name: 'Créer un espace' }),
      ).toBeVisible();
      expect(screen.getAllByText('En service').length).toBeGreaterThan(0);
    });
  });

  it('lists what the viewer asked for and still waits for, and nothing of others', async () => {
    renderPage(apiWith(listing));

    const mine = await screen.findByRole('region', {
      name: 'My open requests',
    });
    expect(within(mine).getAllByRole('listitem')).toHaveLength(1);
    expect(
      within(mine).getByRole('link', { name: 'New tenant refunds' }),
    ).toHaveAttribute('href', '/tenants/requests/refunds');
  });

  it('finds what is typed, and keeps it in the address', async () => {
    const user = userEvent.setup();
    renderPage(apiWith(listing));

    await user.type(
      await screen.findByRole('searchbox', { name: 'Search' }),
      'shop-staging',
    );

    await waitFor(() => expect(names()).toEqual(['Shopshop']));
    expect(screen.getByText('1 tenant is like that.')).toBeVisible();
    await waitFor(() => expect(address()).toBe('/tenants?q=shop-staging'));

    await user.click(
      screen.getByRole('button', { name: 'Clear search and filters' }),
    );
    expect(names()).toHaveLength(6);
    expect(address()).toBe('/tenants');
  });

  it('shows what the address asks for', async () => {
    renderPage(apiWith(listing), {
      address: '/tenants?state=invalid&sort=name&order=desc',
    });

    await waitFor(() =>
      expect(screen.getByText('2 tenants are like that.')).toBeVisible(),
    );
    expect(names()).toEqual(['Logisticslogistics', 'broken']);
  });

  it.each([
    ['State', 'Suspended', '?state=suspended', ['Insightsinsights']],
    ['Owner', 'shop', '?owner=group%3Adefault%2Fshop', ['Shopshop']],
    ['Runs in', 'legacy', '?cluster=legacy', ['Logisticslogistics']],
    ['Runs in', 'staging', '?environment=staging', ['Shopshop']],
  ])('narrows by %s to %s', async (filter, choice, search, expected) => {
    const user = userEvent.setup();
    renderPage(apiWith(listing));

    await user.click(
      await screen.findByRole('button', { name: new RegExp(`${filter}$`) }),
    );
    await user.click(screen.getByRole('option', { name: choice }));

    expect(names()).toEqual(expected);
    expect(address()).toBe(`/tenants${search}`);
  });

  it('sorts by the column that is chosen', async () => {
    const user = userEvent.setup();
    renderPage(apiWith(listing));

    await user.click(
      await screen.findByRole('columnheader', { name: /Price a month/ }),
    );
    expect(names()[0]).toBe('Insightsinsights');
    expect(address()).toBe('/tenants?sort=price');
    await user.click(
      screen.getByRole('columnheader', { name: /Price a month/ }),
    );
    expect(names()[0]).toBe('Shopshop');
    expect(address()).toBe('/tenants?sort=price&order=desc');
  });

  it('says that nothing is like that', async () => {
    renderPage(apiWith(listing), { address: '/tenants?q=zebra' });

    await waitFor(() =>
      expect(screen.getByText('No tenant is like that.')).toBeVisible(),
    );
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });

  it('draws one page of many', async () => {
    const user = userEvent.setup();
    renderPage(apiWith(manyTenants(5_000)), {
      address: '/tenants?sort=name&page=200',
    });

    await waitFor(() =>
      expect(screen.getByText('4976–5000 of 5000')).toBeVisible(),
    );
    expect(names()).toHaveLength(25);
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Previous page' }));
    expect(screen.getByText('4951–4975 of 5000')).toBeVisible();
    expect(address()).toBe('/tenants?sort=name&page=199');

    await user.type(screen.getByRole('searchbox', { name: 'Search' }), '0042');
    await waitFor(() => expect(names()).toEqual(['Tenant 42tenant-0042']));
  });

  it('says how to begin where there is none', async () => {
    const { container } = renderPage(apiWith(noTenants));

    await waitFor(() =>
      expect(
        screen.getByText('There is no tenant yet that you may see.'),
      ).toBeVisible(),
    );
    expect(screen.getByRole('link', { name: 'Create tenant' })).toBeVisible();
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
    expect(await violations(container)).toEqual([]);
  });

  it('does without the form in a portal that has none', async () => {
    renderPage(apiWith(noTenants), { withoutTemplates: true });

    await waitFor(() =>
      expect(
        screen.getByText('There is no tenant yet that you may see.'),
      ).toBeVisible(),
    );
    expect(
      screen.queryByRole('link', { name: 'Create tenant' }),
    ).not.toBeInTheDocument();
  });

  it('has the shape of what is coming while it loads', async () => {
    renderPage(apiWith('never'));

    await waitFor(() =>
      expect(
        screen.getByRole('status', { name: 'Tenants are loading' }),
      ).toHaveAttribute('aria-busy', 'true'),
    );
  });

  it('says as of when it is, where the forge does not answer', async () => {
    renderPage(apiWith({ ...listing, status: forgeIsDown }));

    await waitFor(() =>
      expect(
        screen.getByText(/^as of .*, source unreachable since /),
      ).toBeVisible(),
    );
    expect(
      screen.getByText(/^The forge does not answer: this is what was read/),
    ).toBeVisible();
    expect(screen.getByText(forgeIsDown.reason)).toBeInTheDocument();
    expect(names()).toHaveLength(6);
  });

  it.each([
    [
      'were never read',
      { level: 'unknown' as const },
      'The open change requests cannot be read: what is only requested is missing.',
    ],
    [
      'are not read any more',
      { level: 'error' as const, staleSince: forgeIsDown.staleSince },
      'The open change requests cannot be read: what was requested since then is missing.',
    ],
  ])('says that change requests %s', async (_, status, sentence) => {
    renderPage(
      apiWith({
        ...listing,
        requestsStatus: { ...listing.requestsStatus, ...status },
      }),
    );

    await waitFor(() => expect(screen.getByText(sentence)).toBeVisible());
  });

  it('says that the permission is missing, and who can give it', async () => {
    renderPage(apiWith(responseError(403, 'Not allowed')));

    await waitFor(() =>
      expect(screen.getByText('You may not see tenants.')).toBeVisible(),
    );
    expect(screen.getByText('The platform team can let you.')).toBeVisible();
  });

  it('says what happened, and tries again when asked to', async () => {
    const user = userEvent.setup();
    renderPage(
      apiWith(
        responseError(503, 'The tree was never read; try again later'),
        listing,
      ),
    );

    await waitFor(() =>
      expect(
        screen.getByText(
          'The portal answered: The tree was never read; try again later',
        ),
      ).toBeVisible(),
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getByText(/^6 tenants: /)).toBeVisible());
  });

  describe('while time passes', () => {
    beforeEach(() => jest.useFakeTimers({ advanceTimers: true }));
    afterEach(() => jest.useRealTimers());

    const pass = () => act(async () => jest.advanceTimersByTime(30_000));

    it('changes values in place, and lets new tenants wait until they are asked for', async () => {
      const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
      const few = { ...listing, tenants: [payments] };
      renderPage(
        apiWith(few, {
          ...listing,
          tenants: [
            { ...payments, price: { currency: 'EUR', amount: 500 } },
            shop,
          ],
        }),
      );
      await waitFor(() => expect(screen.getByText('€412.30')).toBeVisible());

      await pass();

      await waitFor(() => expect(screen.getByText('€500.00')).toBeVisible());
      expect(names()).toEqual(['Paymentspayments']);
      await user.click(
        screen.getByRole('button', { name: 'Show 1 new tenant' }),
      );
      expect(names()).toEqual(['Paymentspayments', 'Shopshop']);
      expect(
        screen.queryByRole('button', { name: /new tenant/ }),
      ).not.toBeInTheDocument();
    });

    it('keeps what was last known where the portal does not answer any more', async () => {
      renderPage(apiWith(listing, new Error('Failed to fetch')));
      await waitFor(() =>
        expect(screen.getByText(/^6 tenants: /)).toBeVisible(),
      );

      await pass();

      await waitFor(() =>
        expect(screen.getByText(/It answered: Failed to fetch/)).toBeVisible(),
      );
      expect(names()).toHaveLength(6);
    });

    it('shows nothing any more once the permission is taken away', async () => {
      renderPage(apiWith(listing, responseError(403, 'Not allowed')));
      await waitFor(() =>
        expect(screen.getByText(/^6 tenants: /)).toBeVisible(),
      );

      await pass();

      await waitFor(() =>
        expect(screen.getByText('You may not see tenants.')).toBeVisible(),
      );
      expect(screen.queryByText('Payments')).not.toBeInTheDocument();
    });
  });
});
