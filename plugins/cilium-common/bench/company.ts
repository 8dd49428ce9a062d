import { Flow, PodEndpoint } from '../src/model/flow';
import { PolicyDocument } from '../src/parse/parsePolicies';
import { readDocuments } from '../src/parse/readDocuments';

const namespaces = 20;
const apps = 10;
const rulesOfApp = 2;

/** What the platform gives each namespace, and the rules of its workloads: 25 policies in one file. */
function fileOf(index: number): string {
  const own = `team-${index}-prod`;
  const head = (name: string, app?: string) =>
    `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: ${name}
  namespace: ${own}
spec:
  endpointSelector:${app ? `\n    matchLabels:\n      app: ${app}` : ' {}'}
`;
  const baseline = [
    `${head('deny-all')}  ingress:\n    - {}\n  egress:\n    - {}\n`,
    `${head('allow-dns')}  egress:
    - toEndpoints:
        - matchLabels:
            k8s:io.kubernetes.pod.namespace: kube-system
            k8s-app: kube-dns
      toPorts:
        - ports:
            - port: "53"
              protocol: ANY
          rules:
            dns:
              - matchPattern: "*"
`,
    `${head('allow-telemetry')}  egress:
    - toEndpoints:
        - matchLabels:
            k8s:io.kubernetes.pod.namespace: observability
            app.kubernetes.io/name: opentelemetry-collector
      toPorts:
        - ports:
            - port: "4317"
              protocol: TCP
            - port: "4318"
              protocol: TCP
`,
    `${head('allow-scraping')}  ingress:
    - fromEndpoints:
        - matchLabels:
            k8s:io.kubernetes.pod.namespace: observability
            app.kubernetes.io/name: prometheus
      toPorts:
        - ports:
            - port: "9464"
              protocol: TCP
`,
    `${head('allow-partners', 'app-0')}  egress:
    - toFQDNs:
        - matchPattern: "*.partner-${index}.example.com"
      toPorts:
        - ports:
            - port: "443"
              protocol: TCP
    - toCIDRSet:
        - cidr: 10.${index}.0.0/16
          except:
            - 10.${index}.9.0/24
`,
  ];
  const rules = Array.from({ length: apps * rulesOfApp }, (_, rule) => {
    const app = rule % apps;
    const peer = (app + 1 + Math.floor(rule / apps)) % apps;
    const other = `team-${(index + 1) % namespaces}-prod`;
    return rule < apps
      ? `${head(`ingress-${rule}`, `app-${app}`)}  ingress:
    - fromEndpoints:
        - matchLabels:
            app: app-${peer}
        - matchLabels:
            app: app-${peer}
            k8s:io.kubernetes.pod.namespace: ${other}
      toPorts:
        - ports:
            - port: "8080"
              protocol: TCP
          rules:
            http:
              - method: GET
                path: /v1/app-${app}/.*
              - method: POST
                path: /v1/app-${app}
`
      : `${head(`egress-${rule}`, `app-${app}`)}  egress:
    - toEndpoints:
        - matchExpressions:
            - key: app
              operator: In
              values: [app-${(app + apps - 1) % apps}, app-${(app + apps - 2) % apps}]
      toPorts:
        - ports:
            - port: "8080"
              protocol: TCP
`;
  });
  return [...baseline, ...rules].join('---\n');
}

/** 500 policies of 20 tenants, as files of the GitOps tree. */
export function companyPolicies(): PolicyDocument[] {
  return Array.from({ length: namespaces }, (_, index) =>
    readDocuments(fileOf(index), `tenants/team-${index}/prod/network.yaml`),
  ).flatMap(({ documents }) => documents);
}

/** 200 workloads, ten of each tenant. */
export function companyWorkloads(): PodEndpoint[] {
  return Array.from({ length: namespaces * apps }, (_, index) => ({
    kind: 'pod',
    namespace: `team-${Math.floor(index / apps)}-prod`,
    name: `app-${index % apps}`,
    labels: { app: `app-${index % apps}`, tier: index % 2 ? 'front' : 'back' },
    namedPorts: { http: 8080, metrics: 9464 },
  }));
}

/**
 * Flows as a server keeps them: each with ends of its own, between workloads and to the outside, some of them requests. The same
 * ones each time.
 */
export function companyFlows(count: number): Flow[] {
  const workloads = companyWorkloads();
  const ports = [8080, 8080, 8080, 9464, 5432, 443];
  return Array.from({ length: count }, (_, index) => {
    const at = (step: number) => workloads[(index * step) % workloads.length];
    const from = copyOf(at(7));
    const port = ports[index % ports.length];
    if (index % 9 === 0) {
      const to: Flow['to'] = {
        kind: 'outside',
        address: `10.${index % 40}.${index % 11}.${index % 250}`,
        names: [`api.partner-${index % 40}.example.com`],
        resolved: true,
      };
      return { from, to, port: 443 };
    }
    // Most connections are of those that policies let through.
    const own = (index * 7) % workloads.length;
    const team = own - (own % apps);
    const callee = team + (((own % apps) + apps - 1) % apps);
    const to = copyOf(index % 4 === 0 ? at(13) : workloads[callee]);
    return {
      from,
      to,
      port,
      ...(port === 8080 &&
        index % 2 === 0 && {
          http: { method: 'GET', path: `/v1/${to.name}/orders/${index % 500}` },
        }),
    };
  });
}

function copyOf(pod: PodEndpoint): PodEndpoint {
  return { ...pod, labels: { ...pod.labels } };
}
