import {
  checkReferences,
  Finding,
  parseProfile,
  parseTenant,
  Profile,
  render,
  RenderedFile,
  renderPlatform,
} from '@socle/plugin-tenancy-common';

const tenantFile = /^tenants\/[^/]+\/tenant\.yaml$/;

/* The sandbox's API servers have no admission of their own that could hold to them. */
const guardrails = /^platform\/guardrails(?:\.yaml|\/)/;

/**
 * What a repository holds where people wrote these files. A platform's has a `socle.yaml`: it holds also what is rendered
 * from that and from each `tenants/<tenant>/tenant.yaml`. What people wrote stays as they wrote it.
 *
 * @throws Error on a profile or a tenant that cannot be rendered.
 */
export function withRendered(
  written: ReadonlyMap<string, string>,
): Map<string, string> {
  const tree = new Map(
    renderedFrom(written).map(({ path, content }) => [path, content]),
  );
  written.forEach((text, file) => tree.set(file, text));
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function renderedFrom(written: ReadonlyMap<string, string>): RenderedFile[] {
  const text = written.get('socle.yaml');
  if (text === undefined) {
    return [];
  }
  const parsed = parseProfile(text, 'socle.yaml');
  if (!parsed.ok) {
    throw refusal(parsed.findings);
  }
  const profile = parsed.value;
  return [
    ...renderPlatform(profile).filter(({ path }) => !guardrails.test(path)),
    ...[...written]
      .filter(([file]) => tenantFile.test(file))
      .flatMap(([file, tenant]) => renderTenant(file, tenant, profile)),
  ];
}

function renderTenant(
  file: string,
  text: string,
  profile: Profile,
): RenderedFile[] {
  const parsed = parseTenant(text, file);
  if (!parsed.ok) {
    throw refusal(parsed.findings);
  }
  const { value: tenant, locate } = parsed;
  const missing = checkReferences({ tenant, profile, file, locate });
  if (missing.length > 0) {
    throw refusal(missing);
  }
  return render(tenant, profile);
}

function refusal(findings: readonly Finding[]): Error {
  return new Error(
    findings
      .map(({ file, line, message }) => `${file}:${line}: ${message}`)
      .join('\n'),
  );
}
