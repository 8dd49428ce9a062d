/** Keys and indexes from the root of a document to a value in it. */
export type FieldPath = readonly (string | number)[];

const plainKey = /^[A-Za-z_][\w-]*$/;

/** The path as people write it: `spec.environments[1].quota["requests.cpu"]`; empty for the document itself. */
export function formatPath(path: FieldPath): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') {
        return `[${step}]`;
      }
      if (!plainKey.test(step)) {
        return `[${JSON.stringify(step)}]`;
      }
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

/** The value at the path; undefined where there is none. */
export function valueAt(root: unknown, path: FieldPath): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
}
