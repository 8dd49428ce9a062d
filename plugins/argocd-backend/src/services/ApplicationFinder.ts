import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  ActionRights,
  ApplicationSummary,
  summaryOf,
  wholeLimits,
} from '@socle/plugin-argocd-common';
import { ApplicationParams } from '../requests/parseApplicationParams';
import { Deliveries } from './Deliveries';
import { DeliveryAccess, DeliveryRights } from './DeliveryAccess';
import { EntityView, EntityViews } from './EntityViews';
import { FleetViews } from './FleetViews';
import { FoundApplication } from './FoundApplication';
import { Instances } from './Instances';
import { objectsAt, resourceAt } from './placesOf';
import { TrackedWorkloads } from './TrackedWorkloads';

/** What the viewer may do with it; and what else they may see, where they do not look through an entity. */
interface Seen {
  may: ActionRights;
  rights?: DeliveryRights;
}

/** Finds one Application for somebody, by itself or through an entity that shows it. */
export class ApplicationFinder {
  readonly #instances: Instances;
  readonly #access: DeliveryAccess;
  readonly #views: EntityViews;
  readonly #fleet: FleetViews;
  readonly #deliveries: Deliveries;
  readonly #track: (view: EntityView) => TrackedWorkloads;
  readonly #settleMilliseconds: number;

  constructor(options: {
    instances: Instances;
    access: DeliveryAccess;
    views: EntityViews;
    fleetViews: FleetViews;
    deliveries: Deliveries;
    track: (view: EntityView) => TrackedWorkloads;
    settleMilliseconds: number;
  }) {
    this.#instances = options.instances;
    this.#access = options.access;
    this.#views = options.views;
    this.#fleet = options.fleetViews;
    this.#deliveries = options.deliveries;
    this.#track = options.track;
    this.#settleMilliseconds = options.settleMilliseconds;
  }

  /**
   * Throws `NotFoundError` where it is not there, where the user may not see it, and where the entity does not show it: the
   * same answer. Besides, what `EntityViews.resolve` throws.
   */
  async find(options: {
    params: ApplicationParams;
    entityRef?: CompoundEntityRef;
    credentials: BackstageCredentials<BackstageUserPrincipal>;
  }): Promise<FoundApplication> {
    const { params, entityRef, credentials } = options;
    const instance = this.#instances.get(params.instance);
    await instance?.source.settled(this.#settleMilliseconds);
    const seen = entityRef
      ? await this.#throughEntity({ params, entityRef, credentials })
      : await this.#byItself({ params, credentials });
    const application = instance?.source.whole(params.namespace, params.name);
    if (!instance || !application || !seen) {
      throw new NotFoundError(
        `There is no Application ${params.name} of ${params.instance}, or you may not see it`,
      );
    }
    const summary = summaryOf(application, {
      instance: params.instance,
      limits: wholeLimits,
    });
    const places = await this.#fleet.places();
    const place = places(summary);
    const objects = objectsAt(summary, place);
    return {
      instance,
      application,
      summary,
      ...(place.tenant && { tenant: place.tenant.name }),
      ...(place.environment && { environment: place.environment }),
      ...(place.cluster && { cluster: place.cluster }),
      ...(objects && { objects }),
      may: seen.may,
      mayShow: other => {
        const { tenant } = places(other);
        return tenant !== undefined && tenant.name === place.tenant?.name
          ? true
          : (seen.rights?.read(resourceAt({ tenant })) ?? false);
      },
    };
  }

  async #byItself(options: {
    params: ApplicationParams;
    credentials: BackstageCredentials<BackstageUserPrincipal>;
  }): Promise<Seen | undefined> {
    const { params, credentials } = options;
    const [rights, places] = await Promise.all([
      this.#access.rightsOf(credentials),
      this.#fleet.places(),
    ]);
    const kept = this.#instances
      .get(params.instance)
      ?.source.applications.get(params.namespace, params.name);
    const resource = kept && resourceAt(places(kept.summary));
    return resource && rights.read(resource)
      ? { may: rights.actions(resource), rights }
      : undefined;
  }

  async #throughEntity(options: {
    params: ApplicationParams;
    entityRef: CompoundEntityRef;
    credentials: BackstageCredentials<BackstageUserPrincipal>;
  }): Promise<Seen | undefined> {
    const { params } = options;
    const view = await this.#views.resolve(options);
    const tracked = this.#track(view);
    try {
      await tracked.settled(this.#settleMilliseconds);
      const { matched } = this.#deliveries.matchesOf(view, tracked.tracked);
      const isShown = matched.some(({ application }) =>
        isSame(application, params),
      );
      return isShown ? { may: view.may } : undefined;
    } finally {
      tracked.close();
    }
  }
}

function isSame(
  { instance, namespace, name }: ApplicationSummary,
  params: ApplicationParams,
): boolean {
  return (
    instance === params.instance &&
    namespace === params.namespace &&
    name === params.name
  );
}
