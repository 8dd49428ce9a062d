import { ConflictError } from '@backstage/errors';
import {
  check,
  checkReferences,
  Finding,
  parseProfile,
  parseTenant,
  Plan,
  plan,
  Profile,
  render,
  RenderedFile,
  SourceFile,
  Tenant,
} from '@socle/plugin-tenancy-common';
import { refuse } from './refuse';

export interface JudgeTenantOptions {
  /** The `tenant.yaml` as it is to be. */
  text: string;
  /** The `tenant.yaml` as it is, for a tenant that is there. */
  before: string | undefined;
  /** `socle.yaml`. */
  profile: string | undefined;
  /** The `tenant.yaml` files of all other tenants. */
  others: readonly SourceFile[];
}

/** A tenant that may be proposed. */
export interface JudgedTenant {
  tenant: Tenant;
  profile: Profile;
  /** Its `tenant.yaml` and what is rendered of it. */
  files: RenderedFile[];
  /** What was rendered before and is not any more. */
  removed: string[];
  /** Warnings, and what is worth knowing. */
  findings: Finding[];
  plan: Plan;
}

/**
 * Holds a tenant against the platform as it is, and renders it.
 *
 * @throws InputError with what is wrong with the tenant.
 * @throws ConflictError where it is the platform's files that are wrong.
 */
export function judgeTenant(options: JudgeTenantOptions): JudgedTenant {
  const { text, others } = options;
  const profileFile = { path: 'socle.yaml', content: options.profile ?? '' };
  const profile = readProfile(profileFile);
  const named = parseTenant(text, 'tenant.yaml');
  if (!named.ok) {
    throw refuse('The tenant is not valid', named.findings);
  }
  const { value: tenant, locate } = named;
  const { name } = tenant.metadata;
  const path = `tenants/${name}/tenant.yaml`;
  const references = checkReferences({ tenant, profile, file: path, locate });
  requireNone(name, references);
  const files = [{ path, content: text }, ...render(tenant, profile)];
  const findings = check({ files, profile: profileFile, tenants: others });
  requireNone(name, findings);

  const earlier = options.before
    ? parseTenant(options.before, path)
    : undefined;
  const before = earlier?.ok ? earlier.value : undefined;
  return {
    tenant,
    profile,
    files,
    removed: goneFiles(before, profile, files),
    findings: [...references, ...findings],
    plan: plan({
      before,
      after: tenant,
      profile,
      texts: { before: options.before, after: text },
    }),
  };
}

/** What was rendered of the earlier state and is not among the files any more. */
function goneFiles(
  before: Tenant | undefined,
  profile: Profile,
  files: readonly RenderedFile[],
): string[] {
  const kept = new Set(files.map(({ path }) => path));
  return renderedPaths(before, profile).filter(path => !kept.has(path));
}

/** Paths of what is rendered of a tenant; none where the profile does not know its clusters and sizes any more. */
export function renderedPaths(
  tenant: Tenant | undefined,
  profile: Profile,
): string[] {
  return tenant &&
    checkReferences({ tenant, profile, file: '' }).every(
      ({ severity }) => severity !== 'error',
    )
    ? render(tenant, profile).map(({ path }) => path)
    : [];
}

/** @throws ConflictError where the platform's own file is wrong. */
export function readProfile(file: { path: string; content: string }): Profile {
  const parsed = parseProfile(file.content, file.path);
  if (!parsed.ok) {
    const [{ line, message }] = parsed.findings;
    throw new ConflictError(
      `The platform's profile cannot be used at the moment: ${file.path}:${line}: ${message} Ask the platform team to mend it, and start again.`,
    );
  }
  return parsed.value;
}

function requireNone(name: string, findings: readonly Finding[]): void {
  if (findings.some(({ severity }) => severity === 'error')) {
    throw refuse(`The tenant ${name} cannot be proposed`, findings);
  }
}
