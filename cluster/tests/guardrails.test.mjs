import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connectCluster } from '../connectCluster.mjs';
import {
  render,
  renderAdmission,
  sampleProfile,
  sampleTenant,
} from '../lib/domain.mjs';
import { objectsOf } from '../lib/KubernetesApi.mjs';
import { eventually } from './eventually.mjs';
import { examples, withPod } from './examples.mjs';

const cluster = connectCluster();
const [{ api }] = cluster.apiServers;
const namespace = 'guarded-dev';

/** Examples that say nothing of a cluster. */
const apart = new Map([
  ['image-registry/no-profile', 'A cluster has guardrails of some profile'],
  [
    'pod-security/warned',
    'Pod Security of a namespace is restricted, whatever checks make of it',
  ],
]);

const rules = ['image-tag', 'image-registry', 'pod-security', 'resources'];
const all = rules
  .flatMap(examples)
  .filter(({ rule, name }) => !apart.has(`${rule}/${name}`));
const byProfile = Map.groupBy(all, ({ profile }) =>
  JSON.stringify(profile.spec.guardrails),
);

/** What an API server says to an object that would come in. */
async function admitted(object) {
  const path = await api.pathOf(object);
  const { status, headers, json } = await api.call(
    `${path.slice(0, path.lastIndexOf('/'))}?dryRun=All&fieldValidation=Strict`,
    { method: 'POST', body: object },
  );
  const warning = headers.warning ?? '';
  return status < 300
    ? { verdict: /socle-/.test(warning) ? 'warned' : 'let in', why: warning }
    : { verdict: 'refused', why: json().message };
}

const order = ['let in', 'warned', 'refused'];

/** The worst that it says to all that an example would bring; kustomize has the first word. */
async function verdictOn({ workloads }) {
  let objects;
  try {
    objects = await workloads();
  } catch (error) {
    return { verdict: 'refused', why: error.message };
  }
  const answers = [];
  for (const object of objects.flatMap(one => withPod(one, namespace))) {
    answers.push(await admitted(object));
  }
  return answers.reduce(
    (worst, one) =>
      order.indexOf(one.verdict) > order.indexOf(worst.verdict) ? one : worst,
    { verdict: 'let in', why: '' },
  );
}

describe('guardrails', () => {
  before(async () => {
    const tenant = sampleTenant();
    const objects = render(
      { ...tenant, metadata: { ...tenant.metadata, name: 'guarded' } },
      sampleProfile(),
    )
      .filter(({ path }) => /\/dev\/(namespace|limits)\.yaml$/.test(path))
      .flatMap(({ content }) => objectsOf(content));
    for (const object of objects) {
      await api.apply(object);
    }
  });
  after(() =>
    api.call(`/api/v1/namespaces/${namespace}`, { method: 'DELETE' }),
  );

  for (const admission of ['policies', 'gatekeeper']) {
    for (const [, group] of byProfile) {
      const [{ profile }] = group;
      const { registries, ...answers } = profile.spec.guardrails;
      describe(`by ${admission}, ${JSON.stringify({ registries, ...answers })}`, () => {
        const objects = renderAdmission(admission, profile)
          .filter(({ path }) => !path.endsWith('kustomization.yaml'))
          .flatMap(({ content }) => objectsOf(content))
          .map(onlyHere);

        before(async () => {
          for (const object of objects) {
            await eventually(
              () =>
                api.apply(object).then(
                  () => '',
                  error => error.message,
                ),
              fault => fault === '',
              20,
            );
          }
          for (const { metadata } of objects.filter(isBinding)) {
            await eventually(
              () => admitted(provocations[metadata.name]),
              ({ why }) => why.includes(metadata.name),
            );
          }
        });
        after(async () => {
          for (const object of [...objects].reverse()) {
            await api.call(await api.pathOf(object), { method: 'DELETE' });
          }
          for (const provocation of Object.values(provocations)) {
            await eventually(
              () => admitted(provocation),
              ({ why }) => !why.includes('socle-'),
            );
          }
        });

        for (const example of group) {
          it(`${example.rule}/${example.name}: ${example.verdict}`, async () => {
            const { verdict, why } = await verdictOn(example);
            assert.equal(verdict, example.verdict, why);
          });
        }
      });
    }
  }
});

/** A binding that leaves the other tenants of the platform alone: their pods come from registries that it does not know. */
function onlyHere(object) {
  const narrowed = structuredClone(object);
  const { matchResources, match } = narrowed.spec;
  (matchResources ?? match)?.namespaceSelector.matchExpressions.push({
    key: 'kubernetes.io/metadata.name',
    operator: 'In',
    values: [namespace],
  });
  return narrowed;
}

const isBinding = ({ kind }) =>
  kind !== 'ConstraintTemplate' && kind !== 'ValidatingAdmissionPolicy';

/** A Deployment about which one guardrail has something to say, by the name of its objects. */
const provocations = Object.fromEntries(
  Object.entries({
    'image-tag': { image: 'registry.example.com/payments/a' },
    'image-registry': { image: 'evil.example.net/a:1' },
    resources: { resources: {} },
  }).map(([rule, container]) => [`socle-${rule}`, deploymentOf(container)]),
);

function deploymentOf(container) {
  const amounts = { cpu: '1', memory: '1Gi' };
  const whole = {
    name: 'a',
    image: 'registry.example.com/payments/a:1',
    resources: { requests: amounts, limits: amounts },
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'provocation', namespace },
    spec: {
      selector: { matchLabels: { app: 'a' } },
      template: {
        metadata: { labels: { app: 'a' } },
        spec: { containers: [{ ...whole, ...container }] },
      },
    },
  };
}
