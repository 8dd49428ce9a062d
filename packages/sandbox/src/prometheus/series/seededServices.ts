/** A service of the seed as its telemetry tells of it. */
export interface SeededService {
  tenant: string;
  service: string;
  environment: string;
  cluster: string;
  version: string;
  language: 'nodejs' | 'java' | 'python' | 'go' | 'dotnet';
  convention: 'http-stable' | 'http-old' | 'rpc-old';
  /** What it answers, with the share of all requests. */
  routes: readonly { route: string; method: string; share: number }[];
  /** Requests of a day's mean second. */
  perSecond: number;
  /** The share that fails on any day. */
  failing: number;
  /** The share that fails since it was last deployed, where that went wrong. */
  failingSinceDeploy?: number;
  /** In seconds, of the middle one of its requests. */
  median: number;
  /** How many minutes ago it fell silent, counted from the start of the sandbox. */
  silentForMinutes?: number;
  /** Whom it asks, with how often for each of its own requests. */
  asks: readonly { peer: string; kind: 'http' | 'postgresql'; times: number }[];
  objective?: { name: string; title: string; target: number };
}

type Both = Omit<SeededService, 'environment' | 'cluster'>;

const inBoth = (service: Both): SeededService[] => [
  {
    ...service,
    environment: 'prod',
    cluster: 'paris-prod',
  },
  {
    ...service,
    environment: 'dev',
    cluster: 'paris-nonprod',
    perSecond: service.perSecond / 20,
    failingSinceDeploy: undefined,
    silentForMinutes: undefined,
    objective: undefined,
  },
];

/** What sends telemetry in the company of the seed. The recommender of insights sends none: it is to be brought in. */
export const seededServices: readonly SeededService[] = [
  {
    tenant: 'payments',
    service: 'checkout',
    version: '3.2.0',
    language: 'nodejs',
    convention: 'http-stable',
    routes: [
      { route: '/carts/{id}/checkout', method: 'POST', share: 0.6 },
      { route: '/payments/{id}', method: 'GET', share: 0.4 },
    ],
    perSecond: 24,
    failing: 0.0004,
    median: 0.06,
    asks: [
      { peer: 'ledger', kind: 'http', times: 1 },
      { peer: 'checkout-db', kind: 'postgresql', times: 2.2 },
    ],
    objective: {
      name: 'checkout-availability',
      title: 'Checkout answers',
      target: 0.999,
    },
  } as const,
  {
    tenant: 'payments',
    service: 'refunds',
    version: '1.8.2',
    language: 'java',
    convention: 'http-old',
    routes: [{ route: '/refunds', method: 'POST', share: 1 }],
    perSecond: 3,
    failing: 0.001,
    median: 0.12,
    asks: [],
  } as const,
  {
    tenant: 'payments',
    service: 'ledger',
    version: '2.4.1',
    language: 'go',
    convention: 'rpc-old',
    routes: [
      { route: 'Post', method: 'ledger.v1.Ledger', share: 0.7 },
      { route: 'Balance', method: 'ledger.v1.Ledger', share: 0.3 },
    ],
    perSecond: 30,
    failing: 0.0002,
    median: 0.02,
    asks: [{ peer: 'ledger-db', kind: 'postgresql', times: 1.5 }],
  } as const,
  {
    tenant: 'shop',
    service: 'storefront',
    version: '7.0.4',
    language: 'nodejs',
    convention: 'http-stable',
    routes: [
      { route: '/', method: 'GET', share: 0.5 },
      { route: '/products/{id}', method: 'GET', share: 0.5 },
    ],
    perSecond: 60,
    failing: 0.0008,
    silentForMinutes: 40,
    median: 0.09,
    asks: [{ peer: 'search', kind: 'http', times: 0.4 }],
  } as const,
  {
    tenant: 'shop',
    service: 'search',
    version: '5.11.3',
    language: 'java',
    convention: 'http-stable',
    routes: [{ route: '/search', method: 'GET', share: 1 }],
    perSecond: 25,
    failing: 0.0006,
    median: 0.15,
    asks: [],
  } as const,
  {
    tenant: 'logistics',
    service: 'tracking',
    version: '2.6.3',
    language: 'python',
    convention: 'http-stable',
    routes: [
      { route: '/parcels/{id}', method: 'GET', share: 0.8 },
      { route: '/events', method: 'POST', share: 0.2 },
    ],
    perSecond: 12,
    failing: 0.001,
    failingSinceDeploy: 0.22,
    median: 0.08,
    asks: [{ peer: 'api-eu.dhl.com', kind: 'http', times: 0.8 }],
    objective: {
      name: 'tracking-availability',
      title: 'Tracking answers',
      target: 0.995,
    },
  } as const,
  {
    tenant: 'logistics',
    service: 'routing',
    version: '4.1.0',
    language: 'python',
    convention: 'http-stable',
    routes: [{ route: '/slots', method: 'GET', share: 1 }],
    perSecond: 4,
    failing: 0.001,
    median: 0.2,
    asks: [],
  } as const,
].flatMap(inBoth);
