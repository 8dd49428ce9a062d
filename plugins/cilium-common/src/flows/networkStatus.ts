import type { Phrase, StatusLevel } from '@socle/plugin-platform-common';
import { FlowStatusCode } from '../messages/en/flows';
import { eachOnce } from './eachOnce';
import { FlowGroup } from './types';

/**
 * How far back the card looks, in milliseconds.
 *
 * @public
 */
export const cardWindow = 3_600_000;

/**
 * What can be seen of one cluster's flows. Times are in milliseconds since 1970, UTC.
 *
 * @public
 */
export interface ClusterSight {
  cluster: string;
  /** Since when no flows come; undefined where they come. */
  blindSince?: number;
  /** Since when the cluster is watched; undefined where it never was. */
  watchedSince?: number;
  /** Events of the last hour that were lost before anybody saw them. */
  lost: number;
  /** Nodes that send none, although others do. */
  silentNodes: readonly string[];
  /** When something was last refused in the namespaces that are asked about, as far as it is remembered. */
  lastRefusal?: number;
}

/**
 * The verdict of a card: how it is, said in sentences, the most important first.
 *
 * @public
 */
export interface NetworkStatus {
  level: StatusLevel;
  sentences: readonly Phrase<FlowStatusCode>[];
  /** Kinds of connections that were refused in the last hour. */
  refused: number;
  /** Those of them that were never seen before. */
  fresh: number;
}

/**
 * What a card says of an entity's network: what was refused in the last hour, and how much of it could be seen. Nothing refused is
 * good only where all of it could be seen. Pure; never throws.
 *
 * @public
 */
export function networkStatus(input: {
  clusters: readonly ClusterSight[];
  /** What was seen in the last hour, as far as it may be shown. */
  groups: readonly FlowGroup[];
}): NetworkStatus {
  const { clusters, groups } = input;
  const refusals = eachOnce(groups).filter(
    ({ outcome }) => outcome === 'refused',
  );
  const refused = refusals.length;
  const fresh = refusals.filter(({ isNew }) => isNew).length;
  const blind = clusters.filter(isBlind).map(blindSentence);
  const silent = clusters
    .filter(one => !isBlind(one) && one.silentNodes.length > 0)
    .map(silentSentence);
  const lost = sum(clusters.map(one => (isBlind(one) ? 0 : one.lost)));
  const main = mainSentences({ clusters, refused, fresh, lost });
  const isSure = blind.length === 0 && silent.length === 0 && lost === 0;
  return {
    level: levelOf({ refused, fresh, isSure: isSure && clusters.length > 0 }),
    sentences: [...main, ...blind, ...silent],
    refused,
    fresh,
  };
}

function levelOf(options: {
  refused: number;
  fresh: number;
  isSure: boolean;
}): StatusLevel {
  const { refused, fresh, isSure } = options;
  if (refused > 0) {
    return fresh > 0 ? 'error' : 'warning';
  }
  return isSure ? 'ok' : 'unknown';
}

function mainSentences(options: {
  clusters: readonly ClusterSight[];
  refused: number;
  fresh: number;
  lost: number;
}): Phrase<FlowStatusCode>[] {
  const { clusters, refused, fresh, lost } = options;
  const seeing = clusters.filter(one => !isBlind(one));
  const lostSentence: Phrase<FlowStatusCode>[] =
    lost > 0 ? [{ code: 'eventsLost', parameters: { count: lost } }] : [];
  if (refused > 0) {
    return [refusedSentence(refused, fresh), ...lostSentence];
  }
  if (seeing.length === 0) {
    return clusters.length === 0
      ? [{ code: 'notWatched', parameters: {} }]
      : [];
  }
  const since = momentOf(
    Math.max(
      ...seeing.map(({ lastRefusal, watchedSince = 0 }) =>
        Math.max(lastRefusal ?? 0, watchedSince),
      ),
    ),
  );
  return [
    lost > 0
      ? { code: 'nothingRefusedLost', parameters: { since, count: lost } }
      : { code: 'nothingRefused', parameters: { since } },
  ];
}

function refusedSentence(count: number, fresh: number): Phrase<FlowStatusCode> {
  if (fresh === 0) {
    return { code: 'refused', parameters: { count } };
  }
  return fresh === 1
    ? { code: 'refusedOneNew', parameters: { count } }
    : { code: 'refusedNew', parameters: { count, fresh } };
}

function isBlind({ blindSince, watchedSince }: ClusterSight): boolean {
  return blindSince !== undefined || watchedSince === undefined;
}

function blindSentence({
  cluster,
  blindSince,
}: ClusterSight): Phrase<FlowStatusCode> {
  return blindSince === undefined
    ? { code: 'blindAlways', parameters: { cluster } }
    : { code: 'blind', parameters: { cluster, since: momentOf(blindSince) } };
}

function silentSentence({
  cluster,
  silentNodes,
}: ClusterSight): Phrase<FlowStatusCode> {
  return {
    code: 'silentNodes',
    parameters: { cluster, count: silentNodes.length },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** The moment as ISO 8601 in UTC; pages say it in their own way. */
function momentOf(time: number): string {
  return new Date(time).toISOString();
}
