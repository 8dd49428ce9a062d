import { Router } from 'express';
import { z } from 'zod';
import { notFound, unprocessable } from '../errors';
import { HookRecord } from '../records';
import { Repository } from '../repository';
import { ForgeServices } from '../services';
import { toHook } from '../shapes/hooks';
import { isLoopbackUrl } from '../webhooks';
import { Guards } from './guards';
import { announcePages, cut, parsePage } from './paging';
import { parseBody, pathNumber, textField } from './requests';

const hookSchema = z.object({
  type: z.string({ required_error: 'Required' }).min(1, 'Required'),
  name: textField(255).default(''),
  config: z.record(z.string(), { required_error: 'Required' }),
  events: z.array(z.string()).default([]),
  branch_filter: z.string().default(''),
  authorization_header: textField(1024).default(''),
  active: z.boolean().default(false),
});

const changeSchema = z.object({
  name: textField(255).optional(),
  config: z.record(z.string()).default({}),
  events: z.array(z.string()).optional(),
  branch_filter: z.string().optional(),
  authorization_header: textField(1024).optional(),
  active: z.boolean().optional(),
});

const knownEvents = ['create', 'delete', 'push', 'pull_request'];

/** `hooks`. Only addresses of this machine are taken. */
export function addHookRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  const find = (repository: Repository, id: number): HookRecord => {
    const hook = repository.record.hooks.find(item => item.id === id);
    if (!hook) {
      throw notFound();
    }
    return hook;
  };

  router.get(
    '/repos/:owner/:repo/hooks',
    guards.administrator(async ({ request, response, repository }) => {
      const page = parsePage(request);
      const { hooks } = repository.record;
      announcePages(request, response, {
        baseUrl: services.baseUrl,
        page,
        total: hooks.length,
      });
      response.json(cut(hooks, page).map(toHook));
    }),
  );

  router.post(
    '/repos/:owner/:repo/hooks',
    guards.administrator(async ({ request, response, repository }) => {
      const wanted = parseBody(hookSchema, request);
      if (wanted.type !== 'gitea') {
        throw unprocessable(`Invalid hook type: ${wanted.type}`);
      }
      for (const name of ['url', 'content_type']) {
        if (!Object.hasOwn(wanted.config, name)) {
          throw unprocessable(`Missing config option: ${name}`);
        }
      }
      const now = services.now().toISOString();
      const url = checkUrl(wanted.config.url);
      const contentType = checkContentType(wanted.config.content_type);
      const events = checkEvents(wanted.events);
      checkBranchFilter(wanted.branch_filter);
      const hook = await repository.change(draft => {
        const created: HookRecord = {
          id: draft.nextId,
          name: wanted.name,
          url,
          contentType,
          secret: wanted.config.secret ?? '',
          authorizationHeader: checkHeader(wanted.authorization_header),
          events,
          branchFilter: wanted.branch_filter,
          active: wanted.active,
          createdAt: now,
          updatedAt: now,
        };
        draft.nextId += 1;
        draft.hooks.push(created);
        return created;
      });
      response.status(201).json(toHook(hook));
    }),
  );

  router.get(
    '/repos/:owner/:repo/hooks/:id(\\d+)',
    guards.administrator(async ({ request, response, repository }) => {
      response.json(toHook(find(repository, pathNumber(request, 'id'))));
    }),
  );

  router.patch(
    '/repos/:owner/:repo/hooks/:id(\\d+)',
    guards.administrator(async ({ request, response, repository }) => {
      const { id } = find(repository, pathNumber(request, 'id'));
      const change = parseBody(changeSchema, request);
      checkBranchFilter(change.branch_filter ?? '');
      const { config } = change;
      const hook = await repository.change(draft => {
        const found = draft.hooks.find(item => item.id === id);
        if (!found) {
          throw notFound();
        }
        found.name = change.name ?? found.name;
        found.url = config.url === undefined ? found.url : checkUrl(config.url);
        found.contentType =
          config.content_type === undefined
            ? found.contentType
            : checkContentType(config.content_type);
        found.secret = config.secret ?? found.secret;
        found.events = change.events
          ? checkEvents(change.events)
          : found.events;
        found.authorizationHeader = checkHeader(
          change.authorization_header ?? found.authorizationHeader,
        );
        found.active = change.active ?? found.active;
        found.updatedAt = services.now().toISOString();
        return found;
      });
      response.json(toHook(hook));
    }),
  );

  router.delete(
    '/repos/:owner/:repo/hooks/:id(\\d+)',
    guards.administrator(async ({ request, response, repository }) => {
      const { id } = find(repository, pathNumber(request, 'id'));
      await repository.change(draft => {
        draft.hooks = draft.hooks.filter(hook => hook.id !== id);
      });
      response.status(204).end();
    }),
  );
}

function checkUrl(url: string): string {
  if (!isLoopbackUrl(url)) {
    throw unprocessable(
      'Invalid url: the sandbox calls http and https addresses of this machine only',
    );
  }
  return url;
}

function checkContentType(text: string): HookRecord['contentType'] {
  if (text !== 'json' && text !== 'form') {
    throw unprocessable('Invalid content type');
  }
  return text;
}

/** Those that this forge has; others are taken and never come, as Gitea takes names that it does not know. */
function checkEvents(events: string[]): string[] {
  const known = events.filter(event => knownEvents.includes(event));
  return events.length > 0 ? [...new Set(known)] : ['push'];
}

function checkBranchFilter(filter: string): void {
  if (filter !== '' && filter !== '*') {
    throw unprocessable('This forge sends hooks for all branches: use *');
  }
}

/** What cannot stand in a header would stop every delivery. */
function checkHeader(text: string): string {
  if (!/^[\x20-\x7e]*$/.test(text)) {
    throw unprocessable('Invalid authorization header');
  }
  return text;
}
