import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import {
  done,
  makeNamespace,
  namesOf,
  openWatch,
  until,
} from '../lib/kubernetes.mjs';
import { forgetThePast } from '../lib/forgetThePast.mjs';
import { makeDefinition } from '../lib/definitions.mjs';

describe('a version that is too old', () => {
  let namespace;
  let maps;
  before(async () => {
    namespace = await makeNamespace();
    maps = `${namespace.path}/configmaps`;
    for (const name of ['a', 'b', 'c']) {
      await done('POST', maps, { body: { metadata: { name } } });
    }
  });
  after(() => namespace.remove());

  it('ends a watch with 410 in its stream', async t => {
    const { metadata } = await done('GET', maps);
    const definition = await makeDefinition();
    t.after(definition.remove);
    const things = `${definition.path}/namespaces/${namespace.name}/gadgets`;

    const watch = await openWatch(
      `${things}?watch=1&resourceVersion=${metadata.resourceVersion}&timeoutSeconds=5`,
    );

    expect(watch.status).toBe(200);
    expect(await watch.rest()).toEqual([
      {
        type: 'ERROR',
        object: {
          kind: 'Status',
          apiVersion: 'v1',
          metadata: {},
          status: 'Failure',
          message: expect.stringMatching(
            /^too old resource version: \d+ \(\d+\)$/,
          ),
          reason: 'Expired',
          code: 410,
        },
      },
    ]);
  });

  it('refuses the next chunk with 410, and a token that goes on from now', async () => {
    const first = await done('GET', `${maps}?limit=1`);
    await done('POST', maps, { body: { metadata: { name: 'aa' } } });
    await forgetThePast(maps, 'c');

    const late = await until(
      `${maps}?limit=1&continue=${encodeURIComponent(first.metadata.continue)}`,
      ({ status }) => status !== 200,
    );

    expect(late.status).toBe(410);
    expect(late.body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: { continue: expect.any(String) },
      status: 'Failure',
      message: expect.stringMatching(
        /^The provided continue parameter is too old to display a consistent list result\./,
      ),
      reason: 'Expired',
      code: 410,
    });
    const rest = await done(
      'GET',
      `${maps}?continue=${encodeURIComponent(late.body.metadata.continue)}`,
    );
    expect(namesOf(rest)).toEqual(['aa', 'b', 'c', 'kube-root-ca.crt']);
  });
});
