import {
  ApplicationDetails,
  ApplicationDiff,
  ApplicationEvents,
  ApplicationHistory,
  ApplicationTree,
  ApplicationWindows,
  deliveryTree,
  diffStates,
  explainDelivery,
  gatherEvidence,
  historyOf,
  parseProject,
  parseResourceTree,
  Project,
  refusalOf,
  ResourceTree,
  summarizeApplication,
  syncPermission,
  versionOf,
  wavesOf,
} from '@socle/plugin-argocd-common';
import { everything, paris } from './deliveries';
import { applicationOf, manifestOf, newCommit, now } from './manifests';

const deployment = {
  group: 'apps',
  version: 'v1',
  kind: 'Deployment',
  namespace: 'payments-dev',
  name: 'checkout',
};
const replicaSet = { ...deployment, kind: 'ReplicaSet', name: 'checkout-6d5f' };
const pod = {
  version: 'v1',
  kind: 'Pod',
  namespace: 'payments-dev',
  name: 'checkout-6d5f-x2k',
};

const imagePull = {
  environment: 'dev',
  tag: '1.4.3',
  commit: newCommit,
  status: {
    health: {
      status: 'Degraded',
      lastTransitionTime: '2026-11-21T10:33:00Z',
    },
  },
};

const podManifest = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: pod.name,
    namespace: 'payments-dev',
    uid: 'p1',
    ownerReferences: [
      {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        name: replicaSet.name,
        uid: 'r1',
      },
    ],
  },
  spec: {
    containers: [
      { name: 'app', image: 'registry.example/payments/checkout:1.4.3' },
    ],
  },
  status: {
    phase: 'Pending',
    containerStatuses: [
      {
        name: 'app',
        restartCount: 0,
        state: {
          waiting: {
            reason: 'ImagePullBackOff',
            message:
              'Back-off pulling image "registry.example/payments/checkout:1.4.3": not found',
          },
        },
      },
    ],
  },
};

/** What the backend answers for an Application that is stored like this. */
export function detailsOf(
  manifest: Record<string, unknown>,
  more: Partial<ApplicationDetails> = {},
  documents: object[] = [],
): ApplicationDetails {
  const application = summarizeApplication(manifest, { instance: 'paris' });
  const parsed = applicationOf();
  if (!application) {
    throw new Error('This is no Application.');
  }
  const [evidence] = gatherEvidence({
    documents: [manifest, ...documents],
    now: new Date(now),
  }).evidence;
  const refusals: ApplicationDetails['refusals'] = {};
  for (const action of [
    'sync',
    'terminate',
    'rollback',
    'confirmPrune',
  ] as const) {
    refusals[action] = refusalOf({ application, action: { action } });
  }
  return {
    application,
    tenant: 'payments',
    environment: 'dev',
    cluster: 'paris-nonprod',
    version: versionOf(application),
    explanation: explainDelivery({ ...evidence, application }),
    resources: parsed.status.resources,
    waves: [],
    url: 'https://argocd.example/applications/argocd/payments.dev.checkout',
    instance: paris,
    may: everything,
    acting: 'possible',
    refusals,
    missing: [],
    ...more,
  };
}

const replicaSetManifest = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    name: replicaSet.name,
    namespace: 'payments-dev',
    uid: 'r1',
    ownerReferences: [
      { apiVersion: 'apps/v1', kind: 'Deployment', name: 'checkout' },
    ],
  },
  spec: { replicas: 1 },
  status: { replicas: 1 },
};

export const failingDetails = detailsOf(manifestOf(imagePull), {}, [
  replicaSetManifest,
  podManifest,
]);

const hookManifest = manifestOf({
  automated: false,
  status: {
    sync: { status: 'OutOfSync', revision: newCommit },
    operationState: {
      phase: 'Running',
      startedAt: '2026-11-21T10:34:00Z',
      message: 'waiting for completion of hook batch/Job/migrate',
      syncResult: {
        revision: newCommit,
        resources: [
          {
            group: 'batch',
            kind: 'Job',
            namespace: 'payments-dev',
            name: 'migrate',
            hookType: 'PreSync',
            hookPhase: 'Running',
            syncPhase: 'PreSync',
          },
        ],
      },
    },
  },
  rest: { operation: { sync: {} } },
});

