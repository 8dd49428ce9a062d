import {
  ApplicationDelivery,
  applicationKey,
  compareVerdicts,
  EntityDeliveries,
} from '@socle/plugin-argocd-common';

/** One of the Applications that deliver an entity, with its environment. */
export interface Choice {
  key: string;
  environment?: string;
  delivery: ApplicationDelivery;
}

/** All of them, in the order of promotion. */
export function choicesOf({ environments }: EntityDeliveries): Choice[] {
  return environments.flatMap(({ environment, applications }) =>
    applications.map(delivery => ({
      key: applicationKey(delivery.application),
      ...(environment && { environment }),
      delivery,
    })),
  );
}

/** The one that is asked for; or else the one that is worst off, of equals the last in the order of promotion. */
export function chooseDelivery(
  choices: readonly Choice[],
  asked: string | undefined,
): Choice | undefined {
  return (
    choices.find(({ key }) => key === asked) ??
    [...choices]
      .reverse()
      .sort((left, right) =>
        compareVerdicts(
          left.delivery.verdict.verdict,
          right.delivery.verdict.verdict,
        ),
      )[0]
  );
}
