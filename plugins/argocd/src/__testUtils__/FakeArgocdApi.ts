import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  ActionAnswer,
  ApplicationDetails,
  ApplicationDiff,
  ApplicationEvents,
  ApplicationHistory,
  ApplicationLinks,
  ApplicationTree,
  ApplicationWindows,
  EntityDeliveries,
  EntityStanding,
  Fleet,
  RevertAnswer,
} from '@socle/plugin-argocd-common';
import { FakeStream } from '@socle/plugin-platform-react/testUtils';
import {
  ActionRequest,
  ApplicationTarget,
  ArgocdApi,
  DeliveriesEvent,
  FleetEvent,
  RevertLook,
  WatchOptions,
} from '../api';

/** What each route answers. */
interface Answers {
  deliveries: EntityDeliveries;
  standings: Array<EntityStanding | null>;
  fleet: Fleet;
  application: ApplicationDetails;
  tree: ApplicationTree;
  diff: ApplicationDiff;
  history: ApplicationHistory;
  windows: ApplicationWindows;
  events: ApplicationEvents;
  links: ApplicationLinks;
  revert: RevertLook;
  propose: RevertAnswer;
  act: ActionAnswer;
}

type Route = keyof Answers;

type Given<Name extends Route> = Answers[Name] | Error | 'never';

type AllGiven = { [Name in Route]: Given<Name>[] };

/** Answers with what it is given, and tells its watchers what the test says. */
export class FakeArgocdApi implements ArgocdApi {
  /** What was asked of it, in order: `tree paris/argocd/payments.dev.checkout via component:default/checkout`. */
  readonly asked: string[] = [];
  readonly acts: { name: string; request: ActionRequest }[] = [];
  readonly deliveries = new FakeStream<DeliveriesEvent>();
  readonly fleet = new FakeStream<FleetEvent>();
  readonly #given: AllGiven = {
    deliveries: [],
    standings: [],
    fleet: [],
    application: [],
    tree: [],
    diff: [],
    history: [],
    windows: [],
    events: [],
    links: [],
    revert: [],
    propose: [],
    act: [],
  };

  /** What an entity's card shows. */
  constructor(...deliveries: Given<'deliveries'>[]) {
    this.#given.deliveries = deliveries;
  }

  /** What a route answers: one per request; the last one is given again. */
  give<Name extends Route>(route: Name, ...answers: Given<Name>[]): this {
    const given: Given<Name>[] = this.#given[route];
    given.splice(0, given.length, ...answers);
    return this;
  }

  async getDeliveries(): Promise<EntityDeliveries> {
    return this.#answer('deliveries');
  }

  async *watchDeliveries(
    entityRef: Parameters<ArgocdApi['watchDeliveries']>[0],
    { signal }: WatchOptions,
  ): AsyncGenerator<DeliveriesEvent> {
    const data = await this.#answer(
      'deliveries',
      stringifyEntityRef(entityRef),
    );
    yield { type: 'deliveries', data };
    yield* this.deliveries.watch(signal);
  }

  async getStandings(
    entityRefs: string[],
  ): Promise<Array<EntityStanding | null>> {
    return this.#answer('standings', entityRefs.join(' '));
  }

  async getFleet(): Promise<Fleet> {
    return this.#answer('fleet');
  }

  async *watchFleet(
    filter: Parameters<ArgocdApi['watchFleet']>[0],
    { signal }: WatchOptions,
  ): AsyncGenerator<FleetEvent> {
    const data = await this.#answer('fleet', JSON.stringify(filter));
    yield { type: 'fleet', data };
    yield* this.fleet.watch(signal);
  }

  async getApplication(target: ApplicationTarget): Promise<ApplicationDetails> {
    return this.#answer('application', textOf(target));
  }

  async getTree(target: ApplicationTarget): Promise<ApplicationTree> {
    return this.#answer('tree', textOf(target));
  }

  async getDiff(target: ApplicationTarget): Promise<ApplicationDiff> {
    return this.#answer('diff', textOf(target));
  }

  async getHistory(
    target: ApplicationTarget,
    options?: { count?: number },
  ): Promise<ApplicationHistory> {
    return this.#answer('history', `${textOf(target)} ${options?.count}`);
  }

  async getWindows(target: ApplicationTarget): Promise<ApplicationWindows> {
    return this.#answer('windows', textOf(target));
  }

  async getEvents(target: ApplicationTarget): Promise<ApplicationEvents> {
    return this.#answer('events', textOf(target));
  }

  async getLinks(target: ApplicationTarget): Promise<ApplicationLinks> {
    return this.#answer('links', textOf(target));
  }

  async getRevert(target: ApplicationTarget, id: number): Promise<RevertLook> {
    return this.#answer('revert', `${id} of ${textOf(target)}`);
  }

  async proposeRevert(
    target: ApplicationTarget,
    id: number,
  ): Promise<RevertAnswer> {
    return this.#answer('propose', `${id} of ${textOf(target)}`);
  }

  async act(
    target: ApplicationTarget,
    request: ActionRequest,
  ): Promise<ActionAnswer> {
    this.acts.push({ name: target.name, request });
    return this.#answer('act', `${request.action} ${textOf(target)}`);
  }

  async #answer<Name extends Route>(
    route: Name,
    asked?: string,
  ): Promise<Answers[Name]> {
    this.asked.push(asked ? `${route} ${asked}` : route);
    const answers: Given<Name>[] = this.#given[route];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === 'never' || answer === undefined) {
      return new Promise(() => {});
    }
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  }
}

function textOf(target: ApplicationTarget): string {
  const { instance, namespace, name, entityRef } = target;
  return `${instance}/${namespace}/${name}${entityRef ? ` via ${entityRef}` : ''}`;
}

/** What the client throws for an answer that is no success. */
export function responseError(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), {
    name: 'ResponseError',
    statusCode,
  });
}
