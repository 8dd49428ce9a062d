import {
  checkReferences,
  Finding,
  Profile,
  Tenant,
} from '@socle/plugin-tenancy-common';
import { parsedTenant } from './parseAhead';
import { RegisteredTenant } from './types';

/** One file of the tree: its text, or why it has none. */
export type TreeFile = { text: string } | { unreadable: string };

/** A tenant as it is registered, with what the next reading need not find out again. */
export interface TenantRecord {
  registered: RegisteredTenant;
  file: TreeFile;
  /** What it was held against. */
  profile?: Profile;
  /** What the text says, where it can be read. */
  current?: Tenant;
  /** What the file said when nothing was wrong with it. */
  good?: { text: string; tenant: Tenant };
}

/**
 * Registers `tenants/<name>/tenant.yaml`. What did not change is not parsed again, and stays the same object.
 *
 * Pure; never throws on what a file holds.
 */
export function registerTenant(options: {
  name: string;
  file: TreeFile;
  profile: Profile | undefined;
  before: TenantRecord | undefined;
}): TenantRecord {
  const { name, file, profile, before } = options;
  if (before && isSameFile(file, before.file) && holds(before, profile)) {
    return { ...before, profile };
  }
  const path = `tenants/${name}/tenant.yaml`;
  const text = textOf(file);
  const { current, findings } = judge({ name, path, file, profile });
  const good =
    current && findings.length === 0 ? { text, tenant: current } : before?.good;
  /* A text that was good under another profile is still what the file says. */
  const stale = findings.length > 0 && good !== undefined && good.text !== text;
  return {
    registered: {
      name,
      path,
      text,
      tenant: stale ? good.tenant : current,
      stale,
      findings,
    },
    file,
    profile,
    current,
    good,
  };
}

/** Whether what was found of a file that did not change is so under this profile too. */
function holds(record: TenantRecord, profile: Profile | undefined): boolean {
  const { current, registered } = record;
  if (record.profile === profile || !current) {
    return true;
  }
  return (
    registered.findings.length === 0 &&
    (!profile ||
      checkReferences({ tenant: current, profile, file: registered.path })
        .length === 0)
  );
}

function judge(options: {
  name: string;
  path: string;
  file: TreeFile;
  profile: Profile | undefined;
}): { current?: Tenant; findings: Finding[] } {
  const { name, path, file, profile } = options;
  if ('unreadable' in file) {
    return { findings: [tooLarge(path)] };
  }
  const parsed = parsedTenant(path, file);
  if (!parsed.ok) {
    return { findings: parsed.findings };
  }
  const { value, locate } = parsed;
  if (value.metadata.name !== name) {
    return {
      findings: [
        {
          rule: 'references',
          severity: 'error',
          file: path,
          ...locate(['metadata', 'name']),
          path: 'metadata.name',
          message: `The tenant is called "${value.metadata.name}", and its folder "${name}".`,
          remedy: 'Give both the same name.',
        },
      ],
    };
  }
  return {
    current: value,
    findings: profile
      ? checkReferences({ tenant: value, profile, file: path, locate })
      : [],
  };
}

function tooLarge(path: string): Finding {
  return {
    rule: 'file',
    severity: 'error',
    file: path,
    line: 1,
    message: 'The file is too large to be read.',
    remedy: 'Shorten it: a file of this kind has a few thousand characters.',
  };
}

function textOf(file: TreeFile): string {
  return 'text' in file ? file.text : '';
}

function isSameFile(one: TreeFile, other: TreeFile): boolean {
  return 'text' in one
    ? 'text' in other && one.text === other.text
    : 'unreadable' in other && one.unreadable === other.unreadable;
}
