import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connectCluster } from '../connectCluster.mjs';
import { render, sampleProfile, sampleTenant } from '../lib/domain.mjs';
import { objectsOf } from '../lib/KubernetesApi.mjs';
import { syncedAndHealthy } from '../seed/applications.mjs';
import { eventually } from './eventually.mjs';
import { answerOf, asMember, pod, restricted } from './personas.mjs';

const cluster = connectCluster();
const [nonprod, prod] = cluster.apiServers;

const of = (server, name) => server.api.as(cluster.identities.get(name).token);
const developer = of(nonprod, 'ines.moreau');
const inProduction = of(prod, 'ines.moreau');
const lead = asMember(nonprod.api, 'oidc:a-lead', 'oidc:payments-leads');

const core = namespace => `/api/v1/namespaces/${namespace}`;
const rbac = namespace =>
  `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}`;
const cilium = namespace => `/apis/cilium.io/v2/namespaces/${namespace}`;

const clusterAdmin = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'mine' },
  roleRef: {
    apiGroup: 'rbac.authorization.k8s.io',
    kind: 'ClusterRole',
    name: 'cluster-admin',
  },
  subjects: [
    {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'Group',
      name: 'oidc:team-payments',
    },
  ],
};
const more = { spec: { hard: { pods: '1000' } } };
const open = { spec: { ingress: [{ fromEntities: ['all'] }] } };
const everything = {
  rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
};

/** What people of a tenant try, one after the other, and may not. */
const attempts = namespace => [
  ['PATCH', `${core(namespace)}/resourcequotas/tenant`, more],
  ['DELETE', `${core(namespace)}/resourcequotas/tenant`],
  ['PATCH', `${core(namespace)}/limitranges/tenant`, { spec: { limits: [] } }],
  ['DELETE', `${core(namespace)}/limitranges/tenant`],
  ['PATCH', `${cilium(namespace)}/ciliumnetworkpolicies/deny-all`, open],
  ['DELETE', `${cilium(namespace)}/ciliumnetworkpolicies/deny-all`],
  ['PATCH', `${rbac(namespace)}/roles/tenant-developer`, everything],
  ['PATCH', `${rbac(namespace)}/rolebindings/tenant-viewer`, clusterAdmin],
  ['POST', `${rbac(namespace)}/rolebindings`, clusterAdmin],
  [
    'POST',
    `${rbac(namespace)}/roles`,
    { metadata: { name: 'mine' }, ...everything },
  ],
  [
    'PATCH',
    core(namespace),
    {
      metadata: {
        labels: { 'pod-security.kubernetes.io/enforce': 'privileged' },
      },
    },
  ],
  ['DELETE', core(namespace)],
  ['POST', `${core(namespace)}/serviceaccounts/default/token`, {}],
  ['GET', '/api/v1/nodes'],
  ['GET', '/api/v1/namespaces/argocd/secrets'],
];

/** What they try in a namespace that is not theirs. */
const foreign = namespace => [
  ['GET', `${core(namespace)}/pods`],
  ['GET', `${core(namespace)}/secrets`],
  ['POST', `${core(namespace)}/pods`, pod('mine', namespace)],
  ['PATCH', `${core(namespace)}/configmaps/amounts`, { data: {} }],
  ['POST', `${rbac(namespace)}/rolebindings`, clusterAdmin],
];

async function refusals(api, list) {
  const answers = [];
  for (const [method, path, body] of list) {
    const answer = await answerOf(api, method, path, body);
    answers.push([
      method,
      path,
      answer.replace(/^403 .* is forbidden: User .* cannot .*$/s, 'refused'),
    ]);
  }
  return answers.filter(([, , answer]) => answer !== 'refused');
}

describe('people of a tenant', () => {
  before(() =>
    syncedAndHealthy(
      cluster,
      ['payments.dev', 'payments.prod', 'shop.dev'],
      300,
    ),
  );

  for (const [who, api, namespace, other] of [
    ['a developer', developer, 'payments-dev', 'shop-dev'],
    ['a developer in production', inProduction, 'payments-prod', 'shop-prod'],
    ['an admin', lead, 'payments-dev', 'shop-dev'],
  ]) {
    it(`cannot change what guards them, nor give themselves rights: ${who}`, async () => {
      assert.deepEqual(await refusals(api, attempts(namespace)), []);
    });

    it(`find nothing open in the namespace of another tenant: ${who}`, async () => {
      assert.deepEqual(await refusals(api, foreign(other)), []);
    });
  }

  it('deploy by Git only: no pod or Deployment comes from a developer', async () => {
    assert.deepEqual(
      await refusals(developer, [
        ['POST', `${core('payments-dev')}/pods`, pod('mine', 'payments-dev')],
        [
          'PATCH',
          '/apis/apps/v1/namespaces/payments-dev/deployments/checkout',
          { spec: { replicas: 0 } },
        ],
        ['PATCH', `${core('payments-dev')}/configmaps/amounts`, { data: {} }],
      ]),
      [],
    );
  });

  it('debug in dev with a container beside the others, as restricted as those', async () => {
    const { items } = await nonprod.api.get(
      `${core('payments-dev')}/pods?labelSelector=app.kubernetes.io/name=ledger`,
    );
    const debug = async container => {
      const { status, text } = await developer.call(
        `${core('payments-dev')}/pods/${items[0].metadata.name}/ephemeralcontainers?dryRun=All`,
        {
          method: 'PATCH',
          headers: { 'content-type': 'application/strategic-merge-patch+json' },
          body: {
            spec: {
              ephemeralContainers: [
                {
                  name: 'debug',
                  image: 'registry.halle.example/tools/debug:2.1.0',
                  ...container,
                },
              ],
            },
          },
        },
      );
      return `${status} ${text}`;
    };

    assert.match(await debug(restricted), /^200 /);
    assert.match(
      await debug({ securityContext: { privileged: true } }),
      /^403 .*violates PodSecurity \\"restricted:latest\\": privileged/,
    );
  });
});

