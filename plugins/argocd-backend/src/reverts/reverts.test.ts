import { ConfigReader } from '@backstage/config';
import {
  startTestForge,
  TestForge,
  TestRepository,
} from '../__testUtils__/testForge';
import { ForgeReverts } from './ForgeReverts';

jest.setTimeout(120_000);

const application = 'payments.prod.checkout';
const branch = `socle/revert/${application}`;
const deployment = (image: string) => `image: checkout:${image}\n`;

let server: TestForge;
/** What of the forge each test has for itself. */
let forge: TestRepository;
let reverts: ForgeReverts;
/** The commit that was deployed, and should be again. */
let then: string;

beforeAll(async () => {
  server = await startTestForge();
  reverts = new ForgeReverts({
    config: new ConfigReader({ integrations: server.integrations }),
  });
});

afterAll(async () => {
  await server.stop();
});

beforeEach(async () => {
  forge = await server.repository({
    'deploy/prod/deployment.yaml': deployment('0'),
    'deploy/base/service.yaml': 'port: 80\n',
    'src/pay.ts': 'pay();\n',
  });
  then = await forge.commit({
    'deploy/prod/deployment.yaml': deployment('1'),
    'deploy/prod/old.yaml': 'old: true\n',
    'deploy/prod/kustomization.yaml':
      'resources: [deployment.yaml, old.yaml]\n',
  });
  await forge.commit({
    'deploy/prod/deployment.yaml': deployment('2'),
    'deploy/prod/old.yaml': undefined,
    'deploy/prod/new.yaml': 'new: true\n',
    'deploy/prod/kustomization.yaml':
      'resources: [deployment.yaml, new.yaml]\n',
    'src/pay.ts': 'pay(twice);\n',
  });
});

const revertTo = (revision: string, parts: object = {}) => ({
  deployment: 1,
  repository: forge.cloneUrl,
  branch: 'main',
  path: 'deploy/prod',
  revision,
  ...parts,
});
const wanted = (revision: string, parts: object = {}) => ({
  revert: revertTo(revision, parts),
  application,
  project: 'payments',
  files: [],
});
const propose = async (revision = then, parts: object = {}) =>
  await reverts.propose(wanted(revision, parts), {
    requestedBy: 'user:default/ines.moreau',
    author: { name: 'Inès Moreau', email: 'ines.moreau@halle.example' },
    body: '.',
  });
const refusal = async (work: Promise<unknown>) => {
  const error = await work.catch((thrown: unknown) => thrown);
  return Object(error).refusal;
};
const pulls = async () =>
  await forge.api<{ number: number; state: string; title: string }[]>(
    'GET',
    'pulls?state=all',
  );
const headOf = async (name: string) => {
  const { commit } = await forge.api<{ commit: { id: string } }>(
    'GET',
    `branches/${encodeURIComponent(name)}`,
  );
  return commit.id;
};
const folder = async (at: string) => ({
  deployment: await forge.read('deploy/prod/deployment.yaml', at),
  old: await forge.read('deploy/prod/old.yaml', at),
  new: await forge.read('deploy/prod/new.yaml', at),
});
const asThen = {
  deployment: deployment('1'),
  old: 'old: true\n',
  new: undefined,
};

it('shows what would change, and nothing outside of the folder', async () => {
  const preview = await reverts.preview(wanted(then));
  expect(preview).toMatchObject({
    repository: expect.stringMatching(`^${forge.name} on localhost:`),
    branch: 'main',
    path: 'deploy/prod',
    revision: then,
  });
  expect(preview.files.map(({ path, kind }) => [path, kind])).toEqual([
    ['deploy/prod/deployment.yaml', 'changed'],
    ['deploy/prod/kustomization.yaml', 'changed'],
    ['deploy/prod/new.yaml', 'removed'],
    ['deploy/prod/old.yaml', 'added'],
  ]);
  expect(preview.files[0].hunks[0].lines).toEqual([
    '-image: checkout:2',
    '+image: checkout:1',
  ]);
  expect(await pulls()).toEqual([]);
});

it('brings the folder back on a branch of its own, in a request of the person', async () => {
  const { request, written } = await propose();
  expect(request).toMatchObject({ branch, state: 'open', number: 1 });
  expect(written).toHaveLength(4);
  expect(await folder(branch)).toEqual(asThen);
  expect(await forge.read('src/pay.ts', branch)).toBe('pay(twice);\n');
  const { commit } = await forge.api<{
    commit: { message: string; author: { name: string } };
  }>('GET', `git/commits/${await headOf(branch)}`);
  expect(commit.author.name).toBe('Inès Moreau');
  expect(commit.message).toMatch(
    /^Revert payments\.prod\.checkout to [0-9a-f]{7}\n[^]*\nSocle-Reverts: payments\.prod\.checkout\nSocle-Requested-By: user:default\/ines\.moreau\nSocle-Folder: [0-9a-f]{16}\n?$/,
  );
  const preview = await reverts.preview(wanted(then));
  expect(preview.request).toMatchObject({ number: 1 });
});

it('finds its own request when it is asked again', async () => {
  const first = await propose();
  const head = await headOf(branch);
  const second = await propose();
  expect([second.request.number, second.written]).toEqual([
    first.request.number,
    [],
  ]);
  expect(await headOf(branch)).toBe(head);
  expect(await pulls()).toHaveLength(1);
});

