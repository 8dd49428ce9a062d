import { ConflictError } from '@backstage/errors';
import {
  check,
  checkDraft,
  checkReferences,
  Finding,
  parseProfile,
  parseTenant,
  Plan,
  plan,
  Profile,
  render,
  RenderedFile,
  Tenant,
} from '@socle/plugin-tenancy-common';
import { OtherTenants } from './otherTenants';
import { refuse } from './refuse';

export interface JudgeTenantOptions {
  /** The `tenant.yaml` as it is to be. */
  text: string;
  /** The `tenant.yaml` as it is, for a tenant that is there. */
  before: string | undefined;
  /** `socle.yaml`. */
  profile: string | undefined;
  others: OtherTenants;
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
 * Holds a tenant against the platform and all other tenants, merged and requested, as the form's preview does, and renders
 * it. Nobody is told of tenants that they may not read.
 *
 * @throws InputError with what is wrong with the tenant.
 * @throws ConflictError where it is the platform's files that are wrong.
 */
export function judgeTenant(options: JudgeTenantOptions): JudgedTenant {
  const { text, others } = options;
  const profileFile = { path: 'socle.yaml', content: options.profile ?? '' };
  const profile = readProfile(profileFile);
  const parsed = parseTenant(text, 'tenant.yaml');
  if (!parsed.ok) {
    throw refuse('The tenant is not valid', parsed.findings);
  }
  const tenant = parsed.value;
  const { name } = tenant.metadata;
  const path = `tenants/${name}/tenant.yaml`;
  const judged = checkDraft({
    name,
    text,
    profile: { value: profile, text: profileFile.content },
    ...others,
  });
  requireNoError(name, judged);

  const files = [{ path, content: text }, ...render(tenant, profile)];
  const rendered = check({ files, profile: profileFile }).filter(
    // What the document itself holds is judged above, with all other tenants.
    ({ file }) => file !== path,
  );
  requireNoError(name, rendered);

  const before = renderable(options.before, path, profile);
  return {
    tenant,
    profile,
    files,
    removed: goneFiles(before, profile, files),
    findings: [...judged, ...rendered],
    plan: plan({
      before,
      after: tenant,
      profile,
      texts: { before: before && options.before, after: text },
    }),
  };
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

/** The earlier state; undefined where it is not valid, or the profile does not know its clusters and sizes any more. */
function renderable(
  text: string | undefined,
  path: string,
  profile: Profile,
): Tenant | undefined {
  const parsed = text === undefined ? undefined : parseTenant(text, path);
  return parsed?.ok &&
    checkReferences({ tenant: parsed.value, profile, file: path }).length === 0
    ? parsed.value
    : undefined;
}

/** What was rendered of the earlier state and is not among the files any more. */
function goneFiles(
  before: Tenant | undefined,
  profile: Profile,
  files: readonly RenderedFile[],
): string[] {
  const kept = new Set(files.map(({ path }) => path));
  return (before ? render(before, profile) : [])
    .map(({ path }) => path)
    .filter(path => !kept.has(path));
}

function requireNoError(name: string, findings: readonly Finding[]): void {
  if (findings.some(({ severity }) => severity === 'error')) {
    throw refuse(`The tenant ${name} cannot be proposed`, findings);
  }
}
