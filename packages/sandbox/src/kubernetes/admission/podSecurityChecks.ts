import { isRecord, JsonRecord, listOf, recordOf, recordsOf } from '../json';
import { containersOf } from '../kinds/podDefaults';

/** What a Pod does that a level does not allow: the reason, and in brackets who does it. */
export interface Finding {
  reason: string;
  detail: string;
}

type Check = (spec: JsonRecord) => Finding | undefined;

function quoted(names: unknown[]): string {
  return names.map(name => JSON.stringify(name)).join(', ');
}

function plural(word: string, names: unknown[]): string {
  return names.length === 1 ? word : `${word}s`;
}

function containers(names: unknown[]): string {
  return `${plural('container', names)} ${quoted(names)}`;
}

function securityOf(part: JsonRecord): JsonRecord {
  return recordOf(part.securityContext);
}

function namesWhere(
  spec: JsonRecord,
  matches: (security: JsonRecord, container: JsonRecord) => boolean,
): unknown[] {
  return containersOf(spec)
    .filter(container => matches(securityOf(container), container))
    .map(container => container.name);
}

const defaultCapabilities = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

const baselineCapabilities: Check = spec => {
  const foreign = new Set<string>();
  const bad = namesWhere(spec, security => {
    const added = listOf(recordOf(security.capabilities).add)
      .map(String)
      .filter(one => !defaultCapabilities.has(one));
    added.forEach(one => foreign.add(one));
    return added.length > 0;
  });
  return bad.length
    ? {
        reason: 'non-default capabilities',
        detail: `${containers(bad)} must not include ${quoted([...foreign].sort())} in securityContext.capabilities.add`,
      }
    : undefined;
};

const hostNamespaces: Check = spec => {
  const shared = ['hostNetwork', 'hostPID', 'hostIPC'].filter(
    field => spec[field] === true,
  );
  return shared.length
    ? {
        reason: 'host namespaces',
        detail: shared.map(field => `${field}=true`).join(', '),
      }
    : undefined;
};

const hostPathVolumes: Check = spec => {
  const names = recordsOf(spec.volumes)
    .filter(volume => isRecord(volume.hostPath))
    .map(volume => volume.name);
  return names.length
    ? {
        reason: 'hostPath volumes',
        detail: `${plural('volume', names)} ${quoted(names)}`,
      }
    : undefined;
};

const hostPorts: Check = spec => {
  const ports = new Set<string>();
  const bad = namesWhere(spec, (_, container) => {
    const used = recordsOf(container.ports).filter(port => port.hostPort);
    used.forEach(port => ports.add(String(port.hostPort)));
    return used.length > 0;
  });
  const list = [...ports].sort();
  return bad.length
    ? {
        reason: 'hostPort',
        detail: `${containers(bad)} ${bad.length === 1 ? 'uses' : 'use'} ${plural('hostPort', list)} ${list.join(', ')}`,
      }
    : undefined;
};

const privileged: Check = spec => {
  const bad = namesWhere(spec, security => security.privileged === true);
  return bad.length
    ? {
        reason: 'privileged',
        detail: `${containers(bad)} must not set securityContext.privileged=true`,
      }
    : undefined;
};

function goodProfile(security: JsonRecord): boolean {
  const { type } = recordOf(security.seccompProfile);
  return type === 'RuntimeDefault' || type === 'Localhost';
}

