import { violations } from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  blind,
  failing,
  healthy,
  homeless,
  notConfigured,
  nothing,
  stale,
  withoutTraffic,
} from '../../__fixtures__/health';
import {
  FakeHealthApi,
  responseError,
} from '../../__testUtils__/FakeHealthApi';
import { renderHealth } from '../../__testUtils__/renderHealth';
import { HealthCard } from '.';

const renderCard = (
  api: FakeHealthApi,
  options?: Parameters<typeof renderHealth>[2],
) => renderHealth(<HealthCard />, api, options);

describe('HealthCard', () => {
  it('begins with the verdict, and has the environments side by side', async () => {
    const { container } = renderCard(new FakeHealthApi(healthy));

    await waitFor(() =>
      expect(
        screen.getByText(
          'prod: 12.5 requests a second; 0.02% fail, and 95 of 100 take at most 180 ms.',
        ),
      ).toBeVisible(),
    );
    const table = screen.getByRole('table', { name: 'Health of checkout' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .slice(1)
        .map(header => header.textContent),
    ).toEqual(['dev', 'prod']);
    const row = within(table).getByRole('row', { name: /^p95/ });
    expect(row).toHaveTextContent('180 mslast week 150 ms');
    expect(
      within(table).getByRole('row', { name: /^Last deployed/ }),
    ).toHaveTextContent(/1\.4\.3 .*by ines\.moreau/);
    expect(
      within(table).getByRole('meter', {
        name: 'Error budget of Checkout answers',
      }),
    ).toHaveAttribute('aria-valuetext', '80% left');
    expect(
      within(table).getAllByText('http-stable from paris-prod'),
    ).toHaveLength(2);
    expect(screen.getByText('Live')).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('says in French what it says in English', async () => {
    renderCard(new FakeHealthApi(healthy), { language: 'fr' });

    await waitFor(() =>
      expect(
        screen.getByText(/^prod : 12,5 requêtes par seconde/),
      ).toBeVisible(),
    );
    expect(screen.getByRole('link', { name: 'Voir la santé' })).toBeVisible();
  });

  it('says what a number is, and leads to it in Grafana', async () => {
    renderCard(new FakeHealthApi(healthy));

    const number = await screen.findByRole('button', {
      name: 'Requests in prod: 12.5/s. What is this number?',
    });
    await userEvent.click(number);

    const about = await screen.findByRole('dialog', {
      name: 'What Requests in prod is',
    });
    expect(
      within(about).getByText(/sum\(rate\(http_server_request_duration/),
    ).toBeVisible();
    expect(within(about).getByText('5 min')).toBeVisible();
    expect(
      within(about).getByRole('link', { name: /Open in Grafana/ }),
    ).toHaveAttribute('href', 'https://grafana.example/explore?left=1');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('says what fails, what it means, and what to do', async () => {
    const { container } = renderCard(new FakeHealthApi(failing));

    await waitFor(() =>
      expect(
        screen.getByText(
          'prod: 12% of requests failed in the last 5 min; checkout-availability allows 0.1%.',
        ),
      ).toBeVisible(),
    );
    const alerts = screen.getByRole('region', { name: 'Alerts' });
    expect(
      within(alerts).getByText('Checkout fails too often for its customers.'),
    ).toBeVisible();
    expect(
      within(alerts).getByRole('link', {
        name: /Open the runbook of CheckoutBurnsItsBudget/,
      }),
    ).toHaveAttribute('href', 'https://wiki.example/checkout');
    expect(
      within(alerts).getByText(/^Silenced by amara\.diallo until /),
    ).toBeVisible();
    expect(
      screen.getByText('spent in 1.5 hr if it burns on like this'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Show why' })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/health?environment=prod',
    );
    expect(await violations(container)).toEqual([]);
  });

  it('says "no traffic" where there is none, and draws it as unknown', async () => {
    renderCard(new FakeHealthApi(withoutTraffic));

    await waitFor(() =>
      expect(
        screen.getAllByText('No request has come for 5 min.')[0],
      ).toBeVisible(),
    );
    expect(screen.getAllByText('no traffic')).toHaveLength(2);
    expect(screen.queryByRole('img', { name: 'OK' })).not.toBeInTheDocument();
  });

  it('draws what is old as old', async () => {
    const { container } = renderCard(new FakeHealthApi(stale));

    await waitFor(() =>
      expect(
        screen.getByText(/^as of .*, source unreachable since /),
      ).toBeVisible(),
    );
    expect(screen.getAllByText('OK, stale')[0]).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('knows nothing where Prometheus does not answer, and says so', async () => {
    renderCard(new FakeHealthApi(blind));

    await waitFor(() =>
      expect(
        screen.getByText('paris-prod does not answer: connect ECONNREFUSED'),
      ).toBeVisible(),
    );
    expect(
      screen.getAllByText(
        'Prometheus does not answer, so nothing can be told.',
      )[0],
    ).toBeVisible();
    expect(screen.queryByRole('img', { name: /^OK/ })).not.toBeInTheDocument();
  });

  it.each([
    ['nothing came', nothing, 'Nothing of checkout has arrived for a day.'],
    [
      'no source is configured',
      notConfigured,
      'No source of metrics is configured for paris-prod.',
    ],
    [
      'it has no tenant',
      homeless,
      'This belongs to no tenant, and so nothing of its health is shown here.',
    ],
  ])('says so where %s', async (_, data, title) => {
    const { container } = renderCard(new FakeHealthApi(data));

    await waitFor(() => expect(screen.getByText(title)).toBeVisible());
    expect(await violations(container)).toEqual([]);
  });

  it('leads from nothing to what to add', async () => {
    renderCard(new FakeHealthApi(nothing));

    await waitFor(() =>
      expect(
        screen.getByRole('link', { name: 'Send telemetry' }),
      ).toHaveAttribute(
        'href',
        '/catalog/default/component/checkout/health?environment=dev&view=send',
      ),
    );
  });

  it('says who can give the permission that is missing', async () => {
    renderCard(new FakeHealthApi(responseError(403, 'Not allowed')));

    await waitFor(() =>
      expect(
        screen.getByText('You may not see how healthy this is.'),
      ).toBeVisible(),
    );
    expect(screen.getByRole('link', { name: /payments/ })).toBeVisible();
  });

  it('says what happened, and tries again', async () => {
    renderCard(new FakeHealthApi(responseError(503, 'Out of order'), healthy));

    await waitFor(() =>
      expect(
        screen.getByText('The portal answered: Out of order'),
      ).toBeVisible(),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.getByText(/^prod: 12\.5 requests/)).toBeVisible(),
    );
  });

  it('has the shape of what is coming while it loads', async () => {
    renderCard(new FakeHealthApi('never'));

    await waitFor(() =>
      expect(
        screen.getByRole('status', { name: 'Health is loading' }),
      ).toBeVisible(),
    );
  });
});
