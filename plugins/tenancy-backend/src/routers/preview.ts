import { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { parseTenant, TenantPreview } from '@socle/plugin-tenancy-common';
import express, { Router } from 'express';
import createRouter from 'express-promise-router';
import { parsePreview } from '../requests/parsePreview';
import { noSuchTenant } from '../services/notFound';
import { previewTenant } from '../services/previewTenant';
import { TenantAccess } from '../services/TenantAccess';
import { TenantDirectory } from '../services/TenantDirectory';

export interface PreviewRouterOptions {
  httpAuth: HttpAuthService;
  directory: TenantDirectory;
  access: TenantAccess;
}

/**
 * `POST /preview` takes `PreviewRequest` and answers `TenantPreview`: what proposing it would come to. Nothing is written
 * anywhere.
 *
 * 401 without a user, 400 on another body, 403 without `tenancy.tenant.create` for a new tenant, 404 where a change is for
 * a tenant that is not there or that they may not read, 403 where they may only read it, 413 on a body that is too large,
 * 503 where the platform's tree was never read.
 */
export function createPreviewRouter(options: PreviewRouterOptions): Router {
  const { httpAuth, directory, access } = options;
  const router = createRouter();

  router.post(
    '/preview',
    express.json({ limit: '512kb' }),
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const draft = parsePreview(request.body);
      const [known, rights] = await Promise.all([
        directory.read(),
        access.rightsOf(credentials),
      ]);
      if (draft.kind === 'create') {
        if (!rights.create) {
          throw new NotAllowedError(
            'You may not ask for tenants; ask the platform team',
          );
        }
      } else {
        const parsed = parseTenant(draft.text, 'tenant.yaml');
        const name = parsed.ok ? parsed.value.metadata.name : undefined;
        const entry = name === undefined ? undefined : known.entries.get(name);
        if (name !== undefined && !rights.inspect(entry?.resource)) {
          throw noSuchTenant(name);
        }
        if (name !== undefined && !rights.update(entry?.resource)) {
          throw new NotAllowedError(
            `You may not change ${name}; ask its owners`,
          );
        }
      }
      response.json(
        previewTenant({
          request: draft,
          directory: known,
          rights,
          user: credentials.principal.userEntityRef,
        }) satisfies TenantPreview,
      );
    },
  );

  return router;
}
