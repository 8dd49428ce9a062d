import { callOk } from '../lib/http.mjs';
import { machines, personas } from '../lib/sandbox.mjs';

/** What a team may do in its repositories: what the sandbox's forge lets it do. */
const units = [
  'repo.code',
  'repo.issues',
  'repo.pulls',
  'repo.releases',
  'repo.wiki',
];

/**
 * Brings the people, the machines and the teams to Gitea. A team is an organization of that name, whose members may write
 * all of its repositories.
 *
 * @param {import('../parts/forge.mjs').Forge} forge
 * @param {string[]} owners names of the organizations
 * @returns {Promise<Map<string, string>>} an access token of everybody, by name; Gitea chooses them itself
 */
export async function fillForge(forge, owners) {
  const everybody = [...personas, ...machines];
  await Promise.all(everybody.map(identity => ensureUser(forge, identity)));
  const teams = await Promise.all(
    owners.map(async owner => [owner, await makeTeam(forge, owner)]),
  );
  for (const [owner, team] of teams) {
    for (const { name } of everybody.filter(one => one.teams.includes(owner))) {
      await forge.api(`/teams/${team}/members/${name}`, { method: 'PUT' });
    }
  }
  const tokens = await Promise.all(
    everybody.map(async identity => [
      identity.name,
      await makeToken(forge, identity),
    ]),
  );
  return new Map(tokens);
}

async function ensureUser(forge, identity) {
  const { name, title, email, token, administrator } = identity;
  // The first administrator is there since Gitea started, and has no title yet.
  if (name !== 'socle') {
    await forge.api('/admin/users', {
      method: 'POST',
      body: {
        username: name,
        email,
        password: token,
        must_change_password: false,
      },
    });
  }
  await forge.api(`/admin/users/${name}`, {
    method: 'PATCH',
    body: {
      login_name: name,
      source_id: 0,
      full_name: title,
      admin: administrator,
    },
  });
}

async function makeTeam(forge, owner) {
  await forge.api('/orgs', {
    method: 'POST',
    body: { username: owner, visibility: 'public' },
  });
  const { id } = await forge.api(`/orgs/${owner}/teams`, {
    method: 'POST',
    body: {
      name: 'members',
      permission: 'write',
      units,
      includes_all_repositories: true,
      can_create_org_repo: false,
    },
  });
  return id;
}

async function makeToken(forge, { name, token: password }) {
  const credentials = Buffer.from(`${name}:${password}`).toString('base64');
  const answer = await callOk(`${forge.url}/api/v1/users/${name}/tokens`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: { name: 'cluster', scopes: ['all'] },
  });
  return answer.json().sha1;
}
