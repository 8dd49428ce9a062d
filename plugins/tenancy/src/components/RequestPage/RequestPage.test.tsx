import { violations } from '@socle/plugin-platform-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TenantRequest } from '@socle/plugin-tenancy-common';
import {
  closedRequest,
  openChange,
  requestOf,
} from '../../__fixtures__/requests';
import { refundsDetails } from '../../__fixtures__/tenants';
import {
  FakeTenancyApi,
  responseError,
} from '../../__testUtils__/FakeTenancyApi';
import { renderTenancy } from '../../__testUtils__/renderTenancy';
import { TenantsRouter } from '../TenantsRouter';

function renderRequest(
  api: FakeTenancyApi,
  options?: Parameters<typeof renderTenancy>[2],
) {
  return renderTenancy(<TenantsRouter />, api, {
    address: '/tenants/requests/refunds',
    ...options,
  });
}

const apiWith = (...answers: (TenantRequest | Error | 'never')[]) =>
  new FakeTenancyApi()
    .give('request', ...answers)
    .give('tenant', refundsDetails);

const steps = () =>
  within(screen.getByRole('region', { name: 'The way of this request' }))
    .getAllByRole('listitem')
    .map(item => item.querySelector('p')?.textContent);

describe('the page of a request', () => {
  it('says how far it is, step by step, and what it asks for', async () => {
    const { container } = renderRequest(apiWith(requestOf('proposed')));

    await waitFor(() =>
      expect(
        screen.getByText(
          'Waits for somebody to review and merge pull request 7.',
        ),
      ).toBeVisible(),
    );
    expect(
      screen.getByRole('heading', { name: 'New tenant refunds' }),
    ).toBeVisible();
    expect(steps()).toEqual([
      expect.stringMatching(/^ProposedDone, 12 min/),
      'Reviewed and mergedUnder way',
      'Read by the portalNot yet',
      'Applied by Argo CDNot yet',
      'Live on the clustersNot yet',
    ]);
    expect(
      screen.getByText(/^Somebody of the platform team reviews it/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: /^Open pull request/ }),
    ).toHaveAttribute('href', openChange.url);
    const wanted = await screen.findByRole('region', {
      name: 'What it asks for',
    });
    expect(within(wanted).getByText('refunds-dev')).toBeVisible();
    expect(within(wanted).getByText('€113.70')).toBeVisible();
    expect(screen.getByText('Live')).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('says in French what it says in English', async () => {
    renderRequest(apiWith(requestOf('registered')), { language: 'fr' });

    await waitFor(() => {
      expect(
        screen.getByText('Étape 4 sur 5 en cours : application par Argo CD.'),
      ).toBeVisible();
      expect(screen.getByText('Relecture et fusion')).toBeVisible();
      expect(
        screen.getByText('Il n’y a rien à faire : Argo CD s’en occupe.'),
      ).toBeVisible();
    });
  });

  it.each([
    [
      'en',
      'Argo CD could not sync refunds.dev: one or more objects failed to apply.',
    ],
    [
      'fr',
      'Argo CD n’a pas pu synchroniser refunds.dev : one or more objects failed to apply.',
    ],
  ] as const)(
    'says in %s why a step is where it is, and what another system says in its words',
    async (language, said) => {
      renderRequest(
        apiWith(
          requestOf('registered', {
            state: 'failed',
            reason: 'Argo CD could not sync refunds.dev: one or more …',
            cause: {
              id: 'syncFailed',
              params: { application: 'refunds.dev' },
              detail: 'one or more objects failed to apply',
            },
          }),
        ),
        { language },
      );
      await waitFor(() => expect(screen.getByText(said)).toBeVisible());
    },
  );

  it.each([
    [
      'en',
      'conflict',
      {},
      /^Pull request 7 conflicts with .* ask for the same again/,
    ],
    [
      'fr',
      'checksFailed',
      { checks: ['socle check', 'lint'] },
      'La pull request 7 ne passe pas socle check et lint ; sa page dit pourquoi.',
    ],
    [
      'fr',
      'checksRunning',
      { checks: ['plan'] },
      'La pull request 7 attend plan, puis sa relecture et sa fusion.',
    ],
  ] as const)(
    'says in %s what keeps a pull request from its merge: %s',
    async (language, id, params, said) => {
      renderRequest(
        apiWith(
          requestOf('proposed', {
            state: id === 'checksRunning' ? 'current' : 'failed',
            reason: 'In English',
            cause: { id, params: { number: '7', ...params } },
          }),
        ),
        { language },
      );
      await waitFor(() => expect(screen.getByText(said)).toBeVisible());
    },
  );

  it('says what it is told where a newer backend names a cause that it does not know', async () => {
    renderRequest(
      apiWith(
        requestOf('merged', {
          state: 'failed',
          reason: 'The moon is in the way',
          cause: { id: 'moon', params: {} } as never,
        }),
      ),
    );
    await waitFor(() =>
      expect(screen.getByText('The moon is in the way.')).toBeVisible(),
    );
  });

  it('follows it until it is live, and then leads on', async () => {
    const api = apiWith(requestOf('proposed'));
    renderRequest(api);
    await waitFor(() => expect(api.request.watchers).toBe(1));

    for (const [reached, verdict] of [
      ['merged', 'Step 3 of 5 is under way: read by the portal.'],
      ['registered', 'Step 4 of 5 is under way: applied by Argo CD.'],
      ['applied', 'Step 5 of 5 is under way: live on the clusters.'],
    ] as const) {
      act(() =>
        api.request.tell({ type: 'request', data: requestOf(reached) }),
      );
      await waitFor(() => expect(screen.getByText(verdict)).toBeVisible());
    }
    act(() => api.request.tell({ type: 'request', data: requestOf('live') }));

    await waitFor(() =>
      expect(screen.getByText('Refunds is live.')).toBeVisible(),
    );
    expect(
      screen.getByRole('link', { name: 'Open page of refunds' }),
    ).toHaveAttribute('href', '/catalog/default/system/refunds');
    expect(screen.queryByText('Live')).not.toBeInTheDocument();
    await waitFor(() => expect(api.request.watchers).toBe(0));
  });

  it('stops following what has ended', async () => {
    const api = apiWith(requestOf('live'));
    renderRequest(api);

    await waitFor(() => expect(screen.getByText(/is live\.$/)).toBeVisible());
    expect(api.request.watchers).toBe(0);
  });

  it('says of a closed one that it can be asked for again', async () => {
    const { container } = renderRequest(apiWith(closedRequest()));

    await waitFor(() =>
      expect(
        screen.getByText(
          'Closed without a merge: nothing of it is on the platform.',
        ),
      ).toBeVisible(),
    );
    expect(screen.getByRole('link', { name: 'Ask again' })).toHaveAttribute(
      'href',
      '/create/templates/default/tenant',
    );
    expect(screen.queryByText('What it asks for')).not.toBeInTheDocument();
    expect(await violations(container)).toEqual([]);
  });

  it('says of a failed sync what Argo CD said, and where to look', async () => {
    const api = apiWith(
      requestOf('registered', {
        state: 'failed',
        reason:
          'Argo CD could not sync refunds.dev: one or more objects failed to apply',
      }),
    ).give('tenant', {
      ...refundsDetails,
      links: [
        {
          kind: 'argocd',
          url: 'https://argocd.example.com/applications?proj=refunds',
        },
      ],
    });
    const { container } = renderRequest(api);

    await waitFor(() =>
      expect(
        screen.getByText('Stopped at step 4 of 5: applied by Argo CD.'),
      ).toBeVisible(),
    );
    expect(
      screen.getByText(
        'Argo CD could not sync refunds.dev: one or more objects failed to apply.',
      ),
    ).toBeVisible();
    await waitFor(() =>
      expect(
        screen.getByRole('link', { name: /^Open Argo CD/ }),
      ).toHaveAttribute(
        'href',
        'https://argocd.example.com/applications?proj=refunds',
      ),
    );
    expect(await violations(container)).toEqual([]);
  });

  it('says since when the forge is silent', async () => {
    const since = new Date(Date.now() - 300_000).toISOString();
    renderRequest(
      apiWith(
        requestOf('proposed', {
          state: 'unknown',
          reason: 'The change requests cannot be read: ECONNREFUSED',
          staleSince: since,
          at: since,
        }),
      ),
    );

    await waitFor(() =>
      expect(
        screen.getByText(
          'How far it is cannot be told now: reviewed and merged.',
        ),
      ).toBeVisible(),
    );
    expect(screen.getByText(/source unreachable since/)).toBeVisible();
    expect(screen.getByText(/^The forge does not answer\./)).toBeVisible();
  });

  it('says that it lost the connection, and keeps the last state', async () => {
    const api = apiWith(requestOf('merged'));
    renderRequest(api);
    await waitFor(() => expect(api.request.watchers).toBe(1));

    act(() =>
      api.request.tell({ type: 'interrupted', error: new Error('gone') }),
    );

    await waitFor(() => expect(screen.getByText('Reconnecting')).toBeVisible());
    expect(screen.getByText(/^Step 3 of 5/)).toBeVisible();
  });

  it('shows nothing any more once it may not be read', async () => {
    const api = apiWith(requestOf('merged'));
    renderRequest(api);
    await waitFor(() => expect(api.request.watchers).toBe(1));

    act(() => api.request.tell(responseError(404, 'No such request')));

    await waitFor(() =>
      expect(
        screen.getByText(
          'There is no request for a tenant refunds, or you may not see it. Its owner and who asked may.',
        ),
      ).toBeVisible(),
    );
    expect(screen.queryByText(/^Step 3/)).not.toBeInTheDocument();
  });

  it('does without what it asks for, where that cannot be read', async () => {
    renderRequest(
      apiWith(requestOf('merged')).give('tenant', responseError(404, 'gone')),
    );

    await waitFor(() =>
      expect(
        screen.getByText('Step 3 of 5 is under way: read by the portal.'),
      ).toBeVisible(),
    );
    expect(screen.queryByText('What it asks for')).not.toBeInTheDocument();
  });

  it('has the shape of what is coming while it loads', async () => {
    renderRequest(apiWith('never'));

    await waitFor(() =>
      expect(
        screen.getByRole('status', { name: 'The request is loading' }),
      ).toHaveAttribute('aria-busy', 'true'),
    );
  });

  it('tries again when asked to', async () => {
    const user = userEvent.setup();
    renderRequest(apiWith(new Error('Out of order'), requestOf('merged')));

    await user.click(await screen.findByRole('button', { name: 'Try again' }));

    await waitFor(() => expect(screen.getByText(/^Step 3 of 5/)).toBeVisible());
  });
});
