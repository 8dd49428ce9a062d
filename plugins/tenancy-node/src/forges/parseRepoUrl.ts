import { InputError } from '@backstage/errors';
import { RepositoryLocation } from './types';

const ownerPattern = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/;
/** GitLab's groups have groups. */
const groupPattern =
  /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*(?:\/[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*)*$/;
const namePattern = /^[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/;
const hostPattern = /^[A-Za-z0-9.-]+(?::\d{1,5})?$/;
const longest = 100;

/**
 * Reads an address as Backstage's RepoUrlPicker gives it: `forge.example.com?owner=payments&repo=checkout`.
 *
 * Throws `InputError` that names the part that is missing or cannot be.
 *
 * @public
 */
export function parseRepoUrl(
  repoUrl: string,
  options: {
    /** Whether owners on this host may have slashes in their names, as GitLab's groups do. */
    hasSubgroups?: (host: string) => boolean;
  } = {},
): RepositoryLocation {
  const [host, query, ...rest] = repoUrl.split('?');
  if (!hostPattern.test(host) || query === undefined || rest.length > 0) {
    throw new InputError(
      `repoUrl is "${repoUrl}", which is no address of a repository. Write it as forge.example.com?owner=payments&repo=checkout.`,
    );
  }
  const parameters = new URLSearchParams(query);
  const subgroups = options.hasSubgroups?.(host) ?? false;
  return {
    host,
    owner: read(parameters, 'owner', subgroups ? groupPattern : ownerPattern),
    name: read(parameters, 'repo', namePattern),
  };
}

function read(
  parameters: URLSearchParams,
  parameter: string,
  pattern: RegExp,
): string {
  const values = parameters.getAll(parameter);
  if (values.length !== 1 || values[0] === '') {
    throw new InputError(
      `repoUrl names ${values.length > 1 ? 'more than one' : 'no'} ${parameter}. Write it as forge.example.com?owner=payments&repo=checkout.`,
    );
  }
  const [value] = values;
  if (
    value.length > longest ||
    !pattern.test(value) ||
    value.includes('..') ||
    /\.(?:git|wiki)$/i.test(value)
  ) {
    throw new InputError(
      `The ${parameter} "${value}" in repoUrl cannot be a name on a forge. Use letters and digits, with single dots, dashes or underscores between them, at most ${longest}.`,
    );
  }
  return value;
}
