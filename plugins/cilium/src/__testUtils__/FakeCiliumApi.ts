import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  AskAnswer,
  AskChoices,
  AskQuery,
  EntityRefusals,
  EntityServiceMap,
  EntityWorkloads,
  NetworkSummary,
  ProposalAnswer,
  ProposalBody,
  ProposalPreview,
  RefusalDetails,
  WhatIfAnswer,
  WhatIfBody,
  WhatIfRequests,
  WorkloadPolicy,
} from '@socle/plugin-cilium-common';
import { FakeStream } from '@socle/plugin-platform-react/testUtils';
import {
  CiliumApi,
  RefusalsEvent,
  ServiceMapEvent,
  WatchOptions,
} from '../api';

/** What each route answers. */
interface Answers {
  summary: NetworkSummary;
  refusals: EntityRefusals;
  refusal: RefusalDetails;
  proposal: ProposalPreview;
  propose: ProposalAnswer;
  workloads: EntityWorkloads;
  effective: WorkloadPolicy;
  map: EntityServiceMap;
  peers: AskChoices;
  ask: AskAnswer;
  whatIf: WhatIfAnswer;
  requests: WhatIfRequests;
}

type Route = keyof Answers;

type Given<Name extends Route> = Answers[Name] | Error | 'never';

type AllGiven = { [Name in Route]: Given<Name>[] };

/** Answers with what it is given, and tells its watchers what the test says. */
export class FakeCiliumApi implements CiliumApi {
  /** What was asked of it, in order: `refusal ledger`. */
  readonly asked: string[] = [];
  readonly refusals = new FakeStream<RefusalsEvent>();
  readonly map = new FakeStream<ServiceMapEvent>();
  readonly #given: AllGiven = {
    summary: [],
    refusals: [],
    refusal: [],
    proposal: [],
    propose: [],
    workloads: [],
    effective: [],
    map: [],
    peers: [],
    ask: [],
    whatIf: [],
    requests: [],
  };

  /** What a route answers: one per request; the last one is given again. */
  give<Name extends Route>(route: Name, ...answers: Given<Name>[]): this {
    const given: Given<Name>[] = this.#given[route];
    given.splice(0, given.length, ...answers);
    return this;
  }

  async getSummary(
    entityRef: Parameters<CiliumApi['getSummary']>[0],
  ): Promise<NetworkSummary> {
    return this.#answer('summary', stringifyEntityRef(entityRef));
  }

  async *watchRefusals(
    entityRef: Parameters<CiliumApi['watchRefusals']>[0],
    { signal }: WatchOptions,
  ): AsyncGenerator<RefusalsEvent> {
    const data = await this.#answer('refusals', stringifyEntityRef(entityRef));
    yield { type: 'refusals', data };
    yield* this.refusals.watch(signal);
  }

  async getRefusal(_: unknown, group: string): Promise<RefusalDetails> {
    return this.#answer('refusal', group);
  }

  async getProposal(_: unknown, group: string): Promise<ProposalPreview> {
    return this.#answer('proposal', group);
  }

  async propose(
    _: unknown,
    group: string,
    body: ProposalBody,
  ): Promise<ProposalAnswer> {
    return this.#answer('propose', `${group} ${JSON.stringify(body)}`);
  }

  async getWorkloads(): Promise<EntityWorkloads> {
    return this.#answer('workloads');
  }

  async getEffectivePolicy(
    _: unknown,
    query: { environment: string; workload: string },
  ): Promise<WorkloadPolicy> {
    return this.#answer('effective', `${query.environment}/${query.workload}`);
  }

  async *watchServiceMap(
    _: unknown,
    query: Parameters<CiliumApi['watchServiceMap']>[1],
    { signal }: WatchOptions,
  ): AsyncGenerator<ServiceMapEvent> {
    const data = await this.#answer('map', JSON.stringify(query));
    yield { type: 'map', data };
    yield* this.map.watch(signal);
  }

  async getPeers(): Promise<AskChoices> {
    return this.#answer('peers');
  }

  async ask(_: unknown, query: AskQuery): Promise<AskAnswer> {
    return this.#answer('ask', JSON.stringify(query));
  }

  async whatIf(_: unknown, body: WhatIfBody): Promise<WhatIfAnswer> {
    return this.#answer('whatIf', JSON.stringify(body));
  }

  async getWhatIfRequests(): Promise<WhatIfRequests> {
    return this.#answer('requests');
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

/** What the client throws for an answer that is no success. */
export function responseError(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), {
    name: 'ResponseError',
    statusCode,
  });
}
