import fc from 'fast-check';
import { check } from '../../check';

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

const profile = `
apiVersion: socle.dev/v1
kind: Profile
`;

it('says something or nothing of any value at any place, and never throws', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), anything, (kind, spec) => {
      const object = { apiVersion: kind[0], kind: kind[1], spec };
      const patches = [{ patch: JSON.stringify(object) }];
      const findings = check({
        files: [
          { path: 'socle.yaml', content: profile },
          { path: 'deploy/dev/object.json', content: JSON.stringify(object) },
          {
            path: 'deploy/dev/kustomization.yaml',
            content: JSON.stringify({
              resources: ['object.json'],
              patches,
              images: spec,
              namespace: spec,
            }),
          },
        ],
      });
      expect(Array.isArray(findings)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
