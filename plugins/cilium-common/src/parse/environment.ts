import { PolicyContext, ServiceFacts } from '../model/context';
import { CiliumVersion, isAtLeast, newestVersion } from '../model/version';

/** What the reading of policies depends on, with every default filled in. */
export interface Environment {
  version: CiliumVersion;
  /** The name of the policies' cluster. */
  cluster: string;
  /** The cluster that peers are of unless they name one; undefined where they may be of any. */
  peerCluster: string | undefined;
  dualStack: boolean;
  nodeSelectorLabels: boolean;
  extendedProtocols: boolean;
  services: readonly ServiceFacts[] | undefined;
}

/** The defaults are those of Cilium's chart. */
export function environmentOf(context: PolicyContext): Environment {
  const version = context.version ?? newestVersion;
  const cluster = context.cluster ?? 'default';
  const isLocal = context.localClusterByDefault ?? isAtLeast(version, '1.19');
  return {
    version,
    cluster,
    peerCluster: isLocal ? cluster : undefined,
    dualStack: context.dualStack ?? false,
    nodeSelectorLabels: context.nodeSelectorLabels ?? false,
    extendedProtocols: context.extendedProtocols ?? false,
    services: context.services,
  };
}
