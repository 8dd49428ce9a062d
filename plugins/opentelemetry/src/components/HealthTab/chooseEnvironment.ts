import {
  EntityHealth,
  EnvironmentHealth,
} from '@socle/plugin-opentelemetry-common';

/** The environment that is asked for; or else the one that is worst off; or else the last in the order of promotion. */
export function chooseEnvironment(
  data: Pick<EntityHealth, 'environments' | 'worstEnvironment'>,
  asked: string | undefined,
): EnvironmentHealth | undefined {
  const active = data.environments.filter(({ suspended }) => !suspended);
  return (
    active.find(({ name }) => name === asked) ??
    active.find(({ name }) => name === data.worstEnvironment) ??
    active.at(-1)
  );
}
