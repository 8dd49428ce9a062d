import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { violations } from '@socle/plugin-platform-react/testUtils';
import { now } from '../../__fixtures__/answers';
import { FakeCiliumApi } from '../../__testUtils__/FakeCiliumApi';
import { networkApi } from '../../__testUtils__/networkApi';
import {
  giveTablesASize,
  renderNetwork,
} from '../../__testUtils__/renderNetwork';
import { NetworkTab } from '.';

const renderAt = (address: string, api: FakeCiliumApi) =>
  renderNetwork(<NetworkTab />, api, { address });

const rowNames = (table: HTMLElement) =>
  within(table)
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);

describe('the other views of the network', () => {
  giveTablesASize();

  it('shows what the policies of a workload come to, with the baseline last', async () => {
    const { container } = renderAt('/?view=effective', networkApi());

    const table = await screen.findByRole('table', {
      name: 'Who may come in to checkout',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent),
    ).toEqual([
      'app=gateway, pods in edge Allowed8080/TCPGET /v1/.*from-gateway',
      'Everybody else Refusedallanydeny-allbaseline',
    ]);
    expect(
      screen.getByRole('table', { name: 'Where checkout may go' }),
    ).toHaveTextContent('Everybody else Allowed');
    expect(await violations(container)).toEqual([]);
  });

  it('draws who talks to whom for the keyboard, or as a list', async () => {
    const api = networkApi();
    const { container } = renderAt('/?view=map', api);

    const graph = await screen.findByRole('listbox', {
      name: 'Who talks to whom',
    });
    const options = within(graph).getAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'checkoutpayments-dev2 out, 0 in, 1 refused',
      'ledgerpayments-dev0 out, 1 in, 1 refused',
      'api.stripe.com0 out, 1 in, 0 refused',
    ]);
    act(() => options[0].focus());
    await userEvent.keyboard('{ArrowRight}{Enter}');
    await waitFor(() =>
      expect(
        screen.getByRole('table', { name: 'Connections of ledger' }),
      ).toBeVisible(),
    );
    expect(await violations(container)).toEqual([]);

    await userEvent.click(screen.getByRole('radio', { name: 'List' }));
    const table = await screen.findByRole('table', {
      name: 'Who talks to whom',
    });
    expect(rowNames(table)).toEqual([
      'checkout in payments-dev →to ledger in payments-dev',
      'checkout in payments-dev →to api.stripe.com',
    ]);
    expect(
      within(table).getByRole('row', { name: /ledger/ }),
    ).toHaveTextContent('Not encrypted');
    expect(api.asked).toContain('map {"minutes":60}');
  });

  it('answers the question that the address holds', async () => {
    const api = networkApi();
    const { container } = renderAt(
      '/?view=ask&from=checkout.payments-dev&to=ledger.payments-dev&port=5432',
      api,
    );

    const region = await screen.findByRole('region', { name: 'The answer' });
    await waitFor(() =>
      expect(
        within(region).getByText(/^checkout may not reach ledger/),
      ).toBeVisible(),
    );
    expect(api.asked).toContain(
      'ask {"from":"checkout.payments-dev","to":"ledger.payments-dev","port":"5432"}',
    );
    expect(
      within(region).getByRole('link', { name: /was refused of late/ }),
    ).toHaveAttribute('href', expect.stringContaining('group=ledger'));
    expect(await violations(container)).toEqual([]);
  });

  it('tries policies on the flows that were seen', async () => {
    const api = networkApi();
    const { container } = renderAt('/?view=what-if', api);
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Policies, in YAML/ }),
      'kind: CiliumNetworkPolicy',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try it' }));

    await waitFor(() =>
      expect(
        screen.getByText(/^1 kind of flow would be refused and 0 let through/),
      ).toBeVisible(),
    );
    expect(
      rowNames(
        screen.getByRole('table', { name: 'Flows that would end otherwise' }),
      ),
    ).toEqual(['checkout in dev →to ledger in dev']);
    expect(api.asked).toContain(
      'whatIf {"environment":"dev","text":"kind: CiliumNetworkPolicy"}',
    );
    expect(await violations(container)).toEqual([]);
  });

  it('tries an open pull request', async () => {
    const api = networkApi().give('requests', {
      requests: [
        {
          number: 4,
          title: 'Let refunds in',
          url: 'https://forge.example/pulls/4',
          updatedAt: now,
        },
      ],
    });
    renderAt('/?view=what-if&source=request', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try it' }),
    );

    await waitFor(() =>
      expect(api.asked).toContain('whatIf {"environment":"dev","request":4}'),
    );
  });
});
