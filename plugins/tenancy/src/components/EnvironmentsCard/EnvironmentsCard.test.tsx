import {
  componentEntity,
  portalConfig,
  tenantEntity,
  violations,
} from '@socle/plugin-platform-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  checkout,
  down,
  homeless,
  insights,
  payments,
  shop,
  stale,
} from '../../__fixtures__/environments';
import {
  FakeTenancyApi,
  responseError,
} from '../../__testUtils__/FakeTenancyApi';
import { tenancyApiRef } from '../../api';
import { EnvironmentsCard } from '.';

function renderCard(
  api: FakeTenancyApi,
  options?: { entity?: Entity; language?: 'en' | 'fr' },
) {
  const { entity = tenantEntity, language = 'en' } = options ?? {};
  return renderInTestApp(
    <EntityProvider entity={entity}>
      <EnvironmentsCard />
    </EntityProvider>,
    {
      apis: [[tenancyApiRef, api]],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      config: portalConfig(language),
    },
  );
}

describe('EnvironmentsCard', () => {
  it('begins with the verdict, and has the environments side by side', async () => {
    const { container } = renderCard(new FakeTenancyApi(payments));

    await waitFor(() =>
      expect(
        screen.getByText('Runs in dev and prod; all 6 workloads are ready.'),
      ).toBeVisible(),
    );
    const card = screen.getByRole('region', {
      name: 'Environments of Payments',
    });
    const table = within(card).getByRole('table', {
      name: 'Environments of Payments',
    });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .slice(1)
        .map(header => header.textContent),
    ).toEqual(['dev', 'prod']);
    expect(within(table).getByText('payments-prod')).toBeVisible();
    expect(within(table).getAllByText('3 of 3')).toHaveLength(2);
    expect(screen.getByText('Live')).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('says in French what it says in English', async () => {
    renderCard(new FakeTenancyApi(shop), { language: 'fr' });

    await waitFor(() => {
      expect(
        screen.getByText(
          'Tourne en dev, staging et prod ; dev : 1 charge sur 2 n’est pas prête.',
        ),
      ).toBeVisible();
      expect(screen.getByText('Presque plein')).toBeVisible();
      expect(screen.getByText('En direct')).toBeVisible();
    });
  });

  it('names the environment that is worst off, and marks a quota that is nearly full', async () => {
    const { container } = renderCard(new FakeTenancyApi(shop));

    await waitFor(() =>
      expect(
        screen.getByText(
          'Runs in dev, staging and prod; dev: 1 of 2 workloads is not ready.',
        ),
      ).toBeVisible(),
    );
    const [cpu] = screen.getAllByRole('meter', { name: 'requests.cpu' });
    expect(cpu).toHaveAttribute('aria-valuenow', '95');
    expect(cpu).toHaveAttribute('aria-valuetext', '1900m of 2 used');
    expect(screen.getByText('Nearly full')).toBeVisible();
    expect(screen.getByText('Full: what needs more is refused')).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('shows a suspended tenant with its one environment', async () => {
    renderCard(new FakeTenancyApi(insights));

    await waitFor(() =>
      expect(
        screen.getByText(
          'Suspended in dev: nothing runs there, and nothing is lost.',
        ),
      ).toBeVisible(),
    );
    expect(screen.getByText('Suspended')).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('keeps what was last seen where a cluster went silent, and says since when', async () => {
    renderCard(new FakeTenancyApi(stale));

    await waitFor(() =>
      expect(
        screen.getByText(
          'Runs in dev and prod; prod: cluster paris-prod cannot be reached.',
        ),
      ).toBeVisible(),
    );
    expect(
      screen.getAllByText(/^as of .*, source unreachable since /).length,
    ).toBeGreaterThan(0);
    expect(screen.getAllByText('3 of 3')).toHaveLength(2);
  });

  it('says that nothing is known of a cluster that was never reached', async () => {
    renderCard(new FakeTenancyApi(down));

    await waitFor(() =>
      expect(
        screen.getByText(
          'Runs in prod; prod: cluster legacy cannot be reached.',
        ),
      ).toBeVisible(),
    );
    expect(
      screen.getByText('connect ECONNREFUSED 127.0.0.1:7020'),
    ).toBeVisible();
    expect(screen.getAllByText('Not known')).toHaveLength(2);
  });

  it('tells in words what a component claims in vain, and leaves the quota to the tenant', async () => {
    const { container } = renderCard(new FakeTenancyApi(checkout), {
      entity: componentEntity,
    });

    await waitFor(() =>
      expect(
        screen.getByText(
          'Claims namespace shop-prod, which belongs to tenant shop.',
        ),
      ).toBeVisible(),
    );
    expect(
      screen.getByText(
        'Claims cluster legacy, which is no environment of its tenant.',
      ),
    ).toBeVisible();
    expect(screen.queryByText('Quota')).not.toBeInTheDocument();
    expect(await violations(container)).toEqual([]);
  });

  it('says how to name the tenant where there is none', async () => {
    const { container } = renderCard(new FakeTenancyApi(homeless), {
      entity: componentEntity,
    });

    await waitFor(() =>
      expect(screen.getByText(/^This belongs to no tenant/)).toBeVisible(),
    );
    expect(container.querySelector('pre')).toHaveTextContent(
      'system: your-tenant',
    );
  });

  it('has the shape of what is coming while it loads', async () => {
    renderCard(new FakeTenancyApi('never'));

    await waitFor(() =>
      expect(
        screen.getByRole('status', { name: 'Environments are loading' }),
      ).toHaveAttribute('aria-busy', 'true'),
    );
  });

  it('says who can give the permission that is missing', async () => {
    renderCard(new FakeTenancyApi(responseError(403, 'Not allowed')));

    await waitFor(() =>
      expect(
        screen.getByText('You may not see where this runs.'),
      ).toBeVisible(),
    );
    expect(screen.getByRole('link', { name: /payments$/ })).toHaveAttribute(
      'href',
      '/catalog/default/group/payments',
    );
  });

  it('says what happened, and tries again when asked to', async () => {
    const user = userEvent.setup();
    renderCard(new FakeTenancyApi(new Error('Out of order'), payments));

    await waitFor(() =>
      expect(
        screen.getByText('The portal answered: Out of order'),
      ).toBeVisible(),
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    await waitFor(() =>
      expect(screen.getByText(/^Runs in dev and prod/)).toBeVisible(),
    );
  });

  it('does not tell what it may not show from what is not there', async () => {
    renderCard(new FakeTenancyApi(responseError(404, 'No such entity')));

    await waitFor(() =>
      expect(
        screen.getByText(
          'The catalog has no such entity, or you may not see it.',
        ),
      ).toBeVisible(),
    );
  });

  describe('while it follows the world', () => {
    it('changes values in place, and marks them', async () => {
      const api = new FakeTenancyApi(payments);
      renderCard(api);
      const [dev] = await screen.findAllByText('3 of 3');
      await waitFor(() => expect(api.watchers).toBe(1));
      const table = screen.getByRole('table');

      const [first, ...others] = payments.environments;
      act(() =>
        api.tell({
          type: 'environments',
          data: {
            ...payments,
            environments: [
              { ...first, workloads: { ready: 2, total: 3 } },
              ...others,
            ],
          },
        }),
      );

      await waitFor(() => expect(screen.getByText('2 of 3')).toBe(dev));
      expect(dev).toHaveAttribute('data-changed', 'true');
      expect(screen.getByRole('table')).toBe(table);
    });

    it('says that it lost the connection, keeps the last state, and says when it is back', async () => {
      const api = new FakeTenancyApi(payments);
      renderCard(api);
      await waitFor(() => expect(api.watchers).toBe(1));

      act(() => api.tell({ type: 'interrupted', error: new Error('gone') }));
      await waitFor(() =>
        expect(screen.getByText('Reconnecting')).toBeVisible(),
      );
      expect(screen.getByText(/^Runs in dev and prod/)).toBeVisible();

      act(() => api.tell({ type: 'environments', data: payments }));
      await waitFor(() => expect(screen.getByText('Live')).toBeVisible());
    });

    it('calls the state stale when the connection stays lost', async () => {
      jest.useFakeTimers({ advanceTimers: true });
      const api = new FakeTenancyApi(payments);
      renderCard(api);
      await waitFor(() => expect(api.watchers).toBe(1));

      act(() => api.tell({ type: 'interrupted', error: new Error('gone') }));
      await waitFor(() =>
        expect(screen.getByText('Reconnecting')).toBeVisible(),
      );
      act(() => jest.advanceTimersByTime(60_000));

      await waitFor(() => expect(screen.getByText('Stale')).toBeVisible());
      jest.useRealTimers();
    });

    it('shows nothing any more once the permission is taken away', async () => {
      const api = new FakeTenancyApi(payments);
      renderCard(api);
      await waitFor(() => expect(api.watchers).toBe(1));

      act(() => api.tell(responseError(403, 'Not allowed')));

      await waitFor(() =>
        expect(
          screen.getByText('You may not see where this runs.'),
        ).toBeVisible(),
      );
      expect(screen.queryByText('payments-prod')).not.toBeInTheDocument();
    });

    it('stops when the page is left', async () => {
      const api = new FakeTenancyApi(payments);
      const { unmount } = renderCard(api);
      await waitFor(() => expect(api.watchers).toBe(1));

      unmount();

      await waitFor(() => expect(api.watchers).toBe(0));
    });
  });
});
