import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { machines, personas } from '../lib/people.mjs';

/**
 * Somebody whom the API servers know by a token.
 *
 * @typedef {object} ApiIdentity
 * @property {string} name by which kubeconfigs and tests know it
 * @property {string} user
 * @property {string[]} groups
 * @property {string} token
 */

const components = [
  ['admin', ['system:masters']],
  ['system:kube-controller-manager', []],
  ['system:kube-scheduler', []],
  ['kwok', ['system:masters']],
  ['gatekeeper', ['system:masters']],
];

/**
 * The people and machines of the sandbox, with its names and tokens, and the cluster's own programs.
 *
 * People belong to a team and are called `oidc:<name>`, as an OIDC issuer's tokens would make it.
 *
 * @returns {Map<string, ApiIdentity>} by name
 */
export function identities() {
  const people = [...personas, ...machines].map(
    ({ name, token, groups, teams }) => ({
      name,
      token,
      groups,
      user: teams.length > 0 ? `oidc:${name}` : name,
    }),
  );
  const programs = components.map(([name, groups]) => ({
    name,
    user: name,
    groups,
    token: randomBytes(16).toString('hex'),
  }));
  return new Map([...people, ...programs].map(one => [one.name, one]));
}

/** Writes what kube-apiserver's `--token-auth-file` reads. Returns the file. */
export function writeTokens(folder, known) {
  const file = path.join(folder, 'tokens.csv');
  const lines = [...known.values()].map(
    ({ token, user, groups }) =>
      `${token},${user},${user},"${groups.join(',')}"\n`,
  );
  fs.writeFileSync(file, lines.join(''), { mode: 0o600 });
  return file;
}

/**
 * Writes a kubeconfig with a context for each cluster, the first one current. Returns the file.
 *
 * @param {{ folder: string, identity: ApiIdentity, servers: { name: string, url: string }[], caFile: string, namespace?: string, as?: string }} options
 *   `as` is the file's name, where it is not the identity's
 */
export function writeKubeconfig(options) {
  const {
    folder,
    identity,
    servers,
    caFile,
    namespace,
    as = identity.name,
  } = options;
  const file = path.join(folder, `${as.replaceAll(':', '-')}.json`);
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': servers[0].name,
    clusters: servers.map(({ name, url }) => ({
      name,
      cluster: { server: url, 'certificate-authority': caFile },
    })),
    contexts: servers.map(({ name }) => ({
      name,
      context: {
        cluster: name,
        user: identity.name,
        ...(namespace && { namespace }),
      },
    })),
    users: [{ name: identity.name, user: { token: identity.token } }],
  };
  fs.writeFileSync(file, JSON.stringify(config, undefined, 2), { mode: 0o600 });
  return file;
}
