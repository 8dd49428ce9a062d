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
import {
  details,
  disagreeing,
  groups,
  proposal,
  refusals,
} from '../../__fixtures__/refusals';
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

  it('explains one: the verdict, each end as steps, and the policy with its line', async () => {
    const { container } = renderTab(networkApi());
    await userEvent.click(await screen.findByRole('link', { name: /ledger/ }));

    const why = await screen.findByRole('region', {
      name: 'Why it is refused',
    });
    await waitFor(() =>
      expect(
        within(why).getByText(/^checkout may not reach ledger on 5432\/TCP/),
      ).toBeVisible(),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent('group=ledger');
    const steps = within(why).getByRole('list', {
      name: 'From the connection to the verdict',
    });
    expect(steps).toHaveTextContent('Way out of checkout: Refused');
    expect(steps).toHaveTextContent(
      'The way out is closed: payments-dev/deny-all selects checkout and turns default deny on',
    );
    // What another tenant's policies say is a verdict alone.
    expect(steps).toHaveTextContent(
      'Way in to ledger: AllowedIts policies are of another tenant',
    );
    const policy = within(why).getByRole('region', {
      name: 'CiliumNetworkPolicy payments-dev/deny-all',
    });
    expect(
      within(policy).getByRole('row', { name: /egress:/ }),
    ).toHaveTextContent('refuses what no rule allows');
    expect(
      within(policy).getByRole('link', { name: /network\.yaml/ }),
    ).toHaveAttribute(
      'href',
      'https://forge.example/platform/gitops/network.yaml',
    );
    expect(await violations(container)).toEqual([]);

    await userEvent.click(
      screen.getByRole('button', { name: /All refused connections/ }),
    );
    await waitFor(() =>
      expect(
        screen.getByRole('table', { name: 'Refused connections' }),
      ).toBeVisible(),
    );
  });

  it('shows both where Hubble and the policies of now do not say the same', async () => {
    renderTab(networkApi().give('refusal', disagreeing), {
      address: '/?group=ledger',
    });

    await waitFor(() =>
      expect(
        screen.getByText(
          'Hubble saw it refused, and the policies of now let it through.',
        ),
      ).toBeVisible(),
    );
    expect(
      screen.getByText(/^payments-dev\/deny-all changed at /),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Allow this flow' }),
    ).toBeNull();
  });

  it('proposes the change, with what else it opens, to both owners', async () => {
    const api = networkApi().give('propose', {
      accepted: true,
      requests: [
        {
          number: 7,
          url: 'https://forge.example/pulls/7',
          branch: 'socle/allow',
          title: 'Allow checkout to reach ledger',
          state: 'open',
          tenant: 'payments',
          own: true,
        },
      ],
    });
    renderTab(api, { address: '/?group=ledger' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Allow this flow' }),
    );

    const dialog = await screen.findByRole('dialog');
    await waitFor(() =>
      expect(
        within(dialog).getByText(
          'With this change the connection is let through.',
        ),
      ).toBeVisible(),
    );
    expect(dialog).toHaveTextContent('- to: { labels: { app: ledger } }');
    expect(dialog).toHaveTextContent(
      'It opens the way to or from tenant shop.',
    );
    expect(dialog).toHaveTextContent(
      'checkout in dev →to search in shop 5432/TCP',
    );
    expect(dialog).toHaveTextContent('1 more pair, of others');
    expect(await violations(dialog)).toEqual([]);

    const send = within(dialog).getByRole('button', {
      name: 'Open both pull requests',
    });
    await userEvent.click(send);
    expect(
      within(dialog).getByText('Say why it should be allowed.'),
    ).toBeVisible();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'Entries are booked',
    );
    await userEvent.click(send);

    await waitFor(() =>
      expect(
        within(dialog).getByRole('link', {
          name: /#7 Allow checkout to reach ledger/,
        }),
      ).toBeVisible(),
    );
    expect(api.asked).toContain(
      'propose ledger {"reason":"Entries are booked","askOther":true}',
    );
  });

  it('says why nothing can be proposed', async () => {
    renderTab(
      networkApi().give('proposal', {
        ...proposal,
        parts: [],
        refusal: {
          code: 'taken',
          message: 'A request is open.',
          url: 'https://forge.example/pulls/5',
        },
      }),
      { address: '/?group=ledger' },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Allow this flow' }),
    );

    await waitFor(() =>
      expect(
        screen.getByText(/^Another request for this tenant is open\./),
      ).toBeVisible(),
    );
    expect(
      screen.queryByRole('button', { name: /^Open .*pull request/ }),
    ).toBeNull();
  });

  it('offers no change to who may only look', async () => {
    renderTab(
      networkApi().give('refusal', {
        ...details,
        may: { ask: true, propose: false },
      }),
      { address: '/?group=ledger' },
    );

    await waitFor(() =>
      expect(
        screen.getByText(/^You may look at it, and not propose a change\./),
      ).toBeVisible(),
    );
  });

  it('says what is gone where the connection is not refused any more', async () => {
    renderTab(networkApi().give('refusal', responseError(404, 'Not found')), {
      address: '/?group=old',
    });

    await waitFor(() =>
      expect(
        screen.getByText(/^This connection is not refused any more/),
      ).toBeVisible(),
    );
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
