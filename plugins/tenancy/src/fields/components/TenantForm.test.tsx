import { violations } from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { responseError } from '../../__testUtils__/FakeTenancyApi';
import { offer } from '../__fixtures__/offer';
import {
  friendlyApi,
  goodPreview,
  renderForm,
} from '../__testUtils__/renderForm';

const document = {
  metadata: { name: 'refunds', title: 'Refunds' },
  spec: {
    owner: 'group:default/payments',
    costCenter: 'FR-4021',
    access: { admins: ['payments'] },
    environments: [{ name: 'dev', cluster: 'paris-nonprod', size: 'small' }],
  },
};
const foot = () => screen.getByRole('region', { name: 'Verdict and price' });

describe('the form for tenants', () => {
  it('begins with the answers that are usually right, and hands them on', async () => {
    const { onChange, container } = renderForm();

    await waitFor(() =>
      expect(
        screen.getByRole('radio', { name: /^Small €109\.20 a month/ }),
      ).toBeChecked(),
    );
    expect(
      screen.getByRole('textbox', { name: /^Administrators/ }),
    ).toHaveValue('payments');
    expect(onChange).toHaveBeenLastCalledWith(
      expect.objectContaining({
        spec: expect.objectContaining({ owner: 'group:default/payments' }),
      }),
    );
    expect(
      within(foot()).getByText('3 answers are missing or wrong.'),
    ).toBeVisible();
    expect(screen.queryByText('Title is missing.')).not.toBeInTheDocument();
    expect(await violations(container)).toEqual([]);
  });

  it('shows the files, the verdict and the price as soon as it is complete', async () => {
    const user = userEvent.setup();
    const { onChange, container } = renderForm({ section: 'tenant' });

    await user.type(
      await screen.findByRole('textbox', { name: /^Title/ }),
      'Refunds',
    );
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue(
      'refunds',
    );
    await user.type(
      screen.getByRole('textbox', { name: 'Cost centre' }),
      'FR-4021',
    );

    expect(
      screen.getByText('Refunds gets dev, for €109.20 a month.'),
    ).toBeVisible();
    expect(screen.getByText('tenant.yaml')).toBeVisible();
    expect(screen.getByText(/costCenter: FR-4021/)).toBeVisible();
    await waitFor(() =>
      expect(screen.getByText('refunds is free.')).toBeVisible(),
    );
    await waitFor(() =>
      expect(
        within(foot()).getByText('No rule has anything against it.'),
      ).toBeVisible(),
    );
    expect(
      within(foot()).getByText(
        'Payments then spends €1,009.20 of €1,500.00 a month',
      ),
    ).toBeVisible();
    expect(onChange).toHaveBeenLastCalledWith(
      expect.objectContaining({
        metadata: { name: 'refunds', title: 'Refunds' },
      }),
    );
    expect(await violations(container)).toEqual([]);
  });

  it('speaks French', async () => {
    renderForm({ language: 'fr', document });

    await waitFor(() =>
      expect(
        screen.getByText('Refunds reçoit dev, pour 109,20 € par mois.'),
      ).toBeVisible(),
    );
    await waitFor(() =>
      expect(screen.getByText('Aucune règle n’a rien contre.')).toBeVisible(),
    );
  });

  it('keeps a name that people wrote themselves', async () => {
    const user = userEvent.setup();
    renderForm({ section: 'tenant' });
    const title = await screen.findByRole('textbox', { name: /^Title/ });
    const name = screen.getByRole('textbox', { name: 'Name' });

    await user.type(title, 'Ref');
    await user.clear(name);
    await user.type(name, 'money-back');
    await user.type(title, 'unds');

    expect(name).toHaveValue('money-back');
  });

  it('tells of what is missing once somebody tried to go on, and leads there', async () => {
    renderForm({ section: 'tenant', tried: true });

    const title = await screen.findByRole('textbox', { name: /^Title/ });
    expect(title).toBeInvalid();
    expect(title).toHaveFocus();
    expect(screen.getByText('Title is missing.')).toBeVisible();
    expect(screen.getByText('Cost centre is missing.')).toBeVisible();
  });

  it('says at the field what is wrong, once people have left it', async () => {
    const user = userEvent.setup();
    renderForm({ section: 'tenant' });

    await user.type(
      await screen.findByRole('textbox', { name: 'Cost centre' }),
      '-no-',
    );
    expect(screen.queryByText(/is not a cost centre/)).not.toBeInTheDocument();
    await user.tab();

    expect(
      screen.getByText(/"-no-" is not a cost centre\. Use at most/),
    ).toBeVisible();
  });

  it('shows what the platform has against it, where it belongs', async () => {
    const user = userEvent.setup();
    const api = friendlyApi().give('preview', {
      ...goodPreview,
      findings: [
        {
          rule: 'references',
          severity: 'error',
          file: 'tenants/refunds/tenant.yaml',
          line: 12,
          path: 'spec.environments[0].exposed[0]',
          message: 'Another tenant exposes this host already.',
          remedy: 'Choose another host: a host leads to one environment.',
        },
        {
          rule: 'budget',
          severity: 'warning',
          file: 'tenants/refunds/tenant.yaml',
          line: 8,
          path: 'spec.owner',
          message: 'The budget is nearly used up.',
          remedy: 'Ask for less.',
        },
      ],
    });
    const { container } = renderForm({ api, document });

    await waitFor(() =>
      expect(
        screen.getByText('It cannot be proposed: 1 rule is against it.'),
      ).toBeVisible(),
    );
    const preview = screen.getByRole('region', {
      name: 'What will be created',
    });
    expect(
      within(preview)
        .getAllByText(/^In (Environments|The tenant)$/)
        .map(one => one.textContent),
    ).toEqual(['In Environments', 'In The tenant']);
    await user.click(screen.getByText('Hosts and expiry'));
    const hosts = screen.getByRole('textbox', { name: /^Hosts/ });
    await user.type(hosts, 'a.nonprod.example.com');
    await user.tab();
    await waitFor(() => expect(hosts).toBeInvalid());
    expect(await violations(container)).toEqual([]);
  });

  it('goes on where the platform cannot be asked, and says so', async () => {
    const api = friendlyApi()
      .give('names', responseError(503, 'The forge is down.'))
      .give('preview', responseError(503, 'The forge is down.'));
    renderForm({ api, document });

    await waitFor(() =>
      expect(
        screen.getByText(/^Whether refunds is free cannot be asked now/),
      ).toBeVisible(),
    );
    await waitFor(() =>
      expect(
        within(foot()).getByText(/^The platform cannot be asked now/),
      ).toBeVisible(),
    );
    expect(within(foot()).getByText('The forge is down.')).toBeVisible();
    expect(
      screen.getByText('Refunds gets dev, for €109.20 a month.'),
    ).toBeVisible();
  });

  it('is filled in by hand where the offer cannot be read, until it can', async () => {
    const user = userEvent.setup();
    const api = friendlyApi().give(
      'offer',
      responseError(503, 'The platform’s tree was never read.'),
      offer,
    );
    const { container, onChange } = renderForm({ api });

    await waitFor(() =>
      expect(
        screen.getByText(/^The portal answered: The platform’s tree/),
      ).toBeVisible(),
    );
    await user.type(
      screen.getByRole('textbox', { name: /^Cluster/ }),
      'paris-prod',
    );
    expect(onChange).toHaveBeenLastCalledWith(
      expect.objectContaining({
        spec: expect.objectContaining({
          environments: [{ name: 'dev', cluster: 'paris-prod' }],
        }),
      }),
    );
    expect(await violations(container)).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Try again' }));

    await waitFor(() =>
      expect(screen.getByRole('radio', { name: /^Small/ })).not.toBeChecked(),
    );
  });

  it.each([
    ['ask for tenants', { mayCreate: false }, 'You may not ask for tenants.'],
    ['own one', { owners: [] }, 'You are in no group that can own a tenant.'],
  ])('tells those who may not %s whom to ask', async (_, part, text) => {
    const api = friendlyApi().give('offer', { ...offer, ...part });
    renderForm({ api });

    await waitFor(() => expect(screen.getByText(text)).toBeVisible());
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('says that what it shows is old where the forge is down', async () => {
    const stale = { ...offer.status, staleSince: '2026-11-21T10:05:00.000Z' };
    const api = friendlyApi()
      .give('offer', { ...offer, status: stale })
      .give('preview', {
        ...goodPreview,
        status: stale,
        requestsStatus: { ...stale, level: 'unknown' },
      });
    renderForm({ api, document });

    await waitFor(() =>
      expect(
        screen.getByText(/^The platform’s repository cannot be reached/),
      ).toBeVisible(),
    );
    await waitFor(() =>
      expect(
        within(foot()).getByText(/^Open requests cannot be read/),
      ).toBeVisible(),
    );
  });

  it('has the shape of what is coming while it loads', async () => {
    renderForm({ api: friendlyApi().give('offer', 'never') });

    await waitFor(() =>
      expect(
        screen.getByRole('status', {
          name: 'What the platform offers is loading',
        }),
      ).toHaveAttribute('aria-busy', 'true'),
    );
  });
});

describe('a name that is being typed', () => {
  it.each([
    [
      'is another tenant’s',
      {
        name: 'refunds',
        state: 'taken',
        message: 'There is a tenant called refunds already.',
        remedy: 'Choose another name.',
      },
      'There is a tenant called refunds already. Choose another name.',
    ],
    [
      'somebody else asked for',
      {
        name: 'refunds',
        state: 'requested',
        message: 'Somebody asked for a tenant called refunds already.',
        remedy: 'Choose another name.',
      },
      'Somebody asked for a tenant called refunds already. Choose another name.',
    ],
  ] as const)('that %s is refused', async (_, availability, text) => {
    renderForm({ api: friendlyApi().give('names', availability), document });

    await waitFor(() => expect(screen.getByText(text)).toBeVisible());
  });

  it('that one asked for oneself leads to the request', async () => {
    const api = friendlyApi().give('names', {
      name: 'refunds',
      state: 'requested',
      message: 'Somebody asked for a tenant called refunds already.',
      remedy: 'Choose another name.',
      change: {
        kind: 'create',
        state: 'open',
        number: 7,
        url: 'https://forge.example.com/platform/gitops/pulls/7',
        title: 'Create tenant refunds',
        requestedBy: 'user:default/ines.moreau',
        createdAt: '2026-11-21T10:00:00.000Z',
        updatedAt: '2026-11-21T10:00:00.000Z',
      },
    });
    renderForm({ api, document });

    await waitFor(() =>
      expect(screen.getByText(/^You asked for refunds already/)).toBeVisible(),
    );
    expect(
      screen.getByRole('link', { name: /Pull request 7/ }),
    ).toHaveAttribute(
      'href',
      'https://forge.example.com/platform/gitops/pulls/7',
    );
  });

  it('is asked about once it has not changed for a while', async () => {
    const user = userEvent.setup();
    const { api } = renderForm({ section: 'tenant' });

    await user.type(
      await screen.findByRole('textbox', { name: 'Name' }),
      'refunds',
    );
    await screen.findByText('refunds is free.');

    expect(api.asked.filter(question => question.startsWith('names'))).toEqual([
      'names refunds',
    ]);
  });

  it('that no tenant can have is known without asking', async () => {
    const user = userEvent.setup();
    const { api } = renderForm({ section: 'tenant' });

    await user.type(
      await screen.findByRole('textbox', { name: 'Name' }),
      'monitoring',
    );

    await waitFor(() =>
      expect(
        screen.getByText(/"monitoring" is reserved for the platform\./),
      ).toBeVisible(),
    );
    expect(api.asked).not.toContain('names monitoring');
  });
});
