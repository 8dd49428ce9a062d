import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  ObjectiveProposalAnswer,
  ObjectiveProposalPreview,
} from '@socle/plugin-opentelemetry-common';
import { parseEntityParams } from '@socle/plugin-platform-node';
import express, { Request, Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import { parseDraft } from '../requests/parseDraft';
import { findPlace } from '../requests/parsePlace';
import { ObjectiveProposals } from '../services/ObjectiveProposals';
import { Places } from '../services/Places';
import { Views } from '../services/Views';

/**
 * Asking for objectives, under `/entities/:kind/:namespace/:name/objectives/:environment`, with an `ObjectiveDraft`:
 * `POST /proposal/preview` answers `ObjectiveProposalPreview` and writes nothing; `POST /proposal` opens the pull request
 * (201), or says why not (409), with `ObjectiveProposalAnswer`.
 *
 * Besides: 400 on a body that is no draft and where the portal cannot write to the service's repository, 401 without a user,
 * 403 where the user lacks `opentelemetry.objective.propose`, 404 where they may not read the entity, 409 where a branch is in
 * the way, 413 on a body that is too large, 503 where the forge cannot be asked.
 */
export function createProposalsRouter(options: {
  httpAuth: HttpAuthService;
  views: Views;
  places: Places;
  proposals: ObjectiveProposals;
}): Router {
  const { httpAuth, views, places, proposals } = options;
  const router = createPromiseRouter();
  const path =
    '/entities/:kind/:namespace/:name/objectives/:environment/proposal';
  const json = express.json({ limit: '4kb' });

  const look = async (request: Request) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const entityRef = parseEntityParams(request.params);
    const view = await views.entity({ entityRef, credentials });
    await views.assertMayPropose(view, credentials);
    const draft = parseDraft(request.body);
    const found = await places.of(view);
    const place = findPlace(found, request.params.environment);
    return { credentials, wanted: { view, place, draft } };
  };

  router.post(`${path}/preview`, json, async (request, response) => {
    const { wanted } = await look(request);
    response.json(
      (await proposals.preview(wanted)) satisfies ObjectiveProposalPreview,
    );
  });

  router.post(path, json, async (request, response) => {
    const { credentials, wanted } = await look(request);
    const answer = await proposals.propose(wanted, { credentials, request });
    response
      .status(answer.accepted ? 201 : 409)
      .json(answer satisfies ObjectiveProposalAnswer);
  });

  return router;
}
