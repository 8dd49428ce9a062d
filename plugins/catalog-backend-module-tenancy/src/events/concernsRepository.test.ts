import { concernsRepository } from './concernsRepository';

const gitea = 'https://forge.example.com/platform/gitops/src/branch/main';
const ofGitea = (url: unknown) => ({ repository: { html_url: url } });

it.each<[boolean, string, unknown]>([
  [true, gitea, ofGitea('https://forge.example.com/platform/gitops')],
  [true, gitea, ofGitea('https://forge.example.com/platform/gitops/')],
  [true, gitea, ofGitea('https://forge.example.com/Platform/GitOps')],
  [false, gitea, ofGitea('https://forge.example.com/platform/git')],
  [false, gitea, ofGitea('https://forge.example.com/payments/payments')],
  [false, gitea, ofGitea('https://evil.example.com/platform/gitops')],
  [
    true,
    'https://github.com/halle/gitops',
    ofGitea('https://github.com/halle/gitops'),
  ],
  [
    true,
    'https://github.com/halle/gitops/tree/main',
    ofGitea('https://github.com/halle/gitops'),
  ],
  [
    true,
    'https://gitlab.example.com/halle/platform/gitops/-/tree/main',
    {
      project: { web_url: 'https://gitlab.example.com/halle/platform/gitops' },
      repository: { name: 'gitops', homepage: 'https://gitlab.example.com' },
    },
  ],
  [false, gitea, ofGitea('')],
  [false, gitea, ofGitea('/')],
  [false, gitea, ofGitea(7)],
  [false, gitea, ofGitea(undefined)],
  [false, gitea, { repository: 'https://forge.example.com/platform/gitops' }],
  [false, gitea, {}],
  [false, gitea, []],
  [false, gitea, null],
  [false, gitea, 'push'],
])('%s: %s, pushed to %j', (expected, treeUrl, eventPayload) => {
  expect(
    concernsRepository({ topic: 'gitea.push', eventPayload }, treeUrl),
  ).toBe(expected);
});
