import {
  checkDraft,
  checkReferences,
  Finding,
  nameAvailability,
  parseTenant,
  plan,
  PreviewRequest,
  price,
  Profile,
  Tenant,
  TenantPreview,
} from '@socle/plugin-tenancy-common';
import { othersOf } from '@socle/plugin-tenancy-node';
import { readableBudget } from './describeTenant';
import { TenantRights } from './TenantAccess';
import { DirectoryEntry, DirectorySnapshot } from './TenantDirectory';

const noProfile: Finding = {
  rule: 'file',
  severity: 'error',
  file: 'socle.yaml',
  line: 1,
  message: 'The platform has no valid profile, so nothing can be rendered.',
  remedy: 'Have the platform team mend socle.yaml.',
};

/** What the platform says of a `tenant.yaml` that somebody is about to propose. */
export function previewTenant(options: {
  request: PreviewRequest;
  directory: DirectorySnapshot;
  rights: TenantRights;
  /** Who asks: `user:default/ines.moreau`. */
  user: string;
}): TenantPreview {
  const { request, directory, rights, user } = options;
  const { registry, requestsStatus } = directory;
  const about = {
    revision: registry.revision,
    status: registry.status,
    requestsStatus,
  };
  const { profile } = registry;
  const parsed = parseTenant(request.text, 'tenant.yaml');
  const tenant = parsed.ok ? parsed.value : undefined;
  const name = tenant?.metadata.name ?? 'draft';
  if (!profile) {
    return { ...about, findings: [...parsed.findings, noProfile] };
  }
  const file = `tenants/${name}/tenant.yaml`;
  const place = (path: string[]) => ({
    file,
    ...(parsed.ok ? parsed.locate(path) : { line: 1 }),
    path: path.join('.'),
  });
  const entry = directory.entries.get(name);
  const findings = [
    ...draftFindings({ ...options, name, profile }),
    ...(tenant
      ? [
          ...(request.kind === 'create'
            ? nameFindings({
                name,
                entry,
                profile: profile.value,
                rights,
                user,
              })
            : []),
          ...ownerFindings(tenant, rights),
        ].map(({ path, ...finding }) => ({ ...finding, ...place(path) }))
      : []),
  ];
  if (
    !tenant ||
    checkReferences({ tenant, profile: profile.value, file }).length > 0
  ) {
    return { ...about, findings };
  }
  const merged = request.kind === 'change' ? entry?.known.merged : undefined;
  const budget = readableBudget({
    owner: tenant.spec.owner,
    directory,
    profile: profile.value,
    rights,
    except: name,
  });
  return {
    ...about,
    findings,
    plan: plan({
      ...(merged?.tenant && { before: merged.tenant }),
      after: tenant,
      profile: profile.value,
      texts: { ...(merged && { before: merged.text }), after: request.text },
    }),
    price: price(tenant, profile.value),
    ...(budget && isOwn(tenant, rights) && { budget }),
  };
}

interface DraftProblem extends Pick<
  Finding,
  'rule' | 'severity' | 'message' | 'remedy'
> {
  path: string[];
}

function draftFindings(options: {
  request: PreviewRequest;
  directory: DirectorySnapshot;
  rights: TenantRights;
  name: string;
  profile: { value: Profile; text: string };
}): Finding[] {
  const { request, directory, rights, name, profile } = options;
  const others = othersOf(directory.entries.values(), {
    except: name,
    reads: rights.inspect,
  });
  return checkDraft({ name, text: request.text, profile, ...others });
}

function nameFindings(options: {
  name: string;
  entry: DirectoryEntry | undefined;
  profile: Profile;
  rights: TenantRights;
  user: string;
}): DraftProblem[] {
  const { name, entry, profile, rights, user } = options;
  const available = nameAvailability({
    name,
    known: entry?.known,
    isReadable: rights.inspect(entry?.resource),
    profile,
  });
  /* What is reserved, the rule references tells. */
  if (available.state !== 'taken' && available.state !== 'requested') {
    return [];
  }
  const isTheirs =
    available.state === 'requested' && entry?.resource.requestedBy === user;
  return [
    {
      rule: 'name',
      path: ['metadata', 'name'],
      ...(isTheirs
        ? {
            severity: 'info',
            message: `You asked for ${name} already, in the open pull request ${available.change?.number}.`,
            remedy: 'Propose it again to bring that pull request up to date.',
          }
        : {
            severity: 'error',
            message: available.message,
            remedy: available.remedy,
          }),
    },
  ];
}

function ownerFindings(tenant: Tenant, rights: TenantRights): DraftProblem[] {
  const { owner } = tenant.spec;
  return isOwn(tenant, rights)
    ? []
    : [
        {
          rule: 'owner',
          severity: 'error',
          path: ['spec', 'owner'],
          message: `You may not ask for a tenant of ${owner}.`,
          remedy: 'Choose a group that you belong to.',
        },
      ];
}

/** Whether somebody may ask for a tenant of that owner: who may change one may also ask for it. */
function isOwn({ metadata, spec }: Tenant, rights: TenantRights): boolean {
  return rights.update({ name: metadata.name, owner: spec.owner });
}
