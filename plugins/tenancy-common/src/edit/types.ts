import { Finding } from '@socle/plugin-platform-common/documents';

/**
 * What an edit writes: the values of JSON. Fields that are undefined are left out.
 *
 * @public
 */
export type EditValue =
  | string
  | number
  | boolean
  | null
  | readonly EditValue[]
  | { readonly [field: string]: EditValue | undefined };

/**
 * One step of a path: a field of a map; an item of a list by its index, from 0; or the one item of a list whose fields
 * have these values, `{ name: 'prod' }`, which stays right when others come and go.
 *
 * @public
 */
export type EditStep = string | number | { readonly [field: string]: string };

/**
 * The way from the document to a place in it: `['spec', 'environments', { name: 'prod' }, 'size']`.
 *
 * @public
 */
export type EditPath = readonly EditStep[];

/**
 * One change of a document. Each is of a place that is there when the changes before it are done.
 *
 * - `set` gives a field or item a value. A field that is missing is made where its schema puts it, with the maps around
 *   it. A map or list is brought to its new value by the fewest changes: what stays equal stays as it is written.
 * - `add` puts an item into a list, which is made where it is missing: before the item `at`, else at the end. Without
 *   `at`, an item that the list holds already is not added again.
 * - `remove` takes a field away, an item, or, with `item`, the item of a list that equals it. A list or map that would be
 *   left empty goes with it where its schema makes it optional, and else is left as `[]` or `{}`.
 *
 * @public
 */
export type Edit =
  | { kind: 'set'; path: EditPath; value: EditValue }
  | { kind: 'add'; path: EditPath; value: EditValue; at?: number }
  | { kind: 'remove'; path: EditPath; item?: EditValue };

/**
 * What came of editing: the text with every change, or why there is none.
 *
 * @public
 */
export type Edited =
  { ok: true; text: string } | { ok: false; findings: Finding[] };
