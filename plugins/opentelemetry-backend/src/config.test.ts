import { ConfigReader } from '@backstage/config';
import { readTelemetryConfig } from './config';
import { MetricsSource } from './clients/MetricsSource';

const source = {
  name: 'mimir',
  url: 'https://mimir.example.com/prometheus/',
  clusters: ['paris', 'lyon'],
};
const read = (...sources: object[]) =>
  readTelemetryConfig(
    new ConfigReader({ opentelemetry: { sources } } as never),
  );

it('reads a source with what is usual', () => {
  expect(read(source).sources).toMatchObject([
    {
      url: 'https://mimir.example.com/prometheus',
      headers: {},
      timeoutMilliseconds: 10_000,
      maximumSeries: 10_000,
      expectedSeconds: 30,
    },
  ]);
});

it('asks as the tenant, and holds queries to the cluster', () => {
  const { sources } = read({
    ...source,
    username: 'portal',
    password: 'secret',
    headers: { 'X-Team': 'platform' },
    clusterLabel: 'cluster',
    tenantHeader: { name: 'X-Scope-OrgID', value: '{tenant}-{environment}' },
  });
  const [config] = sources;
  expect(config.headers).toEqual({
    'x-team': 'platform',
    authorization: 'Basic cG9ydGFsOnNlY3JldA==',
  });
  const mimir = new MetricsSource({ config, now: () => new Date() });
  expect(mimir.scopeOf({ tenant: 'payments', environment: 'prod' })).toBe(
    'payments-prod',
  );
  expect(mimir.seesAll).toBe(false);
  expect(mimir.matchersOf('lyon')).toEqual([
    { label: 'cluster', operator: '=', value: 'lyon' },
  ]);
});

it('reads where Argo CD is, as the Argo CD plugin does', () => {
  const argocd = (data: object) =>
    readTelemetryConfig(new ConfigReader(data as never)).argocd;
  expect(
    argocd({ platform: { argocd: { cluster: 'a', namespace: 'argocd' } } }),
  ).toEqual([{ cluster: 'a', namespace: 'argocd' }]);
  expect(
    argocd({ argocd: { instances: [{ name: 'x', cluster: 'b' }] } }),
  ).toEqual([{ cluster: 'b', namespace: 'argocd' }]);
});

it.each([
  [{ ...source, url: 'ftp://x' }, /sources\[0\]\.url is an address/],
  [{ ...source, url: 'https://a:b@x' }, /without credentials/],
  [{ ...source, name: 'a b' }, /sources\[0\]\.name has at most 63/],
  [{ ...source, maximumSeries: 0 }, /maximumSeries is a number above 0/],
  [{ ...source, headers: { 'a\nb': 'c' } }, /which is no header/],
  [
    { ...source, traces: { kind: 'zipkin', url: 'https://x' } },
    /tempo or jaeger/,
  ],
])('refuses %p', (entry, message) => {
  expect(() => read(entry)).toThrow(message);
});

it('refuses two sources for one cluster', () => {
  expect(() => read(source, { ...source, name: 'other' })).toThrow(
    /two sources for the cluster paris/,
  );
});
