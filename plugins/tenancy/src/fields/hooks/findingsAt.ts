import { Finding } from '@socle/plugin-tenancy-common';

/** Whether a finding is of a field or of something in it. */
export function isAt({ path }: Finding, field: string): boolean {
  return (
    path !== undefined &&
    (path === field ||
      path.startsWith(`${field}.`) ||
      path.startsWith(`${field}[`))
  );
}

/** What people should be told at a field: the first error in it. */
export function errorAt(
  findings: readonly Finding[],
  field: string,
): Finding | undefined {
  return findings.find(
    finding => finding.severity === 'error' && isAt(finding, field),
  );
}
