import { short } from '@socle/plugin-platform-common/documents';
import { listAt, textAt } from '../../value';
import { Breach, Judged } from './breach';

/** Services that answer for names and addresses that are not the environment's. */
export function services({ manifest }: Judged): Breach[] {
  const { group, kind, object } = manifest;
  if (group !== '' || kind !== 'Service') {
    return [];
  }
  const breaches: Breach[] = [];
  if (listAt(object, 'spec', 'externalIPs').length > 0) {
    breaches.push({
      path: ['spec', 'externalIPs'],
      message: `Service ${short(manifest.name)} takes over what is sent to addresses of its choice, for every pod of the cluster.`,
      remedy:
        'Remove externalIPs. A host in exposed of tenant.yaml leads in through the ingress.',
    });
  }
  if (textAt(object, 'spec', 'type') === 'ExternalName') {
    breaches.push({
      path: ['spec', 'type'],
      message: `Service ${short(manifest.name)} stands for a name elsewhere, to which the ingress then leads past the rules of traffic.`,
      remedy:
        'Call the other name itself, and declare the connection in tenant.yaml, under traffic.',
    });
  }
  return breaches;
}
