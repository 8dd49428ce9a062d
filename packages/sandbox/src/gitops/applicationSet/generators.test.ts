import { TestRepositories } from '../__testUtils__/TestRepositories';
import { GitReader } from '../git/GitReader';
import { generate } from './generators';
import { ApplicationSet, Generator } from './types';

describe('generators', () => {
  const repositories = new TestRepositories();
  const repoURL = repositories.url('platform/gitops');
  const reader = new GitReader(repositories);

  beforeAll(() => {
    repositories.commit('platform/gitops', {
      'tenants/payments/argocd/project.yaml': '',
      'tenants/shop/argocd/project.yaml': '',
      'tenants/shop/.hidden/argocd/project.yaml': '',
      'tenants/payments/dev/environment.yaml':
        'cluster: paris-nonprod\nnamespace: payments-dev\nlimits: {cpu: 2}\n',
      'tenants/payments/prod/environment.yaml':
        'cluster: paris-prod\nnamespace: payments-prod\n',
      'lists/many.yaml': '[{name: a}, {name: b}]',
      'lists/scalar.yaml': 'hello',
    });
  });
  afterAll(() => repositories.remove());

  const set = (goTemplate: boolean) =>
    ({
      spec: {
        goTemplate,
        goTemplateOptions: ['missingkey=error'],
        template: {},
      },
    }) as ApplicationSet;

  const parametersOf = async (generator: Generator, goTemplate = true) =>
    (await generate({ reader, set: set(goTemplate) }, generator)).parameters;

  it('makes parameters of directories, without those that are excluded or hidden', async () => {
    const directories = [{ path: 'tenants/*/argocd' }];
    expect(await parametersOf({ git: { repoURL, directories } })).toEqual([
      {
        path: {
          path: 'tenants/payments/argocd',
          basename: 'argocd',
          basenameNormalized: 'argocd',
          segments: ['tenants', 'payments', 'argocd'],
        },
      },
      expect.objectContaining({
        path: expect.objectContaining({ path: 'tenants/shop/argocd' }),
      }),
    ]);
    const excluded = [
      ...directories,
      { path: 'tenants/shop/*', exclude: true },
    ];
    expect(
      await parametersOf({ git: { repoURL, directories: excluded } }),
    ).toHaveLength(1);
  });

  it('makes parameters of files, nested or flat', async () => {
    const files = [
      { path: 'tenants/*/*/environment.yaml' },
      { path: 'tenants/*/prod/*', exclude: true },
    ];
    expect(
      await parametersOf({
        git: { repoURL, files, values: { id: '{{.namespace}}.x' } },
      }),
    ).toEqual([
      {
        cluster: 'paris-nonprod',
        namespace: 'payments-dev',
        limits: { cpu: 2 },
        path: {
          path: 'tenants/payments/dev',
          basename: 'dev',
          basenameNormalized: 'dev',
          filename: 'environment.yaml',
          filenameNormalized: 'environment.yaml',
          segments: ['tenants', 'payments', 'dev'],
        },
        values: { id: 'payments-dev.x' },
      },
    ]);
    expect(await parametersOf({ git: { repoURL, files } }, false)).toEqual([
      expect.objectContaining({
        cluster: 'paris-nonprod',
        'limits.cpu': '2',
        path: 'tenants/payments/dev',
        'path.basename': 'dev',
        'path[1]': 'payments',
      }),
    ]);
  });

  it('makes one set of each object of a list', async () => {
    const found = await parametersOf({
      git: { repoURL, files: [{ path: 'lists/many.yaml' }] },
    });
    expect(found.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('combines a matrix, the second filled by the first', async () => {
    const matrix = {
      generators: [
        {
          list: {
            elements: [
              {
                name: 'a',
                environments: [{ environment: 'dev' }, { environment: 'prod' }],
              },
              { name: 'b', environments: [] },
            ],
          },
        },
        { list: { elementsYaml: '{{.environments | toJson}}' } },
      ],
    };
    expect(await parametersOf({ matrix })).toMatchObject([
      { name: 'a', environment: 'dev' },
      { name: 'a', environment: 'prod' },
    ]);
  });

  it('merges by keys', async () => {
    const merge = {
      mergeKeys: ['name'],
      generators: [
        {
          list: {
            elements: [
              { name: 'a', size: 'small', labels: { x: '1' } },
              { name: 'b', size: 'small' },
            ],
          },
        },
        {
          list: {
            elements: [
              { name: 'a', size: 'large', labels: { y: '2' } },
              { name: 'c', size: 'large' },
            ],
          },
        },
      ],
    };
    expect(await parametersOf({ merge })).toEqual([
      { name: 'a', size: 'large', labels: { x: '1', y: '2' } },
      { name: 'b', size: 'small' },
    ]);
  });

  it('selects by labels', async () => {
    const list = {
      elements: [{ name: 'a', stage: { kind: 'prod' } }, { name: 'b' }],
    };
    expect(
      await parametersOf({
        list,
        selector: { matchLabels: { 'stage.kind': 'prod' } },
      }),
    ).toHaveLength(1);
  });

  it.each<[string, Generator, string]>([
    [
      'a revision that is not there',
      { git: { repoURL, revision: 'v9', directories: [{ path: '*' }] } },
      "error generating params from git: error getting directories from repo: error retrieving Git Directories: rpc error: code = Internal desc = unable to resolve git revision : unable to resolve 'v9' to a commit SHA",
    ],
    [
      'a file that holds no object',
      { git: { repoURL, files: [{ path: 'lists/scalar.yaml' }] } },
      "unable to process file 'lists/scalar.yaml' from repository",
    ],
    [
      'a matrix of three',
      { matrix: { generators: [{}, {}, {}] } },
      'found more than two generators, Matrix support only two',
    ],
    [
      'a merge without keys',
      { merge: { generators: [{}, {}] } },
      'no merge keys were specified',
    ],
    [
      'a missing key in a matrix',
      {
        matrix: {
          generators: [
            { list: { elements: [{ a: 'b' }] } },
            { list: { elementsYaml: '{{.none | toJson}}' } },
          ],
        },
      },
      'map has no entry for key "none"',
    ],
    [
      'a generator that the sandbox does not know',
      { clusters: {} } as Generator,
      'the sandbox knows no generator "clusters"',
    ],
  ])('says what is wrong with %s', async (_, generator, message) => {
    await expect(parametersOf(generator)).rejects.toThrow(message);
  });
});
