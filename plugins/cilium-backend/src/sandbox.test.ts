import {
  EntityRefusals,
  EntityServiceMap,
  ProposalAnswer,
  ProposalPreview,
  ProposalRequest,
  RefusalDetails,
  RefusedGroup,
  WhatIfAnswer,
  WhatIfRequests,
} from '@socle/plugin-cilium-common';
import { ines, tom } from './__testUtils__/people';
import { SandboxWorld, startSandboxWorld } from './__testUtils__/sandboxWorld';

jest.setTimeout(300_000);

const payments = '/entities/system/default/payments';
const shop = '/entities/system/default/shop';
let world: SandboxWorld;

beforeAll(async () => {
  world = await startSandboxWorld();
});

afterAll(async () => {
  await world.stop();
});

async function refused(
  place: string,
  who: string,
  from: string,
  to: string,
): Promise<RefusedGroup> {
  let found: RefusedGroup | undefined;
  await world.until<EntityRefusals>(`${place}/refusals`, who, ({ groups }) => {
    found = groups.find(
      group => group.from.name === from && group.to.name === to,
    );
    return found !== undefined;
  });
  if (!found) {
    throw new Error('It was not refused');
  }
  return found;
}

describe('a refused connection within a tenant', () => {
  let group: RefusedGroup;
  let answer: ProposalAnswer;

  it('is explained by the policies of both ends', async () => {
    group = await refused(payments, ines, 'refunds', 'checkout');
    /* Line numbers of Git come as soon as the forge told them. */
    const details = await world.until<RefusalDetails>(
      `${payments}/refusals/${group.id}`,
      ines,
      ({ policies }) => policies.some(({ source }) => source !== undefined),
    );
    expect(details.evaluation.verdict).toBe('denied');
    expect(details.disagreement).toBeUndefined();
    expect(details.policies.length).toBeGreaterThan(0);
    const [{ text, source, marks }] = details.policies;
    expect(source?.file).toBe('tenants/payments/dev/network.yaml');
    expect(marks.length).toBeGreaterThan(0);
    for (const { line } of marks) {
      expect(text.split('\n')[line - 1]).toBeDefined();
    }
  });

  it('shows the change before anything is written', async () => {
    const { status, body } = await world.get(
      `${payments}/refusals/${group.id}/proposal`,
      ines,
    );
    const preview = body as ProposalPreview;
    expect([status, preview.refusal]).toEqual([200, undefined]);
    expect(preview.after).toBe('allowed');
    const own = preview.parts.find(({ files }) => files.length > 0);
    expect(own?.files.map(({ path }) => path)).toEqual([
      'tenants/payments/tenant.yaml',
      'tenants/payments/dev/network.yaml',
    ]);
    expect(own?.traffic).toMatchObject({ ports: ['8080/TCP'] });
  });

  it('becomes a pull request, which is found again', async () => {
    const { status, body } = await world.post(
      `${payments}/refusals/${group.id}/proposal`,
      ines,
      { reason: 'A refund looks at its charge' },
    );
    answer = body as ProposalAnswer;
    expect([status, answer]).toMatchObject([
      201,
      { accepted: true, requests: [{ tenant: 'payments', state: 'open' }] },
    ]);
    const again = await world.post(
      `${payments}/refusals/${group.id}/proposal`,
      ines,
      { reason: 'A refund looks at its charge' },
    );
    expect(again.body).toEqual(answer);
  });

  it('is seen to change by the open request', async () => {
    const { body } = await world.get(`${payments}/what-if/requests`, ines);
    const { requests } = body as WhatIfRequests;
    expect(requests).toHaveLength(1);
    const tried = await world.post(`${payments}/what-if`, ines, {
      environment: 'dev',
      request: requests[0].number,
    });
    expect((tried.body as WhatIfAnswer).changed).toMatchObject([
      {
        from: { name: 'refunds' },
        to: { name: 'checkout' },
        before: 'denied',
        after: 'allowed',
      },
    ]);
  });

  it('is nothing that another tenant learns of when it asks behind it', async () => {
    const other = await refused(shop, tom, 'search', 'ledger');
    const { status, body } = await world.post(
      `${shop}/refusals/${other.id}/proposal`,
      tom,
      { reason: 'Searches for entries' },
    );
    expect([status, body]).toMatchObject([
      201,
      { accepted: true, requests: [{ tenant: 'shop', own: true }] },
    ]);
    expect(Object(body).otherRefusal).toEqual({
      code: 'taken',
      message:
        'The owner of the other end cannot be asked from here now; ask them yourself.',
    });
  });

  it('is allowed once the request is merged', async () => {
    const number = answer.accepted ? answer.requests[0].number : 0;
    const merged = await world.forge('POST', `pulls/${number}/merge`, {
      Do: 'merge',
    });
    expect([merged.status, merged.text]).toEqual([200, '']);
    await world.until<EntityServiceMap>(
      `${payments}/map?environment=dev`,
      ines,
      ({ map }) =>
        map.edges.some(
          ({ from, to, ports }) =>
            from.endsWith('payments-dev/refunds') &&
            to.endsWith('payments-dev/checkout') &&
            ports.some(({ allowed }) => allowed > 0),
        ),
    );
  });
});

