import {
  checkDraft,
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
  /** What is wrong with it, as far as the browser knows. */
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
 * Judges a draft by the functions that the server has, with what the browser knows. Other tenants are not part of that:
 * only the server can say whether they are there, agree, and leave room.
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
  if (!profile) {
    return { document, places, findings: [], proposal: { tenant, text } };
  }
  const findings = checkDraft({
    name: tenant.metadata.name,
    text,
    profile: { value: profile, text: textOf(profile) },
    readable: [],
    hidden: [],
  }).filter(finding => !isOfOthers(finding));
  const isComplete = !findings.some(({ rule }) => rule === 'references');
  return {
    document,
    places,
    findings,
    proposal: {
      tenant,
      text,
      ...(isComplete && { outcome: outcomeOf(tenant, text, profile) }),
    },
  };
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
