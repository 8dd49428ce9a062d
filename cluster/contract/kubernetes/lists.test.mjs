import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import {
  ask,
  done,
  makeNamespace,
  namesOf,
  refusal,
} from '../lib/kubernetes.mjs';

describe('a list', () => {
  let namespace;
  let maps;
  before(async () => {
    namespace = await makeNamespace();
    maps = `${namespace.path}/configmaps`;
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      const labels = { letter: name, shown: String(name < 'd') };
      await done('POST', maps, { body: { metadata: { name, labels } } });
    }
  });
  after(() => namespace.remove());

  const all = ['a', 'b', 'c', 'd', 'e', 'kube-root-ca.crt'];

  it('names its kind once, and not on each object', async () => {
    const body = await done('GET', maps);

    expect(Object.keys(body)).toEqual([
      'kind',
      'apiVersion',
      'metadata',
      'items',
    ]);
    expect([body.kind, body.apiVersion]).toEqual(['ConfigMapList', 'v1']);
    expect(body.metadata).toEqual({
      resourceVersion: expect.stringMatching(/^\d+$/),
    });
    expect(namesOf(body)).toEqual(all);
    expect(body.items[0]).toEqual({
      metadata: {
        name: 'a',
        namespace: namespace.name,
        uid: expect.any(String),
        resourceVersion: expect.any(String),
        creationTimestamp: expect.stringMatching(/^\d{4}-.*:\d\dZ$/),
        labels: { letter: 'a', shown: 'true' },
        managedFields: [
          {
            manager: 'contract',
            operation: 'Update',
            apiVersion: 'v1',
            time: expect.any(String),
            fieldsType: 'FieldsV1',
            fieldsV1: {
              'f:metadata': {
                'f:labels': { '.': {}, 'f:letter': {}, 'f:shown': {} },
              },
            },
          },
        ],
      },
    });
  });

  for (const [selector, names] of [
    ['labelSelector=shown%3Dtrue', ['a', 'b', 'c']],
    ['labelSelector=shown', ['a', 'b', 'c', 'd', 'e']],
    ['labelSelector=!shown', ['kube-root-ca.crt']],
    ['labelSelector=letter%20in%20(a,b)', ['a', 'b']],
    ['labelSelector=letter%20notin%20(a,b),shown', ['c', 'd', 'e']],
    ['labelSelector=letter%3Da,shown!%3Dfalse', ['a']],
    ['fieldSelector=metadata.name%3Da', ['a']],
    ['fieldSelector=metadata.name!%3Da', all.slice(1)],
    ['fieldSelector=metadata.namespace%3Dother', []],
  ]) {
    it(`with ${decodeURIComponent(selector)} has what is selected`, async () => {
      expect(namesOf(await done('GET', `${maps}?${selector}`))).toEqual(names);
    });
  }

  for (const [query, status, reason, message] of [
    ['limit=x', 400, 'BadRequest', /strconv.ParseInt: parsing "x"/],
    [
      'labelSelector=%3D%3D',
      400,
      'BadRequest',
      /^found '==', expected: !, identifier, or 'end of string'$/,
    ],
    ['labelSelector=a%20b', 400, 'BadRequest', /unable to parse requirement/],
    [
      'fieldSelector=data.a%3D1',
      400,
      'BadRequest',
      /^"data.a" is not a known field selector: only "metadata.name", "metadata.namespace"$/,
    ],
    [
      'resourceVersion=999999999',
      504,
      'Timeout',
      /^Timeout: Too large resource version: 999999999, current: \d+$/,
    ],
    [
      'resourceVersion=abc',
      400,
      'BadRequest',
      /^invalid resource version: resourceVersion: Invalid value: "abc"/,
    ],
    [
      'resourceVersionMatch=Exact',
      422,
      'Invalid',
      /resourceVersionMatch is forbidden unless resourceVersion is provided$/,
    ],
    ['continue=abc', 400, 'BadRequest', /^invalid continue token: /],
    [
      'sendInitialEvents=true',
      422,
      'Invalid',
      /sendInitialEvents is forbidden for list$/,
    ],
  ]) {
    it(`with ${query} is refused with ${status}`, async () => {
      expect(refusal(await ask('GET', `${maps}?${query}`))).toEqual([
        status,
        reason,
        expect.stringMatching(message),
      ]);
    });
  }

  it('comes in chunks of one moment, whatever is written meanwhile', async () => {
    const first = await done('GET', `${maps}?limit=2`);
    expect(namesOf(first)).toEqual(['a', 'b']);
    expect(first.metadata).toEqual({
      resourceVersion: expect.any(String),
      continue: expect.any(String),
      remainingItemCount: 4,
    });

    await done('DELETE', `${maps}/c`);
    await done('POST', maps, { body: { metadata: { name: 'bb' } } });
    const second = await done(
      'GET',
      `${maps}?limit=2&continue=${encodeURIComponent(first.metadata.continue)}`,
    );
    expect(namesOf(second)).toEqual(['c', 'd']);
    expect(second.metadata.resourceVersion).toBe(
      first.metadata.resourceVersion,
    );
    const third = await done(
      'GET',
      `${maps}?limit=9&continue=${encodeURIComponent(second.metadata.continue)}`,
    );
    expect(namesOf(third)).toEqual(['e', 'kube-root-ca.crt']);
    expect(third.metadata).toEqual({
      resourceVersion: first.metadata.resourceVersion,
    });

    const exact = await done(
      'GET',
      `${maps}?resourceVersion=${first.metadata.resourceVersion}&resourceVersionMatch=Exact`,
    );
    expect(namesOf(exact)).toEqual(all);
    const now = ['a', 'b', 'bb', 'd', 'e', 'kube-root-ca.crt'];
    expect(namesOf(await done('GET', maps))).toEqual(now);
    expect(
      refusal(
        await ask(
          'GET',
          `${maps}?continue=${first.metadata.continue}&resourceVersion=5`,
        ),
      ),
    ).toEqual([
      400,
      'BadRequest',
      'specifying resource version is not allowed when using continue',
    ]);
  });

  it('does not count what remains where it selects', async () => {
    const { metadata } = await done(
      'GET',
      `${maps}?limit=1&labelSelector=letter`,
    );

    expect(metadata).toEqual({
      resourceVersion: expect.any(String),
      continue: expect.any(String),
    });
  });

  it('of any moment comes whole, whatever its limit', async () => {
    const { items, metadata } = await done(
      'GET',
      `${maps}?resourceVersion=0&limit=1`,
    );

    expect(items.length).toBeGreaterThan(1);
    expect(metadata.continue).toBeUndefined();
  });
});
