import { RunningCluster, startCluster } from './__testUtils__/startCluster';

const path = '/api/v1/namespaces/default/configmaps';

describe('lists', () => {
  let running: RunningCluster;
  beforeAll(async () => {
    running = await startCluster({ eventWindow: 30 });
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await running.call('POST', path, {
        body: { metadata: { name, labels: { shown: String(name < 'd') } } },
      });
    }
  });
  afterAll(() => running.stop());

  const namesOf = (body: { items: { metadata: { name: string } }[] }) =>
    body.items.map(item => item.metadata.name);

  it('come in chunks of one moment, whatever is written meanwhile', async () => {
    const first = await running.call('GET', `${path}?limit=2`);
    expect(namesOf(first.body)).toEqual(['a', 'b']);
    expect(first.body.metadata.remainingItemCount).toBe(4);
    await running.call('DELETE', `${path}/c`);
    await running.call('POST', path, { body: { metadata: { name: 'bb' } } });
    const second = await running.call(
      'GET',
      `${path}?limit=2&continue=${first.body.metadata.continue}`,
    );
    expect(namesOf(second.body)).toEqual(['c', 'd']);
    expect(second.body.metadata.resourceVersion).toBe(
      first.body.metadata.resourceVersion,
    );
    const third = await running.call(
      'GET',
      `${path}?limit=9&continue=${second.body.metadata.continue}`,
    );
    expect(namesOf(third.body)).toEqual(['e', 'kube-root-ca.crt']);
    expect(third.body.metadata.continue).toBeUndefined();
    expect(namesOf((await running.call('GET', path)).body)).toEqual([
      'a',
      'b',
      'bb',
      'd',
      'e',
      'kube-root-ca.crt',
    ]);
  });

  it('that waited too long between two chunks get 410 and a token that goes on from now', async () => {
    const first = await running.call('GET', `${path}?limit=1`);
    for (let index = 0; index < 40; index += 1) {
      await running.call('PATCH', `${path}/e`, {
        type: 'application/merge-patch+json',
        body: { data: { index: String(index) } },
      });
    }
    const late = await running.call(
      'GET',
      `${path}?limit=1&continue=${first.body.metadata.continue}`,
    );
    expect(late.code).toBe(410);
    expect(late.body).toMatchObject({
      reason: 'Expired',
      message: expect.stringMatching(
        /^The provided continue parameter is too old to display a consistent list result./,
      ),
    });
    const rest = await running.call(
      'GET',
      `${path}?continue=${late.body.metadata.continue}`,
    );
    expect(namesOf(rest.body)[0]).toBe('b');
    const past = await running.call(
      'GET',
      `${path}?resourceVersion=1&resourceVersionMatch=Exact`,
    );
    expect([past.code, past.body.reason]).toEqual([410, 'Expired']);
  });

  it.each([
    ['limit=x', 400, 'strconv.ParseInt: parsing "x": invalid syntax'],
    [
      'resourceVersion=99999999',
      504,
      expect.stringContaining('Timeout: Too large resource version: 99999999'),
    ],
    [
      'resourceVersion=abc',
      400,
      'invalid resource version: resourceVersion: Invalid value: "abc": strconv.ParseUint: parsing "abc": invalid syntax',
    ],
    [
      'resourceVersionMatch=Exact',
      422,
      'ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided',
    ],
    [
      'continue=abc',
      400,
      "invalid continue token: continue key is not valid: invalid character 'i' looking for beginning of value",
    ],
    [
      'fieldSelector=data.a%3D1',
      400,
      '"data.a" is not a known field selector: only "metadata.name", "metadata.namespace"',
    ],
  ])('with %s answer %d', async (query, code, message) => {
    const answer = await running.call('GET', `${path}?${query}`);
    expect([answer.code, answer.body.message]).toEqual([code, message]);
  });

  it('show what is selected, and as a table or metadata only where that is asked for', async () => {
    const shown = await running.call(
      'GET',
      `${path}?labelSelector=shown%3Dtrue`,
    );
    expect(namesOf(shown.body)).toEqual(['a', 'b']);
    expect(shown.body.items[0].kind).toBeUndefined();
    const table = await running.call(
      'GET',
      `${path}?labelSelector=shown%3Dtrue`,
      {
        headers: { accept: 'application/json;as=Table;g=meta.k8s.io;v=v1' },
      },
    );
    expect(
      table.body.columnDefinitions.map(({ name }: { name: string }) => name),
    ).toEqual(['Name', 'Data', 'Age']);
    expect(table.body.rows[0].cells.slice(0, 2)).toEqual(['a', 0]);
    const partial = await running.call('GET', `${path}/a`, {
      headers: {
        accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
      },
    });
    expect(Object.keys(partial.body)).toEqual([
      'kind',
      'apiVersion',
      'metadata',
    ]);
  });
});