function profileFinding(
  spec: JsonRecord,
  required: boolean,
): Finding | undefined {
  const pod = securityOf(spec);
  const types = new Set<string>();
  const isBad = (security: JsonRecord) => {
    const bad = isRecord(security.seccompProfile) && !goodProfile(security);
    if (bad) {
      types.add(String(recordOf(security.seccompProfile).type));
    }
    return bad;
  };
  const setters = isBad(pod) ? ['pod'] : [];
  const explicit = namesWhere(spec, isBad);
  if (explicit.length) {
    setters.push(containers(explicit));
  }
  if (setters.length) {
    return {
      reason: 'seccompProfile',
      detail: `${setters.join(' and ')} must not set securityContext.seccompProfile.type to ${quoted([...types].sort())}`,
    };
  }
  const implicit =
    required && !goodProfile(pod)
      ? namesWhere(spec, security => !isRecord(security.seccompProfile))
      : [];
  return implicit.length
    ? {
        reason: 'seccompProfile',
        detail: `pod or ${containers(implicit)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
      }
    : undefined;
}

const privilegeEscalation: Check = spec => {
  const bad = namesWhere(
    spec,
    security => security.allowPrivilegeEscalation !== false,
  );
  return bad.length
    ? {
        reason: 'allowPrivilegeEscalation != false',
        detail: `${containers(bad)} must set securityContext.allowPrivilegeEscalation=false`,
      }
    : undefined;
};

const restrictedCapabilities: Check = spec => {
  const undropped = namesWhere(
    spec,
    security => !listOf(recordOf(security.capabilities).drop).includes('ALL'),
  );
  const foreign = new Set<string>();
  const adding = namesWhere(spec, security => {
    const added = listOf(recordOf(security.capabilities).add)
      .map(String)
      .filter(one => one !== 'NET_BIND_SERVICE');
    added.forEach(one => foreign.add(one));
    return added.length > 0;
  });
  const details = [
    ...(undropped.length
      ? [
          `${containers(undropped)} must set securityContext.capabilities.drop=["ALL"]`,
        ]
      : []),
    ...(adding.length
      ? [
          `${containers(adding)} must not include ${quoted([...foreign].sort())} in securityContext.capabilities.add`,
        ]
      : []),
  ];
  return details.length
    ? { reason: 'unrestricted capabilities', detail: details.join('; ') }
    : undefined;
};

const openVolumes = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

const restrictedVolumes: Check = spec => {
  const types = new Set<string>();
  const bad = recordsOf(spec.volumes).filter(volume => {
    const source = Object.keys(volume).find(field => field !== 'name');
    const restricted = source !== undefined && !openVolumes.has(source);
    if (restricted) {
      types.add(source);
    }
    return restricted;
  });
  const names = bad.map(volume => volume.name);
  const list = [...types].sort();
  return names.length
    ? {
        reason: 'restricted volume types',
        detail: `${plural('volume', names)} ${quoted(names)} ${names.length === 1 ? 'uses' : 'use'} ${plural('restricted volume type', list)} ${quoted(list)}`,
      }
    : undefined;
};

const nonRoot: Check = spec => {
  const pod = securityOf(spec).runAsNonRoot;
  const setters = pod === false ? ['pod'] : [];
  const explicit = namesWhere(
    spec,
    security => security.runAsNonRoot === false,
  );
  if (explicit.length) {
    setters.push(containers(explicit));
  }
  if (setters.length) {
    return {
      reason: 'runAsNonRoot != true',
      detail: `${setters.join(' and ')} must not set securityContext.runAsNonRoot=false`,
    };
  }
  const implicit =
    pod === true
      ? []
      : namesWhere(spec, security => security.runAsNonRoot === undefined);
  return implicit.length
    ? {
        reason: 'runAsNonRoot != true',
        detail: `pod or ${containers(implicit)} must set securityContext.runAsNonRoot=true`,
      }
    : undefined;
};

const rootUser: Check = spec => {
  const setters = securityOf(spec).runAsUser === 0 ? ['pod'] : [];
  const explicit = namesWhere(spec, security => security.runAsUser === 0);
  if (explicit.length) {
    setters.push(containers(explicit));
  }
  return setters.length
    ? {
        reason: 'runAsUser=0',
        detail: `${setters.join(' and ')} must not set runAsUser=0`,
      }
    : undefined;
};

/** In the order in which the real server names them. */
const baseline: Check[] = [
  baselineCapabilities,
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  privileged,
  spec => profileFinding(spec, false),
];

/** A stricter check of the same thing stands in for the baseline's. */
const restricted: Check[] = [
  hostNamespaces,
  hostPorts,
  privileged,
  privilegeEscalation,
  restrictedCapabilities,
  restrictedVolumes,
  nonRoot,
  rootUser,
  spec => profileFinding(spec, true),
];

const levels: Record<string, Check[] | undefined> = { baseline, restricted };

/** What a Pod's specification has against a level of the Pod Security Standards. */
export function podSecurityFindings(
  spec: JsonRecord,
  level: string | undefined,
): Finding[] {
  const checks = levels[level ?? ''] ?? [];
  return checks
    .map(check => check(spec))
    .filter(finding => finding !== undefined);
}
