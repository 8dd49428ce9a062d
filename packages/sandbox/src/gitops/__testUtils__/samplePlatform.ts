import { TestRepositories } from './TestRepositories';

export function kustomization(resources: string): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [${resources}]
`;
}

export function configMap(
  name: string,
  inNamespace: string,
  data: string,
): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}, namespace: ${inNamespace}}
data: ${data}
`;
}

export const platformProject = (
  gitops: string,
) => `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: {name: platform, namespace: argocd}
spec:
  sourceRepos: [${gitops}]
  destinations: [{name: '*', namespace: '*', server: '*'}]
  clusterResourceWhitelist: [{group: '*', kind: '*'}]
`;

const tenantSets = (gitops: string) => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: tenants-projects, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators:
    - git:
        repoURL: ${gitops}
        revision: main
        directories: [{path: 'tenants/*/argocd'}]
  template:
    metadata:
      name: '{{index .path.segments 1}}'
    spec:
      project: platform
      source: {repoURL: ${gitops}, targetRevision: main, path: '{{.path.path}}'}
      destination: {name: in-cluster, namespace: argocd}
      syncPolicy:
        automated: {prune: true, selfHeal: true}
        syncOptions: [ServerSideApply=true]
---
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: tenants-environments, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators:
    - git:
        repoURL: ${gitops}
        revision: main
        files: [{path: 'tenants/*/*/environment.yaml'}]
  template:
    metadata:
      name: '{{index .path.segments 1}}.{{.path.basename}}'
    spec:
      project: platform
      source: {repoURL: ${gitops}, targetRevision: main, path: '{{.path.path}}'}
      destination: {name: '{{.cluster}}', namespace: '{{.namespace}}'}
      syncPolicy:
        automated: {prune: true, selfHeal: true}
        syncOptions: [ServerSideApply=true]
`;

const tenantProject = (
  team: string,
  service: string,
) => `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: {name: payments, namespace: argocd}
spec:
  description: Payments
  sourceRepos: [${team}, ${service}]
  destinations:
    - {name: in-cluster, server: 'https://kubernetes.default.svc', namespace: payments-dev}
  clusterResourceWhitelist: []
  namespaceResourceBlacklist:
    - {group: '', kind: ResourceQuota}
    - {group: '', kind: LimitRange}
    - {group: rbac.authorization.k8s.io, kind: Role}
    - {group: rbac.authorization.k8s.io, kind: RoleBinding}
    - {group: networking.k8s.io, kind: NetworkPolicy}
    - {group: cilium.io, kind: CiliumNetworkPolicy}
    - {group: argoproj.io, kind: AppProject}
    - {group: argoproj.io, kind: Application}
    - {group: argoproj.io, kind: ApplicationSet}
`;

const serviceSets = (team: string) => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: payments-services, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators:
    - matrix:
        generators:
          - git:
              repoURL: ${team}
              revision: main
              files: [{path: 'services/*.yaml'}]
          - list:
              elementsYaml: '{{.environments | toJson}}'
  template:
    metadata:
      name: 'payments.{{.environment}}.{{.name}}'
    spec:
      project: payments
      source: {repoURL: '{{.repository}}', targetRevision: '{{.revision}}', path: 'deploy/{{.environment}}'}
      destination: {name: in-cluster, namespace: 'payments-{{.environment}}'}
      syncPolicy:
        automated: {prune: true, selfHeal: true}
        syncOptions: [FailOnSharedResource=true]
---
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: payments-team, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators:
    - list:
        elements: [{environment: dev}]
  template:
    metadata:
      name: 'payments.{{.environment}}.team'
    spec:
      project: payments
      source: {repoURL: ${team}, targetRevision: main, path: '{{.environment}}'}
      destination: {name: in-cluster, namespace: 'payments-{{.environment}}'}
      syncPolicy:
        automated: {prune: true, selfHeal: true}
        syncOptions: [FailOnSharedResource=true]
`;

const namespace = `apiVersion: v1
kind: Namespace
metadata:
  name: payments-dev
  labels: {socle.dev/tenant: payments, socle.dev/environment: dev}
  annotations:
    argocd.argoproj.io/sync-wave: "-10"
    argocd.argoproj.io/sync-options: Prune=confirm,Delete=confirm
`;

const baseline = `apiVersion: v1
kind: ResourceQuota
metadata: {name: tenant, namespace: payments-dev}
spec:
  hard: {requests.cpu: "4", requests.memory: 8Gi, limits.cpu: "8", limits.memory: 16Gi, pods: "20"}
---
apiVersion: v1
kind: LimitRange
metadata: {name: tenant, namespace: payments-dev}
spec:
  limits: [{type: Container, default: {cpu: 200m, memory: 256Mi}, defaultRequest: {cpu: 50m, memory: 64Mi}, max: {cpu: "2", memory: 4Gi}}]
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: deny-all, namespace: payments-dev}
spec:
  endpointSelector: {}
  ingress: [{}]
  egress: [{}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: tenant-developer, namespace: payments-dev}
rules:
  - {apiGroups: [""], resources: [pods, services, configmaps], verbs: [get, list, watch]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: tenant-developer, namespace: payments-dev}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: tenant-developer}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'oidc:team-payments'}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: telemetry, namespace: payments-dev}
data: {OTEL_EXPORTER_OTLP_ENDPOINT: "http://otel-collector.observability:4318"}
`;

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: checkout, namespace: payments-dev}
spec:
  replicas: 2
  selector: {matchLabels: {app: checkout}}
  template:
    metadata: {labels: {app: checkout}}
    spec:
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: app
          image: registry.example.com/checkout:1.2.3
          resources: {limits: {cpu: 1000m, memory: 128Mi}, requests: {cpu: 50m, memory: 64Mi}}
          securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, runAsUser: 10001}
`;

/** The smallest tenant that ran on a real Argo CD, by repository and path. */
export function commitSample(repositories: TestRepositories): void {
  const gitops = repositories.url('platform/gitops');
  const team = repositories.url('payments/payments');
  const service = repositories.url('payments/checkout');
  repositories.commit('payments/checkout', {
    'deploy/dev/deployment.yaml': deployment,
    'deploy/dev/kustomization.yaml': kustomization('deployment.yaml'),
  });
  repositories.commit('payments/payments', {
    'dev/config.yaml': configMap('team-notes', 'payments-dev', '{a: b}'),
    'dev/kustomization.yaml': kustomization('config.yaml'),
    'services/checkout.yaml': `name: checkout
repository: ${service}
environments:
  - {environment: dev, revision: main}
`,
  });
  repositories.commit('platform/gitops', {
    'bootstrap/platform-project.yaml': platformProject(gitops),
    'bootstrap/tenants.yaml': tenantSets(gitops),
    'bootstrap/kustomization.yaml': kustomization(
      'platform-project.yaml, tenants.yaml',
    ),
    'tenants/payments/argocd/project.yaml': tenantProject(team, service),
    'tenants/payments/argocd/services.yaml': serviceSets(team),
    'tenants/payments/argocd/kustomization.yaml': kustomization(
      'project.yaml, services.yaml',
    ),
    'tenants/payments/dev/environment.yaml':
      'cluster: in-cluster\nnamespace: payments-dev\n',
    'tenants/payments/dev/namespace.yaml': namespace,
    'tenants/payments/dev/baseline.yaml': baseline,
    'tenants/payments/dev/kustomization.yaml': kustomization(
      'namespace.yaml, baseline.yaml',
    ),
  });
}
