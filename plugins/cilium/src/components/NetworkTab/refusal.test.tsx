import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { violations } from '@socle/plugin-platform-react/testUtils';
import { details, disagreeing, proposal } from '../../__fixtures__/refusals';
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

describe('a refused connection', () => {
  giveTablesASize();

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
});
