import { listOf } from '../../../plan/words';
import { celText, Guardrail, WRONG } from './guardrail';

/* A first part that is a registry's. Source: distribution/reference, `normalize.go`. */
const named = celText('^(?:localhost|[^/]*[.:A-Z][^/]*)/');

const names = [
  {
    name: 'named',
    expression: `variables.images.map(i, i.matches(${named}) ? i : "docker.io/" + i)`,
  },
  {
    name: 'whole',
    expression: `variables.named.map(i, i.startsWith("index.docker.io/") ? i.substring(6) : i).map(i, i.matches("^docker[.]io/[^/]+$") ? "docker.io/library/" + i.substring(10) : i)`,
  },
];

/** Images come from registries of the platform. */
export const imageRegistry: Guardrail = {
  rule: 'image-registry',
  title: 'Images come from registries of the platform',
  answer: () => 'deny',
  variables: profile => {
    const allowed = profile.spec.guardrails.registries.map(celText).join(', ');
    return [
      ...names,
      {
        name: WRONG,
        expression: `variables.whole.filter(i, ![${allowed}].exists(r, i.startsWith(r)))`,
      },
    ];
  },
  message: profile =>
    `Images of tenants come from ${listOf(profile.spec.guardrails.registries)}`,
};
