import {
  tenantEntity,
  violations,
} from '@socle/plugin-platform-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  diff,
  events,
  failingDetails,
  history,
  manualDetails,
  syncingDetails,
  tree,
  windows,
} from '../../__fixtures__/application';
import { failing, healthy, nothing } from '../../__fixtures__/deliveries';
import {
  FakeArgocdApi,
  responseError,
} from '../../__testUtils__/FakeArgocdApi';
import { renderDelivery } from '../../__testUtils__/renderDelivery';
import { DeliveryTab } from '.';

const apiOf = (details = failingDetails) =>
  new FakeArgocdApi(failing)
    .give('application', details)
    .give('tree', tree)
    .give('diff', diff)
    .give('history', history)
    .give('windows', windows)
    .give('events', events);

const renderTab = (
  api: FakeArgocdApi,
  options?: Parameters<typeof renderDelivery>[2],
) => renderDelivery(<DeliveryTab />, api, options);

const through = 'via component:default/checkout';

describe('DeliveryTab', () => {
  it('explains the worst: from what is seen to what is wrong, and what to do', async () => {
    const api = apiOf();
    const { container } = renderTab(api);

    const why = await screen.findByRole('region', { name: 'Why' });
    expect(
      within(why).getAllByText(/registry\.example\/payments\/checkout:1\.4\.3/)
        .length,
    ).toBeGreaterThan(0);
    const steps = within(why).getByRole('list', {
      name: 'From what is seen to what is wrong',
    });
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(
      expect.arrayContaining([expect.stringMatching(/ImagePullBackOff/)]),
    );
    expect(api.asked).toContain(
      `application paris/argocd/payments.dev.checkout ${through}`,
    );
    expect(await violations(container)).toEqual([]);
  });

  it('looks at another Application when asked, and says so in the address', async () => {
    const api = apiOf();
    renderTab(api, {
      address: '/?application=paris%2Fargocd%2Fpayments.prod.checkout',
    });

    await waitFor(() =>
      expect(api.asked).toContain(
        `application paris/argocd/payments.prod.checkout ${through}`,
      ),
    );
  });

  it('reads the Application anew when it changes', async () => {
    const api = apiOf().give('application', failingDetails, manualDetails);
    renderTab(api, {
      address: '/?application=paris%2Fargocd%2Fpayments.dev.checkout',
    });
    await screen.findByRole('region', { name: 'Why' });
    await waitFor(() => expect(api.deliveries.watchers).toBe(1));

    act(() => api.deliveries.tell({ type: 'deliveries', data: healthy }));

    await waitFor(() =>
      expect(
        screen.getByText(
          '1 resource differs from Git, and nobody has synced it.',
        ),
      ).toBeVisible(),
    );
  });

  it('is a tree for the keyboard, whichever way it is drawn', async () => {
    const { container } = renderTab(apiOf());

    const graph = await screen.findByRole('tree', {
      name: 'What payments.dev.checkout delivers',
    });
    const items = within(graph).getAllByRole('treeitem');
    expect(items.map(item => item.textContent)).toEqual([
      'Applicationpayments.dev.checkout',
      'Deploymentcheckout',
      'ReplicaSetcheckout-6d5f',
      'Podcheckout-6d5f-x2k',
      'Servicecheckout',
    ]);
    act(() => items[0].focus());
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
    const details = screen.getByRole('region', { name: 'The chosen object' });
    expect(within(details).getByText('Back-off pulling image')).toBeVisible();
    expect(within(details).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/kubernetes',
    );
    await userEvent.keyboard('{ArrowLeft}');
    expect(items[2]).toHaveFocus();

    await userEvent.click(screen.getByRole('radio', { name: 'List' }));
    expect(screen.getByLabelText('address')).toHaveTextContent('layout=list');
    expect(screen.getAllByRole('treeitem')).toHaveLength(5);
    expect(await violations(container)).toEqual([]);
  });

  it.each([
    ['diff', /^A sync would change 5 objects/, 'Values of Secrets are hidden.'],
    ['history', /Accept SEPA transfers/, 'checkout 1.4.2 → 1.4.3'],
    ['windows', /^Nobody may sync it until /, 'denies'],
    ['events', /Failed to pull image/, 'Failed'],
  ])('shows %s under its own address', async (view, sentence, more) => {
    const { container } = renderTab(apiOf(), { address: `/?view=${view}` });

    await waitFor(() => expect(screen.getByText(sentence)).toBeVisible());
    await waitFor(() => expect(screen.getByText(more)).toBeVisible());
    expect(await violations(container)).toEqual([]);
  });

  it('reads a view when it is looked at, and not before', async () => {
    const api = apiOf();
    renderTab(api);
    await screen.findByRole('tree');
    expect(api.asked.join()).not.toContain('diff');

    await userEvent.click(screen.getByRole('tab', { name: 'Differences' }));

    await waitFor(() =>
      expect(screen.getByText(/^A sync would change/)).toBeVisible(),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent('view=diff');
  });

  it('follows the sync that runs, object by object', async () => {
    renderTab(apiOf(syncingDetails));

    const sync = await screen.findByRole('region', { name: 'The sync' });
    expect(within(sync).getByText(/^A sync began/)).toBeVisible();
    expect(within(sync).getByText('PreSync, wave 0')).toBeVisible();
    expect(within(sync).getByText('Job/migrate')).toBeVisible();
    expect(
      screen.getByText(/^Sync: Another operation is running/),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'End the operation' }),
    ).toBeEnabled();
  });

  it('leads to where else it can be looked at', async () => {
    renderTab(
      apiOf().give('links', {
        argocd:
          'https://argocd.example/applications/argocd/payments.dev.checkout',
        externalUrls: ['https://checkout.dev.example/'],
        links: [{ title: 'Runbook', url: 'https://wiki.example/checkout' }],
        missing: [],
      }),
    );

    await waitFor(() =>
      expect(
        within(screen.getByRole('group', { name: 'Where else to look' }))
          .getAllByRole('link')
          .map(link => [
            link.firstChild?.textContent,
            link.getAttribute('href'),
          ]),
      ).toEqual([
        [
          'Open in Argo CD',
          'https://argocd.example/applications/argocd/payments.dev.checkout',
        ],
        ['Open checkout.dev.example', 'https://checkout.dev.example/'],
        ['Runbook', 'https://wiki.example/checkout'],
      ]),
    );
  });

  it('leads to no Kubernetes tab where there is none', async () => {
    renderTab(apiOf(), { entity: tenantEntity });

    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Why' })).toBeVisible(),
    );
    expect(
      screen.queryByRole('link', { name: 'Show in the Kubernetes tab' }),
    ).toBeNull();
  });

  it('says what a part lacks, and shows the rest', async () => {
    renderTab(
      apiOf({
        ...failingDetails,
        missing: [
          {
            part: 'commits',
            reason: 'no-api',
            message: 'No API of this Argo CD is configured.',
          },
        ],
      }).give('tree', responseError(503, 'Argo CD is down')),
    );

    await waitFor(() =>
      expect(
        screen.getByText('No API of this Argo CD is configured.'),
      ).toBeVisible(),
    );
    await waitFor(() =>
      expect(
        screen.getByText('The portal answered: Argo CD is down'),
      ).toBeVisible(),
    );
    expect(screen.getByRole('region', { name: 'Why' })).toBeVisible();
  });

  it('offers nothing to who may only look', async () => {
    renderTab(apiOf({ ...failingDetails, may: nothing }));

    await waitFor(() =>
      expect(
        screen.getByText(
          'You may look at it, and not act on it. Its owner can let you.',
        ),
      ).toBeVisible(),
    );
    expect(screen.queryByRole('button', { name: 'Sync' })).toBeNull();
  });

  it('speaks French', async () => {
    renderTab(apiOf(), { language: 'fr' });

    await waitFor(() => {
      expect(screen.getByRole('region', { name: 'Pourquoi' })).toBeVisible();
      expect(screen.getByRole('tab', { name: 'Historique' })).toBeVisible();
    });
  });
});