describe('the namespace of a tenant', () => {
  const tenant = { ...sampleTenant() };
  tenant.metadata = { ...tenant.metadata, name: 'baseline' };
  const objects = render(tenant, sampleProfile())
    .filter(({ path }) => /\/dev\/(namespace|quota|limits)\.yaml$/.test(path))
    .flatMap(({ content }) => objectsOf(content));
  const pods = `${core('baseline-dev')}/pods`;
  const create = (name, options) =>
    answerOf(nonprod.api, 'POST', pods, pod(name, 'baseline-dev', options));

  before(async () => {
    for (const object of objects) {
      await nonprod.api.apply(object);
    }
    // A quota without a status yet refuses everything.
    await eventually(
      () => nonprod.api.get(`${core('baseline-dev')}/resourcequotas/tenant`),
      ({ status }) => status?.hard !== undefined,
    );
  });
  after(() => nonprod.api.call(core('baseline-dev'), { method: 'DELETE' }));

  for (const [what, options] of [
    ['privileged', { container: { securityContext: { privileged: true } } }],
    ['on the network of its node', { spec: { hostNetwork: true } }],
    [
      'with a folder of its node',
      { spec: { volumes: [{ name: 'a', hostPath: { path: '/' } }] } },
    ],
    ['that runs as root', { spec: { securityContext: { runAsUser: 0 } } }],
    [
      'that says nothing of its rights',
      { container: { securityContext: undefined } },
    ],
  ]) {
    it(`takes no pod ${what}`, async () => {
      assert.match(
        await create('wrong', options),
        /^403 .*violates PodSecurity "restricted:latest"/,
      );
    });
  }

  it('gives a container that says nothing the defaults of its size', async () => {
    assert.equal(await create('silent'), '201');

    const { spec } = await nonprod.api.get(`${pods}/silent`);

    assert.deepEqual(spec.containers[0].resources, {
      limits: { cpu: '200m', memory: '256Mi' },
      requests: { cpu: '50m', memory: '64Mi' },
    });
    await nonprod.api.call(`${pods}/silent?gracePeriodSeconds=0`, {
      method: 'DELETE',
    });
  });

  it('takes no container above what its size allows one', async () => {
    assert.match(
      await create('large', {
        container: { resources: { limits: { cpu: '3' } } },
      }),
      /^403 .*maximum cpu usage per Container is 2, but limit is 3/,
    );
  });

  it('takes no pod above its quota', async () => {
    const resources = { requests: { cpu: '2' }, limits: { cpu: '2' } };
    const answers = [];
    for (const name of ['first', 'second', 'third']) {
      answers.push(await create(name, { container: { resources } }));
    }

    assert.deepEqual(answers.slice(0, 2), ['201', '201']);
    assert.match(
      answers[2],
      /^403 .*exceeded quota: tenant, requested: requests\.cpu=2, used: requests\.cpu=4, limited: requests\.cpu=4/,
    );
  });

  it('takes no Service with a port of the nodes, and no way in where no host is exposed', async () => {
    const service = {
      metadata: { name: 'a' },
      spec: { type: 'NodePort', ports: [{ port: 80 }] },
    };
    const ingress = {
      metadata: { name: 'a' },
      spec: {
        defaultBackend: { service: { name: 'a', port: { number: 80 } } },
      },
    };

    assert.match(
      await answerOf(
        nonprod.api,
        'POST',
        `${core('baseline-dev')}/services`,
        service,
      ),
      /^403 .*exceeded quota: tenant, requested: services\.nodeports=1/,
    );
    assert.match(
      await answerOf(
        nonprod.api,
        'POST',
        '/apis/networking.k8s.io/v1/namespaces/baseline-dev/ingresses',
        ingress,
      ),
      /^403 .*exceeded quota: tenant, requested: count\/ingresses\.networking\.k8s\.io=1/,
    );
  });
});
