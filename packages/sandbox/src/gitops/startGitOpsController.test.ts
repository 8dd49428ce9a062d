import {
  configMap,
  commitSample,
  kustomization,
} from './__testUtils__/samplePlatform';
import { TestPlatform } from './__testUtils__/startTestPlatform';
import { KubernetesObject } from '../kubernetes/types';
import { argoApiVersion } from './types';

const root = { repository: 'platform/gitops', path: 'bootstrap' };
const atRoot = { destination: { name: 'in-cluster', namespace: 'argocd' } };

describe('the tenant that ran on a real Argo CD', () => {
  let platform: TestPlatform;

  beforeEach(async () => {
    platform = await TestPlatform.create();
    commitSample(platform.repositories);
    platform.addApplication('root', root, atRoot);
    await platform.start();
  });

  afterEach(async () => {
    await platform.stop();
  });

  it('grows from its root Application to a running service', () => {
    expect(platform.summary()).toEqual({
      root: 'Synced/Healthy',
      payments: 'Synced/Healthy',
      'payments.dev': 'Synced/Healthy',
      'payments.dev.team': 'Synced/Healthy',
      'payments.dev.checkout': 'Synced/Healthy',
    });
    const checkout = platform.application('payments.dev.checkout');
    expect(checkout?.metadata).toMatchObject({
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
      ownerReferences: [
        { kind: 'ApplicationSet', name: 'payments-services', controller: true },
      ],
    });
    expect(checkout?.operation).toBeUndefined();
    expect(checkout?.status).toMatchObject({
      sourceType: 'Kustomize',
      resourceHealthSource: 'appTree',
      controllerNamespace: 'argocd',
      reconciledAt: '2026-03-02T09:13:00Z',
      health: { status: 'Healthy', lastTransitionTime: '2026-03-02T09:13:00Z' },
      resources: [
        {
          group: 'apps',
          version: 'v1',
          kind: 'Deployment',
          namespace: 'payments-dev',
          name: 'checkout',
          status: 'Synced',
        },
      ],
      operationState: {
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        operation: { initiatedBy: { automated: true }, retry: { limit: 5 } },
        syncResult: {
          resources: [
            {
              group: 'apps',
              kind: 'Deployment',
              status: 'Synced',
              hookPhase: 'Running',
              syncPhase: 'Sync',
              message: 'deployment.apps/checkout created',
              images: ['registry.example.com/checkout:1.2.3'],
            },
          ],
        },
      },
      history: [{ id: 0, initiatedBy: { automated: true } }],
    });
    expect(checkout?.status).not.toHaveProperty('conditions');
    expect(
      platform.get('Deployment', 'checkout', 'payments-dev', 'apps/v1')
        ?.metadata.annotations?.['argocd.argoproj.io/tracking-id'],
    ).toBe('payments.dev.checkout:apps/Deployment:payments-dev/checkout');
    expect(
      platform.get('Namespace', 'payments-dev', undefined)?.metadata
        .annotations?.['argocd.argoproj.io/tracking-id'],
    ).toBe('payments.dev:/Namespace:payments-dev/payments-dev');
  });

  it('keeps the conditions and resources of ApplicationSets', () => {
    const set = platform.get(
      'ApplicationSet',
      'payments-services',
      'argocd',
      argoApiVersion,
    );
    expect(set?.status).toMatchObject({
      conditions: [
        {
          type: 'ErrorOccurred',
          status: 'False',
          reason: 'ApplicationSetUpToDate',
        },
        {
          type: 'ParametersGenerated',
          status: 'True',
          reason: 'ParametersGenerated',
        },
        {
          type: 'ResourcesUpToDate',
          status: 'True',
          reason: 'ApplicationSetUpToDate',
        },
      ],
      resources: [
        {
          group: 'argoproj.io',
          version: 'v1alpha1',
          kind: 'Application',
          name: 'payments.dev.checkout',
          namespace: 'argocd',
          status: 'Synced',
          health: { status: 'Healthy' },
        },
      ],
      resourcesCount: 1,
    });
  });

  it('writes nothing while nothing happens', async () => {
    const before = platform.nonprod.writes;
    await platform.settle();
    expect(platform.nonprod.writes).toBe(before);
  });

  it('applies a pushed change, and looks again only at what uses that repository', async () => {
    platform.now = new Date('2026-03-02T09:14:00Z');
    const revision = platform.repositories.commit('payments/payments', {
      'dev/config.yaml': configMap('team-notes', 'payments-dev', '{a: c}'),
    });
    await platform.settle();
    expect(
      platform.get('ConfigMap', 'team-notes', 'payments-dev')?.data,
    ).toEqual({ a: 'c' });
    expect(platform.status('payments.dev.team')).toMatchObject({
      sync: { status: 'Synced', revision },
      reconciledAt: '2026-03-02T09:14:00Z',
      history: [{ id: 0 }, { id: 1, revision }],
    });
    expect(platform.status('payments.dev').reconciledAt).toBe(
      '2026-03-02T09:13:00Z',
    );
  });

  it('heals what was changed and deleted by hand', async () => {
    const deployment = platform.get(
      'Deployment',
      'checkout',
      'payments-dev',
      'apps/v1',
    ) as KubernetesObject;
    platform.nonprod.client.update({
      ...deployment,
      spec: { ...(deployment.spec as object), replicas: 5 },
    });
    platform.nonprod.client.delete({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      namespace: 'payments-dev',
      name: 'telemetry',
    });
    await platform.settle();
    expect(
      platform.get('Deployment', 'checkout', 'payments-dev', 'apps/v1')?.spec,
    ).toMatchObject({ replicas: 2 });
    expect(
      platform.get('ConfigMap', 'telemetry', 'payments-dev'),
    ).toBeDefined();
    expect(
      platform.status('payments.dev.checkout').operationState?.operation.sync,
    ).toMatchObject({
      autoHealAttemptsCount: 1,
      resources: [{ group: 'apps', kind: 'Deployment', name: 'checkout' }],
    });
    expect(platform.summary()['payments.dev.checkout']).toBe('Synced/Healthy');
  });

  describe('when the team tries what it may not', () => {
    it.each([
      {
        name: 'a RoleBinding to cluster-admin',
        file: `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: mine, namespace: payments-dev}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
`,
        apiVersion: 'rbac.authorization.k8s.io/v1',
        resource: 'RoleBinding',
        words:
          'resource rbac.authorization.k8s.io:RoleBinding is not permitted in project payments',
      },
      {
        name: 'a ClusterRole',
        file: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: mine}
rules: []
`,
        apiVersion: 'rbac.authorization.k8s.io/v1',
        resource: 'ClusterRole',
        words:
          'resource rbac.authorization.k8s.io:ClusterRole is not permitted in project payments',
      },
      {
        name: 'a ConfigMap in kube-system',
        file: configMap('mine', 'kube-system', '{a: b}'),
        apiVersion: 'v1',
        resource: 'ConfigMap',
        words: "namespace kube-system is not permitted in project 'payments'",
      },
    ])('$name is refused', async ({ file, apiVersion, resource, words }) => {
      platform.repositories.commit('payments/payments', {
        'dev/kustomization.yaml': kustomization('config.yaml, bad.yaml'),
        'dev/bad.yaml': file,
      });
      await platform.settle();
      const { operationState } = platform.status('payments.dev.team');
      expect(operationState).toMatchObject({
        phase: 'Running',
        retryCount: 1,
        message: `one or more synchronization tasks are not valid: ${words}. Retrying attempt #1 at 9:13AM.`,
      });
      expect(operationState?.syncResult?.resources).toMatchObject([
        { kind: resource, status: 'SyncFailed', message: words },
      ]);
      const mine = platform.nonprod.client
        .list({ apiVersion, kind: resource })
        .filter(({ metadata }) => metadata.name === 'mine');
      expect(mine).toEqual([]);
    });

    it("a service from the platform's repository is an invalid spec", async () => {
      const gitops = platform.repositories.url('platform/gitops');
      platform.repositories.commit('payments/payments', {
        'services/mole.yaml': `{name: mole, repository: '${gitops}', environments: [{environment: dev, revision: main}]}`,
      });
      await platform.settle();
      expect(platform.status('payments.dev.mole')).toMatchObject({
        sync: { status: 'Unknown' },
        health: { status: 'Unknown' },
        conditions: [
          {
            type: 'InvalidSpecError',
            message: `application repo ${gitops} is not permitted in project 'payments'`,
          },
        ],
      });
    });

    it("a ConfigMap of the baseline's name is shared, and stays as it is", async () => {
      platform.repositories.commit('payments/payments', {
        'dev/config.yaml': configMap('telemetry', 'payments-dev', '{a: b}'),
      });
      await platform.settle();
      const shared =
        'ConfigMap/telemetry is part of applications argocd/payments.dev.team and payments.dev';
      expect(platform.status('payments.dev.team')).toMatchObject({
        conditions: [{ type: 'SharedResourceWarning', message: shared }],
        operationState: {
          phase: 'Running',
          message: `Shared resource found: ${shared}. Retrying attempt #1 at 9:13AM.`,
        },
      });
      expect(
        platform.get('ConfigMap', 'telemetry', 'payments-dev')?.data,
      ).toEqual({
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel-collector.observability:4318',
      });
    });
  });

  it('gives up after five retries, and says so', async () => {
    platform.repositories.commit('payments/payments', {
      'dev/config.yaml': configMap('mine', 'kube-system', '{a: b}'),
    });
    await platform.settle();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      platform.now = new Date(platform.now.getTime() + 200_000);
      platform.annotate(
        'payments.dev.team',
        'example.com/poke',
        String(attempt),
      );
      await platform.settle();
    }
    const words =
      "namespace kube-system is not permitted in project 'payments'";
    const message = `one or more synchronization tasks are not valid: ${words} (retried 5 times).`;
    const { operationState, conditions } = platform.status('payments.dev.team');
    expect(operationState).toMatchObject({
      phase: 'Failed',
      retryCount: 5,
      message,
    });
    expect(conditions).toMatchObject([
      {
        type: 'SyncError',
        message: `Failed last sync attempt to [${operationState?.syncResult?.revision}]: ${message}`,
      },
    ]);
  });

  it('waits for approval before it prunes a namespace', async () => {
    platform.repositories.commit('platform/gitops', {
      'tenants/payments/dev/namespace.yaml': undefined,
      'tenants/payments/dev/kustomization.yaml': kustomization('baseline.yaml'),
    });
    await platform.settle();
    expect(platform.status('payments.dev').operationState).toMatchObject({
      phase: 'Running',
      message: 'waiting for pruning confirmation of /Namespace/payments-dev',
    });
    expect(platform.get('Namespace', 'payments-dev', undefined)).toBeDefined();

    platform.annotate(
      'payments.dev',
      'argocd.argoproj.io/deletion-approved',
      '2026-03-02T09:13:00Z',
    );
    await platform.settle();
    expect(
      platform.status('payments.dev').operationState?.syncResult?.resources,
    ).toContainEqual(
      expect.objectContaining({
        kind: 'Namespace',
        status: 'Pruned',
        message: 'pruned',
      }),
    );
  });

  it('deletes an environment only when its deletion is approved', async () => {
    platform.repositories.commit('platform/gitops', {
      'tenants/payments/dev': undefined,
    });
    await platform.settle();
    expect(
      platform.application('payments.dev')?.metadata.deletionTimestamp,
    ).toBeDefined();
    expect(platform.get('Namespace', 'payments-dev', undefined)).toBeDefined();

    platform.annotate(
      'payments.dev',
      'argocd.argoproj.io/deletion-approved',
      '2026-03-02T09:14:00Z',
    );
    await platform.settle();
    expect(platform.application('payments.dev')).toBeUndefined();
    expect(
      platform.get('Namespace', 'payments-dev', undefined),
    ).toBeUndefined();
  });

  it('deletes a service whose file is gone', async () => {
    platform.repositories.commit('payments/payments', {
      'services/checkout.yaml': undefined,
    });
    await platform.settle();
    expect(platform.application('payments.dev.checkout')).toBeUndefined();
    expect(
      platform.get('Deployment', 'checkout', 'payments-dev', 'apps/v1'),
    ).toBeUndefined();
  });

  it('says what is wrong with a manifest, and leaves the cluster as it is', async () => {
    platform.repositories.commit('payments/payments', {
      'dev/config.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a\n',
    });
    await platform.settle();
    const [condition] = platform.status('payments.dev.team').conditions ?? [];
    expect(platform.summary()['payments.dev.team']).toBe('Unknown/Healthy');
    expect(condition.type).toBe('ComparisonError');
    expect(condition.message).toMatch(
      /^Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = `kustomize build <path to cached source>\/dev` failed exit status 1: Error: accumulating resources: /,
    );
    expect(
      platform.get('ConfigMap', 'team-notes', 'payments-dev'),
    ).toBeDefined();
  });
});
