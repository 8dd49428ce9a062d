import { createHash } from 'node:crypto';
import { invalid, invalidObject } from '../invalid';
import { JsonRecord, listOf, recordOf, recordsOf } from '../json';
import {
  Admission,
  AdmissionRequest,
  ClusterContext,
} from '../operations/context';
import { KubernetesObject } from '../types';

const firstPort = 30_000;
const portCount = 2768;
const addressPrefix = '10.96';
const addressCount = 65_000;

function startFrom(text: string, count: number): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) % count;
}

/** The first free one, starting at a place that depends on the text only. */
function firstFree(
  text: string,
  count: number,
  isFree: (index: number) => boolean,
): number {
  const start = startFrom(text, count);
  for (let step = 0; step < count; step += 1) {
    const index = (start + step) % count;
    if (isFree(index)) {
      return index;
    }
  }
  throw new Error('All addresses of the cluster are taken');
}

function others(
  context: ClusterContext,
  object: KubernetesObject,
): JsonRecord[] {
  return context.store
    .list('services')
    .filter(service => service.metadata.uid !== object.metadata.uid)
    .map(service => recordOf(service.spec));
}

function giveAddress(
  context: ClusterContext,
  request: AdmissionRequest,
  spec: JsonRecord,
): void {
  const { object, resource } = request;
  if (spec.clusterIP === 'None') {
    const selects = Object.keys(recordOf(spec.selector)).length > 0;
    spec.clusterIPs = ['None'];
    spec.ipFamilies ??= selects ? ['IPv4'] : ['IPv4', 'IPv6'];
    spec.ipFamilyPolicy ??= selects ? 'SingleStack' : 'RequireDualStack';
    return;
  }
  const taken = new Set(others(context, object).map(one => one.clusterIP));
  const wanted = spec.clusterIP ?? listOf(spec.clusterIPs)[0];
  if (wanted && taken.has(wanted)) {
    throw invalidObject(resource, object.metadata.name, [
      invalid(
        'spec.clusterIPs',
        [wanted],
        `failed to allocate IP ${wanted}: provided IP is already allocated`,
      ),
    ]);
  }
  const address = (index: number) =>
    `${addressPrefix}.${Math.floor((index + 10) / 256)}.${(index + 10) % 256}`;
  spec.clusterIP =
    wanted ||
    address(
      firstFree(
        `${object.metadata.namespace}/${object.metadata.name}`,
        addressCount,
        index => !taken.has(address(index)),
      ),
    );
  spec.clusterIPs = [spec.clusterIP];
  spec.ipFamilies ??= ['IPv4'];
  spec.ipFamilyPolicy ??= 'SingleStack';
}

function givePorts(
  context: ClusterContext,
  request: AdmissionRequest,
  spec: JsonRecord,
): void {
  const { object, resource } = request;
  const taken = new Set(
    others(context, object)
      .flatMap(one => recordsOf(one.ports))
      .map(port => port.nodePort),
  );
  recordsOf(spec.ports).forEach((port, index) => {
    if (port.nodePort && taken.has(port.nodePort)) {
      throw invalidObject(resource, object.metadata.name, [
        invalid(
          `spec.ports[${index}].nodePort`,
          port.nodePort,
          'provided port is already allocated',
        ),
      ]);
    }
    port.nodePort ||=
      firstPort +
      firstFree(
        `${object.metadata.uid}/${port.port}`,
        portCount,
        candidate => !taken.has(firstPort + candidate),
      );
    taken.add(port.nodePort);
  });
}

/** Gives Services their addresses in the cluster and, where they open some, their ports on the nodes. */
export function serviceAddresses(context: ClusterContext): Admission {
  return {
    mutate(request) {
      const { operation, resource, subresource, object } = request;
      const concerns = resource.bucket === 'services' && !subresource;
      if (!concerns || operation === 'DELETE') {
        return;
      }
      const spec = recordOf(object.spec);
      if (spec.type === 'ExternalName') {
        return;
      }
      if (operation === 'UPDATE' && request.old) {
        const before = recordOf(request.old.spec);
        spec.clusterIP ??= before.clusterIP;
        spec.clusterIPs ??= before.clusterIPs;
      }
      giveAddress(context, request, spec);
      if (
        spec.type === 'NodePort' ||
        (spec.type === 'LoadBalancer' &&
          spec.allocateLoadBalancerNodePorts !== false)
      ) {
        givePorts(context, request, spec);
      }
    },
  };
}