it('is asked by two at once, and is one request', async () => {
  const both = await Promise.all([propose(), propose()]);
  expect(new Set(both.map(({ request }) => request.number)).size).toBe(1);
  expect(await folder(branch)).toEqual(asThen);
});

it('goes on to another deployment on the same branch', async () => {
  await propose();
  const other = await forge.commit({
    'deploy/prod/deployment.yaml': deployment('3'),
  });
  await forge.commit({ 'deploy/prod/deployment.yaml': deployment('4') });
  const { request } = await propose(other);
  expect(request).toMatchObject({
    number: 1,
    title: `Revert ${application} to ${other.slice(0, 7)}`,
  });
  expect((await folder(branch)).deployment).toBe(deployment('3'));
  expect((await pulls())[0]).toMatchObject({ mergeable: true });
});

it('takes in what was merged meanwhile, and can still be merged', async () => {
  await propose();
  const before = await headOf(branch);
  await forge.commit({
    'deploy/prod/deployment.yaml': deployment('3'),
    'deploy/prod/late.yaml': 'late: true\n',
  });
  await propose();
  expect(await folder(branch)).toEqual(asThen);
  expect(await forge.read('deploy/prod/late.yaml', branch)).toBeUndefined();
  const commits = await forge.api<{ sha: string }[]>(
    'GET',
    `commits?sha=${encodeURIComponent(branch)}`,
  );
  expect(commits.map(({ sha }) => sha)).toContain(before);
  await forge.api('POST', 'pulls/1/merge', { Do: 'merge' });
  expect(await folder('main')).toEqual(asThen);
  expect(await refusal(propose())).toMatchObject({ code: 'revertNothing' });
});

it('begins anew after it was merged, and after it was closed', async () => {
  await propose();
  await forge.api('POST', 'pulls/1/merge', { Do: 'merge' });
  await forge.commit({ 'deploy/prod/deployment.yaml': deployment('5') });
  const second = await propose();
  expect(second.request.number).toBe(2);
  await forge.api('PATCH', 'pulls/2', { state: 'closed' });
  const third = await propose();
  expect([third.request.number, third.request.state]).toEqual([3, 'open']);
});

it('overwrites nothing that a person wrote to the branch', async () => {
  await propose();
  await forge.commit(
    { 'deploy/prod/deployment.yaml': deployment('9') },
    branch,
  );
  expect(await refusal(propose())).toEqual({
    code: 'revertTouched',
    parameters: { branch },
  });
  expect((await folder(branch)).deployment).toBe(deployment('9'));
});

it('takes no branch for its own that somebody else made', async () => {
  await forge.api('POST', 'branches', {
    new_branch_name: branch,
    old_branch_name: 'main',
  });
  await forge.commit({ 'deploy/prod/mine.yaml': 'mine: true\n' }, branch);
  expect(await refusal(propose())).toMatchObject({ code: 'revertTouched' });
});

it('goes on where it was broken off', async () => {
  forge.before = (request, response, next) => {
    if (request.method === 'POST' && request.path.endsWith('/pulls')) {
      response.status(500).end();
    } else {
      next();
    }
  };
  await expect(propose()).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
  });
  forge.before = undefined;
  const { request, written } = await propose();
  expect([request.number, written]).toEqual([1, []]);
});

it.each<[string, object, () => Promise<string | undefined>, string]>([
  ['a branch that is none', { branch: 'v1' }, async () => then, 'revertPinned'],
  ['a commit that is gone', {}, async () => 'f'.repeat(40), 'revertForgotten'],
  [
    'a folder that was not there',
    { path: 'deploy/none' },
    async () => then,
    'revertForgotten',
  ],
  [
    'what is the same',
    { path: 'deploy/base' },
    async () => then,
    'revertNothing',
  ],
  [
    'what is rendered',
    {},
    async () => {
      await forge.commit({
        'deploy/prod/deployment.yaml':
          '# Rendered from ../tenant.yaml. Change that file, not this one.\n',
      });
      return then;
    },
    'revertRendered',
  ],
  [
    'what takes something from outside that changed',
    {},
    async () => {
      const at = await forge.commit({
        'deploy/prod/kustomization.yaml': 'resources: [../base]\n',
      });
      await forge.commit({
        'deploy/base/service.yaml': 'port: 81\n',
        'deploy/prod/deployment.yaml': deployment('7'),
      });
      return at;
    },
    'revertOutside',
  ],
  [
    'a forge that nobody knows',
    { repository: 'https://elsewhere.example.com/a/b.git' },
    async () => then,
    'revertNoForge',
  ],
])('of %s is refused', async (_title, parts, revision, code) => {
  const at = (await revision()) ?? then;
  expect(await refusal(propose(at, parts))).toMatchObject({ code });
  expect(await refusal(reverts.preview(wanted(at, parts)))).toMatchObject({
    code,
  });
  expect(await pulls()).toEqual([]);
});

it('takes something from outside that did not change', async () => {
  const at = await forge.commit({
    'deploy/prod/kustomization.yaml': 'resources: [../base, deployment.yaml]\n',
  });
  await forge.commit({ 'deploy/prod/deployment.yaml': deployment('7') });
  expect((await propose(at)).written).toEqual(['deploy/prod/deployment.yaml']);
});

it('follows the branch that the repository names first, where the Application names none', async () => {
  const { files, ...preview } = await reverts.preview(
    wanted(then, { branch: undefined }),
  );
  expect([preview.branch, files.length]).toEqual(['main', 4]);
});
