import { Finding, parseProfile, Profile } from '@socle/plugin-tenancy-common';
import { TreeFile } from './registerTenant';

/** Where the profile is, from the root of the repository. */
export const PROFILE_PATH = 'socle.yaml';

/** The profile as it is registered, with the text that it was found in last. */
export interface ProfileRecord {
  /** Unset where there is none, or one that is too large. */
  text?: string;
  /** What it said when it was last valid. */
  good?: { value: Profile; text: string };
  findings: Finding[];
}

const missing: Finding = {
  rule: 'file',
  severity: 'error',
  file: PROFILE_PATH,
  line: 1,
  message: 'The platform has no profile.',
  remedy: "Add socle.yaml to the root of the platform's repository.",
};

const tooLarge: Finding = {
  ...missing,
  message: 'The file is too large to be read.',
  remedy: 'Shorten it: a profile has a few thousand characters.',
};

/** Registers `socle.yaml`. A text that did not change is not parsed again. Pure; never throws on what a file holds. */
export function registerProfile(
  file: TreeFile | undefined,
  before: ProfileRecord | undefined,
): ProfileRecord {
  if (!file || 'unreadable' in file) {
    return { good: before?.good, findings: [file ? tooLarge : missing] };
  }
  const { text } = file;
  if (before?.text === text) {
    return before;
  }
  const parsed = parseProfile(text, PROFILE_PATH);
  return parsed.ok
    ? { text, good: { value: parsed.value, text }, findings: [] }
    : { text, good: before?.good, findings: parsed.findings };
}
