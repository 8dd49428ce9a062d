import { short } from '@socle/plugin-platform-common/documents';
import { listOf } from '../../../plan/words';
import { Manifest, titleOf } from '../../tree/manifest';
import { Problem, Rule } from '../../types';
import { environmentOf, UnitEnvironment } from '../../workloads/environments';
import { said } from '../../workloads/said';
import { classClaims, hostClaims } from './claims';

/** Source: `exposed` of tenant.yaml, and `ingress` of the profile's clusters. */
export const exposedHosts: Rule = {
  id: 'exposed-hosts',
  title: 'Only hosts that the environment exposes lead in',
  description:
    "Which hosts lead to an environment stands in `exposed` of `tenant.yaml`, where the platform reviews it: a host is claimed once, and the way from the ingress controller is opened only where there is one. Looked at are Ingresses, Routes, HTTPProxies, routes, Gateways and listeners of the Gateway API, aliases of ingress-nginx, and names that external-dns would publish. Without a host, or with a wildcard, an object would take requests for hosts of others. An Ingress names the cluster's class or none. Nothing is said where tenant, environment or profile are not known.",
  severity: 'error',
  check: workspace => {
    const seen = new Set<Manifest>();
    return workspace.units.flatMap(unit => {
      const environment = environmentOf(unit, workspace);
      return environment
        ? unit.manifests
            .filter(manifest => !seen.has(manifest) && seen.add(manifest))
            .flatMap(manifest => [
              ...wrongClasses(manifest, environment),
              ...wrongHosts(manifest, environment),
            ])
        : [];
    });
  },
};

function wrongClasses(
  manifest: Manifest,
  { cluster }: UnitEnvironment,
): Problem[] {
  const { className } = cluster.ingress;
  return classClaims(manifest)
    .filter(({ value }) => value !== className)
    .map(({ path, value }) => ({
      source: manifest,
      path,
      message: `${short(titleOf(manifest))} is of class ${said(value)}, and that of ${cluster.name} is ${className}.`,
      remedy: `Write ${className}.`,
    }));
}

function wrongHosts(
  manifest: Manifest,
  { environment, namespace, tenantName }: UnitEnvironment,
): Problem[] {
  const exposed = environment.suspended ? [] : (environment.exposed ?? []);
  const known = new Set<string | undefined>(exposed);
  const wrong = hostClaims(manifest).filter(({ host }) => {
    const isNew = !known.has(host);
    known.add(host);
    return isNew;
  });
  // Where nothing is exposed, it is the object as a whole that is one too many.
  return (exposed.length === 0 ? wrong.slice(0, 1) : wrong).map(
    ({ path, host }) => ({
      source: manifest,
      path,
      message: `${short(titleOf(manifest))} is for ${host === undefined ? 'every host' : said(host)}, and ${namespace} exposes ${exposed.length === 0 ? 'none' : `${short(listOf(exposed), 120)} only`}.`,
      remedy:
        host === undefined || host.includes('*')
          ? 'Name each host in full.'
          : `Take the host away, or ask for it: exposed of ${environment.name} in tenants/${tenantName}/tenant.yaml.`,
    }),
  );
}
