import { Tenant } from '../../../tenant/types';
import { groupBy } from '../../tree/groupBy';
import { Read, Workspace } from '../../tree/workspace';
import {
  isNear,
  meetingKey,
  Side,
  sidesOf,
  unmetPorts,
} from '../../traffic/sides';

/** A rule that the other end does not agree to. */
export interface Disagreement {
  /** Its sides that are not met, one for each environment and peer: at least one. */
  sides: readonly [Side, ...Side[]];
  /** The ports that are not met in one of them. */
  ports: readonly string[];
  /** Whether none of its sides is met. */
  isWhole: boolean;
  peer: Read<Tenant>;
  /** A rule of the other end that may have been meant for this one. */
  near?: Side;
}

/** All sides that known tenants declare, by whom they are to meet. */
class Meetings {
  readonly #sides: ReadonlyMap<Read<Tenant>, Side[]>;
  readonly #byKey: ReadonlyMap<string, Side[]>;
  readonly #tenants: ReadonlyMap<string, Read<Tenant>>;
  readonly #unmet = new Map<Side, readonly string[]>();
  readonly #straysByTenant = new Map<Read<Tenant>, readonly Side[]>();

  constructor(known: readonly Read<Tenant>[]) {
    this.#tenants = new Map(
      known.map(tenant => [tenant.value.metadata.name, tenant]),
    );
    this.#sides = new Map(known.map(tenant => [tenant, sidesOf(tenant)]));
    this.#byKey = groupBy([...this.#sides.values()].flat(), keyOfSide);
  }

  sides(tenant: Read<Tenant>): readonly Side[] {
    return this.#sides.get(tenant) ?? [];
  }

  /** The tenant of the other end, where it is known, has the environment, and the environment is open. */
  peerOf({ peer }: Side): Read<Tenant> | undefined {
    const tenant = this.#tenants.get(peer.tenant);
    const environment = tenant?.value.spec.environments.find(
      ({ name }) => name === peer.environment,
    );
    return environment && !environment.suspended ? tenant : undefined;
  }

  /** Whether a rule of the other end that was meant for this side names a tenant or an environment that is not there. */
  isMisnamed(side: Side): boolean {
    const peer = this.peerOf(side);
    return (
      peer !== undefined &&
      this.#strays(peer).some(
        stray => stray.role !== side.role && isNear(side, stray),
      )
    );
  }

  /** Sides of a tenant that lead to nothing that is there: one for each rule that has them. */
  #strays(tenant: Read<Tenant>): readonly Side[] {
    let strays = this.#straysByTenant.get(tenant);
    if (!strays) {
      const byRule = new Map(
        this.sides(tenant)
          .filter(({ peer }) => !this.#isThere(peer))
          .map(side => [side.placed, side]),
      );
      strays = [...byRule.values()];
      this.#straysByTenant.set(tenant, strays);
    }
    return strays;
  }

  #isThere({ tenant, environment }: Side['peer']): boolean {
    const environments = this.#tenants.get(tenant)?.value.spec.environments;
    return environments?.some(({ name }) => name === environment) ?? false;
  }

  /** What the other end declares toward this one. */
  others(side: Side): readonly Side[] {
    return (
      this.#byKey.get(
        `${side.role === 'connects' ? 'accepts' : 'connects'} ${meetingKey(side)}`,
      ) ?? []
    );
  }

  /** The ports of a side that the other end does not open; none where the other end is not known. */
  unmet(side: Side): readonly string[] {
    let ports = this.#unmet.get(side);
    if (!ports) {
      ports = this.peerOf(side) ? unmetPorts(side, this.others(side)) : [];
      this.#unmet.set(side, ports);
    }
    return ports;
  }
}

function keyOfSide(side: Side): string {
  return `${side.role} ${meetingKey(side)}`;
}

/** The rules of judged tenants that the other end, where it is known, does not cover. */
export function disagreements(workspace: Workspace): Disagreement[] {
  const { tenants, known } = workspace;
  const meetings = new Meetings(known);
  const judged = new Set(tenants.flatMap(({ tenant }) => tenant ?? []));
  // Another rule tells of a name that nobody has, where all names are known.
  const isTold = (side: Side) =>
    isToldAtOtherEnd(side, meetings, judged) ||
    (workspace.knowsAllTenants && meetings.isMisnamed(side));
  return [...judged].flatMap(tenant =>
    [...groupBy(meetings.sides(tenant), ({ placed }) => placed)].flatMap(
      ([, all]) => {
        const [first, ...rest] = all.filter(
          side => meetings.unmet(side).length > 0 && !isTold(side),
        );
        const peer = first && meetings.peerOf(first);
        if (!peer) {
          return [];
        }
        const sides = [first, ...rest] as const;
        return [
          {
            sides,
            ports: [...new Set(sides.flatMap(side => meetings.unmet(side)))],
            isWhole: sides.length === all.length,
            peer,
            ...nearest(first, meetings),
          },
        ];
      },
    ),
  );
}

/** Of two rules that were meant for each other, the one that connects is told. */
function isToldAtOtherEnd(
  side: Side,
  meetings: Meetings,
  judged: ReadonlySet<Read<Tenant>>,
): boolean {
  return (
    side.role === 'accepts' &&
    meetings
      .others(side)
      .some(
        other =>
          judged.has(other.tenant) &&
          isNear(side, other) &&
          meetings.unmet(other).length > 0,
      )
  );
}

function nearest(side: Side, meetings: Meetings): { near?: Side } {
  const near = meetings
    .others(side)
    .find(other => isNear(side, other) && meetings.unmet(other).length > 0);
  return near ? { near } : {};
}
