import {
  ApplicationDetails,
  ApplicationDiff,
  ApplicationEvents,
  ApplicationLinks,
  ApplicationTree,
  ApplicationWindows,
  deliveryTree,
  diffManagedResource,
  explainDelivery,
  MissingPart,
  parseClusterEvent,
  parseResourceTree,
  ResourceDiff,
  ResourceTree,
  SyncPermission,
  versionOf,
  wavesOf,
} from '@socle/plugin-argocd-common';
import { argoPage } from './argoPage';
import { childrenOf, setsOf } from './childrenOf';
import { SurroundingObjects } from './ClusterTroubles';
import { Commits } from './Commits';
import { deployedOf } from './Deliveries';
import { FoundApplication } from './FoundApplication';
import { statusOf } from './Instances';
import { LazyRead, LazyReads } from './LazyReads';
import { readLinks } from './readLinks';
import { referenceOf } from './referenceOf';
import { actingOn, refusalsTo } from './refusals';
import { Surroundings } from './Surroundings';
import { Windows } from './Windows';

/* A page shows no more of them, and each is compared line by line. */
const maximumDiffs = 100;
const maximumEvents = 200;

/** What is told of one Application: most from what was seen, and the rest from Argo CD's API where there is one. */
export class ApplicationReader {
  readonly #lazy: LazyReads;
  readonly #windows: Windows;
  readonly #commits: Commits;
  readonly #surroundings: Surroundings;

  constructor(options: {
    lazy: LazyReads;
    windows: Windows;
    commits: Commits;
    surroundings: Surroundings;
  }) {
    this.#lazy = options.lazy;
    this.#windows = options.windows;
    this.#commits = options.commits;
    this.#surroundings = options.surroundings;
  }

  async details(
    found: FoundApplication,
    now: Date,
  ): Promise<ApplicationDetails> {
    const { application, summary, instance } = found;
    const permission = this.#windows.of(summary, now);
    const question = deployedOf(summary);
    const commit = question && this.#commits.peek(question);
    const url = argoPage(instance, application);
    const { explanation, missing } = await this.#explain(found, now);
    return {
      application: summary,
      ...(found.tenant && { tenant: found.tenant }),
      ...(found.environment && { environment: found.environment }),
      ...(found.cluster && { cluster: found.cluster }),
      version: versionOf(summary),
      explanation,
      resources: application.status.resources,
      waves: wavesOf(application),
      ...(permission && { permission }),
      ...(commit && { commit }),
      ...(url && { url }),
      instance: statusOf(instance),
      may: found.may,
      acting: actingOn(found),
      refusals: refusalsTo(found, permission),
      missing: [...missing, ...missingProject(found, permission)],
    };
  }

  async tree(found: FoundApplication): Promise<ApplicationTree> {
    const { application } = found;
    const { value, missing } = await this.#tree(found);
    const applications = [application, ...childrenOf(found)];
    return {
      roots: deliveryTree({
        applications,
        applicationSets: setsOf(found, applications),
        trees: new Map(
          value
            ? [[`${application.namespace}/${application.name}`, value]]
            : [],
        ),
      }),
      missing: missing ? [missing] : [],
    };
  }

  async diff(found: FoundApplication): Promise<ApplicationDiff> {
    const { value = [], missing } = await this.#lazy.read({
      found,
      part: 'diff',
      ask: (api, name) => api.managedResources(name),
    });
    const different: ResourceDiff[] = [];
    let more = 0;
    for (const item of value) {
      if (different.length >= maximumDiffs) {
        more += Number(Object(item).modified === true);
      } else {
        const diff = diffManagedResource(item);
        if (diff.kind !== 'same') {
          different.push({
            resource: referenceOf(item),
            hook: Object(item).hook === true,
            diff,
          });
        }
      }
    }
    return { resources: different, more, missing: missing ? [missing] : [] };
  }

  windows(found: FoundApplication, now: Date): ApplicationWindows {
    const permission = this.#windows.of(found.summary, now);
    return {
      ...(permission && { permission }),
      missing: missingProject(found, permission),
    };
  }

  async events(found: FoundApplication): Promise<ApplicationEvents> {
    const [own, around] = await Promise.all([
      this.#lazy.read({
        found,
        part: 'events',
        ask: (api, name) => api.events(name),
      }),
      this.#surroundings.of(found),
    ]);
    const events = [
      ...(own.value ?? []).flatMap(event => parseClusterEvent(event) ?? []),
      ...around.events,
    ];
    return {
      events: events
        .sort((left, right) => moment(right) - moment(left))
        .slice(0, maximumEvents),
      missing: [...(own.missing ? [own.missing] : []), ...around.missing],
    };
  }

  async links(found: FoundApplication): Promise<ApplicationLinks> {
    const { value, missing } = await this.#lazy.read({
      found,
      part: 'links',
      ask: (api, name) => api.links(name),
    });
    const argocd = argoPage(found.instance, found.application);
    return {
      ...(argocd && { argocd }),
      externalUrls: found.summary.externalUrls.filter(isWebAddress),
      links: readLinks(value ?? []),
      missing: missing ? [missing] : [],
    };
  }

  /** Argo CD's tree and the clusters are asked only where there is something to explain. */
  async #explain(
    found: FoundApplication,
    now: Date,
  ): Promise<Pick<ApplicationDetails, 'explanation' | 'missing'>> {
    const { summary, instance } = found;
    const project = instance.source.project(summary.project);
    const { resources } = found.application.status;
    const known = {
      application: summary,
      ...(resources.length > 0 && { resources }),
      ...(project && { project }),
      children: childrenOf(found).flatMap(child => {
        const kept = instance.source.applications.get(
          child.namespace,
          child.name,
        );
        return kept ? [kept.summary] : [];
      }),
      now,
    };
    const first = explainDelivery(known);
    if (first.verdict.verdict === 'delivered') {
      return { explanation: first, missing: [] };
    }
    const [{ value: tree, missing }, around]: [
      LazyRead<ResourceTree>,
      SurroundingObjects,
    ] = await Promise.all([this.#tree(found), this.#surroundings.of(found)]);
    return {
      explanation: explainDelivery({
        ...known,
        ...(tree && { tree }),
        objects: around.objects,
        events: around.events,
      }),
      missing: [...(missing ? [missing] : []), ...around.missing],
    };
  }

  async #tree(found: FoundApplication): Promise<LazyRead<ResourceTree>> {
    const { value, missing } = await this.#lazy.read({
      found,
      part: 'tree',
      ask: async (api, name) => parseResourceTree(await api.tree(name)),
    });
    if (value) {
      return { value };
    }
    return {
      missing: missing ?? {
        part: 'tree',
        reason: 'not-reported',
        message: 'Argo CD has not made a tree of it yet',
      },
    };
  }
}

function missingProject(
  { application }: FoundApplication,
  permission: SyncPermission | undefined,
): MissingPart[] {
  return permission
    ? []
    : [
        {
          part: 'project',
          reason: 'not-reported',
          message: `The project ${application.spec.project} cannot be read: its sync windows are not known`,
        },
      ];
}

function moment({ lastSeenAt }: { lastSeenAt?: string }): number {
  return lastSeenAt ? Date.parse(lastSeenAt) : 0;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
