import {
  EntityHealth,
  EnvironmentHealth,
} from '@socle/plugin-opentelemetry-common';
import { compareStatus } from '@socle/plugin-platform-common';
import { statusOf } from '../HealthVerdict/statusOf';
import { activeOf } from './Unreported';

/**
 * The environment that a card begins with: the one that is worst off; where all is well, the last in the order of promotion,
 * which is what people ask for. What is suspended does not count.
 */
export function shownEnvironment(
  data: EntityHealth,
): EnvironmentHealth | undefined {
  const active = activeOf(data);
  const [worst] = [...active].sort((one, other) =>
    compareStatus(
      statusOf(one.verdict, one.sources),
      statusOf(other.verdict, other.sources),
    ),
  );
  return worst?.verdict.level === 'ok' ? active.at(-1) : worst;
}
