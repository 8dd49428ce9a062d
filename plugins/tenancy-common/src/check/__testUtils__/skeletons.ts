const container = {
  name: 'checkout',
  image: 'registry.example.com/payments/checkout:1.4.2',
  env: [{ name: 'A', value: 'b', valueFrom: { fieldRef: { fieldPath: 'x' } } }],
  ports: [{ name: 'http', containerPort: 8080, hostPort: 80 }],
  readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
  livenessProbe: { tcpSocket: { port: 8080 } },
  resources: { requests: { cpu: '100m' }, limits: { memory: '1Gi' } },
  securityContext: {
    privileged: true,
    capabilities: { add: ['ALL'], drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
    seLinuxOptions: { type: 'x' },
    windowsOptions: { hostProcess: true },
  },
  volumeMounts: [{ name: 'a', mountPath: '/a' }],
};
const metadata = {
  name: 'x',
  namespace: 'payments-dev',
  labels: { 'socle.dev/tenant': 'payments' },
  annotations: { 'example.com/a': 'b' },
};

/** Objects with something at each place that a rule looks at, by the file of the company in whose place they stand. */
export const skeletons: Record<string, unknown> = {
  'checkout/deploy/dev/deployment.yaml': {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'x' } },
      template: {
        metadata: { labels: { app: 'x' }, annotations: { a: 'b' } },
        spec: {
          hostNetwork: true,
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 0,
            sysctls: [{ name: 'a', value: 'b' }],
          },
          volumes: [{ name: 'a', hostPath: { path: '/' } }],
          containers: [container],
          initContainers: [{ ...container, restartPolicy: 'Always' }],
          ephemeralContainers: [container],
        },
      },
    },
  },
  'checkout/deploy/dev/service.yaml': {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata,
        spec: { type: 'ExternalName', externalIPs: ['10.0.0.1'] },
      },
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata,
        spec: {
          ingressClassName: 'nginx',
          rules: [{ host: 'a.example.com', http: { paths: [{ path: '/' }] } }],
          tls: [{ hosts: ['a.example.com'], secretName: 'a' }],
        },
      },
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata,
        spec: { hostnames: ['a.example.com'], parentRefs: [{ name: 'a' }] },
      },
      {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata,
        spec: {
          schedule: '* * * * *',
          jobTemplate: {
            spec: { template: { spec: { containers: [container] } } },
          },
        },
      },
    ],
  },
  'payments/dev/config.yaml': {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata,
        data: { 'a.json': '{"uid": "x"}' },
      },
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PrometheusRule',
        metadata,
        spec: { groups: [{ rules: [{ labels: { tenant: 'payments' } }] }] },
      },
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PodMonitor',
        metadata,
        spec: { podMetricsEndpoints: [{ honorLabels: true }] },
      },
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata,
        spec: { maxReplicas: 3 },
      },
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata,
        spec: { resources: { requests: { storage: '1Gi' } } },
      },
    ],
  },
  'payments/dev/kustomization.yaml': {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: ['config.yaml'],
    components: ['../prod'],
    namespace: 'payments-dev',
    namePrefix: 'a-',
    nameSuffix: '-b',
    commonLabels: { a: 'b' },
    labels: [{ pairs: { a: 'b' }, includeSelectors: true }],
    images: [{ name: 'a', newName: 'b', newTag: 'latest', digest: 'c' }],
    replicas: [{ name: 'a', count: 3 }],
    patches: [
      {
        path: 'config.yaml',
        patch: 'a: b\n',
        target: { group: '', kind: 'ConfigMap', name: '.*' },
        options: { allowNameChange: true },
      },
    ],
    patchesStrategicMerge: ['config.yaml'],
    patchesJson6902: [{ path: 'a.yaml', target: { kind: 'Role' } }],
    replacements: [
      {
        path: 'a.yaml',
        source: { kind: 'A' },
        targets: [{ select: { kind: 'Role' }, fieldPaths: ['kind'] }],
      },
    ],
    configMapGenerator: [
      {
        name: 'a',
        behavior: 'create',
        files: ['a=b'],
        envs: ['c'],
        options: { disableNameSuffixHash: true },
      },
    ],
    secretGenerator: [{ name: 'a', literals: ['a=b'] }],
    generatorOptions: { disableNameSuffixHash: true },
  },
  'payments/services/checkout.yaml': {
    name: 'checkout',
    repository: 'https://forge.example.com/payments/checkout.git',
    environments: [{ environment: 'dev', revision: 'main' }],
  },
  'payments/catalog-info.yaml': {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'payments', title: 'Payments' },
    spec: { type: 'tenant', owner: 'group:default/payments' },
  },
};