export const syncingDetails = detailsOf(hookManifest, {
  waves: wavesOf(
    applicationOf({
      automated: false,
      status: hookManifest.status as Record<string, unknown>,
      rest: { operation: { sync: {} } },
    }),
  ),
});

export const manualDetails = detailsOf(
  manifestOf({
    automated: false,
    status: { sync: { status: 'OutOfSync', revision: newCommit } },
  }),
  {
    resources: [
      {
        ...deployment,
        sync: 'OutOfSync',
        hook: false,
        wave: 0,
        requiresPruning: false,
        requiresDeletionConfirmation: false,
      },
      {
        group: '',
        kind: 'ConfigMap',
        namespace: 'payments-dev',
        name: 'old-settings',
        sync: 'OutOfSync',
        hook: false,
        wave: 0,
        requiresPruning: true,
        requiresDeletionConfirmation: false,
      },
    ],
  },
);

export const tree: ApplicationTree = {
  roots: deliveryTree({
    applications: [applicationOf(imagePull)],
    trees: new Map([
      [
        'argocd/payments.dev.checkout',
        parseResourceTree({
          nodes: [
            { ...deployment, health: { status: 'Degraded' } },
            {
              ...replicaSet,
              parentRefs: [deployment],
              health: { status: 'Degraded' },
            },
            {
              ...pod,
              parentRefs: [replicaSet],
              health: {
                status: 'Degraded',
                message: 'Back-off pulling image',
              },
              images: ['registry.example/payments/checkout:1.4.3'],
              createdAt: '2026-11-21T10:32:30Z',
            },
          ],
        }) as ResourceTree,
      ],
    ]),
  }),
  missing: [],
};

export const diff: ApplicationDiff = {
  resources: [
    {
      resource: deployment,
      hook: false,
      diff: diffStates({
        live: { kind: 'Deployment', spec: { replicas: 2 } },
        desired: { kind: 'Deployment', spec: { replicas: 3 } },
      }),
    },
    {
      resource: {
        group: '',
        kind: 'Secret',
        namespace: 'payments-dev',
        name: 'api',
      },
      hook: false,
      diff: diffStates({
        live: { kind: 'Secret', data: { token: 'b2xk' } },
        desired: { kind: 'Secret', data: { token: 'bmV3' } },
      }),
    },
  ],
  more: 3,
  missing: [],
};

export const history: ApplicationHistory = {
  deployments: historyOf(applicationOf({ commit: newCommit })).map(
    (deployment_, index) => ({
      ...deployment_,
      images: [`registry.example/payments/checkout:1.4.${3 - index}`],
      revisions: [
        index === 0
          ? { author: 'Inès Moreau', subject: 'Round amounts to cents' }
          : { author: 'Karim Haddad', subject: 'Accept SEPA transfers' },
      ],
    }),
  ),
  total: 14,
  missing: [],
};

export const windows: ApplicationWindows = {
  permission: syncPermission({
    application: manualDetails.application,
    project: parseProject({
      kind: 'AppProject',
      metadata: { name: 'payments', namespace: 'argocd' },
      spec: {
        syncWindows: [
          {
            kind: 'deny',
            schedule: '0 9 * * *',
            duration: '8h',
            namespaces: ['payments-*'],
            timeZone: 'Europe/Paris',
          },
        ],
      },
    }) as Project,
    now: new Date(now),
  }),
  missing: [],
};

export const events: ApplicationEvents = {
  events: [
    {
      about: {
        group: '',
        kind: 'Pod',
        namespace: 'payments-dev',
        name: pod.name,
      },
      warning: true,
      reason: 'Failed',
      message: 'Failed to pull image',
      count: 3,
      lastSeenAt: now,
    },
  ],
  missing: [],
};
