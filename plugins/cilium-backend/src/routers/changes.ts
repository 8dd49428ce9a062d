import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  ProposalAnswer,
  ProposalPreview,
  WhatIfAnswer,
  WhatIfRequests,
} from '@socle/plugin-cilium-common';
import { parseEntityParams } from '@socle/plugin-platform-node';
import express, { Request, Router } from 'express';
import createRouter from 'express-promise-router';
import {
  parseGroup,
  parseProposal,
  parseWhatIf,
} from '../requests/parseQuestions';
import { Clusters } from '../services/Clusters';
import {
  environmentOf,
  NetworkViews,
  requireRight,
} from '../services/NetworkViews';
import { OpenRequests } from '../services/OpenRequests';
import { Proposals } from '../services/Proposals';
import { Questions } from '../services/Questions';
import { Timing } from './timing';

export interface ChangesRouterOptions {
  httpAuth: HttpAuthService;
  views: NetworkViews;
  clusters: Clusters;
  questions: Questions;
  proposals: Proposals;
  requests: OpenRequests;
  timing: Timing;
}

const place = '/entities/:kind/:namespace/:name';

/**
 * What would be, and asking for it: `POST …/what-if` with `WhatIfBody` answers `WhatIfAnswer`, `GET …/what-if/requests`
 * `WhatIfRequests`, `GET …/refusals/:group/proposal` `ProposalPreview`; `POST` of the same with `ProposalBody` opens the pull
 * requests (201), or says why not (409).
 *
 * Besides: 400 on what cannot be asked for, 401 without a user, 403 where the user lacks `cilium.network.ask` or
 * `cilium.network.propose`, 404 where they may not read the entity and where there is no such group or request, 413 on a body
 * that is too large, 503 where the forge cannot be asked.
 */
export function createChangesRouter(options: ChangesRouterOptions): Router {
  const { httpAuth, views, clusters, timing } = options;
  const router = createRouter();

  const look = async (request: Request, right: 'ask' | 'propose') => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const entityRef = parseEntityParams(request.params);
    const view = await views.resolve({ entityRef, credentials: user });
    requireRight(view, right);
    await clusters.settled(view, timing.settle);
    return { user, view };
  };

  router.get(`${place}/what-if/requests`, async (request, response) => {
    const { view } = await look(request, 'ask');
    response.json(
      (await options.requests.list(
        view.scope.tenant?.name,
      )) satisfies WhatIfRequests,
    );
  });

  router.post(
    `${place}/what-if`,
    express.json({ limit: '512kb' }),
    async (request, response) => {
      const body = parseWhatIf(request.body);
      const { view } = await look(request, 'ask');
      const environment = environmentOf(view, body.environment);
      const { text, remove = [] } =
        'text' in body
          ? body
          : await options.requests.policies({
              tenant: view.scope.tenant?.name,
              environment,
              number: body.request,
            });
      response.json(
        options.questions.whatIf(view, {
          environment: environment.name,
          text,
          remove,
        }) satisfies WhatIfAnswer,
      );
    },
  );

  router.get(`${place}/refusals/:group/proposal`, async (request, response) => {
    const group = parseGroup(request.params.group);
    const { user, view } = await look(request, 'propose');
    response.json(
      (await options.proposals.preview(
        view,
        group,
        user,
      )) satisfies ProposalPreview,
    );
  });

  router.post(
    `${place}/refusals/:group/proposal`,
    express.json({ limit: '16kb' }),
    async (request, response) => {
      const id = parseGroup(request.params.group);
      const body = parseProposal(request.body);
      const { user, view } = await look(request, 'propose');
      const answer = await options.proposals.propose({
        view,
        id,
        user,
        ...body,
        request,
      });
      response
        .status(answer.accepted ? 201 : 409)
        .json(answer satisfies ProposalAnswer);
    },
  );

  return router;
}
