import { RunningCluster, startCluster } from './__testUtils__/startCluster';

const ines = 'sandbox-ines-moreau';
const amara = 'sandbox-amara-diallo';
const portal = 'sandbox-socle';
const rbac = '/apis/rbac.authorization.k8s.io/v1/namespaces/payments-dev';
const pods = '/api/v1/namespaces/payments-dev/pods';

describe('rights', () => {
  let running: RunningCluster;
  beforeAll(async () => {
    running = await startCluster();
    await running.call('POST', '/api/v1/namespaces', {
      body: { metadata: { name: 'payments-dev' } },
    });
    await running.call('POST', `${rbac}/roles`, {
      body: {
        metadata: { name: 'developer' },
        rules: [
          {
            apiGroups: [''],
            resources: ['pods', 'pods/log'],
            verbs: ['get', 'list', 'watch'],
          },
          {
            apiGroups: [''],
            resources: ['secrets'],
            resourceNames: ['own'],
            verbs: ['get'],
          },
          {
            apiGroups: ['rbac.authorization.k8s.io'],
            resources: ['roles', 'rolebindings'],
            verbs: ['get', 'create', 'update'],
          },
        ],
      },
    });
    await running.call('POST', `${rbac}/rolebindings`, {
      body: {
        metadata: { name: 'developer' },
        roleRef: { kind: 'Role', name: 'developer' },
        subjects: [{ kind: 'Group', name: 'oidc:team-payments' }],
      },
    });
  });
  afterAll(() => running.stop());

  it.each<[string | false, string, string, number, string | undefined]>([
    [
      false,
      'GET',
      pods,
      403,
      'pods is forbidden: User "system:anonymous" cannot list resource "pods" in API group "" in the namespace "payments-dev"',
    ],
    ['nobody', 'GET', pods, 401, 'Unauthorized'],
    [false, 'GET', '/readyz', 200, undefined],
    [false, 'GET', '/version', 200, undefined],
    [ines, 'GET', pods, 200, undefined],
    [ines, 'GET', `${pods}?watch=1&timeoutSeconds=1`, 200, undefined],
    [ines, 'GET', `${pods}/absent/log`, 404, 'pods "absent" not found'],
    [
      ines,
      'GET',
      '/api/v1/namespaces/payments-dev/secrets/own',
      404,
      'secrets "own" not found',
    ],
    [
      ines,
      'GET',
      '/api/v1/namespaces/payments-dev/secrets',
      403,
      'secrets is forbidden: User "oidc:ines.moreau" cannot list resource "secrets" in API group "" in the namespace "payments-dev"',
    ],
    [
      ines,
      'DELETE',
      `${pods}/web`,
      403,
      'pods "web" is forbidden: User "oidc:ines.moreau" cannot delete resource "pods" in API group "" in the namespace "payments-dev"',
    ],
    [
      ines,
      'GET',
      '/apis/apps/v1/deployments',
      403,
      'deployments.apps is forbidden: User "oidc:ines.moreau" cannot list resource "deployments" in API group "apps" at the cluster scope',
    ],
    [
      ines,
      'GET',
      '/metrics',
      403,
      'forbidden: User "oidc:ines.moreau" cannot get path "/metrics"',
    ],
    [ines, 'GET', '/apis', 200, undefined],
    [portal, 'GET', '/api/v1/pods', 200, undefined],
    [portal, 'GET', '/apis/argoproj.io/v1alpha1/applications', 200, undefined],
    [portal, 'GET', '/apis/metrics.k8s.io/v1beta1/pods', 200, undefined],
    [
      portal,
      'GET',
      '/api/v1/secrets',
      403,
      'secrets is forbidden: User "socle" cannot list resource "secrets" in API group "" at the cluster scope',
    ],
    [amara, 'GET', '/apis/cilium.io/v2/ciliumnetworkpolicies', 200, undefined],
    [
      amara,
      'DELETE',
      '/api/v1/nodes/node-a',
      403,
      'nodes "node-a" is forbidden: User "oidc:amara.diallo" cannot delete resource "nodes" in API group "" at the cluster scope',
    ],
  ])('of %s: %s %s answers %d', async (token, method, path, code, message) => {
    const answer = await running.call(method, path, { token });
    expect([answer.code, answer.body?.message]).toEqual([code, message]);
  });

  it('are not given by somebody who does not have them', async () => {
    const role = (verbs: string[]) => ({
      metadata: { name: `role-${verbs.join('-')}` },
      rules: [{ apiGroups: [''], resources: ['pods'], verbs }],
    });
    const allowed = await running.call('POST', `${rbac}/roles`, {
      token: ines,
      body: role(['get']),
    });
    expect(allowed.code).toBe(201);
    const refused = await running.call('POST', `${rbac}/roles`, {
      token: ines,
      body: role(['get', 'create', 'delete']),
    });
    expect([refused.code, refused.body.message]).toEqual([
      403,
      'roles.rbac.authorization.k8s.io "role-get-create-delete" is forbidden: user "oidc:ines.moreau" (groups=["oidc:team-payments" "system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n{APIGroups:[""], Resources:["pods"], Verbs:["create" "delete"]}',
    ]);
  });

  it.each<[string, string, Record<string, string>, number, string | undefined]>(
    [
      [
        'an administrator as a developer, who may',
        'sandbox-hugo-lefevre',
        {
          'impersonate-user': 'anybody',
          'impersonate-group': 'oidc:team-payments',
        },
        200,
        undefined,
      ],
      [
        'an administrator as somebody without rights',
        'sandbox-hugo-lefevre',
        { 'impersonate-user': 'anybody' },
        403,
        'pods is forbidden: User "anybody" cannot list resource "pods" in API group "" in the namespace "payments-dev"',
      ],
      [
        'a developer as an administrator',
        ines,
        { 'impersonate-user': 'admin', 'impersonate-group': 'system:masters' },
        403,
        'users "admin" is forbidden: User "oidc:ines.moreau" cannot impersonate resource "users" in API group "" at the cluster scope',
      ],
      [
        'an administrator as a group without a user',
        'sandbox-hugo-lefevre',
        { 'impersonate-group': 'oidc:team-payments' },
        500,
        'Internal error occurred: requested ["oidc:team-payments"] without impersonating a user',
      ],
    ],
  )('used by %s', async (_, token, headers, code, message) => {
    const answer = await running.call('GET', pods, { token, headers });
    expect([answer.code, answer.body.message]).toEqual([code, message]);
  });

  it('are told to whom asks for them', async () => {
    const ask = async (verb: string) =>
      (
        await running.call(
          'POST',
          '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
          {
            token: ines,
            body: {
              spec: {
                resourceAttributes: {
                  verb,
                  resource: 'pods',
                  namespace: 'payments-dev',
                },
              },
            },
          },
        )
      ).body.status;
    expect(await ask('list')).toEqual({
      allowed: true,
      reason:
        'RBAC: allowed by RoleBinding "developer/payments-dev" of Role "developer" to Group "oidc:team-payments"',
    });
    expect(await ask('delete')).toEqual({ allowed: false });
    const self = await running.call(
      'POST',
      '/apis/authentication.k8s.io/v1/selfsubjectreviews',
      { token: portal, body: {} },
    );
    expect(self.body.status.userInfo).toEqual({
      username: 'socle',
      groups: ['oidc:portal', 'system:authenticated'],
    });
  });
});
