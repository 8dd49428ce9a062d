import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  CiliumVersion,
  parseVersion,
  PolicyContext,
} from '@socle/plugin-cilium-common';

/** The part of the configuration that this plugin reads; each key is explained in config.d.ts. */
export interface CiliumConfig {
  clusters: ClusterConfig[];
}

/** One cluster that runs Cilium. */
export interface ClusterConfig {
  name: string;
  context: Pick<PolicyContext, 'version' | 'mode' | 'cluster' | 'cidrMatches'>;
  /** Networks that pods have their addresses from. */
  podNetworks: string[];
  hubble?: HubbleConfig;
}

/** How its Hubble Relay is reached. */
export interface HubbleConfig {
  /** `hubble-relay.kube-system.svc:443` */
  address: string;
  /** Unset: without TLS. */
  tls?: TlsConfig;
  flowsPerSecond: number;
}

/** Files in PEM, read again when they change. */
export interface TlsConfig {
  ca: string;
  cert?: string;
  key?: string;
  serverName?: string;
}

const modes = ['default', 'always', 'never'] as const;
const addressPattern = /^[A-Za-z0-9.-]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/;

/** Reads it. Throws an error that names the key, and what it may be. */
export function readCiliumConfig(root: Config): CiliumConfig {
  const clusters = (root.getOptionalConfigArray('cilium.clusters') ?? []).map(
    (entry, index) => readCluster(entry, `cilium.clusters[${index}]`),
  );
  const twice = clusters.find(
    ({ name }, index) =>
      clusters.findIndex(other => other.name === name) !== index,
  );
  if (twice) {
    throw new InputError(
      `cilium.clusters has ${twice.name} twice; describe each cluster once`,
    );
  }
  return { clusters };
}

function readCluster(entry: Config, key: string): ClusterConfig {
  const mode = entry.getOptionalString('policyEnforcement') ?? 'default';
  const known = modes.find(one => one === mode);
  if (!known) {
    throw new InputError(
      `${key}.policyEnforcement is one of ${modes.join(', ')}`,
    );
  }
  const hubble = entry.getOptionalConfig('hubble');
  return {
    name: entry.getString('name'),
    context: {
      version: readVersion(entry, key),
      mode: known,
      cluster: entry.getOptionalString('clusterName'),
      cidrMatches: readMatches(entry, key),
    },
    podNetworks: entry.getOptionalStringArray('podNetworks') ?? [],
    ...(hubble && { hubble: readHubble(hubble, `${key}.hubble`) }),
  };
}

function readVersion(entry: Config, key: string): CiliumVersion | undefined {
  const text = entry.getOptionalString('version');
  const version = text === undefined ? undefined : parseVersion(text);
  if (text !== undefined && version === undefined) {
    throw new InputError(`${key}.version is a version of Cilium: 1.19`);
  }
  return version;
}

function readMatches(
  entry: Config,
  key: string,
): ('nodes' | 'pods')[] | undefined {
  return entry.getOptionalStringArray('cidrMatchMode')?.map(text => {
    if (text !== 'nodes' && text !== 'pods') {
      throw new InputError(`${key}.cidrMatchMode has nodes, pods, or both`);
    }
    return text;
  });
}

function readHubble(entry: Config, key: string): HubbleConfig {
  const address = entry.getString('address');
  if (!addressPattern.test(address)) {
    throw new InputError(`${key}.address is host:port`);
  }
  const tls = entry.getOptionalConfig('tls');
  const flowsPerSecond = entry.getOptionalNumber('flowsPerSecond') ?? 10_000;
  if (!Number.isInteger(flowsPerSecond) || flowsPerSecond < 100) {
    throw new InputError(`${key}.flowsPerSecond is a whole number from 100`);
  }
  return {
    address,
    flowsPerSecond,
    ...(tls && { tls: readTls(tls, `${key}.tls`) }),
  };
}

function readTls(entry: Config, key: string): TlsConfig {
  const cert = entry.getOptionalString('cert');
  const privateKey = entry.getOptionalString('key');
  if ((cert === undefined) !== (privateKey === undefined)) {
    throw new InputError(`${key} needs cert and key, or neither of them`);
  }
  return {
    ca: entry.getString('ca'),
    cert,
    key: privateKey,
    serverName: entry.getOptionalString('serverName'),
  };
}
