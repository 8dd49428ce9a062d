import { isDeepStrictEqual } from 'node:util';
import { PolicyDocument, readDocuments } from '@socle/plugin-cilium-common';
import { stringify } from 'yaml';
import { PolicyObject } from './kinds';
import { GitPolicies, GitPolicy } from './PolicyFiles';

/** A policy as it is shown: its text, and what of it stands where. */
export interface PrintedPolicy {
  object: PolicyObject;
  text: string;
  document: PolicyDocument;
  /** Where it is in Git, with the same content. */
  source?: { file: string; url?: string };
}

const mostPrinted = 2_000;

/** Policies as they are shown, each printed once. */
export class PrintedPolicies {
  readonly #printed = new Map<PolicyObject, PrintedPolicy | undefined>();

  /** As it is in Git, where that says the same; else as the cluster has it. */
  of(object: PolicyObject, git: GitPolicies): PrintedPolicy | undefined {
    const found = git.policies.find(one => isSamePolicy(one, object));
    if (!found) {
      return this.#print(object);
    }
    const { file, text, url, document } = found;
    return {
      object,
      text,
      document: { ...document, value: object.value },
      source: { file, ...(url !== undefined && { url }) },
    };
  }

  #print(object: PolicyObject): PrintedPolicy | undefined {
    if (!this.#printed.has(object)) {
      if (this.#printed.size > mostPrinted) {
        this.#printed.clear();
      }
      const { status: _status, ...shown } = object.value;
      const text = stringify(shown, { lineWidth: 0 });
      const [document] = readDocuments(text, '').documents;
      this.#printed.set(
        object,
        document && {
          object,
          text,
          document: { value: object.value, locate: document.locate },
        },
      );
    }
    return this.#printed.get(object);
  }
}

function isSamePolicy(
  { document }: GitPolicy,
  { value, namespace, name }: PolicyObject,
): boolean {
  const { kind, metadata, spec, specs } = Object(document.value);
  const place = Object(metadata);
  return (
    kind === value.kind &&
    place.namespace === namespace &&
    place.name === name &&
    isDeepStrictEqual(spec, value.spec) &&
    isDeepStrictEqual(specs, value.specs)
  );
}
