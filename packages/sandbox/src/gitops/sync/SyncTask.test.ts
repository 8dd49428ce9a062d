import { KubernetesObject } from '../../kubernetes/types';
import { SyncTask, sortTasks } from './SyncTask';

const object = (
  kind: string,
  name: string,
  options: { wave?: number; namespace?: string; spec?: unknown } = {},
): KubernetesObject => ({
  apiVersion:
    kind === 'CustomResourceDefinition' ? 'apiextensions.k8s.io/v1' : 'v1',
  kind,
  metadata: {
    name,
    namespace: options.namespace,
    annotations: { 'argocd.argoproj.io/sync-wave': String(options.wave ?? 0) },
  },
  spec: options.spec,
});

const task = (target: KubernetesObject, phase: SyncTask['phase'] = 'Sync') =>
  new SyncTask({ phase, target, home: 'shop' });

const order = (tasks: SyncTask[]) =>
  sortTasks(tasks).map(
    ({ phase, wave, object: { kind, metadata } }) =>
      `${phase} ${wave} ${kind} ${metadata.name}`,
  );

it('sorts by phase, wave, kind and name', () => {
  expect(
    order([
      task(object('Deployment', 'b')),
      task(object('Deployment', 'a')),
      task(object('Widget', 'a')),
      task(object('ConfigMap', 'z')),
      task(object('Service', 'early', { wave: -1 })),
      task(object('Job', 'after'), 'PostSync'),
      task(object('Job', 'before'), 'PreSync'),
      task(object('Secret', 'late', { wave: 5 })),
    ]),
  ).toEqual([
    'PreSync 0 Job before',
    'Sync -1 Service early',
    'Sync 0 ConfigMap z',
    'Sync 0 Deployment a',
    'Sync 0 Deployment b',
    'Sync 0 Widget a',
    'Sync 5 Secret late',
    'PostSync 0 Job after',
  ]);
});

it('puts a namespace before what lives in it, and a definition before its objects', () => {
  expect(
    order([
      task(object('ConfigMap', 'a', { namespace: 'shop', wave: -5 })),
      task(object('Namespace', 'shop', { wave: 3 })),
      task(object('Widget', 'a', { wave: -2 })),
      task(
        object('CustomResourceDefinition', 'widgets', {
          spec: { group: '', names: { kind: 'Widget' } },
        }),
      ),
    ]),
  ).toEqual([
    'Sync -5 Namespace shop',
    'Sync -5 ConfigMap a',
    'Sync -2 CustomResourceDefinition widgets',
    'Sync -2 Widget a',
  ]);
});
