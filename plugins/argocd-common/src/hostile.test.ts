import fc from 'fast-check';
import { storedApplication } from './__testUtils__/applications';
import { diffManagedResource, diffStates } from './diff/diffStates';
import { explainDelivery } from './explain/explainDelivery';
import { gatherEvidence } from './explain/gatherEvidence';
import { recognize } from './explain/recognize';
import { historyOf } from './history/history';
import { parseApplicationSet } from './objects/applicationSet';
import { parseApplication } from './objects/parseApplication';
import { parseProject } from './objects/project';
import { parseResourceTree } from './objects/resourceTree';
import {
  summarizeApplication,
  wholeLimits,
} from './projection/summarizeApplication';
import { deliveryTree } from './tree/deliveryTree';
import { wavesOf } from './tree/waves';

const now = new Date('2026-03-10T10:00:00Z');
const words = fc.constantFrom(
  'Application',
  'Pod',
  'OutOfSync',
  'Degraded',
  'Running',
  'Failed',
  'PreSync',
  'Missing',
  'x',
  '',
  '__proto__',
);
const fields = fc.constantFrom(
  'metadata',
  'name',
  'namespace',
  'spec',
  'status',
  'sync',
  'health',
  'operationState',
  'syncResult',
  'resources',
  'message',
  'phase',
  'conditions',
  'type',
  'history',
  'kind',
  'nodes',
  'parentRefs',
  'containerStatuses',
  'state',
  'waiting',
  'reason',
  'items',
  'syncWindows',
  '__proto__',
  'constructor',
);
const anything = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 6 },
    words,
    fc.string({ maxLength: 20 }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fields, tie('value'), { maxKeys: 5 }),
  ),
})).value;

it('reads anything without a fault, and explains it', () => {
  fc.assert(
    fc.property(anything, anything, anything, (spec, status, other) => {
      const stored = {
        ...storedApplication({}),
        spec,
        status,
        metadata: {
          name: 'a',
          labels: other,
          annotations: spec,
          finalizers: other,
        },
      };
      for (const value of [stored, other]) {
        const application = parseApplication(value);
        parseApplicationSet(value);
        parseProject(value);
        parseResourceTree(value);
        diffManagedResource(value);
        diffStates({ desired: value, live: other });
        if (application) {
          wavesOf(application);
          historyOf(application);
          deliveryTree({ applications: [application] });
        }
      }
      const { evidence } = gatherEvidence({
        documents: [
          stored,
          other,
          status,
          { kind: 'Pod', metadata: { name: 'p' }, status, spec: other },
        ],
        now,
      });
      expect(evidence.map(explainDelivery)).toHaveLength(evidence.length);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['x'.repeat(1_000_000)],
  [`admission webhook "${'a'.repeat(100_000)}`],
  [`exceeded quota: ${'a, requested: '.repeat(20_000)}`],
  [`${'"'.repeat(50_000)} is invalid: `],
  [`Failed last sync attempt to ${'['.repeat(100_000)}`],
  [`${'host '.repeat(50_000)}`],
  [`ComparisonError ${'chart a version '.repeat(20_000)}`],
  [`${'ImagePullBackOff image "'.repeat(20_000)}`],
  [`${'Insufficient a'.repeat(50_000)}`],
  [`violates PodSecurity "restricted:${'x'.repeat(100_000)}`],
])('reads a hostile message in bounded time', text => {
  const before = process.cpuUsage();
  for (const word of [
    undefined,
    'ComparisonError',
    'FailedScheduling',
    'ErrImagePull',
  ]) {
    recognize({ text, ...(word && { word }) });
  }
  expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
});

it('explains an Application of thousands of pods in bounded time', () => {
  const pods = [...Array(5_000)].map((_, index) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `p${index}`,
      namespace: 'payments-dev',
      ownerReferences: [{ kind: 'ReplicaSet', name: 'r', uid: 'r' }],
    },
    status: {
      phase: 'Pending',
      containerStatuses: [
        {
          name: 'app',
          state: { waiting: { reason: 'ErrImagePull', message: 'no' } },
        },
      ],
    },
  }));
  const circle = [0, 1, 2].map(index => ({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `c${index}`,
      namespace: 'payments-dev',
      uid: `c${index}`,
      ownerReferences: [
        {
          kind: 'ReplicaSet',
          name: `c${(index + 1) % 3}`,
          uid: `c${(index + 1) % 3}`,
        },
      ],
    },
    status: {},
  }));
  const before = process.cpuUsage();
  const { evidence } = gatherEvidence({
    documents: [
      storedApplication({ status: { health: { status: 'Degraded' } } }),
      {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: { name: 'r', namespace: 'payments-dev', uid: 'r' },
        status: {},
      },
      ...pods,
      ...circle,
    ],
    now,
  });
  expect(explainDelivery(evidence[0]).cause?.code).toBe('imagePull');
  expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
});

it('knows what is wrong from the copy that a cache keeps as from the whole', () => {
  const message = `one or more objects failed to apply, reason: admission webhook "validation.gatekeeper.sh" denied the request: [limits] no limits${' and more'.repeat(500)}`;
  const stored = storedApplication({
    status: {
      sync: { status: 'OutOfSync' },
      operationState: { phase: 'Failed', message },
    },
  });
  const codes = [undefined, wholeLimits].map(limits => {
    const application = summarizeApplication(stored, { limits });
    return application && explainDelivery({ application, now }).cause?.code;
  });
  expect(codes).toEqual(['gatekeeper', 'gatekeeper']);
});
