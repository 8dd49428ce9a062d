import { parsePrefix, Prefix } from '../labels/prefix';
import { fieldOf, isRecord, JsonRecord } from './reader';

/** A group of networks that policies may mean by its name or its labels (CiliumCIDRGroup). */
export interface CidrGroup {
  name: string;
  labels: ReadonlyMap<string, string>;
  networks: readonly Prefix[];
}

/** Reads a CiliumCIDRGroup; networks that are none are left out, as Cilium leaves them out. */
export function readCidrGroup(document: JsonRecord): CidrGroup | undefined {
  const metadata = fieldOf(document, 'metadata');
  const name = fieldOf(metadata, 'name');
  if (typeof name !== 'string' || name === '') {
    return undefined;
  }
  const labels = fieldOf(metadata, 'labels');
  const written = fieldOf(fieldOf(document, 'spec'), 'externalCIDRs');
  return {
    name,
    labels: new Map(
      Object.entries(isRecord(labels) ? labels : {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
    networks: (Array.isArray(written) ? written : []).flatMap(text =>
      typeof text === 'string' ? (parsePrefix(text) ?? []) : [],
    ),
  };
}
