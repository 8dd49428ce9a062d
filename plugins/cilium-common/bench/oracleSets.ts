import { PodEndpoint } from '../src/model/flow';
import { PolicyDocument } from '../src/parse/parsePolicies';

/** The sizes of the oracle's own `-bench`. */
export const oracleSizes = [
  { policies: 100, namespaces: 10, apps: 10 },
  { policies: 500, namespaces: 20, apps: 25 },
  { policies: 2_000, namespaces: 50, apps: 20 },
] as const;

export type OracleSize = (typeof oracleSizes)[number];

/** The policies that the oracle's `-bench` makes. */
export function oraclePolicies({
  policies,
  namespaces,
  apps,
}: OracleSize): PolicyDocument[] {
  const app = (number: number) => `a${(number + apps) % apps}`;
  return Array.from({ length: policies }, (_, index) => {
    const namespace = index % namespaces;
    const own = Math.floor(index / namespaces) % apps;
    return {
      value: {
        apiVersion: 'cilium.io/v2',
        kind: 'CiliumNetworkPolicy',
        metadata: { name: `p${index}`, namespace: `ns${namespace}` },
        spec: {
          endpointSelector: { matchLabels: { app: app(own) } },
          ingress: [
            {
              fromEndpoints: [
                { matchLabels: { app: app(own + 1) } },
                {
                  matchLabels: {
                    app: app(own + 2),
                    'k8s:io.kubernetes.pod.namespace': `ns${(namespace + 1) % namespaces}`,
                  },
                },
              ],
              toPorts: [
                {
                  ports: [
                    { port: `${8000 + (index % 50)}`, protocol: 'TCP' },
                    { port: '9000', endPort: 9100, protocol: 'TCP' },
                  ],
                },
              ],
            },
          ],
          egress: [
            {
              toEndpoints: [
                {
                  matchExpressions: [
                    {
                      key: 'app',
                      operator: 'In',
                      values: [app(own - 1), app(own - 2)],
                    },
                  ],
                },
              ],
            },
            { toEntities: ['kube-apiserver'] },
          ],
        },
      },
    };
  });
}

/** The identities that it asks about: each app in each namespace. */
export function oraclePods({ namespaces, apps }: OracleSize): PodEndpoint[] {
  return Array.from({ length: namespaces * apps }, (_, index) => ({
    kind: 'pod',
    namespace: `ns${Math.floor(index / apps)}`,
    labels: { app: `a${index % apps}` },
    namedPorts: {},
  }));
}
