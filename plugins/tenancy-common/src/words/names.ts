import { z } from 'zod/v4';
import { word } from '@socle/plugin-platform-common/documents';

/*
 * Names that would collide with what the platform owns: an Application or AppProject of that name, or, joined with an
 * environment, a namespace of the cluster or of an add-on (kube + system, ingress + nginx, cert + manager).
 */
const reservedTenants = new Set([
  'argo',
  'argocd',
  'bootstrap',
  'cert',
  'cilium',
  'default',
  'external',
  'gatekeeper',
  'ingress',
  'istio',
  'kube',
  'openshift',
  'platform',
  'root',
  'socle',
  'system',
  'tanzu',
  'tenants',
  'vmware',
]);
const reservedPrefix = /^(?:kube|openshift|tanzu|vmware|cilium|argocd)-/;

/* Folders beside the environments: in `tenants/<tenant>/`, and in the team's repository. */
const reservedEnvironments = new Set(['argocd', 'docs', 'services']);

/** A tenant's name. No environment holds a hyphen, so `<tenant>-<environment>` says whose a namespace is. */
export const tenantName = word({
  description:
    'The name of the tenant: of its folder, its project, and the beginning of its namespaces. It cannot change later.',
  pattern: /^[a-z][a-z0-9-]*[a-z0-9]$/,
  minLength: 2,
  maxLength: 30,
  expected: "a tenant's name",
  remedy:
    'Choose another name, of 2 to 30 small letters, digits and hyphens, with a letter first and no hyphen last.',
  examples: ['payments', 'web-shop'],
  check: value =>
    reservedTenants.has(value) || reservedPrefix.test(value)
      ? `"${value}" is reserved for the platform.`
      : undefined,
});

/** An environment's name. */
export const environmentName = word({
  description:
    'The name of the environment. Its namespace is the name of the tenant, a hyphen, and this. It cannot change later.',
  pattern: /^[a-z][a-z0-9]*$/,
  maxLength: 20,
  expected: "an environment's name",
  remedy:
    'Choose another name, of 1 to 20 small letters and digits, with a letter first.',
  examples: ['dev', 'staging', 'prod'],
  check: value =>
    reservedEnvironments.has(value)
      ? `"${value}" is the name of another folder of the tenant.`
      : undefined,
});

/** A service's name: a file in `services/`, and the end of an Application's name. */
export const serviceName = word({
  description: 'The name of the service; its file is named after it.',
  pattern: /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/,
  maxLength: 40,
  expected: "a service's name",
  remedy:
    'Choose another name, of 1 to 40 small letters, digits and hyphens, with a letter first and no hyphen last.',
  examples: ['checkout'],
  check: value =>
    value === 'team'
      ? '"team" is the name of the Application for the team\'s own additions.'
      : undefined,
});

/** A name of the platform's own: a cluster, a size. */
export function platformName(description: string, examples: string[]) {
  return word({
    description,
    examples,
    pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
    maxLength: 63,
    expected: 'a name',
    remedy:
      'Use 1 to 63 small letters, digits and hyphens, with no hyphen at an end.',
  });
}

/** A namespace, as Kubernetes names it. */
export const namespaceName = platformName('The namespace.', ['observability']);

/** A group of the catalog, as owner. */
export const groupRef = word({
  description: 'The group of the catalog that owns it.',
  pattern:
    /^group:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\/[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?$/,
  maxLength: 140,
  expected: 'a group of the catalog',
  remedy: 'Write it as group:default/payments.',
  examples: ['group:default/payments'],
});

/**
 * A group of the identity provider, without the prefix that the clusters put before it. Argo CD writes it into a line of
 * comma-separated values, and Kubernetes reserves `system:`.
 */
export const identityGroup = word({
  description:
    'A group of the identity provider, without the prefix that the clusters put before it.',
  pattern: /^[\p{L}\p{N}](?:[\p{L}\p{N} ._@/:+-]*[\p{L}\p{N}._@/:+-])?$/u,
  maxLength: 120,
  expected: 'a group of the identity provider',
  remedy:
    'Name a group of your own, by letters, digits, spaces and . _ @ / : + - only, with a letter or digit first.',
  examples: ['team-payments'],
  check: value =>
    value.toLowerCase().startsWith('system:')
      ? `"${value}" is a group of Kubernetes itself, which nobody may be given here.`
      : undefined,
});

/* As Kubernetes has it: a name of at most 63 characters, with an optional DNS name before a slash. */
const labelKey =
  /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?$/;

/** A key of a label. Keys by which Cilium names namespaces are refused: they would reach beyond the one that is meant. */
export const labelName = word({
  description: 'The key of a label of pods.',
  pattern: labelKey,
  maxLength: 316,
  expected: "a label's key",
  remedy:
    'Write a label that pods carry, such as app.kubernetes.io/name. Name a namespace by tenant and environment.',
  examples: ['app.kubernetes.io/name', 'app'],
  check: value =>
    /^(?:io\.kubernetes\.pod\.|io\.cilium\.|reserved)/.test(value)
      ? `"${value}" is a key by which Cilium names namespaces and clusters.`
      : undefined,
});

export const labelValue = word({
  description: 'The value of a label.',
  pattern: /^(?:[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?)?$/,
  minLength: 0,
  maxLength: 63,
  expected: "a label's value",
  remedy:
    'Use at most 63 letters, digits and . _ -, with a letter or digit at both ends.',
  examples: ['checkout'],
});

/** Labels that pods must all carry. */
export function labels(description: string) {
  return z
    .record(labelName, labelValue)
    .check(context => {
      if (Object.keys(context.value).length === 0) {
        context.issues.push({
          code: 'custom',
          input: context.value,
          message: 'No label is named.',
          params: {
            remedy: 'Name a label, or leave the field out to mean every pod.',
          },
        });
      }
    })
    .meta({ description, minProperties: 1 });
}
