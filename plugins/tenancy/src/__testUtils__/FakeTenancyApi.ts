import { FakeStream } from '@socle/plugin-platform-react/testUtils';
import {
  EntityEnvironments,
  NameAvailability,
  PreviewRequest,
  TenantDetails,
  TenantListing,
  TenantOffer,
  TenantPreview,
  TenantRequest,
  TenantRequestListing,
} from '@socle/plugin-tenancy-common';
import { EnvironmentsEvent, RequestEvent, TenancyApi } from '../api';

/** What each route is asked with, and answers. */
interface Routes {
  environments: { asked: unknown; answer: EntityEnvironments };
  tenants: { asked: undefined; answer: TenantListing };
  tenant: { asked: string; answer: TenantDetails };
  offer: { asked: undefined; answer: TenantOffer };
  names: { asked: string; answer: NameAvailability };
  preview: { asked: PreviewRequest; answer: TenantPreview };
  requests: { asked: undefined; answer: TenantRequestListing };
  request: { asked: string; answer: TenantRequest };
}

type Route = keyof Routes;

/** What is answered, thrown, kept waiting for, or found by what is asked. */
type Given<Name extends Route> =
  | Routes[Name]['answer']
  | Error
  | 'never'
  | ((
      asked: Routes[Name]['asked'],
    ) => Routes[Name]['answer'] | Promise<Routes[Name]['answer']>);

type AllGiven = { [Name in Route]: Given<Name>[] };

/** Answers with what it is given, and tells its watchers what the test says. */
export class FakeTenancyApi implements TenancyApi {
  /** What was asked of it, in order: `names payments`. */
  readonly asked: string[] = [];
  readonly request = new FakeStream<RequestEvent>();
  readonly #environments = new FakeStream<EnvironmentsEvent>();
  readonly #given: AllGiven;

  /** The environments: one answer per request; the last one is given again. */
  constructor(...environments: (EntityEnvironments | Error | 'never')[]) {
    this.#given = {
      environments,
      tenants: [],
      tenant: [],
      offer: [],
      names: [],
      preview: [],
      requests: [],
      request: [],
    };
  }

  /** What a route answers: one per request; the last one is given again. */
  give<Name extends Route>(route: Name, ...answers: Given<Name>[]): this {
    const given: Given<Name>[] = this.#given[route];
    given.splice(0, given.length, ...answers);
    return this;
  }

  get watchers(): number {
    return this.#environments.watchers;
  }

  tell(event: EnvironmentsEvent | Error): void {
    this.#environments.tell(event);
  }

  async getEnvironments(): Promise<EntityEnvironments> {
    return this.#answer('environments', undefined);
  }

  watchEnvironments(
    _entityRef: unknown,
    options: { signal: AbortSignal },
  ): AsyncGenerator<EnvironmentsEvent> {
    return this.#environments.watch(options.signal);
  }

  async getTenants(): Promise<TenantListing> {
    return this.#answer('tenants', undefined);
  }

  async getTenant(name: string): Promise<TenantDetails> {
    return this.#answer('tenant', name);
  }

  async getOffer(): Promise<TenantOffer> {
    return this.#answer('offer', undefined);
  }

  async getNameAvailability(name: string): Promise<NameAvailability> {
    return this.#answer('names', name);
  }

  async previewTenant(request: PreviewRequest): Promise<TenantPreview> {
    return this.#answer('preview', request);
  }

  async getRequests(): Promise<TenantRequestListing> {
    return this.#answer('requests', undefined);
  }

  async getRequest(tenant: string): Promise<TenantRequest> {
    return this.#answer('request', tenant);
  }

  watchRequest(
    _tenant: string,
    options: { signal: AbortSignal },
  ): AsyncGenerator<RequestEvent> {
    return this.request.watch(options.signal);
  }

  async #answer<Name extends Route>(
    route: Name,
    asked: Routes[Name]['asked'],
  ): Promise<Routes[Name]['answer']> {
    this.asked.push(typeof asked === 'string' ? `${route} ${asked}` : route);
    const answers: Given<Name>[] = this.#given[route];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === 'never' || answer === undefined) {
      return new Promise(() => {});
    }
    if (answer instanceof Error) {
      throw answer;
    }
    return typeof answer === 'function' ? answer(asked) : answer;
  }
}

/** What the client throws for an answer that is no success. */
export function responseError(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), {
    name: 'ResponseError',
    statusCode,
  });
}
