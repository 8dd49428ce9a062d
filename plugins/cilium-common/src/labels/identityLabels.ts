import { CiliumVersion, isAtLeast } from '../model/version';
import { namespaceKey, namespaceLabelsKey } from './label';

/* Kept although a longer pattern leaves them out: the longer match decides (`labelsfilter.defaultLabelPrefixCfg`). */
const kept = [
  namespaceKey,
  namespaceLabelsKey,
  'app.kubernetes.io',
  'io.cilium.k8s.policy.cluster',
  'io.cilium.k8s.policy.serviceaccount',
];

const leftOut = [
  'io.kubernetes',
  'kubernetes.io',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/controller-uid',
  'k8s.io',
  'pod-template-generation',
  'pod-template-hash',
  'controller-revision-hash',
  'controller-uid',
  'etcd_node',
];

/**
 * Whether a label of a pod enters its identity. Those that differ from pod to pod do not, and no policy can select by them:
 * `pod-template-hash` and the like. Source: `pkg/labelsfilter/filter.go`, the default list.
 */
export function isIdentityLabel(key: string, version: CiliumVersion): boolean {
  const ignored = [
    ...leftOut.filter(prefix => key.startsWith(prefix)),
    ...(isAtLeast(version, '1.19') && key.startsWith('topology.kubernetes.io')
      ? ['topology.kubernetes.io']
      : []),
    ...(key.startsWith('annotation') ? [key] : []),
    ...(key.includes('beta.kubernetes.io')
      ? [key.slice(0, key.lastIndexOf('beta.kubernetes.io') + 18)]
      : []),
  ].map(({ length }) => length);
  if (ignored.length === 0) {
    return true;
  }
  const longest = Math.max(
    0,
    ...kept.filter(prefix => key.startsWith(prefix)).map(p => p.length),
  );
  return longest > Math.min(...ignored);
}
