import {
  duplicate,
  FieldError,
  invalid,
  required,
  unsupported,
} from '../invalid';
import { isRecord, JsonRecord, recordOf, recordsOf } from '../json';
import { nameProblems } from '../names';
import { compareQuantities, quantityOf } from '../quantity';

const pullPolicies = ['Always', 'IfNotPresent', 'Never'];
const restartPolicies = ['Always', 'OnFailure', 'Never'];
const environmentName = /^[-._a-zA-Z][-._a-zA-Z0-9]*$|^[ -<>-~]+$/;

function resourceErrors(container: JsonRecord, path: string): FieldError[] {
  const { requests, limits } = recordOf(container.resources);
  return Object.entries(recordOf(requests)).flatMap(([name, request]) => {
    const limit = recordOf(limits)[name];
    return limit !== undefined &&
      compareQuantities(quantityOf(request), quantityOf(limit)) > 0
      ? [
          invalid(
            `${path}.resources.requests`,
            request,
            `must be less than or equal to ${name} limit of ${limit}`,
          ),
        ]
      : [];
  });
}

function portErrors(container: JsonRecord, path: string): FieldError[] {
  return recordsOf(container.ports).flatMap((port, index) => {
    const place = `${path}.ports[${index}]`;
    const number = port.containerPort;
    if (number === undefined || number === 0) {
      return [required(`${place}.containerPort`)];
    }
    return Number(number) < 1 || Number(number) > 65535
      ? [
          invalid(
            `${place}.containerPort`,
            number,
            'must be between 1 and 65535, inclusive',
          ),
        ]
      : [];
  });
}

function mountErrors(
  container: JsonRecord,
  path: string,
  volumes: Set<unknown>,
): FieldError[] {
  const seen = new Set<unknown>();
  return recordsOf(container.volumeMounts).flatMap((mount, index) => {
    const place = `${path}.volumeMounts[${index}]`;
    const errors: FieldError[] = [];
    if (!mount.name) {
      errors.push(required(`${place}.name`));
    } else if (!volumes.has(mount.name)) {
      errors.push({
        field: `${place}.name`,
        reason: 'FieldValueNotFound',
        detail: `Not found: ${JSON.stringify(mount.name)}`,
      });
    }
    if (!mount.mountPath) {
      errors.push(required(`${place}.mountPath`));
    } else if (seen.has(mount.mountPath)) {
      errors.push(
        invalid(`${place}.mountPath`, mount.mountPath, 'must be unique'),
      );
    }
    seen.add(mount.mountPath);
    return errors;
  });
}

function environmentErrors(container: JsonRecord, path: string): FieldError[] {
  return recordsOf(container.env).flatMap((variable, index) => {
    const place = `${path}.env[${index}]`;
    if (!variable.name) {
      return [required(`${place}.name`)];
    }
    if (variable.value && isRecord(variable.valueFrom)) {
      return [
        invalid(
          `${place}.valueFrom`,
          '',
          'may not be specified when `value` is not empty',
        ),
      ];
    }
    return environmentName.test(String(variable.name))
      ? []
      : [
          invalid(
            `${place}.name`,
            variable.name,
            "a valid environment variable name must consist only of printable ASCII characters other than '='",
          ),
        ];
  });
}

function nameErrors(name: unknown, path: string): FieldError[] {
  return name
    ? nameProblems(String(name), 'label').map(why => invalid(path, name, why))
    : [required(path)];
}

function containerErrors(
  containers: JsonRecord[],
  path: string,
  volumes: Set<unknown>,
  names: Set<unknown>,
): FieldError[] {
  return containers.flatMap((container, index) => {
    const place = `${path}[${index}]`;
    const { name, image, imagePullPolicy } = container;
    const errors = nameErrors(name, `${place}.name`);
    if (!image) {
      errors.push(required(`${place}.image`));
    }
    errors.push(
      ...portErrors(container, place),
      ...environmentErrors(container, place),
      ...mountErrors(container, place, volumes),
    );
    if (!pullPolicies.includes(String(imagePullPolicy))) {
      errors.push(
        unsupported(`${place}.imagePullPolicy`, imagePullPolicy, pullPolicies),
      );
    }
    errors.push(...resourceErrors(container, place));
    if (name && names.has(name)) {
      errors.push(duplicate(`${place}.name`, name));
    }
    names.add(name);
    return errors;
  });
}

/** What is wrong with a Pod's specification, at a path such as `spec.template.spec`. */
export function podSpecErrors(spec: JsonRecord, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const volumes = recordsOf(spec.volumes);
  const volumeNames = new Set<unknown>();
  volumes.forEach(({ name }, index) => {
    const place = `${path}.volumes[${index}].name`;
    errors.push(...nameErrors(name, place));
    if (name && volumeNames.has(name)) {
      errors.push(duplicate(place, name));
    }
    volumeNames.add(name);
  });
  const containers = recordsOf(spec.containers);
  const names = new Set<unknown>();
  if (containers.length === 0) {
    errors.push(required(`${path}.containers`));
  }
  errors.push(
    ...containerErrors(containers, `${path}.containers`, volumeNames, names),
    ...containerErrors(
      recordsOf(spec.initContainers),
      `${path}.initContainers`,
      volumeNames,
      names,
    ),
  );
  return errors;
}

/** The restart policies that a Pod may have, or a workload's template. */
export function restartPolicyErrors(
  spec: JsonRecord,
  path: string,
  allowed: string[] = restartPolicies,
): FieldError[] {
  return allowed.includes(String(spec.restartPolicy))
    ? []
    : [unsupported(`${path}.restartPolicy`, spec.restartPolicy, allowed)];
}
