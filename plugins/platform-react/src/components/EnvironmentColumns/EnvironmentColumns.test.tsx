import { screen, waitFor, within } from '@testing-library/react';
import { renderInLanguage, violations } from '../../testUtils';
import { EnvironmentColumns, EnvironmentFact } from '.';

const facts: EnvironmentFact<{ cluster: string; ready: number }>[] = [
  { id: 'cluster', label: 'Cluster', render: value => value.cluster },
  { id: 'ready', label: 'Ready', render: value => `${value.ready} of 3` },
];

describe('EnvironmentColumns', () => {
  it('is a table of environments in the order given, with a row per fact', async () => {
    const { container } = renderInLanguage(
      <EnvironmentColumns
        label="Environments of shop"
        facts={facts}
        environments={[
          { name: 'dev', value: { cluster: 'paris-nonprod', ready: 3 } },
          { name: 'staging', value: { cluster: 'paris-nonprod', ready: 2 } },
          { name: 'prod', value: { cluster: 'paris-prod', ready: 1 } },
        ]}
      />,
    );

    const table = await screen.findByRole('table', {
      name: 'Environments of shop',
    });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(header => header.textContent),
    ).toEqual(['Fact', 'dev', 'staging', 'prod']);
    const row = within(table).getByRole('row', { name: /^Ready/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(['3 of 3', '2 of 3', '1 of 3']);
    expect(await violations(container)).toEqual([]);
  });

  it('shows a single environment without columns', async () => {
    const { container } = renderInLanguage(
      <EnvironmentColumns
        label="Environments of insights"
        facts={facts}
        environments={[
          { name: 'dev', value: { cluster: 'paris-nonprod', ready: 0 } },
        ]}
      />,
    );

    await waitFor(() =>
      expect(screen.getByText('paris-nonprod')).toBeVisible(),
    );
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(screen.getAllByRole('term').map(term => term.textContent)).toEqual([
      'Cluster',
      'Ready',
    ]);
    expect(await violations(container)).toEqual([]);
  });
});
