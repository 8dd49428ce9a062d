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

let forge: TestForge;
let service: TestRepository;
let team: TestRepository;
let reverts: ForgeReverts;
let deployed: string;

const file = (revision: string) => `# Our shop window.
name: checkout
repository: ${service.cloneUrl}
environments:
  - {environment: dev, revision: main}
  - environment: prod
    revision: ${revision} # what the release meeting chose
`;

beforeAll(async () => {
  forge = await startTestForge();
  reverts = new ForgeReverts({
    config: new ConfigReader({ integrations: forge.integrations }),
  });
  service = await forge.repository({ 'deploy/prod/a.yaml': 'a: 1\n' });
  deployed = await service.commit({ 'deploy/prod/a.yaml': 'a: 2\n' });
});

beforeEach(async () => {
  team = await forge.repository({
    'services/checkout.yaml': file('v1.4.3'),
    'services/ledger.yaml':
      'name: ledger\nenvironments: [{environment: prod, revision: v1.4.3}]\n',
    'services/broken.yaml': 'name: [\n',
    'services/old/checkout.yaml': file('v0.9.0'),
    'README.md': 'name: checkout\n',
  });
});

afterAll(async () => {
  await forge.stop();
});

const wanted = (then: string, now = 'v1.4.3') => ({
  revert: {
    deployment: 1,
    repository: service.cloneUrl,
    branch: now,
    path: 'deploy/prod',
    revision: deployed,
    pin: { then, now },
  },
  application,
  project: 'payments',
  files: [
    {
      repository: team.cloneUrl,
      branch: 'main',
      patterns: ['services/*.yaml'],
    },
  ],
});
const propose = async (then: string) =>
  await reverts.propose(wanted(then), {
    requestedBy: 'user:default/ines.moreau',
    body: ', which it ran before.',
  });
const refusal = async (work: Promise<unknown>) => {
  const error = await work.catch((thrown: unknown) => thrown);
  return Object(error).refusal;
};

it('shows the one line that changes, in the file of the team', async () => {
  const preview = await reverts.preview(wanted('v1.4.2'));
  expect(preview).toMatchObject({
    repository: expect.stringMatching(`^${team.name} on localhost:`),
    branch: 'main',
    path: 'services/checkout.yaml',
    revision: 'v1.4.2',
    isPin: true,
    files: [{ path: 'services/checkout.yaml', added: 1, removed: 1 }],
  });
  expect(
    preview.files[0].hunks[0].lines.filter(line => /^[-+]/.test(line)),
  ).toEqual([
    '-    revision: v1.4.3 # what the release meeting chose',
    '+    revision: v1.4.2 # what the release meeting chose',
  ]);
});

it('opens a request that names the earlier revision, once, and nothing after it is merged', async () => {
  const { request, written } = await propose('v1.4.2');
  expect(request).toMatchObject({
    branch,
    state: 'open',
    title: `Revert ${application} to v1.4.2`,
  });
  expect(written).toEqual(['services/checkout.yaml']);
  expect(await team.read('services/checkout.yaml', branch)).toBe(
    file('v1.4.2'),
  );
  const { body } = await team.api<{ body: string }>('GET', 'pulls/1');
  expect(body).toMatch(
    /^Has `services\/checkout\.yaml` name `v1\.4\.2` again, in place of `v1\.4\.3`, which it ran before\./,
  );

  expect((await propose('v1.4.2')).written).toEqual([]);
  expect((await propose('v1.4.1')).request.number).toBe(request.number);
  expect(await team.read('services/checkout.yaml', branch)).toBe(
    file('v1.4.1'),
  );

  await team.api('POST', 'pulls/1/merge', { Do: 'merge' });
  expect(await refusal(propose('v1.4.1'))).toMatchObject({
    code: 'revertNothing',
  });
});

it('quotes what YAML would read as a number', async () => {
  await propose('1.10');
  expect(await team.read('services/checkout.yaml', branch)).toBe(
    file('"1.10"'),
  );
});

it.each([
  [
    'another Application',
    (one: ReturnType<typeof wanted>) => ({
      ...one,
      application: 'payments.prod.refunds',
    }),
  ],
  [
    'another project',
    (one: ReturnType<typeof wanted>) => ({ ...one, project: 'shop' }),
  ],
  [
    'files that nobody knows',
    (one: ReturnType<typeof wanted>) => ({ ...one, files: [] }),
  ],
])('finds no line of %s', async (_title, change) => {
  expect(
    await refusal(reverts.preview(change(wanted('v1.4.2')))),
  ).toMatchObject({ code: 'revertPinned', parameters: { revision: 'v1.4.3' } });
});

it('brings the folder back where what it names is a branch', async () => {
  await service.commit({ 'deploy/prod/a.yaml': 'a: 3\n' });
  const preview = await reverts.preview(wanted('v1.4.2', 'main'));
  expect(preview).toMatchObject({ path: 'deploy/prod', isPin: false });
});