describe('a refused connection between two tenants', () => {
  let group: RefusedGroup;
  let requests: ProposalRequest[];

  const propose = async () => {
    const { status, body } = await world.post(
      `${shop}/refusals/${group.id}/proposal`,
      tom,
      { reason: 'Searches for entries' },
    );
    return { status, answer: body as ProposalAnswer };
  };

  it('tells that it opens the way to another tenant', async () => {
    group = await refused(shop, tom, 'search', 'ledger');
    const { body } = await world.get(
      `${shop}/refusals/${group.id}/proposal`,
      tom,
    );
    expect((body as ProposalPreview).risks).toContainEqual({
      code: 'opens-other-tenant',
      parameters: { tenant: 'payments' },
    });
  });

  it('asks both owners, and each request names the other one', async () => {
    const { status, answer } = await propose();
    expect([status, answer]).toMatchObject([
      201,
      {
        accepted: true,
        requests: [
          { tenant: 'shop', own: true },
          { tenant: 'payments', own: false },
        ],
      },
    ]);
    requests = answer.accepted ? answer.requests : [];
    const bodies = await Promise.all(
      requests.map(
        async ({ number }) =>
          (await world.forge('GET', `pulls/${number}`)).text,
      ),
    );
    expect(bodies[0]).toContain(requests[1].url);
    expect(bodies[1]).toContain(requests[0].url);
  });

  it('keeps its requests when it is proposed again', async () => {
    const { answer } = await propose();
    expect(answer).toEqual({ accepted: true, requests });
  });

  it('is seen to cut what its policies let through where it takes them away', async () => {
    const [, { branch, number }] = requests;
    const file = 'contents/tenants/payments/dev/network.yaml';
    const { sha, content } = JSON.parse(
      (await world.forge('GET', `${file}?ref=${branch}`)).text,
    );
    const text = Buffer.from(content, 'base64').toString();
    const left = text
      .split(/^---$/m)
      .filter(document => !/name: egress-\S+-to-api-stripe-com/.test(document));
    expect(left.length).toBeLessThan(text.split(/^---$/m).length);
    const written = await world.forge('PUT', file, {
      branch,
      sha,
      content: Buffer.from(left.join('---')).toString('base64'),
      message: 'Close the way to Stripe',
    });
    expect(written.status).toBe(200);
    const tried = await world.post(`${payments}/what-if`, ines, {
      environment: 'dev',
      request: number,
    });
    expect((tried.body as WhatIfAnswer).changed).toContainEqual(
      expect.objectContaining({
        to: expect.objectContaining({ name: 'api.stripe.com' }),
        before: 'allowed',
        after: 'denied',
      }),
    );
  });
});

describe("a refused connection of a tenant with somebody else's open request", () => {
  it('waits for that request, which its owner is led to, and tells that it opens the world', async () => {
    const group = await refused(payments, ines, 'checkout', 'risk.example.com');
    const { body: open } = await world.get(
      `${payments}/what-if/requests`,
      ines,
    );
    const [{ url, number }] = (open as WhatIfRequests).requests;
    const refusal = {
      code: 'taken',
      url,
      message: expect.stringContaining(`in the open request #${number}`),
    };
    const place = `${payments}/refusals/${group.id}/proposal`;
    const preview = await world.get(place, ines);
    expect([preview.status, preview.body]).toMatchObject([
      200,
      {
        refusal,
        risks: [
          { code: 'opens-world', parameters: { name: 'risk.example.com' } },
        ],
      },
    ]);
    const proposed = await world.post(place, ines, { reason: 'Asks the bank' });
    expect([proposed.status, proposed.body]).toEqual([
      409,
      { accepted: false, refusal },
    ]);
    const { body: after } = await world.get(
      `${payments}/what-if/requests`,
      ines,
    );
    expect(after).toEqual(open);
  });
});
