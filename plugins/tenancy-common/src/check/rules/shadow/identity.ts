import { ENVIRONMENT_LABEL, TENANT_LABEL } from '@socle/plugin-platform-common';
import { FieldPath, valueAt } from '@socle/plugin-platform-common/documents';
import { Unit } from '../../tree/workspace';
import { Fields, fieldsAt } from '../../value';
import { said } from '../../workloads/said';
import { Breach, Judged } from './breach';

const places: FieldPath[] = [
  ['metadata', 'labels'],
  ['spec', 'template', 'metadata', 'labels'],
];

/** Objects that say they are another tenant's, or of another Application. */
export function claims({ manifest, unit }: Judged): Breach[] {
  return [
    ...places.flatMap(path =>
      wrongLabels(fieldsAt(manifest.object, ...path), path, unit),
    ),
    ...tracking(fieldsAt(manifest.object, 'metadata', 'annotations')),
  ];
}

/** Labels of the platform with other values than those of the environment. */
export function wrongLabels(
  labels: Fields,
  path: FieldPath,
  { role, tenantName, environment, environmentName }: Unit,
): Breach[] {
  const own = new Map([
    [TENANT_LABEL, tenantName],
    // A folder that is no environment is built into several.
    [ENVIRONMENT_LABEL, environment && environmentName],
  ]);
  return [...own].flatMap(([label, wanted]) => {
    const value = valueAt(labels, [label]);
    return role === 'loose' ||
      wanted === undefined ||
      value === undefined ||
      value === wanted
      ? []
      : [
          {
            path: [...path, label],
            message: `The label ${label} says ${said(value)}, and this folder is of ${wanted}.`,
            remedy: `Write ${wanted}, or leave the label out.`,
          },
        ];
  });
}

/* Argo CD 3 tells by annotation which Application holds an object (docs, "Resource Tracking"). */
const trackingAnnotations = [
  'argocd.argoproj.io/tracking-id',
  'argocd.argoproj.io/installation-id',
];

function tracking(annotations: Fields): Breach[] {
  return trackingAnnotations
    .filter(name => valueAt(annotations, [name]) !== undefined)
    .map(name => ({
      path: ['metadata', 'annotations', name],
      message: `The annotation ${name} says whose the object is, which is Argo CD's to say.`,
      remedy: 'Remove the annotation: Argo CD writes it itself.',
    }));
}
