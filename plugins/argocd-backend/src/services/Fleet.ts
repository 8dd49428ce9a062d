import {
  ApplicationSummary,
  applicationVerdict,
  Cause,
  FleetFilter,
  FleetRow,
  versionOf,
} from '@socle/plugin-argocd-common';
import { DeliveryRights } from './DeliveryAccess';
import { Instances } from './Instances';
import { ApplicationPlace, Places, resourceAt } from './placesOf';
import { Windows } from './Windows';

/** How one person looks at the fleet. */
export interface FleetView {
  places: Places;
  rights: DeliveryRights;
  filter: FleetFilter;
}

/* Windows open and close on the minute. */
const windowMilliseconds = 60_000;

/** All Applications of the platform as rows of a table; each row is made once, until its Application changes. */
export class Fleet {
  readonly #instances: Instances;
  readonly #windows: Windows;
  readonly #rows = new WeakMap<ApplicationSummary, FleetRow>();
  /* Where time alone can change a row: in milliseconds since 1970, until when it holds. */
  readonly #untils = new WeakMap<ApplicationSummary, number>();

  constructor(options: { instances: Instances; windows: Windows }) {
    this.#instances = options.instances;
    this.#windows = options.windows;
  }

  /** Those that the viewer may see and asks for, and how many they may see in all. */
  rows(view: FleetView, now: Date): { rows: FleetRow[]; visible: number } {
    const isVisible = visibility(view);
    const isWanted = wanted(view.filter);
    const rows: FleetRow[] = [];
    let visible = 0;
    for (const application of this.#instances.applications.all()) {
      const place = view.places(application);
      if (isVisible(place)) {
        visible += 1;
        const row = this.#row(application, place, now);
        if (isWanted(row)) {
          rows.push(row);
        }
      }
    }
    return { rows, visible };
  }

  /** One of them, as `rows` has it: whether the viewer may see it, and the row where they ask for it. */
  row(
    application: ApplicationSummary | undefined,
    view: FleetView,
    now: Date,
  ): { visible: boolean; row?: FleetRow } {
    if (!application) {
      return { visible: false };
    }
    const place = view.places(application);
    if (!visibility(view)(place)) {
      return { visible: false };
    }
    const row = this.#row(application, place, now);
    return { visible: true, ...(wanted(view.filter)(row) && { row }) };
  }

  #row(
    application: ApplicationSummary,
    place: ApplicationPlace,
    now: Date,
  ): FleetRow {
    const known = this.#rows.get(application);
    const until = known && this.#untils.get(application);
    if (
      known &&
      known.tenant === place.tenant?.name &&
      known.environment === place.environment &&
      known.cluster === place.cluster &&
      (until === undefined || now.getTime() < until)
    ) {
      return known;
    }
    const row = rowOf(
      application,
      place,
      applicationVerdict(application, {
        permission: this.#windows.of(application, now),
      }),
    );
    this.#rows.set(application, row);
    if (this.#windows.hasAny(application)) {
      this.#untils.set(application, now.getTime() + windowMilliseconds);
    } else {
      this.#untils.delete(application);
    }
    return row;
  }
}

function rowOf(
  application: ApplicationSummary,
  place: ApplicationPlace,
  verdict: ReturnType<typeof applicationVerdict>,
): FleetRow {
  const { instance, namespace, name, project } = application;
  const { destinationNamespace, sync, health, deployed } = application;
  return {
    instance,
    namespace,
    name,
    project,
    ...(place.tenant && { tenant: place.tenant.name }),
    ...(place.environment && { environment: place.environment }),
    ...(place.cluster && { cluster: place.cluster }),
    ...(destinationNamespace && { destinationNamespace }),
    verdict: verdict.verdict,
    level: verdict.level,
    reason: verdict.reason,
    ...(verdict.cause && causeOf(verdict.cause)),
    ...(verdict.since && { since: verdict.since }),
    ...(sync && { sync }),
    ...(health && { health }),
    version: versionOf(application).label,
    ...(deployed?.deployedAt && { deployedAt: deployed.deployedAt }),
  };
}

function causeOf({
  code,
  parameters,
}: Cause): Pick<FleetRow, 'cause' | 'causeParameters'> {
  return {
    cause: code,
    ...(Object.keys(parameters).length > 0 && { causeParameters: parameters }),
  };
}

/** The policy's conditions are tried once for each tenant, not for each Application. */
function visibility({
  rights,
}: FleetView): (place: ApplicationPlace) => boolean {
  const known = new Map<object | undefined, boolean>();
  return place => {
    const before = known.get(place.tenant);
    if (before !== undefined) {
      return before;
    }
    const isVisible = rights.read(resourceAt(place));
    known.set(place.tenant, isVisible);
    return isVisible;
  };
}

function wanted(filter: FleetFilter): (row: FleetRow) => boolean {
  const text = filter.text?.toLocaleLowerCase('en-US');
  const isAmong = (
    values: readonly string[] | undefined,
    ...found: Array<string | undefined>
  ) =>
    !values ||
    found.some(value => value !== undefined && values.includes(value));
  return row =>
    isAmong(filter.instance, row.instance) &&
    isAmong(filter.tenant, row.tenant) &&
    isAmong(filter.project, row.project) &&
    isAmong(filter.cluster, row.cluster) &&
    isAmong(filter.verdict, row.verdict) &&
    isAmong(filter.reason, row.reason.code, row.cause) &&
    (!text || row.name.toLocaleLowerCase('en-US').includes(text));
}
