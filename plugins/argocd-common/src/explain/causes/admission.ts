import { Cause, cause, find, firstLine, Recognizer, Signal } from '../cause';
import { ruleOfPolicy } from './policyRules';

/** What the API server and its guards refuse, whoever asks. */
export const admission: Recognizer = signal =>
  unavailable(signal) ??
  webhooks(signal) ??
  policies(signal) ??
  quotas(signal) ??
  podSecurity(signal) ??
  rights(signal);

function unavailable({ text }: Signal): Cause | undefined {
  const found = find(text, /failed calling webhook "(?<webhook>[^"]{1,253})"/);
  return found && cause('webhookUnavailable', found);
}

function webhooks({ text }: Signal): Cause | undefined {
  const found = find(
    text,
    /admission webhook "(?<webhook>[^"]{1,253})" denied the request(?: without explanation)?:?\s*(?<detail>[^]*)/,
  );
  if (!found) {
    return undefined;
  }
  const webhook = found.webhook ?? '';
  const detail = found.detail ?? '';
  if (webhook.includes('kyverno')) {
    return kyverno(detail);
  }
  const constraint = find(
    detail,
    /^\[(?<constraint>[^\]]{1,253})\]\s*(?<detail>[^]*)/,
  );
  if (constraint) {
    const words = firstLine(constraint.detail ?? '');
    return cause(
      'gatekeeper',
      { constraint: constraint.constraint, detail: words },
      ruleOfPolicy(`${constraint.constraint} ${words}`),
    );
  }
  return cause(
    'admissionWebhook',
    { webhook, detail: firstLine(detail) },
    ruleOfPolicy(detail),
  );
}

/** `policy:` and under it `rule: 'message'`. Source: Kyverno's `GetBlockedMessages`. */
function kyverno(detail: string): Cause {
  const policy = find(
    detail,
    /following policies:?\s+(?<policy>[\w.-]{1,253}):\s+(?<rule>[\w.-]{1,253}):\s*(?<words>[^]*)/,
  );
  const words = firstLine(policy?.words ?? detail).replace(/^'|'$/g, '');
  return cause(
    'kyverno',
    { policy: policy?.policy, detail: words },
    ruleOfPolicy(`${policy?.rule ?? ''} ${words}`),
  );
}

function policies({ text }: Signal): Cause | undefined {
  const found = find(
    text,
    /ValidatingAdmissionPolicy '(?<policy>[^']{1,253})' with binding '(?<binding>[^']{1,253})' denied request:\s*(?<detail>[^]*)/,
  );
  if (!found) {
    return undefined;
  }
  const detail = firstLine(found.detail ?? '');
  // Gatekeeper writes one such binding for each constraint of a template in CEL.
  const constraint = find(
    found.binding ?? '',
    /^gatekeeper-(?<name>.+)$/,
  )?.name;
  const rule = ruleOfPolicy(`${found.policy} ${detail}`);
  return constraint
    ? cause('gatekeeper', { constraint, detail }, rule)
    : cause('admissionPolicy', { policy: found.policy, detail }, rule);
}

function quotas({ text }: Signal): Cause | undefined {
  const exceeded = find(
    text,
    /exceeded quota: (?<quota>[^,\s]{1,253}), requested: (?<requested>[^]{1,500}?), used: (?<used>[^]{1,500}?), limited: (?<limited>[^\s;]{1,500})/,
  );
  if (exceeded) {
    return cause('quotaExceeded', exceeded, 'quota-use');
  }
  const unstated = find(
    text,
    /failed quota: (?<quota>[^:\s]{1,253}): must specify (?<missing>[^\n]{1,500})/,
  );
  if (unstated) {
    return cause(
      'quotaNeedsAmounts',
      { ...unstated, missing: unstated.missing?.replace(/[.\s]+$/, '') },
      'resources',
    );
  }
  const range = find(
    text,
    /forbidden: \[?(?<detail>(?:maximum|minimum) [\w./-]{1,100} usage per (?:Container|Pod|PersistentVolumeClaim) is [^\n\]]{1,300})/,
  );
  return (
    range &&
    cause(
      'limitRange',
      { detail: range.detail?.replace(/[.\s]+$/, '') },
      'resources',
    )
  );
}

function podSecurity({ text }: Signal): Cause | undefined {
  const found = find(
    text,
    /violates PodSecurity "(?<level>[\w.-]{1,20})(?::[^"]{1,40})?": (?<violations>[^\n]{1,2000})/,
  );
  return (
    found &&
    cause(
      'podSecurity',
      {
        level: found.level,
        violations: firstLine(found.violations ?? '').replace(/[.\s]+$/, ''),
      },
      'pod-security',
    )
  );
}

function rights({ text }: Signal): Cause | undefined {
  const account = find(
    text,
    /serviceaccounts? "(?<name>[^"]{1,253})" not found/,
  );
  if (account) {
    return cause('serviceAccountMissing', account);
  }
  const denied = find(
    text,
    /User "(?<user>[^"]{1,300})" cannot (?<verb>[\w-]{1,40}) resource "(?<resource>[^"]{1,253})"/,
  );
  return denied && cause('accessDenied', denied);
}
