import { FieldPath, formatPath } from '@socle/plugin-platform-common/documents';
import { Tenant } from '../../../tenant/types';
import {
  contains,
  Network,
  networkFrom,
  networksFrom,
  overlaps,
} from '../../traffic/networks';
import { PlacedRule, placedRules } from '../../traffic/placedRules';
import { worldOf } from '../../traffic/world';
import { Workspace } from '../../tree/workspace';
import { Problem } from '../../types';

/** A rule between pods of the tenant and a network. */
interface NetworkRule {
  placed: PlacedRule;
  path: FieldPath;
  side: 'from' | 'to';
  network: Network;
  except: readonly Network[];
  /** The environment of the pods, where it is not the rule's own. */
  environment: string;
  labels: readonly [string, string][];
  ports: ReadonlySet<string>;
  http: string;
}

/** Rules that change nothing, because another one opens more in the same environments. */
export function pointlessRules({ tenants }: Workspace): Problem[] {
  return tenants.flatMap(({ tenant }) =>
    tenant
      ? problemsOf(tenant.value).map(problem => ({
          ...problem,
          source: tenant.source,
        }))
      : [],
  );
}

function problemsOf(tenant: Tenant): Omit<Problem, 'source'>[] {
  const rules = networkRules(tenant);
  if (rules.length < 2) {
    return [];
  }
  const { members } = worldOf(tenant);
  const wide = rules.filter(({ path }) => !members.has(formatPath(path)));
  return rules.flatMap((rule, index) => {
    const wider = wide.find(
      other =>
        other !== rule &&
        opensAllOf(other, rule) &&
        // Of two that open the same, the later one is told.
        (!opensAllOf(rule, other) || rules.indexOf(other) < index),
    );
    return wider
      ? [
          {
            path: rule.path,
            severity: 'warning',
            message: `${rule.network.text} is opened by ${formatPath(wider.placed.path)} already${wider.network.text === rule.network.text ? '' : `, which opens ${wider.network.text}`}.`,
            remedy: 'Remove this rule, or narrow the other one.',
          },
        ]
      : [];
  });
}

function networkRules(tenant: Tenant): NetworkRule[] {
  return placedRules(tenant).flatMap(placed => {
    const { rule } = placed;
    const side = rule.from?.cidr === undefined ? 'to' : 'from';
    const text = rule[side]?.cidr;
    const network = text === undefined ? undefined : networkFrom(text);
    const own = side === 'to' ? rule.from : rule.to;
    return network
      ? [
          {
            placed,
            path: [...placed.path, side, 'cidr'],
            side,
            network,
            except: networksFrom(rule[side]?.except ?? []),
            environment: own?.environment ?? '',
            labels: Object.entries(own?.labels ?? {}),
            ports: new Set(rule.ports),
            http: rule.http ? JSON.stringify(rule.http) : '',
          },
        ]
      : [];
  });
}

function opensAllOf(wide: NetworkRule, narrow: NetworkRule): boolean {
  return (
    wide.side === narrow.side &&
    contains(wide.network, narrow.network) &&
    !wide.except.some(hole => overlaps(hole, narrow.network)) &&
    wide.environment === narrow.environment &&
    (wide.http === '' || wide.http === narrow.http) &&
    [...narrow.ports].every(port => wide.ports.has(port)) &&
    wide.labels.every(([key, value]) =>
      narrow.labels.some(([name, is]) => name === key && is === value),
    ) &&
    narrow.placed.environments.every(name =>
      wide.placed.environments.includes(name),
    )
  );
}
