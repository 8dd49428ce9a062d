import {
  checkDraft,
  checkReferences,
  Finding,
  formatTenant,
  parseTenant,
  Plan,
  plan,
  price,
  Profile,
  RenderedFile,
  renderTeamRepository,
  Tenant,
  TenantPrice,
  teamRepositoryUrl,
} from '@socle/plugin-tenancy-common';
import { toDocument } from './toDocument';
import { TenantDraft } from './types';

/** What the browser alone can say of a draft. */
export interface DraftVerdict {
  /** The document as the form hands it on, complete or not. */
  document: object;
  /** Where rows of the form stand in it, by their identity. */
  places: ReadonlyMap<string, string>;
  /** What is missing, is wrong in itself, or names what the profile does not have. */
  findings: Finding[];
  /** Set where it is complete. */
  proposal?: Proposal;
}

/** A draft that is complete, with all that would be made of it. */
export interface Proposal {
  tenant: Tenant;
  /** The `tenant.yaml`. */
  text: string;
  /** Unset where it names what the profile does not have, or where there is no profile. */
  outcome?: {
    plan: Plan;
    price: TenantPrice;
    teamRepository: string;
    teamFiles: RenderedFile[];
  };
}

const texts = new WeakMap<Profile, string>();

/**
 * What a draft comes to, by the functions that the server has: its files and its price, or what is missing or names what
 * the profile does not have.
 *
 * Pure, and never throws on what people type.
 */
export function judgeDraft(
  draft: TenantDraft,
  profile: Profile | undefined,
): DraftVerdict {
  const { document, places } = toDocument(draft);
  const parsed = parseTenant(JSON.stringify(document), 'tenant.yaml');
  if (!parsed.ok) {
    return { document, places, findings: parsed.findings };
  }
  const tenant = parsed.value;
  const text = formatTenant(tenant);
  const findings = profile
    ? checkReferences({ tenant, profile, file: 'tenant.yaml' })
    : [];
  return {
    document,
    places,
    findings,
    proposal: {
      tenant,
      text,
      ...(profile &&
        findings.length === 0 && {
          outcome: outcomeOf(tenant, text, profile),
        }),
    },
  };
}

/**
 * What the rules say of a draft that is complete, with what the browser knows. Other tenants are not part of that: only the
 * server can say whether they are there, agree, and leave room.
 *
 * Pure, and never throws.
 */
export function checkProposal(
  { tenant, text }: Proposal,
  profile: Profile,
): Finding[] {
  return checkDraft({
    name: tenant.metadata.name,
    text,
    profile: { value: profile, text: textOf(profile) },
    readable: [],
    hidden: [],
  }).filter(finding => !isOfOthers(finding));
}

function outcomeOf(tenant: Tenant, text: string, profile: Profile) {
  return {
    plan: plan({ after: tenant, profile, texts: { after: text } }),
    price: price(tenant, profile),
    teamRepository: teamRepositoryUrl(tenant.metadata.name, profile),
    teamFiles: renderTeamRepository(tenant, profile),
  };
}

/** Whether a finding comes of other tenants not being known here. */
function isOfOthers({ rule, path = '' }: Finding): boolean {
  return (
    rule === 'traffic-agreement' ||
    (rule === 'references' &&
      /\.traffic\[\d+\]\.(?:from|to)\.(?:tenant|environment)$/.test(path))
  );
}

/* JSON is YAML. */
function textOf(profile: Profile): string {
  const known = texts.get(profile);
  if (known !== undefined) {
    return known;
  }
  const text = JSON.stringify(profile);
  texts.set(profile, text);
  return text;
}
