import { isRecord, JsonRecord, recordOf, recordsOf } from '../json';

const defaultMode = 420;
const tokenLifetime = 3607;

function setDefault(object: JsonRecord, field: string, value: unknown): void {
  if (object[field] === undefined || object[field] === '') {
    object[field] = value;
  }
}

/** `Always` for an image without a tag or with `latest`, as no other tag would say which one it is. */
function pullPolicyOf(image: unknown): string {
  const name = String(image ?? '');
  if (name.includes('@')) {
    return 'IfNotPresent';
  }
  const tag = /:([^/:]*)$/.exec(name)?.[1];
  return tag === undefined || tag === 'latest' ? 'Always' : 'IfNotPresent';
}

function defaultProbe(probe: unknown): void {
  if (!isRecord(probe)) {
    return;
  }
  setDefault(probe, 'timeoutSeconds', 1);
  setDefault(probe, 'periodSeconds', 10);
  setDefault(probe, 'successThreshold', 1);
  setDefault(probe, 'failureThreshold', 3);
  if (isRecord(probe.httpGet)) {
    setDefault(probe.httpGet, 'path', '/');
    setDefault(probe.httpGet, 'scheme', 'HTTP');
  }
  if (isRecord(probe.grpc)) {
    probe.grpc.service ??= '';
  }
}

function defaultContainer(container: JsonRecord): void {
  setDefault(container, 'imagePullPolicy', pullPolicyOf(container.image));
  setDefault(container, 'terminationMessagePath', '/dev/termination-log');
  setDefault(container, 'terminationMessagePolicy', 'File');
  container.resources ??= {};
  for (const port of recordsOf(container.ports)) {
    setDefault(port, 'protocol', 'TCP');
  }
  for (const variable of recordsOf(container.env)) {
    const { fieldRef } = recordOf(variable.valueFrom);
    if (isRecord(fieldRef)) {
      setDefault(fieldRef, 'apiVersion', 'v1');
    }
  }
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    defaultProbe(container[probe]);
  }
  const lifecycle = recordOf(container.lifecycle);
  for (const hook of [lifecycle.postStart, lifecycle.preStop]) {
    const { httpGet } = recordOf(hook);
    if (isRecord(httpGet)) {
      setDefault(httpGet, 'path', '/');
      setDefault(httpGet, 'scheme', 'HTTP');
    }
  }
}

function defaultVolume(volume: JsonRecord): void {
  const sources = Object.keys(volume).filter(field => field !== 'name');
  if (sources.length === 0) {
    volume.emptyDir = {};
  }
  for (const source of ['secret', 'configMap', 'projected', 'downwardAPI']) {
    const found = volume[source];
    if (isRecord(found)) {
      found.defaultMode ??= defaultMode;
    }
  }
  if (isRecord(volume.hostPath)) {
    volume.hostPath.type ??= '';
  }
  for (const source of recordsOf(recordOf(volume.projected).sources)) {
    if (isRecord(source.serviceAccountToken)) {
      source.serviceAccountToken.expirationSeconds ??= tokenLifetime - 7;
    }
  }
}

/** All containers of a Pod's specification: those that run first, then the others. */
export function containersOf(spec: JsonRecord): JsonRecord[] {
  return [...recordsOf(spec.initContainers), ...recordsOf(spec.containers)];
}

/** Fills a Pod's specification, or a template's, in place. Source: `SetDefaults_PodSpec` and its neighbours. */
export function defaultPodSpec(spec: JsonRecord): void {
  setDefault(spec, 'restartPolicy', 'Always');
  spec.terminationGracePeriodSeconds ??= 30;
  setDefault(spec, 'dnsPolicy', 'ClusterFirst');
  spec.securityContext ??= {};
  setDefault(spec, 'schedulerName', 'default-scheduler');
  // The old name of the field is still written beside the new one.
  const account = spec.serviceAccountName || spec.serviceAccount;
  if (account) {
    spec.serviceAccountName = account;
    spec.serviceAccount = account;
  }
  containersOf(spec).forEach(defaultContainer);
  recordsOf(spec.volumes).forEach(defaultVolume);
  if (spec.hostNetwork === true) {
    for (const container of containersOf(spec)) {
      for (const port of recordsOf(container.ports)) {
        port.hostPort ??= port.containerPort;
      }
    }
  }
}

/** Fills the template of a workload in place. */
export function defaultTemplate(owner: unknown): void {
  const template = recordOf(owner).template;
  if (isRecord(template) && isRecord(template.spec)) {
    defaultPodSpec(template.spec);
  }
}
