import { contextsOf } from '../render/contexts';
import { quotaOf } from '../render/quota';
import { EnvironmentContext } from '../render/types';
import { TenantEnvironment } from '../tenant/types';
import { Compared } from './compared';
import { describeQuota } from './describeQuota';
import { Change } from './types';
import { replaced, setDifference } from './words';

/** What comes, goes and changes among environments, but for their traffic. */
export function describeEnvironments(compared: Compared): Change[] {
  const before = contextsOf(compared.before, compared.profileBefore);
  const after = contextsOf(compared.after, compared.profile);
  const named = (contexts: EnvironmentContext[], name: string) =>
    contexts.find(({ environment }) => environment.name === name);
  return [
    ...after.flatMap(context => {
      const old = named(before, context.environment.name);
      return old ? describeOne(old, context) : [added(context)];
    }),
    ...before
      .filter(({ environment }) => !named(after, environment.name))
      .map(removed),
  ];
}

function added({ environment, cluster }: EnvironmentContext): Change {
  return {
    kind: 'environment',
    effect: 'widens',
    environments: [environment.name],
    text: `adds environment ${environment.name} on ${cluster.name}, size ${environment.size}`,
  };
}

function removed({ environment, cluster }: EnvironmentContext): Change {
  return {
    kind: 'environment',
    effect: 'narrows',
    environments: [environment.name],
    text: `removes environment ${environment.name} from ${cluster.name}; its namespace waits for a confirmation`,
  };
}

function describeOne(
  old: EnvironmentContext,
  fresh: EnvironmentContext,
): Change[] {
  const before = old.environment;
  const after = fresh.environment;
  const { name } = after;
  const changes: Change[] = [];
  const say = (kind: Change['kind'], effect: Change['effect'], text: string) =>
    changes.push({ kind, effect, environments: [name], text });

  if (before.cluster !== after.cluster) {
    say(
      'environment',
      'neutral',
      `moves ${name} ${replaced(before.cluster, after.cluster)}: what runs there starts anew, and what is stored stays behind`,
    );
  }
  if (old.suspended !== fresh.suspended) {
    say(
      'suspension',
      fresh.suspended ? 'narrows' : 'widens',
      fresh.suspended
        ? `suspends ${name}: quota to zero, traffic closed, nothing lost`
        : `resumes ${name}: its quota and traffic are as declared again`,
    );
  }
  if (before.size !== after.size) {
    say(
      'size',
      'neutral',
      `changes the size of ${name} ${replaced(before.size, after.size)}`,
    );
  }
  changes.push(
    // While it is suspended, the quota is zero whatever is declared: what is declared is compared.
    ...describeQuota(
      name,
      quotaOf({ ...old, suspended: false }),
      quotaOf({ ...fresh, suspended: false }),
    ),
  );
  for (const { kind, effect, text } of describeLists(before, after)) {
    say(kind, effect, text);
  }
  if (before.expires !== after.expires) {
    say(
      'expiry',
      'neutral',
      after.expires
        ? `lets ${name} expire after ${after.expires}`
        : `lets ${name} no longer expire`,
    );
  }
  return changes;
}

function describeLists(
  before: TenantEnvironment,
  after: TenantEnvironment,
): Pick<Change, 'kind' | 'effect' | 'text'>[] {
  const { name } = after;
  const hosts = setDifference(before.exposed, after.exposed);
  const identitiesOf = ({ identities }: TenantEnvironment) =>
    identities?.map(
      ({ serviceAccount, role }) => `${role} to ${serviceAccount}`,
    );
  const roles = setDifference(identitiesOf(before), identitiesOf(after));
  const windowsOf = ({ syncWindows }: TenantEnvironment) =>
    syncWindows?.map(
      window =>
        `${window.kind === 'deny' ? 'no syncs of' : 'syncs only of'} ${name} at ${window.schedule} for ${window.duration}${window.timeZone ? `, ${window.timeZone}` : ''}${window.manualSync === false ? ', not even by hand' : ''}`,
    );
  const windows = setDifference(windowsOf(before), windowsOf(after));
  return [
    ...hosts.added.map(host => ({
      kind: 'exposure' as const,
      effect: 'widens' as const,
      text: `exposes ${name} at ${host}`,
    })),
    ...hosts.removed.map(host => ({
      kind: 'exposure' as const,
      effect: 'narrows' as const,
      text: `exposes ${name} at ${host} no more`,
    })),
    ...roles.added.map(role => ({
      kind: 'identity' as const,
      effect: 'widens' as const,
      text: `gives the role ${role} in ${name}`,
    })),
    ...roles.removed.map(role => ({
      kind: 'identity' as const,
      effect: 'narrows' as const,
      text: `gives the role ${role} in ${name} no more`,
    })),
    ...windows.added.map(window => ({
      kind: 'syncWindow' as const,
      effect: 'narrows' as const,
      text: `adds a sync window: ${window}`,
    })),
    ...windows.removed.map(window => ({
      kind: 'syncWindow' as const,
      effect: 'widens' as const,
      text: `removes a sync window: ${window}`,
    })),
  ];
}
