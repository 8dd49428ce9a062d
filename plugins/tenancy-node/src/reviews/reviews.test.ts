import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { selectReviewForge } from './selectReviewForge';

const server = setupServer();
registerMswTestHooks(server);

const integrations = ScmIntegrations.fromConfig(
  mockServices.rootConfig({
    data: {
      integrations: {
        gitea: [{ host: 'gitea.example.com', username: 's', password: 's' }],
        github: [{ host: 'github.com', token: 't' }],
        gitlab: [
          {
            host: 'gitlab.example.com',
            token: 't',
            apiBaseUrl: 'https://gitlab.example.com/api/v4',
          },
        ],
      },
    },
  }),
);
const headCommit = 'c'.repeat(40);

const review = async (host: string) =>
  await selectReviewForge({
    integrations,
    location: { host, owner: 'platform', name: 'gitops' },
  }).review({ number: 7, headCommit });

const answer = (url: string, body: object, status = 200) =>
  http.get(url, () => HttpResponse.json(body, { status }));

const gitea = 'https://gitea.example.com/api/v1/repos/platform/gitops';
const github = 'https://api.github.com/repos/platform/gitops';
const gitlab =
  'https://gitlab.example.com/api/v4/projects/platform%2Fgitops/merge_requests/7';

describe('Gitea', () => {
  const statuses = (...found: [string, string, string?][]) =>
    answer(`${gitea}/commits/${headCommit}/status`, {
      statuses: found.map(([context, status, target_url = '']) => ({
        context,
        status,
        target_url,
      })),
    });

  it('says what the checks came to, with pages that can be opened', async () => {
    server.use(
      answer(`${gitea}/pulls/7`, {
        state: 'open',
        mergeable: true,
        draft: false,
      }),
      statuses(
        ['socle', 'success', 'https://ci.example.com/1'],
        ['lint', 'failure', 'data:text/html,page'],
        ['plan', 'pending'],
        ['new', 'of-a-later-version'],
      ),
    );
    await expect(review('gitea.example.com')).resolves.toEqual({
      state: 'open',
      mergeable: true,
      checks: [
        { name: 'socle', state: 'passed', url: 'https://ci.example.com/1' },
        { name: 'lint', state: 'failed' },
        { name: 'plan', state: 'running' },
        { name: 'new', state: 'running' },
      ],
    });
  });

  it('does not call a draft a conflict', async () => {
    server.use(
      answer(`${gitea}/pulls/7`, {
        state: 'open',
        mergeable: false,
        draft: true,
      }),
      answer(`${gitea}/commits/${headCommit}/status`, { statuses: null }),
    );
    await expect(review('gitea.example.com')).resolves.toEqual({
      state: 'open',
      checks: [],
    });
  });
});

describe('GitHub', () => {
  it('has statuses and check runs, and may be finding out', async () => {
    server.use(
      answer(`${github}/pulls/7`, { state: 'open', mergeable: null }),
      answer(`${github}/commits/${headCommit}/status`, {
        statuses: [{ context: 'ci', state: 'error', target_url: null }],
      }),
      answer(`${github}/commits/${headCommit}/check-runs`, {
        check_runs: [
          { name: 'socle', status: 'completed', conclusion: 'success' },
          { name: 'plan', status: 'in_progress', conclusion: null },
        ],
      }),
    );
    await expect(review('github.com')).resolves.toEqual({
      state: 'open',
      checks: [
        { name: 'ci', state: 'failed' },
        { name: 'socle', state: 'passed' },
        { name: 'plan', state: 'running' },
      ],
    });
  });

  it('does without check runs where the account may not read them', async () => {
    server.use(
      answer(`${github}/pulls/7`, { state: 'open', mergeable: false }),
      answer(`${github}/commits/${headCommit}/status`, { statuses: [] }),
      answer(`${github}/commits/${headCommit}/check-runs`, {}, 403),
    );
    await expect(review('github.com')).resolves.toEqual({
      state: 'open',
      mergeable: false,
      checks: [],
    });
  });
});

describe('GitLab', () => {
  it.each([
    [{ has_conflicts: true, detailed_merge_status: 'conflict' }, false],
    [{ has_conflicts: false, detailed_merge_status: 'mergeable' }, true],
    [{ has_conflicts: false, detailed_merge_status: 'checking' }, undefined],
  ])('%j can be merged: %s', async (found, mergeable) => {
    server.use(
      answer(gitlab, { state: 'opened', ...found, head_pipeline: null }),
    );
    await expect(review('gitlab.example.com')).resolves.toEqual({
      state: 'open',
      ...(mergeable !== undefined && { mergeable }),
      checks: [],
    });
  });

  it.each([
    ['success', 'passed'],
    ['failed', 'failed'],
    ['running', 'running'],
  ])('has a pipeline: %s is %s', async (status, state) => {
    const url = 'https://gitlab.example.com/p/1';
    server.use(
      answer(gitlab, {
        state: 'opened',
        head_pipeline: { status, web_url: url },
      }),
    );
    await expect(review('gitlab.example.com')).resolves.toEqual({
      state: 'open',
      checks: [{ name: 'pipeline', state, url }],
    });
  });
});

it.each([
  ['opened', null, { state: 'open' }],
  ['locked', null, { state: 'open' }],
  ['closed', null, { state: 'closed' }],
  [
    'merged',
    '2026-11-21T10:10:00.000Z',
    { state: 'merged', mergedAt: '2026-11-21T10:10:00.000Z' },
  ],
])('knows better than the list: %s', async (state, merged_at, expected) => {
  server.use(answer(gitlab, { state, merged_at }));
  await expect(review('gitlab.example.com')).resolves.toEqual({
    ...expected,
    checks: [],
  });
});

it.each([
  [401, 'AuthenticationError'],
  [403, 'NotAllowedError'],
  [404, 'NotFoundError'],
])('throws on status %d', async (status, name) => {
  server.use(answer(gitlab, {}, status));
  await expect(review('gitlab.example.com')).rejects.toMatchObject({ name });
});
