import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { violations } from '@socle/plugin-platform-react/testUtils';
import {
  base,
  blind,
  parisBlind,
  parisStale,
  quiet,
} from '../../__fixtures__/answers';
import { groups, refusals } from '../../__fixtures__/refusals';
import {
  FakeCiliumApi,
  responseError,
} from '../../__testUtils__/FakeCiliumApi';
import {
  giveTablesASize,
  renderNetwork,
} from '../../__testUtils__/renderNetwork';
import { networkApi } from '../../__testUtils__/networkApi';
import { NetworkTab } from '.';

const renderTab = (
  api: FakeCiliumApi,
  options?: Parameters<typeof renderNetwork>[2],
) => renderNetwork(<NetworkTab />, api, options);

const rowNames = (table: HTMLElement) =>
  within(table)
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);

describe('NetworkTab', () => {
  giveTablesASize();

  it('begins with the verdict, and has what was refused with where and why', async () => {
    const { container } = renderTab(networkApi());

    await waitFor(() =>
      expect(
        screen.getByText(/^3 connections refused in the last hour/),
      ).toBeVisible(),
    );
    const table = screen.getByRole('table', { name: 'Refused connections' });
    expect(rowNames(table)).toEqual([
      'checkout in dev →to ledger in devnew',
      'checkout in dev →to api.stripe.com',
      'search in shop →to checkout in dev',
    ]);
    expect(
      within(table).getByRole('row', { name: /api\.stripe\.com/ }),
    ).toHaveTextContent('The request is refusedGET /v1/charges');
    expect(await violations(container)).toEqual([]);
  });

  it('changes a number in place, and lets what is new wait while somebody reads', async () => {
    const api = networkApi().give('refusals', {
      ...refusals,
      groups: [groups[0]],
    });
    renderTab(api);
    await waitFor(() => expect(api.refusals.watchers).toBe(1));
    await screen.findByRole('rowheader');
    const table = screen.getByRole('table');
    // The keyboard is among the rows: whoever reads them this way goes to the button without leaving a place behind.
    act(() => within(table).getByRole('link').focus());

    act(() =>
      api.refusals.tell({
        type: 'refusals',
        data: {
          ...refusals,
          groups: [groups[1], { ...groups[0], count: 4711 }],
        },
      }),
    );

    await waitFor(() =>
      expect(
        within(table).getByRole('row', { name: /ledger/ }),
      ).toHaveTextContent('4711'),
    );
    expect(rowNames(table)).toHaveLength(1);
    await userEvent.click(
      screen.getByRole('button', { name: '1 new or moved' }),
    );
    await waitFor(() => expect(rowNames(table)).toHaveLength(2));
  });

  it.each([
    [
      'an empty list',
      { ...base, status: quiet, groups: [], more: 0 },
      'No connection was refused in the last hour.',
    ],
    [
      'blindness, which is no emptiness',
      {
        ...base,
        sources: [parisBlind],
        status: blind,
        groups: [],
        more: 0,
      },
      'Nothing can be seen at the moment: that says nothing.',
    ],
    [
      'a Relay that was lost',
      { ...refusals, sources: [parisStale] },
      /^No flows arrive from Paris, non-production since /,
    ],
  ])('tells of %s', async (_, data, sentence) => {
    const { container } = renderTab(networkApi().give('refusals', data));

    await waitFor(() => expect(screen.getByText(sentence)).toBeVisible());
    expect(await violations(container)).toEqual([]);
  });

  it('keeps what it knows while the connection is lost, and says so', async () => {
    const api = networkApi();
    renderTab(api);
    await screen.findByText('Live');
    await waitFor(() => expect(api.refusals.watchers).toBe(1));

    act(() =>
      api.refusals.tell({ type: 'interrupted', error: new Error('Gone') }),
    );

    await waitFor(() => expect(screen.getByText('Reconnecting')).toBeVisible());
    expect(
      screen.getByRole('table', { name: 'Refused connections' }),
    ).toBeVisible();
  });

  it('shows nothing to who may not see it', async () => {
    renderTab(networkApi().give('refusals', responseError(403, 'Not allowed')));

    await waitFor(() =>
      expect(
        screen.getByText('You may not see the network of this.'),
      ).toBeVisible(),
    );
    expect(screen.queryByRole('tab')).toBeNull();
  });

  it('speaks French', async () => {
    renderTab(networkApi(), { language: 'fr' });

    await waitFor(() => {
      expect(
        screen.getByRole('tab', { name: 'Carte des services' }),
      ).toBeVisible();
      expect(
        screen.getByRole('table', { name: 'Connexions refusées' }),
      ).toBeVisible();
    });
  });
});
