import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import {
  ask,
  done,
  makeNamespace,
  refusal,
  until,
} from '../lib/kubernetes.mjs';

describe('a quota', () => {
  let namespace;
  before(async () => {
    namespace = await makeNamespace();
    await done('POST', `${namespace.path}/resourcequotas`, {
      body: {
        metadata: { name: 'tenant' },
        spec: {
          hard: {
            pods: '2',
            configmaps: '3',
            'requests.cpu': '1',
            'limits.memory': '2Gi',
            'count/deployments.apps': '1',
          },
        },
      },
    });
    await usedUntil(({ configmaps }) => configmaps === '1');
  });
  after(() => namespace.remove());

  const usedUntil = isWanted =>
    until(
      `${namespace.path}/resourcequotas/tenant`,
      ({ body }) => isWanted(body.status?.used ?? {}),
      120,
    );
  const pod = (name, cpu, memory) => ({
    metadata: { name },
    spec: {
      containers: [
        {
          name: 'app',
          image: 'registry.halle.example/app:1',
          ...(cpu && {
            resources: { requests: { cpu }, limits: { memory } },
          }),
        },
      ],
    },
  });
  const create = (kind, body) =>
    ask('POST', `${namespace.path}/${kind}`, { body });

  it('says what is used of what', async () => {
    const { body } = await usedUntil(() => true);

    expect(body.status).toEqual({
      hard: {
        pods: '2',
        configmaps: '3',
        'requests.cpu': '1',
        'limits.memory': '2Gi',
        'count/deployments.apps': '1',
      },
      used: {
        pods: '0',
        configmaps: '1',
        'requests.cpu': '0',
        'limits.memory': '0',
        'count/deployments.apps': '0',
      },
    });
  });

  it('counts what comes, refuses what is over it, and gives back what goes', async () => {
    expect((await create('pods', pod('a', '600m', '1Gi'))).status).toBe(201);
    expect((await create('pods', pod('b', '0.3', '512Mi'))).status).toBe(201);
    const { body } = await usedUntil(({ pods }) => pods === '2');
    expect(body.status.used).toMatchObject({
      'requests.cpu': '900m',
      'limits.memory': '1536Mi',
    });

    expect(refusal(await create('pods', pod('c', '200m', '1Gi')))).toEqual([
      403,
      'Forbidden',
      'pods "c" is forbidden: exceeded quota: tenant, requested: limits.memory=1Gi,pods=1,requests.cpu=200m, used: limits.memory=1536Mi,pods=2,requests.cpu=900m, limited: limits.memory=2Gi,pods=2,requests.cpu=1',
    ]);
    await done('DELETE', `${namespace.path}/pods/a?gracePeriodSeconds=0`);
    await usedUntil(({ pods }) => pods === '1');
    expect((await create('pods', pod('c', '200m', '1Gi'))).status).toBe(201);
  });

  it('wants each container to say what it counts', async () => {
    expect(refusal(await create('pods', pod('silent')))).toEqual([
      403,
      'Forbidden',
      'pods "silent" is forbidden: failed quota: tenant: must specify limits.memory for: app; requests.cpu for: app',
    ]);
  });

  it('of objects refuses the one too many', async () => {
    const maps = name => create('configmaps', { metadata: { name } });

    expect((await maps('one')).status).toBe(201);
    expect((await maps('two')).status).toBe(201);
    expect(refusal(await maps('three'))).toEqual([
      403,
      'Forbidden',
      'configmaps "three" is forbidden: exceeded quota: tenant, requested: configmaps=1, used: configmaps=3, limited: configmaps=3',
    ]);
  });

  it('that makes no sense is refused with its causes', async () => {
    const { status, body } = await create('resourcequotas', {
      metadata: { name: 'nonsense' },
      spec: { hard: { nonsense: '1', pods: '-1' } },
    });

    expect([status, body.reason]).toEqual([422, 'Invalid']);
    expect(
      body.details.causes.map(({ reason, field }) => [reason, field]),
    ).toEqual(
      expect.arrayContaining([
        ['FieldValueInvalid', 'spec.hard[nonsense]'],
        ['FieldValueInvalid', 'spec.hard[pods]'],
      ]),
    );
  });
});
