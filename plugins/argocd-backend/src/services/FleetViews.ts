import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { ArgoCluster, FleetFilter } from '@socle/plugin-argocd-common';
import { TenantsService } from '@socle/plugin-platform-node';
import { DeliveryAccess } from './DeliveryAccess';
import { FleetView } from './Fleet';
import { Places, placesOf, resourceAt } from './placesOf';

/** Who may see what of the fleet, as the tenants are now. */
export class FleetViews {
  readonly #access: DeliveryAccess;
  readonly #tenants: TenantsService;
  readonly #destinations: readonly ArgoCluster[];
  readonly #platformProjects: readonly string[];
  /* The tenants stay the same list while nothing changed: so do the places. */
  readonly #known = new WeakMap<object, Places>();
  readonly #names = new WeakMap<FleetView, string>();

  constructor(options: {
    access: DeliveryAccess;
    tenants: TenantsService;
    destinations: readonly ArgoCluster[];
    platformProjects: readonly string[];
  }) {
    this.#access = options.access;
    this.#tenants = options.tenants;
    this.#destinations = options.destinations;
    this.#platformProjects = options.platformProjects;
  }

  /** Throws `ServiceUnavailableError` where the platform's tree was never read. */
  async places(): Promise<Places> {
    const { tenants } = await this.#tenants.list();
    const known = this.#known.get(tenants);
    if (known) {
      return known;
    }
    const places = placesOf({
      tenants,
      destinations: this.#destinations,
      platformProjects: this.#platformProjects,
    });
    this.#known.set(tenants, places);
    return places;
  }

  async resolve(options: {
    credentials: BackstageCredentials<BackstageUserPrincipal>;
    filter: FleetFilter;
  }): Promise<FleetView> {
    const [places, rights, { tenants }] = await Promise.all([
      this.places(),
      this.#access.rightsOf(options.credentials),
      this.#tenants.list(),
    ]);
    const view = { places, rights, filter: options.filter };
    const readable = tenants.filter(tenant =>
      rights.read(resourceAt({ tenant })),
    );
    this.#names.set(
      view,
      JSON.stringify([
        rights.read({ owners: [] }),
        readable.map(({ name, environments }) => [name, environments]),
      ]),
    );
    return view;
  }

  /** What tells apart how two people see the fleet. */
  nameOf(view: FleetView): string {
    return this.#names.get(view) ?? '';
  }
}
