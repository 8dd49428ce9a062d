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
  return [...judged].flatMap(tenant =>
    [...groupBy(meetings.sides(tenant), ({ placed }) => placed)].flatMap(
      ([, all]) => {
        const [first, ...rest] = all.filter(
          side =>
            meetings.unmet(side).length > 0 &&
            !isToldAtOtherEnd(side, meetings, judged),
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
