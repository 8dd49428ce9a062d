import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { machines } from './identities';

const hooksSchema = z.array(
  z.object({
    id: z.number(),
    name: z.string(),
    config: z.object({ url: z.string() }),
  }),
);
const name = 'portal';
const timeLimit = 30_000;

/** The secret that the portal checks signatures with: public knowledge, as everything of the sandbox. */
export const webhookSecret = 'sandbox-socle';

/**
 * Has the forge tell the portal of each push to the platform's repository. A webhook that is there is led to the portal's
 * address of today.
 *
 * Throws `ResponseError` where the forge refuses.
 */
export async function ensurePortalWebhook(options: {
  forgeUrl: string;
  /** Where people reach the portal: `http://localhost:7007`. */
  portalUrl: string;
}): Promise<void> {
  const { forgeUrl, portalUrl } = options;
  const hooksUrl = `${forgeUrl}/api/v1/repos/platform/gitops/hooks`;
  const url = `${portalUrl}/api/events/http/gitea`;
  const hooks = hooksSchema.parse(await call(hooksUrl, 'GET'));
  const known = hooks.find(hook => hook.name === name);
  if (!known) {
    await call(hooksUrl, 'POST', {
      type: 'gitea',
      name,
      active: true,
      events: ['push'],
      config: { url, content_type: 'json', secret: webhookSecret },
    });
  } else if (known.config.url !== url) {
    await call(`${hooksUrl}/${known.id}`, 'PATCH', { config: { url } });
  }
}

async function call(
  url: string,
  method: string,
  body?: object,
): Promise<unknown> {
  const portal = machines.find(machine => machine.name === 'socle');
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      authorization: `token ${portal?.token}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeLimit),
  });
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return await response.json();
}
