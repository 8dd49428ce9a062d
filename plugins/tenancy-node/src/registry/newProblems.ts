import { Finding } from '@socle/plugin-tenancy-common';
import { RegistrySnapshot } from './types';

type Snapshot = Omit<RegistrySnapshot, 'status'>;

/** What is wrong with a tree and was not wrong with the one before it, in sentences for the log. */
export function newProblems(
  snapshot: Snapshot,
  before: Snapshot | undefined,
): string[] {
  const known = new Set(before ? problemsOf(before) : []);
  return problemsOf(snapshot).filter(problem => !known.has(problem));
}

function problemsOf(snapshot: Snapshot): string[] {
  const findings = [
    ...snapshot.profileFindings,
    ...snapshot.tenants.flatMap(tenant => tenant.findings),
  ];
  const told = new Set(findings.map(({ file }) => file));
  return [
    ...findings.map(
      ({ file, line, message, remedy }: Finding) =>
        `${file}:${line} of the GitOps tree: ${message} ${remedy}`,
    ),
    ...snapshot.declared.problems
      .filter(({ path }) => !told.has(path))
      .map(
        ({ path, message }) =>
          `${path} of the GitOps tree is not used: ${message}`,
      ),
  ];
}
