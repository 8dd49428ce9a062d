import {
  tenantEntity,
  violations,
} from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { TenantDetails } from '@socle/plugin-tenancy-common';
import {
  forgeIsDown,
  invalidDetails,
  paymentsDetails,
} from '../../__fixtures__/tenants';
import {
  FakeTenancyApi,
  responseError,
} from '../../__testUtils__/FakeTenancyApi';
import { renderTenancy } from '../../__testUtils__/renderTenancy';
import { TenantCard } from '.';

function renderCard(
  answer: TenantDetails | Error | 'never',
  options?: Parameters<typeof renderTenancy>[2],
) {
  return renderTenancy(
    <EntityProvider entity={tenantEntity}>
      <TenantCard />
    </EntityProvider>,
    new FakeTenancyApi().give('tenant', answer),
    options,
  );
}

const section = (name: string) => screen.getByRole('region', { name });

describe('TenantCard', () => {
  it('says what the tenant costs and has, what is about to change, what may connect, and who works there', async () => {
    const { container } = renderCard(paymentsDetails);

    await waitFor(() =>
      expect(
        screen.getByText('Costs €412.30 a month. 1 change is open.'),
      ).toBeVisible(),
    );
    const changes = section('Open changes');
    expect(
      within(changes).getByRole('link', {
        name: /^Change payments: quota of prod/,
      }),
    ).toHaveAttribute('href', paymentsDetails.changes[0].url);
    expect(
      within(changes).getByRole('link', { name: 'Follow it' }),
    ).toHaveAttribute('href', '/tenants/requests/payments');
    const price = section('Size and price');
    expect(within(price).getByText('medium')).toBeVisible();
    expect(within(price).getByText('€303.10')).toBeVisible();
    expect(within(price).getByText('pay.halle.example')).toBeVisible();
    expect(price).toHaveTextContent(
      'may cost €1,500.00 a month: €412.30 are spent, €113.70 asked for, €974.00 left.',
    );
    expect(
      within(section('Network'))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      "Inshop's storefront may call checkout on 8080The storefront pays a basket",
      'Outfrom checkout to api.stripe.com:443Card authorisation',
      'Outfrom ledger to 10.20.0.0/16 (but 10.20.9.0/24) on 5432, in prod onlyLedger database, in the data centre',
      'Withincheckout may call ledger on 8080Every charge is an entry in the ledger',
    ]);
    expect(
      within(section('Members')).getByRole('link', { name: 'Inès Moreau' }),
    ).toHaveAttribute('href', '/catalog/default/user/ines.moreau');
    expect(screen.queryByText('payments-prod')).not.toBeInTheDocument();
    expect(await violations(container)).toEqual([]);
  });

  it('says in French what it says in English', async () => {
    renderCard(paymentsDetails, { language: 'fr' });

    await waitFor(() => {
      expect(
        screen.getByText(
          /^Coûte 412,30\s€ par mois\. 1 changement est ouvert\.$/,
        ),
      ).toBeVisible();
      expect(section('Taille et prix')).toBeVisible();
      expect(screen.getAllByText('Sortant')).toHaveLength(2);
    });
  });

  it('keeps what could be read last of a file with errors, and says where they are and what to do', async () => {
    const { container } = renderCard(invalidDetails);

    await waitFor(() =>
      expect(
        screen.getByText(
          'tenant.yaml has errors, so nothing new of it holds: this is what could be read last. Costs €412.30 a month. 1 change is open.',
        ),
      ).toBeVisible(),
    );
    expect(screen.getByText('2 problems in tenant.yaml')).toBeVisible();
    expect(
      screen.getByText(
        'The profile has no size "huge". Choose one of small, medium and large.',
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', {
        name: /^tenants\/payments\/tenant.yaml, line 42/,
      }),
    ).toHaveAttribute(
      'href',
      'https://forge.example.com/platform/gitops/src/branch/main/tenants/payments/tenant.yaml#L42',
    );
    expect(screen.getByText('medium')).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it.each<[string, Partial<TenantDetails>, string | RegExp]>([
    [
      'is suspended',
      {
        state: 'suspended',
        price: { currency: 'EUR', amount: 4.5 },
        changes: [],
      },
      'Suspended: nothing runs, and nothing is lost. Costs €4.50 a month.',
    ],
    [
      'costs more than the budget',
      { budget: { ...paymentsDetails.budget!, limit: 400 }, changes: [] },
      'Costs €412.30 a month. Its owner’s tenants cost €12.30 more than the budget allows.',
    ],
    [
      'has an owner without a limit',
      {
        budget: {
          owner: 'group:default/payments',
          currency: 'EUR',
          spent: 412.3,
          requested: 0,
        },
      },
      /the platform sets no limit\.$/,
    ],
    ['has no open change', { changes: [] }, 'No change is open.'],
    [
      'connects to nothing',
      { network: [] },
      'Nothing connects but what the baseline allows to every tenant.',
    ],
    [
      'is of a group without people',
      { members: { people: [], total: 0 } },
      /^The catalog knows nobody in/,
    ],
    [
      'is of many',
      { members: { ...paymentsDetails.members, total: 40 } },
      '38 more',
    ],
    [
      'was last read some time ago',
      { status: forgeIsDown },
      /^as of .*, source unreachable since /,
    ],
    ['cannot be priced', { price: undefined, changes: [] }, /ago|now/],
  ])('tells of a tenant that %s', async (_, change, expected) => {
    renderCard({ ...paymentsDetails, ...change });

    await waitFor(() => expect(screen.getAllByText(expected)[0]).toBeVisible());
  });

  it('shows a long list of rules on demand', async () => {
    const user = userEvent.setup();
    const [rule] = paymentsDetails.network;
    renderCard({
      ...paymentsDetails,
      network: Array.from({ length: 9 }, (_, index) => ({
        ...rule,
        text: `egress to host-${index}:443`,
      })),
    });

    await user.click(await screen.findByRole('button', { name: 'Show all 9' }));
    expect(within(section('Network')).getAllByRole('listitem')).toHaveLength(9);
    await user.click(screen.getByRole('button', { name: 'Show less' }));
    expect(within(section('Network')).getAllByRole('listitem')).toHaveLength(5);
  });

  it('has the shape of what is coming while it loads', async () => {
    renderCard('never');

    await waitFor(() =>
      expect(
        screen.getByRole('status', { name: 'The tenant is loading' }),
      ).toHaveAttribute('aria-busy', 'true'),
    );
  });

  it.each([403, 404])(
    'names who can give the permission, and nothing else, on %d',
    async status => {
      renderCard(responseError(status, 'No'));

      await waitFor(() =>
        expect(
          screen.getByText('You may not see what this tenant has and costs.'),
        ).toBeVisible(),
      );
      expect(screen.getByRole('link', { name: /payments$/ })).toHaveAttribute(
        'href',
        '/catalog/default/group/payments',
      );
    },
  );

  it('says what happened where it cannot be read', async () => {
    renderCard(new Error('Out of order'));

    await waitFor(() =>
      expect(
        screen.getByText('The portal answered: Out of order'),
      ).toBeVisible(),
    );
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});
