import {
  duplicate,
  FieldError,
  invalid,
  required,
  unsupported,
} from '../invalid';
import { isRecord, JsonRecord, listOf, recordOf, recordsOf } from '../json';
import { nameProblems } from '../names';
import { KubernetesObject } from '../types';
import { KindRules } from './rules';

const serviceTypes = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

/** Whether a Service of that type gets ports on the nodes. */
function opensNodePorts(spec: JsonRecord): boolean {
  return (
    spec.type === 'NodePort' ||
    (spec.type === 'LoadBalancer' &&
      spec.allocateLoadBalancerNodePorts !== false)
  );
}

function defaultPort(port: JsonRecord): void {
  port.protocol ||= 'TCP';
  if (
    port.targetPort === undefined ||
    port.targetPort === 0 ||
    port.targetPort === ''
  ) {
    port.targetPort = port.port;
  }
}

/** A Service that closes its ports on the nodes lets go of them, unless it names others. */
function dropNodePorts(before: JsonRecord, after: JsonRecord): void {
  const had = new Set(recordsOf(before.ports).map(port => port.nodePort));
  for (const port of recordsOf(after.ports)) {
    if (had.has(port.nodePort)) {
      delete port.nodePort;
    }
  }
  if (after.externalTrafficPolicy === before.externalTrafficPolicy) {
    delete after.externalTrafficPolicy;
  }
}

function servicePortErrors(spec: JsonRecord): FieldError[] {
  const ports = recordsOf(spec.ports);
  const names = new Set<unknown>();
  return ports.flatMap((port, index) => {
    const path = `spec.ports[${index}]`;
    const errors: FieldError[] = [];
    if (!port.name) {
      if (ports.length > 1) {
        errors.push(required(`${path}.name`));
      }
    } else {
      errors.push(
        ...nameProblems(String(port.name), 'label').map(why =>
          invalid(`${path}.name`, port.name, why),
        ),
      );
      if (names.has(port.name)) {
        errors.push(duplicate(`${path}.name`, port.name));
      }
      names.add(port.name);
    }
    const number = Number(port.port ?? 0);
    if (!isPort(number)) {
      errors.push(
        invalid(
          `${path}.port`,
          number,
          'must be between 1 and 65535, inclusive',
        ),
      );
    }
    const { targetPort } = port;
    if (typeof targetPort === 'number' && !isPort(targetPort)) {
      errors.push(
        invalid(
          `${path}.targetPort`,
          targetPort,
          'must be between 1 and 65535, inclusive',
        ),
      );
    }
    return errors;
  });
}

function isPort(number: number): boolean {
  return number >= 1 && number <= 65535;
}

