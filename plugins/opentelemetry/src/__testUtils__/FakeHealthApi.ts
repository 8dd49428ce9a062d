import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  EntityHealth,
  EntityInstrumentation,
  EntityObjectives,
  HealthDetail,
  HealthRange,
  Onboarding,
  PlatformTelemetry,
  TenantHealth,
} from '@socle/plugin-opentelemetry-common';
import { HealthApi } from '../api';

/** What each route answers. */
interface Answers {
  health: EntityHealth;
  detail: HealthDetail;
  objectives: EntityObjectives;
  instrumentation: EntityInstrumentation;
  onboarding: Onboarding;
  tenant: TenantHealth;
  platform: PlatformTelemetry;
}

type Route = keyof Answers;

type Given<Name extends Route> = Answers[Name] | Error | 'never';

type AllGiven = { [Name in Route]: Given<Name>[] };

/** Answers with what it is given. */
export class FakeHealthApi implements HealthApi {
  /** What was asked of it, in order: `detail component:default/checkout prod 3h`. */
  readonly asked: string[] = [];
  readonly #given: AllGiven = {
    health: [],
    detail: [],
    objectives: [],
    instrumentation: [],
    onboarding: [],
    tenant: [],
    platform: [],
  };

  /** What an entity's card shows. */
  constructor(...health: Given<'health'>[]) {
    this.#given.health = health;
  }

  /** What a route answers: one per request; the last one is given again. */
  give<Name extends Route>(route: Name, ...answers: Given<Name>[]): this {
    const given: Given<Name>[] = this.#given[route];
    given.splice(0, given.length, ...answers);
    return this;
  }

  async getHealth(entityRef: CompoundEntityRef): Promise<EntityHealth> {
    return this.#answer('health', stringifyEntityRef(entityRef));
  }

  async getDetail(
    entityRef: CompoundEntityRef,
    view: { environment: string; range: HealthRange },
  ): Promise<HealthDetail> {
    return this.#answer(
      'detail',
      `${stringifyEntityRef(entityRef)} ${view.environment} ${view.range}`,
    );
  }

  async getObjectives(
    entityRef: CompoundEntityRef,
    environment: string,
  ): Promise<EntityObjectives> {
    return this.#answer(
      'objectives',
      `${stringifyEntityRef(entityRef)} ${environment}`,
    );
  }

  async getInstrumentation(
    entityRef: CompoundEntityRef,
    environment: string,
  ): Promise<EntityInstrumentation> {
    return this.#answer(
      'instrumentation',
      `${stringifyEntityRef(entityRef)} ${environment}`,
    );
  }

  async getOnboarding(entityRef: CompoundEntityRef): Promise<Onboarding> {
    return this.#answer('onboarding', stringifyEntityRef(entityRef));
  }

  async getTenant(name: string): Promise<TenantHealth> {
    return this.#answer('tenant', name);
  }

  async getPlatform(): Promise<PlatformTelemetry> {
    return this.#answer('platform', '');
  }

  async #answer<Name extends Route>(
    route: Name,
    asked: string,
  ): Promise<Answers[Name]> {
    this.asked.push(`${route} ${asked}`.trim());
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
