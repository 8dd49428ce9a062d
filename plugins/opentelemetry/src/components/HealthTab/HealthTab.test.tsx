import { violations } from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  arrived,
  detail,
  instrumentation,
  objectives,
  waiting,
} from '../../__fixtures__/detail';
import { failing, homeless, nothing } from '../../__fixtures__/health';
import {
  FakeHealthApi,
  responseError,
} from '../../__testUtils__/FakeHealthApi';
import { renderHealth } from '../../__testUtils__/renderHealth';
import { HealthTab } from '.';

const renderTab = (
  api: FakeHealthApi,
  options?: Parameters<typeof renderHealth>[2],
) => renderHealth(<HealthTab />, api, options);

const apiOf = () =>
  new FakeHealthApi(failing)
    .give('detail', detail)
    .give('objectives', objectives)
    .give('instrumentation', instrumentation)
    .give('onboarding', waiting);

describe('HealthTab', () => {
  it('shows the environment that is worst off, with what happened meanwhile', async () => {
    const api = apiOf();
    renderTab(api);

    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Errors' })).toBeVisible(),
    );
    expect(api.asked).toContain('detail component:default/checkout prod 3h');
    const happened = screen.getByRole('region', {
      name: 'Deployments and alerts',
    });
    expect(
      within(happened)
        .getAllByRole('listitem')
        .map(item => item.textContent?.replace(/^.*?\d\d:\d\d /, '')),
    ).toEqual([
      'The alert CheckoutBurnsItsBudget fires.',
      '1.4.3 was deployed by ines.moreau.',
    ]);
    const reasons = screen.getByRole('region', {
      name: 'What the verdict is made of',
    });
    expect(
      within(reasons).getByText(/held against the objective · over 5 min/),
    ).toBeVisible();
    expect(within(reasons).getByText('1 more is well')).toBeVisible();
  });

  it('can be read by those who do not see it', async () => {
    const { container } = renderTab(apiOf());

    await screen.findByRole('region', { name: 'Errors' });
    expect(await violations(container)).toEqual([]);
  }, 120_000);

  it('has the same facts as a table behind each chart, with the deployment where the errors begin', async () => {
    renderTab(apiOf());

    const errors = await screen.findByRole('region', { name: 'Errors' });
    await userEvent.click(within(errors).getByText('Show as a table'));
    const rows = within(
      within(errors).getByRole('table', { name: 'Errors as a table' }),
    ).getAllByRole('row');
    const deployment = rows.findIndex(row =>
      row.textContent?.includes('1.4.3 deployed.'),
    );
    expect(rows[deployment]).toHaveTextContent('12%');
    expect(rows[deployment + 1]).toHaveTextContent('0.02%');
  });

  it('draws no gap as nothing', async () => {
    renderTab(apiOf());

    const requests = await screen.findByRole('region', { name: 'Requests' });
    await userEvent.click(within(requests).getByText('Show as a table'));
    const first = within(requests).getAllByRole('row').at(-1);
    expect(first).toHaveTextContent(/no data0\/s/);
  });

  it('compares the new version with the old one, and keeps the choice in the address', async () => {
    renderTab(apiOf());

    const versions = await screen.findByRole('table', { name: 'By version' });
    expect(
      screen.getByText(/^2 versions answer requests: this is how/),
    ).toBeVisible();
    expect(
      within(versions).getByRole('row', { name: /^1\.4\.3/ }),
    ).toHaveTextContent('33%');

    await userEvent.click(screen.getByRole('tab', { name: 'By route' }));
    const routes = await screen.findByRole('table', { name: 'By route' });
    expect(screen.getByText('2 of 60 are shown.')).toBeVisible();
    expect(
      within(routes).getByRole('rowheader', { name: 'not told' }),
    ).toBeVisible();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/?by=route.http',
    );
  });

  it('has those whom the service asks, the worst first, and how full it is', async () => {
    renderTab(apiOf());

    const asked = await screen.findByRole('table', { name: 'Whom it asks' });
    expect(
      within(asked)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['ledger-db', 'ledger']);
    expect(
      screen.getByRole('meter', { name: 'Memory of its limit' }),
    ).toHaveAttribute('aria-valuenow', '95');
    expect(
      screen.getByRole('link', { name: /Traces in Tempo/ }),
    ).toHaveAttribute('href', 'https://grafana.example/explore?tempo');
  });

  it('shows what the address asks for', async () => {
    const api = apiOf();
    renderTab(api, { address: '/?environment=dev&range=24h' });

    await waitFor(() =>
      expect(api.asked).toContain('detail component:default/checkout dev 24h'),
    );
  });

  it('has what is left of each objective, and how that came', async () => {
    const { container } = renderTab(apiOf(), { address: '/?view=objectives' });

    await waitFor(() =>
      expect(
        screen.getByText('99.9% of requests are to succeed, over 30 days.'),
      ).toBeVisible(),
    );
    expect(screen.getByText('950 of 1,000,000 (0.095%)')).toBeVisible();
    expect(screen.getByText('In 1.5 hr at this rate')).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'Budget left over its window' }),
    ).toBeVisible();
    expect(
      screen.getByText(
        'Of the 30 days of an objective there are data of 15 days.',
      ),
    ).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('says how to set an objective where there is none', async () => {
    renderTab(
      apiOf().give('objectives', {
        ...objectives,
        objectives: [],
        warnings: [],
      }),
      { address: '/?view=objectives' },
    );

    await waitFor(() =>
      expect(
        screen.getByText('There is no objective for this environment.'),
      ).toBeVisible(),
    );
    expect(screen.getByText(/name: checkout-availability/)).toBeVisible();
  });

  it('says what to mend of the instrumentation, in the language of the service', async () => {
    const { container } = renderTab(apiOf(), {
      address: '/?view=instrumentation',
    });

    await waitFor(() =>
      expect(
        screen.getByText('Instrumentation Score 71 of 100: needs improvement.'),
      ).toBeVisible(),
    );
    expect(
      screen.getByText(/^Judged by 3 of 19 rules, 70 of 510 by weight/),
    ).toBeVisible();
    expect(
      screen.getByText(/^Node\.js: Set OTEL_NODE_RESOURCE_DETECTORS=/),
    ).toBeVisible();
    expect(
      screen.getByText(/^Metrics follow conventions that are replaced:/),
    ).toBeVisible();
    expect(screen.getByText('1 rule cannot be judged')).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('says what to add to send telemetry, in the language that is asked for', async () => {
    const { container } = renderTab(apiOf(), { address: '/?view=send' });

    await waitFor(() =>
      expect(
        screen.getByText('Nothing of checkout has arrived from prod yet.'),
      ).toBeVisible(),
    );
    expect(
      screen.getByText(
        'The environment’s collector listens at http://otel-collector.observability:4318.',
      ),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('tab', { name: 'Python' }));
    await waitFor(() =>
      expect(
        screen.getByText('opentelemetry-instrument python main.py'),
      ).toBeVisible(),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'language=python',
    );
    expect(await violations(container)).toEqual([]);
  });

  it('says when the first data came', async () => {
    renderTab(apiOf().give('onboarding', arrived), { address: '/?view=send' });

    await waitFor(() =>
      expect(
        screen.getByText(
          /^Data of checkout arrive from prod: http_server_request_duration_seconds was seen\./,
        ),
      ).toBeVisible(),
    );
  });

  it('leads a service that is silent to what to add', async () => {
    renderTab(
      new FakeHealthApi(nothing).give('detail', {
        ...detail,
        health: nothing.environments[1],
        charts: [],
        breakdowns: [],
        dependencies: [],
        saturation: [],
      }),
    );

    await waitFor(() =>
      expect(
        screen.getByText('Nothing of checkout has arrived for a day.'),
      ).toBeVisible(),
    );
  });

  it('shows nothing of what belongs to no tenant', async () => {
    renderTab(new FakeHealthApi(homeless));

    await waitFor(() =>
      expect(
        screen.getByText(
          'The owner of this entity does not belong to the tenant shop.',
        ),
      ).toBeVisible(),
    );
  });

  it('says who can give the permission that is missing', async () => {
    renderTab(new FakeHealthApi(responseError(403, 'Not allowed')));

    await waitFor(() =>
      expect(
        screen.getByText('You may not see how healthy this is.'),
      ).toBeVisible(),
    );
  });

  it('speaks French', async () => {
    renderTab(apiOf(), { language: 'fr' });

    await waitFor(() => {
      expect(screen.getByRole('region', { name: 'Erreurs' })).toBeVisible();
      expect(
        screen.getByRole('tab', { name: 'Envoyer de la télémétrie' }),
      ).toBeVisible();
    });
  });
});
