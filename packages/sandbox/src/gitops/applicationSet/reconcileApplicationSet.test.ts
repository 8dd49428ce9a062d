import { TestPlatform } from '../__testUtils__/startTestPlatform';
import { configMap } from '../__testUtils__/samplePlatform';
import { KubernetesObject } from '../../kubernetes/types';
import { argoApiVersion } from '../types';
import { ApplicationSet } from './types';

describe('an ApplicationSet', () => {
  let platform: TestPlatform;

  beforeEach(async () => {
    platform = await TestPlatform.create();
    platform.addNamespace('shop');
    platform.repositories.commit('shop/app', {
      'deploy/a.yaml': configMap('a', 'shop', '{a: b}'),
    });
  });

  afterEach(async () => {
    await platform.stop();
  });

  const add = (
    spec: Partial<ApplicationSet['spec']>,
    template: Record<string, unknown> = {},
  ) =>
    platform.nonprod.client.create({
      apiVersion: argoApiVersion,
      kind: 'ApplicationSet',
      metadata: { name: 'set', namespace: 'argocd' },
      spec: {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        generators: [{ list: { elements: [{ name: 'a' }, { name: 'b' }] } }],
        template: {
          metadata: { name: '{{.name}}', labels: { 'app-{{.name}}': 'yes' } },
          spec: {
            project: 'default',
            source: {
              repoURL: platform.repositories.url('shop/app'),
              path: 'deploy',
            },
            destination: { name: 'in-cluster', namespace: 'shop' },
            ...template,
          },
        },
        ...spec,
      },
    });

  const set = () =>
    platform.get(
      'ApplicationSet',
      'set',
      'argocd',
      argoApiVersion,
    ) as KubernetesObject;

  const change = async (spec: Partial<ApplicationSet['spec']>) => {
    const found = set();
    platform.nonprod.client.update({
      ...found,
      spec: { ...(found.spec as object), ...spec },
    });
    await platform.settle();
  };

  const fewer = { generators: [{ list: { elements: [{ name: 'a' }] } }] };

  it('makes, changes and deletes its Applications', async () => {
    add({});
    await platform.start();
    expect(Object.keys(platform.summary())).toEqual(['a', 'b']);
    expect(platform.application('a')?.metadata.labels).toEqual({
      'app-a': 'yes',
    });
    await change(fewer);
    expect(Object.keys(platform.summary())).toEqual(['a']);
  });

  it('repairs an Application that was changed or deleted by hand, and keeps what belongs to others', async () => {
    add({});
    await platform.start();
    platform.edit('a', ({ spec, metadata }) => {
      spec.destination = { name: 'in-cluster', namespace: 'elsewhere' };
      metadata.annotations = {
        'argocd.argoproj.io/deletion-approved': 'now',
        other: 'gone',
      };
    });
    platform.edit('b', ({ metadata }) => {
      metadata.finalizers = [];
    });
    platform.nonprod.client.delete({
      apiVersion: argoApiVersion,
      kind: 'Application',
      namespace: 'argocd',
      name: 'b',
    });
    await platform.settle();
    expect(Object.keys(platform.summary()).sort()).toEqual(['a', 'b']);
    expect(platform.application('a')).toMatchObject({
      spec: { destination: { namespace: 'shop' } },
      metadata: {
        annotations: { 'argocd.argoproj.io/deletion-approved': 'now' },
      },
    });
    expect(platform.application('a')?.metadata.annotations).not.toHaveProperty(
      'other',
    );
  });

  it.each([
    ['create-only', ['a', 'b'], 'one'],
    ['create-update', ['a', 'b'], 'two'],
    ['create-delete', ['a'], 'one'],
    ['sync', ['a'], 'two'],
  ] as const)(
    'with %s leaves %j, a at path %s',
    async (applicationsSync, names, path) => {
      const template = (to: string) => ({
        metadata: { name: '{{.name}}' },
        spec: {
          project: 'default',
          source: { repoURL: platform.repositories.url('shop/app'), path: to },
          destination: { name: 'in-cluster', namespace: 'shop' },
        },
      });
      add({ syncPolicy: { applicationsSync }, template: template('one') });
      await platform.start();
      await change({ ...fewer, template: template('two') });
      expect(Object.keys(platform.summary())).toEqual(names);
      expect(platform.application('a')?.spec.source?.path).toBe(path);
    },
  );

  it('leaves the finalizer out with preserveResourcesOnDeletion', async () => {
    add({ syncPolicy: { preserveResourcesOnDeletion: true } });
    await platform.start();
    expect(platform.application('a')?.metadata.finalizers).toBeUndefined();
  });

  it('patches its template, but neither the project nor the namespace', async () => {
    add({
      templatePatch:
        '{{if eq .name "a"}}\nmetadata: {namespace: other}\nspec: {project: other, syncPolicy: {automated: {prune: true}}}\n{{end}}',
    });
    await platform.start();
    expect(platform.application('a')).toMatchObject({
      metadata: { namespace: 'argocd' },
      spec: { project: 'default', syncPolicy: { automated: { prune: true } } },
    });
    expect(platform.application('b')?.spec.syncPolicy).toBeUndefined();
  });

  it.each([
    [
      'two of the same name',
      { generators: [{ list: { elements: [{ name: 'a' }, { name: 'a' }] } }] },
      {},
      'ApplicationValidationError',
      'ApplicationSet set contains applications with duplicate name: a',
    ],
    [
      'a project that is not there',
      {},
      { project: 'none' },
      'ApplicationValidationError',
      'application references project none which does not exist (and 1 more)',
    ],
    [
      'a cluster that is not there',
      { generators: [{ list: { elements: [{ name: 'a' }] } }] },
      { destination: { name: 'atlantis', namespace: 'shop' } },
      'ApplicationValidationError',
      'application destination spec is invalid: there are no clusters with this name: atlantis',
    ],
    [
      'a parameter that is not there',
      {},
      { destination: { name: '{{.cluster}}' } },
      'RenderTemplateParamsError',
      'failed to execute go template {{.cluster}}: template: base:1:2: executing "base" at <.cluster>: map has no entry for key "cluster"',
    ],
    [
      'a generator that fails',
      { generators: [{ matrix: { generators: [] } }] },
      {},
      'ApplicationGenerationFromParamsError',
      'found less than two generators, Matrix support only two',
    ],
  ])('says that there is %s', async (_, spec, template, reason, message) => {
    add(spec, template);
    await platform.start();
    expect(platform.summary()).toEqual({});
    const parametersGenerated =
      reason === 'ApplicationValidationError' ? 'True' : 'False';
    expect(set().status).toMatchObject({
      conditions: [
        { type: 'ErrorOccurred', status: 'True', reason, message },
        { type: 'ParametersGenerated', status: parametersGenerated },
        {
          type: 'ResourcesUpToDate',
          status: 'False',
          reason: 'ErrorOccurred',
          message,
        },
      ],
      health: { status: 'Degraded', message },
    });
  });

  it('keeps its Applications while its parameters cannot be made', async () => {
    add({});
    await platform.start();
    await change({ generators: [{ list: { elements: [{ other: 'x' }] } }] });
    expect(Object.keys(platform.summary())).toEqual(['a', 'b']);
  });

  it('looks again when a project that it misses comes, and when it is asked to', async () => {
    add({}, { project: 'late' });
    await platform.start();
    platform.addProject('late', {});
    await platform.settle();
    expect(Object.keys(platform.summary())).toEqual(['a', 'b']);

    const found = set();
    platform.nonprod.client.update({
      ...found,
      metadata: {
        ...found.metadata,
        annotations: { 'argocd.argoproj.io/application-set-refresh': 'true' },
      },
    });
    await platform.settle();
    expect(set().metadata.annotations).toBeUndefined();
  });

  it('is Progressing in the eyes of its parent before it is Healthy', async () => {
    const seen: (string | undefined)[] = [];
    platform.nonprod.client.watch(({ object }) => {
      if (object.kind === 'Application' && object.metadata.name === 'parent') {
        const { health } = (object.status ?? {}) as {
          health?: { status: string };
        };
        seen.push(health?.status);
      }
    });
    platform.repositories.commit('shop/parent', {
      'set/set.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: set, namespace: argocd}
spec:
  generators: [{list: {elements: [{name: a}]}}]
  template:
    metadata: {name: '{{name}}'}
    spec: {project: default, source: {repoURL: '${platform.repositories.url('shop/app')}', path: deploy}, destination: {name: in-cluster, namespace: shop}}
`,
    });
    platform.addApplication(
      'parent',
      { repository: 'shop/parent', path: 'set' },
      {
        destination: { name: 'in-cluster', namespace: 'argocd' },
      },
    );
    await platform.start();
    const order = seen.filter((status, index) => status !== seen[index - 1]);
    expect(order).toEqual(['Missing', 'Progressing', 'Healthy']);
  });
});
