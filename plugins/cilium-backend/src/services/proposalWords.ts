import {
  ProposalFinding,
  ProposalPart,
  ProposalRefusal,
  ProposalRequest,
} from '@socle/plugin-cilium-common';
import { User } from './NetworkViews';
import { NeededPart, ProposalPlan } from './ProposalPlans';

/** Why nothing can be proposed, as far as it is known without the forge. */
export function refusalOf({
  needed,
  preview,
}: ProposalPlan): ProposalRefusal | undefined {
  if (needed.length > 0) {
    return undefined;
  }
  return preview.parts.some(({ state }) => state === 'impossible')
    ? {
        code: 'impossible',
        message: 'No rule of tenant.yaml lets this connection through.',
      }
    : {
        code: 'not-needed',
        message: 'The policies of now let this connection through.',
      };
}

export function isPartOf(part: ProposalPart, needed: NeededPart): boolean {
  return (
    part.state === 'needed' &&
    part.tenant === needed.tenant &&
    part.environment === needed.environment
  );
}

export function withFindings(
  { preview }: ProposalPlan,
  needed: NeededPart,
  findings: ProposalFinding[],
): ProposalPart[] {
  return preview.parts.map(part =>
    isPartOf(part, needed) ? { ...part, findings } : part,
  );
}

export function shownFinding(finding: {
  severity: string;
  rule: string;
  message: string;
  remedy: string;
}): ProposalFinding {
  const { severity, rule, message, remedy } = finding;
  return {
    severity:
      severity === 'error' || severity === 'warning' ? severity : 'info',
    rule,
    message,
    remedy,
  };
}

export function requestOf(
  request: Pick<
    ProposalRequest,
    'number' | 'url' | 'branch' | 'title' | 'state'
  >,
  { tenant }: NeededPart,
  own: boolean,
): ProposalRequest {
  const { number, url, branch, title, state } = request;
  return { number, url, branch, title, state, tenant, own };
}

export function bodyOf(options: {
  plan: ProposalPlan;
  part: NeededPart;
  user: User;
  reason: string;
  link?: string;
}): string {
  const { plan, part, user, reason, link } = options;
  return [
    `Asked for by ${plain(user.principal.userEntityRef)}.`,
    `Hubble saw ${plan.connection} refused. This adds one rule to ${part.environment} of ${part.tenant}: ${plain(reason)}`,
    ...(link
      ? [
          `A connection is open where both ends declare it. The other end is asked in ${link}`,
        ]
      : []),
  ].join('\n\n');
}

/** Text of people that means nothing to Markdown, mentions nobody, and begins no line of its own. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|!~]/g, '\\$&')
    .replaceAll('@', '@\u200b');
}
