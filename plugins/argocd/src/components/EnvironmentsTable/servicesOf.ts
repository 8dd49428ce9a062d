import {
  ApplicationDelivery,
  applicationKey,
  compareVerdicts,
  EntityDeliveries,
  EnvironmentDelivery,
} from '@socle/plugin-argocd-common';

/** The same thing in every environment where it is. */
export interface Service {
  /** What the names of its Applications have in common: `checkout`. */
  label: string;
  /** What delivers it in an environment, by `environment`. */
  in: ReadonlyMap<string, ApplicationDelivery[]>;
}

/**
 * The things that a tenant has, each with its Applications of all environments, the worst first. Applications are of the
 * same thing where their names differ by the environment's only, as `payments.dev.checkout` and `payments.prod.checkout` do.
 */
export function servicesOf(data: EntityDeliveries): Service[] {
  const services = new Map<string, Map<string, ApplicationDelivery[]>>();
  for (const { environment, applications } of named(data)) {
    for (const delivery of applications) {
      const label = labelOf(delivery, environment, data.tenant?.name);
      const places = services.get(label) ?? new Map();
      places.set(environment, [...(places.get(environment) ?? []), delivery]);
      services.set(label, places);
    }
  }
  return [...services]
    .map(([label, places]) => ({ label, in: places }))
    .sort(
      (left, right) =>
        compareVerdicts(worstOf(left), worstOf(right)) ||
        left.label.localeCompare(right.label),
    );
}

/** What deploys to none of the environments. */
export function elsewhere({
  environments,
}: EntityDeliveries): ApplicationDelivery[] {
  return environments
    .filter(({ environment }) => environment === undefined)
    .flatMap(({ applications }) => applications)
    .sort((left, right) =>
      applicationKey(left.application) < applicationKey(right.application)
        ? -1
        : 1,
    );
}

/** Whether an environment has more than one Application, so that facts of one would stand beside those of another. */
export function hasServices(data: EntityDeliveries): boolean {
  return named(data).some(({ applications }) => applications.length > 1);
}

/** Those that have a name. */
export function named({
  environments,
}: EntityDeliveries): Array<EnvironmentDelivery & { environment: string }> {
  return environments.flatMap(one =>
    one.environment === undefined
      ? []
      : [{ ...one, environment: one.environment }],
  );
}

function labelOf(
  { application }: ApplicationDelivery,
  environment: string,
  tenant: string | undefined,
): string {
  const words = application.name
    .split(/[.-]/)
    .filter(word => word !== environment);
  const own = words[0] === tenant ? words.slice(1) : words;
  return own.join('-') || tenant || application.name;
}

function worstOf(service: Service) {
  return [...service.in.values()]
    .flat()
    .map(({ verdict }) => verdict.verdict)
    .sort(compareVerdicts)[0];
}
