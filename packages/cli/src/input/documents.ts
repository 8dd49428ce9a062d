import {
  checkReferences,
  Finding,
  Locate,
  parseProfile,
  parseTenant,
  Profile,
  Tenant,
} from '@socle/plugin-tenancy-common';
import { RefusedInput, UsageError } from '../report';
import { readText } from './readText';
import { shownPath } from './shownPath';

/** A tenant.yaml as it was read. */
export interface TenantDocument {
  file: string;
  text: string;
  value: Tenant;
  locate: Locate;
}

/** A socle.yaml as it was read. */
export interface ProfileDocument {
  file: string;
  text: string;
  value: Profile;
}

/** What one or several files say, together with everything that is wrong in them. */
export type Reading<T> =
  { ok: true; document: T } | { ok: false; findings: Finding[] };

/** The text of a file that somebody named. Throws `UsageError` where there is none to be had. */
export function textOf(path: string, options = { links: true }): string {
  const reading = readText(path, options);
  if (reading.ok) {
    return reading.text;
  }
  const { problem, detail } = reading;
  switch (problem) {
    case 'absent':
      throw new UsageError(`There is no file ${path}.`);
    case 'special':
      throw new UsageError(`${path} is ${detail}, not a file.`);
    case 'link':
      throw new UsageError(`${path} is a link, which is not followed here.`);
    case 'large':
      throw new UsageError(
        `${path} is too large (${detail}): at most 1 MiB is read.`,
      );
    case 'binary':
      throw new UsageError(`${path} is no text in UTF-8: ${detail}.`);
    default:
      throw new UsageError(`${path} cannot be read: ${detail}.`);
  }
}

/** Reads a tenant.yaml. Throws `UsageError` where the file cannot be read at all. */
export function readTenant(
  path: string,
  options = { links: true },
): Reading<TenantDocument> {
  const text = textOf(path, options);
  const file = shownPath(path);
  const parsed = parseTenant(text, file);
  return parsed.ok
    ? {
        ok: true,
        document: { file, text, value: parsed.value, locate: parsed.locate },
      }
    : { ok: false, findings: parsed.findings };
}

/** Reads a socle.yaml. Throws `UsageError` where the file cannot be read at all. */
export function readProfile(path: string): Reading<ProfileDocument> {
  const text = textOf(path);
  const file = shownPath(path);
  const parsed = parseProfile(text, file);
  return parsed.ok
    ? { ok: true, document: { file, text, value: parsed.value } }
    : { ok: false, findings: parsed.findings };
}

/** What several readings gave. Throws `RefusedInput` with the findings of all of them where one has some. */
export function accept<T>(readings: readonly Reading<T>[]): T[] {
  const findings = readings.flatMap(reading =>
    reading.ok ? [] : reading.findings,
  );
  if (findings.length > 0) {
    throw new RefusedInput(findings);
  }
  return readings.flatMap(reading => (reading.ok ? [reading.document] : []));
}

/** A profile alone. Throws `RefusedInput` where it is wrong. */
export function profileFrom(path: string): ProfileDocument {
  return accept([readProfile(path)])[0];
}

/** A tenant and the profile that it is held against. Throws `RefusedInput` where one of them is wrong. */
export function tenantAndProfileFrom(paths: {
  tenant: string;
  profile: string;
}): { tenant: TenantDocument; profile: ProfileDocument } {
  const tenantReading = readTenant(paths.tenant);
  const profileReading = readProfile(paths.profile);
  const [tenant] = accept([
    tenantReading,
    // Both are read before one is refused, so that people see everything at once.
    ...(profileReading.ok ? [] : [profileReading]),
  ]);
  const [profile] = accept([profileReading]);
  holdAgainst(profile, [tenant]);
  return { tenant, profile };
}

/** Throws `RefusedInput` where tenants name what the profile does not have. */
export function holdAgainst(
  profile: ProfileDocument,
  tenants: readonly TenantDocument[],
): void {
  const findings = tenants.flatMap(({ value, file, locate }) =>
    checkReferences({ tenant: value, profile: profile.value, file, locate }),
  );
  if (findings.length > 0) {
    throw new RefusedInput(findings);
  }
}
