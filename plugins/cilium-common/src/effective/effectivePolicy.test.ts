import { compileYaml, pod } from '../__testUtils__/documents';
import { platform, service } from '../__testUtils__/tenants';
import { effectivePolicy } from './effectivePolicy';
import { EffectiveSide } from './types';

const shown = ({ state, defaultDeny, rows }: EffectiveSide) => ({
  state,
  baseline: defaultDeny.filter(one => one.isBaseline).map(({ name }) => name),
  rows: rows.map(({ verdict, peer, ports, requests, rules }) =>
    [
      verdict,
      peer.kind,
      ...(peer.namespace ? [peer.namespace] : []),
      peer.text || '*',
      ports.join(' ') || 'all ports',
      ...requests,
      ...rules.map(({ policy }) => `(${policy.name})`),
    ].join(' '),
  ),
});

describe('the effective policy', () => {
  it('of a service as the platform renders it', () => {
    const compiled = platform({
      'payments/dev': [
        {
          from: { tenant: 'web', labels: { app: 'front' } },
          to: { labels: { app: 'checkout' } },
          ports: ['8080/TCP'],
          http: [{ method: 'POST', path: '/v1/charges' }],
          reason: 'Orders',
        },
        {
          to: { cidr: '10.20.0.0/16', except: ['10.20.9.0/24'] },
          ports: ['5432/TCP'],
          reason: 'Ledger',
        },
        { to: { fqdn: '*.stripe.com' }, ports: ['443/TCP'], reason: 'Cards' },
      ],
    });
    const { ingress, egress } = effectivePolicy(
      compiled,
      service('payments', 'checkout'),
    );
    expect(shown(ingress)).toEqual({
      state: 'closed',
      baseline: ['deny-all'],
      rows: [
        'allow pods observability app.kubernetes.io/name=prometheus 9464/TCP (allow-scraping)',
        'allow pods web-dev app=front 8080/TCP POST /v1/charges (ingress-checkout-from-web-front)',
      ],
    });
    expect(shown(egress)).toEqual({
      state: 'closed',
      baseline: ['deny-all'],
      rows: [
        'allow pods kube-system k8s-app=kube-dns 53/ANY * (allow-dns)',
        'allow pods observability app.kubernetes.io/name=opentelemetry-collector 4317/TCP 4318/TCP (allow-telemetry)',
        'allow network 10.20.0.0/16 - 10.20.9.0/24 5432/TCP (egress-all-to-10-20-0-0-16)',
        'allow name *.stripe.com 443/TCP (egress-all-to-stripe-com)',
      ],
    });
  });

  const cart = pod('shop', 'cart');
  const ingressOf = (spec: string, workload = cart) =>
    effectivePolicy(
      compileYaml(
        `{kind: CiliumNetworkPolicy, metadata: {name: a, namespace: shop}, spec: {endpointSelector: {matchLabels: {app: cart}}, ${spec}}}`,
      ),
      workload,
    ).ingress;

  it('is nothing where no policy selects', () => {
    expect(shown(ingressOf('ingress: [{}]', pod('shop', 'db')))).toEqual({
      state: 'open',
      baseline: [],
      rows: [],
    });
  });

  it('has denials first', () => {
    expect(
      shown(
        ingressOf(
          'ingress: [{fromEntities: [all]}], ingressDeny: [{fromEndpoints: [{}], toPorts: [{ports: [{port: "80", endPort: 90, protocol: TCP}]}]}]',
        ),
      ).rows,
    ).toEqual([
      'deny pods shop * 80-90/TCP (a)',
      'allow entity all all ports (a)',
    ]);
  });

  it('has one row for what several rules say', () => {
    const [row] = ingressOf(
      'ingress: [{fromEntities: [world]}, {fromEntities: [world, host]}]',
    ).rows;
    expect(row.rules.map(({ index }) => index)).toEqual([0, 1]);
  });

  it('has no row for a rule that means nobody', () => {
    expect(shown(ingressOf('ingress: [{fromEndpoints: []}]'))).toEqual({
      state: 'closed',
      baseline: ['a'],
      rows: [],
    });
  });

  it('says anybody where a rule names nobody', () => {
    expect(
      shown(ingressOf('ingress: [{toPorts: [{ports: [{port: http}]}]}]')).rows,
    ).toEqual(['allow anybody * http/ANY (a)']);
  });

  it('says where rules contradict each other', () => {
    const side = ingressOf(
      'ingress: [{toPorts: [{ports: [{port: "80"}]}], authentication: {mode: required}}, {toPorts: [{ports: [{port: "80"}]}], authentication: {mode: disabled}}]',
    );
    expect([side.state, side.conflict.map(({ path }) => path)]).toEqual([
      'conflict',
      ['spec.ingress[0]', 'spec.ingress[1]'],
    ]);
  });

  it('says what is in doubt where the labels are not known', () => {
    const side = ingressOf(
      'ingress: [{fromEntities: [world]}]',
      pod('shop', undefined, { labels: undefined }),
    );
    expect([side.state, side.rows[0].isDoubtful]).toEqual(['unknown', true]);
  });

  it('says whom Cilium asks no policies about', () => {
    const compiled = compileYaml(
      '{kind: CiliumClusterwideNetworkPolicy, metadata: {name: a}, spec: {endpointSelector: {}, ingress: [{}]}}',
    );
    const { ingress } = effectivePolicy(compiled, {
      kind: 'entity',
      entity: 'world',
    });
    expect(ingress).toMatchObject({ state: 'exempt', rows: [] });
  });
});
