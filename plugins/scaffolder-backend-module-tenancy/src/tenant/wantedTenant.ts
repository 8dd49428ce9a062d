import { InputError } from '@backstage/errors';
import { parseTenant, Tenant } from '@socle/plugin-tenancy-common';
import { refuse } from './refuse';

const metadataFields = ['name', 'title', 'description'];

/**
 * The tenant that somebody asks for: a Tenant document, or the values of a form, which are its fields without the levels
 * (`name`, `title`, `owner`, `environments` …). What a form leaves empty is left out.
 *
 * @throws InputError with the findings.
 */
export function wantedTenant(values: Record<string, unknown>): Tenant {
  const pruned = withoutEmpty(values);
  const given = typeof pruned === 'object' && pruned !== null ? pruned : {};
  const document =
    'metadata' in given || 'spec' in given
      ? { apiVersion: 'socle.dev/v1', kind: 'Tenant', ...given }
      : toDocument(Object.entries(given));
  let text: string;
  try {
    text = JSON.stringify(document);
  } catch (error) {
    throw new InputError('The tenant cannot be written as a document', error);
  }
  // JSON is YAML: one parser judges what forms say and what people write.
  const parsed = parseTenant(text, 'tenant.yaml');
  if (!parsed.ok) {
    throw refuse('The tenant is not complete', parsed.findings);
  }
  return parsed.value;
}

function toDocument(entries: [string, unknown][]) {
  const isMetadata = ([field]: [string, unknown]) =>
    metadataFields.includes(field);
  return {
    apiVersion: 'socle.dev/v1',
    kind: 'Tenant',
    metadata: Object.fromEntries(entries.filter(isMetadata)),
    spec: Object.fromEntries(entries.filter(entry => !isMetadata(entry))),
  };
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutEmpty).filter(item => !isEmpty(item));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([field, item]): [string, unknown] => [field, withoutEmpty(item)])
      .filter(([, item]) => !isEmpty(item)),
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
