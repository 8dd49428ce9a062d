import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import argocdPlugin, { ArgocdApi, argocdApiRef } from '@socle/plugin-argocd';
import { packFleet } from '@socle/plugin-argocd-common';
import { TenancyApi, tenancyApiRef } from '@socle/plugin-tenancy';
import { EntityEnvironments } from '@socle/plugin-tenancy-common';
import { HomePage } from './HomePage';

function entity(
  kind: string,
  name: string,
  owner: string,
  more?: { type?: string; title?: string; description?: string },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      title: more?.title,
      description: more?.description,
    },
    spec: { type: more?.type, owner },
    relations: [{ type: RELATION_OWNED_BY, targetRef: owner }],
  };
}

const ines: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ines.moreau', namespace: 'default' },
  spec: { profile: { displayName: 'Inès Moreau' } },
};
const payments = 'group:default/payments';
const shop = 'group:default/shop';
const catalog = [
  ines,
  entity('System', 'payments', payments, { type: 'tenant', title: 'Payments' }),
  entity('System', 'shop', shop, { type: 'tenant', title: 'Shop' }),
  entity('Component', 'checkout', payments, { description: 'Takes payments.' }),
  { ...entity('Component', 'refunds', payments), spec: { system: 'payments' } },
  entity('Component', 'storefront', shop),
  entity('Template', 'docs-site', payments, { title: 'Documentation site' }),
];

const environments: EntityEnvironments = {
  entityRef: 'system:default/payments',
  tenant: { name: 'payments', owner: payments },
  refused: [],
  environments: [
    {
      name: 'dev',
      namespace: 'payments-dev',
      cluster: {
        name: 'paris-nonprod',
        status: {
          level: 'ok',
          reason: 'It answers',
          observedAt: new Date().toISOString(),
        },
      },
      status: {
        level: 'ok',
        reason: '3 of 3 workloads are ready',
        observedAt: new Date().toISOString(),
      },
      suspended: false,
      workloads: { ready: 3, total: 3 },
    },
  ],
};

const argocdApi: Partial<ArgocdApi> = {
  async *watchFleet() {
    yield {
      type: 'fleet',
      data: { rows: packFleet([]), total: 0, visible: 5, instances: [] },
    };
  },
  getStandings: async entityRefs => entityRefs.map(() => null),
};

function renderHome(options?: {
  entities?: Entity[];
  groups?: string[];
  failing?: boolean;
  getEnvironments?: TenancyApi['getEnvironments'];
}) {
  const catalogApi = catalogApiMock({ entities: options?.entities ?? catalog });
  const queryEntities = jest.spyOn(catalogApi, 'queryEntities');
  if (options?.failing) {
    queryEntities.mockRejectedValueOnce(new Error('Out of order'));
  }
  return renderInTestApp(<HomePage />, {
    config: {
      app: { baseUrl: 'http://localhost:3000' },
      backend: { baseUrl: 'http://localhost:7007' },
      integrations: {
        gitea: [{ host: 'localhost:7017', baseUrl: 'http://localhost:7017' }],
      },
    },
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/create': scaffolderPlugin.routes.root,
      '/delivery': argocdPlugin.routes.root,
    },
    apis: [
      [catalogApiRef, catalogApi],
      [
        identityApiRef,
        mockApis.identity({
          userEntityRef: 'user:default/ines.moreau',
          ownershipEntityRefs: options?.groups ?? [
            'user:default/ines.moreau',
            payments,
          ],
        }),
      ],
      [argocdApiRef, argocdApi],
      [
        tenancyApiRef,
        {
          getEnvironments:
            options?.getEnvironments ?? (async () => environments),
        },
      ],
    ],
  });
}

describe('the home page', () => {
  it('says whom it greets, what is theirs, and how it is', async () => {
    const { container } = renderHome();

    await waitFor(() =>
      expect(
        screen.getByRole('heading', { level: 1, name: /, Inès$/ }),
      ).toBeVisible(),
    );
    expect(
      screen.getByText('You and your teams own 2 services and 1 tenant.'),
    ).toBeVisible();
    const tenants = screen.getByRole('article', { name: 'My tenants' });
    expect(
      within(tenants).getByRole('link', { name: 'Payments' }),
    ).toHaveAttribute('href', '/catalog/default/system/payments');
    await waitFor(() =>
      expect(
        within(tenants).getByText('Runs in dev; all 3 workloads are ready.'),
      ).toBeVisible(),
    );
    const services = screen.getByRole('article', { name: 'My services' });
    expect(
      within(services)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual(['checkout', 'refunds']);
    const { violations } = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('leads on to what can be made, and to the forge', async () => {
    renderHome();

    await waitFor(() =>
      expect(
        screen.getByRole('link', { name: 'Documentation site' }),
      ).toHaveAttribute('href', '/create/templates/default/docs-site'),
    );
    expect(
      screen.getByRole('link', { name: /^Gitea on localhost:7017/ }),
    ).toHaveAttribute('href', 'http://localhost:7017');
  });

  it('shows who owns nothing what the platform runs for others', async () => {
    renderHome({ groups: ['group:default/sre'] });

    await waitFor(() =>
      expect(screen.getByText(/^You own nothing here yet\./)).toBeVisible(),
    );
    const tenants = screen.getByRole('article', {
      name: 'Tenants on the platform',
    });
    expect(within(tenants).getAllByRole('listitem')).toHaveLength(2);
    expect(
      screen.getByText('You and your teams own no service in the catalog.'),
    ).toBeVisible();
    await waitFor(() =>
      expect(
        within(
          screen.getByRole('article', { name: 'Deliveries on the platform' }),
        ).getByText('All 5 Applications are delivered.'),
      ).toBeVisible(),
    );
  });

  it('says of a platform without tenants that there is none, and by what name it knows a stranger', async () => {
    renderHome({ entities: [] });

    await waitFor(() =>
      expect(
        screen.getByText('There is no tenant on the platform yet.'),
      ).toBeVisible(),
    );
    expect(
      screen.getByRole('heading', { level: 1, name: /, ines\.moreau$/ }),
    ).toBeVisible();
    expect(screen.queryByText('Create')).not.toBeInTheDocument();
  });

  it.each([
    [403, 'You may not see where it runs. Its owner can let you.'],
    [500, 'Its environments could not be read: Out of order'],
  ])(
    'says of a tenant that answers %d what is wrong, and keeps the rest',
    async (statusCode, sentence) => {
      renderHome({
        getEnvironments: async () => {
          throw Object.assign(new Error('Out of order'), { statusCode });
        },
      });

      await waitFor(() => expect(screen.getByText(sentence)).toBeVisible());
      expect(screen.getByRole('link', { name: 'checkout' })).toBeVisible();
    },
  );

  it('says that the catalog is out of order, and tries again', async () => {
    const user = userEvent.setup();
    renderHome({ failing: true });

    await waitFor(() =>
      expect(
        screen.getByText('The portal answered: Out of order'),
      ).toBeVisible(),
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    await waitFor(() =>
      expect(screen.getByRole('link', { name: 'checkout' })).toBeVisible(),
    );
  });
});
