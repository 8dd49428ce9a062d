import { word } from '@socle/plugin-platform-common/documents';

/** A tenant's name, as the platform has it. */
export const tenantName = word({
  description: 'The tenant that the service belongs to.',
  pattern: /^[a-z][a-z0-9-]*[a-z0-9]$/,
  minLength: 2,
  maxLength: 30,
  expected: "a tenant's name",
  remedy: 'Write the name of the tenant, as its tenant.yaml has it: payments.',
  examples: ['payments'],
});

/** An environment's name, as the platform has it. */
export const environmentName = word({
  description: 'An environment of the tenant.',
  pattern: /^[a-z][a-z0-9]*$/,
  maxLength: 20,
  expected: "an environment's name",
  remedy: 'Write the name of an environment, as tenant.yaml has it: prod.',
  examples: ['prod'],
});

/** The name of an objective: the end of its PrometheusRule's name. */
export const objectiveName = word({
  description:
    'The name of the objective. Its PrometheusRule is called objective-<name>.',
  pattern: /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/,
  maxLength: 50,
  expected: "an objective's name",
  remedy:
    'Choose another name, of 1 to 50 small letters, digits and hyphens, with a letter first and no hyphen last.',
  examples: ['checkout-availability'],
});

/** `service.name`. */
export const serviceName = word({
  description: 'The service, by its service.name.',
  pattern: /^[A-Za-z0-9](?:[\w ./-]*[A-Za-z0-9])?$/,
  maxLength: 100,
  expected: "a service's name",
  remedy: 'Write the service.name that the service sends: checkout.',
  examples: ['checkout'],
});

/**
 * A line for people. Prometheus runs what stands in two braces in an alert's annotations as a template, which may query
 * anything.
 */
export function line(description: string, maxLength: number) {
  return word({
    description,
    pattern:
      /^[^\p{C}\p{Zl}\p{Zp}\s](?:[^\p{C}\p{Zl}\p{Zp}]*[^\p{C}\p{Zl}\p{Zp}\s])?$/u,
    maxLength,
    expected: `one line of at most ${maxLength} visible characters`,
    remedy:
      'Write one line, without control characters, without spaces at its ends, and without two braces in a row.',
    check: value =>
      value.includes('{{')
        ? `"${value.slice(0, 40)}" holds two braces, which Prometheus runs as a template.`
        : undefined,
  });
}

/** The address of a page. */
export const pageAddress = word({
  description: 'The page that says what to do when the budget burns.',
  pattern: /^https?:\/\/[A-Za-z0-9[][^\s\p{C}"'<>`\\@{}]*$/u,
  maxLength: 500,
  expected: 'the address of a page',
  remedy: 'Write it as https://example.com/path, without a user or password.',
  examples: ['https://wiki.example.com/checkout'],
});

/** How long a request may take. */
export const threshold = word({
  description:
    'How long a request may take. For a histogram with buckets, the boundary of one.',
  pattern: /^(?:\d+(?:\.\d+)?s|\d+ms)$/,
  maxLength: 12,
  expected: 'a duration',
  remedy: 'Write seconds or milliseconds: 0.5s, 500ms.',
  examples: ['500ms', '1s'],
  check: value =>
    secondsOf(value) > 0 ? undefined : `"${value}" is no time at all.`,
});

/** The seconds of `0.5s` or `500ms`. */
export function secondsOf(text: string): number {
  const number = Number.parseFloat(text);
  return text.endsWith('ms') ? Number((number / 1000).toPrecision(12)) : number;
}

const labelKey =
  /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?$/;

/** A label of an object in Kubernetes. Those of the platform itself are set by it. */
export const objectLabel = word({
  description: 'The key of a label.',
  pattern: labelKey,
  maxLength: 316,
  expected: "a label's key",
  remedy: 'Write a label by which Prometheus finds rules, such as release.',
  check: value =>
    value.startsWith('socle.dev/')
      ? `"${value}" is set by the platform.`
      : undefined,
});

export const objectLabelValue = word({
  description: 'The value of a label.',
  pattern: /^(?:[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?)?$/,
  minLength: 0,
  maxLength: 63,
  expected: "a label's value",
  remedy:
    'Use at most 63 letters, digits and . _ -, with a letter or digit at both ends.',
});

/**
 * Whether a PrometheusRule may be given a label, besides those that the platform sets.
 *
 * @public
 */
export function isRuleLabel(key: string, value: string): boolean {
  return (
    objectLabel.safeParse(key).success &&
    objectLabelValue.safeParse(value).success
  );
}
