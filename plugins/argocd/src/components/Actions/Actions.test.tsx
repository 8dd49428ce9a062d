import { violations } from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { detailsOf, manualDetails } from '../../__fixtures__/application';
import { nothing } from '../../__fixtures__/deliveries';
import { manifestOf } from '../../__fixtures__/manifests';
import {
  FakeArgocdApi,
  responseError,
} from '../../__testUtils__/FakeArgocdApi';
import { renderDelivery } from '../../__testUtils__/renderDelivery';
import { Actions } from '.';

const target = {
  instance: 'paris',
  namespace: 'argocd',
  name: 'payments.dev.checkout',
};

const accepting = () => new FakeArgocdApi().give('act', { accepted: true });

async function openSync(api: FakeArgocdApi) {
  renderDelivery(<Actions target={target} details={manualDetails} />, api);
  await userEvent.click(await screen.findByRole('button', { name: 'Sync' }));
  return screen.findByRole('dialog');
}

describe('Actions', () => {
  it('tries a sync first, then syncs', async () => {
    const api = accepting();
    const dialog = await openSync(api);
    expect(
      within(dialog).getByText(
        'Argo CD applies what Git says to payments-dev on paris-nonprod.',
      ),
    ).toBeVisible();
    expect(await violations(dialog)).toEqual([]);

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Try it first' }),
    );
    await waitFor(() =>
      expect(within(dialog).getByText(/^Argo CD tries it/)).toBeVisible(),
    );
    await userEvent.click(
      within(dialog).getByRole('button', {
        name: 'Sync payments.dev.checkout',
      }),
    );
    await waitFor(() =>
      expect(within(dialog).getByText(/^Argo CD has taken it/)).toBeVisible(),
    );
    expect(api.acts.map(({ request }) => request)).toEqual([
      { action: 'sync', body: { dryRun: true } },
      { action: 'sync', body: {} },
    ]);
  });

  it('asks for the name of what is lost, and says what that is', async () => {
    const api = accepting();
    const dialog = await openSync(api);

    await userEvent.click(
      within(dialog).getByRole('checkbox', {
        name: 'Remove what is no longer in Git',
      }),
    );
    expect(
      within(dialog).getByText(
        '1 object is removed from the cluster: ConfigMap/old-settings.',
      ),
    ).toBeVisible();
    const sync = within(dialog).getByRole('button', {
      name: 'Sync payments.dev.checkout',
    });
    expect(sync).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox'),
      'payments.dev.checkout',
    );
    await userEvent.click(sync);

    expect(api.acts[0].request).toEqual({
      action: 'sync',
      body: { prune: true },
    });
  });

  it('syncs only what is chosen', async () => {
    const api = accepting();
    const dialog = await openSync(api);

    await userEvent.click(
      within(dialog).getByRole('radio', { name: /^Only some/ }),
    );
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: 'ConfigMap/old-settings' }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', {
        name: 'Sync payments.dev.checkout',
      }),
    );

    expect(api.acts[0].request.body).toEqual({
      resources: [
        {
          group: 'apps',
          kind: 'Deployment',
          namespace: 'payments-dev',
          name: 'checkout',
        },
      ],
    });
  });

  it('says why an action cannot work before anybody clicks', async () => {
    renderDelivery(
      <Actions
        target={target}
        details={{
          ...manualDetails,
          refusals: {
            ...manualDetails.refusals,
            sync: {
              code: 'windowClosedUntil',
              parameters: { opensAt: '2026-11-21T16:00:00Z' },
            },
          },
        }}
      />,
      accepting(),
    );

    await waitFor(() =>
      expect(
        screen.getByText(
          /^Sync: No sync window lets people sync now\. The next one opens at .*\d\d:\d\d\.$/,
        ),
      ).toBeVisible(),
    );
    expect(screen.getByRole('button', { name: 'Sync' })).toBeDisabled();
    expect(
      screen.queryByRole('button', { name: 'End the operation' }),
    ).toBeNull();
  });

  it.each([
    ['no-api', /no API of this Argo CD is configured/],
    ['no-token', /no token for the project payments/],
  ] as const)(
    'says so where the portal cannot act (%s)',
    async (acting, text) => {
      renderDelivery(
        <Actions target={target} details={{ ...manualDetails, acting }} />,
        accepting(),
      );

      await waitFor(() => expect(screen.getByText(text)).toBeVisible());
      expect(screen.getByRole('button', { name: 'Refresh' })).toBeDisabled();
    },
  );

  it('says what is left to who may not change it', async () => {
    renderDelivery(
      <Actions
        target={target}
        details={{
          ...manualDetails,
          may: { ...nothing, refresh: true, hardRefresh: true },
        }}
      />,
      accepting(),
    );

    await waitFor(() =>
      expect(
        screen.getByText(
          'You may have Argo CD look again, and not change anything. Its owner can let you.',
        ),
      ).toBeVisible(),
    );
    expect(
      screen.getAllByRole('button').map(({ textContent }) => textContent),
    ).toEqual(['Refresh', 'Hard refresh']);
  });

  it('tells what Argo CD refuses, and what went wrong', async () => {
    const api = new FakeArgocdApi().give(
      'act',
      {
        accepted: false,
        refusal: { code: 'operationRunning', parameters: {} },
      },
      responseError(503, 'Argo CD is down'),
    );
    renderDelivery(<Actions target={target} details={manualDetails} />, api);
    const refresh = await screen.findByRole('button', { name: 'Refresh' });

    await userEvent.click(refresh);
    await waitFor(() =>
      expect(
        screen.getByText('Another operation is running. It has to end first.'),
      ).toBeVisible(),
    );
    await userEvent.click(refresh);
    await waitFor(() =>
      expect(
        screen.getByText('The portal answered: Argo CD is down'),
      ).toBeVisible(),
    );
  });

  it('confirms a removal by its name', async () => {
    const api = accepting();
    renderDelivery(
      <Actions
        target={target}
        details={detailsOf(manifestOf(), {
          application: {
            ...manualDetails.application,
            resources: {
              ...manualDetails.application.resources,
              toConfirm: ['/Namespace//payments-old'],
            },
          },
          refusals: {},
        })}
      />,
      api,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Confirm the removal' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('/Namespace//payments-old')).toBeVisible();
    await userEvent.type(
      within(dialog).getByRole('textbox'),
      'payments.dev.checkout',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Confirm the removal' }),
    );

    expect(api.acts[0].request).toEqual({ action: 'confirmPrune' });
  });
});
