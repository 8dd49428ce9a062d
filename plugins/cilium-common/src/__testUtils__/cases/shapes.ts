import { GeneratedWorld } from '../generate/policySets';

export type Json = Record<string, unknown>;

/** A trap of Cilium's policies, or a mistake that the evaluator once made, with what the oracle answers. */
export interface NamedCase {
  name: string;
  world?: Partial<GeneratedWorld>;
  policies: Json[];
  from: Json;
  to: Json;
  port: number;
  proto?: string;
  /** Egress and ingress: `a` allowed, `A` through a proxy, `d` denied; `xx` where the policies cannot be computed. */
  answer: string;
}

export const labels = { 'k8s:io.kubernetes.pod.namespace': 'web' };
export const shop = { namespace: 'shop', labels: { app: 'cart' } };
export const web = { namespace: 'web', labels: { app: 'front' } };
export const tcp80 = [{ ports: [{ port: '80', protocol: 'TCP' }] }];

export function policy(spec: Json, name = 'a'): Json {
  return {
    kind: 'CiliumNetworkPolicy',
    metadata: { name, namespace: 'shop' },
    spec: { endpointSelector: {}, ...spec },
  };
}

export function clusterwide(spec: Json, name = 'a'): Json {
  return {
    kind: 'CiliumClusterwideNetworkPolicy',
    metadata: { name },
    spec: { endpointSelector: {}, ...spec },
  };
}

/** Into the pod `cart` of `shop`. */
export function into(from: Json, spec: Json, answer: string, port = 80) {
  return { policies: [policy(spec)], from, to: shop, port, answer };
}

/** Out of the pod `cart` of `shop`. */
export function outOf(to: Json, spec: Json, answer: string, port = 80) {
  return { policies: [policy(spec)], from: shop, to, port, answer };
}

export const world = { entity: 'world' };
export const host = { entity: 'host' };
