import {
  AskAnswer,
  EntityRefusals,
  EntityServiceMap,
  NetworkSummary,
  ProposalPreview,
  RefusalDetails,
  WhatIfAnswer,
  WorkloadPolicy,
} from '@socle/plugin-cilium-common';
import { readEvents } from '@socle/plugin-platform-node/testUtils';
import { CiliumWorld, startCiliumWorld } from '../__testUtils__/ciliumWorld';
import { credentialsOf, ines } from '../__testUtils__/people';

jest.setTimeout(60_000);

const place = '/entities/system/default/payments';
let world: CiliumWorld;
let refusals: EntityRefusals;

beforeAll(async () => {
  world = await startCiliumWorld();
  refusals = await world.until<EntityRefusals>(
    `${place}/refusals`,
    ines,
    ({ groups, sources }) =>
      groups.length > 0 && sources[0].flows.state === 'live',
  );
});

afterAll(async () => {
  await world.stop();
});

const groupOf = (from: string, list = refusals) => {
  const found = list.groups.find(group => group.from.name === from);
  if (!found) {
    throw new Error(`${from} was not refused`);
  }
  return found;
};
const get = async <T>(route: string): Promise<T> => {
  const { status, body } = await world.get(`${place}${route}`, ines);
  expect([status, Object(body).error]).toEqual([200, undefined]);
  return body as T;
};

it('tells what was refused, and how it came to know', () => {
  expect(groupOf('refunds')).toMatchObject({
    environment: 'dev',
    cluster: 'paris',
    direction: 'egress',
    refusedAt: 'egress',
    from: { kind: 'workload', own: true, tenant: 'payments' },
    to: { name: 'checkout', namespace: 'payments-dev', own: true },
    port: 8080,
    protocol: 'TCP',
    reason: 'notAllowed',
    count: 1,
    isFolded: false,
  });
  expect(refusals.sources).toMatchObject([
    {
      cluster: 'paris',
      environments: ['dev'],
      flows: { state: 'live', lostEvents: 0, nodes: { connected: 2 } },
      policies: { state: 'live' },
    },
  ]);
  expect(refusals.status).toMatchObject({ level: 'warning' });
  expect(refusals.may).toEqual({ ask: true, propose: true });
});

it('says it in one sentence on a card', async () => {
  const { status } = await get<NetworkSummary>('/summary');
  expect(status.sentences[0].code).toBe('refused');
});

it('explains why, with the lines of the policies that refuse it', async () => {
  const details = await get<RefusalDetails>(
    `/refusals/${groupOf('refunds').id}`,
  );
  expect(details.evaluation).toMatchObject({
    verdict: 'denied',
    summary: { code: 'deniedByBoth' },
    egress: { hidden: false, result: { reason: 'defaultDeny' } },
  });
  expect(details.disagreement).toBeUndefined();
  expect(details.examples).toMatchObject([{ node: 'one', deniedBy: [] }, {}]);
  const [policy] = details.policies;
  expect(policy.policy.name).toBe('deny-all');
  expect(policy.text).toContain('kind: CiliumNetworkPolicy');
});

it('suggests the rule for both ends, which one file of the tenant says', async () => {
  const preview = await get<ProposalPreview>(
    `/refusals/${groupOf('refunds').id}/proposal`,
  ).catch(() => undefined);
  /* Without a repository of the platform nothing can be proposed. */
  expect(preview).toBeUndefined();
  const { status } = await world.get(
    `${place}/refusals/${groupOf('refunds').id}/proposal`,
    ines,
  );
  expect(status).toBe(503);
});

it('answers whether one may talk to another', async () => {
  const asked = await get<AskAnswer>(
    '/ask?from=refunds.payments-dev&to=checkout.payments-dev&port=http',
  );
  expect(asked).toMatchObject({
    environment: 'dev',
    port: 8080,
    evaluation: { verdict: 'denied' },
    group: groupOf('refunds').id,
  });
  const without = await get<AskAnswer>(
    '/ask?from=refunds.payments-dev&to=checkout.payments-dev',
  );
  expect(without.evaluation.verdict).not.toBe('allowed');
});

it('tells what a policy would change among the flows of a day', async () => {
  const text = `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: allow-own}
spec:
  endpointSelector: {}
  ingress: [{fromEndpoints: [{}]}]
  egress: [{toEndpoints: [{}]}]
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: other, namespace: shop-dev}
spec: {endpointSelector: {}, ingress: [{}]}
`;
  const { body } = await world.post(`${place}/what-if`, ines, {
    environment: 'dev',
    text,
  });
  const answer = body as WhatIfAnswer;
  expect(answer.changed).toMatchObject([
    { from: { name: 'refunds' }, before: 'denied', after: 'allowed' },
  ]);
  expect(answer.leftAside).toEqual([
    { kind: 'CiliumNetworkPolicy', name: 'other', namespace: 'shop-dev' },
  ]);
});

it('draws who talks to whom', async () => {
  const { map, focus } = await get<EntityServiceMap>('/map?minutes=60');
  expect(map.edges).toMatchObject([
    { outcome: 'refused' },
    { outcome: 'refused' },
  ]);
  expect(focus).toContain('paris/payments-dev/refunds');
});

it('tells what the policies of a workload come to', async () => {
  const { effective, policies } = await get<WorkloadPolicy>(
    '/effective?workload=checkout.payments-dev',
  );
  expect(effective.ingress).toMatchObject({
    state: 'closed',
    defaultDeny: [{ name: 'deny-all', isBaseline: true }],
  });
  expect(policies).toHaveLength(1);
});

it('tells live of what is refused, and not again what the browser has', async () => {
  const url = `${world.address()}${place}/refusals/stream`;
  const authorization = credentialsOf(ines);
  const events = await readEvents(url, { authorization });
  const first = await events.next();
  expect(first).toMatchObject({ event: 'refusals' });
  const count = groupOf('refunds', first?.data as EntityRefusals).count;
  const again = await readEvents(url, {
    authorization,
    'last-event-id': first?.id ?? '',
  });
  world.traffic.tryAll();
  const next = await events.next();
  expect(
    groupOf('refunds', next?.data as EntityRefusals).count,
  ).toBeGreaterThan(count);
  expect(await again.next()).toMatchObject({ event: 'refusals' });
  events.close();
  again.close();
});

it('tells where Hubble and the policies of now do not agree, and why that may be', async () => {
  const { id } = groupOf('refunds');
  world.putPolicy('payments-dev', 'allow-own', {
    endpointSelector: {},
    ingress: [{ fromEndpoints: [{}] }],
    egress: [{ toEndpoints: [{}] }],
  });
  const details = await world.until<RefusalDetails>(
    `${place}/refusals/${id}`,
    ines,
    ({ disagreement }) => disagreement !== undefined,
  );
  expect(details.disagreement).toMatchObject({
    hubble: 'denied',
    evaluator: 'allowed',
  });
  expect(details.disagreement?.mayBe[0]).toMatchObject({
    code: 'policy-changed',
    policy: { name: 'allow-own' },
  });
  await world.until<EntityServiceMap>(`${place}/map`, ines, ({ map }) =>
    map.edges.some(({ ports }) => ports.some(({ allowed }) => allowed > 0)),
  );
});
