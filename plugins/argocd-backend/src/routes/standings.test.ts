import { Standings } from '@socle/plugin-argocd-common';
import { application, failedSync } from '../__testUtils__/applications';
import { ArgoWorld, startArgoWorld } from '../__testUtils__/argoWorld';
import { guest, ines, service, tom } from '../__testUtils__/people';

jest.setTimeout(60_000);

let world: ArgoWorld;

beforeAll(async () => {
  world = await startArgoWorld({
    objects: [
      application('payments.dev.checkout'),
      application('payments.dev.ledger', { status: failedSync }),
    ],
  });
});

afterAll(async () => {
  await world.stop();
});

const checkout = 'component:default/checkout';
const ledger = 'component:default/ledger';
const ask = async (who: string | undefined, entityRefs: unknown) =>
  await world.post('/standings', who, { entityRefs });

const verdictsOf = ({ body }: { body: unknown }) =>
  (body as Standings).items.map(item => item?.verdict.verdict ?? null);

describe('POST /standings', () => {
  it('has one verdict for each entity, in the order that they were asked for', async () => {
    const answer = await ask(ines, [
      ledger,
      checkout,
      'component:default/nothing',
    ]);
    expect(answer.status).toBe(200);
    expect(verdictsOf(answer)).toEqual(['failing', 'delivered', null]);
  });

  it.each([
    ['another tenant', tom],
    ['somebody who may nothing', guest],
  ])('tells %s nothing', async (_story, who) => {
    const answer = await ask(who, [checkout, ledger]);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ items: [null, null] });
  });

  it.each([
    ['nobody', undefined, 401],
    ['another service', service, 403],
  ])('is closed to %s', async (_story, who, status) => {
    expect((await ask(who, [checkout])).status).toBe(status);
  });

  it.each([
    ['none', []],
    ['no list', checkout],
    ['a path', ['component:default/../x']],
    ['too many', Array(101).fill(checkout)],
  ])('refuses %s', async (_story, entityRefs) => {
    expect((await ask(ines, entityRefs)).status).toBe(400);
  });
});
