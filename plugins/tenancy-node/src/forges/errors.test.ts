import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { delay } from 'msw';
import { setupServer } from 'msw/node';
import { messageOf } from '../changes/__testUtils__/gitOps';
import {
  always,
  changeForgeOn,
  HttpResponse,
  OtherForge,
  repositoryForgeOn,
} from './__testUtils__/otherForges';

const server = setupServer();
registerMswTestHooks(server);

type Row = [string, number, object, Record<string, string>, string];

const inAnHour = String(Math.floor(Date.now() / 1000) + 3600);

/* Bodies and headers as docs.github.com and docs.gitlab.com have them. */
const rows: Record<OtherForge, Row[]> = {
  github: [
    [
      'an expired token',
      401,
      { message: 'Bad credentials', status: '401' },
      {},
      'AuthenticationError: github.com does not accept the portal\'s account: its credentials are wrong or have expired. Have them renewed in integrations.github of the configuration. It said: "Bad credentials".',
    ],
    [
      'a token without the right',
      403,
      { message: 'Resource not accessible by personal access token' },
      {},
      'NotAllowedError: github.com does not let the portal\'s account read the branch main of platform/gitops on github.com. Have the account given the rights. It said: "Resource not accessible by personal access token".',
    ],
    [
      'a rate limit that is used up',
      403,
      { message: 'API rate limit exceeded for user ID 1.' },
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inAnHour },
      'ServiceUnavailableError: github.com has had too many requests of the portal. Try again after 2',
    ],
    [
      'a secondary rate limit',
      403,
      { message: 'You have exceeded a secondary rate limit.' },
      { 'retry-after': '60' },
      'ServiceUnavailableError: github.com has had too many requests of the portal. Try again in 60 s.',
    ],
    [
      'too many requests',
      429,
      { message: 'Too many requests' },
      { 'retry-after': '90' },
      'Try again in 90 s.',
    ],
    [
      'a conflict',
      409,
      { message: 'Git Repository is empty.' },
      {},
      'ConflictError: github.com cannot read the branch main of platform/gitops on github.com, as somebody else did so at the same time. Try again. It said: "Git Repository is empty.".',
    ],
    [
      'what it cannot work with',
      422,
      {
        message: 'Validation Failed',
        errors: [
          { resource: 'Search', field: 'q', code: 'invalid', message: 'No' },
        ],
      },
      {},
      'InputError: github.com refuses to read the branch main of platform/gitops on github.com. Change what it names, and start again. It said: "Validation Failed: No".',
    ],
    [
      'a repository that moved',
      301,
      { message: 'Moved Permanently', url: 'https://api.github.com/x' },
      { location: 'https://169.254.169.254/' },
      'InputError: github.com answered with a redirect, which is not followed. Where the repository was renamed, use its new name',
    ],
    [
      'an error of its own',
      502,
      { message: 'Server Error' },
      {},
      'ServiceUnavailableError: github.com failed to read the branch main of platform/gitops on github.com (502). Try again when the forge is well',
    ],
  ],
  gitlab: [
    [
      'an expired token',
      401,
      {
        error: 'invalid_token',
        error_description:
          'Token is expired. You can either do re-authorization or token refresh.',
      },
      {},
      'AuthenticationError: gitlab.example.com does not accept the portal\'s account: its credentials are wrong or have expired. Have them renewed in integrations.gitlab of the configuration. It said: "invalid_token".',
    ],
    [
      'a token without the scope',
      403,
      { error: 'insufficient_scope', scope: 'api' },
      {},
      "NotAllowedError: gitlab.example.com does not let the portal's account read the branch main of platform/gitops on gitlab.example.com. Have the account given the rights.",
    ],
    [
      'too many requests',
      429,
      {},
      {
        'retry-after': '60',
        'ratelimit-remaining': '0',
        'ratelimit-reset': inAnHour,
      },
      'ServiceUnavailableError: gitlab.example.com has had too many requests of the portal. Try again in 60 s.',
    ],
    [
      'a conflict',
      409,
      { message: 'Another request is in progress' },
      {},
      'ConflictError: gitlab.example.com cannot read the branch main',
    ],
    [
      'what it cannot work with',
      422,
      { message: { branch: ['is invalid'] } },
      {},
      'InputError: gitlab.example.com refuses to read the branch main of platform/gitops on gitlab.example.com. Change what it names, and start again. It said: "branch is invalid".',
    ],
    [
      'a project that moved',
      302,
      {},
      { location: 'http://localhost:1/' },
      'InputError: gitlab.example.com answered with a redirect, which is not followed.',
    ],
    [
      'an error of its own',
      500,
      { message: '500 Internal Server Error' },
      {},
      'ServiceUnavailableError: gitlab.example.com failed to read the branch main',
    ],
  ],
};

