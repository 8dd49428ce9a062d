import { ConflictError, InputError } from '@backstage/errors';
import { TrafficDraft } from '@socle/plugin-cilium-common';
import {
  check,
  checkDraft,
  edit,
  parseProfile,
  parseTenant,
  Plan,
  plan,
  render,
  Tenant,
} from '@socle/plugin-tenancy-common';
import { Finding } from '@socle/plugin-platform-common/documents';
import { ChangeBase, RenderedChange } from '@socle/plugin-tenancy-node';

/** A rule of traffic that goes into one environment of a tenant. */
export interface WantedTraffic {
  tenant: string;
  environment: string;
  traffic: TrafficDraft;
  reason: string;
  title: string;
  body: string;
  /** All tenants of the platform, for rules that look at several. */
  tenants: readonly Tenant[];
}

/** A guardrail has something against it. */
export class RefusedTraffic extends InputError {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    const first = findings.find(({ severity }) => severity === 'error');
    super(first ? `${first.message} ${first.remedy}` : 'It is not valid');
    this.findings = findings;
  }
}

/**
 * The tenant's own tenant.yaml with the rule in it, and what is rendered of it. Throws `RefusedTraffic` where a guardrail stops
 * it, `ConflictError` where the platform's own files are wrong.
 */
export function renderTraffic(
  base: Pick<ChangeBase, 'tenant' | 'profile'>,
  wanted: WantedTraffic,
): RenderedChange & { plan: Plan; findings: Finding[] } {
  const { tenant: name, environment, traffic, reason, tenants } = wanted;
  const file = `tenants/${name}/tenant.yaml`;
  const profile = parseProfile(base.profile ?? '', 'socle.yaml');
  const before = parseTenant(base.tenant ?? '', file);
  if (!profile.ok || !before.ok || base.tenant === undefined) {
    throw new ConflictError(
      `${profile.ok ? file : 'socle.yaml'} cannot be used at the moment; have it mended first`,
    );
  }
  const edited = edit({
    text: base.tenant,
    file,
    changes: [
      {
        kind: 'add',
        path: ['spec', 'environments', { name: environment }, 'traffic'],
        value: JSON.parse(JSON.stringify({ ...traffic, reason })),
      },
    ],
  });
  if (!edited.ok) {
    throw new RefusedTraffic(edited.findings);
  }
  const after = parseTenant(edited.text, file);
  if (!after.ok) {
    throw new RefusedTraffic(after.findings);
  }
  const others = tenants.filter(one => one.metadata.name !== name);
  const files = [
    { path: file, content: edited.text },
    ...render(after.value, profile.value),
  ];
  const profileText = { path: 'socle.yaml', content: base.profile ?? '' };
  const findings = [
    ...checkDraft({
      name,
      text: edited.text,
      profile: { value: profile.value, text: profileText.content },
      readable: [],
      hidden: others,
    }),
    ...check({ files, profile: profileText }).filter(one => one.file !== file),
  ];
  if (findings.some(({ severity }) => severity === 'error')) {
    throw new RefusedTraffic(findings);
  }
  const kept = new Set(files.map(({ path }) => path));
  return {
    title: wanted.title,
    body: wanted.body,
    files,
    removed: render(before.value, profile.value)
      .map(({ path }) => path)
      .filter(path => !kept.has(path)),
    findings,
    plan: plan({
      before: before.value,
      after: after.value,
      profile: profile.value,
      texts: { before: base.tenant, after: edited.text },
    }),
  };
}
