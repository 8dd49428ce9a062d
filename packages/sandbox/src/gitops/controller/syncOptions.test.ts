import { configMap } from '../__testUtils__/samplePlatform';
import { TestPlatform } from '../__testUtils__/startTestPlatform';
import { KubernetesObject } from '../../kubernetes/types';
import { argoApiVersion } from '../types';

const source = { repository: 'shop/app', path: 'deploy' };

function annotated(name: string, annotations: string, data = '{a: b}'): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}, namespace: shop, annotations: {${annotations}}}
data: ${data}
`;
}

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.halle.example}
spec:
  group: halle.example
  scope: Namespaced
  names: {kind: Widget, plural: widgets, singular: widget, listKind: WidgetList}
  versions:
    - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}
`;
const widget = `apiVersion: halle.example/v1
kind: Widget
metadata: {name: a, namespace: shop}
spec: {size: 1}
`;

describe('sync options', () => {
  let platform: TestPlatform;

  beforeEach(async () => {
    platform = await TestPlatform.create();
    platform.addNamespace('shop');
  });

  afterEach(async () => {
    await platform.stop();
  });

  const commit = (files: Record<string, string | undefined>) =>
    platform.repositories.commit('shop/app', files);

  const start = async (
    files: Record<string, string>,
    syncOptions: string[] = [],
    finalizers: string[] = [],
  ) => {
    commit(files);
    platform.addApplication(
      'app',
      source,
      { syncPolicy: { automated: { prune: true }, syncOptions } },
      finalizers,
    );
    await platform.start();
  };

  const messages = () =>
    platform
      .status('app')
      .operationState?.syncResult?.resources?.map(({ message }) => message);

  it('ServerSideApply leaves no annotation behind, and a change of one field no other', async () => {
    await start({ 'deploy/a.yaml': configMap('a', 'shop', '{a: b, c: d}') }, [
      'ServerSideApply=true',
    ]);
    expect(messages()).toEqual(['configmap/a serverside-applied']);
    const found = platform.get('ConfigMap', 'a', 'shop') as KubernetesObject;
    expect(Object.keys(found.metadata.annotations ?? {})).toEqual([
      'argocd.argoproj.io/tracking-id',
    ]);
    platform.nonprod.client.update({
      ...found,
      data: { ...(found.data as object), mine: 'x' },
    });
    commit({ 'deploy/a.yaml': configMap('a', 'shop', '{a: z}') });
    await platform.settle();
    expect(platform.get('ConfigMap', 'a', 'shop')?.data).toEqual({
      a: 'z',
      mine: 'x',
    });
  });

  it('without it, says what kubectl would: created, configured, unchanged, reconciled', async () => {
    const role = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules: []
`;
    await start({
      'deploy/a.yaml': configMap('a', 'shop', '{a: b}'),
      'deploy/b.yaml': configMap('b', 'shop', '{a: b}'),
      'deploy/r.yaml': role,
    });
    const name = 'role.rbac.authorization.k8s.io/r';
    expect(messages()).toEqual([
      'configmap/a created',
      'configmap/b created',
      `${name} reconciled. ${name} created`,
    ]);
    commit({ 'deploy/a.yaml': configMap('a', 'shop', '{a: c}') });
    await platform.settle();
    expect(messages()).toEqual([
      'configmap/a configured',
      'configmap/b unchanged',
      `${name} reconciled. ${name} unchanged`,
    ]);
  });

  it('ApplyOutOfSyncOnly applies what changed, and nothing else', async () => {
    await start(
      {
        'deploy/a.yaml': configMap('a', 'shop', '{a: b}'),
        'deploy/b.yaml': configMap('b', 'shop', '{a: b}'),
      },
      ['ApplyOutOfSyncOnly=true'],
    );
    commit({ 'deploy/a.yaml': configMap('a', 'shop', '{a: c}') });
    await platform.settle();
    expect(messages()).toEqual(['configmap/a configured']);
  });

  it('Replace takes away what others added', async () => {
    await start({
      'deploy/a.yaml': annotated(
        'a',
        'argocd.argoproj.io/sync-options: Replace=true',
      ),
    });
    const found = platform.get('ConfigMap', 'a', 'shop') as KubernetesObject;
    platform.nonprod.client.update({ ...found, data: { a: 'b', mine: 'x' } });
    commit({
      'deploy/a.yaml': annotated(
        'a',
        'argocd.argoproj.io/sync-options: Replace=true',
        '{a: c}',
      ),
    });
    await platform.settle();
    expect(messages()).toEqual(['configmap/a replaced']);
    expect(platform.get('ConfigMap', 'a', 'shop')?.data).toEqual({ a: 'c' });
  });

  it.each([
    ['in its wave', [], ['old', 'kept', 'new']],
    ['last with PruneLast', ['PruneLast=true'], ['kept', 'new', 'old']],
  ])('prunes %s', async (_, options, expected) => {
    await start(
      {
        'deploy/old.yaml': configMap('old', 'shop', '{a: b}'),
        'deploy/kept.yaml': configMap('kept', 'shop', '{a: b}'),
      },
      options,
    );
    commit({
      'deploy/old.yaml': undefined,
      'deploy/new.yaml': annotated('new', 'argocd.argoproj.io/sync-wave: "3"'),
    });
    await platform.settle();
    const results =
      platform.status('app').operationState?.syncResult?.resources;
    expect(results?.map(({ name }) => name)).toEqual(expected);
  });

  it('a definition and its object come in one sync', async () => {
    await start({ 'deploy/1.yaml': widget, 'deploy/2.yaml': definition });
    expect(platform.summary()).toEqual({ app: 'Synced/Healthy' });
    expect(
      platform.get('Widget', 'a', 'shop', 'halle.example/v1'),
    ).toBeDefined();
    expect(
      platform.get(
        'CustomResourceDefinition',
        'widgets.halle.example',
        undefined,
        'apiextensions.k8s.io/v1',
      )?.metadata.annotations,
    ).not.toHaveProperty('argocd.argoproj.io/tracking-id');
  });

  it('an object of an unknown kind says which definition is missing', async () => {
    await start({ 'deploy/a.yaml': widget });
    expect(platform.status('app').operationState?.message).toBe(
      'one or more synchronization tasks are not valid: failed to discover server resources for group version halle.example/v1: the server could not find the requested resource. Retrying attempt #1 at 9:13AM.',
    );
    expect(messages()).toEqual([
      'The Kubernetes API could not find halle.example/Widget for requested resource shop/a. Make sure the "Widget" CRD is installed on the destination cluster.',
    ]);
  });

  it('a deleted Application takes its objects along, but not those that say Delete=false', async () => {
    await start(
      {
        'deploy/a.yaml': configMap('a', 'shop', '{a: b}'),
        'deploy/kept.yaml': annotated(
          'kept',
          'argocd.argoproj.io/sync-options: Delete=false',
        ),
      },
      [],
      ['resources-finalizer.argocd.argoproj.io/background'],
    );
    platform.nonprod.client.delete({
      apiVersion: argoApiVersion,
      kind: 'Application',
      namespace: 'argocd',
      name: 'app',
    });
    await platform.settle();
    expect(platform.application('app')).toBeUndefined();
    expect(platform.get('ConfigMap', 'a', 'shop')).toBeUndefined();
    expect(platform.get('ConfigMap', 'kept', 'shop')).toBeDefined();
  });

  it('a deleted Application without the finalizer leaves everything', async () => {
    await start({ 'deploy/a.yaml': configMap('a', 'shop', '{a: b}') });
    platform.nonprod.client.delete({
      apiVersion: argoApiVersion,
      kind: 'Application',
      namespace: 'argocd',
      name: 'app',
    });
    await platform.settle();
    expect(platform.get('ConfigMap', 'a', 'shop')).toBeDefined();
  });

  it('goes on with an operation and its Applications after a restart', async () => {
    await start({
      'deploy/a.yaml': configMap('a', 'shop', '{a: b}'),
      'deploy/before.yaml': `apiVersion: batch/v1
kind: Job
metadata: {name: before, namespace: shop, annotations: {argocd.argoproj.io/hook: PreSync}}
spec: {template: {spec: {restartPolicy: Never, containers: [{name: job, image: registry.halle.example/job:1.0.0}]}}}
`,
    });
    expect(platform.status('app').operationState?.phase).toBe('Running');
    await platform.restart(() => {
      const job = platform.get(
        'Job',
        'before',
        'shop',
        'batch/v1',
      ) as KubernetesObject;
      platform.nonprod.client.updateStatus({
        ...job,
        status: { conditions: [{ type: 'Complete', status: 'True' }] },
      });
    });
    expect(platform.status('app').operationState?.phase).toBe('Succeeded');
    expect(platform.summary()).toEqual({ app: 'Synced/Healthy' });
  });
});
