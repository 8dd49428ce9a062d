import { say } from '@socle/plugin-platform-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { documentsOf, pod } from '../__testUtils__/documents';
import { compile } from '../compile/compile';
import { evaluate } from '../evaluate/evaluate';
import { englishMessages, frenchMessages } from '../messages';
import { Endpoint, Flow } from '../model/flow';

/* What `render` writes for a tenant's environment (plugins/tenancy-common). */
const rendered = readFileSync(
  resolve(
    __dirname,
    '../../../tenancy-common/src/render/__goldens__/eks/tenants/payments/prod/network.yaml',
  ),
  'utf8',
);
const compiled = compile({ policies: documentsOf(rendered) });
const checkout = pod('payments-prod', 'checkout');
const front = pod('web-prod', 'front');
const outside = (more: object): Endpoint => ({ kind: 'outside', ...more });

function told(flow: Flow, language: 'en' | 'fr' = 'en'): string[] {
  const texts = language === 'en' ? englishMessages : frenchMessages;
  const { explanation } = evaluate(compiled, flow);
  return [
    explanation.summary,
    ...explanation.egress,
    ...explanation.ingress,
  ].map(phrase => say(texts.explanations, phrase, language));
}

describe('what is said of a connection', () => {
  it('that is allowed: which rule allows it, and where it stands', () => {
    expect(told({ from: front, to: checkout, port: 8080 })).toEqual([
      'web-prod/front may reach payments-prod/checkout on 8080/TCP.',
      'The way out is open: no policy selects web-prod/front.',
      'The way in is open: payments-prod/ingress-checkout-from-web-front ingress[0] (policies.yaml:133) allows it.',
    ]);
  });

  it('that is refused: who switches default deny on, and what the nearest rule lacks', () => {
    expect(told({ from: front, to: checkout, port: 9090 }).slice(2)).toEqual([
      'The way in is closed: 4 policies select payments-prod/checkout and turn default deny on (payments-prod/deny-all, payments-prod/allow-ingress, payments-prod/allow-scraping +1), and no rule allows it.',
      'payments-prod/ingress-checkout-from-web-front ingress[0] (policies.yaml:133) is near: it is for 8080/TCP, and the connection for 9090/TCP.',
    ]);
  });

  it.each<[string, Flow, string]>([
    [
      'a label',
      { from: pod('web-prod', 'cart'), to: checkout, port: 8080 },
      'it asks for app=front, and web-prod/cart has app=cart.',
    ],
    [
      'a label that is not there',
      { from: pod('web-prod'), to: checkout, port: 8080 },
      'it asks for app=front, and web-prod/* has no such label.',
    ],
    [
      'a namespace',
      { from: pod('web-dev', 'front'), to: checkout, port: 8080 },
      'it asks for io.kubernetes.pod.namespace=web-prod, and web-dev/front is of another namespace (io.kubernetes.pod.namespace=web-dev).',
    ],
    [
      'whom the policy is about',
      { from: front, to: pod('payments-prod', 'ledger'), port: 8080 },
      'it is about app=checkout, and payments-prod/ledger has app=ledger.',
    ],
    [
      'a protocol',
      { from: front, to: checkout, port: 8080, protocol: 'UDP' },
      'it is for 8080/TCP, and the connection for 8080/UDP.',
    ],
    [
      'a network with its holes',
      {
        from: checkout,
        to: outside({ address: '10.20.9.4', names: [] }),
        port: 5432,
      },
      'it means 10.20.0.0/16 except 10.20.9.0/24, and 10.20.9.4 is not in it.',
    ],
    [
      'a DNS name',
      {
        from: checkout,
        to: outside({ address: '192.0.2.1', names: ['example.com'] }),
        port: 443,
      },
      'it means api.stripe.com, which is not example.com.',
    ],
    [
      'that a name was resolved',
      {
        from: checkout,
        to: outside({
          names: ['api.stripe.com'],
          address: '192.0.2.1',
          resolved: false,
        }),
        port: 443,
      },
      'would allow api.stripe.com, but payments-prod/checkout never resolved the name where Cilium sees it.',
    ],
    [
      'a request',
      {
        from: front,
        to: checkout,
        port: 8080,
        http: { method: 'GET', path: '/v1/charges' },
      },
      'it lets POST /v1/charges through, and the request is GET /v1/charges.',
    ],
  ])('that lacks %s', (_what, flow, sentence) => {
    expect(told(flow).filter(text => text.endsWith(sentence))).toHaveLength(1);
  });

  it('in French', () => {
    expect(told({ from: front, to: checkout, port: 9090 }, 'fr')).toEqual([
      'web-prod/front ne peut pas joindre payments-prod/checkout sur 9090/TCP : les règles de payments-prod/checkout le refusent.',
      'La sortie est ouverte : aucune politique ne sélectionne web-prod/front.',
      "L'entrée est fermée : 4 politiques sélectionnent payments-prod/checkout et ferment tout par défaut (payments-prod/deny-all, payments-prod/allow-ingress, payments-prod/allow-scraping +1), et aucune règle ne l'autorise.",
      'payments-prod/ingress-checkout-from-web-front ingress[0] (policies.yaml:133) est proche : elle vaut pour 8080/TCP, et la connexion est pour 9090/TCP.',
    ]);
  });
});

