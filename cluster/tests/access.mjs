import { eachOf } from './applyStrictly.mjs';

/** Whom the table asks for, as the API server sees them: a role of the tenant payments, and who has it in the sandbox. */
export const people = [
  ['Developer', 'oidc:ines.moreau', ['oidc:team-payments']],
  ['Admin', 'oidc:a-lead', ['oidc:payments-leads']],
  ['Viewer', 'oidc:somebody', ['oidc:support']],
  ['Another team', 'oidc:tom.becker', ['oidc:team-shop']],
  ['SRE', 'oidc:amara.diallo', ['oidc:sre']],
  ['Portal', 'socle', ['oidc:portal']],
].map(([title, user, groups]) => ({
  title,
  user,
  groups: [...groups, 'system:authenticated'],
}));

/** Where they are asked about: a namespace of their own in each stage, and what is cluster-wide. */
export const places = [
  {
    title: 'In payments-dev, not production',
    cluster: 0,
    namespace: 'payments-dev',
  },
  {
    title: 'In payments-prod, production',
    cluster: 1,
    namespace: 'payments-prod',
  },
  { title: 'On the whole cluster', cluster: 0 },
];

/** Verbs of RBAC that no kind's own list of verbs has. */
const extra = [
  { group: '', resource: 'users', namespaced: false, verbs: ['impersonate'] },
  { group: '', resource: 'groups', namespaced: false, verbs: ['impersonate'] },
  {
    group: '',
    resource: 'serviceaccounts',
    namespaced: true,
    verbs: ['impersonate'],
  },
  ...[
    ['roles', true],
    ['clusterroles', false],
  ].map(([resource, namespaced]) => ({
    group: 'rbac.authorization.k8s.io',
    resource,
    namespaced,
    verbs: ['bind', 'escalate'],
  })),
];

/**
 * Every kind that the API server has, with its verbs, those of its parts (`pods/exec`) and those that only RBAC knows.
 *
 * @returns {Promise<{ group: string, resource: string, namespaced: boolean, verbs: string[] }[]>}
 */
export async function everyResource(api) {
  const { groups } = await api.get('/apis');
  const versions = groups.flatMap(group =>
    group.versions.map(({ groupVersion }) => [
      group.name,
      `/apis/${groupVersion}`,
    ]),
  );
  const lists = await eachOf([['', '/api/v1'], ...versions], async entry => {
    const [group, path] = entry;
    const { resources } = await api.get(path);
    return resources.map(({ name, namespaced, verbs }) => ({
      group,
      resource: name,
      namespaced,
      verbs,
    }));
  });
  const found = new Map();
  for (const one of [...lists.flat(), ...extra]) {
    const key = `${one.group} ${one.resource}`;
    const verbs = new Set([...(found.get(key)?.verbs ?? []), ...one.verbs]);
    found.set(key, { ...one, verbs: [...verbs] });
  }
  return [...found.values()];
}

/**
 * What each may do at a place: a SubjectAccessReview for every verb of every kind.
 *
 * @returns {Promise<{ name: string, may: string[][] }[]>} by kind: the verbs of each of `people`
 */
export async function accessAt(api, { namespace }, resources) {
  const here = resources.filter(
    ({ namespaced }) => namespaced === Boolean(namespace),
  );
  const questions = here.flatMap(one =>
    one.verbs.flatMap(verb => people.map(person => ({ ...one, verb, person }))),
  );
  const answers = await eachOf(questions, async question => ({
    ...question,
    allowed: await isAllowed(api, namespace, question),
  }));
  return here.map(({ group, resource, verbs }) => ({
    name: group ? `${resource}.${group}` : resource,
    may: people.map(person =>
      verbs.filter(verb =>
        answers.some(
          answer =>
            answer.allowed &&
            answer.verb === verb &&
            answer.person === person &&
            answer.group === group &&
            answer.resource === resource,
        ),
      ),
    ),
  }));
}

async function isAllowed(api, namespace, { group, resource, verb, person }) {
  const [plural, subresource] = resource.split('/');
  const { user, groups } = person;
  const { json } = await api.call(
    '/apis/authorization.k8s.io/v1/subjectaccessreviews',
    {
      method: 'POST',
      body: {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        spec: {
          user,
          groups,
          resourceAttributes: {
            group,
            verb,
            namespace,
            resource: plural,
            subresource,
          },
        },
      },
    },
  );
  return json().status.allowed;
}

const look = ['get', 'list', 'watch'];

/** The verbs in a cell of the table; looking is one word, as it is one right in everybody's mind. */
export function inWords(verbs) {
  const looks = look.every(verb => verbs.includes(verb));
  const words = looks
    ? ['look', ...verbs.filter(verb => !look.includes(verb))]
    : verbs;
  return words.join(', ') || '–';
}
