import { ConfigReader } from '@backstage/config';
import { readCiliumConfig } from './config';

const read = (cluster: object) =>
  readCiliumConfig(
    new ConfigReader({ cilium: { clusters: [{ name: 'paris', ...cluster }] } }),
  );

it('reads a cluster, and needs nothing but its name', () => {
  expect(readCiliumConfig(new ConfigReader({}))).toEqual({ clusters: [] });
  expect(read({})).toEqual({
    clusters: [
      {
        name: 'paris',
        podNetworks: [],
        context: {
          version: undefined,
          mode: 'default',
          cluster: undefined,
          cidrMatches: undefined,
        },
      },
    ],
  });
  expect(
    read({
      version: '1.18',
      hubble: { address: 'relay.kube-system.svc:443', tls: { ca: '/ca' } },
    }).clusters[0],
  ).toMatchObject({
    context: { version: { minor: 18 } },
    hubble: {
      address: 'relay.kube-system.svc:443',
      tls: { ca: '/ca' },
      flowsPerSecond: 10_000,
    },
  });
});

it.each([
  [{ version: 'new' }, 'clusters[0].version is a version of Cilium'],
  [{ policyEnforcement: 'maybe' }, 'is one of default, always, never'],
  [{ cidrMatchMode: ['world'] }, 'has nodes, pods, or both'],
  [{ hubble: { address: 'https://relay' } }, 'hubble.address is host:port'],
  [
    { hubble: { address: 'relay:443', flowsPerSecond: 1 } },
    'is a whole number from 100',
  ],
  [
    { hubble: { address: 'relay:443', tls: { ca: 'a', cert: 'b' } } },
    'needs cert and key, or neither',
  ],
])('refuses %j', (cluster, message) => {
  expect(() => read(cluster)).toThrow(message);
});

it('refuses the same cluster twice', () => {
  expect(() =>
    readCiliumConfig(
      new ConfigReader({
        cilium: { clusters: [{ name: 'paris' }, { name: 'paris' }] },
      }),
    ),
  ).toThrow('paris twice');
});
