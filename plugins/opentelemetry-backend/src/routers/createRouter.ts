import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  EntityHealth,
  EntityInstrumentation,
  EntityObjectives,
  HealthDetail,
  Onboarding,
  PlatformTelemetry,
  TenantHealth,
} from '@socle/plugin-opentelemetry-common';
import { parseEntityParams } from '@socle/plugin-platform-node';
import { Request, Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import { findPlace, parseRange, parseTenant } from '../requests/parsePlace';
import { Access } from '../services/Access';
import { Asking } from '../services/Asking';
import { DetailReader } from '../services/DetailReader';
import { EnvironmentReader } from '../services/EnvironmentReader';
import { instrumentationOf } from '../services/InstrumentationReader';
import { Links } from '../services/Links';
import { detailsOf } from '../services/ObjectiveReader';
import { onboardingOf } from '../services/OnboardingReader';
import { Places } from '../services/Places';
import { PlatformReader } from '../services/PlatformReader';
import { SharedReads } from '../services/SharedReads';
import { TenantReader, worstOf } from '../services/TenantReader';
import { Views } from '../services/Views';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  access: Access;
  views: Views;
  places: Places;
  environments: EnvironmentReader;
  details: DetailReader;
  tenants: TenantReader;
  platform: PlatformReader;
  links: Links;
  reads: SharedReads;
  now: () => Date;
}

/**
 * What the pages of health read. For an entity, under `/entities/:kind/:namespace/:name`:
 *
 * - `GET /health` answers `EntityHealth`, and `GET /health/:environment?range=3h` `HealthDetail`;
 * - `GET /objectives/:environment` answers `EntityObjectives`, `GET /instrumentation/:environment`
 *   `EntityInstrumentation`, `GET /onboarding` `Onboarding`.
 *
 * `GET /tenants/:name/health` answers `TenantHealth`, `GET /platform` `PlatformTelemetry`.
 *
 * 401 without a user, 404 on what they may not know of, 403 on what they may know of and not read, 400 on names and ranges
 * that are none, 503 where the platform's tree was never read. A source that is down is a warning in the answer.
 */
export function createRouter(options: RouterOptions): Router {
  const { access, views, places, environments, details, links } = options;
  const { httpAuth, tenants, platform, reads, now } = options;
  const router = createPromiseRouter();
  const entity = '/entities/:kind/:namespace/:name';

  const userOf = async (request: Request) =>
    await httpAuth.credentials(request, { allow: ['user'] });
  const viewOf = async (request: Request) => {
    const credentials = await userOf(request);
    const entityRef = parseEntityParams(request.params);
    const view = await views.entity({ entityRef, credentials });
    return { view, found: await places.of(view) };
  };
  const placeOf = async (request: Request) => {
    const { view, found } = await viewOf(request);
    return { view, place: findPlace(found, request.params.environment) };
  };

  router.get(`${entity}/health`, async (request, response) => {
    const { view, found } = await viewOf(request);
    const read = await Promise.all(
      found.map(async place => (await environments.read(place)).health),
    );
    const worst = worstOf(read.filter(({ suspended }) => !suspended));
    const { tenant, refused } = view.scope;
    response.json({
      entityRef: view.entityRef,
      ...(tenant && {
        tenant: {
          name: tenant.name,
          ...(tenant.title !== undefined && { title: tenant.title }),
        },
      }),
      ...(worst && { verdict: worst.verdict, worstEnvironment: worst.name }),
      environments: read,
      refused,
    } satisfies EntityHealth);
  });

  router.get(`${entity}/health/:environment`, async (request, response) => {
    const range = parseRange(request.query);
    const { view, place } = await placeOf(request);
    response.json(
      (await details.read(view.entityRef, place, range)) satisfies HealthDetail,
    );
  });

  router.get(`${entity}/objectives/:environment`, async (request, response) => {
    const { view, place } = await placeOf(request);
    const { source, tenant, environment } = place;
    const asking =
      source &&
      new Asking({
        source,
        whose: { tenant, environment: environment.name },
        reads,
        now,
      });
    const objectives = asking
      ? await detailsOf({ asking, place, links, now: now() })
      : [];
    objectives.forEach(({ coveredSeconds, windowSeconds, name }) => {
      if (
        coveredSeconds !== undefined &&
        coveredSeconds < windowSeconds * 0.99
      ) {
        asking?.warn({
          code: 'windowNotCovered',
          parameters: {
            objective: name,
            covered: coveredSeconds,
            window: windowSeconds,
          },
        });
      }
    });
    response.json({
      entityRef: view.entityRef,
      environment: environment.name,
      objectives,
      sources: source ? [source.state()] : [],
      warnings: asking?.warnings ?? [
        { code: 'notConfigured', parameters: { cluster: environment.cluster } },
      ],
    } satisfies EntityObjectives);
  });

  router.get(
    `${entity}/instrumentation/:environment`,
    async (request, response) => {
      const { view, place } = await placeOf(request);
      response.json(
        (await instrumentationOf({
          entityRef: view.entityRef,
          place,
          reads,
          now,
        })) satisfies EntityInstrumentation,
      );
    },
  );

  router.get(`${entity}/onboarding`, async (request, response) => {
    const { view, found } = await viewOf(request);
    response.json({
      entityRef: view.entityRef,
      environments: await Promise.all(
        found.map(place => onboardingOf({ place, reads, now })),
      ),
    } satisfies Onboarding);
  });

  router.get('/tenants/:name/health', async (request, response) => {
    const credentials = await userOf(request);
    const name = parseTenant(request.params.name);
    const view = await views.tenant({ name, credentials });
    response.json((await tenants.read(view)) satisfies TenantHealth);
  });

  router.get('/platform', async (request, response) => {
    await access.assertPlatform(await userOf(request));
    response.json((await platform.read()) satisfies PlatformTelemetry);
  });

  return router;
}
