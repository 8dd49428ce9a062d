import { stringify } from 'yaml';
import { formatPath } from '@socle/plugin-platform-common/documents';
import { listOf } from '../../../plan/words';
import { Side } from '../../traffic/sides';
import { Problem } from '../../types';
import { Disagreement } from './disagreements';

/* Who has that many to add writes them after the first ones. */
const MAX_RULES = 3;

/** What is told of a rule that the other end does not agree to, and what that end has to add. */
export function wordsOf(
  disagreement: Disagreement,
): Pick<Problem, 'message' | 'remedy'> {
  const { sides, ports, near, peer } = disagreement;
  const [side] = sides;
  const other = peer.value.metadata.name;
  const own = side.tenant.value.metadata.name;
  const where = listOf([...new Set(sides.map(one => one.peer.environment))]);
  const what =
    side.role === 'connects'
      ? `lets these pods of ${own} in`
      : `lets these pods connect to ${own}`;
  const differs = near
    ? ` Its ${formatPath(near.placed.path)} says something else.`
    : '';
  return {
    message: `${other} does not agree: in ${where}, it has no rule that ${what} on ${listOf(ports)}.${differs}`,
    remedy: `${near ? 'Make the two rules say the same, or have' : 'Have'} ${other} add to its tenant.yaml, under ${placeOf(disagreement)}: ${counterparts(disagreement).join(' ')}. Otherwise remove this rule.`,
  };
}

function placeOf({ sides, isWhole }: Disagreement): string {
  const [{ placed, peer, environment }] = sides;
  const isEverywhere =
    isWhole &&
    placed.path[1] === 'traffic' &&
    environment === peer.environment &&
    sides.every(side => side.environment === side.peer.environment);
  return isEverywhere
    ? 'spec.traffic'
    : `traffic of ${listOf([...new Set(sides.map(side => side.peer.environment))])}`;
}

/** The rules that the other end has to add, as lines of YAML. */
function counterparts({ sides, ports }: Disagreement): string[] {
  return [
    ...new Set(sides.map(side => `"- ${inYaml(counterpart(side, ports))}"`)),
  ].slice(0, MAX_RULES);
}

function counterpart(
  { tenant, environment, labels, peer, role, placed }: Side,
  ports: readonly string[],
) {
  const { name } = tenant.value.metadata;
  const withLabels = (of: Side['labels']) =>
    Object.keys(of).length > 0 ? { labels: of } : {};
  const there = {
    ...(name !== peer.tenant && { tenant: name }),
    ...(environment !== peer.environment && { environment }),
    ...withLabels(labels),
  };
  const here = withLabels(peer.labels);
  const [from, to] = role === 'connects' ? [there, here] : [here, there];
  return {
    ...(Object.keys(from).length > 0 && { from }),
    ...(Object.keys(to).length > 0 && { to }),
    ports,
    reason: placed.rule.reason,
  };
}

function inYaml(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}
