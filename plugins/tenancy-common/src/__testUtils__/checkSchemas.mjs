// A program of its own: the schemas are ES modules only, which Jest does not load. Reads objects as JSON, prints the faults of each.
import { text } from 'node:stream/consumers';
import {
  Application,
  ApplicationSet,
  AppProject,
} from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { CiliumNetworkPolicy } from '@kubernetes-models/cilium/cilium.io/v2';
import { Instrumentation } from '@kubernetes-models/opentelemetry-operator/opentelemetry.io/v1alpha1';
import { PrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import {
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
} from 'kubernetes-models/admissionregistration.k8s.io/v1';
import {
  Role,
  RoleBinding,
} from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import {
  ConfigMap,
  LimitRange,
  Namespace,
  ResourceQuota,
} from 'kubernetes-models/v1';

const models = new Map(
  [
    ConfigMap,
    LimitRange,
    Namespace,
    ResourceQuota,
    Role,
    RoleBinding,
    ValidatingAdmissionPolicy,
    ValidatingAdmissionPolicyBinding,
    CiliumNetworkPolicy,
    Instrumentation,
    PrometheusRule,
    AppProject,
    Application,
    ApplicationSet,
  ].map(model => [`${model.apiVersion} ${model.kind}`, model]),
);

/* Fields that the types of kubernetes-models have, after the API, and its compiled schemas have lost. */
const lost = /^AppProject\/spec\/(?:roles\/\d+\/)?description is unknown$/;

/**
 * What is wrong with an object after the schema of its API; null where this kind has none here.
 *
 * The compiled schemas of kubernetes-models let unknown fields pass. They are found by looking over a validator's shoulder:
 * of an object that it reads at all, it reads every field that it knows, so a field that it never reads is unknown.
 */
function faultsOf(manifest) {
  const model = models.get(`${manifest.apiVersion} ${manifest.kind}`);
  if (!model) {
    return null;
  }
  const seen = [];
  const faults = [];
  try {
    model.prototype.validate.call(watch(manifest, '', seen, new Map()));
  } catch (error) {
    faults.push(error.message);
  }
  const unknown = seen
    .filter(({ read }) => read.size > 0)
    .flatMap(({ path, keys, read }) =>
      keys
        .filter(key => !read.has(key))
        .map(key => `${path}/${key} is unknown`),
    );
  return [
    ...faults,
    ...unknown.filter(fault => !lost.test(`${manifest.kind}${fault}`)),
  ];
}

function watch(value, path, seen, proxies) {
  if (proxies.has(value)) {
    return proxies.get(value);
  }
  const read = new Set();
  if (!Array.isArray(value)) {
    seen.push({ path, keys: Object.keys(value), read });
  }
  const proxy = new Proxy(value, {
    get(target, key) {
      read.add(key);
      const field = Reflect.get(target, key);
      return typeof field === 'object' && field !== null
        ? watch(field, `${path}/${String(key)}`, seen, proxies)
        : field;
    },
  });
  proxies.set(value, proxy);
  return proxy;
}

const manifests = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(manifests.map(faultsOf)));
