import { violations } from '@socle/plugin-platform-react/testUtils';
import { PlatformTelemetry } from '@socle/plugin-opentelemetry-common';
import { screen, waitFor, within } from '@testing-library/react';
import { platform } from '../../__fixtures__/tenant';
import {
  FakeHealthApi,
  responseError,
} from '../../__testUtils__/FakeHealthApi';
import { renderHealth } from '../../__testUtils__/renderHealth';
import { TelemetryPage } from '.';

const renderPage = (
  answer: PlatformTelemetry | Error,
  language?: 'en' | 'fr',
) =>
  renderHealth(
    <TelemetryPage />,
    new FakeHealthApi().give('platform', answer),
    { language },
  );

describe('TelemetryPage', () => {
  it('says how collectors are, what cannot be scraped, who is silent, and who has the most series', async () => {
    const { container } = renderPage(platform);

    await waitFor(() =>
      expect(
        screen.getByText(
          '2 of 2 collectors are down, lose something or are nearly full.',
        ),
      ).toBeVisible(),
    );
    const collectors = screen.getByRole('table', { name: 'Collectors' });
    const [, first, second] = within(collectors).getAllByRole('row');
    expect(first).toHaveTextContent('otel-collector-095%900/s0/s880/s20/s');
    expect(second).toHaveTextContent('otel-agent-1does not run');
    expect(
      within(screen.getByRole('table', { name: 'Scrape targets' })).getByRole(
        'row',
        { name: /^Error ?kubelet/ },
      ),
    ).toHaveTextContent('5 of 610.0.0.7:10250');
    expect(
      screen.getByText('No source of metrics is configured for lyon-prod.'),
    ).toBeVisible();
    expect(
      within(
        screen.getByRole('table', { name: 'Environments that send nothing' }),
      ).getByText('loyalty-dev'),
    ).toBeVisible();
    expect(
      within(
        screen.getByRole('table', { name: 'Series by tenant' }),
      ).getAllByRole('row')[1],
    ).toHaveTextContent('80,000dev: 20,000, prod: 60,000');
    expect(await violations(container)).toEqual([]);
  });

  it('says that all is well where it is', async () => {
    renderPage({
      ...platform,
      clusters: [
        {
          ...platform.clusters[0],
          collectors: [
            {
              ...platform.clusters[0].collectors[0],
              signals: [],
              queues: [],
            },
          ],
        },
      ],
      silent: [],
    });

    await waitFor(() =>
      expect(
        screen.getByText('1 collector, and it passes on all that comes.'),
      ).toBeVisible(),
    );
    expect(
      screen.getByText('Every environment has sent something in the last day.'),
    ).toBeVisible();
  });

  it('shows nothing to those who do not run the platform', async () => {
    renderPage(responseError(403, 'Not allowed'));

    await waitFor(() =>
      expect(
        screen.getByText('You may not see the telemetry of the platform.'),
      ).toBeVisible(),
    );
  });

  it('speaks French', async () => {
    renderPage(platform, 'fr');

    await waitFor(() =>
      expect(
        screen.getByRole('table', { name: 'Séries par tenant' }),
      ).toBeVisible(),
    );
  });
});
