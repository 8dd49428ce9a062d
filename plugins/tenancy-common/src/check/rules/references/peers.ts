import { FieldPath } from '@socle/plugin-platform-common/documents';
import { listOf } from '../../../plan/words';
import { Tenant } from '../../../tenant/types';
import { PlacedRule, placedRules } from '../../traffic/placedRules';
import { Read, Workspace } from '../../tree/workspace';
import { Problem } from '../../types';

/** Rules of traffic that name a tenant, or an environment of one, that is not there. */
export function peerProblems(workspace: Workspace): Problem[] {
  const find = directoryOf(workspace);
  return workspace.tenants.flatMap(({ tenant }) =>
    tenant
      ? placedRules(tenant.value).flatMap(rule =>
          problemsOfRule(rule, tenant, find),
        )
      : [],
  );
}

/** What is known of a name: the tenant, that it is one which cannot be read, or that nobody has it. */
type Directory = (name: string) => Tenant | 'unreadable' | undefined;

function directoryOf({
  known,
  tenants,
  knowsAllTenants,
}: Workspace): Directory {
  const byName = new Map(
    known.map(({ value }) => [value.metadata.name, value]),
  );
  const folders = new Set(tenants.map(({ name }) => name));
  return name =>
    byName.get(name) ??
    (folders.has(name) || !knowsAllTenants ? 'unreadable' : undefined);
}

function problemsOfRule(
  { rule, path, environments }: PlacedRule,
  { value: own, source }: Read<Tenant>,
  find: Directory,
): Problem[] {
  return (['from', 'to'] as const).flatMap(side => {
    const end = rule[side];
    const isOfPods =
      end && (end.tenant || end.environment || end.labels) !== undefined;
    if (!isOfPods) {
      return [];
    }
    const name = end.tenant ?? own.metadata.name;
    const tenant = name === own.metadata.name ? own : find(name);
    const report = (inner: FieldPath, message: string, remedy: string) => [
      { source, path: [...path, side, ...inner], message, remedy },
    ];
    if (tenant === 'unreadable') {
      return [];
    }
    if (!tenant) {
      return report(
        ['tenant'],
        `There is no tenant "${name}".`,
        'Name a tenant of this platform, or remove the rule.',
      );
    }
    const names = tenant.spec.environments.map(one => one.name);
    const choose = `Choose ${listOf(names).replace(/ and (\S+)$/, ' or $1')}.`;
    if (end.environment !== undefined) {
      return names.includes(end.environment)
        ? []
        : report(
            ['environment'],
            `${name} has no environment "${end.environment}".`,
            choose,
          );
    }
    return environments.some(environment => names.includes(environment))
      ? []
      : report(
          ['tenant'],
          `${name} has no environment "${listOf(environments)}", which is meant where none is named.`,
          `Name the environment: ${choose.replace('Choose ', '')}`,
        );
  });
}
