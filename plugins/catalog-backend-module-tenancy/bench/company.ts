import {
  parseTenant,
  render,
  renderPlatform,
} from '@socle/plugin-tenancy-common';
import { profile, profileFile, tenantFile } from '../src/__testUtils__/tenants';

const environments = ['dev', 'staging', 'prod'];
const services = ['orders', 'stock', 'invoices', 'mail'];
const traffic = `  traffic:
${services
  .map(
    service => `    - from: {labels: {app: front}}
      to: {labels: {app: ${service}}}
      ports: [8080/TCP]
      http: [{method: GET, path: '/${service}/.*'}]
      reason: The front reads ${service}
`,
  )
  .join('')}    - to: {fqdn: api.example.org}
      ports: [443/TCP]
      reason: The partner of the team
`;

/** The path of a tenant's file. */
export function tenantPath(index: number): string {
  return `tenants/team-${index}/tenant.yaml`;
}

/** A tenant with three environments, and traffic as most have it. */
export function tenantText(index: number, title = `Team ${index}`): string {
  return tenantFile(`team-${index}`, { title, environments, more: traffic });
}

/**
 * The whole repository of a platform with many tenants, all of it rendered, by path. With `SOCLE_BENCH_WHOLE_ARCHIVE=1` it
 * has no `.gitattributes`, as one that was begun by other means, and its archive holds all of it.
 */
export function* platformFiles(
  count: number,
  forgeUrl: string,
): Generator<{ path: string; content: string }> {
  const platform = profile(forgeUrl);
  yield { path: 'socle.yaml', content: profileFile(forgeUrl) };
  yield* renderPlatform(platform).filter(
    ({ path }) =>
      path !== '.gitattributes' ||
      process.env.SOCLE_BENCH_WHOLE_ARCHIVE !== '1',
  );
  for (let index = 0; index < count; index += 1) {
    const content = tenantText(index);
    const parsed = parseTenant(content, tenantPath(index));
    if (!parsed.ok) {
      throw new Error(JSON.stringify(parsed.findings));
    }
    yield { path: tenantPath(index), content };
    yield* render(parsed.value, platform);
  }
}
