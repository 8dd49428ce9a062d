/** Somebody of a connection: a workload by its name label, or a name or an address of the outside. */
export type TrafficEnd =
  | { namespace: string; app: string }
  | { name: string; address: string }
  | { address: string };

/** What somebody of the seed keeps trying, whether or not policies let it. */
export interface Connection {
  from: TrafficEnd;
  to: TrafficEnd;
  port: number;
  protocol?: 'TCP' | 'UDP';
  http?: { method: string; path: string };
  dns?: string;
  /** In seconds. */
  every: number;
}

const dns = { namespace: 'kube-system', app: 'kube-dns' };
const pod = (namespace: string, app: string) => ({ namespace, app });
const stripe = { name: 'api.stripe.com', address: '54.187.216.72' };
const dhl = { name: 'api-eu.dhl.com', address: '165.72.200.18' };

function payments(namespace: string, shops: readonly string[]): Connection[] {
  const [checkout, ledger, refunds] = ['checkout', 'ledger', 'refunds'].map(
    app => pod(namespace, app),
  );
  return [
    ...[checkout, refunds].flatMap((from): Connection[] => [
      {
        from,
        to: dns,
        port: 53,
        protocol: 'UDP',
        dns: 'api.stripe.com',
        every: 20,
      },
      { from, to: stripe, port: 443, every: 12 },
      {
        from,
        to: ledger,
        port: 8080,
        http: { method: 'POST', path: '/v1/entries' },
        every: 6,
      },
    ]),
    ...shops.map((buyer): Connection => ({
      from: pod(buyer, 'storefront'),
      to: checkout,
      port: 8080,
      http: { method: 'POST', path: '/v1/charges' },
      every: 6,
    })),
  ];
}

function shop(namespace: string, others: { logistics: string }): Connection[] {
  const storefront = pod(namespace, 'storefront');
  return [
    {
      from: storefront,
      to: pod(namespace, 'search'),
      port: 8080,
      http: { method: 'GET', path: '/v1/search?q=lamp' },
      every: 4,
    },
    {
      from: storefront,
      to: pod(others.logistics, 'tracking'),
      port: 8080,
      http: { method: 'GET', path: '/v1/parcels/FR102938' },
      every: 9,
    },
  ];
}

function logistics(namespace: string): Connection[] {
  return [
    { from: pod(namespace, 'tracking'), to: dhl, port: 443, every: 15 },
    {
      from: pod(namespace, 'tracking'),
      to: pod(namespace, 'routing'),
      port: 8080,
      http: { method: 'GET', path: '/v1/slots?day=1' },
      every: 8,
    },
  ];
}

/** What nobody has asked for yet. */
const surprises: Record<string, Connection[]> = {
  'paris-nonprod': [
    /* Both ends are of one tenant: one request mends it. */
    {
      from: pod('payments-dev', 'refunds'),
      to: pod('payments-dev', 'checkout'),
      port: 8080,
      http: { method: 'GET', path: '/v1/charges/ch1042' },
      every: 10,
    },
    /* Two tenants have to agree. */
    {
      from: pod('shop-dev', 'search'),
      to: pod('payments-dev', 'ledger'),
      port: 8080,
      every: 30,
    },
    /* The outside. */
    {
      from: pod('payments-dev', 'checkout'),
      to: { name: 'risk.example.com', address: '203.0.113.24' },
      port: 443,
      every: 25,
    },
    /* The port is open, and the request is another one. */
    {
      from: pod('payments-dev', 'checkout'),
      to: pod('payments-dev', 'ledger'),
      port: 8080,
      http: { method: 'DELETE', path: '/v1/entries/en77' },
      every: 40,
    },
  ],
  'paris-prod': [
    {
      from: pod('payments-prod', 'ledger'),
      to: { address: '10.20.9.14' },
      port: 5432,
      every: 45,
    },
    {
      from: pod('shop-prod', 'search'),
      to: pod('payments-prod', 'checkout'),
      port: 8080,
      every: 60,
    },
  ],
};

const usual: Record<string, Connection[]> = {
  'paris-nonprod': [
    ...payments('payments-dev', ['shop-dev', 'shop-staging']),
    ...shop('shop-dev', { logistics: 'logistics-dev' }),
    ...shop('shop-staging', { logistics: 'logistics-dev' }),
    ...logistics('logistics-dev'),
  ],
  'paris-prod': [
    ...payments('payments-prod', ['shop-prod']),
    ...shop('shop-prod', { logistics: 'logistics-prod' }),
    ...logistics('logistics-prod'),
    {
      from: pod('payments-prod', 'ledger'),
      to: { address: '10.20.4.12' },
      port: 5432,
      every: 5,
    },
    {
      from: pod('logistics-prod', 'routing'),
      to: { address: '10.20.48.7' },
      port: 5432,
      every: 7,
    },
  ],
};

/** What the workloads of a cluster of the seed keep trying. */
export function trafficOf(cluster: string): readonly Connection[] {
  return [...(usual[cluster] ?? []), ...(surprises[cluster] ?? [])];
}
