import { word } from '@socle/plugin-platform-common/documents';

/**
 * The address of a git repository. Argo CD reads `*`, `?`, `[` and `!` in a project's repositories as patterns, so they are
 * refused; and so are users and passwords, which have no place in git.
 */
export const repositoryUrl = word({
  description: 'The address of a git repository.',
  pattern:
    /^(?:(?:https?|ssh):\/\/(?:git@)?[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?(?:\/[\w.~-]+)+|git@[A-Za-z0-9][A-Za-z0-9.-]*:[\w.~-]+(?:\/[\w.~-]+)*)$/,
  maxLength: 300,
  expected: "a git repository's address",
  remedy:
    'Write it as https://forge.example.com/payments/checkout.git, without patterns and without a user or password.',
  examples: ['https://forge.example.com/payments/checkout.git'],
  check: value =>
    /\/\.{1,2}(?:\/|$)/.test(value)
      ? `"${value}" climbs out of its own path.`
      : undefined,
});

/** Where a tenant's own repository is made: an address in which `{tenant}` stands for the name. */
export const repositoryTemplate = word({
  description:
    "The address of a tenant's own repository; {tenant} stands for the tenant's name.",
  pattern:
    /^(?:(?:https?|ssh):\/\/(?:git@)?[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?(?:\/[\w.~{}-]+)+|git@[A-Za-z0-9][A-Za-z0-9.-]*:[\w.~{}-]+(?:\/[\w.~{}-]+)*)$/,
  maxLength: 300,
  expected: "the address of each tenant's repository",
  remedy: 'Write it as https://forge.example.com/{tenant}/{tenant}.git.',
  examples: ['https://forge.example.com/{tenant}/{tenant}.git'],
  check: value => {
    if (!value.includes('{tenant}')) {
      return `"${value}" has no {tenant}: all tenants would share one repository.`;
    }
    return /[{}]/.test(value.replaceAll('{tenant}', ''))
      ? `"${value}" holds braces other than those of {tenant}.`
      : undefined;
  },
});

/** The same repository, however it is written: without `.git`, a last slash, capitals of the host. */
export function repositoryKey(url: string): string {
  return url
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}
