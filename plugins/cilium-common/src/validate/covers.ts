import { contains } from '../labels/prefix';
import { Peer, Port, Rule, Selector } from '../model/policy';
import { Requirement } from '../selectors/requirements';

/** Whether whoever one selector selects is selected by another too: all that the other asks for is asked for. */
export function selectsAllOf(
  wide: Pick<Selector, 'requirements'>,
  narrow: Pick<Selector, 'requirements'>,
): boolean {
  return wide.requirements.every(one =>
    narrow.requirements.some(other => isSame(one, other)),
  );
}

function isSame(one: Requirement, other: Requirement): boolean {
  return (
    one.key === other.key &&
    one.operator === other.operator &&
    (one.source === other.source || one.source === 'any') &&
    one.values.size === other.values.size &&
    [...one.values].every(value => other.values.has(value))
  );
}

/** Whether whoever a peer means is meant by a rule too. */
export function meansAllOf(rule: Rule, peer: Peer | 'anybody'): boolean {
  if (rule.peers === 'nobody') {
    return false;
  }
  return (
    (rule.peers.length === 0 && rule.ports !== undefined) ||
    rule.peers.some(wide => isWider(wide, peer))
  );
}

function isWider(wide: Peer, peer: Peer | 'anybody'): boolean {
  if (wide.type === 'labels' && wide.requirements.length === 0) {
    return true;
  }
  if (peer === 'anybody') {
    return false;
  }
  if (wide.type === 'labels' && peer.type === 'labels') {
    return selectsAllOf(wide, peer);
  }
  if (wide.type === 'cidr' && peer.type === 'cidr') {
    return wide.except.length === 0 && contains(wide.network, peer.network);
  }
  return wide.text === peer.text;
}

/** Whether all ports of one item are among those of another; undefined stands for every port. */
export function hasAllPorts(
  wide: Port | undefined,
  { protocol, name, from = 0, to = from }: Port,
): boolean {
  if (!wide) {
    return true;
  }
  if (wide.protocol !== protocol) {
    return false;
  }
  if (name !== undefined || wide.name !== undefined) {
    return wide.name === name;
  }
  const { from: first = 0, to: last = first } = wide;
  return first <= from && to <= last;
}
