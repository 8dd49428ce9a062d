import { InputError } from '@backstage/errors';
import {
  formatTenant,
  parseTenant,
  Tenant,
} from '@socle/plugin-tenancy-common';
import { refuse } from './refuse';

const metadataFields = ['name', 'title', 'description'];

/** Characters; as many as the form's preview takes. */
const longest = 64 * 1024;
const deepest = 20;

/** A tenant that somebody asks for. */
export interface WantedTenant {
  tenant: Tenant;
  /** Its `tenant.yaml`, where it is to be made. */
  text: string;
}

/**
 * The tenant that somebody asks for: the text of a `tenant.yaml`, which is taken as it is written; a Tenant document; or the
 * values of a form, which are its fields without the levels (`name`, `title`, `owner`, `environments` …). What a form
 * leaves empty is left out.
 *
 * @throws InputError with the findings.
 */
export function wantedTenant(
  given: string | Record<string, unknown>,
): WantedTenant {
  const written = typeof given === 'string' ? given : undefined;
  const text = written ?? documentOf(given);
  if (text.length > longest) {
    throw new InputError(
      `The tenant has ${text.length} characters, and at most ${longest} are read. Leave out what is not needed.`,
    );
  }
  // JSON is YAML: one parser judges what forms say and what people write.
  const parsed = parseTenant(text, 'tenant.yaml');
  if (!parsed.ok) {
    throw refuse('The tenant is not complete', parsed.findings);
  }
  const tenant = parsed.value;
  return { tenant, text: written ?? formatTenant(tenant) };
}

function documentOf(values: unknown): string {
  const pruned = withoutEmpty(values);
  const given = typeof pruned === 'object' && pruned !== null ? pruned : {};
  const document =
    'metadata' in given || 'spec' in given
      ? { apiVersion: 'socle.dev/v1', kind: 'Tenant', ...given }
      : toDocument(Object.entries(given));
  return JSON.stringify(document);
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

function withoutEmpty(value: unknown, depth = 0): unknown {
  if (depth > deepest) {
    throw new InputError(
      `The tenant is nested more than ${deepest} levels deep. Write it as docs/reference has it.`,
    );
  }
  const pruned = (item: unknown) => withoutEmpty(item, depth + 1);
  if (Array.isArray(value)) {
    return value.map(pruned).filter(item => !isEmpty(item));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([field, item]): [string, unknown] => [field, pruned(item)])
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
