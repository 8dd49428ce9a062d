import { RefusalReason, RefusedGroup } from '@socle/plugin-cilium-common';
import { endOf, portOf } from '../Connection';

/** What narrows the refused connections down. */
export interface RefusalsQuery {
  text: string;
  environment?: string;
  reason?: RefusalReason;
  onlyNew: boolean;
}

/** Those that match, as they come: the last refused first. */
export function selectRefusals(
  groups: readonly RefusedGroup[],
  query: RefusalsQuery,
): RefusedGroup[] {
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  return groups.filter(group => {
    if (
      (query.environment && group.environment !== query.environment) ||
      (query.reason && group.reason !== query.reason) ||
      (query.onlyNew && !group.isNew)
    ) {
      return false;
    }
    const text = textOf(group);
    return words.every(word => text.includes(word));
  });
}

function textOf(group: RefusedGroup): string {
  const { from, to, reason, dropReason, environment, request } = group;
  const ends = [endOf(from), endOf(to)].flatMap(({ name, place }) => [
    name,
    place,
  ]);
  return [
    ...ends,
    portOf(group),
    reason,
    dropReason,
    environment,
    request?.method,
    request?.path,
    request?.dnsName,
  ]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();
}
