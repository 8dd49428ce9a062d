import {
  Finding,
  FindingSeverity,
  formatPath,
} from '@socle/plugin-platform-common/documents';
import { judgingRules } from './rules';
import { plainPaths } from './tree/plainPaths';
import { readWorkspace } from './tree/readWorkspace';
import { Workspace } from './tree/workspace';
import { Problem, Rule, SourceFile } from './types';

/* Nobody reads more, and a hostile tree could ask for millions. */
const MAX_FINDINGS = 1_000;

const severities = { deny: 'error', warn: 'warning' } as const;

/**
 * Judges files: a platform's repository, a team's, a service's, a folder of one, or several together. What belongs together
 * is told by its layout (design.md, "The repositories"): the folder with `socle.yaml` or `tenants/<tenant>/tenant.yaml` is
 * a platform's repository, one with `services/*.yaml` a team's, one with `deploy/<environment>/` a service's; manifests
 * elsewhere are judged by themselves.
 *
 * Never throws and never hangs. Findings come by file and line, a thousand at most.
 *
 * @public
 */
export function check(options: {
  files: readonly SourceFile[];
  /** `socle.yaml`, where it is not among the files or another one is to be held against them. */
  profile?: SourceFile;
  /** `tenant.yaml` files of the platform that are known but not judged. */
  tenants?: readonly SourceFile[];
}): Finding[] {
  const { files, named } = plainPaths(options.files);
  const workspace = readWorkspace({ ...options, files });
  const findings = [
    ...workspace.faults,
    ...judgingRules.flatMap(rule => findingsOf(rule, workspace)),
  ]
    .map(finding => ({ ...finding, file: named(finding.file) }))
    .sort(byPlace);
  const [first] = findings.slice(MAX_FINDINGS);
  return first
    ? [...findings.slice(0, MAX_FINDINGS), overflow(first, findings.length)]
    : findings;
}

function findingsOf(rule: Rule, workspace: Workspace): Finding[] {
  const answer = rule.guardrail && answerOf(rule.guardrail, workspace);
  if (answer === 'allow') {
    return [];
  }
  const severity = answer ? severities[answer] : rule.severity;
  return rule
    .check(workspace)
    .map(problem => toFinding(problem, rule.id, severity));
}

/** Without a profile, what the field holds to be dangerous is refused, and the rest is warned of. */
function answerOf(
  guardrail: NonNullable<Rule['guardrail']>,
  { profile }: Workspace,
): 'deny' | 'warn' | 'allow' {
  return (
    profile?.value.spec.guardrails[guardrail] ??
    (guardrail === 'probes' ? 'warn' : 'deny')
  );
}

function toFinding(
  problem: Problem,
  rule: string,
  severity: FindingSeverity,
): Finding {
  const { source, path = [], message, remedy } = problem;
  const place = problem.line ? { line: problem.line } : source.locate(path);
  return {
    rule,
    severity: problem.severity ?? severity,
    file: source.file,
    ...place,
    ...(path.length > 0 && { path: formatPath(path) }),
    message,
    remedy,
  };
}

function byPlace(one: Finding, other: Finding): number {
  return (
    compare(one.file, other.file) ||
    one.line - other.line ||
    (one.column ?? 0) - (other.column ?? 0) ||
    compare(one.rule, other.rule) ||
    compare(one.message, other.message)
  );
}

function compare(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

function overflow({ file, line }: Finding, count: number): Finding {
  return {
    rule: 'file',
    severity: 'error',
    file,
    line,
    message: `There are ${count - MAX_FINDINGS} more findings, from here on, that are not listed.`,
    remedy: 'Mend what is listed, and run the check again.',
  };
}
