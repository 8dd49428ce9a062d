import { violations } from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  friendlyApi,
  goodPreview,
  renderForm,
} from '../__testUtils__/renderForm';

const rule = (fqdn: string) => ({
  to: { fqdn },
  ports: ['443/TCP'],
  reason: `To ${fqdn}`,
});
const document = {
  metadata: { name: 'refunds', title: 'Refunds' },
  spec: {
    owner: 'group:default/payments',
    costCenter: 'FR-4021',
    access: { admins: ['payments'] },
    traffic: [rule('a.example.com'), rule('b.example.com')],
    environments: [{ name: 'dev', cluster: 'paris-nonprod', size: 'small' }],
  },
};
const names = () =>
  screen
    .getAllByRole('textbox', { name: /^DNS name/ })
    .map(field => (field as HTMLInputElement).value);

describe('environments', () => {
  it('are chosen, added and removed by keyboard', async () => {
    const user = userEvent.setup();
    const { onChange, container } = renderForm({
      document,
      section: 'environments',
    });

    await user.click(await screen.findByRole('radio', { name: /^Small/ }));
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('radio', { name: /^Medium/ })).toBeChecked();

    await user.click(screen.getByRole('button', { name: 'Add environment' }));
    const prod = screen.getByRole('group', { name: 'Environment prod' });
    expect(within(prod).getByRole('textbox', { name: /^Name/ })).toHaveFocus();
    expect(
      within(prod).getByText('Its namespace is refunds-prod.'),
    ).toBeVisible();
    expect(onChange).toHaveBeenLastCalledWith(
      expect.objectContaining({
        spec: expect.objectContaining({
          environments: [
            { name: 'dev', cluster: 'paris-nonprod', size: 'medium' },
            { name: 'prod', cluster: 'paris-prod', size: 'small' },
          ],
        }),
      }),
    );
    expect(await violations(container)).toEqual([]);

    await user.click(
      screen.getByRole('button', { name: 'Remove environment prod' }),
    );
    expect(
      screen.getByRole('button', { name: 'Add environment' }),
    ).toHaveFocus();
    expect(
      screen.getByText('Environment prod is removed.'),
    ).toBeInTheDocument();
  });
});

describe('connections', () => {
  it('change places, and screen readers are told', async () => {
    const user = userEvent.setup();
    renderForm({ document, section: 'connections' });

    await user.click(
      await screen.findByRole('button', { name: 'Move connection 2 up' }),
    );

    expect(names()).toEqual(['b.example.com', 'a.example.com']);
    expect(
      screen.getByText('The connection is number 1 of 2 now.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Move connection 1 up' }),
    ).toBeDisabled();
    expect(
      screen.getByRole('button', { name: 'Move connection 1 down' }),
    ).toHaveFocus();
  });

  it('begin with the usual port, and limit themselves to requests', async () => {
    const user = userEvent.setup();
    const { onChange } = renderForm({
      document: { ...document, spec: { ...document.spec, traffic: [] } },
      section: 'connections',
    });
    await waitFor(() =>
      expect(screen.getByText(/^No connection is asked for/)).toBeVisible(),
    );

    await user.click(screen.getByRole('button', { name: 'Add connection' }));
    const row = screen.getByRole('group', { name: 'Connection 1' });
    expect(within(row).getByRole('textbox', { name: /^Ports/ })).toHaveValue(
      '443/TCP',
    );
    await user.click(
      within(row).getByRole('button', { name: 'Limit to a request' }),
    );
    await user.type(within(row).getByRole('textbox', { name: /^Path/ }), '/v1');

    expect(onChange).toHaveBeenLastCalledWith(
      expect.objectContaining({
        spec: expect.objectContaining({
          traffic: [{ to: {}, ports: ['443/TCP'], http: [{ path: '/v1' }] }],
        }),
      }),
    );
  });

  it('have what is wrong beside them, and what the other end has to add', async () => {
    const api = friendlyApi().give('preview', {
      ...goodPreview,
      findings: [
        {
          rule: 'traffic-agreement',
          severity: 'warning',
          file: 'tenants/refunds/tenant.yaml',
          line: 12,
          path: 'spec.traffic[1].to',
          message: 'The other tenant does not agree to this yet.',
          remedy: 'Have its owners declare the same from their side.',
        },
      ],
    });
    const { container } = renderForm({
      api,
      document: {
        ...document,
        spec: {
          ...document.spec,
          traffic: [
            rule('a.example.com'),
            { to: { tenant: 'shop' }, ports: ['443/TCP'], reason: 'Shop' },
          ],
        },
      },
      section: 'connections',
      tried: true,
    });

    const row = await screen.findByRole('group', { name: 'Connection 2' });
    await waitFor(() =>
      expect(
        within(row).getByText(/^The other tenant does not agree to this yet/),
      ).toBeVisible(),
    );
    expect(
      within(screen.getByRole('group', { name: 'Connection 1' })).queryByText(
        /does not agree/,
      ),
    ).not.toBeInTheDocument();
    await waitFor(() =>
      expect(
        screen.getByText('It can be proposed; 1 rule warns.'),
      ).toBeVisible(),
    );
    expect(await violations(container)).toEqual([]);
  });

  it('say which answer is missing, by its own name', async () => {
    const user = userEvent.setup();
    renderForm({
      document: {
        ...document,
        spec: {
          ...document.spec,
          traffic: [
            { to: {}, ports: ['99999/TCP'], reason: 'Shop' },
            {
              from: { cidr: '10.0.0.1/8' },
              ports: ['53/UDP'],
              http: [{ path: 'x' }],
              reason: 'DNS',
            },
          ],
        },
      },
      section: 'connections',
      tried: true,
    });

    await waitFor(() =>
      expect(screen.getByText('Tenant is missing.')).toBeVisible(),
    );
    expect(
      screen.getByText(/"99999\/TCP" is beyond the last port/),
    ).toBeVisible();
    expect(
      screen.getByText(/not written with its first address/),
    ).toBeVisible();
    expect(screen.getByText(/"x" is not the pattern of a path/)).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: 'Remove connection 1' }),
    );
    expect(screen.queryByText('Tenant is missing.')).not.toBeInTheDocument();
  });
});
