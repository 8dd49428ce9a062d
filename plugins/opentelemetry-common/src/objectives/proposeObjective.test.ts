import { ObjectiveDraft } from '../api/objectiveProposals';
import { parseObjective } from './parseObjective';
import { proposeObjective } from './proposeObjective';

const kustomization = `resources:
  # The service itself
  - deployment.yaml
`;
const repository = { 'deploy/prod/kustomization.yaml': kustomization };

const propose = (
  draft: Partial<ObjectiveDraft> = {},
  texts: Record<string, string> = repository,
  service = 'checkout',
) =>
  proposeObjective({
    tenant: 'payments',
    service,
    environment: 'prod',
    draft: {
      indicator: 'availability',
      target: 99.9,
      window: '30d',
      ...draft,
    },
    texts: new Map(Object.entries(texts)),
  });

it('writes the objective, its rules, and their name in the kustomization', () => {
  const { path, files, findings } = propose();

  expect(findings).toEqual([]);
  expect(files.map(file => file.path)).toEqual([
    'objectives/availability.yaml',
    'deploy/prod/objectives.yaml',
    'deploy/prod/kustomization.yaml',
  ]);
  expect(parseObjective(files[0].after, path)).toMatchObject({
    ok: true,
    value: { tenant: 'payments', service: 'checkout', target: 0.999 },
  });
  expect(files[1].after).toContain('namespace: payments-prod');
  expect(files[2]).toEqual({
    path: 'deploy/prod/kustomization.yaml',
    before: kustomization,
    after: `${kustomization}  - objectives.yaml\n`,
  });
});

it('keeps the rules of the objectives that are there', () => {
  const first = propose();
  const texts = Object.fromEntries(
    first.files.map(({ path, after }) => [path, after]),
  );
  const { files, findings } = propose(
    { indicator: 'latency', threshold: '500ms', target: 99 },
    texts,
  );

  expect(findings.map(({ severity }) => severity)).not.toContain('error');
  expect(files.map(({ path }) => path)).toEqual([
    'objectives/latency.yaml',
    'deploy/prod/objectives.yaml',
  ]);
  expect(files[1].after).toContain('objective-checkout-availability');
  expect(files[1].after).toContain('objective-checkout-latency');
});

it.each<[string, Partial<ObjectiveDraft>, RegExp]>([
  ['a target of 100', { target: 100 }, /leaves no budget/],
  [
    'a threshold that no bucket ends at',
    { indicator: 'latency', threshold: '321ms' },
    /No bucket ends at 321ms/,
  ],
  ['latency without a threshold', { indicator: 'latency' }, /is missing/],
  [
    'a threshold that is none',
    { indicator: 'latency', threshold: 'soon\nkind: Secret' },
    /./,
  ],
])('writes nothing for %s', (_, draft, message) => {
  const { files, findings } = propose(draft);

  expect(files).toEqual([]);
  expect(findings).toContainEqual(
    expect.objectContaining({
      severity: 'error',
      message: expect.stringMatching(message),
    }),
  );
});

it.each<[string, Record<string, string>, RegExp]>([
  [
    'where the file is there',
    { 'objectives/availability.yaml': propose().files[0].after },
    /already/,
  ],
  [
    'where another objective has its name',
    { 'objectives/other.yaml': propose().files[0].after },
    /already/,
  ],
  [
    'where another objective cannot be read',
    { 'objectives/other.yaml': 'kind: [' },
    /./,
  ],
  [
    'where another objective is of another tenant',
    {
      'objectives/other.yaml': propose().files[0].after.replace(
        'tenant: payments',
        'tenant: shop',
      ),
    },
    /of the tenant shop/,
  ],
])('writes nothing %s', (_, texts, message) => {
  const { files, findings } = propose({}, texts);

  expect(files).toEqual([]);
  expect(findings).toContainEqual(
    expect.objectContaining({
      severity: 'error',
      message: expect.stringMatching(message),
    }),
  );
});

it.each<[string, Record<string, string>]>([
  ['no kustomization', {}],
  ['one that is no YAML', { 'deploy/prod/kustomization.yaml': 'a: [' }],
])('says that nothing names the rules where there is %s', (_, texts) => {
  const { files, findings } = propose({}, texts);

  expect(files).toHaveLength(2);
  expect(findings).toMatchObject([{ severity: 'warning' }]);
});

it('no name of a service leaves its field', () => {
  const { files, findings } = propose({}, repository, 'a"\nspec: {}\n---');

  expect(files).toEqual([]);
  expect(findings.map(({ severity }) => severity)).toContain('error');
});
