import {
  tenantEntity,
  violations,
} from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import { sourceOf } from '../../__fixtures__/figures';
import { tenantHealth } from '../../__fixtures__/tenant';
import {
  FakeHealthApi,
  responseError,
} from '../../__testUtils__/FakeHealthApi';
import { renderHealth } from '../../__testUtils__/renderHealth';
import { TenantCard, TenantTab } from '.';

const entity = tenantEntity;
const sentence =
  'checkout: 12% of requests failed in the last 5 min; checkout-availability allows 0.1%. Of 1 service nobody can tell how it is.';

describe('TenantTab', () => {
  it('has all services at a glance, the worst first, with what is left of their budgets', async () => {
    const api = new FakeHealthApi().give('tenant', tenantHealth);
    const { container } = renderHealth(<TenantTab />, api, { entity });

    await waitFor(() => expect(screen.getByText(sentence)).toBeVisible());
    expect(api.asked).toEqual(['tenant payments']);
    const table = screen.getByRole('table', { name: 'Health of the services' });
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['checkout', 'refunds', 'ledger']);
    const [, checkout, refunds] = within(table).getAllByRole('row');
    expect(checkout).toHaveTextContent('Sends no telemetry');
    expect(checkout).toHaveTextContent('12.5/s · 12% fail · p95 180 ms');
    expect(checkout).toHaveTextContent('2 alerts fire');
    expect(checkout).toHaveTextContent('overspent by 20%');
    expect(refunds).toHaveTextContent('No request has come for 5 min.0/s');
    expect(
      within(checkout).getByRole('link', { name: 'Failing' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/health?environment=prod',
    );
    expect(await violations(container)).toEqual([]);
  });

  it('draws everything as old where the source is silent', async () => {
    renderHealth(
      <TenantTab />,
      new FakeHealthApi().give('tenant', {
        ...tenantHealth,
        sources: [sourceOf({ staleSince: '2026-03-10T22:05:00.000Z' })],
      }),
      { entity },
    );

    await waitFor(() =>
      expect(
        screen.getByText(/^as of .*, source unreachable since /),
      ).toBeVisible(),
    );
    expect(screen.getAllByRole('img', { name: 'OK, stale' })[0]).toBeVisible();
  });

  it('says so where there is no service', async () => {
    renderHealth(
      <TenantTab />,
      new FakeHealthApi().give('tenant', { ...tenantHealth, services: [] }),
      { entity },
    );

    await waitFor(() =>
      expect(screen.getByText('This tenant has no services.')).toBeVisible(),
    );
  });
});

describe('TenantCard', () => {
  it('has those that are not well, and counts the others', async () => {
    const { container } = renderHealth(
      <TenantCard />,
      new FakeHealthApi().give('tenant', tenantHealth),
      { entity },
    );

    await waitFor(() => expect(screen.getByText(sentence)).toBeVisible());
    expect(screen.getByText('1 service is well.')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Show the health of all services' }),
    ).toHaveAttribute('href', '/catalog/default/system/payments/health');
    expect(await violations(container)).toEqual([]);
  });

  it('says so where all is well', async () => {
    renderHealth(
      <TenantCard />,
      new FakeHealthApi().give('tenant', {
        ...tenantHealth,
        services: tenantHealth.services.slice(2),
      }),
      { entity },
    );

    await waitFor(() =>
      expect(screen.getByText('1 service, and it is well.')).toBeVisible(),
    );
  });

  it('shows nothing to those who may not see it', async () => {
    renderHealth(
      <TenantCard />,
      new FakeHealthApi().give('tenant', responseError(403, 'Not allowed')),
      { entity },
    );

    await waitFor(() =>
      expect(
        screen.getByText('You may not see how healthy this is.'),
      ).toBeVisible(),
    );
  });
});
