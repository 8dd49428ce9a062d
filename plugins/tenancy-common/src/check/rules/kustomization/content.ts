import { closest, distance } from 'fastest-levenshtein';
import { short } from '@socle/plugin-platform-common/documents';
import { KustomizationFile } from '../../tree/kustomization';
import { Problem } from '../../types';
import { isFields } from '../../value';
import { said } from '../../workloads/said';
import { fields, refusedFields } from './fields';

/* Who has mended so many of one file can run the check again. */
const MAX_FIELDS = 20;

/** What is wrong in a kustomization itself: its fields, whatever they name. */
export function contentProblems(file: KustomizationFile): Problem[] {
  const { value, holds } = file;
  if (holds !== 'map' || isEmpty(value)) {
    return [{ source: file, ...wordsOf(holds) }];
  }
  return [
    ...typeProblems(file),
    ...Object.entries(value)
      .flatMap(([field, content]) => fieldProblem(file, field, content))
      .slice(0, MAX_FIELDS)
      .map(toWords => toWords()),
  ];
}

/** As kustomize has it: what a file says besides its type (`CheckEmpty`). */
function isEmpty(value: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(value).every(
    ([field, content]) =>
      field === 'apiVersion' || field === 'kind' || content === null,
  );
}

function wordsOf(
  holds: KustomizationFile['holds'],
): Pick<Problem, 'message' | 'remedy'> {
  if (holds === 'several') {
    return {
      message:
        'The file holds several documents, and kustomize reads the first one only.',
      remedy: 'Keep one document.',
    };
  }
  return holds === 'other'
    ? {
        message: 'The kustomization is not a map of fields.',
        remedy: 'Write its fields, beginning with resources.',
      }
    : {
        message: 'The kustomization is empty, which kustomize refuses.',
        remedy:
          'Name what is to be applied in resources, or remove the file: all manifests of the folder are applied then.',
      };
}

/** As kustomize has it (`EnforceFields`): the type may be left out, and must be right where it is said. */
function typeProblems(file: KustomizationFile): Problem[] {
  const { apiVersion, kind } = file.value;
  const isComponent = kind === 'Component';
  const version = isComponent
    ? 'kustomize.config.k8s.io/v1alpha1'
    : 'kustomize.config.k8s.io/v1beta1';
  const report = (field: string, value: unknown, remedy: string): Problem[] =>
    value === undefined || value === null || value === ''
      ? []
      : [
          {
            source: file,
            path: [field],
            message: `${field} is ${said(value)}, which kustomize does not take.`,
            remedy,
          },
        ];
  if (!isComponent && kind !== 'Kustomization') {
    const problems = report('kind', kind, 'Write Kustomization or Component.');
    if (problems.length > 0) {
      return problems;
    }
  }
  return apiVersion === version
    ? []
    : report('apiVersion', apiVersion, `Write ${version}.`);
}

/** A field that is not as it should be; in words only once it is told, as finding what may be meant takes its time. */
function fieldProblem(
  file: KustomizationFile,
  field: string,
  content: unknown,
): (() => Problem)[] {
  const refusal = refusedFields.get(field);
  const shape = fields.get(field);
  const report = (message: string, remedy: string) => ({
    source: file,
    path: [field],
    message,
    remedy,
  });
  if (refusal) {
    return [() => report(`${field} ${refusal.message}`, refusal.remedy)];
  }
  if (!shape) {
    return [
      () =>
        report(
          `${short(field)} is not a field of kustomize.`,
          guessOf(field.slice(0, 60)),
        ),
    ];
  }
  // The type has been looked at.
  if (
    field === 'apiVersion' ||
    field === 'kind' ||
    content === null ||
    shape === 'any'
  ) {
    return [];
  }
  const fits = {
    text: typeof content === 'string',
    list: Array.isArray(content),
    map: isFields(content),
  }[shape];
  const wanted = {
    text: 'text',
    list: 'a list',
    map: 'a map of fields',
  }[shape];
  return fits
    ? []
    : [
        () =>
          report(
            `${field} is ${said(content)}, not ${wanted}.`,
            `Write ${wanted}.`,
          ),
      ];
}

function guessOf(field: string): string {
  const near = closest(field, [...fields.keys()]);
  return distance(near, field) <= Math.max(2, Math.floor(field.length / 3))
    ? `Did you mean ${near}? Otherwise remove it.`
    : 'Remove it.';
}