describe.each<OtherForge>(['github', 'gitlab'])('%s', kind => {
  const readHead = async () =>
    await messageOf(changeForgeOn(kind).head('main'));

  it.each(rows[kind])(
    'says what to do on %s',
    async (_what, status, body, headers, message) => {
      server.use(
        always(kind, () => HttpResponse.json(body, { status, headers })),
      );
      const said = await readHead();
      expect(said).toContain(message);
      expect(said).toMatch(/\.$/);
      expect(said).not.toMatch(/secret/);
    },
  );

  it('waits where the forge asks for a moment, and goes on', async () => {
    let calls = 0;
    server.use(
      always(kind, () => {
        calls += 1;
        return calls === 1
          ? HttpResponse.json(
              {},
              { status: 429, headers: { 'retry-after': '0' } },
            )
          : HttpResponse.json({
              object: { sha: 'c'.repeat(40) },
              commit: { id: 'c'.repeat(40) },
            });
      }),
    );
    await expect(changeForgeOn(kind).head('main')).resolves.toBe(
      'c'.repeat(40),
    );
    expect(calls).toBe(2);
  });

  it('does not ask again for what may have been done', async () => {
    let calls = 0;
    server.use(
      always(kind, () => {
        calls += 1;
        return HttpResponse.json({}, { status: 502 });
      }),
    );
    expect(
      await messageOf(
        changeForgeOn(kind).openRequest({
          branch: 'socle/create/web',
          title: 'x',
          body: 'x',
        }),
      ),
    ).toContain('ServiceUnavailableError');
    expect(calls).toBe(1);
  });

  it.each<[string, () => Response | Promise<Response>, string]>([
    [
      'is slow',
      async () => {
        await delay('infinite');
        return HttpResponse.json({});
      },
      'did not answer within 0.5 s. Try again when the forge is well',
    ],
    [
      'cannot be reached',
      () => HttpResponse.error(),
      'cannot be reached. Check',
    ],
    [
      'is a page for people',
      () => HttpResponse.html('<html>Sign in</html>'),
      'with something that is not',
    ],
    [
      'is another API',
      () => HttpResponse.json({ hello: 'world' }),
      'with something that is not',
    ],
    [
      'has no end',
      () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              controller.enqueue(new Uint8Array(1024 * 1024));
            },
          }),
        ),
      'ServiceUnavailableError',
    ],
  ])('says so where an answer %s', async (_what, answer, message) => {
    server.use(always(kind, answer));
    expect(await readHead()).toContain(message);
  });

  it('ends with the task', async () => {
    server.use(
      always(kind, async () => {
        await delay('infinite');
        return HttpResponse.json({});
      }),
    );
    const controller = new AbortController();
    const head = changeForgeOn(kind, controller.signal).head('main');
    controller.abort(new Error('The task was cancelled'));
    expect(await messageOf(head)).toBe('Error: The task was cancelled');
  });

  it("names the owner where somebody's choice of it is wrong", async () => {
    server.use(
      always(kind, () =>
        HttpResponse.json({ message: 'Not Found' }, { status: 404 }),
      ),
    );
    expect(
      await messageOf(
        repositoryForgeOn(kind).create({
          description: '',
          visibility: 'private',
          defaultBranch: 'main',
        }),
      ),
    ).toMatch(/^NotFoundError: .* Choose another owner than payments, or have/);
  });
});
