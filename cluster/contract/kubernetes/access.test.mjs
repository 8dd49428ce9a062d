import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import { ask, done, makeNamespace, refusal } from '../lib/kubernetes.mjs';
import { people, platform } from '../lib/platform.mjs';

const { user, groups } = platform.identities.get(people.tom);

describe('who somebody is and may', () => {
  let namespace;
  before(async () => {
    namespace = await makeNamespace();
  });
  after(() => namespace.remove());

  const review = (kind, spec, as) =>
    ask('POST', `/apis/authorization.k8s.io/v1/${kind.toLowerCase()}s`, {
      as,
      body: { apiVersion: 'authorization.k8s.io/v1', kind, spec },
    });
  const pods = () => ({
    resourceAttributes: {
      verb: 'get',
      resource: 'pods',
      namespace: namespace.name,
    },
  });

  it('is told to themselves', async () => {
    const { status, body } = await ask(
      'POST',
      '/apis/authentication.k8s.io/v1/selfsubjectreviews',
      { as: people.tom, body: {} },
    );

    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'SelfSubjectReview',
      apiVersion: 'authentication.k8s.io/v1',
      status: {
        userInfo: {
          username: user,
          groups: expect.arrayContaining([...groups, 'system:authenticated']),
        },
      },
    });
  });

  it('is told to who knows the token', async () => {
    const ofToken = token =>
      done('POST', '/apis/authentication.k8s.io/v1/tokenreviews', {
        body: { spec: { token } },
      });

    const known = await ofToken(platform.identities.get(people.tom).token);
    const unknown = await ofToken('nonsense');

    expect(known.status).toMatchObject({
      authenticated: true,
      user: { username: user },
    });
    expect(unknown.status).toEqual({
      error: expect.stringContaining('invalid bearer token'),
      user: {},
    });
  });

  it('is answered by a review', async () => {
    const denied = await review('SelfSubjectAccessReview', pods(), people.tom);
    const allowed = await review('SelfSubjectAccessReview', pods());
    const other = await review('SubjectAccessReview', {
      user: 'anybody',
      groups: ['system:masters'],
      nonResourceAttributes: { path: '/anything', verb: 'get' },
    });
    const curious = await review(
      'SubjectAccessReview',
      { user: 'anybody', ...pods() },
      people.tom,
    );

    expect([denied.status, denied.body.status]).toEqual([
      201,
      { allowed: false },
    ]);
    expect(allowed.body.status).toMatchObject({ allowed: true });
    expect(other.body.status).toMatchObject({ allowed: true });
    expect(refusal(curious)).toEqual([
      403,
      'Forbidden',
      'subjectaccessreviews.authorization.k8s.io is forbidden: User "oidc:tom.becker" cannot create resource "subjectaccessreviews" in API group "authorization.k8s.io" at the cluster scope',
    ]);
  });

  it('is refused where a review asks nothing', async () => {
    const answer = await review('SelfSubjectAccessReview', {});

    expect([answer.status, answer.body.reason]).toEqual([422, 'Invalid']);
  });

  it('is somebody else’s for who may act as them, with no more than their rights', async () => {
    const as = { 'impersonate-user': user, 'impersonate-group': groups[0] };
    const maps = `${namespace.path}/configmaps`;

    const denied = await ask('GET', maps, { headers: as });
    const self = await done(
      'POST',
      '/apis/authentication.k8s.io/v1/selfsubjectreviews',
      { headers: as, body: {} },
    );
    const forbidden = await ask('GET', maps, {
      as: people.ines,
      headers: as,
    });

    expect(refusal(denied)).toEqual([
      403,
      'Forbidden',
      `configmaps is forbidden: User "oidc:tom.becker" cannot list resource "configmaps" in API group "" in the namespace "${namespace.name}"`,
    ]);
    expect(self.status.userInfo).toMatchObject({
      username: user,
      groups: expect.arrayContaining([groups[0], 'system:authenticated']),
    });
    expect([forbidden.status, forbidden.body.reason]).toEqual([
      403,
      'Forbidden',
    ]);
  });
});
