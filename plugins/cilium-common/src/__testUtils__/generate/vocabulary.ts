/** Few words, so that policies and flows meet often. */
export const namespaces = ['shop', 'web', 'kube-system', 'default'] as const;
export const apps = ['front', 'cart', 'db', 'kube-dns'] as const;
export const roles = ['reader', 'writer'] as const;
export const teams = ['red', 'blue'] as const;

export const namespaceLabels: Record<string, Record<string, string>> = {
  shop: { 'kubernetes.io/metadata.name': 'shop', team: 'red', stage: 'prod' },
  web: { 'kubernetes.io/metadata.name': 'web', team: 'blue' },
  'kube-system': { 'kubernetes.io/metadata.name': 'kube-system' },
};

/** Ports by name, for each app: pods of one identity name the same ports. */
export const namedPorts: Record<string, Record<string, number>> = {
  front: { http: 8080, metrics: 9464 },
  cart: { http: 8081, grpc: 9000 },
  db: { sql: 5432 },
  'kube-dns': { dns: 53, 'dns-tcp': 53 },
};

export const ports = [
  '53',
  '80',
  '443',
  '5432',
  '8080',
  '8081',
  '9000',
  '9464',
] as const;
export const portNames = ['http', 'metrics', 'grpc', 'sql', 'dns', 'HTTP'];
export const asked = [
  1, 53, 79, 80, 81, 443, 444, 5432, 8079, 8080, 8081, 8085, 9000, 9464, 65_535,
] as const;

export const networks = [
  '10.0.0.0/8',
  '10.20.0.0/16',
  '10.20.9.0/24',
  '192.0.2.0/24',
  '192.0.2.7/32',
  '0.0.0.0/0',
  '2001:db8::/32',
  '::/0',
] as const;
export const holes: Record<string, readonly string[]> = {
  '10.0.0.0/8': ['10.20.0.0/16', '10.20.9.0/24', '10.0.0.0/8'],
  '10.20.0.0/16': ['10.20.9.0/24'],
  '0.0.0.0/0': ['10.0.0.0/8', '192.0.2.0/24', '0.0.0.0/0'],
  '192.0.2.0/24': ['192.0.2.7/32'],
  '::/0': ['2001:db8::/32'],
  '2001:db8::/32': ['2001:db8:1::/48'],
};
export const addresses = [
  '10.1.2.3',
  '10.20.1.1',
  '10.20.9.9',
  '192.0.2.7',
  '192.0.2.8',
  '203.0.113.5',
  '10.20.0.0/16',
  '10.20.9.0/24',
  '2001:db8::1',
  '2001:db8:1::1',
  '2001:db9::1',
] as const;

export const names = [
  'api.example.com',
  'www.example.com',
  'a.b.example.com',
  'example.com',
  'sub.example.org',
  'db.internal',
] as const;
export const patterns = [
  '*',
  '*.example.com',
  '**.example.com',
  '*example.com',
  'a*.example.com',
  '*.*.example.com',
  '**',
  'api.*',
  '*.internal',
  'API.Example.com',
] as const;

export const groups = ['partners', 'offices'] as const;
export const entities = [
  'all',
  'world',
  'cluster-mesh',
  'host',
  'init',
  'ingress',
  'remote-node',
  'health',
  'unmanaged',
  'none',
  'kube-apiserver',
] as const;
export const ends = [
  'world',
  'host',
  'remote-node',
  'kube-apiserver',
  'health',
  'ingress',
  'init',
  'unmanaged',
] as const;
