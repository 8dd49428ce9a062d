import fc from 'fast-check';
import { world } from '../__testUtils__/world';
import { check } from '../check';

const fieldNames = [
  'metadata',
  'annotations',
  'spec',
  'template',
  'containers',
  'initContainers',
  'ephemeralContainers',
  'volumes',
  'image',
  'reference',
  'securityContext',
  'capabilities',
  'add',
  'drop',
  'seccompProfile',
  'type',
  'ports',
  'hostPort',
  'livenessProbe',
  'httpGet',
  'host',
  'port',
  'resources',
  'requests',
  'limits',
  'cpu',
  'memory',
  'replicas',
  'volumeClaimTemplates',
  'rules',
  'tls',
  'hosts',
  'hostnames',
  'listeners',
  'parentRefs',
  'scaleTargetRef',
  'name',
  'constructor',
  'toString',
];
const kinds = [
  ['v1', 'Pod'],
  ['v1', 'Service'],
  ['v1', 'PersistentVolumeClaim'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['batch/v1', 'CronJob'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['networking.k8s.io/v1', 'Ingress'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['gateway.networking.k8s.io/v1', 'Gateway'],
];

const { anything } = fc.letrec(tie => ({
  anything: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, -1, 1.5, '', 'yes', '$patch', 'ALL'),
    fc.array(tie('anything'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...fieldNames), tie('anything'), {
      maxKeys: 5,
    }),
  ),
}));

const others = world().filter(
  ({ path }) => !path.startsWith('checkout/deploy/prod/'),
);

it('says something or nothing of any value at any place, and never throws', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), anything, (kind, spec) => {
      const object = { apiVersion: kind[0], kind: kind[1], spec };
      const kustomization = {
        resources: ['object.json'],
        patches: [
          { patch: JSON.stringify(object) },
          {
            target: { kind: kind[1] },
            patch: JSON.stringify([
              { op: 'add', path: '/spec/template/spec', value: spec },
            ]),
          },
        ],
        images: spec,
        namespace: spec,
      };
      const folder = 'checkout/deploy/prod';
      const findings = check({
        files: [
          ...others,
          {
            path: `${folder}/object.json`,
            content: JSON.stringify(object),
          },
          {
            path: `${folder}/kustomization.yaml`,
            content: JSON.stringify(kustomization),
          },
        ],
      });
      expect(findings.every(({ message }) => message.length < 2_000)).toBe(
        true,
      );
    }),
    { numRuns: 150 },
  );
});

it('reads no amount that is longer than any', () => {
  const cpu = `${'1'.repeat(500_000)}x`;
  const [finding] = check({
    files: [
      {
        path: 'pod.json',
        content: JSON.stringify({
          apiVersion: 'v1',
          kind: 'Pod',
          spec: { resources: { limits: { cpu } } },
        }),
      },
    ],
  });
  expect(finding.message).toContain('which is not an amount.');
});
