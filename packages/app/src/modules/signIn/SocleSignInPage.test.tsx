import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { JsonObject } from '@backstage/types';
import {
  configApiRef,
  createFrontendModule,
  discoveryApiRef,
  IdentityApi,
} from '@backstage/frontend-plugin-api';
import {
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { oidcAuthApi } from './extensions/oidcAuthApi';
import { SocleSignInPage } from './SocleSignInPage';

const sandbox = {
  personas: [
    {
      name: 'ines.moreau',
      title: 'Inès Moreau',
      role: 'Developer, payments',
      description: 'Her services are healthy.',
    },
    {
      name: 'tom.becker',
      title: 'Tom Becker',
      role: 'Developer, shop',
      description: 'His quota is nearly full.',
    },
  ],
};

function renderPage(config: JsonObject) {
  const onSignInSuccess = jest.fn<void, [IdentityApi]>();
  const data = {
    app: { title: 'Socle', baseUrl: 'http://localhost:3000' },
    backend: { baseUrl: 'http://backend' },
    ...config,
  };
  const rendered = renderInTestApp(
    <SocleSignInPage onSignInSuccess={onSignInSuccess} />,
    {
      config: data,
      features: [
        createFrontendModule({ pluginId: 'app', extensions: [oidcAuthApi] }),
      ],
      apis: [
        [configApiRef, mockApis.config({ data })],
        [discoveryApiRef, mockApis.discovery({ baseUrl: 'http://backend' })],
      ],
    },
  );
  return { ...rendered, onSignInSuccess };
}

describe('the sign-in page', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const askedAs: (string | null)[] = [];

  function answer(status: number) {
    server.use(
      http.get('http://backend/api/auth/persona/refresh', ({ request }) => {
        const name = request.headers.get('x-socle-persona');
        askedAs.push(name);
        if (status !== 200) {
          return HttpResponse.json(
            { error: { name: 'NotFoundError', message: 'No such user yet' } },
            { status },
          );
        }
        return HttpResponse.json({
          profile: {},
          backstageIdentity: {
            token: 'a.e30.c',
            identity: {
              type: 'user',
              userEntityRef: `user:default/${name}`,
              ownershipEntityRefs: [],
            },
          },
        });
      }),
    );
  }

  beforeEach(() => {
    window.sessionStorage.clear();
    askedAs.length = 0;
  });

  describe('of the sandbox', () => {
    it('has a card for each persona, with what can be tried as them', async () => {
      const { container } = renderPage({ sandbox });

      await waitFor(() =>
        expect(
          screen.getByRole('button', { name: 'Sign in as Inès Moreau' }),
        ).toBeVisible(),
      );
      expect(screen.getByText('Developer, shop')).toBeVisible();
      expect(screen.getByText('His quota is nearly full.')).toBeVisible();
      const { violations } = await axe.run(container, {
        rules: { 'color-contrast': { enabled: false } },
      });
      expect(violations.map(({ id }) => id)).toEqual([]);
    });

    it('signs in as the chosen one, and remembers them until they sign out', async () => {
      answer(200);
      const user = userEvent.setup();
      const first = renderPage({ sandbox });
      await user.click(
        await screen.findByRole('button', { name: 'Sign in as Tom Becker' }),
      );
      await waitFor(() => expect(first.onSignInSuccess).toHaveBeenCalled());
      expect(askedAs).toEqual(['tom.becker']);
      first.unmount();

      const second = renderPage({ sandbox });
      await waitFor(() => expect(second.onSignInSuccess).toHaveBeenCalled());
      const [[identity]] = second.onSignInSuccess.mock.calls;
      await expect(identity.getBackstageIdentity()).resolves.toMatchObject({
        userEntityRef: 'user:default/tom.becker',
      });
      await identity.signOut();
      second.unmount();

      renderPage({ sandbox });
      await waitFor(() =>
        expect(
          screen.getByRole('button', { name: 'Sign in as Tom Becker' }),
        ).toBeVisible(),
      );
    });

    it('says why it failed, and lets the visitor choose again', async () => {
      answer(404);
      const user = userEvent.setup();
      renderPage({ sandbox });
      await user.click(
        await screen.findByRole('button', { name: 'Sign in as Tom Becker' }),
      );

      await waitFor(() =>
        expect(
          screen.getByText('Signing in as Tom Becker failed.'),
        ).toBeVisible(),
      );
      await user.click(
        screen.getByRole('button', { name: 'Choose another person' }),
      );
      await waitFor(() =>
        expect(
          screen.getByRole('button', { name: 'Sign in as Inès Moreau' }),
        ).toBeVisible(),
      );
    });

    it('tries again with the same person when asked to', async () => {
      answer(404);
      const user = userEvent.setup();
      const { onSignInSuccess } = renderPage({ sandbox });
      await user.click(
        await screen.findByRole('button', { name: 'Sign in as Tom Becker' }),
      );
      const again = await screen.findByRole('button', { name: 'Try again' });
      answer(200);
      await user.click(again);

      await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
      expect(askedAs).toEqual(['tom.becker', 'tom.becker']);
    });

    it('forgets a person whom the configuration no longer has', async () => {
      window.sessionStorage.setItem('socle.persona', 'somebody.else');
      renderPage({ sandbox });

      await waitFor(() =>
        expect(
          screen.getByRole('button', { name: 'Sign in as Tom Becker' }),
        ).toBeVisible(),
      );
    });
  });

  describe('of an installation', () => {
    it('offers every provider that is configured', async () => {
      renderPage({
        auth: { providers: { gitlab: {}, oidc: {}, unheardOf: {} } },
      });

      await waitFor(() =>
        expect(screen.getByText('Sign in with GitLab')).toBeVisible(),
      );
      expect(screen.getByText('Sign in with OpenID Connect')).toBeVisible();
    });

    it('says how to configure one where there is none', async () => {
      const { container } = renderPage({ auth: { providers: {} } });

      await waitFor(() =>
        expect(
          screen.getByRole('heading', {
            name: 'No way to sign in is configured.',
          }),
        ).toBeVisible(),
      );
      expect(container.querySelector('pre')).toHaveTextContent(
        'AUTH_GITLAB_CLIENT_ID',
      );
      expect(screen.queryByRole('button', { name: /^Sign in/ })).toBeNull();
    });
  });
});
