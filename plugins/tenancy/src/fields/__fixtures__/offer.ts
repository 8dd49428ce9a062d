import { Profile, TenantOffer } from '@socle/plugin-tenancy-common';

const telemetry: Profile['spec']['clusters'][number]['telemetry'] = {
  collector: {
    namespace: 'observability',
    labels: { 'app.kubernetes.io/name': 'opentelemetry-collector' },
    endpoint: 'http://otel-collector.observability:4318',
  },
  prometheus: {
    namespace: 'monitoring',
    labels: { 'app.kubernetes.io/name': 'prometheus' },
    ruleLabels: { release: 'monitoring' },
  },
  grafana: {
    url: 'https://grafana.example.com',
    dashboardLabels: { grafana_dashboard: '1' },
  },
};

function cluster(
  name: string,
  title: string,
  stage: 'nonprod' | 'prod',
): Profile['spec']['clusters'][number] {
  return {
    name,
    title,
    flavour: 'eks',
    stage,
    capacity: { cpu: '200', memory: '800Gi', storage: '10Ti' },
    networks: {
      pods: ['10.64.0.0/14'],
      services: ['172.20.0.0/16'],
      nodes: ['10.10.0.0/20'],
    },
    dns: { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
    ingress: {
      namespace: 'ingress-nginx',
      labels: { 'app.kubernetes.io/name': 'ingress-nginx' },
      className: 'nginx',
      domain: `${stage}.example.com`,
    },
    telemetry,
  };
}

function size(
  title: string,
  description: string,
  cpu: number,
): Profile['spec']['sizes'][string] {
  return {
    title,
    description,
    quota: {
      'requests.cpu': String(cpu),
      'requests.memory': `${cpu * 2}Gi`,
      'limits.cpu': String(cpu * 2),
      'limits.memory': `${cpu * 4}Gi`,
      'requests.storage': `${cpu * 10}Gi`,
      pods: String(cpu * 10),
      'services.loadbalancers': '0',
    },
    limits: {
      default: { cpu: '200m', memory: '256Mi' },
      defaultRequest: { cpu: '50m', memory: '64Mi' },
      max: { cpu: '2', memory: '4Gi' },
    },
  };
}

/** A platform with two clusters and two sizes: a small environment costs 109.20 euros a month, a medium one 218.40. */
export const profile: Profile = {
  apiVersion: 'socle.dev/v1',
  kind: 'Profile',
  metadata: { name: 'halle', title: 'Halle' },
  spec: {
    gitops: {
      repository: 'https://forge.example.com/platform/gitops.git',
      branch: 'main',
    },
    teams: { repository: 'https://forge.example.com/{tenant}/{tenant}.git' },
    identity: { groupPrefix: 'oidc:' },
    argocd: { namespace: 'argocd', url: 'https://argocd.example.com' },
    clusters: [
      cluster('paris-nonprod', 'Paris, non-production', 'nonprod'),
      cluster('paris-prod', 'Paris, production', 'prod'),
    ],
    sizes: {
      small: size('Small', 'A few services in development', 4),
      medium: size('Medium', 'One product in production', 8),
    },
    prices: {
      currency: 'EUR',
      cpu: 20,
      memory: 3,
      storage: 0.13,
      loadBalancer: 18,
    },
    budgets: { default: 600, 'group:default/payments': 1500 },
    guardrails: {
      registries: ['registry.example.com/'],
      privileged: 'deny',
      latestTag: 'deny',
      limits: 'deny',
      probes: 'warn',
      worldTraffic: 'deny',
    },
    reservedNames: ['monitoring'],
  },
};

/** What Inès of payments is offered. */
export const offer: TenantOffer = {
  mayCreate: true,
  owners: [
    {
      ref: 'group:default/payments',
      title: 'Payments',
      budget: {
        owner: 'group:default/payments',
        currency: 'EUR',
        limit: 1500,
        spent: 900,
        requested: 0,
      },
    },
  ],
  profile,
  peers: [
    { name: 'payments', title: 'Payments', environments: ['dev', 'prod'] },
    { name: 'shop', title: 'Shop' },
  ],
  revision: '4bda7a4e5f7c9f0e',
  status: {
    level: 'ok',
    reason: 'platform/gitops was read',
    observedAt: '2026-11-21T10:00:00.000Z',
  },
};
