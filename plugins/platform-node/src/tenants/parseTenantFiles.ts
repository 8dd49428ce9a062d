import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { parseSafeYaml } from './parseSafeYaml';

/** What a `tenant.yaml` says, as far as others may see it. */
export interface TenantFile {
  name: string;
  title?: string;
  description?: string;
  /** `group:default/payments` */
  owner: string;
  environments: Array<{ name: string; suspended: boolean }>;
}

/**
 * What an `environment.yaml` says.
 *
 * @public
 */
export interface EnvironmentFile {
  cluster: string;
  namespace: string;
  suspended: boolean;
}

/** A tenant's name, as the directory and the file have it. */
export const tenantNamePattern = /^[a-z][a-z0-9-]{1,29}$/;

/** An environment's name: without a hyphen, so that no two tenants' namespaces can collide. */
export const environmentNamePattern = /^[a-z][a-z0-9]{0,31}$/;

const owner = z.string().transform((value, context) => {
  try {
    const ref = parseEntityRef(value, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    if (ref.kind.toLocaleLowerCase('en-US') === 'group') {
      return stringifyEntityRef(ref);
    }
  } catch {
    /* Said below, in the words of the file. */
  }
  context.addIssue({
    code: z.ZodIssueCode.custom,
    message: 'name a catalog group, as in group:default/payments',
  });
  return z.NEVER;
});

const tenantSchema = z.object({
  apiVersion: z.literal('socle.dev/v1'),
  kind: z.literal('Tenant'),
  metadata: z.object({
    name: z.string().regex(tenantNamePattern),
    title: z.string().max(200).optional(),
    description: z.string().max(2000).optional(),
  }),
  spec: z.object({
    owner,
    environments: z
      .array(
        z.object({
          name: z.string().regex(environmentNamePattern),
          suspended: z.boolean().default(false),
        }),
      )
      .max(50)
      .default([]),
  }),
});

const environmentSchema = z.object({
  /* Printable, without white space: clusters are named by people. */
  cluster: z.string().regex(/^[!-~]{1,253}$/),
  namespace: z.string(),
  suspended: z.boolean().default(false),
});

/**
 * Reads `tenants/<directory>/tenant.yaml`. Fields that this part of the platform does not know are left alone.
 *
 * Throws `InputError` that names the field and what to write instead.
 */
export function parseTenantFile(options: {
  text: string;
  directory: string;
}): TenantFile {
  const { metadata, spec } = parse(tenantSchema, options.text);
  if (metadata.name !== options.directory) {
    throw new InputError(
      `metadata.name is ${metadata.name}, and the directory is ${options.directory}; they must be the same`,
    );
  }
  const names = spec.environments.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(
      `spec.environments has ${twice} twice; keep one of them`,
    );
  }
  return { ...metadata, owner: spec.owner, environments: spec.environments };
}

/**
 * Reads `tenants/<tenant>/<environment>/environment.yaml`, which may name no namespace but its own.
 *
 * Throws `InputError` that names the field and what to write instead.
 *
 * @public
 */
export function parseEnvironmentFile(options: {
  text: string;
  tenant: string;
  environment: string;
}): EnvironmentFile {
  const file = parse(environmentSchema, options.text);
  const { namespace } = file;
  const expected = `${options.tenant}-${options.environment}`;
  if (namespace !== expected) {
    throw new InputError(
      `namespace is ${namespace}; the namespace of this environment is ${expected}`,
    );
  }
  return file;
}

function parse<T extends z.ZodTypeAny>(schema: T, text: string): z.output<T> {
  const result = schema.safeParse(parseSafeYaml(text));
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  throw new InputError(
    `${issue.path.join('.') || 'The file'}: ${issue.message}`,
  );
}