describe('the trace', () => {
  it('has the line of what is lacking', () => {
    const { trace } = evaluate(compiled, {
      from: pod('web-prod', 'cart'),
      to: checkout,
      port: 8080,
    });
    expect(trace.ingress.nearest).toEqual([
      {
        policy: expect.objectContaining({
          name: 'ingress-checkout-from-web-front',
          file: 'policies.yaml',
          line: 119,
        }),
        section: 'ingress',
        index: 0,
        path: 'spec.ingress[0]',
        line: 133,
        lacks: [
          {
            what: 'label',
            wanted: 'app=front',
            found: 'app=cart',
            path: 'spec.ingress[0].fromEndpoints[0]',
            line: 134,
          },
        ],
      },
    ]);
  });

  it('names policies that are not valid, and so not enforced', () => {
    const broken = compile({
      policies: documentsOf(
        `${rendered}\n---\n{kind: CiliumNetworkPolicy, metadata: {name: broken, namespace: payments-prod}, spec: {endpointSelector: {}, ingress: [{fromEntities: [everybody]}]}}`,
      ),
    });
    const { trace, verdict, explanation } = evaluate(broken, {
      from: front,
      to: checkout,
      port: 1,
    });
    expect(verdict).toBe('denied');
    expect(trace.ingress.notEnforced).toEqual([
      {
        policy: expect.objectContaining({ name: 'broken' }),
        findings: [expect.objectContaining({ code: 'entity' })],
      },
    ]);
    expect(
      explanation.ingress.map(phrase =>
        say(englishMessages.explanations, phrase),
      ),
    ).toContain('payments-prod/broken is not valid, and so not enforced.');
  });

  it('names the rule that denies', () => {
    const denying = compile({
      policies: documentsOf(
        '{kind: CiliumNetworkPolicy, metadata: {name: no, namespace: a}, spec: {endpointSelector: {}, ingress: [{fromEntities: [all]}], ingressDeny: [{fromEntities: [world]}]}}',
      ),
    });
    const { trace } = evaluate(denying, {
      from: { kind: 'entity', entity: 'world' },
      to: pod('a'),
      port: 80,
    });
    expect(trace.ingress.deciding).toEqual([
      expect.objectContaining({ section: 'ingressDeny', index: 0 }),
    ]);
    expect(trace.ingress.nearest).toEqual([]);
  });

  it('is data that goes through JSON as it is', () => {
    const found = evaluate(compiled, { from: front, to: checkout, port: 9090 });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });
});