/** Rules of Services. Addresses and node ports are given by `admission/serviceAddresses.ts`. */
export const serviceRules: KindRules = {
  createsOnUpdate: true,
  defaults(object) {
    const spec = recordOf(object.spec);
    object.spec = spec;
    spec.sessionAffinity ||= 'None';
    spec.type ||= 'ClusterIP';
    recordsOf(spec.ports).forEach(defaultPort);
    if (spec.type !== 'ExternalName') {
      spec.internalTrafficPolicy ??= 'Cluster';
    }
    if (spec.type === 'NodePort' || spec.type === 'LoadBalancer') {
      spec.externalTrafficPolicy ||= 'Cluster';
    }
    if (spec.type === 'LoadBalancer') {
      spec.allocateLoadBalancerNodePorts ??= true;
    }
  },
  prepareForCreate(object) {
    object.status = { loadBalancer: {} };
  },
  prepareForUpdate(object, old) {
    const before = recordOf(old.spec);
    const after = recordOf(object.spec);
    if (before.type === 'ExternalName' || after.type === 'ExternalName') {
      return;
    }
    for (const field of [
      'clusterIP',
      'clusterIPs',
      'ipFamilies',
      'ipFamilyPolicy',
      'healthCheckNodePort',
    ]) {
      if (after[field] === undefined && before[field] !== undefined) {
        after[field] = before[field];
      }
    }
    if (opensNodePorts(before) && after.type === 'ClusterIP') {
      dropNodePorts(before, after);
    }
    if (opensNodePorts(before) && opensNodePorts(after)) {
      for (const port of recordsOf(after.ports)) {
        const same = recordsOf(before.ports).find(
          one => one.port === port.port && one.protocol === port.protocol,
        );
        if (!port.nodePort && same?.nodePort) {
          port.nodePort = same.nodePort;
        }
      }
    }
  },
  validate(object) {
    const spec = recordOf(object.spec);
    const headless = spec.clusterIP === 'None';
    const errors: FieldError[] = [];
    if (spec.type === 'ExternalName') {
      if (!spec.externalName) {
        errors.push(required('spec.externalName'));
      }
    } else if (recordsOf(spec.ports).length === 0 && !headless) {
      errors.push(required('spec.ports'));
    }
    if (!serviceTypes.includes(String(spec.type))) {
      errors.push(unsupported('spec.type', spec.type, serviceTypes));
    }
    return [...errors, ...servicePortErrors(spec)];
  },
  validateUpdate(object, old) {
    const before = recordOf(old.spec);
    const after = recordOf(object.spec);
    const had = listOf(before.clusterIPs)[0];
    return had && after.type !== 'ExternalName' && after.clusterIP !== had
      ? [
          invalid(
            'spec.clusterIPs[0]',
            listOf(after.clusterIPs),
            'may not change once set',
          ),
        ]
      : [];
  },
};

/** Rules of Endpoints. */
export const endpointsRules: KindRules = {
  createsOnUpdate: true,
  defaults(object) {
    for (const subset of recordsOf(object.subsets)) {
      for (const port of recordsOf(subset.ports)) {
        port.protocol ||= 'TCP';
      }
    }
  },
};

/** Rules of EndpointSlices. */
export const endpointSliceRules: KindRules = {
  defaults(object) {
    for (const port of recordsOf(object.ports)) {
      port.name ??= '';
      port.protocol ??= 'TCP';
    }
  },
};

/** Rules of NetworkPolicies. */
export const networkPolicyRules: KindRules = {
  defaults(object) {
    const spec = recordOf(object.spec);
    object.spec = spec;
    if (listOf(spec.policyTypes).length === 0) {
      spec.policyTypes = listOf(spec.egress).length
        ? ['Ingress', 'Egress']
        : ['Ingress'];
    }
    const rules = [...recordsOf(spec.ingress), ...recordsOf(spec.egress)];
    for (const port of rules.flatMap(rule => recordsOf(rule.ports))) {
      port.protocol ??= 'TCP';
    }
  },
};

function ingressPathErrors(object: KubernetesObject): FieldError[] {
  const rules = recordsOf(recordOf(object.spec).rules);
  return rules.flatMap((rule, ruleIndex) =>
    recordsOf(recordOf(rule.http).paths).flatMap((path, index) => {
      const place = `spec.rules[${ruleIndex}].http.paths[${index}]`;
      if (!path.pathType) {
        return [required(`${place}.pathType`, 'pathType must be specified')];
      }
      const types = ['Exact', 'ImplementationSpecific', 'Prefix'];
      return types.includes(String(path.pathType))
        ? []
        : [unsupported(`${place}.pathType`, path.pathType, types)];
    }),
  );
}

/** Rules of Ingresses. */
export const ingressRules: KindRules = {
  prepareForCreate(object) {
    object.status = { loadBalancer: {} };
  },
  validate(object) {
    const spec = recordOf(object.spec);
    const errors = ingressPathErrors(object);
    if (recordsOf(spec.rules).length === 0 && !isRecord(spec.defaultBackend)) {
      errors.push(
        invalid(
          'spec',
          null,
          'either `defaultBackend` or `rules` must be specified',
        ),
      );
    }
    return errors;
  },
};
