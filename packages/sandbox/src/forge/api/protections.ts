import { Router } from 'express';
import { z } from 'zod';
import { forbidden, notFound } from '../errors';
import { ProtectionRecord } from '../records';
import { Repository } from '../repository';
import { ForgeServices } from '../services';
import { toTime } from '../shapes/context';
import { Guards } from './guards';
import { branchField, parseBody, restOfPath } from './requests';

/** A rule for one branch that everybody who may write can push to, and nobody rewrites: the one that this forge has. */
const ruleSchema = z.object({
  rule_name: branchField.optional(),
  branch_name: branchField.optional(),
});

/** Gitea's `BranchProtection`, as far as it means something here. */
function toProtection(record: ProtectionRecord) {
  return {
    branch_name: record.branch,
    rule_name: record.branch,
    priority: 1,
    enable_push: true,
    enable_push_whitelist: false,
    enable_force_push: false,
    enable_merge_whitelist: false,
    enable_status_check: false,
    status_check_contexts: [],
    required_approvals: 0,
    created_at: toTime(record.createdAt),
    updated_at: toTime(record.updatedAt),
  };
}

/** `branch_protections`. */
export function addProtectionRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  const find = (repository: Repository, branch: string): ProtectionRecord => {
    const found = repository.record.protections.find(
      protection => protection.branch === branch,
    );
    if (!found) {
      throw notFound();
    }
    return found;
  };

  router.get(
    '/repos/:owner/:repo/branch_protections',
    guards.administrator(async ({ response, repository }) => {
      response.json(repository.record.protections.map(toProtection));
    }),
  );

  router.post(
    '/repos/:owner/:repo/branch_protections',
    guards.administrator(async ({ request, response, repository }) => {
      const wanted = parseBody(ruleSchema, request);
      const branch = wanted.rule_name || wanted.branch_name || '';
      const isThere = repository.record.protections.some(
        protection => protection.branch === branch,
      );
      if (isThere) {
        throw forbidden('Branch protection already exist');
      }
      if (!repository.refs.branch(branch)) {
        throw notFound();
      }
      const at = services.now().toISOString();
      const created = await repository.change(draft => {
        const protection = { branch, createdAt: at, updatedAt: at };
        draft.protections.push(protection);
        return protection;
      });
      response.status(201).json(toProtection(created));
    }),
  );

  router.get(
    '/repos/:owner/:repo/branch_protections/*',
    guards.administrator(async ({ request, response, repository }) => {
      response.json(toProtection(find(repository, restOfPath(request))));
    }),
  );

  router.delete(
    '/repos/:owner/:repo/branch_protections/*',
    guards.administrator(async ({ request, response, repository }) => {
      const { branch } = find(repository, restOfPath(request));
      await repository.change(draft => {
        draft.protections = draft.protections.filter(
          protection => protection.branch !== branch,
        );
      });
      response.status(204).end();
    }),
  );
}
