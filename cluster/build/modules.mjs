const kubernetes = 'v1.36.1';
const argocd = '3.5.3';

/**
 * What is built, in this order: each is the Go module of that name in `modules/`, in which `go.sum` pins every part of it.
 *
 * `binaries` are packages by the name of their program; `files` are modules of which files are read at run time (their
 * custom resource definitions, stages, manifests), from Go's own module cache; `minutes` is how long the build takes on
 * 2 cores where Go has never built anything.
 *
 * @typedef {object} Module
 * @property {string} name
 * @property {Record<string, string>} [binaries]
 * @property {string[]} [files]
 * @property {Record<string, string>} [variables] values that the linker sets, by variable
 * @property {string} [tags]
 * @property {boolean} [needsC] whether a C compiler takes part
 * @property {number} minutes
 */

/** @type {Module[]} */
export const modules = [
  {
    name: 'local',
    binaries: { certificates: './certificates' },
    minutes: 0.5,
  },
  {
    name: 'kubernetes',
    binaries: {
      'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
      'kube-controller-manager':
        'k8s.io/kubernetes/cmd/kube-controller-manager',
      'kube-scheduler': 'k8s.io/kubernetes/cmd/kube-scheduler',
    },
    variables: {
      'k8s.io/component-base/version.gitVersion': kubernetes,
      'k8s.io/component-base/version.gitMajor': '1',
      'k8s.io/component-base/version.gitMinor': '36',
    },
    minutes: 5,
  },
  {
    name: 'etcd',
    binaries: { etcd: 'go.etcd.io/etcd/server/v3' },
    minutes: 1,
  },
  {
    name: 'kwok',
    binaries: { kwok: 'sigs.k8s.io/kwok/cmd/kwok' },
    files: ['sigs.k8s.io/kwok'],
    minutes: 1.5,
  },
  {
    name: 'argocd',
    binaries: {
      argocd: 'github.com/argoproj/argo-cd/v3/cmd',
      redis: './redis',
    },
    files: ['github.com/argoproj/argo-cd/v3'],
    variables: { 'github.com/argoproj/argo-cd/v3/common.version': argocd },
    minutes: 5,
  },
  {
    name: 'kustomize',
    binaries: { kustomize: 'sigs.k8s.io/kustomize/kustomize/v5' },
    minutes: 0.5,
  },
  {
    name: 'gitea',
    binaries: { gitea: 'code.gitea.io/gitea' },
    files: ['code.gitea.io/gitea'],
    tags: 'sqlite,sqlite_unlock_notify',
    needsC: true,
    minutes: 6,
  },
  {
    name: 'prometheus',
    binaries: {
      prometheus: 'github.com/prometheus/prometheus/cmd/prometheus',
      promtool: 'github.com/prometheus/prometheus/cmd/promtool',
    },
    tags: 'remove_all_sd',
    minutes: 5,
  },
  { name: 'collector', binaries: { collector: '.' }, minutes: 1.5 },
  {
    name: 'gatekeeper',
    binaries: { gatekeeper: 'github.com/open-policy-agent/gatekeeper/v3' },
    files: ['github.com/open-policy-agent/gatekeeper/v3'],
    minutes: 3.5,
  },
  {
    name: 'hubble',
    binaries: {
      'hubble-relay': 'github.com/cilium/cilium/hubble-relay',
      'hubble-node': './node',
    },
    minutes: 4,
  },
  {
    name: 'crds',
    files: [
      'github.com/cilium/cilium',
      'github.com/prometheus-operator/prometheus-operator',
    ],
    minutes: 0.5,
  },
];
