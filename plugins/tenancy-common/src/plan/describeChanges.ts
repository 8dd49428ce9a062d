import { InputError } from '@backstage/errors';
import { Profile } from '../profile/schema';
import { Tenant } from '../tenant/types';
import { Compared } from './compared';
import { describeEnvironments } from './describeEnvironments';
import { describeTraffic } from './describeTraffic';
import { Change } from './types';
import { listOf, replaced, setDifference } from './words';

/**
 * What it means to go from one state of a tenant to another, one sentence each, the widest first to be read: the tenant, its
 * people, its environments, its traffic.
 *
 * Throws `InputError` where there is neither state.
 */
export function describeChanges(options: {
  before?: Tenant;
  after?: Tenant;
  profile: Profile;
  profileBefore: Profile;
}): Change[] {
  const { before, after, profile, profileBefore } = options;
  if (!before && !after) {
    throw new InputError('Name the tenant as it was, as it is to be, or both');
  }
  if (!before || !after || before.metadata.name !== after.metadata.name) {
    return [
      ...(before ? [whole(before, 'removes', 'narrows')] : []),
      ...(after ? [whole(after, 'creates', 'widens')] : []),
    ];
  }
  const compared = { before, after, profile, profileBefore };
  return [
    ...describeTenant(compared),
    ...describeAccess(compared),
    ...describeEnvironments(compared),
    ...describeTraffic(compared),
  ];
}

function whole(
  tenant: Tenant,
  verb: 'creates' | 'removes',
  effect: Change['effect'],
): Change {
  const environments = tenant.spec.environments.map(({ name }) => name);
  return {
    kind: 'tenant',
    effect,
    environments,
    text:
      verb === 'creates'
        ? `creates tenant ${tenant.metadata.name} with ${listOf(environments)}`
        : `removes tenant ${tenant.metadata.name} with ${listOf(environments)}; each namespace waits for a confirmation`,
  };
}

function describeTenant({ before, after }: Compared): Change[] {
  const changes: Change[] = [];
  const say = (
    kind: Change['kind'],
    text: string,
    effect: Change['effect'] = 'neutral',
  ) => changes.push({ kind, effect, environments: [], text });
  const { name } = after.metadata;
  if (before.metadata.title !== after.metadata.title) {
    say('description', `titles it "${after.metadata.title}"`);
  }
  if (before.metadata.description !== after.metadata.description) {
    say('description', 'describes it anew');
  }
  if (before.spec.owner !== after.spec.owner) {
    say(
      'owner',
      `hands ${name} over ${replaced(before.spec.owner, after.spec.owner)}`,
    );
  }
  if (before.spec.costCenter !== after.spec.costCenter) {
    say(
      'owner',
      `moves its cost ${replaced(before.spec.costCenter, after.spec.costCenter)}`,
    );
  }
  if (
    JSON.stringify(before.spec.contacts) !== JSON.stringify(after.spec.contacts)
  ) {
    say('description', 'changes how to reach the team');
  }
  const repositories = setDifference(
    before.spec.repositories,
    after.spec.repositories,
  );
  for (const url of repositories.added) {
    say('repositories', `lets manifests come from ${url}`, 'widens');
  }
  for (const url of repositories.removed) {
    say('repositories', `lets no manifests come from ${url}`, 'narrows');
  }
  return changes;
}

function describeAccess({ before, after }: Compared): Change[] {
  return (['admins', 'developers', 'viewers'] as const).flatMap(role => {
    const { added, removed } = setDifference(
      before.spec.access[role],
      after.spec.access[role],
    );
    const change = (
      groups: readonly string[],
      verb: string,
      effect: Change['effect'],
    ): Change[] =>
      groups.map(group => ({
        kind: 'access',
        effect,
        environments: [],
        text: `${verb} ${group} the rights of ${role}`,
      }));
    return [
      ...change(added, 'gives', 'widens'),
      ...change(removed, 'takes from', 'narrows'),
    ];
  });
}
