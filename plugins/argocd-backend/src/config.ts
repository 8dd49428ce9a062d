import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  ArgoCluster,
  DeliveryActionName,
  deliveryActionNames,
} from '@socle/plugin-argocd-common';
import { readPlatformConfig } from '@socle/plugin-platform-node';

/** One Argo CD, as the configuration describes it; each key is explained in config.d.ts. */
export interface InstanceConfig {
  name: string;
  title?: string;
  /** Unset where its Applications are read from its API. */
  cluster?: string;
  namespace: string;
  /** Its own namespace is not among them; `*` stands for all. */
  applicationNamespaces: string[];
  /** All of them where it is unset. */
  projects?: string[];
  api?: ApiConfig;
  /** Without a slash at its end. */
  externalUrl?: string;
}

/** How an Argo CD's API is reached. */
export interface ApiConfig {
  /** Without a slash at its end. */
  url: string;
  token?: string;
  projectTokens: ProjectToken[];
}

/** A token that acts. */
export interface ProjectToken {
  /** `*` stands for all that no other token is for. */
  projects: string[];
  actions: readonly DeliveryActionName[];
  token: string;
}

/* What a role that may `get` and `sync` can do. To confirm a removal is to write to the Application, which takes `update`. */
const actionsOfSync = deliveryActionNames.filter(
  action => action !== 'confirmPrune',
);

/** The part of the configuration that this plugin reads. */
export interface ArgocdConfig {
  instances: InstanceConfig[];
  /** What the instances call the portal's clusters. */
  destinations: ArgoCluster[];
  platformProjects: string[];
  trackingLabel?: string;
}

/* As annotations name instances: @socle/plugin-argocd-common, `argocd/instance-name`. */
const namePattern = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Reads it. Throws an error that names the key, and what it may be. */
export function readArgocdConfig(root: Config): ArgocdConfig {
  const list = root.getOptionalConfigArray('argocd.instances') ?? [];
  const instances = list.map((entry, index) =>
    readInstance(entry, `argocd.instances[${index}]`),
  );
  const platform = root.getOptionalConfig('platform.argocd');
  if (instances.length === 0 && platform) {
    instances.push({
      name: 'argocd',
      cluster: platform.getString('cluster'),
      namespace: platform.getString('namespace'),
      applicationNamespaces: [],
    });
  }
  const twice = instances.find(
    ({ name }, index) =>
      instances.findIndex(other => other.name === name) !== index,
  );
  if (twice) {
    throw new InputError(
      `argocd.instances has two of the name ${twice.name}; give each its own`,
    );
  }
  const aliases = readPlatformConfig(root).gitops?.clusterNames ?? new Map();
  return {
    instances,
    destinations: [
      ...list.flatMap(readDestinations),
      ...instances.flatMap(({ name: instance, cluster }) =>
        cluster
          ? [
              {
                instance,
                cluster,
                name: 'in-cluster',
                server: 'https://kubernetes.default.svc',
              },
            ]
          : [],
      ),
      ...[...aliases].map(([name, cluster]) => ({ name, cluster })),
    ],
    platformProjects: root.getOptionalStringArray(
      'argocd.platformProjects',
    ) ?? ['platform'],
    trackingLabel: root.getOptionalString('argocd.trackingLabel'),
  };
}

function readInstance(entry: Config, key: string): InstanceConfig {
  const name = entry.getString('name');
  if (!namePattern.test(name)) {
    throw new InputError(
      `${key}.name has at most 63 letters, digits, -, _ and .`,
    );
  }
  const cluster = entry.getOptionalString('cluster');
  const url = readUrl(entry, key, 'url');
  const token = entry.getOptionalString('token');
  if (!cluster && !(url && token)) {
    throw new InputError(
      `${key} needs the cluster that ${name} runs on, or the url and a token of its API`,
    );
  }
  const externalUrl = readUrl(entry, key, 'externalUrl');
  return {
    name,
    title: entry.getOptionalString('title'),
    cluster,
    namespace: entry.getOptionalString('namespace') ?? 'argocd',
    applicationNamespaces:
      entry.getOptionalStringArray('applicationNamespaces') ?? [],
    projects: entry.getOptionalStringArray('projects'),
    externalUrl,
    ...(url && {
      api: {
        url,
        token,
        projectTokens: (
          entry.getOptionalConfigArray('projectTokens') ?? []
        ).map((one, index) =>
          readProjectToken(one, `${key}.projectTokens[${index}]`),
        ),
      },
    }),
  };
}

function readProjectToken(entry: Config, key: string): ProjectToken {
  const actions = entry.getOptionalStringArray('actions');
  const isAction = (name: string): name is DeliveryActionName =>
    deliveryActionNames.some(action => action === name);
  const known = actions?.filter(isAction);
  if (known && known.length < (actions ?? []).length) {
    throw new InputError(
      `${key}.actions has an action that there is not; there are ${deliveryActionNames.join(', ')}`,
    );
  }
  return {
    projects: entry.getStringArray('projects'),
    actions: known ?? actionsOfSync,
    token: entry.getString('token'),
  };
}

function readDestinations(entry: Config): ArgoCluster[] {
  const instance = entry.getString('name');
  return (entry.getOptionalConfigArray('destinations') ?? []).map(one => ({
    instance,
    cluster: one.getString('cluster'),
    name: one.getOptionalString('name'),
    server: one.getOptionalString('server'),
  }));
}

function readUrl(
  entry: Config,
  key: string,
  field: 'url' | 'externalUrl',
): string | undefined {
  const text = entry.getOptionalString(field);
  if (text === undefined) {
    return undefined;
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.username ||
    url.search ||
    url.hash
  ) {
    throw new InputError(
      `${key}.${field} is an address that begins with https:// or http://, without credentials and parameters`,
    );
  }
  return text.replace(/\/+$/, '');
}
