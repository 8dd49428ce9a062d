import { personas } from '../identities';
import { readTestSeed } from './__testUtils__/seedTree';
import { Moment, nothingYet, planCommit } from './planCommit';

type Files = ReadonlyMap<string, string>;

let seed: Files;

beforeAll(async () => {
  const repositories = await readTestSeed();
  seed = repositories.find(({ name }) => name === 'gitops')?.files ?? new Map();
});

const [{ name: author, title, email }] = personas;
const tenant = 'tenants/insights/tenant.yaml';

const files = (...paths: string[]): Files =>
  new Map(paths.map(path => [path, seed.get(path) ?? '']));

const commit = (before: Moment, source: Files) =>
  planCommit(
    { author, daysAgo: 1, at: '10:00', message: 'Change it', paths: [''] },
    {
      source,
      people: new Map([[author, { name: title, email }]]),
      storyFile: 'gitops.yaml',
      before,
    },
  );

const changed = (from: string, to: string): Files =>
  new Map([[tenant, (seed.get(tenant) ?? '').replace(from, to)]]);

it('renders nothing where there is no profile', () => {
  expect(commit(nothingYet, files(tenant)).commit.files).toEqual(files(tenant));
});

it('leaves alone what people wrote over a rendered file', () => {
  const own = new Map([['platform/kustomization.yaml', 'resources: []\n']]);
  const first = commit(commit(nothingYet, files('socle.yaml')).after, own);
  expect(first.commit.files).toEqual(own);
  const next = commit(first.after, files(tenant));
  expect([...next.commit.files.keys()]).not.toContain(
    'platform/kustomization.yaml',
  );
});

it.each([
  [
    'does not read as a tenant',
    'size: small',
    'size: [small]',
    'tenants/insights/tenant.yaml:25:',
  ],
  [
    'names a cluster that there is not',
    'cluster: paris-nonprod',
    'cluster: lyon',
    'tenants/insights/tenant.yaml:24:',
  ],
  [
    'drops an environment',
    'name: dev',
    'name: test',
    'gitops.yaml: "Change it": a story removes no file, and tenants/insights/dev/alerts.yaml goes',
  ],
])('is refused where it %s', (_title, from, to, message) => {
  const { after } = commit(nothingYet, files('socle.yaml', tenant));
  expect(() => commit(after, changed(from, to))).toThrow(message);
});

it('is refused where it does not read as a profile', () => {
  expect(() =>
    commit(nothingYet, new Map([['socle.yaml', 'kind: Profile\n']])),
  ).toThrow(/^socle\.yaml:1: /);
});
