import { celText, Guardrail, WRONG } from './guardrail';

/* The parts of an image's name. Source: distribution/reference, `regexp.go`. */
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const registry = `(?:${label}(?:\\.${label})*|\\[[0-9A-Fa-f:]+\\])(?::[0-9]+)?`;
const part = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const name = `(?:${registry}/)?${part}(?:/${part})*`;
const tag = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const digest =
  '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}';

const withDigest = celText(`^${name}(?::${tag})?@${digest}$`);
const withTag = celText(`^${name}:${tag}$`);

/** Images have a tag of their own, or a digest. */
export const imageTag: Guardrail = {
  rule: 'image-tag',
  title: 'Images have a tag of their own, or a digest',
  answer: profile => profile.spec.guardrails.latestTag,
  variables: () => [
    {
      name: WRONG,
      expression: `variables.images.filter(i, !(i.matches(${withDigest}) || (i.matches(${withTag}) && !i.endsWith(":latest"))))`,
    },
  ],
  message: () => 'Images need the tag of one version, or a digest',
};
