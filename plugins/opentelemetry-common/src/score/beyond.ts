import { InstrumentationFacts } from './facts';
import { serviceOf } from './judge';

/**
 * What is worth mending and no rule of the specification: it does not count for the score.
 *
 * - `unknownService`: the SDK has made the service's name up.
 * - `missingRoute`: requests cannot be told apart by route.
 * - `oldConventions`: metrics of conventions that are replaced.
 * - `namespaceNotPromoted`: series do not carry their namespace, so that they have to be joined with what they run in.
 *
 * @public
 */
export type BeyondCode =
  'unknownService' | 'missingRoute' | 'oldConventions' | 'namespaceNotPromoted';

const oldNames =
  /^(?:http[._](?:server|client)[._]duration|rpc[._](?:server|client)[._]duration)(?:_|$)/;
const server = /^http[._]server[._](?:request[._])?duration(?:_|$)/;

/** What else the facts show. */
export function beyondRules(
  facts: InstrumentationFacts,
): { code: BeyondCode; subjects: string[] }[] {
  const { metrics, resources } = facts;
  const found: [BeyondCode, string[]][] = [
    [
      'unknownService',
      resources
        .map(serviceOf)
        .filter(name => name.startsWith('unknown_service')),
    ],
    [
      'missingRoute',
      metrics
        .filter(
          ({ name, values }) =>
            server.test(name) &&
            !values.has('http_route') &&
            !values.has('http.route'),
        )
        .map(({ name }) => name),
    ],
    [
      'oldConventions',
      metrics.map(({ name }) => name).filter(name => oldNames.test(name)),
    ],
    ['namespaceNotPromoted', facts.unplaced],
  ];
  return found
    .filter(([, subjects]) => subjects.length > 0)
    .map(([code, subjects]) => ({
      code,
      subjects: [...new Set(subjects)].slice(0, 10),
    }));
}
