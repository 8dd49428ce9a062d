import { TestRepositories } from '../__testUtils__/TestRepositories';
import { configMap } from '../__testUtils__/samplePlatform';
import { GitReader } from '../git/GitReader';
import { ApplicationSource } from '../types';
import { loadManifests } from './loadManifests';

describe('loadManifests', () => {
  const repositories = new TestRepositories();
  afterAll(() => repositories.remove());

  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: app}
spec:
  selector: {matchLabels: {app: app}}
  template:
    metadata: {labels: {app: app}}
    spec:
      containers:
        - {name: app, image: 'registry.example.com/app:1.0.0', envFrom: [{configMapRef: {name: settings}}]}
        - {name: proxy, image: proxy}
`;

  const load = async (
    files: Record<string, string>,
    source: Partial<ApplicationSource> = {},
  ) => {
    const revision = repositories.commit('shop/app', files);
    const loaded = await loadManifests({
      reader: new GitReader(repositories),
      sources: [
        { repoURL: repositories.url('shop/app'), path: 'deploy', ...source },
      ],
    });
    expect(loaded.revisions).toEqual([revision]);
    return loaded;
  };

  const names = async (source: Partial<ApplicationSource>) =>
    (
      await load(
        {
          'plain/b.yaml': configMap('b', 'shop', '{a: b}'),
          'plain/a.json':
            '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}]}',
          'plain/notes.yaml': 'just: notes\n',
          'plain/skipped.yaml': `# +argocd:skip-file-rendering\n${configMap('skipped', 'shop', '{}')}`,
          'plain/deep/c.yaml': configMap('c', 'shop', '{a: b}'),
          'plain/readme.md': 'hello',
        },
        { path: 'plain', ...source },
      )
    ).objects.map(({ metadata }) => metadata.name);

  it.each([
    [{}, ['a', 'b']],
    [{ directory: { recurse: true } }, ['a', 'b', 'c']],
    [{ directory: { recurse: true, exclude: 'deep/*' } }, ['a', 'b']],
    [{ directory: { recurse: true, include: '*.yaml' } }, ['b', 'c']],
  ])('reads a directory with %j', async (source, expected) => {
    expect(await names(source)).toEqual(expected);
  });

  it('builds a kustomization', async () => {
    const { objects, sourceTypes } = await load({
      'deploy/kustomization.yaml': `
resources: [../base, extra.yaml]
namespace: shop
namePrefix: p-
nameSuffix: -s
commonLabels: {team: shop}
labels: [{pairs: {plain: 'yes'}}]
commonAnnotations: {note: hello}
images: [{name: registry.example.com/app, newTag: 2.0.0}, {name: proxy, newName: mirror/proxy, digest: 'sha256:abc'}]
configMapGenerator: [{name: settings, literals: [a=b, 'c="d e"']}]
patches:
  - patch: |
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: app}
      spec: {template: {spec: {containers: [{name: app, resources: {limits: {cpu: 1}}}, {name: proxy, $patch: delete}]}}}
  - target: {kind: Deployment}
    patch: '[{"op": "add", "path": "/spec/replicas", "value": 3}]'
`,
      'base/kustomization.yaml': 'resources: [app.yaml]\n',
      'base/app.yaml': deployment,
      'deploy/extra.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: {name: app}\nspec: {selector: {app: app}}\n',
    });
    expect(sourceTypes).toEqual(['Kustomize']);
    const settings = objects[2].metadata.name;
    expect(settings).toMatch(/^p-settings-s-[a-z0-9]{10}$/);
    expect(objects).toMatchObject([
      {
        kind: 'Deployment',
        metadata: {
          name: 'p-app-s',
          namespace: 'shop',
          labels: { team: 'shop', plain: 'yes' },
          annotations: { note: 'hello' },
        },
        spec: {
          replicas: 3,
          selector: { matchLabels: { app: 'app', team: 'shop' } },
          template: {
            metadata: { labels: { app: 'app', team: 'shop' } },
            spec: {
              containers: [
                {
                  name: 'app',
                  image: 'registry.example.com/app:2.0.0',
                  resources: { limits: { cpu: 1 } },
                  envFrom: [{ configMapRef: { name: settings } }],
                },
              ],
            },
          },
        },
      },
      {
        kind: 'Service',
        metadata: { name: 'p-app-s' },
        spec: { selector: { app: 'app', team: 'shop' } },
      },
      { kind: 'ConfigMap', data: { a: 'b', c: 'd e' } },
    ]);
  });

  const kustomizeFailure = (words: string) =>
    `\`kustomize build <path to cached source>/bad\` failed exit status 1: Error: ${words}`;

  it.each([
    [
      'helmCharts: []',
      'invalid Kustomization: the sandbox does not know "helmCharts"',
    ],
    [
      'resources: [nothing.yaml]',
      "accumulating resources: accumulation err='accumulating resources from 'nothing.yaml': evalsymlink failure",
    ],
    [
      'resources: [https://example.com/base?ref=main]',
      'is remote, and the sandbox reads only the repository itself',
    ],
    ['resources: [../../elsewhere]', 'path outside of the repository'],
    ['resources: [../bad]', 'cycle detected'],
    [
      'resources: [twice.yaml]',
      'may not add resource with an already registered id: ConfigMap.v1/a.shop',
    ],
    [
      'patches: [{patch: "{apiVersion: v1, kind: ConfigMap, metadata: {name: none}}"}]',
      'no matches for Id',
    ],
  ])(
    'says why a kustomization with %s cannot be built',
    async (text, words) => {
      await expect(
        load(
          {
            'bad/kustomization.yaml': text,
            'bad/twice.yaml': `${configMap('a', 'shop', '{}')}---\n${configMap('a', 'shop', '{}')}`,
          },
          { path: 'bad' },
        ),
      ).rejects.toThrow(words);
      await expect(load({}, { path: 'bad' })).rejects.toThrow(
        kustomizeFailure(''),
      );
    },
  );

  it('takes images and names of the Application over those of the kustomization', async () => {
    const { objects } = await load(
      {
        'own/kustomization.yaml': 'resources: [app.yaml]\n',
        'own/app.yaml': deployment,
      },
      {
        path: 'own',
        kustomize: {
          namePrefix: 'x-',
          images: ['registry.example.com/app:3.0.0'],
        },
      },
    );
    expect(objects).toMatchObject([
      {
        metadata: { name: 'x-app' },
        spec: {
          template: {
            spec: {
              containers: [
                { image: 'registry.example.com/app:3.0.0' },
                { image: 'proxy' },
              ],
            },
          },
        },
      },
    ]);
  });

  it.each([
    [{ path: '/etc' }, 'code = Unknown desc = /etc: app path is absolute'],
    [
      { path: 'a.yaml' },
      'code = Unknown desc = a.yaml: app path is not a directory',
    ],
    [
      { chart: 'redis' },
      'the sandbox makes no manifests of a source with chart',
    ],
    [
      { repoURL: 'http://localhost:7017/no/where.git' },
      'failed to list refs: authentication required: Unauthorized\n',
    ],
    [
      { path: 'broken' },
      'rpc error: code = FailedPrecondition desc = Failed to unmarshal "a.yaml": failed to unmarshal manifest: ',
    ],
  ])('refuses %j', async (source, words) => {
    await expect(
      load(
        {
          'a.yaml': '',
          'broken/a.yaml': 'apiVersion: v1\nkind: {\nmetadata: {}\n',
        },
        source,
      ),
    ).rejects.toThrow(words);
  });

  it('refuses a repository with a symbolic link that leaves it', async () => {
    repositories.commit('shop/links', {
      'deploy/a.yaml': configMap('a', 'shop', '{}'),
    });
    repositories.commitLink('shop/links', 'deploy/inside.yaml', 'a.yaml');
    const reader = new GitReader(repositories);
    const sources = [
      { repoURL: repositories.url('shop/links'), path: 'deploy' },
    ];
    expect((await loadManifests({ reader, sources })).objects).toHaveLength(2);
    repositories.commitLink(
      'shop/links',
      'deploy/outside.yaml',
      '../../etc/passwd',
    );
    await expect(loadManifests({ reader, sources })).rejects.toThrow(
      'repository contains out-of-bounds symlinks. file: deploy/outside.yaml',
    );
  });

  it('finds a commit by branch, tag, full ref and SHA, and runs no expression', async () => {
    const revision = repositories.commit('shop/revisions', { a: '1' });
    const reader = new GitReader(repositories);
    const url = repositories.url('shop/revisions');
    for (const name of [
      undefined,
      'HEAD',
      'main',
      'refs/heads/main',
      revision,
      revision.slice(0, 8),
    ]) {
      expect((await reader.resolve(url, name)).revision).toBe(revision);
    }
    for (const name of [
      'main~0',
      '--all',
      'main^{tree}',
      'HEAD@{0}',
      'none',
      'main:a',
    ]) {
      await expect(reader.resolve(url, name)).rejects.toThrow(
        `unable to resolve '${name}' to a commit SHA`,
      );
    }
  });
});
