import { Finding, formatPath } from '@socle/plugin-platform-common/documents';
import { judgingRules } from '../check/rules';
import { readWorkspace } from '../check/tree/readWorkspace';
import { Read, Workspace } from '../check/tree/workspace';
import { Problem, Rule } from '../check/types';
import { Profile } from '../profile/schema';
import { Tenant } from '../tenant/types';

type Words = Pick<Finding, 'message' | 'remedy'>;

const ofHosts: Words = {
  message: 'Another tenant exposes this host already.',
  remedy: 'Choose another host: a host leads to one environment.',
};
const ofAll: Words = {
  message:
    'This does not go together with what another tenant of the platform has.',
  remedy:
    'Choose otherwise, or ask the platform team, which sees both tenants.',
};
const byRule = new Map<string, Words>([
  [
    'capacity',
    {
      message: 'With this, tenants may request more than the cluster has.',
      remedy:
        'Ask for less, choose another cluster, or have the platform team add to this one.',
    },
  ],
  [
    'traffic-agreement',
    {
      message:
        'The other tenant does not agree to this yet: a connection is open where both ends declare it.',
      remedy:
        'Have its owners declare the same from their side. Otherwise remove this rule.',
    },
  ],
]);

/**
 * Judges a `tenant.yaml` that somebody is about to propose, with all that the platform knows, and says nothing of tenants
 * that they may not read: what comes of those is told without names, numbers and places.
 *
 * Pure; never throws and never hangs on what the text holds.
 *
 * @public
 */
export function checkDraft(options: {
  /** Of the tenant: `payments`. */
  name: string;
  text: string;
  profile: { value: Profile; text: string };
  /** Other tenants that they may read. */
  readable: readonly Tenant[];
  /** Other tenants that they may not. */
  hidden: readonly Tenant[];
}): Finding[] {
  const { name, text, profile, readable, hidden } = options;
  const draft = readWorkspace({
    files: [{ path: `tenants/${name}/tenant.yaml`, content: text }],
    profile: { path: 'socle.yaml', content: profile.text },
    tenants: [],
  });
  const judge = (others: readonly Tenant[]) => {
    const known = [...draft.known, ...others.map(asKnown)];
    return judgingRules.flatMap(rule => findingsOf(rule, { ...draft, known }));
  };
  const faults = draft.faults.filter(({ file }) => file !== 'socle.yaml');
  const found = judge([...readable, ...hidden]);
  if (hidden.length === 0 || found.length === 0) {
    return [...faults, ...found];
  }
  const told = new Set(judge(readable).map(finding => JSON.stringify(finding)));
  return [
    ...faults,
    ...found.map(finding =>
      told.has(JSON.stringify(finding)) ? finding : withoutNames(finding),
    ),
  ];
}

function asKnown(value: Tenant): Read<Tenant> {
  return {
    value,
    source: {
      file: `tenants/${value.metadata.name}/tenant.yaml`,
      locate: () => ({ line: 1, column: 1 }),
    },
  };
}

/** What depends on tenants that they may not be told of. */
function withoutNames(finding: Finding): Finding {
  const isHost = /\.exposed\[\d+\]$/.test(finding.path ?? '');
  return {
    ...finding,
    ...(isHost ? ofHosts : (byRule.get(finding.rule) ?? ofAll)),
  };
}

/* As `check` reports them. */
function findingsOf(rule: Rule, workspace: Workspace): Finding[] {
  const guardrails = workspace.profile?.value.spec.guardrails;
  const answer =
    rule.guardrail && (guardrails ? guardrails[rule.guardrail] : 'deny');
  if (answer === 'allow') {
    return [];
  }
  const severity = answer
    ? ({ deny: 'error', warn: 'warning' } as const)[answer]
    : rule.severity;
  return rule
    .check(workspace)
    .map(problem => toFinding(problem, rule.id, severity));
}

function toFinding(
  { source, path = [], line, message, remedy, severity }: Problem,
  rule: string,
  usual: Finding['severity'],
): Finding {
  return {
    rule,
    severity: severity ?? usual,
    file: source.file,
    ...(line ? { line } : source.locate(path)),
    ...(path.length > 0 && { path: formatPath(path) }),
    message,
    remedy,
  };
}
